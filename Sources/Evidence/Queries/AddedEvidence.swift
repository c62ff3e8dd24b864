import Dispatch
import Facts
import Synchronization

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
  private let fits = Mutex<[PartyReference: Bool]>([:])

  init(to state: EvidenceState, of evidence: EvidenceFolder) {
    let old = Set(state.datasets.map(\.id))
    self.old = old
    folder = EvidenceFolder(shards: evidence.shards.filter { !old.contains($0.id) })
    isOnlyMore = old.isSubset(of: evidence.shards.map(\.id))
  }

  /// The names that no shard of the edition has.
  func strangers(in evidence: EvidenceFolder) throws(Diagnostic) -> NameIndex {
    try strangers.value { () throws(Diagnostic) in
      let all = try evidence.parties()
      let before = evidence.shards.indices.filter { old.contains(evidence.shards[$0].id) }
      return NameIndex(
        all.names.indices.filter { name in !before.contains { all.holds(name, in: $0) } }
          .map { all.names[$0] })
    }
  }

  /// Whether a new name fits a reference, whether or not it is of a party that is meant.
  ///
  /// - Parameter isAbbreviated: whether no name had the words of the reference; then one that is only like them fits too.
  func isFitted(
    by reference: PartyReference, isAbbreviated: Bool = false, in evidence: EvidenceFolder
  ) throws(Diagnostic) -> Bool {
    let index = try strangers(in: evidence)
    if index.names.isEmpty { return false }
    if let known = fits.withLock({ $0[reference] }) { return known }
    let found = reference.names.contains { name in
      let meant = index.meant(by: name)
      return !meant.names.isEmpty || isAbbreviated && !meant.isAbbreviated
    }
    fits.withLock { known in
      if known.count >= 4_096 { known.removeAll() }
      known[reference] = found
    }
    return found
  }
}

extension EvidenceFolder {
  /// Reads ahead, on all cores, what tells answers apart that were given when the evidence was `state`.
  ///
  /// - Throws: `Diagnostic` where a shard cannot be read.
  public func prepare(since state: EvidenceState) throws(Diagnostic) {
    // Beside the names, not within: what is read on all cores within something else that is, is read on one.
    let goods = DispatchWorkItem { _ = try? self.goods() }
    DispatchQueue.global().async(execute: goods)
    defer { goods.wait() }
    _ = try added(since: state).strangers(in: self)
  }
}
