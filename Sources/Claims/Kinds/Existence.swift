import Facts

extension KindReader {
  /// «also shipped grinders to the plant last year»: at least one shipment.
  static let existence = KindReader(kind: .existence) { scene in
    ExistenceReader(scene).existences()
  }

  /// «with some shipments arriving via the UAE and China», «by three routes: Hong Kong, Turkey and Kazakhstan».
  static let route = KindReader(kind: .route) { scene in
    ExistenceReader(scene).routes()
  }

  /// «sold no quadcopters after the invasion», «not a single cargo went through Lithuania».
  static let absence = KindReader(kind: .absence) { scene in
    ExistenceReader(scene).absences()
  }

  /// «declared as "civilian hunting rifles"».
  static let declaredAs = KindReader(kind: .declaredAs) { _ in [] }
}

/// Reads claims that something moved at all, or did not.
struct ExistenceReader {
  let scene: SentenceScene

  init(_ scene: SentenceScene) {
    self.scene = scene
  }

  private func trades(_ predicate: Predicate) -> Bool {
    switch predicate.frame {
    case .send, .get, .move, .reach, .leave, .handle: true
    default: false
    }
  }

  // MARK: Existence

  func existences() -> [Draft] {
    var out: [Draft] = []
    for clause in scene.clauses {
      guard !scene.claimed.contains(where: { clause.tokens.overlaps($0) }), !isTemporal(clause),
        !hasFigure(clause), !clause.isNegated, !clause.isModal, !hasNegation(clause),
        routePlaces(clause).isEmpty,
        let verb = scene.verbs(of: clause).first(where: { trades($0) && !scene.isQuoted($0.tokens.lowerBound) }),
        verb.frame != .leave, verb.frame != .handle
      else { continue }
      let mentions = scene.sentence.goods.filter {
        clause.tokens.contains($0.termTokens.lowerBound) && !scene.lexicon.goods[$0.term].isGeneric
      }
      let own = scene.goods(in: clause.tokens)
      let isNamed = !named(clause.roles.shipper).isEmpty && !named(clause.roles.consignee).isEmpty
      let hasEnds = !clause.roles.destination.isEmpty || !clause.roles.departure.isEmpty
      guard isNamed || (!mentions.isEmpty && (!named(clause.roles.shipper).isEmpty || !named(clause.roles.consignee).isEmpty || hasEnds)) else { continue }
      if verb.frame == .move, !hasEnds, !isNamed { continue }
      let lists = mentions.count > 1 ? mentions.map { Optional(scene.goods($0)) } : [own]
      for goods in lists {
        var (topic, inherited) = scene.topic(of: clause, goods: goods, after: nil)
        setPeriod(&topic, &inherited, clause)
        var draft = draft(.existence, topic, inherited, clause, quote: verb.tokens)
        draft.measure = .shipments
        out.append(draft)
      }
    }
    return out
  }

  /// «before Russian armor rolled in», «if it ships»: a circumstance, not a claim.
  private func isTemporal(_ clause: Clause) -> Bool {
    ["before", "after", "until", "when", "if", "because", "since", "although"].contains(scene.sentence.word(clause.tokens.lowerBound))
  }

  private func named(_ entities: [Int]) -> [Int] {
    entities.map(scene.register.root).filter { !scene.register[$0].names.isEmpty }
  }

  private func hasFigure(_ clause: Clause) -> Bool {
    scene.figures.contains { clause.tokens.contains(scene.sentence.quantities[$0.quantity].numberTokens.lowerBound) }
      || scene.sentence.quantities.contains {
        clause.tokens.contains($0.numberTokens.lowerBound) && ($0.vague == .most || $0.vague == .all || $0.unit == .percent || $0.unit == .fraction || $0.unit == .times)
      }
  }

  private func hasNegation(_ clause: Clause) -> Bool {
    clause.tokens.contains { ["no", "not", "never", "none", "neither", "nor", "nothing", "nobody", "without"].contains(scene.sentence.word($0)) }
  }

  private func setPeriod(_ topic: inout Topic, _ inherited: inout [Scope.Slot: String], _ clause: Clause) {
    let dates = scene.sentence.dates.filter { clause.tokens.contains($0.tokens.lowerBound) }
    if let date = dates.first ?? scene.sentence.dates.first {
      topic.period = scene.resolve(date, against: scene.context.topic?.period)
    } else if !inherited.isEmpty, let period = scene.context.topic?.period {
      topic.period = period
      inherited[.period] = scene.context.topic?.block
    }
  }

  private func draft(
    _ kind: ClaimKind, _ topic: Topic, _ inherited: [Scope.Slot: String], _ clause: Clause, quote: Range<Int>
  ) -> Draft {
    let one = kind == .absence ? Figure.zero : .one
    var amount = Amount(
      value: .figure(one), low: .figure(one), unit: "record", written: scene.sentence.text[quote])
    if kind == .absence { amount.high = .figure(.zero) }
    var draft = Draft(
      kind, sentence: scene.sentence.index, quote: quote, topic: topic, measure: .shipments,
      amount: amount)
    draft.inherited = inherited
    draft.openDescriptions = clause.roles.doubts
    return draft
  }

