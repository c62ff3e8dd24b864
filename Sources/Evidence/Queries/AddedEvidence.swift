import Facts

/// The shards of an evidence that came since an edition, and the names that came with them.
///
///     let added = evidence.added(since: state)
///     try added.isFitted(by: reference, in: evidence)  // false: nobody new goes by that name
final class AddedEvidence: Sendable {
  let folder: EvidenceFolder
  /// Whether all shards of the edition are there still.
  let isOnlyMore: Bool
  private let old: Set<String>
  private let strangers = Lazily<NameIndex>()
  private let fits = RecentlyUsed<PartyReference, Bool>(most: mostKnown)
  private let understood = RecentlyUsed<Understood, String>(most: 4 * mostKnown)
  private let goods = RecentlyUsed<AskedGoods, QueryResolution>(most: mostKnown)
  private let holders = RecentlyUsed<PartyReference, Set<Int>>(most: mostKnown)
  private static let mostKnown = 4_096

  /// On what it hangs how a query is understood, save for its names.
  struct Understood: Hashable {
    /// Without parties.
    var scope: Scope
    /// Whether the query has parties.
    var isNarrow: Bool
    var asksDays: Bool
    var brands: [Scope.Slot: EvidenceAnswer.Brand]
    /// The shards whose records have its parties.
    var knowing: Set<Int>
  }

  /// On what it hangs how goods are understood.
  struct AskedGoods: Hashable {
    var goods: GoodsReference
    /// Whether the query has parties.
    var isNarrow: Bool
  }

  init(to state: EvidenceState, of evidence: EvidenceFolder) {
    let old = Set(state.datasets.map(\.id))
    self.old = old
    folder = EvidenceFolder(shards: evidence.shards.filter { !old.contains($0.id) })
    isOnlyMore = old.isSubset(of: evidence.shards.map(\.id))
  }

  /// The names that no shard of the edition has.
  func strangers(in evidence: EvidenceFolder) throws(Diagnostic) -> NameIndex {
    try strangers.value { () throws(Diagnostic) in
      try evidence.parties()
        .strangers(to: Set(evidence.shards.indices.filter { old.contains(evidence.shards[$0].id) }))
    }
  }

  /// Whether new names can do no more than be some more to those that a name stood for.
  func isOnlyAdded(
    to names: AnswerBasis.Names, in evidence: EvidenceFolder
  ) throws(Diagnostic) -> Bool {
    guard isOnlyMore else { return false }
    if names.mayTranslate == nil { return true }
    let strangers = try strangers(in: evidence)
    return names.mayTranslate == false && strangers.mayTranslate != true
  }

  /// Whether a new name fits a reference, whether or not it is of a party that is meant.
  ///
  /// - Parameter names: what it stood for. Where no name had its words, one that is only like them fits too.
  func isFitted(
    by reference: PartyReference, as names: AnswerBasis.Names, in evidence: EvidenceFolder
  ) throws(Diagnostic) -> Bool {
    let index = try strangers(in: evidence)
    if index.names.isEmpty { return false }
    let isAbbreviated = names.isAbbreviated == true
    return fits.value(for: reference) {
      reference.names.contains { name in
        let meant = index.meant(by: name)
        return !meant.names.isEmpty || isAbbreviated && !meant.isAbbreviated
      }
    }
  }

  /// The shards of the evidence that have one of the names that a reference meant in the edition.
  func shards(of reference: PartyReference, _ find: () throws(Diagnostic) -> Set<Int>)
    throws(Diagnostic) -> Set<Int>
  {
    try holders.value(for: reference, find)
  }

  /// What goods were found to be, or are.
  func goods(_ asked: AskedGoods, _ find: () throws(Diagnostic) -> QueryResolution)
    throws(Diagnostic) -> QueryResolution
  {
    try goods.value(for: asked, find)
  }

  /// The digest that was found for queries of this kind, or is.
  func understanding(of query: Understood, _ find: () throws(Diagnostic) -> String)
    throws(Diagnostic) -> String
  {
    try understood.value(for: query, find)
  }
}

extension EvidenceFolder {
  /// Reads ahead, on all cores, what stories ask for, or what tells answers apart that were given when the evidence was
  /// `state`.
  ///
  /// - Throws: `Diagnostic` where a shard cannot be read.
  public func prepare(since state: EvidenceState? = nil) throws(Diagnostic) {
    _ = try concurrently([true, false]) { (isOfNames) throws(Diagnostic) in
      if !isOfNames {
        _ = try self.state()
        _ = try goods()
      } else if let state {
        _ = try added(since: state).strangers(in: self)
      } else {
        _ = try parties().index()
      }
    }
  }
}
