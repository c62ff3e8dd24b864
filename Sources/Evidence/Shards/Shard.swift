import Facts
import Foundation
import GRDB

/// One sealed import, opened for questions; it never changes while it is open.
final class Shard: Sendable {
  /// The file's name without its suffix: the digest of its content.
  let id: String
  let manifest: ShardManifest
  let parties: [Party]
  let goods: [Goods]
  let units: [Int: String]
  /// The distinct HS keys in order.
  let codes: [Int]
  private let database: DatabaseQueue
  let path: String

  struct Party: Sendable {
    let id: Int
    let name: String
    let other: String
  }
  struct Goods: Sendable {
    let id: Int
    let text: String
    let other: String
  }

  init(at path: String) throws(Diagnostic) {
    self.path = path
    let file = path.split(separator: "/").last.map(String.init) ?? path
    id = String(file.dropLast(ShardWriter.suffix.count))
    do {
      let database = try Shard.opened(path)
      let contents = try database.read { db in try Contents(db) }
      self.database = database
      manifest = contents.manifest
      parties = contents.parties
      goods = contents.goods
      units = contents.units
      codes = contents.codes
    } catch {
      throw EvidenceFault.damagedShard(path, ShardWriter.words(error))
    }
  }

  /// The manifest alone, without the dictionaries.
  static func manifest(at path: String) throws -> ShardManifest {
    try opened(path).read { db in try manifest(db) }
  }

  private static func opened(_ path: String) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.readonly = true
    configuration.prepareDatabase { db in
      try db.execute(sql: "PRAGMA mmap_size = 4294967296; PRAGMA query_only = 1")
    }
    return try DatabaseQueue(
      path: "file:\(escaped(path))?immutable=1", configuration: configuration)
  }

  private static func manifest(_ db: Database) throws -> ShardManifest {
    guard try Int.fetchOne(db, sql: "PRAGMA application_id") == ShardSchema.applicationID,
      try Int.fetchOne(db, sql: "PRAGMA user_version") == ShardSchema.version,
      let json = try String.fetchOne(db, sql: "SELECT json FROM manifest")
    else { throw DatabaseError(message: "it was not written by this version of Tallyman") }
    return try JSONDecoder().decode(ShardManifest.self, from: Data(json.utf8))
  }

  private struct Contents {
    var manifest: ShardManifest
    var parties: [Party]
    var goods: [Goods]
    var units: [Int: String]
    var codes: [Int]

    init(_ db: Database) throws {
      manifest = try Shard.manifest(db)
      parties = try Row.fetchAll(
        db, sql: "SELECT id, name, other FROM party WHERE id > 0 ORDER BY id"
      )
      .map { Party(id: $0[0], name: $0[1], other: $0[2]) }
      goods = try Row.fetchAll(
        db, sql: "SELECT id, text, other FROM goods WHERE id > 0 ORDER BY id"
      )
      .map { Goods(id: $0[0], text: $0[1], other: $0[2]) }
      units = Dictionary(
        uniqueKeysWithValues: try Row.fetchAll(db, sql: "SELECT id, name FROM unit")
          .map { ($0[0], $0[1]) })
      codes = try Int.fetchAll(db, sql: "SELECT key FROM hs ORDER BY key")
    }
  }

  /// SQLite's own escapes of a path in a `file:` address.
  private static func escaped(_ path: String) -> String {
    var text = ""
    for character in path {
      switch character {
      case "%": text += "%25"
      case "?": text += "%3f"
      case "#": text += "%23"
      default: text.append(character)
      }
    }
    return text
  }

  /// Reads the records that a plan selects, in the order of the file.
  func records(_ plan: ShardPlan, _ body: (SelectedRecord) -> Void) throws(Diagnostic) {
    do {
      try database.read { db in
        let (condition, arguments) = plan.condition
        let rows = try Row.fetchCursor(
          db,
          sql: """
            SELECT row, day, shipper, consignee, hs, goods, origin, departure, via, destination,
            quantity, unit, mass, usd, declaration, identity FROM record WHERE \(condition)
            """, arguments: arguments)
        while let row = try rows.next() { body(SelectedRecord(row)) }
      }
    } catch {
      throw EvidenceFault.queryFailed(ShardWriter.words(error))
    }
  }

  /// All that is known of some rows.
  func shipments(rows: [Int]) throws(Diagnostic) -> [Int: Shipment] {
    do {
      return try database.read { db in
        var found: [Int: Shipment] = [:]
        let statement = try db.cachedStatement(
          sql: """
            SELECT row, day, hs, quantity, unit, mass, usd, value, currency, origin, departure,
            destination, reference, s.name, c.name, g.text, s.other, c.other, g.other
            FROM record JOIN party s ON s.id = shipper JOIN party c ON c.id = consignee
            JOIN goods g ON g.id = goods WHERE row = ?
            """)
        for number in rows {
          guard let row = try Row.fetchOne(statement, arguments: [number]) else { continue }
          found[number] = shipment(row)
        }
        return found
      }
    } catch {
      throw EvidenceFault.queryFailed(ShardWriter.words(error))
    }
  }

  private func shipment(_ row: Row) -> Shipment {
    let day: Int? = row[1]
    let unit: Int? = row[4]
    func either(_ first: Int, _ second: Int) -> String {
      let text: String = row[first]
      return text.isEmpty ? row[second] : text
    }
    return Shipment(
      dataset: id, file: manifest.source, row: row[0], id: row[12], day: day.map(Day.init(number:)),
      shipper: either(13, 16), consignee: either(14, 17), hs: row[2] == 0 ? "" : HSKey.text(row[2]),
      goods: either(15, 18), quantityInThousandths: row[3], unit: unit.flatMap { units[$0] },
      netMassInGrams: row[5], valueInCents: row[7], currency: row[8], valueInUSDCents: row[6],
      origin: CountryCode.text(row[9]), departure: CountryCode.text(row[10]),
      destination: CountryCode.text(row[11]))
  }

  var holdsTotals: Bool { manifest.row == ImportProfile.Row.total.rawValue }

  var dataset: Dataset {
    Dataset(
      id: id, source: manifest.source, sha256: manifest.sha256, records: manifest.records,
      rejected: manifest.rejected, period: manifest.period,
      isCoverageAssumed: manifest.isCoverageAssumed, reporters: manifest.reporters,
      flows: manifest.flows)
  }
}

