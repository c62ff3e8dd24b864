import Glibc

/// Cuts the attributes beyond a number out of tags, before a parser sees them: libxml2 compares each
/// attribute with all before it, so a million of them would take hours.
enum OverlongTags {
  /// Tags shorter than this are not counted.
  private static let suspicious = 8_192

  static func cut(from bytes: [UInt8], attributes limit: Int) -> [UInt8] {
    var cuts: [Range<Int>] = []
    bytes.withUnsafeBufferPointer { raw in
      var at = 0
      while let open = next(0x3C, in: raw, from: at) {
        at = open + 1
        guard at < raw.count, raw[at] | 0x20 >= 0x61, raw[at] | 0x20 <= 0x7A else { continue }
        let near = next(0x3E, in: raw, from: at) ?? raw.count
        guard near - open > suspicious else {
          at = near
          continue
        }
        let (end, keep) = walk(raw, from: at, limit: limit)
        if keep < end { cuts.append(keep..<end) }
        at = end
      }
    }
    guard !cuts.isEmpty else { return bytes }
    var out: [UInt8] = []
    var from = 0
    for cut in cuts {
      out.append(contentsOf: bytes[from..<cut.lowerBound])
      from = cut.upperBound
    }
    out.append(contentsOf: bytes[from...])
    return out
  }

  @inline(__always)
  private static func next(
    _ byte: UInt8, in raw: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> Int? {
    guard start < raw.count, let base = raw.baseAddress,
      let found = memchr(base + start, Int32(byte), raw.count - start)
    else { return nil }
    return UnsafeRawPointer(found) - UnsafeRawPointer(base)
  }

  /// The end of the tag, and the place after its last attribute that is kept.
  private static func walk(
    _ raw: UnsafeBufferPointer<UInt8>, from start: Int, limit: Int
  ) -> (end: Int, keep: Int) {
    var at = start
    var quote: UInt8 = 0
    var count = 0
    var keep = -1
    var inSpace = false
    while at < raw.count {
      let byte = raw[at]
      if quote != 0 {
        if byte == quote { quote = 0 }
      } else if byte == 0x3E {
        break
      } else if byte == 0x22 || byte == 0x27 {
        quote = byte
        inSpace = false
      } else if byte <= 0x20 || byte == 0x2F {
        if !inSpace {
          count += 1
          if count > limit, keep < 0 { keep = at }
        }
        inSpace = true
      } else {
        inSpace = false
      }
      at += 1
    }
    return (at, keep < 0 ? at : keep)
  }
}
