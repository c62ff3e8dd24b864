import Facts
import Foundation
import GRDB

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
  let database: DatabaseQueue

  struct Text: Sendable {
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
      units = contents.units
      currencies = contents.currencies
      codes = contents.codes
      routes = contents.routes
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
      try db.execute(
        sql: "PRAGMA mmap_size = 8589934592; PRAGMA query_only = 1; PRAGMA cache_size = -16384")
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

  /// Reads from the database; what goes wrong there is damage of the shard.
  func reading<Value>(_ body: (Database) throws -> Value) throws(Diagnostic) -> Value {
    do {
      return try database.read(body)
    } catch {
      throw EvidenceFault.damagedShard(path, ShardWriter.words(error))
    }
  }

  /// The distinct parties, in the order of their ids from 1.
  func parties() throws(Diagnostic) -> [Text] { try texts("SELECT id, name, other FROM party") }

  /// The distinct goods descriptions, in the order of their ids from 1.
  func goods() throws(Diagnostic) -> [Text] { try texts("SELECT id, text, other FROM goods") }

  private func texts(_ sql: String) throws(Diagnostic) -> [Text] {
    try reading { db in
      var texts: [Text] = []
      let rows = try Row.fetchCursor(db, sql: "\(sql) WHERE id > 0 ORDER BY id")
      while let row = try rows.next() {
        texts.append(Text(id: row[0], text: row[1], other: row[2]))
      }
      return texts
    }
  }

  var holdsTotals: Bool { manifest.row == ImportProfile.Row.total.name }

  /// The ids of the codes that begin with one of the prefixes.
  func codeIds(_ ranges: [ClosedRange<Int>]) -> [Int] {
    codes.indices.filter { id in id > 0 && ranges.contains { $0.contains(codes[id]) } }
  }

  /// The ids of the routes that satisfy a condition.
  func routeIds(where condition: (ShardRecord.Route) -> Bool) -> [Int] {
    routes.indices.filter { $0 > 0 && condition(routes[$0]) }
  }

  var dataset: Dataset {
    Dataset(
      id: id, source: manifest.source, sha256: manifest.sha256, records: manifest.records,
      rejected: manifest.rejected, period: manifest.period,
      isCoverageAssumed: manifest.isCoverageAssumed, reporters: manifest.reporters,
      flows: manifest.flows)
  }
}
