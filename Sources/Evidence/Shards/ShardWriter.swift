import Facts
import Foundation
import GRDB
import GRDBSQLite

/// Builds one shard under a temporary name, seals it, and moves it into place with one rename.
///
///     let writer = try ShardWriter(in: folder)
///     try writer.insert(batch)
///     try writer.seal(manifest, into: folder)  // "3f0c….shard"
final class ShardWriter {
  private let folder: String
  private let temporary: String
  private let database: DatabaseQueue
  private var units = IdTable<String>()
  private var currencies = IdTable<String>()
  private var routes = IdTable<ShardRecord.Route>()
  private var codes = IdTable<Int>()
  private var codeCounts: [Int] = [0]
  private var identities: [IdentityPair] = []
  private var traders = DayTraders()
  private var activity = PartyActivity.Counting()
  private var withoutDollars = 0
  private var isFinished = false

  static let suffix = ".shard"
  static let temporaryPrefix = ".importing-"

  init(in folder: String) throws(Diagnostic) {
    self.folder = folder
    let token = UInt64.random(in: 0 ... .max)
    temporary = "\(folder)/\(ShardWriter.temporaryPrefix)\(getpid())-\(token)"
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      // SQLite says only that it cannot open a file; the system says why.
      let file = open(temporary, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
      guard file >= 0 else { throw EvidenceFault.cannotWrite(folder, errorText()) }
      close(file)
      var configuration = Configuration()
      // One transaction spans all batches.
      configuration.allowsUnsafeTransactions = true
      // The cache bounds the runs that are sorted for an index: runs of 2 MB stay near the core, and took 0.98 s
      // where runs of 128 MB took 1.63 s (a million records, 24 November 2026).
      configuration.prepareDatabase { db in
        try SealedPages.reserve(db)
        try db.execute(
          sql: """
            PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;
            PRAGMA locking_mode = EXCLUSIVE; PRAGMA cache_size = -2048; PRAGMA threads = 2;
            """)
      }
      database = try DatabaseQueue(
        path: try SealedPages.address(of: temporary, isImmutable: false),
        configuration: configuration)
      try database.writeWithoutTransaction { db in
        try db.execute(sql: "PRAGMA application_id = \(ShardSchema.applicationID)")
        try db.execute(sql: "PRAGMA user_version = \(ShardSchema.version)")
        try db.execute(sql: "BEGIN")
        try db.execute(sql: ShardSchema.tables)
        try db.execute(sql: "INSERT INTO party VALUES (0, '', '', '', NULL)")
        try db.execute(sql: "INSERT INTO goods VALUES (0, '', '', NULL)")
      }
    } catch let fault as Diagnostic {
      throw fault
    } catch {
      unlink(temporary)
      throw EvidenceFault.cannotWrite(folder, ShardWriter.words(error))
    }
  }

  deinit { abandon() }

  /// Takes the unfinished shard away.
  func abandon() {
    if isFinished { return }
    isFinished = true
    try? database.close()
    unlink(temporary)
  }

  static func words(_ error: any Error) -> String {
    if let error = error as? DatabaseError {
      return SealedPages.isDamage(error)
        ? "its content does not fit its digest" : error.message ?? "\(error.resultCode)"
    }
    // Foundation's own words leave the cause out.
    switch (error as? CocoaError)?.code {
    case .fileWriteNoPermission: return String(cString: strerror(EACCES))
    case .fileWriteOutOfSpace: return String(cString: strerror(ENOSPC))
    case .fileWriteVolumeReadOnly: return String(cString: strerror(EROFS))
    default: break
    }
    let error = error as NSError
    let cause = error.userInfo[NSUnderlyingErrorKey] as? NSError ?? error
    guard cause.domain == NSPOSIXErrorDomain else { return error.localizedDescription }
    return String(cString: strerror(Int32(cause.code)))
  }

  /// Writes a batch of records with the dictionary entries they brought.
  func insert(_ batch: ShardBatch) throws(Diagnostic) {
    do {
      try database.writeWithoutTransaction { db in
        try insertTexts(batch, db)
        let statement = try db.cachedStatement(sql: ShardSchema.insert)
        for record in batch.records { try insert(record, with: statement.sqliteStatement) }
        let original = try db.cachedStatement(sql: "INSERT INTO original VALUES (?, ?, ?)")
        for record in batch.records where !record.originals.isEmpty {
          for cell in record.originals.sorted(by: { $0.field.name < $1.field.name }) {
            try original.execute(arguments: [record.row, cell.field.name, cell.text])
          }
        }
      }
    } catch {
      throw EvidenceFault.cannotWrite(folder, ShardWriter.words(error))
    }
  }

  private func insertTexts(_ batch: ShardBatch, _ db: Database) throws {
    let party = try db.cachedStatement(sql: "INSERT INTO party VALUES (?, ?, ?, ?, ?)")
    for entry in batch.parties {
      let texts = entry.texts
      try party.execute(arguments: [entry.id, texts[0], texts[1], texts[2], entry.written])
    }
    let goods = try db.cachedStatement(sql: "INSERT INTO goods VALUES (?, ?, ?, ?)")
    for entry in batch.goods {
      try goods.execute(arguments: [entry.id, entry.texts[0], entry.texts[1], entry.written])
    }
    let spelling = try db.cachedStatement(sql: "INSERT INTO spelling VALUES (?, ?, ?, ?, ?, ?, ?)")
    for entry in batch.spellings {
      try spelling.execute(arguments: StatementArguments([entry.id] + entry.texts))
    }
  }

