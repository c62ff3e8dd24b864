/// Writes values as JSON with sorted members and plain slashes: the bytes of Foundation's `JSONEncoder`, which makes a
/// tree of objects of them first, at a fraction of its time. Dates, data and addresses are not among the ledger's values.
///
///     try SortedJSON.bytes(of: ["b": 1, "a": 2])  // {"a":2,"b":1}
///
/// - Complexity: linear in what is written, at every depth of it.
final class SortedJSON: Encoder {
  /// Where a mistake stands is not told: the values are ours.
  let codingPath: [any CodingKey] = []
  let userInfo: [CodingUserInfoKey: Any] = [:]

  /// What is being written of one value.
  fileprivate struct Frame {
    enum Kind { case open, scalar, array, object }
    var kind = Kind.open
    var start: Int
    var members: [Member] = []
  }

  fileprivate struct Member {
    var key = ""
    /// With the key, without a comma.
    var range: Range<Int>
    /// A container that was opened within, and is written when the value is at its end.
    var nested: SortedJSON?
  }

  // One value is written at a time, by one thread: to check each access took a third of the writing.
  @exclusivity(unchecked) private var bytes: [UInt8] = []
  @exclusivity(unchecked) private var frames = [Frame(start: 0)]

  private init() {}

  /// - Throws: `EncodingError` for a number that JSON cannot write.
  static func bytes(of value: some Encodable) throws -> [UInt8] {
    let encoder = SortedJSON()
    try value.encode(to: encoder)
    return encoder.finished()
  }

  private func finished() -> [UInt8] {
    close()
    return bytes
  }

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    open(.object)
    return KeyedEncodingContainer(Members<Key>(encoder: self, depth: frames.count - 1))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer {
    open(.array)
    return Elements(encoder: self, depth: frames.count - 1)
  }

  func singleValueContainer() -> any SingleValueEncodingContainer {
    frames[frames.count - 1].kind = .scalar
    return Scalar(encoder: self)
  }

  private func open(_ kind: Frame.Kind) {
    guard frames[frames.count - 1].kind == .open else { return }
    frames[frames.count - 1].kind = kind
    bytes.append(kind == .object ? UInt8(ascii: "{") : UInt8(ascii: "["))
  }

  // MARK: Values

  fileprivate func write(_ value: some Encodable) throws {
    frames.append(Frame(start: bytes.count))
    try value.encode(to: self)
    close()
  }

  /// Ends the last frame: members come into order, and what was nested comes to its place.
  private func close() {
    guard let frame = frames.popLast() else { return }
    switch frame.kind {
    case .scalar: return
    case .open: bytes += [UInt8(ascii: "{"), UInt8(ascii: "}")]
    case .array:
      if frame.members.contains(where: { $0.nested != nil }) { arrange(frame.members, of: frame) }
      bytes.append(UInt8(ascii: "]"))
    case .object:
      let isInOrder = zip(frame.members, frame.members.dropFirst()).allSatisfy { $0.key < $1.key }
      if !isInOrder || frame.members.contains(where: { $0.nested != nil }) {
        arrange(frame.members.sorted { $0.key < $1.key }, of: frame)
      }
      bytes.append(UInt8(ascii: "}"))
    }
  }

  private func arrange(_ members: [Member], of frame: Frame) {
    let content = Array(bytes[(frame.start + 1)...])
    bytes.removeSubrange((frame.start + 1)...)
    for (number, member) in members.enumerated() {
      if number > 0 { bytes.append(UInt8(ascii: ",")) }
      let start = frame.start + 1
      bytes += content[(member.range.lowerBound - start)..<(member.range.upperBound - start)]
      if let nested = member.nested { bytes += nested.finished() }
    }
  }

  /// Writes one member or element of the frame at this depth.
  fileprivate func write(
    _ key: String? = nil, at depth: Int, _ body: () throws -> Void
  ) rethrows {
    let start = begin(key, at: depth)
    try body()
    frames[depth].members.append(Member(key: key ?? "", range: start..<bytes.count))
  }

  fileprivate func nested(_ key: String? = nil, at depth: Int) -> SortedJSON {
    let nested = SortedJSON()
    let start = begin(key, at: depth)
    frames[depth].members.append(
      Member(key: key ?? "", range: start..<bytes.count, nested: nested))
    return nested
  }

  private func begin(_ key: String?, at depth: Int) -> Int {
    if !frames[depth].members.isEmpty { bytes.append(UInt8(ascii: ",")) }
    let start = bytes.count
    if let key {
      write(text: key)
      bytes.append(UInt8(ascii: ":"))
    }
    return start
  }

  fileprivate func elements(at depth: Int) -> Int { frames[depth].members.count }

  // MARK: Scalars

