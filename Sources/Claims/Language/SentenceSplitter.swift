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
      if token.kind == .punctuation, token.lower == "." || token.lower == "!" || token.lower == "?" {
        var end = index + 1
        while end < tokens.count, tokens[end].isGluedToPrevious,
          ["\"", "”", "’", ")", "»", "'"].contains(tokens[end].lower)
        {
          end += 1
        }
        var next = end
        while next < tokens.count, ["\"", "“", "‘", "(", "«", "'"].contains(tokens[next].lower) { next += 1 }
        if end < tokens.count, !tokens[end].isGluedToPrevious, next < tokens.count,
          tokens[next].isCapitalized || tokens[next].kind == .number,
          !(index > 0 && ["st", "mr", "mrs", "dr", "no", "sp", "san"].contains(tokens[index - 1].lower))
        {
          sentences.append(start..<end)
          start = end
          index = end
          continue
        }
      }
      index += 1
    }
    if start < tokens.count { sentences.append(start..<tokens.count) }
    return sentences
  }
}