/// The integers of a record that a query selected.
struct SelectedRecord: Sendable {
  let row: Int
  let day: Int?
  let shipper: Int
  let consignee: Int
  let hs: Int
  let goods: Int
  let origin: Int
  let departure: Int
  let via: Int
  let destination: Int
  let quantity: Int?
  let unit: Int?
  let mass: Int?
  let usd: Int?
  let declaration: Int?
  let identity: Int

  init(_ row: Row) {
    self.row = row[0]
    day = row[1]
    shipper = row[2]
    consignee = row[3]
    hs = row[4]
    goods = row[5]
    origin = row[6]
    departure = row[7]
    via = row[8]
    destination = row[9]
    quantity = row[10]
    unit = row[11]
    mass = row[12]
    usd = row[13]
    declaration = row[14]
    identity = row[15]
  }
}

/// Which records of one shard a query selects, in that shard's integers.
struct ShardPlan: Sendable {
  /// The dictionary ids that a party slot allows, or that it excludes.
  struct Ids: Sendable {
    var ids: Set<Int>
    var isExcluded = false

    func contains(_ id: Int) -> Bool { ids.contains(id) != isExcluded }
  }

  var shippers: Ids?
  var consignees: Ids?
  /// A record matches by its code or by its description.
  var codes: [ClosedRange<Int>] = []
  var goods: Set<Int> = []
  var hasGoods = false
  var origin: Set<Int> = []
  var departure: Set<Int> = []
  var via: Set<Int> = []
  var destination: Set<Int> = []
  var period: Period = .always

  var condition: (String, StatementArguments) {
    var terms = ["1"]
    func list(_ ids: Set<Int>) -> String { ids.sorted().map(String.init).joined(separator: ",") }
    func party(_ column: String, _ ids: Ids?) {
      guard let ids else { return }
      terms.append("\(column) \(ids.isExcluded ? "NOT IN" : "IN") (\(list(ids.ids)))")
    }
    party("consignee", consignees)
    party("shipper", shippers)
    if hasGoods {
      var any = codes.map { "hs BETWEEN \($0.lowerBound) AND \($0.upperBound)" }
      if !goods.isEmpty { any.append("goods IN (\(list(goods)))") }
      terms.append(any.isEmpty ? "0" : "(\(any.joined(separator: " OR ")))")
    }
    if !origin.isEmpty { terms.append("origin IN (\(list(origin)))") }
    if !departure.isEmpty { terms.append("departure IN (\(list(departure)))") }
    if !via.isEmpty {
      terms.append("(CASE via WHEN 0 THEN departure ELSE via END) IN (\(list(via)))")
    }
    if !destination.isEmpty { terms.append("destination IN (\(list(destination)))") }
    if let from = period.from { terms.append("day >= \(from.number)") }
    if let to = period.to { terms.append("day < \(to.number)") }
    return (terms.joined(separator: " AND "), [])
  }
}
