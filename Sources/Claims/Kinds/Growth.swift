import Facts

extension KindReader {
  /// «was up almost fivefold on 2021», «doubled», «30 % more than in 2021».
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

  private static let comparatives: WordSet = [
    "more", "fewer", "less", "higher", "lower", "up", "down", "above", "below", "increase",
    "rise", "jump", "drop", "fall", "decline", "growth", "surge",
  ]

  func isGrowth(_ index: Int) -> Bool {
    let mention = scene.sentence.quantities[index]
    switch mention.unit {
    case .times: return !isFrequency(mention)
    // «rose by 3 percentage points»: a share grew, no trade.
    case .percentagePoints: return false
    case .percent, .fraction:
      // «rose from 12 % to 31 %»: two levels.
      if mention.changeTarget == .from || mention.changeTarget == .to { return false }
      if let clause = scene.clause(at: mention.numberTokens.lowerBound),
        scene.verbs(of: clause).contains(where: {
          $0.frame == .share && $0.tokens.upperBound <= mention.tokens.lowerBound + 1
        })
      {
        return false
      }
      if mention.change != .none { return true }
      if isAsMuch(mention) { return true }
      let next = scene.sentence.word(mention.tokens.upperBound)
      if GrowthReader.comparatives.contains(next),
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

  /// «was inspected twice before the accident»: so often it was done, and nothing grew.
  private func isFrequency(_ mention: QuantityMention) -> Bool {
    let sentence = scene.sentence
    guard mention.change == .none,
      // «imports were three times, by value, those of 2021»
      !["is", "are", "was", "were", "be"].contains(
        sentence.word(mention.tokens.lowerBound - 1)),
      ["twice", "thrice", "times"].contains(sentence.word(mention.tokens.upperBound - 1)),
      GrowthReader.behindFrequencies.contains(sentence.word(mention.tokens.upperBound)),
      let clause = scene.clause(at: mention.numberTokens.lowerBound)
    else { return false }
    return !scene.verbs(of: clause).contains { $0.frame == .rise || $0.frame == .fall }
  }

  private static let behindFrequencies: WordSet = [
    "before", "after", "since", "in", "on", "during", "this", "a", "an", "per", "until", "between",
    "and", "but", "by", "at", ",", ".", ";", "with", "when", "while",
  ]

  /// «half as much again», «fewer than half as many».
  private func isAsMuch(_ mention: QuantityMention) -> Bool {
    guard case .fraction = mention.unit else { return false }
    let end = mention.tokens.upperBound
    let tail = Range.tokens(from: mention.numberTokens.upperBound, to: end + 3)
    return tail.contains {
      scene.sentence.word($0) == "as"
        && ["much", "many"].contains(scene.sentence.word($0 + 1))
    }
  }

  /// «half as much again», «as many more».
  private func isAgain(_ mention: QuantityMention) -> Bool {
    isAsMuch(mention)
      && Range.tokens(from: mention.numberTokens.upperBound, to: mention.tokens.upperBound + 4)
        .contains { ["again", "more"].contains(scene.sentence.word($0)) }
  }

  /// «over half of the 2021 total»: a period's share of another period.
  private func hasTotal(after mention: QuantityMention) -> Bool {
    let end = mention.tokens.upperBound
    if isOfLevel(behind: mention) { return true }
    return scene.sentence.dates.contains {
      $0.tokens.lowerBound >= end && $0.tokens.lowerBound <= end + 4
    }
      && (end..<min(end + 9, scene.sentence.tokens.upperBound)).contains {
        ["total", "figure", "volume", "number", "tally"].contains(scene.sentence.word($0))
      }
  }

  /// «a third of the 16,198 tonnes of the year before»: of what was shipped in another time.
  private func isOfLevel(behind mention: QuantityMention) -> Bool {
    let sentence = scene.sentence
    let end = mention.tokens.upperBound
    guard case .fraction = mention.unit, sentence.word(end) == "of",
      sentence.word(end + 1) == "the",
      let level = sentence.quantities.first(where: { $0.tokens.lowerBound == end + 2 }),
      level.unit != .percent
    else { return false }
    return sentence.dates.contains {
      $0.relation != nil
        && (level.tokens.upperBound...level.tokens.upperBound + 4).contains($0.tokens.lowerBound)
    }
  }

  func draft(of index: Int) -> Draft? {
    let sentence = scene.sentence
    var mention = sentence.quantities[index]
    guard isGrowth(index) || isHalfOfTotal(mention),
      let clause = scene.clause(at: mention.numberTokens.lowerBound),
      !sentence.spoken.contains(mention.numberTokens.lowerBound), !isExpected(mention),
      !scene.isOfUncarried(mention, clause, .measure),
      !scene.isOfUncarried(mention, clause, .thing),
      !mayBe(mention)
    else { return nil }
    if let draft = draft(of: mention, betweenLevelsIn: clause) { return draft }
    let local = scene.figures.last {
      sentence.quantities[$0.quantity].tokens.lowerBound < mention.tokens.lowerBound
        && !$0.isComparison
    }
    let compared = scene.figures.last { $0.isComparison }
    let own = local == nil ? scene.goods(in: clause.tokens) : nil
    var (topic, inherited) = scene.topic(of: clause, goods: own, after: local?.topic)
    if local == nil, clause.roles.isEmpty, scene.context.topic == nil, own == nil { return nil }
    if let local, hasFigure(after: mention, in: clause),
      hasFigure(before: mention, in: clause)
    {
      // «1,504 to Italy, five times as many as in 2023, and 20 to Spain»: of those to Italy.
      topic.roles = local.topic.roles
    }
    let periods = periods(mention, clause, local: local, compared: compared)
    topic.period = periods.now
    if periods.isInherited { inherited[.period] = scene.context.topic?.block }
    var base = topic
    switch rival(of: mention, clause, topic) {
    case .unclear: return nil
    case .topic(let one, let rival):
      // Both in the same time: a day behind the other is that of either.
      topic = one
      topic.period = periods.now ?? periods.then
      base = rival
      base.period = topic.period
    case .none:
      base.period =
        periods.then ?? topic.period?.shifted(months: -(scene.monthsBack(in: clause) ?? 12))
    }
    guard topic.period?.from != nil else { return nil }
    if mention.change == .none { mention.change = direction(mention, clause) }
    var draft = Draft(
      .growth, sentence: sentence.index, quote: mention.tokens, topic: topic,
      measure: measure(mention, clause, local), amount: amount(mention), base: base)
    if isMeasureOpen(mention, clause, local) { draft.otherMeasures = [.quantity, .netMass] }
    draft.inherited = inherited
    draft.openDescriptions = clause.roles.doubts
    return draft
  }

  /// «fell by 60 percent, from 876 lathes in 2023 to 579 in 2024»: the two levels tell what is compared.
  private func draft(of mention: QuantityMention, betweenLevelsIn clause: Clause) -> Draft? {
    let sentence = scene.sentence
    func level(_ target: QuantityMention.ChangeTarget) -> ReadFigure? {
      scene.figures.first {
        let quantity = sentence.quantities[$0.quantity]
        return quantity.changeTarget == target
          && quantity.tokens.lowerBound >= mention.tokens.upperBound
      }
    }
    guard let then = level(.from), let now = level(.to), then.measure == now.measure,
      then.topic.period != nil, now.topic.period != nil, then.topic.period != now.topic.period
    else { return nil }
    var mention = mention
    if mention.change == .none { mention.change = direction(mention, clause) }
    var base = then.topic
    base.roles.fill(from: now.topic.roles)
    return Draft(
      .growth, sentence: sentence.index, quote: mention.tokens, topic: now.topic,
      measure: now.measure, amount: amount(mention), base: base)
  }

  private func hasFigure(before mention: QuantityMention, in clause: Clause) -> Bool {
    scene.figures.contains {
      let quantity = scene.sentence.quantities[$0.quantity]
      return quantity.tokens.upperBound <= mention.tokens.lowerBound
        && clause.tokens.contains(quantity.tokens.lowerBound)
    }
  }

  private func hasFigure(after mention: QuantityMention, in clause: Clause) -> Bool {
    scene.figures.contains {
      let quantity = scene.sentence.quantities[$0.quantity]
      return !$0.isComparison && quantity.tokens.lowerBound >= mention.tokens.upperBound
        && clause.tokens.contains(quantity.tokens.lowerBound)
    }
  }

  /// «over half of the 2021 total».
  func isHalfOfTotal(_ mention: QuantityMention) -> Bool {
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
    if isAsMuch(mention) { return isAgain(mention) ? .up : .none }
    if isHalfOfTotal(mention) { return .none }
    return .up
  }

  /// «Analysts expect imports to rise by 20 %»: nothing that has happened.
  private func isExpected(_ mention: QuantityMention) -> Bool {
    let sentence = scene.sentence
    return sentence.predicates.contains {
      !$0.isNominal && sentence.word($0.tokens.lowerBound - 1) == "to"
        && $0.tokens.lowerBound < mention.tokens.lowerBound
        && Range.tokens(from: sentence.tokens.lowerBound, to: $0.tokens.lowerBound).contains {
          GrowthReader.expecting.contains(sentence.word($0))
        }
    }
  }

  private static let expecting: WordSet = [
    "expect", "expects", "expected", "forecast", "forecasts", "predict", "predicts", "projects",
    "wants", "hopes", "plans", "aims", "intends",
  ]

  /// «may double its imports»: nothing that has happened.
  private func mayBe(_ mention: QuantityMention) -> Bool {
    ["may", "might", "could", "would", "will", "should", "must"].contains(
      scene.sentence.word(mention.tokens.lowerBound - 1))
  }

  private func measure(_ mention: QuantityMention, _ clause: Clause, _ local: ReadFigure?)
    -> Measure
  {
    if let named = MeasureWords.measure(in: scene.sentence, clause.tokens),
      local == nil || named != .value
    {
      return named
    }
    if let local { return local.measure }
    if saysMoreGoods(mention) { return .quantity }
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

  /// «Pump exports rose by 451 percent»: by value, as statistics have it, or by what was shipped.
  private func isMeasureOpen(_ mention: QuantityMention, _ clause: Clause, _ local: ReadFigure?)
    -> Bool
  {
    local == nil && MeasureWords.measure(in: scene.sentence, clause.tokens) == nil
      && scene.context.topic?.measure == nil && !saysMoreGoods(mention)
      && !isOfSales(clause) && scene.figures.isEmpty
  }

  /// «sales rose»: money; «exports rose» leaves it open.
  private func isOfSales(_ clause: Clause) -> Bool {
    scene.nouns(of: clause).first.map {
      $0.noun == .sale && scene.sentence.word($0.tokens.lowerBound).hasPrefix("sale")
    } ?? false
  }

  /// «6 % more pumps than in 2021», «16 % fewer»: pieces, where the goods can be counted.
  private func saysMoreGoods(_ mention: QuantityMention) -> Bool {
    let sentence = scene.sentence
    let next = mention.tokens.upperBound
    let isMore = [next, next - 1].contains { ["more", "fewer"].contains(sentence.word($0)) }
    guard isMore else { return false }
    return sentence.goods.contains { goods in
      (next - 1...next + 2).contains(goods.termTokens.lowerBound)
        && Plural.isPlural(sentence.word(goods.termTokens.upperBound - 1))
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
    if isHalfOfTotal(mention) || isAsMuch(mention) && !isAgain(mention) {
      let plain = Bounds.accepted(for: mention, asCount: false)
      amount = AmountBuilder(scene).amount(mention, accepted: plain, factor: .one, unit: "ratio")
    }
    return amount
  }
}
