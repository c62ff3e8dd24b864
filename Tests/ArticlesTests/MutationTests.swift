import Facts
import Foundation
import Testing

@testable import Articles

/// A seeded mutator over small files of every format: whatever the bytes, a reader answers, and its
/// answer keeps its promises. `TALLYMAN_FUZZ_SECONDS` lets it run longer.
@Suite struct MutationTests {
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

  static let corpus: [(String, [UInt8])] = [
    (
      "a.html",
      Array(
        Reading.page(
          "<p>\(Reading.first)</p><table><tr><td>2022<td>12</table><ul><li>x</ul>",
          head:
            "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"datePublished\":\"2024-02-06\",\"author\":[{\"name\":\"Jane\\u00e9\"}]}</script>"
        ).utf8)
    ),
    (
      "b.html",
      [0xFF, 0xFE]
        + Array("<p>\(Reading.second)</p>".utf16).flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
    ),
    (
      "a.md",
      Array("---\ntitle: x\n---\n# Ten\n\n> a\n\n| a | b |\n|--|--|\n| 1 | 2 |\n\n[a](b) *c*".utf8)
    ),
    ("a.txt", Array("Ten ships\n\nBy Jane\n\n\(Reading.first)".utf8)),
    (
      "a.eml",
      Array(
        "From: a\nSubject: =?utf-8?Q?=C3=B6?=\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/html\nContent-Transfer-Encoding: base64\n\nPHA+VGVuIHNoaXBzLjwvcD4=\n--b--"
          .utf8)
    ),
    (
      "a.docx",
      ZipFile.docx(
        ZipFile.paragraph(Reading.first)
          + "<w:tbl><w:tr><w:tc>\(ZipFile.paragraph("x"))</w:tc></w:tr></w:tbl>")
    ),
    (
      "a.gz",
      [
        0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 0x4B, 0x4C, 0x4A, 6, 0, 0xC2, 0x41, 0x24, 0x35, 3, 0, 0,
        0,
      ]
    ),
  ]

  private static let tokens: [[UInt8]] =
    [
      "<", ">", "</p>", "<p>", "<!--", "-->", "<script>", "&#x0;", "&amp", "\"", "'", "\0",
      "\u{feff}",
      "<table>", "<svg>", "{", "}", "\\u", "--b", "=?", "?=", "\r\n\r\n", "<![CDATA[", "<?xml",
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

  @Test(arguments: corpus)
  func readersAlwaysAnswer(_ row: (name: String, bytes: [UInt8])) {
    let seconds = ProcessInfo.processInfo.environment["TALLYMAN_FUZZ_SECONDS"].flatMap(Double.init)
    var dice = Dice(state: UInt64(row.bytes.count))
    let start = ContinuousClock.now
    var runs = 0
    while runs < 300 || (seconds.map { ContinuousClock.now - start < .seconds($0) } ?? false) {
      runs += 1
      let bytes = Self.mutated(row.bytes, with: &dice)
      let before = ContinuousClock.now
      check(bytes, named: row.name)
      #expect(ContinuousClock.now - before < .seconds(5), "\(row.name), run \(runs)")
    }
  }

  private func check(_ bytes: [UInt8], named name: String) {
    guard let reading = try? ArticleReader().read(bytes, named: name) else { return }
    let blocks = reading.article.blocks
    #expect(blocks.map(\.id) == (1...max(blocks.count, 1)).prefix(blocks.count).map { "b\($0)" })
    for block in blocks {
      #expect(!block.text.isEmpty)
      if block.kind != .table { #expect(Folding.folded(block.text) == block.text) }
    }
    let again = try? ArticleReader().read(bytes, named: name)
    #expect(again?.article == reading.article)
  }
}
