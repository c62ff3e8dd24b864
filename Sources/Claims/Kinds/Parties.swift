import Facts

extension KindReader {
  /// «Four companies supplied vests», «Two importers took all of it».
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
      else { continue }
      // «Two Hong Kong firms accounted for 86 %»: the share is the claim.
      guard !scene.verbs(of: clause).contains(where: { $0.frame == .share }) else { continue }
      let own = scene.goods(in: clause.tokens)
      var (topic, inherited) = scene.topic(of: clause, goods: own, after: nil)
      guard !topic.goods.isEmpty || topic.roles.hasParty else { continue }
      let index = scene.sentence.quantities.firstIndex(of: mention) ?? 0
      if let date = scene.date(for: index, in: clause, except: []) {
        topic.period = scene.resolve(
          scene.sentence.dates[date], against: scene.context.topic?.period)
      } else if topic.period == nil, let period = scene.context.topic?.period {
        topic.period = period
        inherited[.period] = scene.context.topic?.block
      }
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
  /// Whether the counted parties send or receive.
  static func role(of phrase: PartyMention, in clause: Clause, _ scene: SentenceScene) -> Grouping?
  {
    guard let verb = scene.verbs(of: clause).first else { return nil }
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
