import Facts
import Foundation
import Testing

@testable import Archives

/// The ledger's own writer of JSON gives the bytes of Foundation's.
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
}
