import Facts
import Synchronization

/// A name that was looked up, with what every query that asks for it needs of the answer.
///
/// A claim, its readings and what lies near it ask for the same two names a dozen times, and a name
/// can stand for hundreds of spellings: what does not hang on the query is made once.
final class ResolvedParty: Sendable {
  let resolution: PartyResolution
  /// How well each name fits, by its id over all shards.
  let scores: [Int: Double]
  let reported: [EvidenceAnswer.PartyMatch]
  /// The spellings of parties that fit one name about equally well.
  let rivals: [[String]]
  private let dictionary: PartyDictionary
  private let locals = Mutex<[Int: [Int]]>([:])
  private let basis = Lazily<AnswerBasis.Names>()

  init(_ resolution: PartyResolution, in dictionary: PartyDictionary) {
    self.resolution = resolution
    self.dictionary = dictionary
    let names = dictionary.names
    scores = Dictionary(uniqueKeysWithValues: resolution.matches.map { ($0.id, $0.score) })
    reported = resolution.matches.map {
      EvidenceAnswer.PartyMatch(name: names[$0.id], score: $0.score, asked: $0.asked)
    }
    rivals = resolution.rivals.map { $0.map { names[$0] } }
  }

  /// A shard's own ids of the parties that are meant.
  func locals(in shard: Int) -> [Int] {
    if let known = locals.withLock({ $0[shard] }) { return known }
    let found = dictionary.locals(of: scores.keys, in: shard)
    locals.withLock { $0[shard] = found }
    return found
  }

  /// By which names of the evidence a change of it is told to matter.
  func names() throws(Diagnostic) -> AnswerBasis.Names {
    try basis.value { () throws(Diagnostic) in
      let meant = Set(scores.keys)
      func digests(_ ids: some Sequence<Int>) -> [Int] {
        ids.map { PartyDictionary.digest(of: dictionary.names[$0]) }.sorted()
      }
      return AnswerBasis.Names(
        meant: digests(meant), others: digests(resolution.found.subtracting(meant)),
        isAbbreviated: resolution.isAbbreviated ? true : nil,
        mayTranslate: try dictionary.index().mayTranslate)
    }
  }
}

/// Names that were looked up lately; the stories of a trade ask for the same ones.
///
/// What was not asked for since as many others came is forgotten, so that the memory stays bounded.
struct ResolvedParties {
  /// In spellings, each some 150 bytes, and in names.
  private static let most = (spellings: 200_000, names: 20_000)

  private var young: [PartyReference: ResolvedParty] = [:]
  private var old: [PartyReference: ResolvedParty] = [:]
  private var spellings = 0

  subscript(reference: PartyReference) -> ResolvedParty? {
    mutating get {
      if let known = young[reference] { return known }
      guard let known = old[reference] else { return nil }
      keep(known, for: reference)
      return known
    }
  }

  mutating func keep(_ party: ResolvedParty, for reference: PartyReference) {
    if spellings > ResolvedParties.most.spellings / 2
      || young.count >= ResolvedParties.most.names / 2
    {
      old = young
      young = [:]
      spellings = 0
    }
    if young.updateValue(party, forKey: reference) == nil {
      spellings += party.resolution.found.count
    }
  }
}
