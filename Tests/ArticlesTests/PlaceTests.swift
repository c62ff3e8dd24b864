import Facts
import Testing

@testable import Articles

/// Every word of a block is led back to where it stands in the file.
@Suite struct PlaceTests {
  private static let page = Reading.page(
    """
    <p>Customs officers held
       ten <b>ships</b> &amp; two&nbsp;boats at the
    \tnorthern ware&shy;house <!-- a remark --> in June, “records” show: Sample<i>Trade</i> again.</p>
    <p>\(Reading.second)</p>
    <table><tr><td>Year</td>
      <td>Tons &lt; 9</td></tr><tr><td>2022</td><td>12.6</td></tr></table>
    <blockquote>Nobody — not
      one officer — answered the questions.</blockquote><p>\(Reading.third)</p>
    """)

  static let files: [(String, String)] = [
    ("story.html", page),
    ("story.html", page.replacing("\n", with: "\r\n")),
    ("story.html", "\u{feff}" + page),
    (
      "draft.txt",
      "Ten ships held\n\nCustoms officers held\n  ten  ships\tat «the» port\nin June, records show.\n\nNobody answered.\n"
    ),
    (
      "draft.txt",
      "Ten ships held\r\n\r\nCustoms officers held\r\nten ships.\r\n\r\nNobody\u{a0} answered.\r\n"
    ),
  ]

  @Test(arguments: files)
  func leadsBack(_ row: (name: String, text: String)) throws {
    let plain =
      row.text.hasPrefix("\u{feff}") ? String(row.text.unicodeScalars.dropFirst()) : row.text
    let lines = plain.unicodeScalars.split(
      separator: "\n", omittingEmptySubsequences: false
    ).map(Array.init)
    var checked = 0
    for block in try Reading.article(row.text, named: row.name).blocks {
      for (offset, scalar) in block.text.unicodeScalars.enumerated() where scalar != " " {
        if scalar == "\t" || scalar == "\n" { continue }
        guard case .line(let line, let column) = block.place(at: offset) else {
          Issue.record("no line in \(block.text)")
          continue
        }
        let there = lines[line - 1][column - 1]
        #expect(there == scalar || (there == "&" && "&<".unicodeScalars.contains(scalar)))
        checked += 1
      }
    }
    #expect(checked > 30)
  }

  @Test func aBlockOnOneLineNeedsNoTurns() throws {
    let blocks = try Reading.article(Self.page).blocks
    #expect(blocks.filter { $0.text == Reading.second }.map(\.turns) == [[]])
    #expect(blocks.first?.place(at: 0) == blocks.first?.place)
  }

  @Test func aParagraphNumberHoldsForAllOfIt() {
    let block = Article.Block(id: "b1", kind: .paragraph, text: "Ten ships.", place: .paragraph(3))
    #expect(block.place(at: 4) == .paragraph(3))
  }
}
