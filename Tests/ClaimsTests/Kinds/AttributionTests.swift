import Facts
import Testing

@testable import Claims

@Suite struct AttributionTests {
  static func sentence(_ text: String) throws -> SentenceReading {
    let block = Article.Block(id: "b1", kind: .paragraph, text: text)
    var story = StoryReader(
      Article(source: "story", published: Day(iso: "2024-06-10"), blocks: [block]))
    story.open()
    story.read(0, context: Discourse())
    return try #require(story.sentences.first)
  }

  @Test(arguments: [
    (
      "Orsay Machine shipped 40 lathes to Veligor in 2023, according to import records.",
      "import records"
    ),
    ("According to customs data, Orsay Machine shipped 40 lathes to Veligor.", "customs data"),
    ("Customs data show that Orsay Machine shipped 40 lathes to Veligor.", "Customs data"),
    (
      "Orsay Machine shipped 40 lathes to Veligor, the Morning Lamp reported, citing customs data.",
      "the Morning Lamp, citing customs data"
    ),
    (
      "Orsay Machine shipped 40 lathes to Veligor, the outlet said, citing the records of a broker.",
      "the outlet, citing the records of a broker"
    ),
  ])
  func names(text: String, expected: String) throws {
    #expect(Attribution.source(in: try AttributionTests.sentence(text)) == expected)
  }

  @Test(arguments: [
    "Orsay Machine shipped 40 lathes to Veligor in 2023.",
    "They found a buyer in Turkey for 40 lathes.",
    "The price, reported in dollars, was high.",
  ])
  func namesNone(text: String) throws {
    #expect(Attribution.source(in: try AttributionTests.sentence(text)) == nil)
  }
}
