import ClaimData

/// The tables of `Claims/vocabulary`, as they were embedded in the binary.
///
///     Vocabulary.rows(of: "months.tsv").first  // ["january", "1"]
///
/// A table is tab-separated; lines that begin with `#` and empty lines say nothing.
public enum Vocabulary {
  /// The rows of one table, in the order of the file; empty where there is no such table.
  public static func rows(of name: String) -> [[String]] {
    guard let bytes = bytes(of: name) else { return [] }
    var rows: [[String]] = []
    for line in bytes.split(separator: 0x0A) {
      guard line.first != 0x23 else { continue }
      let trimmed = line.last == 0x0D ? line.dropLast() : line
      guard !trimmed.isEmpty else { continue }
      rows.append(
        trimmed.split(separator: 0x09, omittingEmptySubsequences: false)
          .map { String(decoding: $0, as: UTF8.self) })
    }
    return rows
  }

  /// The names of all embedded tables, in the order in which they are embedded.
  public static var names: [String] {
    files().map { String(cString: $0.name) }
  }

  private static func bytes(of name: String) -> UnsafeBufferPointer<UInt8>? {
    for file in files() where String(cString: file.name) == name {
      return UnsafeBufferPointer(start: file.bytes, count: file.count)
    }
    return nil
  }

  private static func files() -> UnsafeBufferPointer<claim_data_file> {
    var count = 0
    let first = claim_data_files(&count)
    return UnsafeBufferPointer(start: first, count: count)
  }
}
