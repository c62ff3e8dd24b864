import Facts

extension KindReader {
  /// «some of the lots coming over Georgia», «by two passes, the Brenner and the Gotthard».
  static let route = KindReader(kind: .route) { scene in
    RouteReader(scene).drafts()
  }
}

/// Reads by which countries goods went, and how they went on from there.
struct RouteReader {
  let scene: SentenceScene

  init(_ scene: SentenceScene) {
    self.scene = scene
  }

  private var sentence: SentenceReading { scene.sentence }

  func drafts() -> [Draft] {
    guard !sentence.places.isEmpty || sentence.predicates.contains(where: PlainClause.trades) else {
      return []
    }
    var out: [Draft] = []
    for (position, clause) in scene.clauses.enumerated() {
      let plain = PlainClause(scene, clause)
      guard !clause.isNegated, !clause.isModal, !Negation.stands(in: plain) else { continue }
      let listed = RouteReader.list(in: plain, scene)
      if !listed.isEmpty,
        scene.verbs(of: clause).contains(where: PlainClause.trades) || position > 0
      {
        out += ways(listed, plain)
      } else {
        out += some(plain)
      }
    }
    return out.isEmpty ? legs() : out
  }

  // MARK: Lists of ways

  private static let nouns: WordSet = [
    "routes", "roads", "channels", "ways", "corridors", "paths", "doors", "gateways", "detours",
  ]

  /// Places of a list that the clause names as ways: «by two ways, Georgia and Iran».
  static func list(in plain: PlainClause, _ scene: SentenceScene) -> [PlaceMention] {
    let sentence = scene.sentence
    guard let noun = plain.tokens.first(where: { nouns.contains(sentence.word($0)) }) else {
      // «came over Georgia, Iran and Iraq».
      guard !plain.hasFigure, plain.clause.viaPlaces.count > 1, plain.tradeVerb != nil else {
        return []
      }
      let ways = sentence.places.filter {
        plain.tokens.contains($0.tokens.lowerBound) && !$0.isAdjective
          && !Set($0.codes).isDisjoint(with: plain.clause.viaPlaces)
      }
      return ways.count > 1 ? ways : []
    }
    // «two paths to Israel, Cyprus and Greece»: the goal is no way.
    return sentence.places.filter {
      $0.tokens.lowerBound > noun && !$0.isAdjective
        && !["to", "into", "towards"].contains(
          sentence.preposition(before: $0.tokens.lowerBound)?.word ?? "")
    }
  }

  private func ways(_ places: [PlaceMention], _ plain: PlainClause) -> [Draft] {
    let own = scene.goods(in: plain.tokens)
    return places.compactMap { place in
      var (topic, inherited) = plain.topic(goods: own)
      guard !topic.goods.isEmpty || topic.roles.hasParty else { return nil }
      topic.roles.departure = place.codes
      topic.roles.via = place.codes
      // «came to Spain by two ways, Georgia and Iran»: a way there is not the goal.
      topic.roles.destination.removeAll { code in places.contains { $0.codes.contains(code) } }
      PlainPeriod(plain).set(&topic, &inherited)
      return PlainDraft.make(.route, topic, inherited, plain, quote: place.tokens)
    }
  }

  // MARK: Some of them

  /// «some of the lots coming over Georgia and Iran».
  private func some(_ plain: PlainClause) -> [Draft] {
    let clause = plain.clause
    guard
      let some = clause.tokens.first(where: {
        isSome($0)
      }),
      !sentence.quantities.contains(where: {
        $0.tokens.contains(some) && $0.vague == nil && $0.unit != .none
      }),
      let verb = scene.verbs(of: clause).first(where: {
        $0.tokens.lowerBound > some && PlainClause.trades($0)
      }),
      !plain.isModal(verb)
    else { return [] }
    let places = sentence.places.filter {
      $0.tokens.lowerBound >= verb.tokens.upperBound && clause.tokens.contains($0.tokens.lowerBound)
        && !$0.isAdjective
        && isWay($0, clause)
    }
    return places.compactMap { place in
      let local = scene.figures.last?.topic
      // The way is no place where the sender must sit.
      var clause = clause
      clause.roles.departure.removeAll { place.codes.contains($0) }
      var (topic, inherited) = scene.topic(
        of: clause, goods: scene.goods(in: clause.tokens), after: local)
      topic.roles.departure = place.codes
      topic.roles.via = clause.viaPlaces
      guard !topic.goods.isEmpty || topic.roles.hasParty else { return nil }
      if let period = (local ?? scene.context.topic)?.period {
        topic.period = period
        inherited[.period] = topic.block
      }
      return PlainDraft.make(.route, topic, inherited, plain, quote: place.tokens)
    }
  }

