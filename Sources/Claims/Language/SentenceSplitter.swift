/// Finds where sentences end: news first, then the golden rules.
struct SentenceSplitter {
  let bytes: [UInt8]
  let tokens: [Token]

  func sentences() -> [Range<Int>] {
    var sentences: [Range<Int>] = []
    var start = 0
    var index = 0
    while index < tokens.count {
      let token = tokens[index]
      if token.kind == .punctuation, token.lower == "." || token.lower == "!" || token.lower == "?",
        index + 1 < tokens.count, !tokens[index + 1].isGluedToPrevious,
        tokens[index + 1].isCapitalized
      {
        sentences.append(start..<index + 1)
        start = index + 1
      }
      index += 1
    }
    if start < tokens.count { sentences.append(start..<tokens.count) }
    return sentences
  }
}
