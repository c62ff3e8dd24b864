/// Which charset bytes without a declaration are likely in: each candidate decodes a sample, and the
/// one whose letters look most like a text of its languages wins.
enum CharsetGuess {
  private static let candidates = [
    "WINDOWS-1251", "KOI8-R", "CP932", "EUC-JP", "GB18030", "BIG5-HKSCS", "UHC", "WINDOWS-1252",
    "ISO-8859-2", "WINDOWS-1253", "WINDOWS-1255", "WINDOWS-1256", "CP874",
  ]

  static func likeliest(for raw: [UInt8]) -> Charset {
    let sample = wideSample(of: raw)
    var best = Charset(name: "WINDOWS-1252")
    var bestScore = -Double.infinity
    for name in candidates {
      let charset = Charset(name: name)
      guard let (text, wrong) = charset.decoded(sample) else { continue }
      let score = plausibility(of: text, in: name) - 20 * Double(wrong)
      if score > bestScore { (best, bestScore) = (charset, score) }
    }
    return best
  }

  /// Up to 32 KB from the first byte that is not ASCII.
  private static func wideSample(of raw: [UInt8]) -> [UInt8] {
    let start = raw.firstIndex { $0 >= 0x80 } ?? 0
    return Array(raw[max(0, start - 64)...].prefix(32_768))
  }

  /// Points per character that is not ASCII, so that charsets of one and two bytes compare.
  ///
  /// - Source: letters by frequency of Russian (оеаинтсрвл), the kana and the commonest hanzi and
  ///   hangul blocks; weights settled on texts of our own in each charset.
  private static func plausibility(of text: [UInt8], in name: String) -> Double {
    var total = 0.0
    var previous: UInt32 = 0x20
    for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
      defer { previous = scalar.value }
      guard scalar.value >= 0x80 else { continue }
      total += points(for: scalar.value, after: previous, in: name)
    }
    return total
  }

  private static func points(for value: UInt32, after previous: UInt32, in name: String) -> Double {
    switch value {
    case 0xFFFD: return -20
    case 0x80...0x9F: return -10
    case 0x430...0x44F:
      let common: Set<UInt32> = [
        0x43E, 0x435, 0x430, 0x438, 0x43D, 0x442, 0x441, 0x440, 0x432, 0x43B,
      ]
      return common.contains(value) ? 1.6 : 0.8
    case 0x410...0x42F:
      // A capital in the middle of a word of small letters is another charset's letter.
      return (0x430...0x44F).contains(previous) ? -2 : 0.4
    case 0x401, 0x404...0x407, 0x451, 0x454...0x457: return 0.5
    case 0x3040...0x30FF:
      // GB 18030 and Big5 hold kana too, in the places that EUC-JP has them; their texts do not.
      return name == "CP932" || name == "EUC-JP" ? 3.4 : 0
    case 0xAC00...0xD7A3: return name == "UHC" ? 2.2 : 0.5
    case 0x4E00...0x9FFF:
      return name == "CP932" || name == "EUC-JP" ? 1.4 : (name == "UHC" ? 0.2 : 1.8)
    case 0x3000...0x303F, 0xFF00...0xFF5E: return 1.5
    case 0xFF61...0xFF9F: return -3
    case 0xE000...0xF8FF: return -10
    case 0x5D0...0x5EA: return 1.2
    case 0x620...0x64A: return 1.2
    case 0x3B1...0x3C9: return 1.2
    case 0xE01...0xE5B: return 1.1
    case 0x2018...0x201E, 0x2013, 0x2014, 0x2026, 0xA0, 0xAB, 0xBB, 0x2116, 0x20AC: return 0.5
    case 0xC0...0xFF:
      // Accented letters stand among plain ones.
      let plain = (0x61...0x7A).contains(previous | 0x20)
      if name == "WINDOWS-1252" { return plain || previous == 0x20 ? 1 : -1.5 }
      return name == "ISO-8859-2" ? (plain ? 0.7 : -1.5) : 0
    case 0x100...0x17F: return name == "ISO-8859-2" ? 0.9 : 0
    default: return -0.5
    }
  }
}