  /// «some shipments», «others», «the rest»: not «the other half of the order».
  private func isSome(_ index: Int) -> Bool {
    switch sentence.word(index) {
    case "others": true
    case "some":
      sentence.predicates.contains {
        $0.tokens.contains(index + 1) || $0.tokens.contains(index + 2)
      }
        || sentence.goods.contains { $0.tokens.contains(index + 1) }
        || ["of", "came", "went"].contains(sentence.word(index + 1))
    case "rest": sentence.word(index - 1) == "the"
    case "other":
      sentence.predicates.contains { $0.isNominal && $0.tokens.contains(index + 1) }
        || sentence.goods.contains { $0.tokens.contains(index + 1) }
    default: false
    }
  }

  /// «over Georgia», «from Turkey»: not «to Spain».
  private func isWay(_ place: PlaceMention, _ clause: Clause) -> Bool {
    !clause.roles.destination.contains { place.codes.contains($0) }
  }

  // MARK: Legs

  /// «lathes come in from Italy and leave again for Spain», «which the dealer passed on to Seville».
  private func legs() -> [Draft] {
    var out: [Draft] = []
    for (position, clause) in scene.clauses.enumerated() {
      let plain = PlainClause(scene, clause)
      guard !scene.claimed.contains(where: { clause.tokens.overlaps($0) }), !plain.hasFigure,
        !plain.isCircumstance,
        !Negation.stands(in: plain), let verb = plain.tradeVerb, !plain.isModal(verb),
        isOnward(verb, plain),
        plain.hasEnds || plain.hasNamedConsignee
      else { continue }
      let previous = position > 0 ? PlainClause(scene, scene.clauses[position - 1]) : nil
      let first = previous.flatMap(firstLeg)
      let local = first?.topic ?? figure(before: clause)
      var own = scene.goods(in: clause.tokens)
      if own == nil, let goods = local?.goods, !goods.isEmpty { own = (goods, false) }
      var (topic, inherited) = scene.topic(of: clause, goods: own, after: local)
      let roles = clause.roles
      topic.roles = roles
      if verb.voice == .passive, clause.isRelative, let subject = clause.subject,
        !clause.tokens.contains(subject.tokens.lowerBound)
      {
        // «…, which were sent on to Minsk»: the goods, not who sent them first.
        topic.roles.consignee = []
      }
      guard !topic.goods.isEmpty else { continue }
      bind(&topic.roles, to: local?.roles)
      if first != nil, topic.roles.departure == first?.topic.roles.departure {
        topic.roles.departure = []
      }
      if let first { out.append(first) }
      topic.period = local?.period ?? scene.context.topic?.period
      if let date = plain.dates().first { topic.period = plain.resolve(date) }
      inherited[.period] = topic.period == nil ? nil : topic.block
      var onward = PlainDraft.make(.route, topic, inherited, plain, quote: verb.tokens)
      // The goods came before they went on; where it was is the records' to say.
      if let local, local.roles.hasParty || local.roles.hasPlace { onward.base = local }
      out.append(onward)
    }
    return out
  }

  /// The goods of the last figure before the clause that stands for itself.
  private func figure(before clause: Clause) -> Topic? {
    scene.figures.last {
      !$0.isComparison
        && sentence.quantities[$0.quantity].tokens.upperBound <= clause.tokens.lowerBound
    }?.topic
  }

  /// What came to Turkey leaves from there, what a dealer got is his to send, where the words name no
  /// other sender.
  private func bind(_ roles: inout Roles, to first: Roles?) {
    guard let first, roles.shipper.isEmpty, roles.departure.isEmpty else { return }
    if !first.consignee.isEmpty, Set(first.consignee).isDisjoint(with: roles.consignee) {
      roles.shipper = first.consignee
    } else if Set(first.destination).isDisjoint(with: roles.destination) {
      roles.departure = first.destination
    }
  }

  /// «passed on to Seville», «leave again for», «and from there to Spain».
  private func isOnward(_ verb: Predicate, _ plain: PlainClause) -> Bool {
    guard [.send, .move, .leave].contains(verb.frame) else { return false }
    let words = ["on", "onward", "onwards", "again"]
    if verb.tokens.count > 1, verb.tokens.contains(where: { words.contains(sentence.word($0)) }) {
      return true
    }
    let after = verb.tokens.upperBound
    return Range.tokens(from: after, to: min(after + 4, plain.tokens.upperBound)).contains {
      index in
      words.contains(sentence.word(index))
        && !sentence.dates.contains {
          $0.tokens.contains(index) || $0.tokens.lowerBound == index + 1
        }
    }
  }

  /// The movement that the onward one follows, where no figure states it.
  private func firstLeg(_ plain: PlainClause) -> Draft? {
    guard !plain.hasFigure, !plain.isCircumstance, plain.hasEnds, let verb = plain.tradeVerb,
      !plain.isModal(verb),
      verb.frame == .move || verb.frame == .send,
      !scene.claimed.contains(where: { plain.tokens.overlaps($0) })
    else { return nil }
    var (topic, inherited) = plain.topic(goods: scene.goods(in: plain.tokens))
    guard !topic.goods.isEmpty else { return nil }
    PlainPeriod(plain).set(&topic, &inherited)
    return PlainDraft.make(.route, topic, inherited, plain, quote: verb.tokens)
  }
}
