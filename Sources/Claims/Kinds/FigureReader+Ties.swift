import Facts

/// Whether a figure is about trade at all.
extension FigureReader {
  /// A figure must hang on a verb or noun of trade, on goods, or go on with what was said.
  func isTied(
    _ clause: Clause, _ meaning: Meaning, _ topic: Topic, _ own: (terms: [Int], pointsBack: Bool)?
  ) -> Bool {
    let predicates = clause.predicates.map { scene.sentence.predicates[$0] }
    let trades = predicates.contains {
      switch $0.frame {
      case .send, .get, .move, .reach, .leave, .bill, .pay, .cost, .share, .total, .rise, .fall,
        .handle:
        true
      default: false
      }
    }
    let other = predicates.contains { $0.frame == .register }
    let hasScope = !topic.goods.isEmpty || topic.roles.hasParty || isOfAllGoods(clause, topic)
    guard hasScope, !clause.isModal, !isOurs(clause), !isForecast(clause) else { return false }
    if meaning.kind == .value, topic.roles.isEmpty, topic.period == nil { return false }
    if meaning.kind == .price, isLevy(clause) { return false }
    if let from = topic.period?.from, let published = scene.published, from > published {
      return false
    }
    if trades { return !(other && own == nil) }
    // «It has also become dearer: $2.60 a kilo this year».
    if meaning.kind == .price, !topic.goods.isEmpty, !other, topic.roles.hasParty || goesOn {
      return scene.context.topic != nil
    }
    if goesOn, scene.context.topic != nil, isSaidOfIt(clause, predicates) { return true }
    if own != nil, !(own?.terms.isEmpty ?? true) { return true }
    if let last = figures.last, last.topic.sentence == scene.sentence.index { return true }
    return meaning.kind != .value && predicates.contains { $0.frame == .be }
      && scene.pointsBack(clause)
  }

  /// «Goods worth $7.3 million were routed via Georgia to Spain in 2024»: whatever went that way, where both ends and the
  /// time are told.
  private func isOfAllGoods(_ clause: Clause, _ topic: Topic) -> Bool {
    clause.tokens.contains { ["goods", "merchandise"].contains(scene.sentence.word($0)) }
      && !(topic.roles.departure + topic.roles.origin).isEmpty && !topic.roles.destination.isEmpty
      && topic.period != nil
  }

  /// «We read 1,900 declarations»: the reporters' own work.
  func isOurs(_ clause: Clause) -> Bool {
    clause.tokens.contains { index in
      ["we", "i"].contains(scene.sentence.word(index))
        && clause.predicates.contains {
          let verb = scene.sentence.predicates[$0]
          return !verb.isNominal && verb.tokens.lowerBound > index
            && verb.tokens.lowerBound <= index + 3
        }
    }
      || ["we", "i"].contains(scene.sentence.word(clause.tokens.lowerBound))
  }

  /// «Twelve of those were declared in May», «a year earlier it was 25 tonnes».
  func isSaidOfIt(_ clause: Clause, _ predicates: [Predicate]) -> Bool {
    predicates.contains { verb in
      if verb.frame == .declare || verb.frame == .make { return scene.pointsBack(clause) }
      let before = scene.sentence.word(verb.tokens.lowerBound - 1)
      return verb.frame == .be && ["it", "that", "this", "they"].contains(before)
    }
  }

  /// «The fine is $250 per vehicle»: no price of goods.
  func isLevy(_ clause: Clause) -> Bool {
    clause.tokens.contains {
      ["fine", "fines", "fee", "fees", "tax", "duty", "levy", "fare", "penalty", "wage", "wages"]
        .contains(scene.sentence.word($0))
    }
  }

  /// «Output is forecast to recover to 650,000 tonnes», «plans 14 shipments».
  func isForecast(_ clause: Clause) -> Bool {
    clause.tokens.contains { index in
      FigureReader.forecasts.contains(scene.sentence.word(index))
        && scene.sentence.word(index + 1) == "to"
        || FigureReader.intentions.contains(scene.sentence.word(index))
          && !Words.determiners.contains(scene.sentence.word(index - 1))
    }
  }

  static let forecasts: WordSet = [
    "forecast", "expected", "projected", "predicted", "planned", "due", "set", "likely",
  ]
  static let intentions: WordSet = [
    "plans", "intends", "hopes", "wants", "aims", "proposes", "considers", "seeks",
  ]

  func isBehind(_ date: DateMention, _ quantity: Int) -> Bool {
    let end = scene.sentence.quantities[quantity].tokens.upperBound
    return date.tokens.lowerBound >= end && date.tokens.lowerBound <= end + 10
  }
}
