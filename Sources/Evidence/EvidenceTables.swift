import EvidenceData

/// The data files of `Evidence/profiles` and `Evidence/tables`, as the binary carries them.
enum EvidenceTables {
  /// Every embedded file: name and bytes, in the order of the list in `EvidenceData.c`.
  static let files: [(name: String, bytes: [UInt8])] = {
    var count = 0
    guard let first = evidence_data_files(&count) else { return [] }
    return UnsafeBufferPointer(start: first, count: count).map { file in
      (String(cString: file.name), Array(UnsafeBufferPointer(start: file.bytes, count: file.count)))
    }
  }()

  static func bytes(of name: String) -> [UInt8] {
    files.first { $0.name == name }?.bytes ?? []
  }

  /// The rows of a tab-separated table; lines that begin with `#` are remarks.
  static func rows(of name: String) -> [[String]] {
    bytes(of: name).split(separator: 0x0A).compactMap { line in
      guard line.first != 0x23 else { return nil }
      return line.split(separator: 0x09, omittingEmptySubsequences: false)
        .map { String(decoding: $0, as: UTF8.self) }
    }
  }
}
