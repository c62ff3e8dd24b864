import Facts

/// «38 of the 59 sets that Britain imported in 2024»: of what the words behind the whole tell.
extension FigureReader {
  /// Whether the figure is told as a part of another: «two of the three cargoes», «38 of 59 sets».
  func isOfCount(_ mention: QuantityMention) -> Bool {
    let sentence = scene.sentence
    let end = mention.numberTokens.upperBound
    guard sentence.word(end) == "of" else { return false }
    var next = end + 1
    if ["the", "its", "their"].contains(sentence.word(next)) { next += 1 }
    guard sentence.tokens.contains(next) else { return false }
    return sentence.text.tokens[next].kind == .number
      || NumberWords.shared[sentence.text.tokens[next]] != nil
  }

  /// The clause «that Britain imported in 2024» right behind the whole of a part.
  func whole(behind mention: QuantityMention) -> Clause? {
    guard isOfCount(mention) else { return nil }
    let end = mention.numberTokens.upperBound
    return scene.clauses.first { clause in
      clause.isRelative && (end + 2...end + 9).contains(clause.tokens.lowerBound)
        && !clause.isNegated && !clause.isModal
    }
  }

  /// «Two of the three cargoes that it sent in 2024 left in March»: the narrower time behind the whole's own.
  func timeOfPart(_ mention: QuantityMention, in whole: Period?) -> Period? {
    guard isOfCount(mention), let whole, let from = whole.from, let to = whole.to else {
      return nil
    }
    let end = mention.tokens.upperBound
    let sentence = scene.sentence
    let stop =
      Range.tokens(from: end, to: sentence.tokens.upperBound).first {
        [",", ";", ":"].contains(sentence.word($0))
      } ?? sentence.tokens.upperBound
    return sentence.dates.lazy.filter {
      (end..<stop).contains($0.tokens.lowerBound) && $0.relation == nil
    }.map(\.period).first { period in
      guard let start = period.from, let end = period.to else { return false }
      return from <= start && end <= to && (from < start || end < to)
    }
  }
}
