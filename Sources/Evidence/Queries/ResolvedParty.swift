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
      EvidenceAnswer.PartyMatch(
        name: names[$0.id], score: $0.score, asked: resolution.asked[Int($0.asked)])
    }
    rivals = resolution.rivals.map { $0.map { names[Int($0)] } }
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
      func digests(_ ids: some Sequence<Int>) -> NameDigests {
        NameDigests(ids.map(dictionary.digest(of:)).sorted())
      }
      return AnswerBasis.Names(
        meant: digests(meant),
        others: digests(resolution.found.lazy.map(Int.init).filter { !meant.contains($0) }),
        rivals: resolution.rivals.isEmpty
          ? nil
          : resolution.rivals.map { NameDigests($0.map { dictionary.digest(of: Int($0)) }) },
        isAbbreviated: resolution.isAbbreviated ? true : nil,
        mayTranslate: dictionary.mayTranslate)
    }
  }
}

/// Names that were looked up lately; the stories of a trade ask for the same ones.
///
/// What was not asked for since as many others came is forgotten, so that the memory stays bounded.
struct ResolvedParties {
  /// With all that queries need of them, some 150 bytes a spelling.
  private var parties = Recent<ResolvedParty>(spellings: 200_000)
  /// What names were found to be, some 10 bytes a spelling: the rest is made again in no time.
  private var resolutions = Recent<PartyResolution>(spellings: 2_000_000)

  mutating func party(_ names: [String]) -> ResolvedParty? { parties[names] }

  mutating func resolution(_ names: [String]) -> PartyResolution? {
    resolutions[names]
  }

  mutating func keep(_ party: ResolvedParty, for names: [String]) {
    let spellings = party.resolution.found.count
    parties.keep(party, for: names, spellings: spellings)
    resolutions.keep(party.resolution, for: names, spellings: spellings)
  }

  /// What was asked for lately, of no more than so many spellings.
  private struct Recent<Value> {
    private typealias Entry = (value: Value, spellings: Int)

    private static var mostNames: Int { 20_000 }
    private let most: Int
    private var young: [[String]: Entry] = [:]
    private var old: [[String]: Entry] = [:]
    private var spellings = 0

    init(spellings: Int) { most = spellings }

    subscript(names: [String]) -> Value? {
      mutating get {
        if let known = young[names] { return known.value }
        guard let known = old[names] else { return nil }
        keep(known.value, for: names, spellings: known.spellings)
        return known.value
      }
    }

    mutating func keep(_ value: Value, for names: [String], spellings count: Int) {
      if spellings > most / 2 || young.count >= Recent.mostNames / 2 {
        old = young
        young = [:]
        spellings = 0
      }
      if young.updateValue((value, count), forKey: names) == nil { spellings += count }
    }
  }
}
