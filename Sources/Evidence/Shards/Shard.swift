import Facts
import Foundation
import GRDB
import Synchronization

/// One sealed import, opened for questions; it never changes while it is open.
final class Shard: Sendable {
  /// The file's name without its suffix: the digest of its content.
  let id: String
  let path: String
  let manifest: ShardManifest
  /// By id; the first stands for «none».
  let units: [String]
  let currencies: [String]
  /// HS keys by id; the first stands for «none».
  let codes: [Int]
  let routes: [ShardRecord.Route]
  let dataset: Dataset
  /// The codes' ids in the order of their keys, so that those of a prefix lie side by side.
  private let codesByKey: [Int]
  private let connections: ShardConnections
  private let daysRead = Lazily<Range<Int>>()
  private let activityRead = Lazily<PartyActivity>()

  struct Text: Sendable {
    let id: Int
    let text: String
    let other: String
  }

  /// A shard of up to so many bytes is compared with its digest whenever it is opened, which takes some 20 ms.
  /// Of larger ones each page is when it is read (`SealedPages`), and all of them by `evidence list --verify`.
  private static let alwaysVerified = 32 << 20

  init(at path: String) throws(Diagnostic) {
    self.path = path
    let file = path.split(separator: "/").last.map(String.init) ?? path
    id = String(file.dropLast(ShardWriter.suffix.count))
    if try FileStamp(of: path).size <= Shard.alwaysVerified {
      try Shard.verify(path, against: id)
    }
    do {
      let database = try Shard.opened(path)
      let contents = try database.read { db in try Contents(db) }
      connections = ShardConnections(path, first: database)
      manifest = contents.manifest
      units = contents.units
      currencies = contents.currencies
      codes = contents.codes
      routes = contents.routes
      codesByKey = codes.indices.dropFirst().sorted { contents.codes[$0] < contents.codes[$1] }
      dataset = manifest.dataset(id: id)
    } catch {
      throw EvidenceFault.damagedShard(path, ShardWriter.words(error))
    }
  }

  var coverageSource: CoverageReading.Source {
    func countries(_ part: (ShardRecord.Route) -> Int) -> Set<String> {
      Set(routes.map(part).filter { $0 != 0 }.map(CountryCode.text))
    }
    let ends = routes.filter { $0.departure != 0 || $0.destination != 0 }
      .map { Set([$0.departure, $0.destination]) }
    let homes = ends.dropFirst().reduce(ends.first ?? []) { $0.intersection($1) }
    var source = CoverageReading.Source(dataset: dataset)
    source.departures = countries(\.departure)
    source.stops = countries(\.via)
    source.destinations = countries(\.destination)
    source.homes = Set(homes.filter { $0 != 0 }.map(CountryCode.text))
    return source
  }

  /// Compares the file with the digest that is its name.
  static func verify(_ path: String, against id: String) throws(Diagnostic) {
    guard try Digest.ofFile(at: path, name: path).hasPrefix(id) else {
      throw EvidenceFault.damagedShard(path, "its content does not fit its digest")
    }
  }

  /// The manifest alone, without the dictionaries.
  static func manifest(at path: String) throws -> ShardManifest {
    try opened(path).read { db in try manifest(db) }
  }

  fileprivate static func opened(_ path: String) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.readonly = true
    configuration.prepareDatabase { db in
      // Mapped pages count as the program's memory, up to the whole shard; read, the kernel keeps them.
      try db.execute(
        sql: "PRAGMA mmap_size = 0; PRAGMA query_only = 1; PRAGMA cache_size = -65536")
    }
    return try DatabaseQueue(
      path: try SealedPages.address(of: path, isImmutable: true), configuration: configuration)
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
    var units: [String]
    var currencies: [String]
    var codes: [Int]
    var routes: [ShardRecord.Route]

