import Claims
import Facts
import Testing

@Suite("Bounds") struct BoundsTests {
  private func mention(_ text: String) throws -> QuantityMention {
    let tokenized = Tokenizer.tokenize(text)
    let found = tokenized.sentences.flatMap {
      MentionReader().quantities(in: tokenized, sentence: $0)
    }
    return try #require(found.first)
  }

  private func ends(_ accepted: Bounds.Accepted) -> [String] {
    [accepted.low?.description ?? "", accepted.high?.description ?? ""]
  }

  @Test(arguments: [
    ("worth $10 million", ["9500000", "10500000"]),
    ("worth $55.1mn", ["55050000", "55150000"]),
    ("about $1.2 million", ["1080000", "1320000"]),
    ("almost 80 tons", ["72", "80"]),
    ("just under 20 million dollars", ["18000000", "20000000"]),
    ("more than 12 tons", ["12", ""]),
    ("at least eight tons", ["8", ""]),
    ("just over 20 tons", ["20", "22"]),
    ("just over half a million dollars", ["500000", "600000"]),
    ("a little more than a million dollars", ["1000000", "1100000"]),
    ("no more than 600 tons", ["", "600"]),
    ("88,000 tonnes of potash", ["87500", "88500"]),
    ("305 tonnes of acid", ["304.5", "305.5"]),
    ("86% of it", ["85.5", "86.5"]),
    ("half of it", ["0.45", "0.55"]),
    ("barely half of it", ["0.45", "0.55"]),
    ("two-thirds of it", ["0.633334", "0.7"]),
    ("a quarter of it", ["0.225", "0.275"]),
    ("more than nine-tenths of it", ["0.9", ""]),
    ("doubled", ["1.8", "2.2"]),
    ("tenfold", ["9", "11.5"]),
    ("two and a half times as many", ["2.45", "2.55"]),
    ("roughly four times as much", ["3.6", "4.4"]),
    ("well over twice the figure", ["2", ""]),
    ("between 5 and 7 tons", ["4.5", "7.5"]),
  ])
  func sums(text: String, expected: [String]) throws {
    #expect(ends(Bounds.accepted(for: try mention(text), asCount: false)) == expected)
  }

  @Test(arguments: [
    ("12 shipments came", ["12", "12"]),
    ("1,000 rifles came", ["1000", "1000"]),
    ("1.26 million catheters came", ["1255000", "1265000"]),
    ("some 30,000 vests came", ["27000", "33000"]),
    ("a dozen lots came", ["11", "13"]),
    ("half a dozen lots came", ["6", "6"]),
    ("dozens of cars came", ["24", "99"]),
    ("a couple of cars came", ["2", "2"]),
    ("a few cars came", ["3", "6"]),
    ("several cars came", ["3", "10"]),
    ("hundreds of cars came", ["200", "999"]),
  ])
  func counts(text: String, expected: [String]) throws {
    #expect(ends(Bounds.accepted(for: try mention(text), asCount: true)) == expected)
  }

  @Test(arguments: [
    ("It shrank by some 80 per cent.", ["0.12", "0.28"]),
    ("They were a fifth fewer.", ["0.78", "0.82"]),
    ("It sold 42% more.", ["1.415", "1.425"]),
    ("It expanded by about 15%.", ["1.135", "1.165"]),
    ("It tripled.", ["2.7", "3.3"]),
    ("It rose by more than 5%.", ["1.05", ""]),
    ("It fell by more than half.", ["", "0.5"]),
  ])
  func ratios(text: String, expected: [String]) throws {
    var found = ends(Bounds.ratio(for: try mention(text)))
    // A fall of more than half still leaves something or nothing.
    if found[0] == "" || found[0] == "0" { found[0] = "" }
    #expect(found == expected)
  }

  @Test func roundCountsSayWhatTheyRound() throws {
    let accepted = Bounds.accepted(for: try mention("1,200 rifles came"), asCount: true)
    #expect(accepted.rounding == Figure(1150)...Figure(1250))
    let exact = Bounds.accepted(for: try mention("1,234 rifles came"), asCount: true)
    #expect(exact.rounding == nil)
  }

  @Test func strictWordsLeaveTheFigureOut() throws {
    #expect(Bounds.accepted(for: try mention("more than 12 tons"), asCount: false).excludesLow)
    #expect(!Bounds.accepted(for: try mention("at least 12 tons"), asCount: false).excludesLow)
    #expect(Bounds.accepted(for: try mention("almost 12 tons"), asCount: false).excludesHigh)
  }
}
