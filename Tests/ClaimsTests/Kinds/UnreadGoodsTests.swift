import Facts
import Testing

@testable import Claims

/// Goods that no vocabulary has are told as such, and what a sentence says of known ones is read.
@Suite struct UnreadGoodsTests {
  private static func reasons(_ text: String) -> [UncheckedSentence.Reason] {
    let article = Article(
      source: "story", published: Day(iso: "2024-06-10"),
      blocks: [Article.Block(id: "b1", kind: .paragraph, text: text)])
    return ClaimFinder().claims(in: article).unchecked.map(\.reason)
  }

  @Test(arguments: [
    ("Orsay Machine exported 43,500 zithers in 2023.", UncheckedSentence.Reason.noScope),
    ("Orsay Machine sold 120 wooden marimbas to Turkey in 2023.", .noScope),
    ("In 2023 Orsay Machine shipped some 300 bagpipes to Turkey.", .noScope),
    ("Orsay Machine employed 4,000 people in 2023.", .background),
    ("Orsay Machine paid 300 workers in 2023.", .background),
    ("The town has 43,500 inhabitants.", .background),
  ])
  func tellsWhyNothingIsChecked(text: String, expected: UncheckedSentence.Reason) {
    #expect(UnreadGoodsTests.reasons(text) == [expected])
  }

  @Test(arguments: [
    (
      "Orsay Machine sold 4,000 footballs to Veligor in 2023.",
      "4000, by Orsay Machine, to Veligor, of football"
    ),
    (
      "Orsay Machine sold 4,000 pillows to Veligor in 2023.",
      "4000, by Orsay Machine, to Veligor, of pillow"
    ),
    ("Orsay Machine sold 40 tons of wine abroad in 2023.", "40000, by Orsay Machine, of wine"),
  ])
  func knows(text: String, expected: String) {
    let reading = Reading(text)
    #expect(reading.lines(.quantity) + reading.lines(.weight) == [expected])
  }

  /// A code, a make or a place of loading narrows the scope where it stands behind the goods.
  @Test(
    arguments: [
      ("Orsay Machine sold 40 lathes (code 845811) to Veligor in 2023.", ["845811"], [], []),
      ("Orsay Machine sold 40 ball bearings (HS 8482) to Veligor in 2023.", ["848210"], [], []),
      ("Orsay Machine sold 40 lathes (HS 8471) to Veligor in 2023.", ["8458"], [], []),
      ("Orsay Machine sold 40 lathes made in Turkey to Veligor in 2023.", ["8458"], ["TR"], []),
      ("Orsay Machine sold 40 lathes to Veligor in 2023, loaded in Turkey.", ["8458"], [], ["TR"]),
    ] as [(String, [String], [String], [String])])
  func narrows(text: String, codes: [String], made: [String], from: [String]) {
    let scope = Reading(text).claims.first { $0.kind == .quantity }?.scope
    #expect(scope?.goods?.hs == codes)
    #expect(scope?.origin == made)
    #expect(scope?.departure == from)
  }
}
