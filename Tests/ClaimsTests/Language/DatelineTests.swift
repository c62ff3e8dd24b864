import Facts
import Testing

@testable import Claims

@Suite struct DatelineTests {
  @Test(arguments: [
    ("BISHKEK, May 22 – At least 40 lathes arrived.", "At least 40 lathes arrived."),
    ("Istanbul (Quay Wire) — Four ships came.", "Four ships came."),
    ("VLADIVOSTOK – It began in June.", "It began in June."),
    ("NAIROBI, 3 March - Tea prices fell.", "Tea prices fell."),
  ])
  func cut(text: String, rest: String) {
    let tokens = Tokenizer.tokenize(text)
    #expect(tokens[Dateline.stripped(0..<tokens.tokens.count, in: tokens)] == rest)
  }

  @Test(arguments: [
    "Orsay Machine – a maker of lathes – sold 40.",
    "Turkey sold 40 lathes – and that was all.",
    "It sold 40 lathes – to Turkey.",
    "German-built lathes arrived in June.",
    "DALA sold them.",
  ])
  func left(text: String) {
    let tokens = Tokenizer.tokenize(text)
    #expect(tokens[Dateline.stripped(0..<tokens.tokens.count, in: tokens)] == text)
  }
}
