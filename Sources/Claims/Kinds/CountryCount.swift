import Facts

extension KindReader {
  /// «made in three countries», «sold to twelve countries», «came from five countries».
  static let countries = KindReader(kind: .parties) { scene in
    scene.sentence.quantities.indices.compactMap { CountryCount(scene).draft(of: $0) }
  }
}

/// Reads how many countries goods were made in, came from or went to.
struct CountryCount {
  let scene: SentenceScene

  init(_ scene: SentenceScene) {
    self.scene = scene
  }

  func draft(of index: Int) -> Draft? {
    let sentence = scene.sentence
    let mention = sentence.quantities[index]
    let noun = mention.numberTokens.upperBound
    guard sentence.tokens.contains(noun), mention.unit.isCount, mention.per == nil,
      mention.value >= Figure(2),
      // «three Asian countries» are not all of them.
      ["countries", "markets", "nations"].contains(
        sentence.word(
          ["different", "separate", "foreign"].contains(sentence.word(noun)) ? noun + 1 : noun)),
      let clause = scene.clause(at: mention.numberTokens.lowerBound), !clause.isModal,
      !clause.isNegated, let side = side(mention, clause)
    else { return nil }
    var (topic, inherited) = scene.topic(
      of: clause, goods: scene.goods(in: clause.tokens), after: nil)
    // The countries that are counted and then named do not narrow what is counted.
    switch side {
    case .origin: topic.roles.origin = []
    case .destination: topic.roles.destination = []
    default: topic.roles.departure = []
    }
    guard !topic.goods.isEmpty || topic.roles.hasParty else { return nil }
    scene.setPeriod(of: mention, in: clause, &topic, &inherited)
    var draft = Draft(
      .parties, sentence: sentence.index, quote: mention.tokens, topic: topic,
      measure: measure(side),
      amount: AmountBuilder(scene).amount(
        mention, accepted: Bounds.accepted(for: mention, asCount: true), factor: .one,
        unit: "country"))
    draft.grouping = side
    draft.inherited = inherited
    return draft
  }

  private func measure(_ side: Grouping) -> Measure {
    switch side {
    case .origin: .origins
    case .destination: .destinations
    default: .departures
    }
  }

  /// What the countries are to the goods, by the verb and the preposition before them.
  private func side(_ mention: QuantityMention, _ clause: Clause) -> Grouping? {
    let verbs = scene.verbs(of: clause).filter { $0.tokens.upperBound <= mention.tokens.lowerBound }
    guard let verb = verbs.last,
      let preposition = scene.sentence.preposition(before: mention.tokens.lowerBound)?.word
    else { return nil }
    switch (verb.frame, preposition) {
    case (.make, "in"): return .origin
    case (.move, "from"), (.reach, "from"), (.get, "from"), (.send, "from"): return .departure
    case (.move, "to"), (.send, "to"), (.send, "in"): return .destination
    default: return nil
    }
  }
}
