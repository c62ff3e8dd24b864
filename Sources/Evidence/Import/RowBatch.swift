/// The whole rows of one stretch of a file, with the bytes they lie in; any core may read it.
struct RowBatch: Sendable {
  struct Row: Sendable {
    /// Counted from 1; blank rows count.
    let number: Int
    let firstCell: Int
    let cells: Int
    /// Where the row stands in the bytes, without its line end.
    let start: Int
    let end: Int
    /// True where a quote opens in this row and does not close.
    let isUnclosed: Bool
  }

  let bytes: [UInt8]
  let spans: [CellSpan]
  let rows: [Row]

  subscript(_ index: Int) -> RowCells { RowCells(bytes: bytes, spans: spans, row: rows[index]) }
}

/// A cell's place in the bytes; quoted cells are without their outer quotes.
struct CellSpan: Sendable {
  let start: UInt32
  let end: UInt32
  let isEscaped: Bool

  init(_ start: Int, _ end: Int, isEscaped: Bool) {
    self.start = UInt32(truncatingIfNeeded: start)
    self.end = UInt32(truncatingIfNeeded: end)
    self.isEscaped = isEscaped
  }
}

/// The cells of one row.
struct RowCells {
  private let buffer: [UInt8]
  private let spans: [CellSpan]
  private let row: RowBatch.Row

  init(bytes: [UInt8], spans: [CellSpan], row: RowBatch.Row) {
    buffer = bytes
    self.spans = spans
    self.row = row
  }

  var number: Int { row.number }
  var count: Int { row.cells }
  var isUnclosed: Bool { row.isUnclosed }

  /// True where no cell holds a byte.
  var isBlank: Bool { (0..<count).allSatisfy { span($0).start == span($0).end } }

  /// The row as it stands in the file, without its line end.
  var raw: ArraySlice<UInt8> { buffer[row.start..<row.end] }

  private func span(_ index: Int) -> CellSpan { spans[row.firstCell + index] }

  /// The bytes of a cell as they stand, white space around them included.
  func whole(_ index: Int) -> ArraySlice<UInt8> {
    let span = span(index)
    let bytes = buffer[Int(span.start)..<Int(span.end)]
    return span.isEscaped ? RowCells.unescaped(bytes) : bytes
  }

  /// The bytes of a cell, white space around it and doubled quotes taken out.
  func bytes(_ index: Int) -> ArraySlice<UInt8> {
    let span = span(index)
    var start = Int(span.start)
    var end = Int(span.end)
    while start < end, RowCells.isSpace(buffer[start]) { start += 1 }
    while end > start, RowCells.isSpace(buffer[end - 1]) { end -= 1 }
    let bytes = buffer[start..<end]
    return span.isEscaped ? RowCells.unescaped(bytes) : bytes
  }

  func text(_ index: Int) -> String { String(decoding: bytes(index), as: UTF8.self) }

  private static func unescaped(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var plain: [UInt8] = []
    var at = bytes.startIndex
    while at < bytes.endIndex {
      plain.append(bytes[at])
      let isDoubled = bytes[at] == 0x22 && at + 1 < bytes.endIndex && bytes[at + 1] == 0x22
      at += isDoubled ? 2 : 1
    }
    return plain[...]
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
  }
}
