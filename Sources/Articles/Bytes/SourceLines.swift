import Facts

/// Lines and columns of byte offsets, asked in rising order.
struct SourceLines {
  private let bytes: [UInt8]
  private var at = 0
  private var line = 1
  private var lineStart = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func place(of offset: Int) -> SourcePlace {
    if offset < at {
      (at, line, lineStart) = (0, 1, 0)
    }
    let end = min(max(offset, 0), bytes.count)
    while at < end {
      if bytes[at] == 0x0A {
        line += 1
        lineStart = at + 1
      }
      at += 1
    }
    var column = 1
    for byte in bytes[lineStart..<end] where byte & 0xC0 != 0x80 { column += 1 }
    return .line(line, column: column)
  }
}
