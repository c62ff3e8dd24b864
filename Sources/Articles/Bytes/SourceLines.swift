import Facts

/// Lines and columns of byte offsets, asked in rising order.
struct SourceLines {
  private let bytes: [UInt8]
  private var at = 0
  private var line = 1
  private var column = 1

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func place(of offset: Int) -> SourcePlace {
    if offset < at {
      (at, line, column) = (0, 1, 1)
    }
    let end = min(max(offset, 0), bytes.count)
    while at < end {
      let byte = bytes[at]
      if byte == 0x0A {
        line += 1
        column = 1
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
      at += 1
    }
    return .line(line, column: column)
  }
}
