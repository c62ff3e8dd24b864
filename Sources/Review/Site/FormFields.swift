/// The fields of a form, or of an address behind its question mark.
///
///     FormFields("show=open&q=body+armor")["q"]  // "body armor"
package struct FormFields: Sendable {
  private let pairs: [(name: String, value: String)]

  package init(_ text: String) {
    pairs = text.split(separator: "&").prefix(200).map { pair in
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      return (FormFields.decoded(parts[0]), parts.count > 1 ? FormFields.decoded(parts[1]) : "")
    }
  }

  /// The value without spaces around it; `nil` where it is missing or empty.
  package subscript(name: String) -> String? {
    guard let value = pairs.first(where: { $0.name == name })?.value else { return nil }
    let scalars = value.unicodeScalars
    guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
      let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
    else { return nil }
    return String(scalars[first...last])
  }

  /// What does not decode to text becomes U+FFFD.
  private static func decoded(_ text: Substring) -> String {
    var bytes: [UInt8] = []
    var rest = text.utf8[...]
    func digit(_ byte: UInt8) -> UInt8? {
      switch byte {
      case 0x30...0x39: byte - 0x30
      case 0x41...0x46: byte - 0x37
      case 0x61...0x66: byte - 0x57
      default: nil
      }
    }
    while let byte = rest.popFirst() {
      let next = rest.prefix(2).compactMap(digit)
      if byte == UInt8(ascii: "%"), next.count == 2 {
        bytes.append(next[0] << 4 | next[1])
        rest.removeFirst(2)
      } else {
        bytes.append(byte == UInt8(ascii: "+") ? 0x20 : byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The text of fields, for an address; empty fields are left out.
  package static func query(_ fields: [(String, String)]) -> String {
    fields.filter { !$0.1.isEmpty }.map { "\(encoded($0.0))=\(encoded($0.1))" }
      .joined(separator: "&")
  }

  /// `path?fields#anchor`, leaving out what is empty.
  static func address(_ path: String, _ fields: [(String, String)], anchor: String = "") -> String {
    let query = query(fields)
    return path + (query.isEmpty ? "" : "?" + query) + (anchor.isEmpty ? "" : "#" + anchor)
  }

  private static func encoded(_ text: String) -> String {
    var out = ""
    let digits = Array("0123456789ABCDEF".unicodeScalars)
    for byte in text.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E:
        out.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        out.unicodeScalars.append("%")
        out.unicodeScalars.append(digits[Int(byte >> 4)])
        out.unicodeScalars.append(digits[Int(byte & 15)])
      }
    }
    return out
  }
}
