import Facts

extension KindReader {
  /// «No buyer was bigger than Veligor», «Italy led the countries of origin», «the third-largest supplier».
  static let ranking = KindReader(kind: .ranking) { scene in
    RankingReader(scene).drafts()
  }
}

struct RankingReader {
  let scene: SentenceScene

  init(_ scene: SentenceScene) {
    self.scene = scene
  }

  func drafts() -> [Draft] {
    var drafts: [Draft] = []
    for cue in RankingCue.all(in: scene) where !scene.isQuoted(cue.index) {
      guard let clause = scene.clause(at: cue.index), !clause.isModal, !clause.isNegated,
        let candidate = candidate(cue, clause)
      else { continue }
      var ranked = cue
      ranked.grouping = cue.grouping ?? side(of: candidate, clause)
      // Parties are ranked among parties, whatever was counted before.
      if case .party = candidate {
        switch ranked.grouping {
        case .origin?, .departure?: ranked.grouping = .shipper
        case .destination?: ranked.grouping = .consignee
        default: break
        }
      }
      guard let draft = draft(ranked, candidate, clause) else { continue }
      // «Brodnik comes second and Kestrel third»: places go on, other rankings say one thing twice.
      if !drafts.isEmpty, !cue.isPlace { break }
      drafts.append(draft)
      if !cue.isPlace { break }
    }
    return drafts
  }

  private func draft(_ ranked: RankingCue, _ candidate: Candidate, _ clause: Clause) -> Draft? {
    let sentence = scene.sentence
    let index = ranked.index
    guard let grouping = ranked.grouping else { return nil }
    let own = scene.goods(in: reach(of: ranked, clause))
    var bare = clause
    bare.roles = Roles()
    lay(&bare.roles, grouping, ranked, candidate, clause)
    if let whole = whole(behind: clause) {
      // «of the lathes that Veligor received», «of what the plant got from the trader».
      bare.roles.fill(from: whole.roles)
      bare.roles.departure = []
    }
    var (topic, inherited) = scene.topic(of: bare, goods: own, after: nil)
    topic.roles = bare.roles
    if bare.roles.isEmpty, own == nil || own?.pointsBack == true {
      topic.roles.fillPlaces(from: scene.context.topic?.roles ?? Roles())
    }
    clear(grouping, &topic.roles)
    let reach = reach(of: ranked, clause)
    let dates = sentence.dates.filter { reach.contains($0.tokens.lowerBound) }
    if reach != clause.tokens, dates.isEmpty, beside(ranked) != nil {
      // «Qamar, its biggest customer, bought 40 in May»: not the biggest of May alone.
      topic.period = nil
    } else if let date = dates.first ?? sentence.dates.first {
      topic.period = scene.resolve(date, against: scene.context.topic?.period)
    } else if let period = scene.context.topic?.period {
      topic.period = period
      inherited[.period] = scene.context.topic?.block
    }
    guard !topic.goods.isEmpty || topic.roles.hasParty else { return nil }
    var part = topic
    var value: ClaimValue
    switch candidate {
    case .party(let entities):
      let names = entities.flatMap { scene.register[scene.register.root($0)].orderedNames }
      guard let name = names.first else { return nil }
      value = .name(name)
      if grouping == .consignee {
        part.roles.consignee = entities
      } else {
        part.roles.shipper = entities
      }
    case .country(let codes):
      guard let code = codes.first else { return nil }
      value = .name(code)
      switch grouping {
      case .destination: part.roles.destination = codes
      case .departure: part.roles.departure = codes
      default: part.roles.origin = codes
      }
    }
    let measure =
      MeasureWords.measure(in: sentence, clause.tokens)
      ?? MeasureWords.measure(in: sentence, sentence.tokens)
    let draft = Draft(
      .ranking, sentence: sentence.index, quote: index..<ranked.end, topic: topic,
      measure: measure ?? .value,
      amount: Amount(
        value: value, low: value, high: value, unit: "rank",
        written: sentence.text[index..<ranked.end]),
      base: part)
    var ranking = draft
    ranking.rank = ranked.rank
    ranking.grouping = grouping
    if case .country = candidate, grouping == .shipper { ranking.grouping = .departure }
    if case .country = candidate, grouping == .consignee { ranking.grouping = .destination }
    ranking.otherMeasures = measure == nil ? [.netMass, .shipments] : []
    ranking.inherited = inherited
    return ranking
  }