  // MARK: Routes

  /// Places of a list that the clause names as ways: «by two roads, Turkey and Moldova».
  private func routePlaces(_ clause: Clause) -> [PlaceMention] {
    let sentence = scene.sentence
    let hasRouteNoun = clause.tokens.contains { ["routes", "roads", "channels", "ways", "corridors", "paths"].contains(sentence.word($0)) }
    let places = sentence.places.filter { $0.tokens.lowerBound >= clause.tokens.lowerBound && !$0.isAdjective }
    if hasRouteNoun {
      guard let noun = sentence.tokens.first(where: { ["routes", "roads", "channels", "ways", "corridors", "paths"].contains(sentence.word($0)) }) else { return [] }
      return places.filter { $0.tokens.lowerBound > noun }
    }
    return []
  }

  func routes() -> [Draft] {
    var out: [Draft] = []
    for (position, clause) in scene.clauses.enumerated() {
      guard !clause.isNegated, !clause.isModal, !hasNegation(clause) else { continue }
      let listed = routePlaces(clause)
      if !listed.isEmpty, scene.verbs(of: clause).contains(where: trades) || position > 0 {
        let own = scene.goods(in: clause.tokens)
        for place in listed {
          var (topic, inherited) = scene.topic(of: clause, goods: own, after: nil)
          topic.roles.departure = place.codes
          setPeriod(&topic, &inherited, clause)
          out.append(draft(.route, topic, inherited, clause, quote: place.tokens))
        }
        continue
      }
      out += some(clause)
    }
    return out
  }

  /// «with some shipments arriving via the UAE and China».
  private func some(_ clause: Clause) -> [Draft] {
    let sentence = scene.sentence
    guard let some = clause.tokens.first(where: { ["some", "others", "other", "rest"].contains(sentence.word($0)) }),
      !sentence.quantities.contains(where: { $0.tokens.contains(some) && $0.vague == nil && $0.unit != .none }),
      let verb = scene.verbs(of: clause).first(where: { $0.tokens.lowerBound > some && trades($0) })
    else { return [] }
    let places = sentence.places.filter { $0.tokens.lowerBound >= verb.tokens.upperBound && clause.tokens.contains($0.tokens.lowerBound) && !$0.isAdjective }
    return places.map { place in
      let local = scene.figures.last?.topic
      var (topic, inherited) = scene.topic(of: clause, goods: nil, after: local)
      topic.roles.departure = place.codes
      if let period = (local ?? scene.context.topic)?.period { topic.period = period; inherited[.period] = topic.block }
      return draft(.route, topic, inherited, clause, quote: place.tokens)
    }
  }

  // MARK: Absence

  func absences() -> [Draft] {
    var out: [Draft] = []
    for clause in scene.clauses {
      guard let verb = scene.verbs(of: clause).first(where: trades), !clause.isModal, !scene.isQuoted(verb.tokens.lowerBound),
        let negation = negation(in: clause, verb)
      else { continue }
      let mentions = scene.sentence.goods.filter { clause.tokens.contains($0.termTokens.lowerBound) }
      let own = mentions.isEmpty ? nil : scene.goods(in: clause.tokens)
      let local = scene.figures.last?.topic
      var (topic, inherited) = scene.topic(of: clause, goods: own, after: local)
      guard !topic.goods.isEmpty || topic.roles.hasParty, topic.roles.hasParty || topic.roles.hasPlace || !(own?.terms.isEmpty ?? true) else { continue }
      setAbsencePeriod(&topic, &inherited, clause)
      out.append(draft(.absence, topic, inherited, clause, quote: min(negation, verb.tokens.lowerBound)..<max(negation + 1, verb.tokens.upperBound)))
    }
    return out
  }

  private func negation(in clause: Clause, _ verb: Predicate) -> Int? {
    let sentence = scene.sentence
    for index in clause.tokens {
      switch sentence.word(index) {
      case "never": return index
      case "none", "nothing": return index
      case "no" where sentence.word(index + 1) != "more" && sentence.word(index + 1) != "fewer" && sentence.word(index + 1) != "less":
        return index
      case "not":
        if sentence.word(index + 1) == "a" || sentence.word(index + 1) == "one" { return index }
      default: continue
      }
    }
    return nil
  }

  private func setAbsencePeriod(_ topic: inout Topic, _ inherited: inout [Scope.Slot: String], _ clause: Clause) {
    guard let date = scene.sentence.dates.first(where: { clause.tokens.contains($0.tokens.lowerBound) }) else {
      if clause.tokens.contains(where: { scene.sentence.word($0) == "since" }) {
        topic.period = Period(from: scene.context.topic?.period?.to)
      } else if let period = scene.context.topic?.period, !inherited.isEmpty {
        topic.period = period
        inherited[.period] = scene.context.topic?.block
      }
      return
    }
    topic.period = scene.resolve(date, against: scene.context.topic?.period)
  }
}
