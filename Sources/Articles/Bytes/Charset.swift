import CLibXML2

/// The encoding of a file's bytes: mark, valid UTF-8, declaration, then what the bytes look like.
struct Charset: Hashable, Sendable {
  /// The name `iconv` knows it by.
  let name: String

  static let utf8 = Charset(name: "UTF-8")

  /// The charset behind a label as pages write it; `nil` where no such charset is known.
  ///
  ///     Charset(label: "latin1")?.name   // "WINDOWS-1252"
  ///
  /// - Source: WHATWG Encoding Standard, "Names and labels" (2024): labels of one charset are read as its superset.
  init?(label: String) {
    let folded = String(
      decoding: label.utf8.map { $0 >= 0x41 && $0 <= 0x5A ? $0 + 32 : $0 }
        .filter { $0 > 0x20 && $0 != 0x22 && $0 != 0x27 }, as: UTF8.self)
    guard let name = Charset.names[folded] ?? Charset.family(of: folded) else { return nil }
    self.name = name
  }

  init(name: String) { self.name = name }

  private static func family(of label: String) -> String? {
    for prefix in ["windows-125", "cp125"] where label.hasPrefix(prefix) {
      guard let digit = label.utf8.dropFirst(prefix.utf8.count).first else { return nil }
      return digit >= 0x30 && digit <= 0x38 ? "WINDOWS-125\(Character(UnicodeScalar(digit)))" : nil
    }
    for prefix in ["iso-8859-", "iso8859-"] where label.hasPrefix(prefix) {
      guard let part = Int(label.dropFirst(prefix.count)), (2...16).contains(part), part != 12
      else { return nil }
      return "ISO-8859-\(part)"
    }
    return nil
  }

  private static let names: [String: String] = [
    "utf-8": "UTF-8", "utf8": "UTF-8", "unicode-1-1-utf-8": "UTF-8",
    "utf-16": "UTF-16LE", "utf-16le": "UTF-16LE", "utf-16be": "UTF-16BE", "unicode": "UTF-16LE",
    "us-ascii": "WINDOWS-1252", "ascii": "WINDOWS-1252", "latin1": "WINDOWS-1252",
    "l1": "WINDOWS-1252", "iso-8859-1": "WINDOWS-1252", "iso8859-1": "WINDOWS-1252",
    "iso_8859-1": "WINDOWS-1252", "iso-8859-9": "WINDOWS-1254", "latin2": "ISO-8859-2",
    "x-cp1251": "WINDOWS-1251", "win-1251": "WINDOWS-1251", "koi8-r": "KOI8-R", "koi8": "KOI8-R",
    "koi8-u": "KOI8-U", "ibm866": "IBM866", "cp866": "IBM866", "macintosh": "MACINTOSH",
    "x-mac-cyrillic": "MAC-CYRILLIC",
    "shift_jis": "CP932", "shift-jis": "CP932", "sjis": "CP932", "x-sjis": "CP932",
    "windows-31j": "CP932", "ms_kanji": "CP932", "euc-jp": "EUC-JP", "x-euc-jp": "EUC-JP",
    "iso-2022-jp": "ISO-2022-JP", "gb2312": "GB18030", "gbk": "GB18030", "x-gbk": "GB18030",
    "gb18030": "GB18030", "gb_2312-80": "GB18030", "euc-cn": "GB18030", "cp936": "GB18030",
    "big5": "BIG5-HKSCS", "big5-hkscs": "BIG5-HKSCS", "x-x-big5": "BIG5-HKSCS",
    "cp950": "BIG5-HKSCS", "euc-kr": "UHC", "ks_c_5601-1987": "UHC", "ks_c_5601": "UHC",
    "korean": "UHC", "windows-949": "UHC", "cp949": "UHC", "tis-620": "CP874",
    "windows-874": "CP874", "cp874": "CP874",
  ]

  /// The bytes as UTF-8, and how many of them were no characters of this charset.
  func decoded(_ bytes: [UInt8]) -> (text: [UInt8], wrong: Int)? {
    if self == .utf8 {
      let check = bytes.withUnsafeBufferPointer(UTF8Check.init)
      let clean = check.wrong == 0 && check.control == 0
      return (clean ? bytes : UTF8Check.repaired(bytes), check.wrong)
    }
    guard let handle = iconv_open("UTF-8", name), handle != iconv_t(bitPattern: -1) else {
      return nil
    }
    defer { iconv_close(handle) }
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count * 2)
    var wrong = 0
    var input = bytes
    var chunk = [CChar](repeating: 0, count: 1 << 16)
    input.withUnsafeMutableBytes { raw in
      var from = raw.baseAddress?.assumingMemoryBound(to: CChar.self)
      var left = raw.count
      while left > 0 {
        let room = chunk.withUnsafeMutableBufferPointer { buffer -> Int in
          var to = buffer.baseAddress
          var room = buffer.count
          _ = iconv(handle, &from, &left, &to, &room)
          out.append(
            contentsOf: UnsafeRawBufferPointer(
              start: buffer.baseAddress, count: buffer.count - room))
          return room
        }
        // A full chunk goes on; where room was left, a wrong byte stopped it and is stepped over.
        if left > 0, room >= 32 {
          wrong += 1
          out.append(contentsOf: [0xEF, 0xBF, 0xBD])
          from = from?.advanced(by: 1)
          left -= 1
        }
      }
    }
    return (out, wrong)
  }
}
