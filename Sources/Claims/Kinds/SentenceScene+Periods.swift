import Facts

/// Which of a sentence's dates belongs to which figure, and what it means as days.
///
///     «sold 61 lathes in 2022, against 90 in 2021»: the 61 are of 2022
extension SentenceScene {
  /// The time of what is counted: said beside it, else that under discussion.
  func setPeriod(
    of mention: QuantityMention, in clause: Clause, _ topic: inout Topic,
    _ inherited: inout [Scope.Slot: String]
  ) {
    if let date = date(near: mention, in: clause) {
      topic.period = resolve(sentence.dates[date], against: context.topic?.period)
    } else if topic.period == nil, let period = context.topic?.period {
      topic.period = period
      inherited[.period] = context.topic?.block
    }
  }

  /// The date that belongs to a figure: the next one before another figure, else one of its clause,
  /// else one that opens the sentence.
  func date(for quantity: Int, in clause: Clause, except used: Set<Int>) -> Int? {
    date(near: sentence.quantities[quantity], in: clause, except: used)
  }

  func date(near mention: QuantityMention, in clause: Clause, except used: Set<Int> = []) -> Int? {
    if let own = sentence.dates.firstIndex(where: { isLevel($0, of: mention) }) { return own }
    // «doubled in 2023, to $3.4 million, and …»: the date right before.
    let start = mention.tokens.lowerBound
    if sentence.word(start) == "to" || sentence.word(start - 1) == "to" {
      let comma = sentence.word(start) == "to" ? start - 1 : start - 2
      if sentence.word(comma) == ",",
        let before = sentence.dates.firstIndex(where: { $0.tokens.upperBound == comma }),
        !used.contains(before), !isComparative(sentence.dates[before])
      {
        return before
      }
    }
    let end = mention.tokens.upperBound
    // «three years later» is no figure.
    let next =
      sentence.quantities.first { quantity in
        quantity.tokens.lowerBound >= end
          && !sentence.dates.contains { $0.tokens.overlaps(quantity.numberTokens) }
      }?.tokens.lowerBound ?? Int.max
    let clauseDates = sentence.dates.indices.filter {
      !isOfLevel(sentence.dates[$0]) && clause.tokens.contains(sentence.dates[$0].tokens.lowerBound)
        && !used.contains($0)
        && !isComparative(sentence.dates[$0]) && !isFounding(sentence.dates[$0], near: mention)
        && !isOfComparison(sentence.dates[$0], for: mention) && !isOfEnd(sentence.dates[$0])
    }
    if let after = clauseDates.first(where: {
      sentence.dates[$0].tokens.lowerBound >= end && sentence.dates[$0].tokens.lowerBound < next
    }) {
      return after
    }
    let earlier = clauseDates.filter {
      sentence.dates[$0].tokens.upperBound <= mention.tokens.lowerBound
    }
    if let before = earlier.first(where: {
      ![.before, .after].contains(sentence.dates[$0].openness)
    }) ?? earlier.last {
      return before
    }
    if let later = clauseDates.first(where: {
      sentence.dates[$0].tokens.lowerBound >= end && !isOfAddition(sentence.dates[$0], to: mention)
    }) {
      return later
    }
    return sentence.dates.indices.first {
      let date = sentence.dates[$0]
      return !used.contains($0) && date.tokens.lowerBound < mention.tokens.lowerBound
        && !isComparative(date) && self.clause(at: date.tokens.lowerBound)?.isRelative != true
        && !isFounding(date, near: mention)
    }
  }

  /// «the 2021 level of $422», «its 2021 total of just under $500,000»: the date is of that figure alone.
  private func isLevel(_ date: DateMention, of mention: QuantityMention) -> Bool {
    let noun = date.tokens.upperBound
    guard SentenceScene.levels.contains(sentence.word(noun)), sentence.word(noun + 1) == "of" else {
      return false
    }
    return (noun + 2...noun + 4).contains(mention.tokens.lowerBound)
  }

  /// Whether a date tells of what another is compared with: «its 2021 total», «the 2023 figure of $1.9 million».
  func isOfLevel(_ date: DateMention) -> Bool {
    ["its", "the", "their", "that"].contains(sentence.word(date.tokens.lowerBound - 1))
      && SentenceScene.levels.contains(sentence.word(date.tokens.upperBound))
  }

  private static let levels: WordSet = [
    "figure", "total", "level", "volume", "tally", "value", "price", "average", "sum", "count",
  ]

  /// How many months lie between a change and what it is held against, where the words tell: «month-on-month», «from the
  /// previous quarter».
  func monthsBack(in clause: Clause) -> Int? {
    for index in clause.tokens {
      let months: Int
      switch sentence.word(index) {
      case "month": months = 1
      case "quarter": months = 3
      default: continue
      }
      let (before, after) = (sentence.word(index - 1), sentence.word(index + 1))
      if ["previous", "preceding", "prior"].contains(before) || after == "earlier"
        || (after == "on" || after == "-" && sentence.word(index + 2) == "on")
      {
        return months
      }
    }
    return nil
  }

  /// «sold the plant 24,800 of them, 15,200 in 2023 alone»: the time of the part that a comma adds.
  private func isOfAddition(_ date: DateMention, to mention: QuantityMention) -> Bool {
    guard
      let added = sentence.quantities.last(where: {
        $0.tokens.upperBound <= date.tokens.lowerBound
      }), added.tokens.lowerBound >= mention.tokens.upperBound
    else { return false }
    var start = added.tokens.lowerBound - 1
    // «48 lathes, the last five of them on 25 April».
    if ["last", "first", "latest", "final"].contains(sentence.word(start)) { start -= 1 }
    if sentence.word(start) == "the" { start -= 1 }
    return sentence.word(start) == ","
      && Range.tokens(from: added.tokens.upperBound, to: date.tokens.lowerBound).allSatisfy {
        ["of", "in", "on", "them", "these", "those", "during", "for"].contains(sentence.word($0))
      }
  }

