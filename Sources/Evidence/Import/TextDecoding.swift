import Facts

/// The encodings in which customs files come; all become UTF-8 before a row is cut.
enum TextEncoding: String, Sendable, CaseIterable {
  case utf8 = "UTF-8"
  case utf16LittleEndian = "UTF-16LE"
  case utf16BigEndian = "UTF-16BE"
  case windows1250 = "windows-1250"
  case windows1251 = "windows-1251"
  case windows1252 = "windows-1252"
  case windows1254 = "windows-1254"

  init?(named name: String) {
    let found = TextEncoding.allCases.first { $0.rawValue.lowercased() == name.lowercased() }
    guard let found else { return nil }
    self = found
  }
}

/// Turns blocks of any of the encodings into blocks of UTF-8.
///
/// An encoding that no mark and no profile tells is decided at the first block that holds more than
/// ASCII: valid UTF-8 is UTF-8; else Windows-1251 where its letters form Cyrillic words, else 1250, 1254 or 1252.
struct TextDecoding {
  private(set) var encoding: TextEncoding?
  private var pending: [UInt8] = []
  private var highSurrogate: UInt32 = 0

  init(_ encoding: TextEncoding? = nil) { self.encoding = encoding }

  mutating func decode(_ block: [UInt8], isFirst: Bool) -> [UInt8] {
    if isFirst, encoding == nil { encoding = TextDecoding.marked(block) }
    if encoding == nil, block.contains(where: { $0 >= 0x80 }) {
      encoding = TextDecoding.guessed(block)
    }
    switch encoding {
    case nil, .utf8: return block
    case .windows1250: return bytewise(block, TextDecoding.high1250)
    case .windows1251: return bytewise(block, TextDecoding.high1251)
    case .windows1252: return bytewise(block, TextDecoding.high1252)
    case .windows1254: return bytewise(block, TextDecoding.high1254)
    case .utf16LittleEndian: return utf16(block, low: 0, high: 1)
    case .utf16BigEndian: return utf16(block, low: 1, high: 0)
    }
  }

  /// UTF-16 by its mark, or by the zero bytes of plain letters on one side.
  private static func marked(_ block: [UInt8]) -> TextEncoding? {
    guard block.count >= 2 else { return nil }
    if block[0] == 0xFF, block[1] == 0xFE { return .utf16LittleEndian }
    if block[0] == 0xFE, block[1] == 0xFF { return .utf16BigEndian }
    let head = block.prefix(512)
    let zeros = (
      even: head.indices.count { $0 % 2 == 0 && head[$0] == 0 },
      odd: head.indices.count { $0 % 2 == 1 && head[$0] == 0 }
    )
    if zeros.odd * 3 > head.count, zeros.even == 0 { return .utf16LittleEndian }
    if zeros.even * 3 > head.count, zeros.odd == 0 { return .utf16BigEndian }
    return nil
  }

  private static func guessed(_ block: [UInt8]) -> TextEncoding {
    // The last character may be cut by the end of the block.
    for cut in 0...min(3, block.count) where isUTF8(block.dropLast(cut)) { return .utf8 }
    var cyrillic = 0
    var other = 0
    for (left, right) in zip(block, block.dropFirst()) where left >= 0x80 || right >= 0x80 {
      // Two letters of А–я side by side; Western accents stand between ASCII letters.
      if left >= 0xC0, right >= 0xC0 { cyrillic += 1 } else { other += 1 }
    }
    return cyrillic > other ? .windows1251 : western(block)
  }

