import Glibc

/// One value of a tree, as `Decodable` asks for it. Where a fault stands is not told.
struct JSONReader: Decoder {
  let tree: JSONTree
  let node: Int

  var codingPath: [any CodingKey] { [] }
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
    guard tree.nodes[node].kind == .object else { throw tree.mismatch([String: Any].self) }
    return KeyedDecodingContainer(Members<Key>(tree: tree, node: node))
  }

  func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
    guard tree.nodes[node].kind == .array else { throw tree.mismatch([Any].self) }
    return Elements(tree: tree, node: node)
  }

  func singleValueContainer() -> any SingleValueDecodingContainer { self }
}

extension JSONReader: SingleValueDecodingContainer {
  func decodeNil() -> Bool { tree.nodes[node].kind == .null }
  func decode(_ type: Bool.Type) throws -> Bool { try tree.truth(node) }
  func decode(_ type: String.Type) throws -> String { try tree.text(node) }
  func decode(_ type: Double.Type) throws -> Double { try tree.double(node) }
  func decode(_ type: Float.Type) throws -> Float { Float(try tree.double(node)) }
  func decode(_ type: Int.Type) throws -> Int { try tree.integer(node) }
  func decode(_ type: Int8.Type) throws -> Int8 { try tree.integer(node) }
  func decode(_ type: Int16.Type) throws -> Int16 { try tree.integer(node) }
  func decode(_ type: Int32.Type) throws -> Int32 { try tree.integer(node) }
  func decode(_ type: Int64.Type) throws -> Int64 { try tree.integer(node) }
  func decode(_ type: UInt.Type) throws -> UInt { try tree.integer(node) }
  func decode(_ type: UInt8.Type) throws -> UInt8 { try tree.integer(node) }
  func decode(_ type: UInt16.Type) throws -> UInt16 { try tree.integer(node) }
  func decode(_ type: UInt32.Type) throws -> UInt32 { try tree.integer(node) }
  func decode(_ type: UInt64.Type) throws -> UInt64 { try tree.integer(node) }
  func decode<Value: Decodable>(_ type: Value.Type) throws -> Value { try Value(from: self) }
}

/// A value of a tree that is read only where it is wanted.
struct Later<Value: Decodable>: Decodable {
  private let reader: JSONReader

  /// - Throws: `DecodingError` from a decoder that is none of `JSONTree`.
  init(from decoder: any Decoder) throws {
    guard let reader = decoder as? JSONReader else {
      throw JSONTree.damage("the value of another reader")
    }
    self.reader = reader
  }

  func value() throws -> Value { try Value(from: reader) }
}

private final class Members<Key: CodingKey>: KeyedDecodingContainerProtocol {
  private let tree: JSONTree
  private let node: Int
  /// The name that is looked at first: a dictionary asks for its members one after the other.
  private var next: Int

  init(tree: JSONTree, node: Int) {
    self.tree = tree
    self.node = node
    next = node + 1
  }

  var codingPath: [any CodingKey] { [] }

  var allKeys: [Key] {
    next = node + 1
    var keys: [Key] = []
    forEach { name, _ in
      if let key = (try? tree.text(name)).flatMap(Key.init(stringValue:)) { keys.append(key) }
      return true
    }
    return keys
  }

  /// Calls with the nodes of names and values, from the next one on and around, as long as more are wanted.
  private func forEach(_ body: (Int, Int) -> Bool) {
    let end = tree.nodes[node].next
    for _ in 0..<tree.nodes[node].count {
      let name = next
      let behind = tree.nodes[name + 1].next
      next = behind < end ? behind : node + 1
      if !body(name, name + 1) { return }
    }
  }

  private func find(_ key: Key) -> Int? {
    var text = key.stringValue
    return text.withUTF8 { wanted in
      tree.bytes.withUnsafeBufferPointer { bytes in
        let offset = tree.bytes.startIndex
        var found: Int?
        forEach { name, value in
          let node = tree.nodes[name]
          let isIt =
            node.kind == .escapedText
            ? (try? tree.text(name))?.utf8.elementsEqual(wanted) == true
            : node.end - node.start == wanted.count
              && (wanted.isEmpty
                || memcmp(
                  bytes.baseAddress! + (node.start - offset), wanted.baseAddress!, wanted.count)
                  == 0)
          if isIt { found = value }
          return !isIt
        }
        return found
      }
    }
  }

