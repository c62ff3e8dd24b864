import Facts

/// Tells of answers, one after the other, whether they are the same today.
///
///     var standing = StandingAnswers(in: evidence, since: state)
///     try standing.holds(basis, of: query)  // true: the answer would be the same
///
/// What the parties of a query stand for today is found once for all queries of the same: a story's ask of few.
public struct StandingAnswers {
  private let evidence: EvidenceFolder
  private let state: EvidenceState
  private let added: AddedEvidence
  private var known: [Parties] = []

  /// - Parameter state: what the evidence was when the answers were given.
  public init(in evidence: EvidenceFolder, since state: EvidenceState) {
    self.evidence = evidence
    self.state = state
    added = evidence.added(since: state)
  }

  /// The parties of a query.
  private struct Parties {
    let shipper: PartyReference?
    let consignee: PartyReference?
    /// What they stood for.
    let names: [Scope.Slot: AnswerBasis.Names]?
    /// `nil` where one stands for others today.
    let today: Today?

    func areThose(of query: EvidenceQuery, _ basis: AnswerBasis) -> Bool {
      shipper == query.scope.shipper && consignee == query.scope.consignee && names == basis.names
    }
  }

  private struct Today {
    var parties: [(slot: Scope.Slot, found: PartiesHere)] = []
    var brands: [Scope.Slot: EvidenceAnswer.Brand] = [:]
    /// The shards whose records have them: whose coverage counts.
    var knowing: Set<Int> = []
  }

  /// The parties that a name stands for, by their names in the new shards alone or in all.
  private enum PartiesHere {
    case ofNew(NameDigests, PartyDictionary)
    case ofAll(ResolvedParty)

    func locals(in place: Int, or number: Int) -> [Int] {
      switch self {
      case .ofNew(let names, let dictionary):
        dictionary.locals(of: names.lazy.compactMap(dictionary.id(ofDigest:)), in: place)
      case .ofAll(let party): party.locals(in: number)
      }
    }
  }

  /// Names are only looked for among those of new shards where these can do no more than add some, and
  /// else resolved anew; records are only looked for in shards that are new.
  ///
  /// - Throws: `Diagnostic` where a shard cannot be read.
  public mutating func holds(_ basis: AnswerBasis, of query: EvidenceQuery)
    throws(Diagnostic) -> Bool
  {
    let current = try evidence.state()
    for id in basis.shards {
      guard evidence.numbers[id] != nil, current.repeated[id] == state.repeated[id] else {
        return false
      }
    }
    guard let today = try today(of: query, basis),
      try understanding(of: query, today) == basis.understanding
    else { return false }
    if basis.isCrowded == true { return true }
    var resolution: QueryResolution?
    for (place, shard) in added.folder.shards.enumerated() {
      guard let number = evidence.numbers[shard.id], try shard.holdsDays(of: query.scope.period)
      else { continue }
      var ids: [Scope.Slot: [Int]] = [:]
      for party in today.parties { ids[party.slot] = party.found.locals(in: place, or: number) }
      if resolution == nil { resolution = try goods(of: query) }
      guard let resolution,
        var plan = try evidence.plan(query.scope, resolution, ids, in: number)
      else { continue }
      plan.leftOut = []
      if try shard.holdsAny(plan) { return false }
    }
    return true
  }

  // MARK: Parties

  private mutating func today(of query: EvidenceQuery, _ basis: AnswerBasis)
    throws(Diagnostic) -> Today?
  {
    if let known = known.first(where: { $0.areThose(of: query, basis) }) { return known.today }
    let today = try found(of: query, basis)
    known.append(
      Parties(
        shipper: query.scope.shipper, consignee: query.scope.consignee, names: basis.names,
        today: today))
    return today
  }

  private func found(of query: EvidenceQuery, _ basis: AnswerBasis) throws(Diagnostic) -> Today? {
    var today = Today()
    var sets: [Set<Int>] = []
    for (slot, reference) in query.scope.parties {
      guard let names = basis.names?[slot], let found = try parties(reference, names) else {
        return nil
      }
      today.parties.append((slot, found))
      if names.meant.isEmpty { today.brands[slot] = try evidence.brand(reference, .asInStories) }
      if let set = try shards(of: found, reference) { sets.append(set) }
    }
    today.knowing = EvidenceFolder.knowing(sets)
    return today
  }

  /// `nil` where the name now stands for others.
  private func parties(_ reference: PartyReference, _ names: AnswerBasis.Names)
    throws(Diagnostic) -> PartiesHere?
  {
    if try added.isOnlyAdded(to: names, in: evidence) {
      // A name that was there before fits as it did.
      if try added.isFitted(by: reference, as: names, in: evidence) { return nil }
      return .ofNew(names.meant, try added.folder.parties())
    }
    let party = try evidence.matches(of: reference, .asInStories)
    return try party.names() == names ? .ofAll(party) : nil
  }

  /// The shards that have some parties; `nil` where there are none.
  private func shards(of found: PartiesHere, _ reference: PartyReference) throws(Diagnostic)
    -> Set<Int>?
  {
    let numbers = evidence.shards.indices
    guard numbers.count > 1 else { return nil }
    switch found {
    case .ofNew(let names, _):
      if names.isEmpty { return nil }
      return try added.shards(of: reference) { () throws(Diagnostic) in
        let dictionary = try evidence.parties()
        let ids = names.compactMap(dictionary.id(ofDigest:))
        return Set(numbers.filter { shard in ids.contains { dictionary.holds($0, in: shard) } })
      }
    case .ofAll(let party):
      if party.scores.isEmpty { return nil }
      return Set(numbers.filter { !party.locals(in: $0).isEmpty })
    }
  }

  // MARK: Goods and coverage

  /// What the goods of a query are; its names are not looked at.
  private func goods(of query: EvidenceQuery) throws(Diagnostic) -> QueryResolution {
    guard let goods = query.scope.goods else { return QueryResolution() }
    let asked = AddedEvidence.AskedGoods(goods: goods, isNarrow: query.scope.hasParties)
    return try added.goods(asked) { () throws(Diagnostic) in
      var resolution = QueryResolution()
      try evidence.resolve(goods, query.scope, &resolution)
      return resolution
    }
  }

  /// The digest of how the query is understood today, found once for all queries that hang on the same.
  private func understanding(of query: EvidenceQuery, _ today: Today) throws(Diagnostic) -> String {
    var nameless = query.scope
    nameless.shipper = nil
    nameless.consignee = nil
    let key = AddedEvidence.Understood(
      scope: nameless, isNarrow: query.scope.hasParties,
      asksDays: query.measure == .firstDay || query.measure == .lastDay, brands: today.brands,
      knowing: today.knowing)
    return try added.understanding(of: key) { () throws(Diagnostic) in
      var resolution = try goods(of: query)
      resolution.report.brands = today.brands
      return evidence.emptyPart(of: query, resolution, knowing: today.knowing).understanding
    }
  }
}
