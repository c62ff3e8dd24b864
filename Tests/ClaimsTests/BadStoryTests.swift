import Facts
import Testing

@testable import Claims

/// What no story should say gives no invented claim.
@Suite struct BadStoryTests {
  private func claims(_ text: String, language: String? = nil) -> [Claim] {
    let article = Article(
      source: "bad.txt", published: Day(iso: "2024-06-10"), language: language,
      blocks: [.init(id: "b1", kind: .paragraph, text: text)])
    return ClaimFinder().claims(in: article).claims
  }

  @Test(arguments: [
    "", " ", "\n\n\n", "…", "?!", "\u{0}\u{1}\u{2}", "\u{FFFD}\u{FFFD}\u{FFFD}", "12", "$", "%%%",
    "🚢🚢🚢", "lathes", "to to to to", "«»“”\"\"''",
  ])
  func emptyAndGarbage(text: String) {
    #expect(claims(text) == [])
  }

  /// Told by the page: nothing in it is guessed at.
  @Test(arguments: ["ru", "uk", "tr", "zh-Hans", "de", "fr-CH"])
  func otherLanguages(language: String) {
    #expect(claims("Orsay Machine sold 12 lathes to Veligor in 2023.", language: language) == [])
  }

  /// The page says nothing of its language: words that are no English give nothing.
  @Test(arguments: [
    "В 2023 году завод получил 12 станков из Турции на сумму 3 млн долларов.",
    "2023 yılında fabrika Türkiye'den 12 torna tezgahı aldı.",
    "2023年，工厂从土耳其收到12台车床，价值300万美元。",
    "Im Jahr 2023 lieferte das Werk 12 Drehbänke nach Kasachstan.",
    "En 2023, l'usine a reçu 12 tours de Turquie pour 3 millions de dollars.",
  ])
  func unmarkedLanguages(text: String) {
    #expect(claims(text) == [])
  }

  /// Days and months that no calendar has: the date is left out, never moved to the next that exists.
  @Test(arguments: [
    "on 30 February 2023", "on February 30, 2023", "on 31 April 2023", "in the 13th month",
    "on 0 May", "on 2023-02-30", "on 32 May 2023",
  ])
  func daysThatAreNone(date: String) {
    let text = Tokenizer.tokenize("It came \(date).")
    let found = text.sentences.flatMap {
      MentionReader().dates(in: text, sentence: $0, published: Day(iso: "2024-06-10"))
    }
    #expect(found.filter { $0.precision == .day || $0.precision == .month } == [])
    #expect(!found.contains { $0.period == .year(2023) }, "\(found)")
  }

  /// Two units that contradict one another are two figures, or none: never one of both.
  @Test(arguments: [
    "It sent 12 tons kilos of steel.", "It sent 12 kg $ of steel.", "It sent $12 tons of steel.",
    "It sent 5 litres tons of oil.", "It sent 12% tons of steel.",
  ])
  func contradictoryUnits(sentence: String) {
    let text = Tokenizer.tokenize(sentence)
    let found = MentionReader().quantities(in: text, sentence: text.sentences[0])
    #expect(found.count <= 2)
    for mention in found { #expect(mention.value == Figure(12) || mention.value == Figure(5)) }
  }

  @Test(arguments: [
    "Did Orsay Machine sell 12 lathes to Veligor in 2023?",
    "How did 12 lathes from Orsay Machine reach Veligor?",
  ])
  func questions(text: String) {
    #expect(claims(text) == [])
  }
}
