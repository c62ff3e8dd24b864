import Claims
import Facts
import Glibc
import Testing

/// A small generator with a seed, so that a failure can be run again.
private struct Seeded: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ (state >> 29)
  }
}

@Suite("Properties of mentions") struct MentionPropertiesTests {
  private static let phrases = [
    "about 12 tons", "$1.2 million", "between June and", "December 2022", "no more than", "half a",
    "a third of", "the end of the", "since the invasion", "Oct. 3", "‘ünïcode’", "—", "…", "1,000",
    "€", "₽", "кг", "中国", "🚢", "5-7", "%", "per", "a", "and", "minus", "million", "sevenfold",
    "U.S.", "the same months of 2023", "in the 13th month", "30 February",
    "99999999999999999999999",
    ".", "?!", "(", "\"", "''", "x10^9", "1/0", "0/0", "the", "of", "year", "last", "fewer than",
  ]

  private func check(_ text: String) {
    let tokenized = Tokenizer.tokenize(text)
    let bytes = Array(text.utf8)
    var end = 0
    for token in tokenized.tokens {
      #expect(token.range.lowerBound >= end && !token.range.isEmpty)
      // A span begins and ends at whole characters.
      #expect(bytes[token.range.lowerBound] & 0xC0 != 0x80)
      #expect(token.range.upperBound == bytes.count || bytes[token.range.upperBound] & 0xC0 != 0x80)
      end = token.range.upperBound
    }
    #expect(tokenized.sentences.map(\.count).reduce(0, +) == tokenized.tokens.count)
    let reader = MentionReader()
    for sentence in tokenized.sentences {
      var last = sentence.lowerBound
      for mention in reader.quantities(in: tokenized, sentence: sentence) {
        #expect(sentence.contains(mention.numberTokens.lowerBound))
        #expect(mention.tokens.upperBound <= sentence.upperBound)
        #expect(mention.numberTokens.lowerBound >= last)
        last = mention.numberTokens.upperBound
        let accepted = Bounds.accepted(for: mention, asCount: false)
        if let low = accepted.low, let high = accepted.high, mention.value >= .zero {
          #expect(low <= high)
        }
      }
      for mention in reader.dates(
        in: tokenized, sentence: sentence, published: Day(iso: "2023-03-17"))
      {
        #expect(mention.tokens.upperBound <= sentence.upperBound)
        if let from = mention.period.from, let to = mention.period.to { #expect(from <= to) }
      }
    }
  }

  @Test(arguments: 0..<200)
  func mixtures(seed: Int) {
    var random = Seeded(state: UInt64(seed) &* 7919 &+ 17)
    let words = (0..<Int.random(in: 1...40, using: &random)).compactMap { _ in
      Self.phrases.randomElement(using: &random)
    }
    check(words.joined(separator: Bool.random(using: &random) ? " " : ""))
  }

  @Test(arguments: 0..<100)
  func garbage(seed: Int) {
    var random = Seeded(state: UInt64(seed) &+ 99)
    let bytes = (0..<300).map { _ in UInt8.random(in: 0...255, using: &random) }
    check(String(decoding: bytes, as: UTF8.self))
  }

  /// What is printed is read back.
  @Test(arguments: 0..<200)
  func numbersRoundTrip(seed: Int) throws {
    var random = Seeded(state: UInt64(seed) &* 31 &+ 5)
    let millionths = Int128(Int.random(in: 1...9_999_999_999, using: &random))
    let figure = Figure(millionths: millionths * 10_000)
    let text = Tokenizer.tokenize("It sent \(figure.grouped(places: 2)) tons.")
    let mention = try #require(
      MentionReader().quantities(in: text, sentence: text.sentences[0]).first)
    #expect(mention.value == figure)
  }

