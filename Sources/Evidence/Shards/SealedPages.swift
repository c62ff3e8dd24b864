import CSealedPages
import GRDB
import GRDBSQLite

/// The file system of shards: each page holds a digest of itself, which is compared when the page is first read.
///
///     try DatabaseQueue(path: SealedPages.address(of: path, isImmutable: true), configuration: configuration)
///
/// So a flipped bit is found by the first query whose answer it could change, however large the shard is and
/// without reading what no query asks for. A page costs about a microsecond, once for each connection.
enum SealedPages {
  private static let isRegistered =
    tallyman_register_sealed_pages(UInt32(ShardSchema.version)) == SQLITE_OK

  /// The `file:` address by which SQLite opens a shard.
  static func address(of path: String, isImmutable: Bool) throws -> String {
    guard isRegistered else { throw DatabaseError(message: "SQLite knows no file system") }
    return "file:\(escaped(path))?vfs=tallyman-pages\(isImmutable ? "&immutable=1" : "")"
  }

  /// Leaves room for the digests; to be called before anything is written.
  static func reserve(_ db: Database) throws {
    try db.execute(sql: "PRAGMA page_size = \(tallyman_page_size)")
    var reserved = Int32(tallyman_page_reserve)
    let result = sqlite3_file_control(
      db.sqliteConnection, "main", SQLITE_FCNTL_RESERVE_BYTES, &reserved)
    guard result == SQLITE_OK else { throw DatabaseError(resultCode: ResultCode(rawValue: result)) }
  }

  /// True where an error says that a page does not fit its digest.
  static func isDamage(_ error: DatabaseError) -> Bool {
    error.extendedResultCode.rawValue == SQLITE_IOERR | 32 << 8
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
}
