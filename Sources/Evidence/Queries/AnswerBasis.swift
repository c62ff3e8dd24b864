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
  /// - Throws: `Diagnostic` where a shard cannot be read.
  public func holds(_ basis: AnswerBasis, of query: EvidenceQuery, since state: EvidenceState)
    throws(Diagnostic) -> Bool
  {
    var standing = StandingAnswers(in: self, since: state)
    return try standing.holds(basis, of: query)
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
    guard try added.isOnlyAdded(to: names, in: self),
      try !added.isFitted(by: reference, as: names, in: self),
      let known = PartyResolution(reference, names, matches, in: try parties())
    else { return }
    try remember(known, for: reference)
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
