import Claims
import Testing

@Suite("Tokens") struct TokenizerTests {
  @Test(arguments: [
    ("The mill's 12-ton lot", ["the", "mill", "'s", "12", "-", "ton", "lot"]),
    ("The mills' share", ["the", "mills", "'", "share"]),
    ("Don’t ship M16s or 9x39", ["don't", "ship", "m16s", "or", "9x39"]),
    ("US$5m, A$3, €7", ["us$", "5", "m", ",", "a$", "3", ",", "€", "7"]),
    ("in the U.S. at 5 p.m.", ["in", "the", "u.s.", "at", "5", "p.m."]),
    ("1,000,000 and 55.1 and 3rd", ["1,000,000", "and", "55.1", "and", "3rd"]),
    ("USD10m on Dec31", ["usd", "10", "m", "on", "dec", "31"]),
    ("32m2 of felt", ["32", "m2", "of", "felt"]),
    ("Wait... what?", ["wait", "...", "what", "?"]),
    ("rate of .25 per cent", ["rate", "of", ".25", "per", "cent"]),
    ("«Ёлка» LLC", ["«", "ёлка", "»", "llc"]),
  ])
  func tokens(text: String, expected: [String]) {
    #expect(Tokenizer.tokenize(text).tokens.map(\.lower) == expected)
  }

  @Test func gluedAndCapitals() {
    let tokens = Tokenizer.tokenize("Chinese-made PRC pumps").tokens
    #expect(tokens.map(\.isGluedToPrevious) == [false, true, true, false, false])
    #expect(tokens.map(\.isCapitalized) == [true, false, false, true, false])
    #expect(tokens.map(\.isAllCaps) == [false, false, false, true, false])
  }

  @Test func offsetsCountScalars() {
    let text = Tokenizer.tokenize("Çelik’s 5 „vests“ — 7 tons")
    for token in text.tokens {
      let prefix = String(decoding: Array(text.text.utf8)[..<token.range.lowerBound], as: UTF8.self)
      #expect(text.scalarOffset(ofUTF8: token.range.lowerBound) == prefix.unicodeScalars.count)
    }
  }
}
