import Facts
import Foundation
import GRDB
import Reports

/// The decisions of all reviewers, in a file that only grows.
///
///     let log = try DecisionLog(at: "decisions.sqlite")
///     try log.append(entry)  // on the disk when it returns
///
/// SQLite with a write-ahead log and `synchronous = FULL`: what ``append(_:)`` acknowledged is there after a
/// crash of the program or of the machine. Several programs may write to one file at once.
public final class DecisionLog: Sendable {
  private let database: DatabaseQueue
  private let path: String

  private static let applicationId = 0x54_4C_4C_59  // "TLLY"
  private static let columns =
    "id, at, by, action, note, target, after, article, source, claim, fingerprint, reading, reason, "
    + "found, rules, evidence"

  /// Opens the log, or makes an empty one that only its owner may read.
  /// - Throws: `TM5001` where the file is something else, `TM5002` where it cannot be opened.
  public init(at path: String) throws(Diagnostic) {
    self.path = path
    do {
      try DecisionLog.makePrivate(path)
      var configuration = Configuration()
      configuration.journalMode = .wal
      configuration.busyMode = .timeout(20)
      configuration.prepareDatabase { try $0.execute(sql: "PRAGMA synchronous = FULL") }
      database = try DecisionLog.database(at: path, configuration)
      let fits = try database.write { try DecisionLog.prepare($0) }
      guard fits else { throw ReviewProblem.noLog(path).diagnostic }
    } catch let error as Diagnostic {
      throw error
    } catch let error as DatabaseError where error.resultCode == .SQLITE_NOTADB {
      throw ReviewProblem.noLog(path).diagnostic
    } catch {
      throw ReviewProblem.logFailed(path, DecisionLog.words(error)).diagnostic
    }
  }

  /// Opens a log that must be there already: looking makes none.
  /// - Throws: `TM5002` where there is no such file, too.
  public convenience init(existing path: String) throws(Diagnostic) {
    guard FileManager.default.fileExists(atPath: path) else {
      throw ReviewProblem.logFailed(path, "no such file or directory").diagnostic
    }
    try self.init(at: path)
  }

  /// Two that make one log at once: SQLite does not wait where either turns it to a write-ahead log, so we do.
  /// - Source: SQLite's documentation of `sqlite3_busy_handler`: it is not called where waiting could be for ever.
  private static func database(at path: String, _ configuration: Configuration) throws
    -> DatabaseQueue
  {
    for _ in 0..<patience {
      do {
        return try DatabaseQueue(path: path, configuration: configuration)
      } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY {
        usleep(20_000)
      }
    }
    return try DatabaseQueue(path: path, configuration: configuration)
  }

  /// Fiftieths of a second.
  private static let patience = 500

  private static func makePrivate(_ path: String) throws {
    let folder = URL(filePath: path).deletingLastPathComponent()
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    let file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
    close(file)
  }

  /// False where the file is a database of something else.
  private static func prepare(_ database: Database) throws -> Bool {
    let id = try Int.fetchOne(database, sql: "PRAGMA application_id") ?? 0
    if id == applicationId { return true }
    let tables = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_schema") ?? 0
    guard id == 0, tables == 0 else { return false }
    try database.execute(
      sql: """
        CREATE TABLE entry(
          seq INTEGER PRIMARY KEY AUTOINCREMENT,
          id TEXT NOT NULL UNIQUE, at TEXT NOT NULL, by TEXT NOT NULL, action TEXT NOT NULL,
          note TEXT, target TEXT, after TEXT, article TEXT NOT NULL, source TEXT NOT NULL,
          claim TEXT NOT NULL, fingerprint TEXT NOT NULL, reading TEXT NOT NULL,
          reason TEXT NOT NULL, found TEXT NOT NULL, rules TEXT NOT NULL, evidence TEXT NOT NULL
        ) STRICT;
        CREATE TRIGGER kept BEFORE UPDATE ON entry
        BEGIN SELECT RAISE(ABORT, 'the log is never changed'); END;
        CREATE TRIGGER whole BEFORE DELETE ON entry
        BEGIN SELECT RAISE(ABORT, 'nothing is taken out of the log'); END;
        PRAGMA application_id = \(applicationId);
        """)
    return true
  }