  /// The words that belong to the ranking: up to the comma that closes an apposition.
  private func reach(of cue: RankingCue, _ clause: Clause) -> Range<Int> {
    guard scene.sentence.word(cue.start - 1) == "," else { return clause.tokens }
    let close =
      clause.tokens.first { $0 >= cue.end && [",", ")"].contains(scene.sentence.word($0)) }
      ?? clause.tokens.upperBound
    return cue.start..<close
  }

  /// The relative clause that tells of what the ranking is taken.
  private func whole(behind clause: Clause) -> Clause? {
    guard
      let next = scene.clauses.first(where: { $0.tokens.lowerBound == clause.tokens.upperBound })
    else { return nil }
    let opens =
      ["that", "what"].contains(scene.sentence.word(next.tokens.lowerBound))
      || scene.sentence.word(next.tokens.lowerBound + 1) == "what"
    let verb = scene.verbs(of: next).first { PlainClause.trades($0) && !$0.isNegated }
    return opens && verb != nil ? next : nil
  }

  private enum Candidate {
    case party([Int])
    case country([String])
  }

  /// Who is ranked: the other side of «was», the name that the phrase stands beside, or who
  /// «comes second»; a country for origins and markets.
  private func candidate(_ cue: RankingCue, _ clause: Clause) -> Candidate? {
    if let beside = beside(cue) { return beside }
    let range = range(of: cue, clause)
    guard let range else { return nil }
    let sentence = scene.sentence
    let parties = sentence.parties.filter {
      range.contains($0.tokens.lowerBound) && !$0.entities.isEmpty && !$0.isPossessive
        && !$0.tokens.overlaps(cue.index..<cue.end) && $0.form != .pronoun
    }
    if cue.grouping.map({ [.consignee, .shipper, .origin].contains($0) }) ?? true {
      // «not a wholesaler but Veligor».
      let contrasted = parties.first { sentence.word($0.tokens.lowerBound - 1) == "but" }
      if let party = contrasted ?? parties.first(where: { !isObject($0, of: cue) }) {
        return .party(party.entities)
      }
    }
    if let place = sentence.places.first(where: { range.contains($0.tokens.lowerBound) }),
      cue.grouping != nil
    {
      return .country(place.codes)
    }
    return nil
  }

  /// «has overtaken Zarubin as the largest»: who was before.
  private func isObject(_ party: PartyMention, of cue: RankingCue) -> Bool {
    let before = scene.sentence.word(party.tokens.lowerBound - 1)
    return party.tokens.lowerBound < cue.index
      && (["overtaken", "overtook", "replaced", "passed", "displaced", "dethroned", "to", "from"]
        .contains(before))
  }

  /// «Veligor, the biggest buyer, …», «the biggest buyer, Veligor, …».
  private func beside(_ cue: RankingCue) -> Candidate? {
    let sentence = scene.sentence
    if cue.isPlace, let named = RankingCue.named(before: cue.index, sentence) {
      return .party(named.entities)
    }
    guard let grouping = cue.grouping, [.consignee, .shipper].contains(grouping) else { return nil }
    let opens = sentence.word(cue.start - 1)
    guard [",", "(", "–", "—"].contains(opens) else { return nil }
    let before = sentence.parties.first {
      $0.tokens.upperBound == cue.start - 1 && $0.form == .name && !$0.entities.isEmpty
    }
    return before.map { .party($0.entities) }
  }

