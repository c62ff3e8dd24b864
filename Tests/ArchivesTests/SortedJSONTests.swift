import Facts
import Foundation
import Testing

@testable import Archives

/// The ledger's own writer of JSON gives the bytes of Foundation's, and its reader the values.
struct SortedJSONTests {
  private struct Everything: Codable {
    enum Way: Codable {
      case land
      case sea(port: String, days: Int)
      case air(Double)
    }
    struct Nothing: Codable {}

    var text = "«Ünder / the \"bridge\"»\n\t\u{1}\u{8}\u{C}\u{1F}\\ 苏州 \u{2028}"
    var ways = [Way.land, .sea(port: "Genoa", days: -3), .air(0.1)]
    var numbers: [Double] = [0, 1, -2.5, 1e21, 1e-9, 123456789.125]
    var small: [Float] = [0.95, 0.1, 3]
    var counts: [UInt8] = [0, 255]
    var flags = [true, false]
    var absent: Int?
    var holes: [Int?] = [1, nil, 3]
    var nothing = Nothing()
    var none: [String] = []
    var table = ["b": [1], "a": [], "é": [2, 3], "B": [4]]
    var slots: [Scope.Slot: [String: Bool]] = [.shipper: ["x": true], .consignee: [:]]

    enum CodingKeys: CodingKey {
      case text, ways, numbers, small, counts, flags, absent, holes, nothing, none, table, slots
    }
  }

  /// A value that opens one container inside another, and writes to both in turn.
  private struct Interleaved: Encodable {
    enum Key: CodingKey { case last, inner, list, above, first }

    func encode(to encoder: any Encoder) throws {
      var outer = encoder.container(keyedBy: Key.self)
      try outer.encode("z", forKey: .last)
      var inner = outer.nestedContainer(keyedBy: Key.self, forKey: .inner)
      var list = outer.nestedUnkeyedContainer(forKey: .list)
      try inner.encode(2, forKey: .last)
      try list.encode(1)
      try outer.encode(UInt16(7), forKey: .first)
      var deep = list.nestedContainer(keyedBy: Key.self)
      try deep.encodeNil(forKey: .inner)
      try list.encode(2.5)
      try inner.encode(1, forKey: .first)
      try 5.encode(to: outer.superEncoder(forKey: .above))
    }
  }

  private func foundation(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }

  @Test func writesTheBytesOfFoundation() throws {
    let everything = try SortedJSON.bytes(of: Everything())
    #expect(String(decoding: everything, as: UTF8.self) == (try foundation(Everything())))
    let interleaved = try SortedJSON.bytes(of: Interleaved())
    #expect(String(decoding: interleaved, as: UTF8.self) == (try foundation(Interleaved())))
    for scalar in ["", "a"] {
      #expect(
        String(decoding: try SortedJSON.bytes(of: scalar), as: UTF8.self)
          == (try foundation(scalar)))
    }
  }

  @Test func refusesWhatJSONCannotWrite() {
    #expect(throws: EncodingError.self) { try SortedJSON.bytes(of: ["x": Double.nan]) }
    #expect(throws: EncodingError.self) { try SortedJSON.bytes(of: [-Double.infinity]) }
  }

  // MARK: Reading

  @Test func readsWhatItWrites() throws {
    let bytes = try SortedJSON.bytes(of: Everything())
    let read = try JSONTree(bytes[...]).value(Everything.self)
    #expect(try SortedJSON.bytes(of: read) == bytes)
    #expect(read.text == Everything().text)
    // The same of a part of other bytes, and with blanks.
    let within = try JSONTree(([0x7B] + bytes)[1...]).value(Everything.self)
    #expect(try SortedJSON.bytes(of: within) == bytes)
    let encoder = JSONEncoder()
    encoder.outputFormatting = .prettyPrinted
    let pretty = [UInt8](try encoder.encode(Everything()))
    #expect(
      try SortedJSON.bytes(of: JSONTree(pretty[...]).value(Everything.self)) == bytes)
  }

  /// Row by row what Foundation reads, or that neither reads it.
  @Test(arguments: [
    #""""#, #""a\/b\u00e9\n""#, #""\ud83d\ude00 \"x\"""#, #""é 苏州""#, "null", "\"a", #""a\"#,
    #""\u12"#, "",
    "tru", "[]", #"["a"]"#,
    #""\ud83d""#, #""\ude00""#, #""\ud83dx""#, #""\x""#, #""\/""#, "\"a\u{1}\"",
  ]) func readsTextsAsFoundationDoes(json: String) {
    let ours = try? JSONTree(Array(json.utf8)[...]).value(String.self)
    #expect(ours == (try? JSONDecoder().decode(String.self, from: Data(json.utf8))), "\(json)")
  }

  @Test(arguments: [
    "0", "-0", "7", "-31", "9223372036854775807", "-9223372036854775808", "9223372036854775808",
    "123456789012345678", "-", "1-2", "x", #""1""#, "true", "[1]", " 12 ", "1 2", "",
    "1.0", "3e2", "1.5", "007", "-01", "1e400", "1.", ".5", "1e", "+1", "-0.0", "255", "256",
    "1e-1",
  ]) func readsNumbersAsFoundationDoes(json: String) {
    let bytes = Array(json.utf8)[...]
    let data = Data(json.utf8)
    let decoder = JSONDecoder()
    #expect(
      (try? JSONTree(bytes).value(Int.self)) == (try? decoder.decode(Int.self, from: data)),
      "\(json)")
    #expect(
      (try? JSONTree(bytes).value(Double.self)) == (try? decoder.decode(Double.self, from: data)),
      "\(json)")
    #expect(
      (try? JSONTree(bytes).value(UInt8.self)) == (try? decoder.decode(UInt8.self, from: data)),
      "\(json)")
  }

  /// A dictionary of many members is read in linear time, in whatever order they are asked for.
  @Test func readsDictionaries() throws {
    let table = Dictionary(uniqueKeysWithValues: (0..<5_000).map { ("k\($0)", [$0: "\($0)"]) })
    let bytes = try SortedJSON.bytes(of: table)
    #expect(try JSONTree(bytes[...]).value([String: [Int: String]].self) == table)
  }

  @Test(arguments: [
    "[1,]", "[,1]", "[1 2]", #"{"a"}"#, #"{"a":}"#, #"{"a":1"#, #"{"a":1,}"#, #"{a:1}"#, "[1]]",
    "{",
    String(repeating: "[", count: 100_000), String(repeating: #"{"a":"#, count: 100_000),
  ]) func refusesWhatIsNone(json: String) {
    #expect(throws: DecodingError.self) { try JSONTree(Array(json.utf8)[...]) }
  }

  /// SplitMix64.
  private struct Dice: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
      return z ^ z >> 31
    }
  }

  /// Whatever is damaged is refused or read as something, and nothing falls.
  @Test func survivesDamage() throws {
    var random = Dice(state: 20_261_130)
    let bytes = try SortedJSON.bytes(of: Everything())
    for _ in 0..<4_000 {
      var damaged = bytes
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let place = Int.random(in: 0..<damaged.count, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: damaged[place] = UInt8.random(in: 0...255, using: &random)
        case 1: damaged.remove(at: place)
        default: damaged.removeLast(min(damaged.count - 1, 8))
        }
      }
      _ = try? JSONTree(damaged[...]).value(Everything.self)
    }
  }
}
