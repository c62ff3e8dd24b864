/// Character references in texts that were escaped once more than needed.
enum Entities {
  private static let named: [String: String] = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": " ", "ndash": "–",
    "mdash": "—", "lsquo": "‘", "rsquo": "’", "ldquo": "“", "rdquo": "”", "hellip": "…",
    "laquo": "«", "raquo": "»", "bdquo": "„", "sbquo": "‚", "euro": "€", "pound": "£",
    "auml": "ä", "ouml": "ö", "uuml": "ü", "Auml": "Ä", "Ouml": "Ö", "Uuml": "Ü", "szlig": "ß",
    "eacute": "é", "egrave": "è", "agrave": "à", "ccedil": "ç", "shy": "", "deg": "°",
    "aacute": "á", "iacute": "í", "oacute": "ó", "uacute": "ú", "ntilde": "ñ", "ecirc": "ê",
    "times": "×", "bull": "•", "middot": "·", "cent": "¢", "yen": "¥", "copy": "©", "reg": "®",
  ]

  /// `"Ten &amp;amp; ships"` is `"Ten & ships"`: twice escaped is undone twice.
  static func decoded(_ text: String) -> String {
    guard text.utf8.contains(0x26) else { return text }
    let once = decodedOnce(text)
    return once.utf8.contains(0x26) && once != text ? decodedOnce(once) : once
  }

  private static func decodedOnce(_ text: String) -> String {
    let bytes = Array(text.utf8)
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count)
    var at = 0
    while at < bytes.count {
      if bytes[at] == 0x26, let end = bytes[at...].prefix(12).firstIndex(of: 0x3B),
        let value = character(bytes[(at + 1)..<end])
      {
        out.append(contentsOf: value.utf8)
        at = end + 1
      } else {
        out.append(bytes[at])
        at += 1
      }
    }
    return String(decoding: out, as: UTF8.self)
  }

  private static func character(_ name: ArraySlice<UInt8>) -> String? {
    let text = String(decoding: name, as: UTF8.self)
    if text.hasPrefix("#x") || text.hasPrefix("#X") {
      return UInt32(text.dropFirst(2), radix: 16).flatMap(Unicode.Scalar.init)
        .map { String(Character($0)) }
    }
    if text.hasPrefix("#") {
      return UInt32(text.dropFirst()).flatMap(Unicode.Scalar.init).map { String(Character($0)) }
    }
    return named[text]
  }
}