  /// Where the candidate may stand.
  private func range(of cue: RankingCue, _ clause: Clause) -> Range<Int>? {
    let frames: [Frame] = [.be, .rank, .make, .leave]
    let verbs = scene.verbs(of: clause)
    if let verb = verbs.first(where: { frames.contains($0.frame) && !$0.isNegated }) {
      // «wants to become the largest».
      if scene.sentence.word(verb.tokens.lowerBound - 1) == "to" { return nil }
      if verb.tokens.lowerBound > cue.index {
        return .tokens(from: verb.tokens.upperBound, to: clause.tokens.upperBound)
      }
      return clause.tokens.lowerBound..<max(verb.tokens.upperBound, cue.index)
    }
    // «has overtaken Zarubin as the largest buyer».
    if scene.sentence.word(cue.start - 1) == "as" {
      return clause.tokens.lowerBound..<cue.index
    }
    guard cue.isPlace else { return nil }
    let before = scene.sentence.parties.contains {
      clause.tokens.lowerBound <= $0.tokens.lowerBound && $0.tokens.upperBound <= cue.index
        && !$0.entities.isEmpty && $0.form != .pronoun
    }
    return before
      ? clause.tokens.lowerBound..<cue.index
      : .tokens(from: cue.end, to: clause.tokens.upperBound)
  }

  /// «the biggest», «comes second»: among those who buy, or those who sell.
  private func side(of candidate: Candidate, _ clause: Clause) -> Grouping? {
    for index in scene.sentence.tokens {
      switch scene.sentence.word(index) {
      case "buyers", "purchases", "importers", "customers", "intake", "imports": return .consignee
      case "sellers", "sales", "exporters", "suppliers", "shippers", "exports": return .shipper
      default: continue
      }
    }
    guard case .party(let entities) = candidate, let first = entities.first else { return nil }
    let party = scene.register[scene.register.root(first)]
    if party.timesShipper != party.timesConsignee {
      return party.timesShipper > party.timesConsignee ? .shipper : .consignee
    }
    if party.classes.contains(.buyer) { return .consignee }
    return party.classes.contains(.seller) ? .shipper : scene.context.grouping
  }

  /// The parties and places of the clause that are not the candidate narrow the scope.
  private func lay(
    _ roles: inout Roles, _ grouping: Grouping, _ ranked: RankingCue, _ candidate: Candidate,
    _ clause: Clause
  ) {
    roles = clause.roles
    for party in scene.sentence.parties
    where clause.tokens.contains(party.tokens.lowerBound) && !party.entities.isEmpty {
      if case .party(let entities) = candidate, entities == party.entities { continue }
      // «the mill's main supplier», «Brodnik's best market», «that Veligor received».
      let isOwner = party.isPossessive && party.tokens.upperBound <= ranked.end
      guard isOwner else { continue }
      switch grouping {
      case .origin, .shipper, .departure: roles.consignee = party.entities
      case .consignee, .destination: roles.shipper = party.entities
      case .goods, .day: break
      }
    }
    // «India's main source of palm oil».
    for place in scene.sentence.places
    where clause.tokens.contains(place.tokens.lowerBound) && !place.isAdjective
      && place.tokens.upperBound <= ranked.end
      && ["'s", "’s"].contains(scene.sentence.word(place.tokens.upperBound))
    {
      if case .country(let codes) = candidate, codes == place.codes { continue }
      switch grouping {
      case .origin, .shipper, .departure:
        if roles.consignee.isEmpty, roles.destination.isEmpty { roles.destination = place.codes }
      case .consignee, .destination:
        if roles.shipper.isEmpty, roles.departure.isEmpty { roles.departure = place.codes }
      case .goods, .day: break
      }
    }
  }

  private func clear(_ grouping: Grouping, _ roles: inout Roles) {
    switch grouping {
    case .shipper: roles.shipper = []
    case .consignee: roles.consignee = []
    case .origin:
      roles.origin = []
      roles.departure = []
    case .departure:
      roles.departure = []
      roles.origin = []
    case .destination: roles.destination = []
    case .goods, .day: break
    }
  }
}
