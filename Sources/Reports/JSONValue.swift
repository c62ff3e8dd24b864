import Facts

/// A JSON value whose members keep their order and whose numbers keep every digit.
///
///     JSONValue.object([("value", .number(Figure(12640)))]).text  // {"value":12640}
public indirect enum JSONValue: Sendable {
  case null
  case bool(Bool)
  case number(Figure)
  case string(String)
  case array([JSONValue])
  case object([(String, JSONValue)])

  public static func int(_ value: Int) -> JSONValue { .number(Figure(value)) }

  public static func text(_ value: String?) -> JSONValue { value.map(JSONValue.string) ?? .null }

  public static func strings(_ values: [String]) -> JSONValue {
    .array(values.map(JSONValue.string))
  }

  public static func day(_ value: Day?) -> JSONValue { .text(value?.description) }

  /// On one line, without spaces.
  public var text: String {
    var out: [UInt8] = []
    write(to: &out, indent: nil)
    return String(decoding: out, as: UTF8.self)
  }

  /// Two spaces a level, for people; the same value as ``text``.
  public var indentedText: String {
    var out: [UInt8] = []
    write(to: &out, indent: 0)
    return String(decoding: out, as: UTF8.self)
  }

  private func write(to out: inout [UInt8], indent: Int?) {
    switch self {
    case .null: out += "null".utf8
    case .bool(let value): out += (value ? "true" : "false").utf8
    case .number(let value): out += value.description.utf8
    case .string(let value): JSONValue.write(value, to: &out)
    case .array(let values):
      guard !values.isEmpty else {
        out += "[]".utf8
        return
      }
      // Lists of plain values stay on one line.
      let inner = values.contains(where: \.isNested) ? indent.map { $0 + 1 } : nil
      let wide = indent != nil && inner == nil
      out.append(UInt8(ascii: "["))
      for (index, value) in values.enumerated() {
        if index > 0 { out += (wide ? ", " : ",").utf8 }
        JSONValue.newLine(inner, to: &out)
        value.write(to: &out, indent: inner)
      }
      if inner != nil { JSONValue.newLine(indent, to: &out) }
      out.append(UInt8(ascii: "]"))
    case .object(let members):
      guard !members.isEmpty else {
        out += "{}".utf8
        return
      }
      let inner = indent.map { $0 + 1 }
      out.append(UInt8(ascii: "{"))
      for (index, (name, value)) in members.enumerated() {
        if index > 0 { out.append(UInt8(ascii: ",")) }
        JSONValue.newLine(inner, to: &out)
        JSONValue.write(name, to: &out)
        out += (indent == nil ? ":" : ": ").utf8
        value.write(to: &out, indent: inner)
      }
      JSONValue.newLine(indent, to: &out)
      out.append(UInt8(ascii: "}"))
    }
  }

  private var isNested: Bool {
    switch self {
    case .array, .object: true
    case .null, .bool, .number, .string: false
    }
  }

  private static func newLine(_ indent: Int?, to out: inout [UInt8]) {
    guard let indent else { return }
    out.append(0x0A)
    out += repeatElement(0x20, count: 2 * indent)
  }

  /// RFC 8259; control characters, and U+2028/2029 that scripts take for line ends, are escaped.
  private static func write(_ value: String, to out: inout [UInt8]) {
    let hex = Array("0123456789abcdef".utf8)
    func escape(_ code: UInt16) {
      out += "\\u".utf8
      for shift in [12, 8, 4, 0] { out.append(hex[Int(code >> shift) & 0xF]) }
    }
    out.append(UInt8(ascii: "\""))
    for scalar in value.unicodeScalars {
      switch scalar.value {
      case 0x22: out += "\\\"".utf8
      case 0x5C: out += "\\\\".utf8
      case 0x0A: out += "\\n".utf8
      case 0x0D: out += "\\r".utf8
      case 0x09: out += "\\t".utf8
      case 0..<0x20, 0x7F...0x9F, 0x2028, 0x2029: escape(UInt16(scalar.value))
      default: out += UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
      }
    }
    out.append(UInt8(ascii: "\""))
  }
}
