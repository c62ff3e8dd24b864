/// A value of JSON as pages hold it: forgiving of raw line ends in strings, trailing commas and comments.
enum JSONValue: Hashable, Sendable {
  case null
  case bool(Bool)
  case number(String)
  case string(String)
  case array([JSONValue])
  case object([Member])

  struct Member: Hashable, Sendable {
    var key: String
    var value: JSONValue
  }

  subscript(key: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.key == key }?.value
  }

  var text: String? {
    switch self {
    case .string(let text): text
    case .number(let text): text
    default: nil
    }
  }

  /// A list's items; a single value is a list of one.
  var items: [JSONValue] {
    switch self {
    case .array(let items): items
    case .null: []
    default: [self]
    }
  }

  var members: [Member] {
    if case .object(let members) = self { return members }
    return []
  }

  /// Reads the first value in the bytes; what follows it is passed over.
  init?(_ bytes: ArraySlice<UInt8>) {
    var reader = JSONReader(bytes: Array(bytes))
    guard let value = reader.value(depth: 0) else { return nil }
    self = value
  }
}

/// Reads JSON from bytes, at most 200 values deep.
struct JSONReader {
  let bytes: [UInt8]
  var at = 0

  init(bytes: [UInt8], at: Int = 0) { (self.bytes, self.at) = (bytes, at) }

  mutating func value(depth: Int) -> JSONValue? {
    skipSpace()
    guard at < bytes.count, depth < 200 else { return nil }
    switch bytes[at] {
    case UInt8(ascii: "{"): return object(depth)
    case UInt8(ascii: "["): return array(depth)
    case UInt8(ascii: "\""): return string().map(JSONValue.string)
    default: return word()
    }
  }

  private mutating func skipSpace() {
    while at < bytes.count {
      let byte = bytes[at]
      if byte <= 0x20 || byte == UInt8(ascii: ";") {
        at += 1
      } else if byte != 0xC2, byte != 0x2F, byte != 0x3C {
        return
      } else if bytes[at...].starts(with: [0xC2, 0xA0]) || bytes[at...].starts(with: [0x2F, 0x2F]) {
        if byte == 0x2F {
          while at < bytes.count, bytes[at] != 0x0A { at += 1 }
        } else {
          at += 2
        }
      } else if bytes[at...].starts(with: Array("/*".utf8)) {
        at = (bytes.position(of: Array("*/".utf8), from: at + 2) ?? bytes.count - 2) + 2
      } else if bytes[at...].starts(with: Array("<!--".utf8)) {
        at += 4
      } else if bytes[at...].starts(with: Array("<![CDATA[".utf8)) {
        at += 9
      } else {
        return
      }
    }
  }

  private mutating func object(_ depth: Int) -> JSONValue? {
    at += 1
    var members: [JSONValue.Member] = []
    while true {
      skipSpace()
      guard at < bytes.count else { return .object(members) }
      if bytes[at] == UInt8(ascii: "}") {
        at += 1
        return .object(members)
      }
      if bytes[at] == UInt8(ascii: ",") {
        at += 1
        continue
      }
      guard bytes[at] == UInt8(ascii: "\""), let key = string() else { return .object(members) }
      skipSpace()
      guard at < bytes.count, bytes[at] == UInt8(ascii: ":") else { return .object(members) }
      at += 1
      guard let value = value(depth: depth + 1) else { return .object(members) }
      members.append(JSONValue.Member(key: key, value: value))
    }
  }

  private mutating func array(_ depth: Int) -> JSONValue? {
    at += 1
    var items: [JSONValue] = []
    while true {
      skipSpace()
      guard at < bytes.count else { return .array(items) }
      if bytes[at] == UInt8(ascii: "]") {
        at += 1
        return .array(items)
      }
      if bytes[at] == UInt8(ascii: ",") {
        at += 1
        continue
      }
      guard let value = value(depth: depth + 1) else { return .array(items) }
      items.append(value)
    }
  }

  private mutating func word() -> JSONValue? {
    let start = at
    while at < bytes.count, bytes[at] > 0x20, !",}]:\"{[".utf8.contains(bytes[at]) { at += 1 }
    guard at > start else { return nil }
    switch String(decoding: bytes[start..<at], as: UTF8.self) {
    case "null": return .null
    case "true": return .bool(true)
    case "false": return .bool(false)
    case let other: return .number(other)
    }
  }

  /// A string; a quotation mark that nothing of JSON follows is taken as part of the text.
  mutating func string() -> String? {
    at += 1
    var out: [UInt8] = []
    while at < bytes.count {
      let byte = bytes[at]
      if byte == UInt8(ascii: "\"") {
        if endsHere(at + 1) {
          at += 1
          return String(decoding: out, as: UTF8.self)
        }
        out.append(byte)
        at += 1
      } else if byte == UInt8(ascii: "\\") {
        escape(into: &out)
      } else {
        out.append(byte)
        at += 1
      }
    }
    return nil
  }

  private func endsHere(_ place: Int) -> Bool {
    var place = place
    while place < bytes.count, bytes[place] <= 0x20 { place += 1 }
    return place >= bytes.count || ",}]:".utf8.contains(bytes[place])
  }

  private mutating func escape(into out: inout [UInt8]) {
    at += 1
    guard at < bytes.count else { return }
    let byte = bytes[at]
    at += 1
    switch byte {
    case UInt8(ascii: "n"): out.append(0x0A)
    case UInt8(ascii: "t"): out.append(0x09)
    case UInt8(ascii: "r"): out.append(0x0D)
    case UInt8(ascii: "b"), UInt8(ascii: "f"): out.append(0x20)
    case UInt8(ascii: "u"):
      guard var code = hex() else { return }
      if (0xD800...0xDBFF).contains(code), bytes[at...].starts(with: [0x5C, 0x75]) {
        at += 2
        if let low = hex(), (0xDC00...0xDFFF).contains(low) {
          code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
        }
      }
      let scalar = Unicode.Scalar(code) ?? "\u{FFFD}"
      out.append(contentsOf: String(Character(scalar)).utf8)
    default: out.append(byte)
    }
  }

  private mutating func hex() -> UInt32? {
    guard at + 4 <= bytes.count else { return nil }
    let text = String(decoding: bytes[at..<at + 4], as: UTF8.self)
    guard let code = UInt32(text, radix: 16) else { return nil }
    at += 4
    return code
  }
}