  private func member(_ key: Key) throws -> JSONReader {
    guard let value = find(key) else {
      throw DecodingError.keyNotFound(
        key, .init(codingPath: [], debugDescription: "no \(key.stringValue)"))
    }
    return JSONReader(tree: tree, node: value)
  }

  /// `nil` also where it is null.
  private func memberIfPresent(_ key: Key) -> JSONReader? {
    guard let value = find(key), tree.nodes[value].kind != .null else { return nil }
    return JSONReader(tree: tree, node: value)
  }

  func contains(_ key: Key) -> Bool { find(key) != nil }
  func decodeNil(forKey key: Key) throws -> Bool { try member(key).decodeNil() }
  func decode(_ type: Bool.Type, forKey key: Key) throws -> Bool { try member(key).decode(type) }
  func decode(_ type: Int.Type, forKey key: Key) throws -> Int { try member(key).decode(type) }

  func decode(_ type: Double.Type, forKey key: Key) throws -> Double {
    try member(key).decode(type)
  }

  func decode(_ type: String.Type, forKey key: Key) throws -> String {
    try member(key).decode(type)
  }

  func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
    try Value(from: member(key))
  }

  func decodeIfPresent(_ type: Bool.Type, forKey key: Key) throws -> Bool? {
    try memberIfPresent(key)?.decode(type)
  }

  func decodeIfPresent(_ type: Int.Type, forKey key: Key) throws -> Int? {
    try memberIfPresent(key)?.decode(type)
  }

  func decodeIfPresent(_ type: Double.Type, forKey key: Key) throws -> Double? {
    try memberIfPresent(key)?.decode(type)
  }

  func decodeIfPresent(_ type: String.Type, forKey key: Key) throws -> String? {
    try memberIfPresent(key)?.decode(type)
  }

  func decodeIfPresent<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value? {
    try memberIfPresent(key).map { try Value(from: $0) }
  }

  func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type, forKey key: Key) throws
    -> KeyedDecodingContainer<Nested>
  {
    try member(key).container(keyedBy: type)
  }

  func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
    try member(key).unkeyedContainer()
  }

  func superDecoder() throws -> any Decoder {
    guard let key = Key(stringValue: "super") else { throw JSONTree.damage("no super") }
    return try member(key)
  }

  func superDecoder(forKey key: Key) throws -> any Decoder { try member(key) }
}

private struct Elements: UnkeyedDecodingContainer {
  private let tree: JSONTree
  private let length: Int
  private var node: Int
  private(set) var currentIndex = 0

  init(tree: JSONTree, node: Int) {
    self.tree = tree
    length = tree.nodes[node].count
    self.node = node + 1
  }

  var codingPath: [any CodingKey] { [] }
  var count: Int? { length }
  var isAtEnd: Bool { currentIndex == length }

  /// Goes on only where the element could be read.
  private mutating func element<Value>(_ read: (JSONReader) throws -> Value) throws -> Value {
    guard !isAtEnd else {
      throw DecodingError.valueNotFound(
        Value.self, .init(codingPath: [], debugDescription: "no more elements"))
    }
    let value = try read(JSONReader(tree: tree, node: node))
    node = tree.nodes[node].next
    currentIndex += 1
    return value
  }

  mutating func decodeNil() throws -> Bool {
    guard !isAtEnd, tree.nodes[node].kind == .null else { return false }
    return try element { _ in true }
  }

  mutating func decode(_ type: Bool.Type) throws -> Bool { try element { try $0.decode(type) } }
  mutating func decode(_ type: Int.Type) throws -> Int { try element { try $0.decode(type) } }
  mutating func decode(_ type: Double.Type) throws -> Double { try element { try $0.decode(type) } }
  mutating func decode(_ type: String.Type) throws -> String { try element { try $0.decode(type) } }

  mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
    try element { try Value(from: $0) }
  }

  mutating func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type) throws
    -> KeyedDecodingContainer<Nested>
  {
    try element { try $0.container(keyedBy: type) }
  }

  mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
    try element { try $0.unkeyedContainer() }
  }

  mutating func superDecoder() throws -> any Decoder { try element { $0 } }
}