    init(_ db: Database) throws {
      manifest = try Shard.manifest(db)
      units = [""] + (try String.fetchAll(db, sql: "SELECT name FROM unit ORDER BY id"))
      currencies = [""] + (try String.fetchAll(db, sql: "SELECT code FROM currency ORDER BY id"))
      codes = [0] + (try Int.fetchAll(db, sql: "SELECT key FROM hs ORDER BY id"))
      let rows = try Row.fetchAll(
        db, sql: "SELECT origin, departure, via, destination FROM route ORDER BY id")
      routes =
        [ShardRecord.Route()]
        + rows.map {
          ShardRecord.Route(origin: $0[0], departure: $0[1], via: $0[2], destination: $0[3])
        }
    }
  }

  /// Reads from the database, which needs no transaction because it never changes; what goes wrong there is
  /// damage of the shard.
  func reading<Value>(_ body: (Database) throws -> Value) throws(Diagnostic) -> Value {
    do {
      return try connections.use { try $0.unsafeRead(body) }
    } catch {
      throw EvidenceFault.damagedShard(path, ShardWriter.words(error))
    }
  }

  /// How busy its parties are.
  func activity() throws(Diagnostic) -> PartyActivity {
    try activityRead.value { () throws(Diagnostic) in
      try reading { db in try PartyActivity(db) }
    }
  }

  /// From the day of its first record to behind that of its last.
  func days() throws(Diagnostic) -> Range<Int> {
    try daysRead.value { () throws(Diagnostic) in
      try reading { db in
        // Each by itself is found in the index at once.
        let first = try Int.fetchOne(db, sql: "SELECT min(day) FROM trader WHERE side = 0")
        let last = try Int.fetchOne(db, sql: "SELECT max(day) FROM trader WHERE side = 0")
        guard let first, let last, last < .max else { return 0..<0 }
        return first..<(last + 1)
      }
    }
  }

  /// False where all of its records are of other days.
  func holdsDays(of period: Period) throws(Diagnostic) -> Bool {
    let days = try days()
    return (period.from?.number ?? .min) < days.upperBound
      && (period.to?.number ?? .max) > days.lowerBound
  }

  /// The distinct parties, in the order of their ids from 1.
  func parties() throws(Diagnostic) -> [Text] {
    try texts("SELECT id, name, other FROM party", last: "SELECT max(id) FROM party")
  }

  /// The distinct goods descriptions, in the order of their ids from 1.
  func goods() throws(Diagnostic) -> [Text] {
    try texts("SELECT id, text, other FROM goods", last: "SELECT max(id) FROM goods")
  }

  /// Read stretch by stretch, on all cores.
  private func texts(_ sql: String, last: String) throws(Diagnostic) -> [Text] {
    let count = try reading { db in try Int.fetchOne(db, sql: last) ?? 0 }
    let stretches = Array(stride(from: 0, to: max(count, 1), by: Shard.textsAtOnce))
    return try concurrently(stretches) { (start) throws(Diagnostic) in
      try reading { db in
        var texts: [Text] = []
        let rows = try Row.fetchCursor(
          db, sql: "\(sql) WHERE id > ? AND id <= ? ORDER BY id",
          arguments: [start, start + Shard.textsAtOnce])
        while let row = try rows.next() {
          texts.append(Text(id: row[0], text: row[1], other: row[2]))
        }
        return texts
      }
    }.flatMap { $0 }
  }

  private static let textsAtOnce = 1 << 17

  var holdsTotals: Bool { manifest.row == ImportProfile.Row.total.name }

  /// The ids of the codes that begin with one of the prefixes.
  func codeIds(_ ranges: [ClosedRange<Int>]) -> [Int] {
    guard ranges.count > 1 else { return ranges.first.map { Array(codeIds(in: $0)) } ?? [] }
    return Array(Set(ranges.flatMap(codeIds(in:))))
  }

  func holdsCode(in range: ClosedRange<Int>) -> Bool { !codeIds(in: range).isEmpty }

  private func codeIds(in range: ClosedRange<Int>) -> ArraySlice<Int> {
    func first(from key: Int) -> Int {
      var (low, high) = (0, codesByKey.count)
      while low < high {
        let middle = (low + high) / 2
        if codes[codesByKey[middle]] < key { low = middle + 1 } else { high = middle }
      }
      return low
    }
    return codesByKey[first(from: range.lowerBound)..<first(from: range.upperBound + 1)]
  }

  /// The ids of the routes that satisfy a condition.
  func routeIds(where condition: (ShardRecord.Route) -> Bool) -> [Int] {
    routes.indices.filter { $0 > 0 && condition(routes[$0]) }
  }
}

/// Connections to one shard, as many as there are threads that read it at once.
private final class ShardConnections: Sendable {
  private let path: String
  private let idle: Mutex<[DatabaseQueue]>

  init(_ path: String, first: DatabaseQueue) {
    self.path = path
    idle = Mutex([first])
  }

  func use<Value>(_ body: (DatabaseQueue) throws -> Value) throws -> Value {
    let connection = try idle.withLock { $0.popLast() } ?? Shard.opened(path)
    defer { idle.withLock { $0.append(connection) } }
    return try body(connection)
  }
}
