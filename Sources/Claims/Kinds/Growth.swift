import Facts

extension KindReader {
  /// «rose nearly sevenfold from a year earlier», «doubled», «42 % more than in 2023».
  static let growth = KindReader(kind: .growth) { scene in
    scene.sentence.quantities.indices.compactMap { GrowthReader(scene).draft(of: $0) }
  }
}

/// Reads a ratio of two periods.
struct GrowthReader {
  let scene: SentenceScene

  init(_ scene: SentenceScene) {
    self.scene = scene
  }

  func isGrowth(_ index: Int) -> Bool {
    let mention = scene.sentence.quantities[index]
    switch mention.unit {
    case .times: return true
    case .percent, .fraction, .percentagePoints:
      if let clause = scene.clause(at: mention.numberTokens.lowerBound),
        scene.verbs(of: clause).contains(where: {
          $0.frame == .share && $0.tokens.upperBound <= mention.tokens.lowerBound + 1
        })
      {
        return false
      }
      if mention.change != .none { return true }
      let next = scene.sentence.word(mention.tokens.upperBound)
      let comparatives: Set<String> = [
        "more", "fewer", "less", "higher", "lower", "up", "down", "above", "below", "increase",
        "rise", "jump", "drop", "fall", "decline", "growth", "surge",
      ]
      if comparatives.contains(next),
        scene.sentence.word(mention.tokens.upperBound + 1) != "of" || next != "more"
      {
        return true
      }
      if next == "of", hasTotal(after: mention) { return true }
      guard let clause = scene.clause(at: mention.numberTokens.lowerBound) else { return false }
      return scene.verbs(of: clause).contains {
        ($0.frame == .rise || $0.frame == .fall)
          && $0.tokens.upperBound <= mention.tokens.lowerBound + 1
      }
    case .none, .counted: return false
    default: return false
    }
  }

  /// «more than half last year's total»: a period's share of another period.
  private func hasTotal(after mention: QuantityMention) -> Bool {
    let end = mention.tokens.upperBound
    return scene.sentence.dates.contains {
      $0.tokens.lowerBound >= end && $0.tokens.lowerBound <= end + 4
    }
      && (end..<min(end + 9, scene.sentence.tokens.upperBound)).contains {
        ["total", "figure", "volume", "number", "tally"].contains(scene.sentence.word($0))
      }
  }

  func draft(of index: Int) -> Draft? {
    let sentence = scene.sentence
    var mention = sentence.quantities[index]
    guard isGrowth(index) || isHalfOfTotal(mention),
      let clause = scene.clause(at: mention.numberTokens.lowerBound)
    else { return nil }
    let local = scene.figures.last {
      sentence.quantities[$0.quantity].tokens.lowerBound < mention.tokens.lowerBound
        && !$0.isComparison
    }
    let compared = scene.figures.last { $0.isComparison }
    let own = local == nil ? scene.goods(in: clause.tokens) : nil
    var (topic, inherited) = scene.topic(of: clause, goods: own, after: local?.topic)
    if local == nil, clause.roles.isEmpty, scene.context.topic == nil, own == nil { return nil }
    let periods = periods(mention, clause, local: local, compared: compared)
    topic.period = periods.now
    if periods.isInherited { inherited[.period] = scene.context.topic?.block }
    guard let now = topic.period, now.from != nil else { return nil }
    var base = topic
    base.period = periods.then ?? now.shifted(years: -1)
    if mention.change == .none { mention.change = direction(mention, clause) }
    var draft = Draft(
      .growth, sentence: sentence.index, quote: mention.tokens, topic: topic,
      measure: measure(mention, clause, local), amount: amount(mention), base: base)
    draft.inherited = inherited
    draft.openDescriptions = clause.roles.doubts
    return draft
  }

  /// «more than half last year's total».
  private func isHalfOfTotal(_ mention: QuantityMention) -> Bool {
    guard case .fraction = mention.unit else { return false }
    return hasTotal(after: mention)
  }

  private func direction(_ mention: QuantityMention, _ clause: Clause) -> QuantityMention.Change {
    let next = scene.sentence.word(mention.tokens.upperBound)
    if ["fewer", "less", "lower", "down", "below", "drop", "fall", "decline"].contains(next) {
      return .down
    }
    if scene.verbs(of: clause).contains(where: {
      $0.frame == .fall && $0.tokens.upperBound <= mention.tokens.lowerBound + 1
    }) {
      return .down
    }
    if case .times = mention.unit { return .none }
    if isHalfOfTotal(mention) { return .none }
    return .up
  }

