import Articles
import Foundation
import Testing

@Suite("The gold corpus")
struct GoldCorpusTests {
  @Test func isLargeEnough() throws {
    let stories = try GoldCorpus.slugs.map(GoldCorpus.story)
    let sentences = stories.flatMap(\.sentences)
    let written = sentences.filter { !$0.twin }
    #expect(stories.count >= 16)
    #expect(written.count >= 300)
    #expect(sentences.count { $0.twin } >= 175)
    #expect(written.count { !$0.checkable } * 4 >= written.count)
    #expect(Set(sentences.map(\.id)).count == sentences.count)
    let types = Set(sentences.flatMap(\.claims).map(\.type))
    let wanted: Set<String> = [
      "shipment", "sum_weight", "sum_value", "count", "distinct", "share", "growth", "ranking",
      "first_last", "route", "existence", "price", "declared",
    ]
    #expect(types.isSuperset(of: wanted))
    let verdicts = Set(sentences.flatMap(\.claims).map(\.verdict))
    let all: Set<String> = [
      "supported", "contradicted", "not in records", "not covered", "ambiguous", "not checkable",
    ]
    #expect(verdicts == all)
  }

  /// Every figure, verdict and list of records, reckoned once more from the customs file.
  @Test(arguments: GoldCorpus.slugs)
  func figuresFollowFromTheRecords(_ slug: String) throws {
    let story = try GoldCorpus.story(slug)
    #expect(story.slug == slug)
    let records = try story.customsRecords()
    #expect(records.count >= 50)
    #expect(Set(records.map(\.id)).count == records.count)
    let reckoning = GoldReckoning(story: story, records: records)
    for sentence in story.sentences {
      #expect(sentence.checkable == sentence.claims.contains { $0.agg != nil }, "\(sentence.id)")
      for claim in sentence.claims {
        guard let outcome = reckoning.outcome(of: claim) else {
          #expect(claim.verdict == "not checkable", "\(sentence.id)")
          continue
        }
        #expect(outcome.verdict == claim.verdict, "\(sentence.id): \(sentence.text)")
        #expect(outcome.records == claim.records, "\(sentence.id): \(sentence.text)")
        #expect(
          isNear(outcome.actual, claim.actual),
          "\(sentence.id): \(String(describing: outcome.actual))")
      }
    }
  }

  /// A folder that holds the records of all stories answers as each story's own file does.
  @Test func otherStoriesRecordsChangeNothing() throws {
    let stories = try GoldCorpus.slugs.map(GoldCorpus.story)
    let all = try stories.flatMap { try $0.customsRecords() }
    #expect(Set(all.map(\.id)).count == all.count)
    for story in stories {
      let reckoning = GoldReckoning(story: story, records: all)
      for sentence in story.sentences where !sentence.twin {
        for claim in sentence.claims {
          guard let outcome = reckoning.outcome(of: claim) else { continue }
          #expect(outcome.records == claim.records, "\(sentence.id): \(sentence.text)")
        }
      }
    }
  }

  /// The page, read as a newspaper's, holds the sentences in their order and nothing of its furniture.
  @Test(arguments: GoldCorpus.slugs)
  func pageHoldsTheSentences(_ slug: String) throws {
    let story = try GoldCorpus.story(slug)
    let reading = try ArticleReader().read(Array(GoldCorpus.page(slug).utf8), named: "source.html")
    #expect(reading.article.headline == story.title)
    #expect(reading.article.published?.description == story.published)
    let body = reading.article.blocks.map(\.text).joined(separator: "\n")
    var rest = body[...]
    for sentence in story.sentences where !sentence.twin {
      guard let found = rest.range(of: sentence.text) else {
        Issue.record("\(slug): not on the page, or out of order: \(sentence.text)")
        continue
      }
      rest = rest[found.upperBound...]
    }
    for furniture in [
      "Advertisement", "subscribers", "readers already", "Most read", "All rights",
      "partners store",
    ] {
      #expect(!body.contains(furniture), "\(slug): \(furniture)")
    }
  }

  /// A twin differs from the sentence it changes, and speaks against the records in at least one claim.
  @Test(arguments: GoldCorpus.slugs)
  func twinsAreWrong(_ slug: String) throws {
    let story = try GoldCorpus.story(slug)
    let written = Dictionary(uniqueKeysWithValues: story.sentences.map { ($0.id, $0.text) })
    for twin in story.sentences where twin.twin {
      let original = try #require(written[twin.of ?? ""])
      #expect(original != twin.text)
      #expect(twin.claims.contains { $0.verdict != "supported" }, "\(twin.id)")
    }
  }

  private func isNear(_ a: GoldStory.Value?, _ b: GoldStory.Value?) -> Bool {
    guard let x = a?.number, let y = b?.number else { return a == b }
    return abs(x - y) <= max(0.0001, 0.0001 * max(abs(x), abs(y)))
  }
}
