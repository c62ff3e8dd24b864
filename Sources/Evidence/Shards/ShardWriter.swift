import Facts
import Foundation
import GRDB

/// Builds one shard under a temporary name, seals it, and moves it into place with one rename.
///
///     let writer = try ShardWriter(in: folder)
///     try writer.insert(record)
///     try writer.seal(manifest)  // "3f0c….shard"
final class ShardWriter {
  private let folder: String
  private let temporary: String
  private let database: DatabaseQueue
  private var units: [String: Int] = [:]
  private var codes: [Int: Int] = [:]
  private var isFinished = false

  static let suffix = ".shard"
  static let temporaryPrefix = ".importing-"

  init(in folder: String) throws(Diagnostic) {
    self.folder = folder
    temporary =
      "\(folder)/\(ShardWriter.temporaryPrefix)\(getpid())-\(UInt64.random(in: 0 ... .max))"
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      var configuration = Configuration()
      // One transaction spans all batches.
      configuration.allowsUnsafeTransactions = true
      configuration.prepareDatabase { db in
        try db.execute(
          sql: """
            PRAGMA page_size = 8192; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;
            PRAGMA locking_mode = EXCLUSIVE; PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY;
            """)
      }
      database = try DatabaseQueue(path: temporary, configuration: configuration)
      try database.writeWithoutTransaction { db in
        try db.execute(sql: "PRAGMA application_id = \(ShardSchema.applicationID)")
        try db.execute(sql: "PRAGMA user_version = \(ShardSchema.version)")
        try db.execute(sql: "BEGIN")
        try db.execute(sql: ShardSchema.tables)
        try db.execute(sql: "INSERT INTO party VALUES (0, '', '', '')")
        try db.execute(sql: "INSERT INTO goods VALUES (0, '', '')")
      }
    } catch {
      unlink(temporary)
      throw EvidenceFault.cannotWrite(folder, ShardWriter.words(error))
    }
  }

  deinit {
    if !isFinished {
      try? database.close()
      unlink(temporary)
    }
  }

  static func words(_ error: any Error) -> String {
    if let error = error as? DatabaseError { return error.message ?? "\(error.resultCode)" }
    return (error as NSError).localizedDescription
  }

  /// Writes a batch of records with the dictionary entries they brought.
  func insert(_ batch: ShardBatch) throws(Diagnostic) {
    do {
      try database.writeWithoutTransaction { db in
        let party = try db.cachedStatement(sql: "INSERT INTO party VALUES (?, ?, ?, ?)")
        for entry in batch.parties {
          try party.execute(arguments: [entry.id, entry.texts[0], entry.texts[1], entry.texts[2]])
        }
        let goods = try db.cachedStatement(sql: "INSERT INTO goods VALUES (?, ?, ?)")
        for entry in batch.goods {
          try goods.execute(arguments: [entry.id, entry.texts[0], entry.texts[1]])
        }
        let statement = try db.cachedStatement(sql: ShardSchema.insert)
        for record in batch.records { try insert(record, with: statement, db) }
      }
    } catch {
      throw EvidenceFault.cannotWrite(folder, ShardWriter.words(error))
    }
  }

  private func insert(_ record: ShardRecord, with statement: Statement, _ db: Database) throws {
    let unitId: Int? = try record.unitName.map { name in try unit(name, db) }
    codes[record.hs, default: 0] += 1
    let values: [(any DatabaseValueConvertible)?] = [
      record.row, record.day, record.shipper, record.consignee, record.hs, record.goods,
      record.origin, record.departure, record.via, record.destination, record.quantity, unitId,
      record.mass, record.gross, record.usd, record.value, record.currency, record.declaration,
      record.identity, record.reference,
    ]
    try statement.execute(arguments: StatementArguments(values))
  }

  private func unit(_ name: String, _ db: Database) throws -> Int {
    if let id = units[name] { return id }
    let id = units.count + 1
    units[name] = id
    try db.execute(sql: "INSERT INTO unit VALUES (?, ?)", arguments: [id, name])
    return id
  }

  /// Writes indexes and manifest, and moves the shard to its content-addressed name.
  func seal(_ manifest: ShardManifest, into target: String? = nil) throws(Diagnostic) -> String {
    do {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys]
      let json = String(decoding: try encoder.encode(manifest), as: UTF8.self)
      try database.writeWithoutTransaction { db in
        for (key, count) in codes.sorted(by: { $0.key < $1.key }) {
          try db.cachedStatement(sql: "INSERT INTO hs VALUES (?, ?)").execute(arguments: [
            key, count,
          ])
        }
        try db.execute(sql: "INSERT INTO manifest VALUES (?)", arguments: [json])
        try db.execute(sql: ShardSchema.indexes)
        try db.execute(sql: "COMMIT")
      }
      try database.close()
    } catch {
      throw EvidenceFault.cannotWrite(folder, ShardWriter.words(error))
    }
    return try moveIntoPlace(target)
  }

  private func moveIntoPlace(_ target: String?) throws(Diagnostic) -> String {
    let descriptor = open(temporary, O_RDONLY | O_CLOEXEC)
    let isSynced = descriptor >= 0 && fsync(descriptor) == 0
    if descriptor >= 0 { close(descriptor) }
    guard isSynced else { throw EvidenceFault.cannotWrite(temporary, errorText()) }
    let digest = try Digest.ofFile(at: temporary, name: temporary)
    let name = String(digest.prefix(32)) + ShardWriter.suffix
    let place = target ?? folder
    if place != folder {
      mkdir(place, 0o700)
    }
    guard chmod(temporary, 0o444) == 0, rename(temporary, "\(place)/\(name)") == 0 else {
      throw EvidenceFault.cannotWrite(place, errorText())
    }
    isFinished = true
    let directory = open(place, O_RDONLY | O_CLOEXEC)
    if directory >= 0 {
      fsync(directory)
      close(directory)
    }
    return name
  }
}

/// Records on their way to the shard.
struct ShardBatch: Sendable {
  var records: [ShardRecord] = []
  var parties: [TextDictionary.Entry] = []
  var goods: [TextDictionary.Entry] = []
}