  /// Writes one entry and returns it as it stands, on the disk.
  ///
  /// Its moment is moved on where the clock stands before the newest entry.
  public func append(_ entry: DecisionEntry) throws(Diagnostic) -> DecisionEntry {
    try attempt { database in
      var entry = entry
      let newest = try String.fetchOne(database, sql: "SELECT max(at) FROM entry")
      if let newest, entry.at <= newest, let last = Moment.milliseconds(newest) {
        entry.at = Moment.text(last + 1)
      }
      try DecisionLog.insert(entry, into: database)
      return entry
    }
  }

  /// Takes in entries of another log; those that are here already are passed over.
  /// - Returns: How many were new.
  public func join(_ entries: [DecisionEntry]) throws(Diagnostic) -> Int {
    try attempt { database in
      let known = Set(try String.fetchAll(database, sql: "SELECT id FROM entry"))
      var added: Set<String> = []
      for entry in entries where !known.contains(entry.id) && added.insert(entry.id).inserted {
        try DecisionLog.insert(entry, into: database)
      }
      return added.count
    }
  }

  /// The entries that were written after the one numbered `number`, in the order of writing.
  public func entries(after number: Int = 0) throws(Diagnostic) -> (
    entries: [DecisionEntry], newest: Int
  ) {
    do {
      return try database.read { database in
        let rows = try Row.fetchAll(
          database, sql: "SELECT seq, \(DecisionLog.columns) FROM entry WHERE seq > ? ORDER BY seq",
          arguments: [number])
        return (rows.compactMap(DecisionLog.entry), rows.last?["seq"] ?? number)
      }
    } catch {
      throw ReviewProblem.logFailed(path, DecisionLog.words(error)).diagnostic
    }
  }

  /// The entries of an exported log.
  /// - Throws: `TM5009` with the first line that is none.
  public static func entries(in text: String, named name: String) throws(Diagnostic)
    -> [DecisionEntry]
  {
    var entries: [DecisionEntry] = []
    for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    where !line.isEmpty {
      guard let entry = JSONValue(parsing: line).flatMap(DecisionEntry.init) else {
        throw ReviewProblem.noDecisions(name, line: number + 1).diagnostic
      }
      entries.append(entry)
    }
    return entries
  }

  private func attempt<Value>(_ work: (Database) throws -> Value) throws(Diagnostic) -> Value {
    do {
      return try database.write(work)
    } catch {
      throw ReviewProblem.logFailed(path, DecisionLog.words(error)).diagnostic
    }
  }

  private static func insert(_ entry: DecisionEntry, into database: Database) throws {
    let seen = entry.sighting
    try database.execute(
      sql: "INSERT INTO entry(\(columns)) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
      arguments: [
        entry.id, entry.at, entry.by, entry.action.rawValue, entry.note, entry.target, entry.after,
        seen.article, seen.source, seen.claim, seen.fingerprint, seen.reading, seen.reason,
        seen.found, seen.rules, seen.evidence,
      ])
  }

  private static func entry(_ row: Row) -> DecisionEntry? {
    guard let action = DecisionEntry.Action(rawValue: row["action"]) else { return nil }
    return DecisionEntry(
      id: row["id"], at: row["at"], by: row["by"], action: action, note: row["note"],
      target: row["target"], after: row["after"],
      sighting: Sighting(
        article: row["article"], source: row["source"], claim: row["claim"],
        fingerprint: row["fingerprint"], reading: row["reading"], reason: row["reason"],
        found: row["found"], rules: row["rules"], evidence: row["evidence"]))
  }

  private static func words(_ error: any Error) -> String {
    if let error = error as? DatabaseError { return error.message ?? "SQLite \(error.resultCode)" }
    if let error = error as? POSIXError {
      return String(cString: strerror(error.code.rawValue)).lowercased()
    }
    return "\(error)"
  }
}
