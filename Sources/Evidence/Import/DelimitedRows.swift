import Facts

/// Cuts the bytes of a CSV or TSV file into rows and cells (RFC 4180, any line end).
///
///     var rows = DelimitedRows(delimiter: 0x2C, name: "a.csv") { () throws(Diagnostic) in try source.next() }
///     while let row = try rows.next() { row.text(0) }
struct DelimitedRows {
  private var buffer: [UInt8] = []
  private var position = 0
  /// The row that was cut last, counted from 1.
  private var number = 0
  private var isAtEnd = false
  private let delimiter: UInt8
  private let name: String
  private let more: () throws(Diagnostic) -> [UInt8]

  /// Longer than any row of a customs file; an unclosed quote must not swallow a whole file unseen.
  static let longestRow = 16 << 20

  init(delimiter: UInt8, name: String, more: @escaping () throws(Diagnostic) -> [UInt8]) {
    self.delimiter = delimiter
    self.name = name
    self.more = more
  }

  /// The next row that is not blank; `nil` at the end.
  mutating func next() throws(Diagnostic) -> RowCells? {
    try batch(most: 1, columns: nil).map { $0[0] }
  }

  /// The whole rows of the next stretch of the file, blank ones left out; `nil` at the end.
  ///
  /// - Parameter columns: how many cells a right row has. A quote that opens and does not close swallows the
  ///   rows behind it; where it can be told by the number of cells, only its own line is lost.
  mutating func batch(most: Int = .max, columns: Int?) throws(Diagnostic) -> RowBatch? {
    while true {
      var cutting = RowCutting(
        delimiter: delimiter, columns: columns, isAtEnd: isAtEnd, position: position,
        number: number)
      buffer.withUnsafeBufferPointer { cutting.cut($0, most: most) }
      position = cutting.position
      number = cutting.number
      if !cutting.rows.isEmpty {
        let batch = RowBatch(bytes: buffer, spans: cutting.spans, rows: cutting.rows)
        if most == .max {
          buffer = Array(buffer[position...])
          position = 0
        }
        return batch
      }
      if isAtEnd, position == buffer.count { return nil }
      guard buffer.count - position <= DelimitedRows.longestRow else {
        throw EvidenceFault.rowTooLong(name, row: number + 1)
      }
      try refill()
    }
  }

  private mutating func refill() throws(Diagnostic) {
    let block = try more()
    if position > 0 {
      buffer.removeSubrange(0..<position)
      position = 0
    }
    if block.isEmpty { isAtEnd = true } else { buffer += block }
  }
}

/// Cuts rows out of a buffer until it ends too early for one more.
private struct RowCutting {
  let delimiter: UInt8
  let columns: Int?
  let isAtEnd: Bool
  var position: Int
  var number: Int
  var spans: [CellSpan] = []
  var rows: [RowBatch.Row] = []

  init(delimiter: UInt8, columns: Int?, isAtEnd: Bool, position: Int, number: Int) {
    self.delimiter = delimiter
    self.columns = columns
    self.isAtEnd = isAtEnd
    self.position = position
    self.number = number
  }

  mutating func cut(_ bytes: UnsafeBufferPointer<UInt8>, most: Int) {
    spans.reserveCapacity(most == 1 ? 64 : bytes.count / 12)
    while rows.count < most, position < bytes.count {
      let first = spans.count
      var unclosed = false
      let isTooLong = bytes.count - position > DelimitedRows.longestRow
      let end = scan(bytes, from: position, unclosed: &unclosed)
      let extent = extent(
        bytes, to: end ?? (isTooLong ? bytes.count : nil), unclosed: unclosed || end == nil,
        cells: spans.count - first)
      switch extent {
      case .whole where end != nil:
        add(bytes, to: end ?? position, first: first, unclosed: unclosed)
      case .line(let line):
        spans.removeSubrange(first...)
        spans.append(CellSpan(position, line, isEscaped: false))
        add(bytes, to: line, first: first, unclosed: true)
      default:
        spans.removeSubrange(first...)
        return
      }
    }
  }

