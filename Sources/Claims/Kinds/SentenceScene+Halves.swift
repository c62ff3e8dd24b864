import Facts

extension SentenceScene {
  /// «between 2020 and early 2021»: two periods, not one.
  func halves(of date: DateMention) -> (earlier: Period, later: Period)? {
    let start = date.tokens.lowerBound
    let opens = [sentence.word(start), sentence.word(start - 1)]
    let isBetween = opens.contains("between")
    guard isBetween || opens.contains("from"),
      let and = date.tokens.first(where: { sentence.word($0) == (isBetween ? "and" : "to") })
    else { return nil }
    let reader = MentionReader()
    func period(_ range: Range<Int>) -> DateMention? {
      reader.dates(in: sentence.text, sentence: range, published: published).first
    }
    guard var earlier = period(start..<and), let later = period((and + 1)..<date.tokens.upperBound)
    else { return nil }
    if earlier.precision == .month, later.precision == .month, let to = later.period.from,
      let from = earlier.period.from, from.month % 12 + 1 == to.month
    {
      // «between July and August 2022»: one month beside the next.
      earlier.period = Period(from: to.adding(months: -1), to: to)
      return (earlier.period, later.period)
    }
    guard isBetween,
      [.year, .quarter, .span, .season].contains(earlier.precision)
        || [.year, .quarter, .span, .season].contains(later.precision)
    else { return nil }
    return (earlier.period, later.period)
  }
}