  private func insert(_ record: ShardRecord, with statement: OpaquePointer) throws {
    let hs = record.hs == 0 ? 0 : codes.id(of: record.hs)
    if hs == codeCounts.count { codeCounts.append(0) }
    codeCounts[hs] += 1
    identities.append(IdentityPair(identity: record.identity, row: record.row))
    if record.usd == nil, record.value != nil { withoutDollars += 1 }
    traders.add(day: record.day, shipper: record.shipper, consignee: record.consignee)
    activity.add(shipper: record.shipper, consignee: record.consignee)
    func bind(_ place: Int32, _ value: Int?) {
      if let value {
        sqlite3_bind_int64(statement, place, Int64(value))
      } else {
        sqlite3_bind_null(statement, place)
      }
    }
    bind(1, record.row)
    bind(2, record.day)
    bind(3, record.shipper)
    bind(4, record.consignee)
    bind(5, hs)
    bind(6, record.goods)
    bind(7, routes.id(of: record.route))
    bind(8, record.quantity)
    bind(9, record.unitName.map { units.id(of: $0) })
    bind(10, record.mass)
    bind(11, record.gross)
    bind(12, record.usd)
    bind(13, record.value)
    bind(14, record.currency.map { currencies.id(of: $0) })
    bind(15, record.declaration)
    bind(17, record.spelling == 0 ? nil : record.spelling)
    var reference = record.reference
    let result = reference.withUTF8 { text in
      sqlite3_bind_text(
        statement, 16, UnsafeRawPointer(text.baseAddress)?.assumingMemoryBound(to: CChar.self),
        Int32(text.count), nil)
      return sqlite3_step(statement)
    }
    sqlite3_reset(statement)
    guard result == SQLITE_DONE else {
      throw DatabaseError(resultCode: ResultCode(rawValue: result))
    }
  }

  /// Writes dictionaries, indexes and manifest, and moves the shard to its content-addressed name.
  func seal(_ manifest: ShardManifest, into target: String) throws(Diagnostic) -> String {
    do {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys]
      var manifest = manifest
      manifest.withoutDollars = withoutDollars
      let json = String(decoding: try encoder.encode(manifest), as: UTF8.self)
      try database.writeWithoutTransaction { db in
        try writeDictionaries(db)
        try IdentityPair.write(&identities, db)
        try traders.write(db)
        try activity.write(db)
        try writeNames(db)
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

  /// The distinct names of the parties, and how they are read.
  private func writeNames(_ db: Database) throws {
    let parties = try Row.fetchCursor(
      db, sql: "SELECT id, name, other FROM party WHERE id > 0 ORDER BY id")
    var texts: [Shard.Text] = []
    while let row = try parties.next() {
      texts.append(Shard.Text(id: row[0], text: row[1], other: row[2]))
    }
    let names = ShardNames(texts)
    try names.write(db)
    try NameReadings.of(names.texts).write(db)
  }

  private func writeDictionaries(_ db: Database) throws {
    for (index, name) in units.values.enumerated() {
      try db.execute(sql: "INSERT INTO unit VALUES (?, ?)", arguments: [index + 1, name])
    }
    for (index, code) in currencies.values.enumerated() {
      try db.execute(sql: "INSERT INTO currency VALUES (?, ?)", arguments: [index + 1, code])
    }
    for (index, key) in codes.values.enumerated() {
      try db.execute(
        sql: "INSERT INTO hs VALUES (?, ?, ?)", arguments: [index + 1, key, codeCounts[index + 1]])
    }
    for (index, route) in routes.values.enumerated() {
      try db.execute(
        sql: "INSERT INTO route VALUES (?, ?, ?, ?, ?)",
        arguments: [index + 1, route.origin, route.departure, route.via, route.destination])
    }
  }

  private func moveIntoPlace(_ target: String) throws(Diagnostic) -> String {
    let descriptor = open(temporary, O_RDONLY | O_CLOEXEC)
    let isSynced = descriptor >= 0 && fsync(descriptor) == 0
    if descriptor >= 0 { close(descriptor) }
    guard isSynced else { throw EvidenceFault.cannotWrite(temporary, errorText()) }
    let digest = try Digest.ofFile(at: temporary, name: temporary)
    let name = String(digest.prefix(32)) + ShardWriter.suffix
    mkdir(target, 0o700)
    guard chmod(temporary, 0o400) == 0, rename(temporary, "\(target)/\(name)") == 0 else {
      throw EvidenceFault.cannotWrite(target, errorText())
    }
    isFinished = true
    let directory = open(target, O_RDONLY | O_CLOEXEC)
    if directory >= 0 {
      fsync(directory)
      close(directory)
    }
    return name
  }
}

/// Gives ids, from 1, to the distinct values of a column.
struct IdTable<Value: Hashable> {
  private(set) var values: [Value] = []
  private var ids: [Value: Int] = [:]

  mutating func id(of value: Value) -> Int {
    if let id = ids[value] { return id }
    values.append(value)
    ids[value] = values.count
    return values.count
  }
}