  private mutating func add(
    _ bytes: UnsafeBufferPointer<UInt8>, to end: Int, first: Int, unclosed: Bool
  ) {
    number += 1
    var last = end
    while last > position, bytes[last - 1] == 0x0A || bytes[last - 1] == 0x0D { last -= 1 }
    if spans.count - first == 1, spans[first].start == spans[first].end {
      spans.removeLast()
    } else {
      rows.append(
        RowBatch.Row(
          number: number, firstCell: first, cells: spans.count - first, start: position, end: last,
          isUnclosed: unclosed))
    }
    position = end
  }

  /// How far a row reaches that was cut by its quotes.
  private enum Extent {
    case whole
    /// A quote swallowed what stands behind the row's first line, which ends here.
    case line(Int)
    /// The buffer ends too early to tell.
    case unknown
  }

  private func extent(
    _ bytes: UnsafeBufferPointer<UInt8>, to end: Int?, unclosed: Bool, cells: Int
  ) -> Extent {
    guard let end else { return .unknown }
    guard let columns, unclosed || cells != columns else { return .whole }
    var line = position
    while line < end, bytes[line] != 0x0A, bytes[line] != 0x0D { line += 1 }
    guard line + 1 < end else { return .whole }
    line += bytes[line] == 0x0D && bytes[line + 1] == 0x0A ? 2 : 1
    guard line < end else { return .whole }
    // The line behind must stand on its own, so that a ragged row of several lines stays one.
    var trial = RowCutting(
      delimiter: delimiter, columns: nil, isAtEnd: isAtEnd, position: line, number: 0)
    var isOpen = false
    guard trial.scan(bytes, from: line, unclosed: &isOpen) != nil else {
      return bytes.count - line > DelimitedRows.longestRow ? .whole : .unknown
    }
    return !isOpen && trial.spans.count == columns ? .line(line) : .whole
  }

  /// Cuts one row into spans and gives its end; `nil` where the buffer ends before it.
  private mutating func scan(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, unclosed: inout Bool
  ) -> Int? {
    let count = bytes.count
    let delimiter = delimiter
    var at = start
    while true {
      // A byte-order mark may stand at the head of any file that was joined to another.
      if at + 2 < count, bytes[at] == 0xEF, bytes[at + 1] == 0xBB, bytes[at + 2] == 0xBF { at += 3 }
      if at < count, bytes[at] == 0x22 {
        guard let end = quoted(bytes, from: at, unclosed: &unclosed) else { return nil }
        at = end
      } else {
        let open = at
        while at < count, bytes[at] != delimiter, bytes[at] != 0x0A, bytes[at] != 0x0D { at += 1 }
        if at == count, !isAtEnd { return nil }
        spans.append(CellSpan(open, at, isEscaped: false))
      }
      if at == count { return at }
      if bytes[at] == delimiter {
        at += 1
        continue
      }
      if bytes[at] == 0x0D {
        if at + 1 == count, !isAtEnd { return nil }
        return at + (at + 1 < count && bytes[at + 1] == 0x0A ? 2 : 1)
      }
      return at + 1
    }
  }

  private mutating func quoted(
    _ bytes: UnsafeBufferPointer<UInt8>, from quote: Int, unclosed: inout Bool
  ) -> Int? {
    let count = bytes.count
    let open = quote + 1
    var at = open
    var escaped = false
    while at < count {
      if bytes[at] == 0x22 {
        guard at + 1 < count, bytes[at + 1] == 0x22 else { break }
        escaped = true
        at += 1
      }
      at += 1
    }
    if at >= count {
      guard isAtEnd else { return nil }
      unclosed = true
      spans.append(CellSpan(open, count, isEscaped: escaped))
      return count
    }
    let close = at
    at += 1
    if at == count, !isAtEnd { return nil }
    // What follows a closing quote before the delimiter belongs to the cell as it stands.
    while at < count, bytes[at] != delimiter, bytes[at] != 0x0A, bytes[at] != 0x0D { at += 1 }
    if at == count, !isAtEnd { return nil }
    spans.append(
      at == close + 1
        ? CellSpan(open, close, isEscaped: escaped)
        : CellSpan(quote, at, isEscaped: escaped))
    return at
  }
}
