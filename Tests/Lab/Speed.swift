import Claims
import Facts

/// `speed`: all recognisers over every row; with `--claims` whole stories through the claims stage;
/// with `--time`, sentences a second
/// of processor time.
@Sendable func runSpeed(_ bench: Bench) throws {
  try bench.arguments.contains("--claims") ? claimsSpeed(bench) : mentionsSpeed(bench)
}

/// Tokens, sentences, quantities and dates.
private func mentionsSpeed(_ bench: Bench) throws {
  var sentences = 0
  var mentions = 0
  let reader = MentionReader()
  let published = Day(iso: "2023-03-17")
  var elapsed = Duration.zero
  try bench.run { (row: TextRow) -> TextCount in
    let before = Bench.processorTime
    let text = Tokenizer.tokenize(row.text)
    for sentence in text.sentences {
      sentences += 1
      let found = reader.mentions(in: text, sentence: sentence, published: published)
      mentions += found.quantities.count + found.dates.count
    }
    elapsed += Bench.processorTime - before
    return TextCount(id: row.id, tokens: text.tokens.count)
  }
  bench.report(sentences, elapsed, of: "sentences")
}

/// Everything from the text to its claims: three rows a paragraph, eight paragraphs a story.
private func claimsSpeed(_ bench: Bench) throws {
  let rows: [TextRow] = try Bench.rows()
  let stories = stride(from: 0, to: rows.count, by: 24).map { start in
    story(rows[start..<min(start + 24, rows.count)].map(\.text))
  }
  let sentences = stories.reduce(0) { sum, story in
    sum + story.blocks.reduce(0) { $0 + Tokenizer.tokenize($1.text).sentences.count }
  }
  let finder = ClaimFinder()
  // The tables are read before the clock starts.
  _ = stories.first.map(finder.claims(in:))
  let start = Bench.processorTime
  let found = stories.map(finder.claims(in:))
  bench.report(sentences, Bench.processorTime - start, of: "sentences")
  try Bench.write(
    zip(rows.indices, found).map { number, set in
      StoryClaims(
        story: number, claims: set.claims.map { "\($0)" },
        unchecked: set.unchecked.map { "\($0.reason) \($0.sentence)" })
    })
}

private struct StoryClaims: Encodable {
  let story: Int
  let claims: [String]
  let unchecked: [String]
}

private func story(_ texts: [String]) -> Article {
  let paragraphs = stride(from: 0, to: texts.count, by: 3).map { start in
    texts[start..<min(start + 3, texts.count)].joined(separator: " ")
  }
  return Article(
    source: "speed", published: Day(iso: "2023-03-17"),
    blocks: paragraphs.enumerated().map { number, text in
      Article.Block(id: "b\(number + 1)", kind: .paragraph, text: text)
    })
}

private struct TextCount: Encodable {
  let id: String
  let tokens: Int
}
