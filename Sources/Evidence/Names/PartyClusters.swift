/// Which of a set of names are spellings of one party.
///
///     let parties = PartyClusters(of: ["АО «Завод Прибор»", "ZAVOD PRIBOR JSC", "Pribor-Servis"])
///     parties.count            // 2
///     parties.party(of: 1)     // 0
///
/// Two names are put together only where every word of their own, every number, place and trade
/// agrees, and no two members of a party speak against each other: a count of distinct shippers
/// that is too large is seen at once, one that is too small is not.
public struct PartyClusters: Sendable {
  /// The ids of each party's names, most frequent first; parties by their first id.
  public let parties: [[Int]]
  private let partyOfName: [Int]

  public var count: Int { parties.count }

  /// The party of the name with this id.
  public func party(of name: Int) -> Int { partyOfName[name] }

  /// - Parameter counts: how often each name occurs; of equal length, or empty for once each.
  public init(of names: [String], counts: [Int] = []) {
    self.init(NameIndex(names), counts: counts)
  }

  init(_ index: NameIndex, counts: [Int]) {
    var union = PartyUnion(index: index)
    for id in index.names.indices {
      for other in index.possibleSpellings(of: id) where other != id {
        union.offer(max(id, other), min(id, other))
      }
      for other in index.translations(of: id) where other < id { union.join(id, other) }
    }
    var members: [Int: [Int]] = [:]
    for id in index.names.indices { members[union.root(id), default: []].append(id) }
    func frequency(_ id: Int) -> Int { id < counts.count ? counts[id] : 1 }
    parties = members.values.map { ids in
      ids.sorted { (frequency($0), -$0) > (frequency($1), -$1) }
    }.sorted { ($0.min() ?? 0) < ($1.min() ?? 0) }
    var partyOfName = [Int](repeating: 0, count: index.names.count)
    for (party, ids) in parties.enumerated() { for id in ids { partyOfName[id] = party } }
    self.partyOfName = partyOfName
  }
}

/// Puts names together one pair at a time, never two that speak against each other.
private struct PartyUnion {
  private let names: [PartyName]
  private var parent: [Int]
  private var members: [[Int]]

  init(index: NameIndex) {
    names = index.names.indices.map { index.name($0) }
    parent = Array(index.names.indices)
    members = index.names.indices.map { [$0] }
  }

  mutating func root(_ id: Int) -> Int {
    var at = id
    while parent[at] != at {
      parent[at] = parent[parent[at]]
      at = parent[at]
    }
    return at
  }

  mutating func offer(_ one: Int, _ other: Int) {
    let first = root(one)
    let second = root(other)
    guard first != second, SpellingMatch.isOneParty(names[one], names[other]) else { return }
    for mine in members[first].prefix(16) {
      for theirs in members[second].prefix(16)
      where SpellingMatch.areApart(names[mine], names[theirs]) {
        return
      }
    }
    join(first, second)
  }

  mutating func join(_ one: Int, _ other: Int) {
    let first = root(one)
    let second = root(other)
    guard first != second else { return }
    let (kept, gone) = first < second ? (first, second) : (second, first)
    parent[gone] = kept
    members[kept] += members[gone]
    members[gone] = []
  }
}

/// Whether two full names of records are spellings of one party's name.
enum SpellingMatch {
  static func isOneParty(_ a: PartyName, _ b: PartyName) -> Bool {
    let alignment = NameAlignment(a, b)
    guard !speaksAgainst(alignment) else { return false }
    var ownLetters = 0
    for (i, word) in a.words.enumerated() where word.weight > 0 {
      let similarity = alignment.one[i]
      switch word.kind {
      case .word:
        guard similarity >= StoryMatch.leastLikeness(of: word, alignment, i) else { return false }
        ownLetters += Int(word.count)
      case .number, .initial, .place: if similarity == 0 { return false }
      default: continue
      }
    }
    var oneSided = 0
    for (words, similarities) in [(a.words, alignment.one), (b.words, alignment.other)] {
      for (word, similarity) in zip(words, similarities) where similarity == 0 {
        switch word.kind {
        case .word, .number, .initial, .place: return false
        case .trade: oneSided += 1
        case .generic: if ownLetters == 0 { return false }
        default: continue
        }
      }
    }
    return oneSided == 0 || ownLetters >= 5
  }

  /// Whether the two cannot be one party: other numbers, places, trades or legal forms.
  static func areApart(_ a: PartyName, _ b: PartyName) -> Bool {
    speaksAgainst(NameAlignment(a, b))
  }

  private static func speaksAgainst(_ alignment: NameAlignment) -> Bool {
    if LegalForms.areApart(alignment.a.legalForms, alignment.b.legalForms) { return true }
    func open(_ words: [PartyName.Word], _ similarities: [Float], _ kind: PartyName.Kind) -> Bool {
      zip(words, similarities).contains { $0.kind == kind && $1 == 0 }
    }
    for kind in [PartyName.Kind.word, .trade, .place, .number] {
      if open(alignment.a.words, alignment.one, kind),
        open(alignment.b.words, alignment.other, kind)
      {
        return true
      }
    }
    return false
  }
}

/// Legal forms that one company cannot have at once.
enum LegalForms {
  private static let groups: [UInt64] = {
    let codes = NameVocabulary.standard.legalForms
    return [["JSC", "PLC"], ["LLC", "LLP", "FZE", "DMCC"], ["IP"], ["STATE"]].map { group in
      codes.indices.reduce(0) { group.contains(codes[$1]) ? $0 | 1 << UInt64($1) : $0 }
    }
  }()

  static func areApart(_ one: UInt64, _ other: UInt64) -> Bool {
    let mine = groups.filter { $0 & one != 0 }
    let theirs = groups.filter { $0 & other != 0 }
    return !mine.isEmpty && !theirs.isEmpty && !mine.contains(where: theirs.contains)
  }
}
