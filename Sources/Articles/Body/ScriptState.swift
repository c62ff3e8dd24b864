import Glibc

/// The data that a page's scripts hold: JSON scripts, `name = {…}` assignments, and the numbered rows
/// that some frameworks stream to the browser.
///
///     <script>window.state = {"story": {"title": "Ten ships held", "body": "<p>…</p>"}}</script>
struct ScriptState {
  struct Item {
    var value: JSONValue
    /// Bytes into the page where its script begins.
    var offset: Int
  }

  private(set) var items: [Item] = []
  /// Texts that streamed rows refer to as `$1a`.
  private(set) var texts: [String: String] = [:]

  /// Scripts longer than this in all are not looked through.
  private static let limit = 8_000_000

  init(_ bytes: [UInt8]) {
    var streamed: [UInt8] = []
    var streamStart = 0
    var spent = 0
    for script in ScriptState.scripts(in: bytes) where script.count > 40 {
      spent += script.count
      if spent > ScriptState.limit { break }
      for value in ScriptState.values(in: bytes[script]) {
        if case .array(let parts) = value, parts.count == 2, case .number("1") = parts[0],
          case .string(let text) = parts[1]
        {
          if streamed.isEmpty { streamStart = script.lowerBound }
          streamed.append(contentsOf: text.utf8)
        } else {
          items.append(Item(value: value, offset: script.lowerBound))
        }
      }
    }
    readRows(streamed, offset: streamStart)
  }

  /// Rows `1a:{…}` are JSON, rows `1a:T3f,…` are so many bytes of text.
  private mutating func readRows(_ bytes: [UInt8], offset: Int) {
    var at = 0
    while at < bytes.count {
      let end = bytes[at...].firstIndex(of: 0x0A) ?? bytes.count
      guard let colon = bytes[at..<min(end, at + 12)].firstIndex(of: 0x3A) else {
        at = end + 1
        continue
      }
      let name = String(decoding: bytes[at..<colon], as: UTF8.self)
      let start = colon + 1
      if start < end, bytes[start] == UInt8(ascii: "T"),
        let comma = bytes[start..<min(end, start + 12)].firstIndex(of: 0x2C),
        let count = Int(String(decoding: bytes[(start + 1)..<comma], as: UTF8.self), radix: 16),
        count >= 0
      {
        let stop = min(bytes.count, comma + 1 + count)
        let text = String(decoding: bytes[(comma + 1)..<stop], as: UTF8.self)
        texts[name] = text
        items.append(Item(value: .string(text), offset: offset))
        at = stop
      } else {
        if let value = JSONValue(bytes[start..<end]), value.isNested {
          items.append(Item(value: value, offset: offset))
        }
        at = end + 1
      }
    }
  }

  private static func scripts(in bytes: [UInt8]) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var at = 0
    while let open = tag("<script", in: bytes, from: at),
      let start = bytes[open...].firstIndex(of: 0x3E)
    {
      let end = tag("</script", in: bytes, from: start) ?? bytes.count
      found.append((start + 1)..<max(end, start + 1))
      at = max(end, start + 1)
    }
    return found
  }

  /// The next place of a tag's name, whatever its capitals.
  private static func tag(_ name: StaticString, in bytes: [UInt8], from start: Int) -> Int? {
    let count = name.utf8CodeUnitCount
    return bytes.withUnsafeBufferPointer { raw in
      var at = start
      while at + count <= raw.count, let base = raw.baseAddress,
        let found = memchr(base + at, 0x3C, raw.count - at)
      {
        let place = UnsafeRawPointer(found) - UnsafeRawPointer(base)
        guard place + count <= raw.count else { return nil }
        if (0..<count).allSatisfy({ raw[place + $0] | 0x20 == name.utf8Start[$0] | 0x20 }) {
          return place
        }
        at = place + 1
      }
      return nil
    }
  }

  /// The script itself where it is JSON, else what it assigns or hands to a call.
  private static func values(in script: ArraySlice<UInt8>) -> [JSONValue] {
    let bytes = Array(script)
    var found: [JSONValue] = []
    var last: UInt8 = 0x3D
    var at = 0
    var tries = 0
    while at < bytes.count, tries < 64 {
      let byte = bytes[at]
      if byte == 0x7B || byte == 0x5B, last == 0x3D || last == 0x28 || last == 0x3B {
        tries += 1
        var reader = JSONReader(bytes: bytes, at: at)
        if let value = reader.value(depth: 0), value.isNested {
          found.append(value)
          at = max(reader.at, at + 1)
          last = 0
          continue
        }
      }
      if byte > 0x20 { last = byte }
      at += 1
    }
    return found
  }
}

extension JSONValue {
  /// True of a list or an object with something in it.
  var isNested: Bool {
    switch self {
    case .array(let items): !items.isEmpty
    case .object(let members): !members.isEmpty
    default: false
    }
  }
}
