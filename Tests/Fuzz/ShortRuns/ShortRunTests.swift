import Foundation
import FuzzTargets
import Testing

/// Every fuzz target over its corpus, and over seeded mutations of it: whatever the bytes, the parser
/// answers, and its answer keeps its promises.
@Suite struct ShortRunTests {
  /// SplitMix64.
  struct Dice: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
      return z ^ z >> 31
    }
  }

  private static func corpus(of target: FuzzTarget) throws -> [(name: String, bytes: [UInt8])] {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Corpus/\(target.name)")
    let files = try FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: nil)
    return try files.sorted { $0.path < $1.path }.map {
      ($0.lastPathComponent, [UInt8](try Data(contentsOf: $0)))
    }
  }

  @Test func everyTargetHasCases() throws {
    for target in FuzzTarget.all {
      #expect(try Self.corpus(of: target).count >= 5, "\(target.name)")
    }
    #expect(Set(FuzzTarget.all.map(\.name)).count == FuzzTarget.all.count)
  }

  @Test(.timeLimit(.minutes(5)), arguments: FuzzTarget.all.map(\.name))
  func keepsItsPromises(_ name: String) throws {
    let target = try #require(FuzzTarget.all.first { $0.name == name })
    for (file, bytes) in try Self.corpus(of: target) {
      #expect(target.complaint(bytes) == nil, "\(file)")
      var dice = Dice(state: UInt64(bytes.count))
      for run in 0..<target.mutations {
        let mutated = Self.mutated(bytes, with: &dice)
        #expect(target.complaint(mutated) == nil, "\(file), mutation \(run)")
      }
    }
  }

  private static let tokens: [[UInt8]] =
    [
      "<", ">", "</p>", "<p>", "<!--", "-->", "<script>", "&#x0;", "&amp", "\"", "'", "\0",
      "\u{feff}", "<table>", "<svg>", "{", "}", "\\u", "--b", "=?", "?=", "\r\n\r\n", "<![CDATA[",
      "<?xml", "&#xD800;", "<w:tbl>", "</w:p>",
    ].map { Array($0.utf8) } + [
      [0xFF], [0xED, 0xA0, 0x80], [0xC0, 0xAF], [0xF4, 0x90, 0x80, 0x80],
    ]

  private static func mutated(_ bytes: [UInt8], with dice: inout Dice) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<Int.random(in: 1...6, using: &dice) {
      let at = Int.random(in: 0...bytes.count, using: &dice)
      switch Int.random(in: 0..<5, using: &dice) {
      case 0 where at < bytes.count: bytes[at] = UInt8.random(in: 0...255, using: &dice)
      case 1: bytes.insert(contentsOf: tokens.randomElement(using: &dice) ?? [], at: at)
      case 2: bytes.removeSubrange(at..<min(bytes.count, at + Int.random(in: 0...40, using: &dice)))
      case 3:
        let end = min(bytes.count, at + Int.random(in: 0...60, using: &dice))
        bytes.insert(contentsOf: bytes[at..<end], at: Int.random(in: 0...bytes.count, using: &dice))
      default: bytes = Array(bytes.prefix(at))
      }
    }
    return bytes
  }
}
