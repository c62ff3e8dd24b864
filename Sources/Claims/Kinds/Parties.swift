import Facts

extension KindReader {
  /// «Four companies supplied lathes», «Three dealers shared the trade».
  static let parties = KindReader(kind: .parties) { scene in
    var drafts: [Draft] = []
    for mention in scene.sentence.quantities {
      guard mention.unit.isCount, mention.per == nil,
        let phrase = scene.sentence.parties.first(where: {
          $0.form == .description && $0.isPlural && $0.isIndefinite
            && ($0.tokens.contains(mention.numberTokens.lowerBound)
              || $0.tokens.lowerBound == mention.numberTokens.upperBound)
        }),
        let clause = scene.clause(at: mention.numberTokens.lowerBound),
        let role = PartyCount.role(of: phrase, in: clause, scene)
          ?? PartyCount.held(phrase, mention, in: clause, scene)
      else { continue }
      // «Three Italian firms made up 70 %»: the share is the claim.
      guard !scene.verbs(of: clause).contains(where: { $0.frame == .share }),
        !PartyCount.isTold(phrase, scene.sentence)
      else { continue }
      let own = scene.goods(in: clause.tokens)
      var (topic, inherited) = scene.topic(of: clause, goods: own, after: nil)
      guard !topic.goods.isEmpty || topic.roles.hasParty else { continue }
      scene.setPeriod(of: mention, in: clause, &topic, &inherited)
      let accepted = Bounds.accepted(for: mention, asCount: true)
      var draft = Draft(
        .parties, sentence: scene.sentence.index, quote: mention.tokens, topic: topic,
        measure: role == .shipper ? .shippers : .consignees,
        amount: AmountBuilder(scene).amount(
          mention, accepted: accepted, factor: .one, unit: "party"))
      draft.grouping = role
      draft.inherited = inherited
      drafts.append(draft)
    }
    return drafts
  }
}

enum PartyCount {
  /// «Two companies said they had supplied vests»: by the parties themselves.
  static func isTold(_ phrase: PartyMention, _ sentence: SentenceReading) -> Bool {
    sentence.spoken.contains(phrase.tokens.lowerBound)
      || Range.tokens(from: phrase.tokens.upperBound, to: phrase.tokens.upperBound + 2)
        .contains { SpokenWords.verbs.contains(sentence.word($0)) }
  }

  /// Whether the counted parties send or receive.
  static func role(of phrase: PartyMention, in clause: Clause, _ scene: SentenceScene) -> Grouping?
  {
    // «bid for the contract to supply lathes»: not done yet.
    guard let verb = scene.verbs(of: clause).first,
      scene.sentence.word(verb.tokens.lowerBound - 1) != "to"
    else { return nil }
    let isBefore = phrase.tokens.lowerBound < verb.tokens.lowerBound
    switch (verb.frame, verb.voice) {
    case (.send, .active), (.handle, .active), (.bill, .active):
      return isBefore ? .shipper : .consignee
    case (.get, .active), (.pay, .active): return isBefore ? .consignee : .shipper
    case (.send, .passive):
      return scene.sentence.preposition(before: phrase.tokens.lowerBound)?.word == "by"
        ? .shipper : .consignee
    case (.get, .passive):
      return scene.sentence.preposition(before: phrase.tokens.lowerBound)?.word == "by"
        ? .consignee : .shipper
    case (.move, _), (.reach, _):
      switch scene.sentence.preposition(before: phrase.tokens.lowerBound)?.word {
      case "from", "by": return .shipper
      case "to", "for": return .consignee
      default: return nil
      }
    default: return nil
    }
  }

  /// «They had three customers there»: no verb of trade, but a noun that says who does what.
  static func held(
    _ phrase: PartyMention, _ mention: QuantityMention, in clause: Clause, _ scene: SentenceScene
  ) -> Grouping? {
    guard scene.verbs(of: clause).isEmpty,
      Words.have.contains(scene.sentence.word(mention.tokens.lowerBound - 1))
    else { return nil }
    switch scene.sentence.word(phrase.tokens.upperBound - 1) {
    case "customers", "buyers", "clients", "importers", "consignees", "recipients":
      return .consignee
    case "suppliers", "sellers", "vendors", "shippers", "exporters": return .shipper
    default: return nil
    }
  }
}

extension UnitOfMeasure {
  /// A bare number or one before a noun.
  var isCount: Bool {
    switch self {
    case .none, .counted: true
    default: false
    }
  }
}
