/// Many names, one behind the other in one room: each costs its letters and the place where they end.
///
///     let names = NameTexts(["ООО «Лысый Холм»", "Quayside Components Ltd"])
///     names[1]  // "Quayside Components Ltd"
public struct NameTexts: Sendable, RandomAccessCollection {
  private(set) var letters: [UInt8] = []
  /// By name: behind its last byte.
  private(set) var ends: [Int] = []

  public var startIndex: Int { 0 }
  public var endIndex: Int { ends.count }

  public init(_ names: some Sequence<String> = []) {
    ends.reserveCapacity(names.underestimatedCount)
    for name in names { append(name) }
  }

  /// Some names of others, in this order.
  init(_ names: some Sequence<Int>, of others: NameTexts) {
    for name in names { append(others.bytes(of: name)) }
  }

  /// As they were kept; `nil` where no names lie so.
  init?(letters: [UInt8], ends: [Int]) {
    guard (ends.last ?? 0) == letters.count, (ends.first ?? 0) >= 0,
      zip(ends, ends.dropFirst()).allSatisfy({ $0 <= $1 })
    else { return nil }
    self.letters = letters
    self.ends = ends
  }

  public subscript(name: Int) -> String { String(decoding: bytes(of: name), as: UTF8.self) }

  func bytes(of name: Int) -> ArraySlice<UInt8> {
    letters[(name == 0 ? 0 : ends[name - 1])..<ends[name]]
  }

  mutating func append(_ name: String) {
    var name = name
    name.withUTF8 { letters.append(contentsOf: $0) }
    ends.append(letters.count)
  }

  mutating func append(_ name: ArraySlice<UInt8>) {
    letters.append(contentsOf: name)
    ends.append(letters.count)
  }
}