  private struct Periods {
    var now: Period?
    var then: Period?
    var isInherited = false
  }

  private func periods(
    _ mention: QuantityMention, _ clause: Clause, local: ReadFigure?, compared: ReadFigure?
  ) -> Periods {
    let sentence = scene.sentence
    let context = local?.topic.period ?? scene.context.topic?.period
    let end = mention.tokens.upperBound
    var periods = Periods(now: local?.topic.period)
    if let compared, let then = compared.topic.period {
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
    let after = sentence.dates.first { $0.tokens.lowerBound >= end && $0.tokens.lowerBound < reach }
    let before = sentence.dates.last { $0.tokens.upperBound <= mention.tokens.lowerBound }
    if periods.now == nil, let before { periods.now = scene.resolve(before, against: context) }
    if let after, let halves = halves(of: after) {
      return Periods(now: halves.later, then: halves.earlier)
    }
    if let after, isBase(after, from: end) {
      periods.then = periods.then ?? scene.resolve(after, against: periods.now ?? context)
    } else if let after, local == nil {
      periods.now = scene.resolve(after, against: context)
    }
    if periods.then == nil, local == nil, after == nil, let then = scene.context.comparison?.period
    {
      periods.then = then
    }
    if periods.now == nil {
      periods.now = scene.context.topic?.period
      periods.isInherited = true
    }
    return periods
  }

  /// «between 2022 and the first half of 2023»: two periods, not one.
  private func halves(of date: DateMention) -> (earlier: Period, later: Period)? {
    let sentence = scene.sentence
    let start = date.tokens.lowerBound
    guard sentence.word(start) == "between" || sentence.word(start - 1) == "between",
      let and = date.tokens.first(where: { sentence.word($0) == "and" })
    else { return nil }
    let reader = MentionReader()
    func period(_ range: Range<Int>) -> DateMention? {
      reader.dates(in: sentence.text, sentence: range, published: scene.published).first
    }
    guard let earlier = period(start..<and), let later = period((and + 1)..<date.tokens.upperBound),
      [.year, .quarter, .span, .season].contains(earlier.precision)
        || [.year, .quarter, .span, .season].contains(later.precision)
    else { return nil }
    return (earlier.period, later.period)
  }

  /// «than in 2023», «as in the same months», «from a year earlier», «what it sold in 2021».
  private func isBase(_ date: DateMention, from end: Int) -> Bool {
    if date.relation != nil { return true }
    let words: Set<String> = [
      "than", "as", "from", "over", "of", "against", "what", "figure", "compared", "on", "the",
      "versus",
    ]
    return Range.tokens(from: end, to: date.tokens.lowerBound).contains {
      words.contains(scene.sentence.word($0))
    }
      || isHalfOfTotal(
        scene.sentence.quantities.first { $0.tokens.upperBound == end }
          ?? scene.sentence.quantities[0])
  }

  private func measure(_ mention: QuantityMention, _ clause: Clause, _ local: ReadFigure?)
    -> Measure
  {
    if let named = MeasureWords.measure(in: scene.sentence, clause.tokens),
      local == nil || named != .value
    {
      return named
    }
    if let local {
      switch local.measure {
      case .pricePerPiece, .pricePerKilogram: return local.measure
      default: return local.measure
      }
    }
    if let figure = scene.figures.first(where: {
      clause.tokens.contains(scene.sentence.quantities[$0.quantity].tokens.lowerBound)
    }) {
      return figure.measure
    }
    if let noun = scene.nouns(of: clause).first?.noun, noun == .sale { return .value }
    switch scene.context.topic?.measure {
    case .quantity?: return .quantity
    case .netMass?: return .netMass
    case .shipments?: return .shipments
    default: return .value
    }
  }

  private func amount(_ mention: QuantityMention) -> Amount {
    let accepted = Bounds.ratio(for: mention)
    var amount = AmountBuilder(scene).amount(
      mention, accepted: accepted, factor: .one, unit: "ratio")
    switch mention.unit {
    case .percent, .percentagePoints:
      let part = mention.value / Figure(100)
      amount.value = .figure(mention.change == .down ? .one - part : .one + part)
    case .fraction where mention.change == .down: amount.value = .figure(.one - mention.value)
    case .fraction where mention.change == .up: amount.value = .figure(.one + mention.value)
    default: break
    }
    if isHalfOfTotal(mention) {
      let plain = Bounds.accepted(for: mention, asCount: false)
      amount = AmountBuilder(scene).amount(mention, accepted: plain, factor: .one, unit: "ratio")
    }
    return amount
  }
}
