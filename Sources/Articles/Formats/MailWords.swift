/// The encodings in which mails carry what is not ASCII.
enum MailWords {
  /// `=?utf-8?Q?Sch=C3=B6n?=` is `Schön`.
  static func decoded(_ header: String) -> String {
    var out = ""
    var rest = header[...]
    var lastWasWord = false
    while let start = rest.range(of: "=?") {
      let before = rest[..<start.lowerBound]
      guard let word = word(rest[start.upperBound...]) else {
        out += rest[..<start.upperBound]
        rest = rest[start.upperBound...]
        lastWasWord = false
        continue
      }
      // White space between two encoded words is not part of the text.
      if !(lastWasWord && before.allSatisfy { $0 == " " }) { out += before }
      out += word.text
      rest = word.rest
      lastWasWord = true
    }
    return Folding.folded(out + rest)
  }

  private static func word(_ text: Substring) -> (text: String, rest: Substring)? {
    let pieces = text.split(separator: "?", maxSplits: 3, omittingEmptySubsequences: false)
    guard pieces.count == 4, pieces[3].first == "=" else { return nil }
    let label = pieces[0].split(separator: "*").first.map(String.init) ?? ""
    let payload = Array(pieces[2].utf8)[...]
    let bytes: [UInt8]
    switch pieces[1].lowercased() {
    case "q": bytes = quotedPrintable(payload, inHeader: true)
    case "b": bytes = base64(payload)
    default: return nil
    }
    let decoded = Charset(label: label)?.decoded(bytes)?.text ?? bytes
    return (String(decoding: decoded, as: UTF8.self), pieces[3].dropFirst())
  }

  static func quotedPrintable(_ text: ArraySlice<UInt8>, inHeader: Bool) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(text.count)
    var at = text.startIndex
    while at < text.endIndex {
      let byte = text[at]
      if byte == 0x3D {
        if at + 2 < text.endIndex, let high = hex(text[at + 1]), let low = hex(text[at + 2]) {
          out.append(high << 4 | low)
          at += 3
          continue
        }
        // A line that goes on.
        var end = at + 1
        while end < text.endIndex, text[end] == 0x20 || text[end] == 0x0D { end += 1 }
        if end < text.endIndex, text[end] == 0x0A {
          at = end + 1
          continue
        }
      }
      out.append(inHeader && byte == 0x5F ? 0x20 : byte)
      at += 1
    }
    return out
  }

  private static func hex(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x37
    case 0x61...0x66: byte - 0x57
    default: nil
    }
  }

  /// Bytes that are no digit of base 64 are passed over.
  static func base64(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(text.count * 3 / 4)
    var bits: UInt32 = 0
    var count = 0
    for byte in text {
      let digit: UInt32
      switch byte {
      case 0x41...0x5A: digit = UInt32(byte - 0x41)
      case 0x61...0x7A: digit = UInt32(byte - 0x61) + 26
      case 0x30...0x39: digit = UInt32(byte - 0x30) + 52
      case 0x2B, 0x2D: digit = 62
      case 0x2F, 0x5F: digit = 63
      default: continue
      }
      bits = bits << 6 | digit
      count += 6
      if count >= 8 {
        count -= 8
        out.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
      }
    }
    return out
  }
}

extension Substring {
  /// The first place where an ASCII text stands.
  func range(of needle: StaticString) -> Range<Substring.Index>? {
    let wanted = UnsafeBufferPointer(start: needle.utf8Start, count: needle.utf8CodeUnitCount)
    var at = utf8.startIndex
    while at < utf8.endIndex {
      if utf8[at...].starts(with: wanted) {
        return at..<utf8.index(at, offsetBy: wanted.count)
      }
      at = utf8.index(after: at)
    }
    return nil
  }
}
