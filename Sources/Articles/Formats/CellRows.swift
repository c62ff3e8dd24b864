/// Tells rows of cells (CSV, TSV) from prose.
///
///     CellRows.areIn(Array("date,shipper,hs,kg\n2023-05-02,QAMAR LTD,8457,900\n".utf8))  // true
///
/// - Complexity: Linear in the first fifty lines.
enum CellRows {
  /// Nearly all lines have as many cells as the first one, four at least, and no space behind what parts them.
  static func areIn(_ bytes: [UInt8]) -> Bool {
    let lines = bytes.prefix(longest).split { $0 == 0x0A || $0 == 0x0D }
      .prefix(50).filter { line in line.contains { $0 != 0x20 } }
    guard let head = lines.first, lines.count > 1 else { return false }
    return separators.contains { separator in
      guard let cells = count(separator, in: head), cells > 2 else { return false }
      let fitting = lines.count { count(separator, in: $0) == cells }
      return fitting * 5 >= lines.count * 4
    }
  }

  /// In bytes: what is looked at of a file.
  private static let longest = 1 << 16
  /// Comma, semicolon, tab, bar.
  private static let separators: [UInt8] = [0x2C, 0x3B, 0x09, 0x7C]

  /// How often the sign stands outside quotes; `nil` where most times a space follows, as in prose.
  private static func count(_ separator: UInt8, in line: ArraySlice<UInt8>) -> Int? {
    var isQuoted = false
    var found = 0
    var spaced = 0
    for index in line.indices {
      if line[index] == 0x22 { isQuoted.toggle() }
      guard line[index] == separator, !isQuoted else { continue }
      found += 1
      if line.index(after: index) < line.endIndex, line[index + 1] == 0x20 { spaced += 1 }
    }
    return spaced * 2 > found && separator != 0x09 && separator != 0x7C ? nil : found
  }
}
