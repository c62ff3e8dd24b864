import Facts

extension KindReader {
  /// «The biggest single buyer was Meridian», «Ghana was the leading origin», «the third-largest supplier».
  static let ranking = KindReader(kind: .ranking) { scene in
    RankingReader(scene).drafts()
  }
}

struct RankingReader {
  let scene: SentenceScene

  init(_ scene: SentenceScene) {
    self.scene = scene
  }

  private static let superlatives: Set<String> = [
    "biggest", "largest", "main", "leading", "top", "chief", "principal", "major", "best",
  ]
  private static let smallest: Set<String> = ["smallest", "least"]
  private static let ordinals = [
    "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "2nd": 2, "3rd": 3,
  ]

  func drafts() -> [Draft] {
    let sentence = scene.sentence
    for index in sentence.tokens {
      let word = sentence.word(index)
      let isSmall = RankingReader.smallest.contains(word)
      guard RankingReader.superlatives.contains(word) || isSmall,
        let clause = scene.clause(at: index), let ranked = grouping(after: index, clause)
      else { continue }
      // «one of the country's largest makers» ranks nothing.
      if oneOf(before: index) { continue }
      let rank = ordinal(before: index) ?? 1
      guard let draft = draft(ranked, rank: isSmall ? -rank : rank, at: index, clause) else {
        continue
      }
      return [draft]
    }
    return []
  }

  private func oneOf(before index: Int) -> Bool {
    (max(scene.sentence.tokens.lowerBound, index - 6)..<index).contains {
      scene.sentence.word($0) == "one" && scene.sentence.word($0 + 1) == "of"
        || scene.sentence.word($0) == "among"
    }
  }

  private func ordinal(before index: Int) -> Int? {
    for offset in 1...2 {
      if let rank = RankingReader.ordinals[scene.sentence.word(index - offset)] { return rank }
    }
    return nil
  }

  private struct Ranked {
    var grouping: Grouping
    var end: Int
  }

  /// What is ranked: buyers, suppliers, countries of origin, markets.
  private func grouping(after index: Int, _ clause: Clause) -> Ranked? {
    var position = index + 1
    while position < min(index + 6, clause.tokens.upperBound) {
      switch scene.sentence.word(position) {
      case "buyer", "customer", "importer", "client", "recipient", "consignee", "taker", "receiver",
        "purchaser":
        return Ranked(grouping: .consignee, end: position + 1)
      case "supplier", "seller", "exporter", "shipper", "sender", "vendor":
        return Ranked(grouping: .shipper, end: position + 1)
      case "origin", "producer": return Ranked(grouping: .origin, end: position + 1)
      case "source", "import": return Ranked(grouping: .origin, end: position + 1)
      case "market", "destination", "outlet":
        return Ranked(grouping: .destination, end: position + 1)
      case "route", "gateway", "channel", "road", "hub":
        return Ranked(grouping: .departure, end: position + 1)
      case "country"
      where scene.sentence.word(position + 1) == "of"
        && scene.sentence.word(position + 2) == "origin":
        return Ranked(grouping: .origin, end: position + 3)
      default: position += 1
      }
    }
    return nil
  }

  private func draft(_ ranked: Ranked, rank: Int, at index: Int, _ clause: Clause) -> Draft? {
    let sentence = scene.sentence
    guard let candidate = candidate(ranked, at: index, clause) else { return nil }
    let own = scene.goods(in: clause.tokens)
    var bare = clause
    bare.roles = Roles()
    lay(&bare.roles, ranked, candidate, clause)
    if let whole = whole(behind: clause) {
      // «of the bullion that Sabika received», «of what the plant got from the trader».
      bare.roles.fill(from: whole.roles)
      bare.roles.departure = []
    }
    var (topic, inherited) = scene.topic(of: bare, goods: own, after: nil)
    topic.roles = bare.roles
    if bare.roles.isEmpty, own == nil || own?.pointsBack == true {
      topic.roles.fillPlaces(from: scene.context.topic?.roles ?? Roles())
    }
    clear(ranked.grouping, &topic.roles)
    let dates = sentence.dates.filter { clause.tokens.contains($0.tokens.lowerBound) }
    if let date = dates.first ?? sentence.dates.first {
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
      if ranked.grouping == .consignee {
        part.roles.consignee = entities
      } else {
        part.roles.shipper = entities
      }
    case .country(let codes):
      guard let code = codes.first else { return nil }
      value = .name(code)
      switch ranked.grouping {
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
    ranking.rank = rank
    ranking.grouping = ranked.grouping
    if case .country = candidate, ranked.grouping == .shipper { ranking.grouping = .departure }
    if case .country = candidate, ranked.grouping == .consignee { ranking.grouping = .destination }
    ranking.otherMeasures = measure == nil ? [.netMass, .shipments] : []
    ranking.inherited = inherited
    return ranking
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

  /// The other side of «was»: a party, or a country for origins and markets.
  private func candidate(_ ranked: Ranked, at index: Int, _ clause: Clause) -> Candidate? {
    let sentence = scene.sentence
    let verb = scene.verbs(of: clause).first { [.be, .rank, .make, .leave].contains($0.frame) }
    guard verb != nil else { return nil }
    let range: Range<Int>
    if let verb, verb.tokens.lowerBound > index {
      range = .tokens(from: verb.tokens.upperBound, to: clause.tokens.upperBound)
    } else if let verb {
      range = clause.tokens.lowerBound..<max(verb.tokens.upperBound, index)
    } else {
      range = clause.tokens.lowerBound..<index
    }
    if [.consignee, .shipper].contains(ranked.grouping),
      let party = sentence.parties.first(where: {
        range.contains($0.tokens.lowerBound) && !$0.entities.isEmpty && !$0.isPossessive
          && !(ranked.end > $0.tokens.lowerBound && index < $0.tokens.upperBound)
      })
    {
      return .party(party.entities)
    }
    if let place = sentence.places.first(where: { range.contains($0.tokens.lowerBound) }) {
      return .country(place.codes)
    }
    return nil
  }

  /// The parties and places of the clause that are not the candidate narrow the scope.
  private func lay(_ roles: inout Roles, _ ranked: Ranked, _ candidate: Candidate, _ clause: Clause)
  {
    roles = clause.roles
    for party in scene.sentence.parties
    where clause.tokens.contains(party.tokens.lowerBound) && !party.entities.isEmpty {
      if case .party(let entities) = candidate, entities == party.entities { continue }
      // «the Romanian buyer's biggest source», «Avtodrom's largest market», «that Sabika received».
      let isOwner = party.isPossessive && party.tokens.upperBound <= ranked.end
      guard isOwner else { continue }
      switch ranked.grouping {
      case .origin, .shipper, .departure: roles.consignee = party.entities
      case .consignee, .destination: roles.shipper = party.entities
      case .goods: break
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
    case .goods: break
    }
  }
}
