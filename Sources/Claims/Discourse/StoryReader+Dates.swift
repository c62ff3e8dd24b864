import Facts

/// Dates that are read against what the story speaks of.
extension StoryReader {
  /// «in June» is read against the day of publication; «that June», «the same months» against the
  /// period under discussion.
  func dates(
    of sentence: SentenceReading, _ plain: [DateMention], _ context: Discourse, _ anchor: Period?
  ) -> [DateMention] {
    guard context.period != nil, needsContext(sentence, plain) else { return plain }
    let related = reader.dates(
      in: sentence.text, sentence: sentence.tokens, published: article.published,
      context: context.period, anchor: anchor)
    var out = related.filter { date in
      date.relation != nil || pointsBack(date, sentence)
        || !plain.contains { $0.tokens.overlaps(date.tokens) }
    }
    for date in plain where !out.contains(where: { $0.tokens.overlaps(date.tokens) }) {
      out.append(date)
    }
    return out.sorted { $0.tokens.lowerBound < $1.tokens.lowerBound }
  }

  /// Whether a date of the sentence may be read against the period under discussion; without such
  /// words a second reading finds what the first did.
  private func needsContext(_ sentence: SentenceReading, _ plain: [DateMention]) -> Bool {
    guard article.published != nil else { return true }
    return plain.contains { $0.relation != nil || pointsBack($0, sentence) }
      || reader.countsFromContext(sentence.text, sentence.tokens)
  }

  private func pointsBack(_ date: DateMention, _ sentence: SentenceReading) -> Bool {
    let near = max(sentence.tokens.lowerBound, date.tokens.lowerBound - 1)..<date.tokens.upperBound
    return near.contains {
      ["that", "same", "those", "then", "following"].contains(sentence.word($0))
    }
  }
}