  fileprivate func write(literal text: StaticString) {
    text.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  fileprivate func write(integer value: some BinaryInteger) {
    var text = String(value)
    text.withUTF8 { bytes.append(contentsOf: $0) }
  }

  fileprivate func write(number value: Double) throws {
    guard value.isFinite else {
      throw EncodingError.invalidValue(value, .init(codingPath: [], debugDescription: "\(value)"))
    }
    var text = value.description
    if text.hasSuffix(".0") { text.removeLast(2) }
    text.withUTF8 { bytes.append(contentsOf: $0) }
  }

  fileprivate func write(text: String) {
    var text = text
    bytes.append(UInt8(ascii: "\""))
    text.withUTF8 { letters in
      var from = 0
      while let at = SortedJSON.special(in: letters, from: from) {
        bytes.append(contentsOf: letters[from..<at])
        escape(letters[at])
        from = at + 1
      }
      bytes.append(contentsOf: letters[from...])
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// The next letter that JSON writes otherwise; eight are looked at in one go.
  private static func special(in letters: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    let ones: UInt64 = 0x0101_0101_0101_0101
    /// Not 0 where some byte of the eight is less than one of these, which is at most 0x80.
    func less(_ eight: UInt64, than least: UInt64) -> UInt64 {
      (eight &- ones &* least) & ~eight & (ones << 7)
    }
    let raw = UnsafeRawBufferPointer(letters)
    var at = start
    while at < letters.count {
      if at + 8 <= letters.count {
        let eight = raw.loadUnaligned(fromByteOffset: at, as: UInt64.self)
        let found =
          less(eight, than: 0x20) | less(eight ^ ones &* 0x22, than: 1)
          | less(eight ^ ones &* 0x5C, than: 1)
        if found == 0 {
          at += 8
          continue
        }
      }
      for place in at..<min(at + 8, letters.count)
      where letters[place] < 0x20 || letters[place] == 0x22 || letters[place] == 0x5C {
        return place
      }
      at += 8
    }
    return nil
  }

  private func escape(_ letter: UInt8) {
    bytes.append(UInt8(ascii: "\\"))
    switch letter {
    case 0x08: bytes.append(UInt8(ascii: "b"))
    case 0x09: bytes.append(UInt8(ascii: "t"))
    case 0x0A: bytes.append(UInt8(ascii: "n"))
    case 0x0C: bytes.append(UInt8(ascii: "f"))
    case 0x0D: bytes.append(UInt8(ascii: "r"))
    case ..<0x20:
      for digit in [UInt8(ascii: "u"), 0x30, 0x30, 0x30 + (letter >> 4)] { bytes.append(digit) }
      let last = letter & 15
      bytes.append(last < 10 ? 0x30 + last : UInt8(ascii: "a") + last - 10)
    default: bytes.append(letter)
    }
  }
}

// MARK: Containers

private struct Members<Key: CodingKey>: KeyedEncodingContainerProtocol {
  let encoder: SortedJSON
  let depth: Int
  var codingPath: [any CodingKey] { [] }

  func encodeNil(forKey key: Key) {
    encoder.write(key.stringValue, at: depth) { encoder.write(literal: "null") }
  }

  func encode(_ value: Bool, forKey key: Key) {
    encoder.write(key.stringValue, at: depth) {
      encoder.write(literal: value ? "true" : "false")
    }
  }

  func encode(_ value: String, forKey key: Key) {
    encoder.write(key.stringValue, at: depth) { encoder.write(text: value) }
  }

  func encode(_ value: Int, forKey key: Key) {
    encoder.write(key.stringValue, at: depth) { encoder.write(integer: value) }
  }

  func encode(_ value: Double, forKey key: Key) throws {
    try encoder.write(key.stringValue, at: depth) { try encoder.write(number: value) }
  }

  func encode(_ value: some Encodable, forKey key: Key) throws {
    try encoder.write(key.stringValue, at: depth) { try encoder.write(value) }
  }

  func nestedContainer<Nested: CodingKey>(
    keyedBy keyType: Nested.Type, forKey key: Key
  ) -> KeyedEncodingContainer<Nested> {
    encoder.nested(key.stringValue, at: depth).container(keyedBy: keyType)
  }

  func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
    encoder.nested(key.stringValue, at: depth).unkeyedContainer()
  }

  func superEncoder() -> any Encoder { encoder.nested("super", at: depth) }
  func superEncoder(forKey key: Key) -> any Encoder { encoder.nested(key.stringValue, at: depth) }
}

private struct Elements: UnkeyedEncodingContainer {
  let encoder: SortedJSON
  let depth: Int
  var codingPath: [any CodingKey] { [] }
  var count: Int { encoder.elements(at: depth) }

  func encodeNil() { encoder.write(at: depth) { encoder.write(literal: "null") } }
  func encode(_ value: String) { encoder.write(at: depth) { encoder.write(text: value) } }

  func encode(_ value: some Encodable) throws {
    try encoder.write(at: depth) { try encoder.write(value) }
  }

  func nestedContainer<Nested: CodingKey>(
    keyedBy keyType: Nested.Type
  ) -> KeyedEncodingContainer<Nested> {
    encoder.nested(at: depth).container(keyedBy: keyType)
  }

  func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
    encoder.nested(at: depth).unkeyedContainer()
  }

  func superEncoder() -> any Encoder { encoder.nested(at: depth) }
}

private struct Scalar: SingleValueEncodingContainer {
  let encoder: SortedJSON
  var codingPath: [any CodingKey] { [] }

  func encodeNil() { encoder.write(literal: "null") }
  func encode(_ value: Bool) { encoder.write(literal: value ? "true" : "false") }
  func encode(_ value: String) { encoder.write(text: value) }
  func encode(_ value: Double) throws { try encoder.write(number: value) }
  func encode(_ value: Float) throws { try encoder.write(number: Double("\(value)") ?? 0) }
  func encode(_ value: Int) { encoder.write(integer: value) }
  func encode(_ value: Int8) { encoder.write(integer: value) }
  func encode(_ value: Int16) { encoder.write(integer: value) }
  func encode(_ value: Int32) { encoder.write(integer: value) }
  func encode(_ value: Int64) { encoder.write(integer: value) }
  func encode(_ value: UInt) { encoder.write(integer: value) }
  func encode(_ value: UInt8) { encoder.write(integer: value) }
  func encode(_ value: UInt16) { encoder.write(integer: value) }
  func encode(_ value: UInt32) { encoder.write(integer: value) }
  func encode(_ value: UInt64) { encoder.write(integer: value) }
  func encode(_ value: some Encodable) throws { try encoder.write(value) }
}
