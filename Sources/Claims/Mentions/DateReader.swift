import Facts

/// Reads the dates and periods of one sentence from left to right.
struct DateReader {
  let text: TokenizedText
  let sentence: Range<Int>
  let published: Day?
  let context: Period?

  init(_ text: TokenizedText, _ sentence: Range<Int>, published: Day?, context: Period?) {
    self.text = text
    self.sentence = sentence
    self.published = published
    self.context = context
  }

  func read() -> [DateMention] {
    var mentions: [DateMention] = []
    for index in sentence {
      let token = text.tokens[index]
      if token.kind == .number, token.range.count == 4, let year = Int(token.lower),
        (1900..<2100).contains(year)
      {
        mentions.append(
          DateMention(tokens: index..<index + 1, period: .year(year), precision: .year))
      }
    }
    return mentions
  }
}
