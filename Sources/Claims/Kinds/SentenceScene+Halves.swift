import Facts

extension SentenceScene {
  /// «between 2020 and early 2021»: two periods, not one.
  func halves(of date: DateMention) -> (earlier: Period, later: Period)? {
    let start = date.tokens.lowerBound
    guard sentence.word(start) == "between" || sentence.word(start - 1) == "between",
      let and = date.tokens.first(where: { sentence.word($0) == "and" })
    else { return nil }
    let reader = MentionReader()
    func period(_ range: Range<Int>) -> DateMention? {
      reader.dates(in: sentence.text, sentence: range, published: published).first
    }
    guard let earlier = period(start..<and), let later = period((and + 1)..<date.tokens.upperBound),
      [.year, .quarter, .span, .season].contains(earlier.precision)
        || [.year, .quarter, .span, .season].contains(later.precision)
    else { return nil }
    return (earlier.period, later.period)
  }
}