  /// Windows-1250 where signs of 1252 would stand within words («B³a» for «Bła») or an «ì» before a letter («ěn»);
  /// 1254 where the letters of Icelandic alone would stand, without its accents («ýþ» for «ış»).
  private static func western(_ block: [UInt8]) -> TextEncoding {
    func isLetter(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte & 0xDF) || byte >= 0xC0 }
    var central = 0
    var icelandic = 0
    var accents = 0
    for at in block.indices {
      let after = at + 1 < block.count ? block[at + 1] : 0
      switch block[at] {
      // ą, ł, ż, ź, Ł, Ż, Ź, ť, Ť, Ľ, ľ, Ą.
      case 0xA3, 0xA5, 0xAF, 0xB3, 0xB9, 0xBC, 0xBE, 0xBF, 0x8D, 0x8F, 0x9D, 0x9F:
        if isLetter(after) { central += 1 }
      case 0xEC where isLetter(after): central += 2
      case 0xD0, 0xDD, 0xDE, 0xF0, 0xFD, 0xFE: icelandic += 1
      case 0xC1, 0xC9, 0xCD, 0xD3, 0xDA, 0xE1, 0xE9, 0xED, 0xF3, 0xFA: accents += 1
      default: continue
      }
    }
    if central >= 2 { return .windows1250 }
    return icelandic >= 2 && accents == 0 ? .windows1254 : .windows1252
  }

  private static func isUTF8(_ bytes: ArraySlice<UInt8>) -> Bool {
    String(validating: bytes, as: UTF8.self) != nil
  }

  private func bytewise(_ block: [UInt8], _ high: [[UInt8]]) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(block.count * 2)
    for byte in block {
      if byte < 0x80 { text.append(byte) } else { text += high[Int(byte) - 0x80] }
    }
    return text
  }

  private mutating func utf16(_ block: [UInt8], low: Int, high: Int) -> [UInt8] {
    let bytes = pending + block
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count)
    var at = 0
    while at + 1 < bytes.count {
      let unit = UInt32(bytes[at + low]) | UInt32(bytes[at + high]) << 8
      at += 2
      switch unit {
      case 0xD800..<0xDC00: highSurrogate = unit
      case 0xDC00..<0xE000:
        let value = 0x10000 + (highSurrogate &- 0xD800) << 10 + (unit - 0xDC00)
        append(highSurrogate == 0 ? "\u{FFFD}" : Unicode.Scalar(value) ?? "\u{FFFD}", to: &text)
        highSurrogate = 0
      case 0xFEFF: break
      default: append(Unicode.Scalar(unit) ?? "\u{FFFD}", to: &text)
      }
    }
    pending = Array(bytes[at...])
    return text
  }

  private func append(_ scalar: Unicode.Scalar, to text: inout [UInt8]) {
    text += Array(UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
  }

  private static func table(_ letters: String) -> [[UInt8]] {
    letters.unicodeScalars.map { Array(String($0).utf8) }
  }

  /// - Source: The Unicode Consortium, mapping table CP1251.TXT (98 stands for an unassigned byte).
  static let high1251 = table(
    "ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—\u{98}™љ›њќћџ\u{A0}ЎўЈ¤Ґ¦§Ё©Є«¬\u{AD}®Ї°±Ііґµ¶·ё№є»јЅѕї"
      + "АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюя")

  /// - Source: The Unicode Consortium, mapping table CP1250.TXT.
  static let high1250 = table(
    "€\u{81}‚\u{83}„…†‡\u{88}‰Š‹ŚŤŽŹ\u{90}‘’“”•–—\u{98}™š›śťžź\u{A0}ˇ˘Ł¤Ą¦§¨©Ş«¬\u{AD}®Ż°±˛ł´µ¶·¸ąş»Ľ˝ľż"
      + "ŔÁÂĂÄĹĆÇČÉĘËĚÍÎĎĐŃŇÓÔŐÖ×ŘŮÚŰÜÝŢßŕáâăäĺćçčéęëěíîďđńňóôőö÷řůúűüýţ˙")

  /// - Source: The Unicode Consortium, mapping table CP1254.TXT.
  static let high1254 = high1252.enumerated().map { at, letter in
    let turkish: [Int: Unicode.Scalar] = [
      0xD0: "Ğ", 0xDD: "İ", 0xDE: "Ş", 0xF0: "ğ", 0xFD: "ı", 0xFE: "ş",
    ]
    return turkish[at + 0x80].map { Array(String($0).utf8) } ?? letter
  }

  /// - Source: The Unicode Consortium, mapping table CP1252.TXT.
  static let high1252 =
    table("€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ")
    + (0xA0...0xFF).map { Array(String(Unicode.Scalar(UInt8($0))).utf8) }
}

/// Repairs text that was written in Windows-1251 or UTF-8 and read as Latin-1.
///
///     Mojibake.repaired("ÎÎÎ \"ÏÐÈÁÎÐ\"")  // "ООО \"ПРИБОР\""
enum Mojibake {
  /// `nil` where the text is as it should be.
  static func repaired(_ text: String) -> String? {
    var latin = 0
    var letters = 0
    var bytes: [UInt8] = []
    for scalar in text.unicodeScalars {
      guard scalar.value < 0x100 else { return nil }
      bytes.append(UInt8(scalar.value))
      if scalar.value >= 0x80 { latin += 1 }
      if scalar.properties.isAlphabetic { letters += 1 }
    }
    guard latin >= 3, latin * 5 >= letters * 3 else { return nil }
    if let whole = String(validating: bytes, as: UTF8.self), isCyrillic(whole) { return whole }
    var decoded: [UInt8] = []
    for byte in bytes {
      if byte < 0x80 {
        decoded.append(byte)
      } else {
        decoded += TextDecoding.high1251[Int(byte) - 128]
      }
    }
    let repaired = String(decoding: decoded, as: UTF8.self)
    return isCyrillic(repaired) ? repaired : nil
  }

  private static func isCyrillic(_ text: String) -> Bool {
    let letters = text.unicodeScalars.filter { $0.properties.isAlphabetic && $0.value >= 0x80 }
    return !letters.isEmpty && letters.allSatisfy { (0x400...0x52F).contains($0.value) }
  }
}
