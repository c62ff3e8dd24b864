/// What people hand over for a table that is none, told by its first bytes.
///
///     OtherFile.kind(of: Array("%PDF-1.7".utf8))  // "a PDF"
enum OtherFile {
  /// Source: the signatures that «file» of Debian knows these by.
  private static let signatures: [(bytes: [UInt8], kind: String)] = [
    (Array("%PDF-".utf8), "a PDF"),
    (Array("<!doctype html".utf8), "a web page"),
    (Array("<html".utf8), "a web page"),
    ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "a document of old Office (.xls, .doc)"),
    (Array("{\\rtf".utf8), "a text of a word processor (RTF)"),
    (Array("SQLite format 3\0".utf8), "a database of SQLite"),
    (Array("PAR1".utf8), "a Parquet file"),
    ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], "a picture"),
    ([0xFF, 0xD8, 0xFF], "a picture"),
    (Array("GIF8".utf8), "a picture"),
  ]

  static func kind(of head: [UInt8]) -> String? {
    // A page's tags stand in any case, behind a mark of its encoding or white space.
    let text = head.prefix(64).drop { $0 <= 0x20 || [0xEF, 0xBB, 0xBF].contains($0) }
      .map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 }
    return signatures.first { head.starts(with: $0.bytes) || text.starts(with: $0.bytes) }?.kind
  }
}
