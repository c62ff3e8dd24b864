import Claims
import Facts

/// `speed`: all recognisers over every row; with `--time`, sentences a second.
@Sendable func runSpeed(_ bench: Bench) throws {
  var sentences = 0
  var mentions = 0
  let reader = MentionReader()
  let published = Day(iso: "2023-03-17")
  let start = ContinuousClock.now
  var elapsed = ContinuousClock.now - start
  try bench.run { (row: TextRow) -> TextCount in
    let before = ContinuousClock.now
    let text = Tokenizer.tokenize(row.text)
    for sentence in text.sentences {
      sentences += 1
      let found = reader.mentions(in: text, sentence: sentence, published: published)
      mentions += found.quantities.count + found.dates.count
    }
    elapsed += ContinuousClock.now - before
    return TextCount(id: row.id, tokens: text.tokens.count)
  }
  bench.report(sentences, elapsed, of: "sentences")
}

private struct TextCount: Encodable {
  let id: String
  let tokens: Int
}
