/// A scalar beyond ASCII, decoded where it stands, and what it can be part of.
struct WideScalar {
  enum Kind {
    case space, letter, softHyphen, apostrophe, punctuation, fraction, superscript, symbol
  }

  let value: UInt32
  /// Bytes.
  let length: Int
  let kind: Kind

  init(_ bytes: [UInt8], at index: Int) {
    let first = bytes[index]
    func rest(_ offset: Int) -> UInt32 {
      index + offset < bytes.count ? UInt32(bytes[index + offset] & 0x3F) : 0
    }
    switch first {
    case 0xC2...0xDF:
      value = UInt32(first & 0x1F) << 6 | rest(1)
      length = min(2, bytes.count - index)
    case 0xE0...0xEF:
      value = UInt32(first & 0x0F) << 12 | rest(1) << 6 | rest(2)
      length = min(3, bytes.count - index)
    case 0xF0...0xF4:
      value = UInt32(first & 0x07) << 18 | rest(1) << 12 | rest(2) << 6 | rest(3)
      length = min(4, bytes.count - index)
    default:
      value = 0xFFFD
      length = 1
    }
    kind = WideScalar.kind(of: value)
  }

  private static func kind(of value: UInt32) -> Kind {
    switch value {
    case 0x85, 0xA0, 0x1680, 0x2000...0x200D, 0x2028, 0x2029, 0x202F, 0x205F, 0x2060, 0x3000,
      0xFEFF:
      .space
    case 0xAD: .softHyphen
    case 0xBC...0xBE, 0x2150...0x215E: .fraction
    case 0xB2, 0xB3, 0xB9: .superscript
    case 0x2019, 0x02BC: .apostrophe
    case 0xA1, 0xA7, 0xAB, 0xB6, 0xB7, 0xBB, 0xBF: .punctuation
    case 0xAA, 0xB5, 0xBA: .letter
    case 0x80...0xBF, 0xD7, 0xF7: .symbol
    case 0x2010...0x2027, 0x2030...0x205E: value == 0x2030 ? .symbol : .punctuation
    case 0x2061...0x20FF, 0x2100...0x214F, 0x2190...0x2BFF: .symbol
    case 0x3001...0x3020, 0xFE30...0xFE4F, 0xFF01...0xFF0F, 0xFF1A...0xFF1F: .punctuation
    case 0xFE00...0xFE0F, 0xFFE0...0xFFFF, 0x1F000...0x1FAFF, 0xE000...0xF8FF: .symbol
    default: .letter
    }
  }

  /// Lower case with straight apostrophes and plain hyphens, without soft hyphens.
  static func folded(_ text: String) -> String {
    var out = ""
    for scalar in text.lowercased().unicodeScalars {
      switch scalar.value {
      case 0x2019, 0x02BC, 0x2018: out.append("'")
      case 0x2010, 0x2011, 0x2212: out.append("-")
      case 0xAD: continue
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out
  }
}