  @Test(arguments: 0..<200)
  func daysRoundTrip(seed: Int) throws {
    var random = Seeded(state: UInt64(seed) &* 53 &+ 3)
    let day = Day(number: Int.random(in: 7000...19_000, using: &random))
    let months = [
      "January", "February", "March", "April", "May", "June", "July", "August", "September",
      "October", "November", "December",
    ]
    let month = months[day.month - 1]
    for written in [
      "on \(day)", "on \(day.day) \(month) \(day.year)", "on \(month) \(day.day), \(day.year)",
    ] {
      let text = Tokenizer.tokenize(written)
      let found = MentionReader().dates(
        in: text, sentence: text.sentences[0], published: Day(iso: "2023-03-17"))
      #expect(found.first?.period == .day(day), "\(written)")
    }
  }

  /// What a range and a hedge are printed as is read back, bounds and all.
  @Test(arguments: 0..<100)
  func boundsRoundTrip(seed: Int) throws {
    var random = Seeded(state: UInt64(seed) &* 97 &+ 11)
    let low = Figure(Int.random(in: 1...8_999, using: &random) * 10 + 3)
    let high = low + Figure(Int.random(in: 2...9_999, using: &random))
    func accepted(_ words: String) throws -> Bounds.Accepted {
      let text = Tokenizer.tokenize("It sent \(words) tons.")
      let mention = try #require(
        MentionReader().quantities(in: text, sentence: text.sentences[0]).first, "\(words)")
      return Bounds.accepted(for: mention, asCount: true)
    }
    let (a, b) = (low.grouped(places: 0), high.grouped(places: 0))
    let range = try accepted("between \(a) and \(b)")
    #expect(try accepted("\(a) to \(b)") == range)
    let from = try #require(range.low)
    let to = try #require(range.high)
    #expect(from <= low && high <= to && low - from <= .one && to - high <= .one)
    let above = try accepted("more than \(a)")
    #expect(above.low == low && above.excludesLow && above.high == nil)
    let most = try accepted("at most \(b)")
    #expect(most.high == high && most.low.map { $0 <= .zero } ?? true)
    let least = try accepted("at least \(a)")
    #expect(least.low == low && !least.excludesLow)
  }

  @Test(arguments: 0..<100)
  func periodsRoundTrip(seed: Int) throws {
    var random = Seeded(state: UInt64(seed) &* 61 &+ 7)
    let from = Day(number: Int.random(in: 14_000...18_000, using: &random))
    let to = from.adding(days: Int.random(in: 1...700, using: &random))
    for written in ["from \(from) to \(to)", "between \(from) and \(to)"] {
      let text = Tokenizer.tokenize("It sold steel \(written).")
      let found = MentionReader().dates(
        in: text, sentence: text.sentences[0], published: Day(iso: "2023-03-17"))
      #expect(
        found.first?.period == Period(from: from, to: to.adding(days: 1)), "\(written)")
    }
  }

  @Test func numbersBeyondSixtyFourBits() {
    check("It sent 99999999999999999999999999999999999999999999 tons, or 1e99, or 9^99.")
    check(String(repeating: "9", count: 5000) + " million billion trillion tons")
  }

  /// One sentence of a megabyte takes about twice what half of it takes.
  @Test func timeIsLinear() {
    let clause = "and about 12 tons of the 1.2 million will go by the end of the year to the "
    func seconds(_ count: Int) -> Double {
      let text = String(repeating: clause, count: count)
      let start = processorSeconds()
      let tokenized = Tokenizer.tokenize(text)
      for sentence in tokenized.sentences {
        _ = MentionReader().quantities(in: tokenized, sentence: sentence)
        _ = MentionReader().dates(in: tokenized, sentence: sentence, published: Day(number: 19_000))
      }
      return processorSeconds() - start
    }
    func processorSeconds() -> Double {
      var time = timespec()
      clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
      return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
    _ = seconds(100)
    let half = seconds(2000)
    let whole = seconds(4000)
    #expect(whole < 4 * half + 0.2)
  }

  @Test(arguments: [
    "late ", "the end of the ", "the year to ", "from between ", "no more than about ", "a half ",
    "one of ", "( ", "\" ", "Mr. ", ". ", "1. ", "12-", "1,", "since ", "of that year ", "million ",
  ])
  func repeatedOpenersEnd(phrase: String) {
    check(String(repeating: phrase, count: 3000))
  }
}
