import Facts

/// What an answer rests on: by it a change of the evidence is told to matter to the answer or not.
///
///     let part = try evidence.partialAnswer(to: query)
///     let basis = try evidence.basis(of: part, to: query)
///     try newer.holds(basis, of: query, since: evidence.state())  // true: the answer would be the same
public struct AnswerBasis: Hashable, Sendable, Codable {
  /// Digest of how the goods of the query and the coverage of its scope were understood.
  public var understanding: String
  /// The names that the parties of the query stand for.
  public var names: [Scope.Slot: Names]?
  /// The shards that hold records of the scope.
  public var shards: [String]
  /// True where more parties shared the scope than the query lists: further records leave it so.
  public var isCrowded: Bool?

  public init(
    understanding: String, names: [Scope.Slot: Names]? = nil, shards: [String],
    isCrowded: Bool? = nil
  ) {
    self.understanding = understanding
    self.names = names
    self.shards = shards
    self.isCrowded = isCrowded
  }

  /// The names of the evidence that a story's name was found to fit, by their digests, in order.
  public struct Names: Hashable, Sendable, Codable {
    public var meant: NameDigests
    /// Those of parties that fit clearly worse.
    public var others: NameDigests
    /// Of parties that fit about equally well, those of each; in the order in which they were found.
    public var rivals: [NameDigests]?
    /// True where the name was tried as an abbreviation.
    public var isAbbreviated: Bool?
    /// Whether a name can be found as a translation; `nil` where there are too many names for that.
    public var mayTranslate: Bool?

    public init(
      meant: NameDigests, others: NameDigests, rivals: [NameDigests]? = nil,
      isAbbreviated: Bool? = nil, mayTranslate: Bool? = nil
    ) {
      self.meant = meant
      self.others = others
      self.rivals = rivals
      self.isAbbreviated = isAbbreviated
      self.mayTranslate = mayTranslate
    }
  }
}

/// An edition of the evidence, as far as answers depend on it.
public struct EvidenceState: Hashable, Sendable, Codable {
  public var edition: String
  public var datasets: [Dataset]
  /// By shard: the digest of the rows that an earlier shard holds too.
  public var repeated: [String: String]

  public init(edition: String, datasets: [Dataset], repeated: [String: String] = [:]) {
    self.edition = edition
    self.datasets = datasets
    self.repeated = repeated
  }
}

extension EvidenceFolder {
  /// - Throws: `Diagnostic` where a shard cannot be read.
  public func state() throws(Diagnostic) -> EvidenceState {
    try stateOnce.value { () throws(Diagnostic) in try readState() }
  }

  private func readState() throws(Diagnostic) -> EvidenceState {
    var repeated: [String: String] = [:]
    for (number, shard) in shards.enumerated() {
      let rows = try leftOut(of: number)
      guard !rows.isEmpty else { continue }
      var digest = IdentityDigest()
      for row in rows.sorted() { digest.add(row) }
      repeated[shard.id] = String(UInt64(bitPattern: Int64(digest.value)), radix: 16)
    }
    return EvidenceState(edition: edition, datasets: datasets, repeated: repeated)
  }

  /// - Throws: `Diagnostic` where a shard cannot be read.
  public func basis(of part: PartialAnswer, to query: EvidenceQuery) throws(Diagnostic)
    -> AnswerBasis
  {
    var names: [Scope.Slot: AnswerBasis.Names] = [:]
    for (slot, reference) in query.scope.parties {
      names[slot] = try matches(of: reference, .asInStories).names()
    }
    return AnswerBasis(
      understanding: part.understanding, names: names.isEmpty ? nil : names, shards: part.shards,
      isCrowded: part.isCrowded(for: query) ? true : nil)
  }

  /// True where the answer to `query` cannot have changed since the evidence was `state`.
  ///
  /// Names are only looked for among those of new shards where these can do no more than add some, and
  /// else resolved anew; records are only looked for in shards that are new.
  public func holds(_ basis: AnswerBasis, of query: EvidenceQuery, since state: EvidenceState)
    throws(Diagnostic) -> Bool
  {
    let current = try self.state()
    for id in basis.shards {
      guard numbers[id] != nil, current.repeated[id] == state.repeated[id] else { return false }
    }
    let added = added(since: state)
    var parties: [NamedHere] = []
    for (slot, reference) in query.scope.parties {
      guard let names = basis.names?[slot],
        let found = try self.parties(reference, names, added)
      else { return false }
      parties.append(
        NamedHere(slot: slot, reference: reference, isMeant: !names.meant.isEmpty, found: found))
    }
    guard try understanding(of: query, parties, added) == basis.understanding else {
      return false
    }
    if basis.isCrowded == true { return true }
    var resolution: QueryResolution?
    for (place, shard) in added.folder.shards.enumerated() {
      guard let number = numbers[shard.id], try shard.holdsDays(of: query.scope.period) else {
        continue
      }
      var ids: [Scope.Slot: [Int]] = [:]
      for party in parties { ids[party.slot] = party.found.locals(in: place, or: number) }
      if resolution == nil { resolution = try goods(of: query, added) }
      guard let resolution, var plan = try plan(query.scope, resolution, ids, in: number) else {
        continue
      }
      plan.leftOut = []
      if try shard.holdsAny(plan) { return false }
    }
    return true
  }

  /// What the goods of a query are; its names are not looked at.
  private func goods(of query: EvidenceQuery, _ added: AddedEvidence) throws(Diagnostic)
    -> QueryResolution
  {
    guard let goods = query.scope.goods else { return QueryResolution() }
    let asked = AddedEvidence.AskedGoods(goods: goods, isNarrow: query.scope.hasParties)
    return try added.goods(asked) { () throws(Diagnostic) in
      var resolution = QueryResolution()
      try resolve(goods, query.scope, &resolution)
      return resolution
    }
  }

