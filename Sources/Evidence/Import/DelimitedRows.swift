import Facts

/// Cuts the bytes of a CSV or TSV file into rows and fields (RFC 4180, any line end).
///
///     var rows = DelimitedRows(delimiter: 0x2C, name: "a.csv") { () throws(Diagnostic) in try source.next() }
///     while try rows.advance() { rows.text(0) }
struct DelimitedRows {
  /// A field's place in the buffer; quoted fields are without their outer quotes.
  struct Span {
    var start: Int
    var end: Int
    var isEscaped: Bool
  }

  private(set) var fields: [Span] = []
  /// The row that was read last, counted from 1.
  private(set) var row = 0
  /// True where the file ended inside the quotes of this row.
  private(set) var isUnclosed = false
  private(set) var buffer: [UInt8] = []
  private(set) var rowStart = 0
  private(set) var rowEnd = 0
  private var position = 0
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

  /// Reads the next row that is not blank; false at the end.
  mutating func advance() throws(Diagnostic) -> Bool {
    while true {
      while !parse() {
        guard position - rowStart < DelimitedRows.longestRow, buffer.count - rowStart < 1 << 26
        else { throw EvidenceFault.rowTooLong(name, row: row + 1) }
        try refill()
      }
      if rowStart == buffer.count, isAtEnd, fields.isEmpty { return false }
      row += 1
      let isBlank = fields.count == 1 && fields[0].start == fields[0].end
      if !isBlank { return true }
    }
  }

  private mutating func refill() throws(Diagnostic) {
    let block = try more()
    if rowStart > 0 {
      buffer.removeSubrange(0..<rowStart)
      position -= rowStart
      rowStart = 0
    }
    if block.isEmpty { isAtEnd = true } else { buffer += block }
  }

  /// Parses one row from `position`; false, with nothing moved, where the buffer ends too early.
  private mutating func parse() -> Bool {
    fields.removeAll(keepingCapacity: true)
    isUnclosed = false
    rowStart = position
    let atEnd = isAtEnd
    let delimiter = delimiter
    var spans: [Span] = []
    swap(&spans, &fields)
    var unclosed = false
    let end: Int? = buffer.withUnsafeBufferPointer { bytes in
      DelimitedRows.scan(
        bytes, from: position, atEnd: atEnd, delimiter: delimiter, into: &spans,
        unclosed: &unclosed)
    }
    swap(&spans, &fields)
    guard let end else { return false }
    isUnclosed = unclosed
    position = end
    return true
  }

  private static func scan(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, atEnd: Bool, delimiter: UInt8,
    into spans: inout [Span], unclosed: inout Bool
  ) -> Int? {
    let count = bytes.count
    var at = start
    if at == count { return atEnd ? at : nil }
    while true {
      // A byte-order mark may stand at the head of any file that was joined to another.
      if at + 2 < count, bytes[at] == 0xEF, bytes[at + 1] == 0xBB, bytes[at + 2] == 0xBF { at += 3 }
      if at < count, bytes[at] == 0x22 {
        let open = at + 1
        at = open
        var escaped = false
        var close = -1
        while at < count {
          if bytes[at] == 0x22 {
            if at + 1 < count, bytes[at + 1] == 0x22 {
              escaped = true
              at += 2
              continue
            }
            close = at
            break
          }
          at += 1
        }
        if close < 0 {
          guard atEnd else { return nil }
          unclosed = true
          spans.append(Span(start: open, end: count, isEscaped: escaped))
          return count
        }
        at += 1
        if at == count, !atEnd { return nil }
        // What follows a closing quote before the delimiter belongs to the field as it stands.
        var fieldEnd = close
        var fieldStart = open
        if at < count, bytes[at] != delimiter, bytes[at] != 0x0A, bytes[at] != 0x0D {
          while at < count, bytes[at] != delimiter, bytes[at] != 0x0A, bytes[at] != 0x0D { at += 1 }
          if at == count, !atEnd { return nil }
          fieldStart = open - 1
          fieldEnd = at
        }
        spans.append(Span(start: fieldStart, end: fieldEnd, isEscaped: escaped))
      } else {
        let open = at
        while at < count, bytes[at] != delimiter, bytes[at] != 0x0A, bytes[at] != 0x0D { at += 1 }
        if at == count, !atEnd { return nil }
        spans.append(Span(start: open, end: at, isEscaped: false))
      }
      if at == count { return at }
      if bytes[at] == delimiter {
        at += 1
        continue
      }
      if bytes[at] == 0x0D {
        if at + 1 == count, !atEnd { return nil }
        at += at + 1 < count && bytes[at + 1] == 0x0A ? 2 : 1
      } else {
        at += 1
      }
      return at
    }
  }

  /// The bytes of a field, white space around it and doubled quotes taken out.
  func bytes(_ index: Int) -> ArraySlice<UInt8> {
    let span = fields[index]
    var start = span.start
    var end = span.end
    while start < end, isBlank(buffer[start]) { start += 1 }
    while end > start, isBlank(buffer[end - 1]) { end -= 1 }
    guard span.isEscaped else { return buffer[start..<end] }
    var plain: [UInt8] = []
    var at = start
    while at < end {
      plain.append(buffer[at])
      at += buffer[at] == 0x22 && at + 1 < end && buffer[at + 1] == 0x22 ? 2 : 1
    }
    return plain[...]
  }

  private func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
  }

  func text(_ index: Int) -> String { String(decoding: bytes(index), as: UTF8.self) }

  /// The row as it stands in the file, without its line end.
  var raw: ArraySlice<UInt8> {
    var end = position
    while end > rowStart, buffer[end - 1] == 0x0A || buffer[end - 1] == 0x0D { end -= 1 }
    return buffer[rowStart..<end]
  }
}