  /// «Halic, founded in Izmir a month after the invasion, made 44 shipments»: the day
  /// of the company, not of the shipments.
  private func isFounding(_ date: DateMention, near mention: QuantityMention) -> Bool {
    let before = sentence.predicates.last { $0.tokens.upperBound <= date.tokens.lowerBound }
    guard let before, !before.isNominal,
      before.frame == .register || before.frame == .begin || before.lemma == "register"
    else { return false }
    let governing = sentence.predicates.last {
      $0.tokens.upperBound <= mention.tokens.lowerBound && !$0.isNominal
    }
    return governing.map { $0.tokens != before.tokens } ?? true
  }

  /// «against 9 in 2020», «up from 4», «after 6 in 2019», «compared with $2mn».
  func isComparison(_ mention: QuantityMention) -> Bool {
    if mention.changeTarget == .from { return true }
    var index = mention.tokens.lowerBound - 1
    while index >= sentence.tokens.lowerBound,
      ["just", "only", "the", "a", "some", "mere", "about"].contains(sentence.word(index))
    { index -= 1 }
    let word = sentence.word(index)
    let before = sentence.word(index - 1)
    if ["against", "versus"].contains(word), isOfRival(mention) { return false }
    if ["against", "versus", "after"].contains(word) { return true }
    if word == "from", ["up", "down", "rising", "doubled", "rose", "grew", "fell"].contains(before)
    {
      return true
    }
    if word == "with" || word == "to", before.hasPrefix("compare") { return true }
    // «tripled to 900» is what it came to; «double the 900 of 2019», «twice the 61».
    if mention.changeTarget == .to || word == "to"
      || sentence.word(mention.tokens.lowerBound) == "to"
    {
      return false
    }
    return sentence.quantities.contains { other in
      if case .times = other.unit {
        return other.tokens.upperBound <= mention.tokens.lowerBound
          && other.tokens.upperBound + 2 >= mention.tokens.lowerBound
      }
      return false
    }
  }

  /// «€11 a kilo, against €8 for Qamar»: another party's, of the same time.
  private func isOfRival(_ mention: QuantityMention) -> Bool {
    let end = mention.tokens.upperBound
    return ["for", "to", "from", "by"].contains(sentence.word(end))
      && sentence.parties.contains { $0.tokens.lowerBound == end + 1 && $0.form == .name }
  }

  /// «…, the last of these in June», «…, starting on 11 March»: the day of an end, not of a figure.
  private func isOfEnd(_ date: DateMention) -> Bool {
    var index = date.tokens.lowerBound - 1
    while index >= sentence.tokens.lowerBound, index > date.tokens.lowerBound - 9 {
      let word = sentence.word(index)
      if sentence.quantities.contains(where: { $0.tokens.contains(index) }) { return false }
      if ["last", "latest", "first", "earliest", "recent", "recently", "starting", "beginning"]
        .contains(word)
      {
        let before = sentence.word(index - 1)
        return [",", "the", "most", "and", "—", "–", "("].contains(before)
          && Range.tokens(from: index - 3, to: index).contains { sentence.word($0) == "," }
      }
      if [",", ";", ":"].contains(word) { return false }
      index -= 1
    }
    return false
  }

  /// «61 lathes, down from 90 in 2021»: the date behind a figure of comparison is that figure's.
  private func isOfComparison(_ date: DateMention, for mention: QuantityMention) -> Bool {
    guard
      let owner = sentence.quantities.last(where: {
        $0.tokens.upperBound <= date.tokens.lowerBound
      }), owner.tokens != mention.tokens
    else { return false }
    // «against $70 in the year before, the 2022 lots»: it has a date of its own already.
    let hasOwn = sentence.dates.contains {
      $0.tokens.lowerBound >= owner.tokens.upperBound
        && $0.tokens.upperBound <= date.tokens.lowerBound
    }
    return !hasOwn && date.tokens.lowerBound - owner.tokens.upperBound <= 6 && isComparison(owner)
  }

  /// «30 % more than in 2021», «as in the same months»: the other side of a comparison.
  func isComparative(_ date: DateMention) -> Bool {
    var index = date.tokens.lowerBound - 1
    var steps = 0
    while index >= sentence.tokens.lowerBound, steps < 5 {
      let word = sentence.word(index)
      if word == "than" { return true }
      if word == "as",
        sentence.quantities.contains(where: {
          ($0.unit == .times || $0.unit == .fraction || $0.unit == .percent)
            && $0.tokens.upperBound <= index + 1
        })
      {
        return true
      }
      guard ["in", "the", "all", "of", "whole", "during", "for", "same", "over"].contains(word)
      else { return false }
      index -= 1
      steps += 1
    }
    return false
  }

  /// A date as days, relations counted from `period`.
  func resolve(_ date: DateMention, against period: Period?) -> Period? {
    guard let relation = date.relation else { return date.period }
    guard let period, !period.isAlways else { return date.period.isAlways ? nil : date.period }
    switch relation {
    case .previousYear: return period.shifted(years: -1)
    case .yearsBefore(let count): return period.shifted(years: -count)
    case .followingYear: return period.shifted(years: 1)
    case .yearsAfter(let count): return period.shifted(years: count)
    case .samePeriod(let year):
      guard let from = period.from else { return date.period }
      return period.shifted(years: year - from.year)
    case .thatPeriod: return period
    case .thatYear:
      guard let from = period.from else { return date.period }
      return .year(from.year)
    case .previousPeriod, .followingPeriod: return date.period.isAlways ? nil : date.period
    }
  }
}
