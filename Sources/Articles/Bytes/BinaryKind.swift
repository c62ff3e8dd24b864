/// Files that are no text, told by their first bytes so that the diagnostic can name them.
enum BinaryKind {
  private static let beginnings: [([UInt8], String)] = [
    (Array("%PDF-".utf8), "a PDF"), ([0x89, 0x50, 0x4E, 0x47], "an image (PNG)"),
    ([0xFF, 0xD8, 0xFF], "an image (JPEG)"), (Array("GIF8".utf8), "an image (GIF)"),
    ([0xD0, 0xCF, 0x11, 0xE0], "an old Office document (.doc, .xls)"),
    ([0x7F, 0x45, 0x4C, 0x46], "a program"), (Array("SQLite format 3".utf8), "a database"),
    ([0x42, 0x5A, 0x68], "a bzip2 archive"), ([0xFD, 0x37, 0x7A, 0x58], "an xz archive"),
    ([0x37, 0x7A, 0xBC, 0xAF], "a 7z archive"), (Array("Rar!".utf8), "a RAR archive"),
    (Array("{\\rtf".utf8), "a rich text file (.rtf)"),
    ([0x28, 0xB5, 0x2F, 0xFD], "a zstd archive"),
  ]

  /// What a file is when it is no text: by its first bytes, or because many of its bytes are control
  /// characters and it is not UTF-16 either.
  static func of(_ bytes: [UInt8]) -> String? {
    if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) { return nil }
    for (beginning, kind) in beginnings where bytes.starts(with: beginning) { return kind }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return nil }
    let head = bytes.prefix(8192)
    var control = 0
    var zeroAt = [0, 0]
    for (place, byte) in head.enumerated() where byte < 0x20 {
      if byte == 0 { zeroAt[place % 2] += 1 }
      if byte != 0x09, byte != 0x0A, byte != 0x0D, byte != 0x0C, byte != 0x1B { control += 1 }
    }
    // UTF-16 without a mark: the NULs stand in every other place.
    if max(zeroAt[0], zeroAt[1]) > head.count / 4, min(zeroAt[0], zeroAt[1]) * 8 < head.count / 4 {
      return nil
    }
    // Random bytes hold one control character in ten; text of any encoding hardly any.
    return control * 20 > head.count ? "binary data" : nil
  }
}
