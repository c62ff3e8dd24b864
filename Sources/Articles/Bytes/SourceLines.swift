import Facts
import Glibc

/// Lines and columns of byte offsets, asked in rising order.
struct SourceLines {
  private let bytes: [UInt8]
  private var at = 0
  private var line = 1
  private var column = 1

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The turns of a block's text, its beginning left out; see `Article.Block.turns`.
  mutating func turns(_ trace: SourceTrace) -> [SourceTurn] {
    trace.steps.dropFirst().map { step in
      move(to: step.source)
      return SourceTurn(offset: step.scalar, line: line, column: column)
    }
  }

  mutating func place(of offset: Int) -> SourcePlace {
    move(to: offset)
    return .line(line, column: column)
  }

  private mutating func move(to offset: Int) {
    if offset < at {
      (at, line, column) = (0, 1, 1)
    }
    let end = min(max(offset, 0), bytes.count)
    bytes.withUnsafeBufferPointer { raw in
      guard let base = raw.baseAddress else { return }
      while at < end, let found = memchr(base + at, 0x0A, end - at) {
        line += 1
        column = 1
        at = UnsafeRawPointer(found) - UnsafeRawPointer(base) + 1
      }
      for place in at..<max(at, end) where raw[place] & 0xC0 != 0x80 { column += 1 }
    }
    at = max(at, end)
  }
}
