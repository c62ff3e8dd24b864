import Facts

/// The two periods that a ratio compares.
extension GrowthReader {
  struct Periods {
    var now: Period?
    var then: Period?
    var isInherited = false
  }

  func periods(
    _ mention: QuantityMention, _ clause: Clause, local: ReadFigure?, compared: ReadFigure?
  ) -> Periods {
    let sentence = scene.sentence
    let context = local?.topic.period ?? scene.context.topic?.period
    let end = mention.tokens.upperBound
    let level = levelAfter(mention, clause)
    var periods = Periods(now: level ?? local?.topic.period)
    if level == nil, let compared, let then = compared.topic.period {
      periods.then = then
      if local == nil {
        periods.now = scene.context.topic?.period
        periods.isInherited = true
      }
    }
    let reach =
      scene.clauses.first {
        $0.tokens.lowerBound >= clause.tokens.upperBound
          && !["than", "as", "compared", "what"].contains(sentence.word($0.tokens.lowerBound))
      }?.tokens.lowerBound ?? sentence.tokens.upperBound
    let stop = Range.tokens(from: end, to: reach).first { sentence.word($0) == ";" } ?? reach
    let after = sentence.dates.first { $0.tokens.lowerBound >= end && $0.tokens.lowerBound < stop }
    let before = sentence.dates.last { $0.tokens.upperBound <= mention.tokens.lowerBound }
    if periods.now == nil, let before { periods.now = scene.resolve(before, against: context) }
    // «Between July and August imports fell by a tenth».
    if let halves = (after ?? before).flatMap(scene.halves) {
      return Periods(now: halves.later, then: halves.earlier)
    }
    if let after, let other = comparedDate(behind: after) {
      return Periods(
        now: scene.resolve(after, against: context), then: scene.resolve(other, against: context))
    }
    if let after, let level = after.startAlone {
      // «down 16 percent from 2021», which is no span that goes on from there.
      periods.then = periods.then ?? scene.resolve(level, against: periods.now ?? context)
      if periods.now == nil,
        let now = sentence.dates.first(where: {
          $0.tokens.lowerBound >= after.tokens.upperBound && $0.tokens.lowerBound < reach
        })
      {
        periods.now = scene.resolve(now, against: context)
      }
    } else if let after, isBase(after, from: end) {
      periods.then = periods.then ?? scene.resolve(after, against: periods.now ?? context)
    } else if let after, local == nil, !isBeside(before, mention) {
      periods.now = scene.resolve(after, against: context)
    }
    if periods.then == nil, local == nil, after == nil, let then = scene.context.comparison?.period
    {
      periods.then = then
    }
    if periods.now == nil {
      // «after 19 August it sent none» tells of no span that another could be compared with.
      let spoken = scene.context.topic?.period
      let isSpan = spoken.map { $0.from != nil && $0.to != nil } ?? false
      periods.now = isSpan ? spoken : scene.context.frame ?? spoken
      periods.isInherited = true
    }
    return periods
  }

  /// «and then fell by 13 % to $13.4 million in 2024»: the time of the level that it fell to, behind others.
  private func levelAfter(_ mention: QuantityMention, _ clause: Clause) -> Period? {
    let sentence = scene.sentence
    let end = mention.tokens.upperBound
    guard sentence.word(end) == "to",
      scene.figures.contains(where: {
        sentence.quantities[$0.quantity].tokens.upperBound <= mention.tokens.lowerBound
      })
    else { return nil }
    return scene.figures.first {
      let quantity = sentence.quantities[$0.quantity]
      return quantity.tokens.lowerBound >= end && quantity.tokens.lowerBound <= end + 2
    }?.topic.period
  }

  /// «went up in 2024, by 32 %, after a dip in 2022»: the date right before is the figure's.
  private func isBeside(_ date: DateMention?, _ mention: QuantityMention) -> Bool {
    guard let date else { return false }
    var start = mention.tokens.lowerBound
    if scene.sentence.word(start - 1) == "by" { start -= 1 }
    return scene.sentence.word(start - 1) == "," && date.tokens.upperBound == start - 1
  }

  /// «three times as many in 2023 as in 2022», «30 % more in May than in April»: the other side, where
  /// both are said.
  private func comparedDate(behind date: DateMention) -> DateMention? {
    let sentence = scene.sentence
    return sentence.dates.first {
      let start = $0.tokens.lowerBound
      let before = sentence.word(start - 1) == "in" ? start - 2 : start - 1
      return start >= date.tokens.upperBound && before >= date.tokens.upperBound
        && ["as", "than"].contains(sentence.word(before))
    }
  }

  /// Words behind which the other side of a comparison stands, however far.
  private static let comparing: WordSet = [
    "than", "as", "against", "what", "figure", "total", "compared", "versus",
  ]
  /// Words that say so right before a date alone: «of», «from» and «over» say much else.
  private static let leading: WordSet = ["from", "over", "of", "on"]

  /// «than in 2023», «as in the same months», «from a year earlier», «what it sold in 2021», «five times
  /// the number of 2020»; but not «tripled its purchases of beans in 2024».
  private func isBase(_ date: DateMention, from end: Int) -> Bool {
    switch date.relation {
    case .followingYear?, .yearsAfter?, .followingPeriod?: return false
    case .some: return true
    case nil: if scene.isOfLevel(date) { return true }
    }
    let sentence = scene.sentence
    let mention = sentence.quantities.first { $0.tokens.upperBound == end }
    let isVerb = sentence.predicates.contains {
      !$0.isNominal && mention?.tokens.contains($0.tokens.lowerBound) == true
    }
    if !isVerb, ["the", "that", "those"].contains(sentence.word(end)) { return true }
    let between = Range.tokens(from: end, to: date.tokens.lowerBound)
    let isComparing = between.contains { index in
      // «from 1,830 tonnes in 2022».
      GrowthReader.comparing.contains(sentence.word(index))
        || sentence.word(index) == "from"
          && sentence.quantities.contains { $0.tokens.lowerBound == index + 1 }
    }
    if isComparing { return true }
    var before = date.tokens.lowerBound - 1
    while before > end, Words.determiners.contains(sentence.word(before)) { before -= 1 }
    return before >= end && GrowthReader.leading.contains(sentence.word(before))
      || mention.map(isHalfOfTotal) ?? false
  }
}
