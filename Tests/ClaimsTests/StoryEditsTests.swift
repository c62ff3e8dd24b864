import Facts
import Testing

@testable import Claims

/// A story with an edited figure, read again from the edited block on: as it is when it is read from its beginning.
@Suite struct StoryEditsTests {
  private static let paragraphs = [
    "LUBEK, 3 June - Orsay Machine sold 40 lathes to Veligor in 2023, customs records show.",
    "The buyer had taken only 12 a year before. A spokesman for Orsay said that nothing was wrong.",
    "Almost 80 tons of steel went from Halic to the port of Lubek in May, worth $1.2 million. The steel was Turkish.",
    "Halic Radyo, a maker of radios, bought 300 antennas from Orsay Machine.",
    "It paid $9,000 for each. In all, 5 shipments were declared, three of them in May 2024.",
    "That was 30 percent more than in 2022, and Veligor imported twice as much. None of it was returned.",
    "The company received 7 more lathes later. Million Dollar Lathes, its rival, got none.",
  ]

  private static let article: Article = {
    let blocks = paragraphs.enumerated().map { number, text in
      Article.Block(
        id: "b\(number + 1)", kind: number == 4 ? .listItem : .paragraph, text: text)
    }
    let heading = Article.Block(id: "h", kind: .heading, text: "Steel for Lubek")
    return Article(
      source: "story", published: Day(iso: "2024-06-10"),
      blocks: Array(blocks[..<2]) + [heading] + Array(blocks[2...]))
  }()

  /// What may stand instead of a figure: among it words that the story does not have, and names of parties.
  private static let words = [
    "41", "almost 9", "more than 1,000", "3.2 million", "two", "Million", "some 6. And then 5",
    "80 Orsay",
    "", "no", "40 RX-7",
  ]

  /// Every number of the block at `place` in turn, with each of the words instead.
  private func edits(of place: Int) -> [(block: String, text: String)] {
    let block = Self.article.blocks[place]
    let parts = block.text.split(separator: " ", omittingEmptySubsequences: false)
    return parts.indices.filter { parts[$0].contains(where: \.isNumber) }.flatMap { index in
      Self.words.map { word in
        var parts = parts.map(String.init)
        parts[index] = word
        return (block.id, parts.joined(separator: " "))
      }
    }
  }

  private func expectSame(_ edits: StoryEdits, _ edit: (block: String, text: String)) {
    let whole = StoryEdits.claims(
      in: Self.article.edited(edit.block, to: edit.text), of: edit.block)
    #expect(edits.claims(in: edit.block, with: edit.text) == whole, "\(edit.text)")
  }

  @Test func everyEditInTheOrderOfTheStory() {
    let edits = StoryEdits(Self.article)
    var claims = 0
    for place in Self.article.blocks.indices {
      for edit in self.edits(of: place) {
        expectSame(edits, edit)
        claims += edits.claims(in: edit.block, with: edit.text).count
      }
    }
    #expect(claims > 100)
  }

  @Test(arguments: 1...5) func everyEditInAnyOrder(_ seed: Int) {
    let edits = StoryEdits(Self.article)
    let all = Self.article.blocks.indices.flatMap(self.edits)
    // A step that has no divisor in common with their number comes past each.
    let step = [7, 31, 101, 13, 57][seed - 1]
    for turn in all.indices where turn < 60 { expectSame(edits, all[turn * step % all.count]) }
  }

  /// What edits leave alone is as the story says it.
  @Test func theTextItself() {
    let edits = StoryEdits(Self.article)
    let story = ClaimFinder().claims(in: Self.article)
    for block in Self.article.blocks where block.kind != .heading {
      let read = edits.claims(in: block.id, with: block.text)
      #expect(read.map(\.id) == story.claims.filter { $0.block == block.id }.map(\.id))
    }
    #expect(edits.claims(in: "h", with: "40 lathes").isEmpty)
    #expect(edits.claims(in: "none", with: "40 lathes").isEmpty)
  }
}
