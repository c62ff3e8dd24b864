import EvidenceData

/// The rows of one embedded table of names: tab-separated, `#` begins a comment line.
///
///     for row in NameTable.rows(of: "legal-forms.tsv") { … row[0] … }
enum NameTable {
  static func rows(of file: String) -> [[Substring]] {
    var count = 0
    guard let files = evidence_data_files(&count) else { return [] }
    for position in 0..<count {
      guard let name = files[position].name, String(cString: name) == file else { continue }
      let bytes = UnsafeBufferPointer(start: files[position].bytes, count: files[position].count)
      return String(decoding: bytes, as: UTF8.self).split(separator: "\n")
        .filter { !$0.hasPrefix("#") }
        .map { $0.split(separator: "\t", omittingEmptySubsequences: false) }
    }
    return []
  }
}
