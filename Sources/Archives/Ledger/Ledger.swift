import Evidence
import Facts
import Foundation
import GRDB

/// What runs over archives found, in one SQLite file: every story's report, and since when.
///
///     let ledger = try Ledger(at: "runs.sqlite", writing: true)
///     try ledger.runs().last?.id  // 14
///
/// One process writes it at a time; readers see the last complete run.
public final class Ledger: Sendable {
  let path: String
  let queue: DatabaseQueue
  private let lock: LedgerLock?

  /// - Throws: TM6020 … TM6023 as a `Diagnostic`.
  public convenience init(at path: String, writing: Bool = false) throws(Diagnostic) {
    do {
      try self.init(opening: path, writing: writing)
    } catch {
      throw error.diagnostic
    }
  }

  /// Some 32 MB: a page that several transactions change is written to its place once.
  private static let pagesBetweenCheckpoints = 8_192

  private init(opening path: String, writing: Bool) throws(ArchiveProblem) {
    self.path = path
    if !writing, access(path, F_OK) != 0 { throw .notFound(path) }
    lock = writing ? try LedgerLock(of: path) : nil
    // SQLite only says that it could not open the file.
    if access(path, F_OK) == 0, access(path, writing ? R_OK | W_OK : R_OK) != 0 {
      throw .ledgerFault(path, SystemWords.last())
    }
    var configuration = Configuration()
    configuration.readonly = !writing
    configuration.busyMode = .timeout(10)
    configuration.prepareDatabase { db in
      if writing {
        // What is committed survives the process's death; the disk is waited for at checkpoints.
        try db.execute(
          sql: """
            PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;
            PRAGMA wal_autocheckpoint = \(Ledger.pagesBetweenCheckpoints)
            """)
      }
      try db.execute(sql: "PRAGMA cache_size = -16384; PRAGMA mmap_size = 0")
    }
    do {
      queue = try DatabaseQueue(
        path: writing ? path : Ledger.address(of: path), configuration: configuration)
      let head = try queue.read { db in try LedgerHead(db) }
      if head.application == LedgerSchema.applicationID {
        guard head.version <= LedgerSchema.version else { throw ArchiveProblem.newerLedger(path) }
        if writing, head.version < LedgerSchema.version {
          try queue.write { db in
            try db.execute(sql: LedgerSchema.indexes)
            try db.execute(sql: "PRAGMA user_version = \(LedgerSchema.version)")
          }
        }
        return
      }
      guard writing, head.isEmpty, head.application == 0 else {
        throw ArchiveProblem.foreignLedger(path)
      }
      try queue.write { db in
        try db.execute(sql: LedgerSchema.statements + LedgerSchema.indexes)
        try db.execute(
          sql: """
            PRAGMA application_id = \(LedgerSchema.applicationID);
            PRAGMA user_version = \(LedgerSchema.version)
            """)
      }
    } catch let problem as ArchiveProblem {
      throw problem
    } catch let error as DatabaseError where error.resultCode == .SQLITE_NOTADB {
      throw .foreignLedger(path)
    } catch {
      throw .ledgerFault(path, Ledger.words(error))
    }
  }

  /// Where a ledger is to be read: on a disk that takes no writes SQLite cannot make its files of locks, and
  /// needs none.
  private static func address(of path: String) -> String {
    let folder = URL(filePath: path).deletingLastPathComponent().path
    guard access(folder, W_OK) != 0, errno == EROFS, access(path + "-wal", F_OK) != 0 else {
      return path
    }
    return URL(filePath: path).absoluteString + "?immutable=1"
  }

  /// True where the file bears a ledger's sign, whatever version wrote it.
  /// - Source: SQLite's "Database File Format", section 1.3: the application id stands at offset 68.
  public static func isLedger(at path: String) -> Bool {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return false }
    defer { close(file) }
    var sign: UInt32 = 0
    guard pread(file, &sign, 4, 68) == 4 else { return false }
    return Int(UInt32(bigEndian: sign)) == LedgerSchema.applicationID
  }

  /// Reads; what goes wrong there is the ledger's fault.
  func reading<Value>(_ body: (Database) throws -> Value) throws(ArchiveProblem) -> Value {
    do {
      // A reader sees one state of the ledger throughout. The one writer sees its own anyway, and to forbid it to write
      // meanwhile would have SQLite prepare every statement anew.
      return try lock == nil ? queue.read(body) : queue.unsafeRead(body)
    } catch let problem as ArchiveProblem {
      throw problem
    } catch {
      throw .ledgerFault(path, Ledger.words(error))
    }
  }

  /// One transaction: all of it is kept, or nothing.
  func writing<Value>(_ body: (Database) throws -> Value) throws(ArchiveProblem) -> Value {
    do {
      return try queue.write(body)
    } catch let problem as ArchiveProblem {
      throw problem
    } catch {
      throw .ledgerFault(path, Ledger.words(error))
    }
  }

  static func words(_ error: any Error) -> String {
    guard let error = error as? DatabaseError else { return "\(error)" }
    return (error.message ?? "\(error.resultCode)").lowercased()
  }
}

/// What tells whose database a file is.
private struct LedgerHead {
  var application: Int
  var version: Int
  var isEmpty: Bool

  init(_ db: Database) throws {
    application = try Int.fetchOne(db, sql: "PRAGMA application_id") ?? 0
    version = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
    isEmpty = try Int.fetchOne(db, sql: "SELECT COUNT(*) FROM sqlite_master") == 0
  }
}