  /// The shards whose records have the parties of a query: whose coverage counts.
  private func knowing(_ parties: [NamedHere], _ added: AddedEvidence) throws(Diagnostic)
    -> Set<Int>
  {
    guard shards.count > 1 else { return [] }
    var sets: [Set<Int>] = []
    for party in parties {
      switch party.found {
      case .ofNew(let names, _):
        if names.isEmpty { continue }
        sets.append(
          try added.shards(of: party.reference) { () throws(Diagnostic) in
            let dictionary = try self.parties()
            let ids = names.compactMap(dictionary.id(ofDigest:))
            return Set(
              shards.indices.filter { shard in ids.contains { dictionary.holds($0, in: shard) } })
          })
      case .ofAll(let party):
        if party.scores.isEmpty { continue }
        sets.append(Set(shards.indices.filter { !party.locals(in: $0).isEmpty }))
      }
    }
    return EvidenceFolder.knowing(sets)
  }

  /// The digest of how the query is understood today, found once for all queries that hang on the same.
  private func understanding(
    of query: EvidenceQuery, _ parties: [NamedHere], _ added: AddedEvidence
  ) throws(Diagnostic) -> String {
    var brands: [Scope.Slot: EvidenceAnswer.Brand] = [:]
    for party in parties where !party.isMeant {
      brands[party.slot] = try brand(party.reference, .asInStories)
    }
    let knowing = try knowing(parties, added)
    var nameless = query.scope
    nameless.shipper = nil
    nameless.consignee = nil
    let key = AddedEvidence.Understood(
      scope: nameless, isNarrow: query.scope.hasParties,
      asksDays: query.measure == .firstDay || query.measure == .lastDay, brands: brands,
      knowing: knowing)
    return try added.understanding(of: key) { () throws(Diagnostic) in
      var resolution = try goods(of: query, added)
      resolution.report.brands = brands
      return emptyPart(of: query, resolution, knowing: knowing).understanding
    }
  }

  /// A party that a query names, and what its name stands for today.
  private struct NamedHere {
    var slot: Scope.Slot
    var reference: PartyReference
    /// Whether the name stood for any.
    var isMeant: Bool
    var found: PartiesHere
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

  /// `nil` where the name now stands for others.
  private func parties(
    _ reference: PartyReference, _ names: AnswerBasis.Names, _ added: AddedEvidence
  ) throws(Diagnostic) -> PartiesHere? {
    if try isOnlyAdded(to: names, added) {
      // A name that was there before fits as it did.
      if try isFitted(reference, names, added) { return nil }
      return .ofNew(names.meant, try added.folder.parties())
    }
    let party = try matches(of: reference, .asInStories)
    return try party.names() == names ? .ofAll(party) : nil
  }

  /// Whether new names can do no more than be some more.
  private func isOnlyAdded(
    to names: AnswerBasis.Names, _ added: AddedEvidence
  ) throws(Diagnostic) -> Bool {
    guard added.isOnlyMore else { return false }
    if names.mayTranslate == nil { return true }
    let strangers = try added.strangers(in: self)
    return names.mayTranslate == false && strangers.mayTranslate != true
  }

  private func isFitted(
    _ reference: PartyReference, _ names: AnswerBasis.Names, _ added: AddedEvidence
  ) throws(Diagnostic) -> Bool {
    try added.isFitted(by: reference, isAbbreviated: names.isAbbreviated == true, in: self)
  }

  /// Takes over what a name was found to be when the evidence was `state`, where it is the same today: it need not be
  /// found anew.
  ///
  /// - Parameter matches: the names that were meant, as an answer of that time reports them.
  /// - Throws: `Diagnostic` where a shard cannot be read.
  public func remember(
    _ reference: PartyReference, as names: AnswerBasis.Names,
    _ matches: [EvidenceAnswer.PartyMatch], since state: EvidenceState
  ) throws(Diagnostic) {
    let added = added(since: state)
    guard try isOnlyAdded(to: names, added),
      try !isFitted(reference, names, added),
      let known = PartyResolution(reference, names, matches, in: try parties())
    else { return }
    try remember(known, for: reference)
  }
}

extension Scope {
  fileprivate var parties: [(slot: Slot, reference: PartyReference)] {
    [(Slot.shipper, shipper), (.consignee, consignee)].compactMap { slot, reference in
      reference.map { (slot, $0) }
    }
  }
}

extension PartialAnswer {
  /// Digest of what is known of the query before a record is looked at, save for its names.
  var understanding: String {
    let digest = Digest()
    func add(_ text: String) { digest.update(Array(text.utf8) + [0xFF]) }
    func add(_ number: Int) { add(String(number)) }
    add(resolution.knowsGoods ? 1 : 0)
    for match in resolution.goods {
      switch match {
      case .hs(let prefix): add("hs \(prefix)")
      case .words(let words): add("words \(words)")
      }
    }
    for slot in Scope.Slot.allCases {
      guard let brand = resolution.brands[slot] else { continue }
      add("\(slot.rawValue) \(brand.name)")
      add(brand.records)
      add(brand.example)
    }
    add("\(extent.from?.description ?? "") \(extent.to?.description ?? "")")
    add(isCoverageAssumed ? 1 : 0)
    switch coverage {
    case .full: add("full")
    case .none(let why): add("none \(why)")
    case .partial(let period):
      add("partial \(period.from?.description ?? "") \(period.to?.description ?? "")")
    }
    return String(digest.hexadecimal().prefix(24))
  }
}
