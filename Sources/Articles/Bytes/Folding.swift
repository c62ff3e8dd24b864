/// What becomes of a character when white space is folded.
enum Folding {
  enum Kind { case letter, space, nothing }

  /// The character of two to four bytes at `at`: spaces of every width become one space; soft hyphens
  /// and zero-width spaces vanish, so that a word they cut matches a record.
  @inline(__always)
  static func kind(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> Kind {
    let count = bytes.count
    switch bytes[at] {
    case 0xC2 where at + 1 < count:
      if bytes[at + 1] == 0xA0 || bytes[at + 1] == 0x85 { return .space }
      return bytes[at + 1] == 0xAD ? .nothing : .letter
    case 0xE2 where at + 2 < count:
      let second = bytes[at + 1]
      let third = bytes[at + 2]
      if second == 0x80 {
        if third <= 0x8A || third == 0xA8 || third == 0xA9 || third == 0xAF { return .space }
        return third == 0x8B ? .nothing : .letter
      }
      if second == 0x81 { return third == 0x9F ? .space : (third == 0xA0 ? .nothing : .letter) }
      return .letter
    case 0xE3 where at + 2 < count:
      return bytes[at + 1] == 0x80 && bytes[at + 2] == 0x80 ? .space : .letter
    case 0xEF where at + 2 < count:
      return bytes[at + 1] == 0xBB && bytes[at + 2] == 0xBF ? .nothing : .letter
    default: return .letter
    }
  }

  /// A text's bytes with small letters, as phrases are compared: ASCII, Latin with accents and
  /// Cyrillic, in which phrases have capitals; other scripts stay as they are.
  static func small(_ text: String) -> [UInt8] {
    var bytes = Array(text.utf8)
    bytes.withUnsafeMutableBufferPointer { raw in
      for at in raw.indices {
        let byte = raw[at]
        if byte >= 0x41, byte <= 0x5A {
          raw[at] = byte + 0x20
        } else if byte >= 0x80, byte <= 0xBF, at > 0 {
          switch raw[at - 1] {
          case 0xC3 where byte <= 0x9E && byte != 0x97: raw[at] = byte + 0x20
          case 0xD0 where byte >= 0x90 && byte <= 0x9F: raw[at] = byte + 0x20
          case 0xC4 where byte <= 0xB6 && byte % 2 == 0: raw[at] = byte + 1
          case 0xC5 where byte >= 0x8A && byte <= 0xB6 && byte % 2 == 0: raw[at] = byte + 1
          case 0xD0 where byte >= 0xA0 && byte <= 0xAF: (raw[at - 1], raw[at]) = (0xD1, byte - 0x20)
          default: break
          }
        }
      }
    }
    return bytes
  }

  /// A whole text folded: `"Ten \u{a0} ships\n"` is `"Ten ships"`.
  static func folded(_ text: some Sequence<UInt8>) -> String {
    let bytes = Array(text)
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count)
    bytes.withUnsafeBufferPointer { raw in
      var at = 0
      while at < raw.count {
        let byte = raw[at]
        let length = byte < 0x80 ? 1 : (byte < 0xE0 ? 2 : (byte < 0xF0 ? 3 : 4))
        let kind: Kind = byte <= 0x20 ? .space : (byte < 0x80 ? .letter : Folding.kind(raw, at))
        switch kind {
        case .space: if let last = out.last, last != 0x20 { out.append(0x20) }
        case .nothing: break
        case .letter: out.append(contentsOf: raw[at..<min(at + length, raw.count)])
        }
        at += length
      }
    }
    if out.last == 0x20 { out.removeLast() }
    return String(decoding: out, as: UTF8.self)
  }

  static func folded(_ text: String) -> String { folded(text.utf8) }
}
