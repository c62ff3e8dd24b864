import Facts

extension KindReader {
  /// «with some shipments arriving via the UAE and China», «by three routes: Hong Kong, Turkey and Kazakhstan».
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

  private static let nouns: Set<String> = [
    "routes", "roads", "channels", "ways", "corridors", "paths", "doors", "gateways", "detours",
  ]

  /// Places of a list that the clause names as ways: «by two roads, Turkey and Moldova».
  static func list(in plain: PlainClause, _ scene: SentenceScene) -> [PlaceMention] {
    let sentence = scene.sentence
    guard let noun = plain.tokens.first(where: { nouns.contains(sentence.word($0)) }) else {
      return []
    }
    return sentence.places.filter { $0.tokens.lowerBound > noun && !$0.isAdjective }
  }

  private func ways(_ places: [PlaceMention], _ plain: PlainClause) -> [Draft] {
    let own = scene.goods(in: plain.tokens)
    return places.map { place in
      var (topic, inherited) = plain.topic(goods: own)
      topic.roles.departure = place.codes
      // «reached Russia by two roads, Turkey and Moldova»: a way there is not the goal.
      topic.roles.destination.removeAll { code in places.contains { $0.codes.contains(code) } }
      PlainPeriod(plain).set(&topic, &inherited)
      return PlainDraft.make(.route, topic, inherited, plain, quote: place.tokens)
    }
  }

  // MARK: Some of them

  /// «with some shipments arriving via the UAE and China».
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
      var (topic, inherited) = scene.topic(
        of: clause, goods: scene.goods(in: clause.tokens), after: local)
      topic.roles.departure = place.codes
      guard !topic.goods.isEmpty || topic.roles.hasParty else { return nil }
      if let period = (local ?? scene.context.topic)?.period {
        topic.period = period
        inherited[.period] = topic.block
      }
      return PlainDraft.make(.route, topic, inherited, plain, quote: place.tokens)
    }
  }

  /// «some shipments», «others», «the rest»: not «the other half of the recipe».
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

  /// «via the UAE and China», «from Turkey»: not «to Poland».
  private func isWay(_ place: PlaceMention, _ clause: Clause) -> Bool {
    !clause.roles.destination.contains { place.codes.contains($0) }
  }

  // MARK: Legs

  /// «ply rolls in from Russia and rolls out again towards the EU», «which the firm sent on to Moscow».
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
      let local = first?.topic ?? scene.figures.last?.topic
      var own = scene.goods(in: clause.tokens)
      if own == nil, let goods = local?.goods, !goods.isEmpty { own = (goods, false) }
      var (topic, inherited) = scene.topic(of: clause, goods: own, after: local)
      let roles = clause.roles
      topic.roles = roles
      guard !topic.goods.isEmpty else { continue }
      if first != nil, topic.roles.departure == first?.topic.roles.departure {
        topic.roles.departure = []
      }
      if let first { out.append(first) }
      topic.period = local?.period ?? scene.context.topic?.period
      if let date = plain.dates().first { topic.period = plain.resolve(date) }
      inherited[.period] = topic.period == nil ? nil : topic.block
      out.append(PlainDraft.make(.route, topic, inherited, plain, quote: verb.tokens))
    }
    return out
  }

  /// «sent on to Moscow», «rolls out again towards», «and from there to Russia».
  private func isOnward(_ verb: Predicate, _ plain: PlainClause) -> Bool {
    guard [.send, .move].contains(verb.frame) else { return false }
    let words: Set<String> = ["on", "onward", "onwards", "again"]
    if !words.isDisjoint(with: verb.tokens.map(sentence.word)) && verb.tokens.count > 1 {
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
