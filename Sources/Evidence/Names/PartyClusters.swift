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
    self.init(names.count < 2 ? nil : NameIndex(names), of: names.count, counts: counts)
  }

  /// The parties of names that were read before; where only those of some names are asked for, others stay alone.
  init(of names: NameTexts, read: NameStore, around seeds: [Int]? = nil) {
    self.init(
      names.count < 2 ? nil : NameIndex(names, read: read), of: names.count, counts: [],
      around: seeds)
  }

  /// The parties of some names of a large index, which knows better whether a translated name can
  /// be only one party's. The ids of `parties` are positions in `ids`.
  public init(of ids: [Int], in index: NameIndex, counts: [Int] = []) {
    var position: [Int: Int] = [:]
    for (at, id) in ids.enumerated() { position[id] = at }
    self.init(
      NameIndex(ids.map { index.names[$0] }), of: ids.count, counts: counts,
      translations: { at in index.translations(of: ids[at]).compactMap { position[$0] } })
  }

  /// - Parameter index: `nil` where there are too few names for any two to be spellings of one party.
  private init(
    _ index: NameIndex?, of names: Int, counts: [Int], around seeds: [Int]? = nil,
    translations: ((Int) -> [Int])? = nil
  ) {
    guard let index else {
      parties = (0..<names).map { [$0] }
      partyOfName = Array(0..<names)
      return
    }
    let roots = index.withViews { views in
      var union = PartyUnion(index: index, views, translations ?? index.translations)
      let isAsked = seeds.map { union.reached(from: $0) }
      for id in 0..<names where isAsked?[id] != false { union.joinSpellings(of: id) }
      return (0..<names).map { union.root($0) }
    }
    var members: [Int: [Int]] = [:]
    for (id, root) in roots.enumerated() { members[root, default: []].append(id) }
    func frequency(_ id: Int) -> Int { id < counts.count ? counts[id] : 1 }
    parties = members.values.map { ids in
      counts.isEmpty ? ids : ids.sorted { (frequency($0), -$0) > (frequency($1), -$1) }
    }.sorted { ($0.min() ?? 0) < ($1.min() ?? 0) }
    var partyOfName = [Int](repeating: 0, count: names)
    for (party, ids) in parties.enumerated() { for id in ids { partyOfName[id] = party } }
    self.partyOfName = partyOfName
  }
}

/// Puts names together one pair at a time, never two that speak against each other.
private struct PartyUnion {
  private let index: NameIndex
  private let names: NameIndex.Views
  private let translations: (Int) -> [Int]
  /// By name: the number of its words, which names that differ only in their legal form share.
  private let shapes: [Int]
  private var parent: [Int]
  /// By name: the next of its party, itself for the last; by root: the last of its party.
  private var next: [Int]
  private var last: [Int]
  /// By name: the first of the same words and legal forms, with which it is put together at once.
  private var first: [Int] = []
  /// By shape: the names that may be spellings of it. Names of one shape are found by the same words.
  private var others: [Int: [Int]] = [:]
  private var known = NameIndex.KnownHits()
  /// What two shapes were found to be to one another: the same two are asked for again and again.
  private var spellings: [UInt64: Bool] = [:]
  private var strangers: [UInt64: Bool] = [:]
  private let likeness = KnownLikeness()

  init(index: NameIndex, _ names: NameIndex.Views, _ translations: @escaping (Int) -> [Int]) {
    self.index = index
    self.names = names
    self.translations = translations
    parent = Array(0..<names.count)
    next = parent
    last = parent
    var numbers = ByteNumbers()
    // Names of no words share a number of their own.
    shapes = (0..<names.count).map { id in
      numbers.number { names[id].addShape(to: &$0) } ?? names.count
    }
    joinEqual()
  }

  private mutating func joinEqual() {
    var numbers = ByteNumbers()
    /// By the number of its core: the first name that has it.
    var holders: [Int] = []
    for id in 0..<names.count {
      let core = numbers.number { names[id].addCore(to: &$0) }
      if core == holders.count { holders.append(id) }
      let equal = core.map { holders[$0] } ?? id
      if equal != id { join(id, equal) }
      first.append(equal)
    }
  }

  /// By name, whether it can come to stand in one party with some of these.
  ///
  /// - Complexity: the names that may be spellings of one that is reached are looked at, no others.
  mutating func reached(from seeds: [Int]) -> [Bool] {
    var translated: [Int: [Int]] = [:]
    for id in 0..<names.count {
      for other in translations(id) {
        translated[first[id], default: []].append(first[other])
        translated[first[other], default: []].append(first[id])
      }
    }
    var isReached = [Bool](repeating: false, count: names.count)
    var waiting = seeds.map { first[$0] }
    while let id = waiting.popLast() {
      guard !isReached[id] else { continue }
      isReached[id] = true
      waiting += translated[id] ?? []
      for other in possibleSpellings(of: id)
      where !isReached[other] && isOneParty(max(id, other), min(id, other)) {
        waiting.append(other)
      }
    }
    return first.map { isReached[$0] }
  }

  private mutating func possibleSpellings(of id: Int) -> [Int] {
    if let found = others[shapes[id]] { return found }
    let found = index.possibleSpellings(of: id, read: names[id], known: &known)
      .filter { first[$0] == $0 }
    others[shapes[id]] = found
    return found
  }

  /// Puts a name together with what are its spellings, as far as nothing speaks against it.
  mutating func joinSpellings(of id: Int) {
    if first[id] == id {
      for other in possibleSpellings(of: id) where other != id {
        offer(max(id, other), min(id, other))
      }
    }
    for other in translations(id) where other < id { join(id, other) }
  }

  mutating func root(_ id: Int) -> Int {
    var at = id
    while parent[at] != at {
      parent[at] = parent[parent[at]]
      at = parent[at]
    }
    return at
  }

  private mutating func offer(_ one: Int, _ other: Int) {
    let first = root(one)
    let second = root(other)
    guard first != second, isOneParty(one, other) else { return }
    let (ours, theirs) = (someMembers(of: first), someMembers(of: second))
    for mine in ours {
      for other in theirs where areApart(mine, other) { return }
    }
    join(first, second)
  }

  /// So many of a party's names are asked whether they speak against another's.
  private static let mostAsked = 16

  private func someMembers(of root: Int) -> [Int] {
    var members = [root]
    while members.count < PartyUnion.mostAsked, let at = members.last, next[at] != at {
      members.append(next[at])
    }
    return members
  }

  private mutating func isOneParty(_ one: Int, _ other: Int) -> Bool {
    guard !LegalForms.areApart(names[one].legalForms, names[other].legalForms) else { return false }
    let key = UInt64(shapes[one]) << 32 | UInt64(shapes[other])
    if let known = spellings[key] { return known }
    let found = aligned(one, other, SpellingMatch.isOneParty)
    spellings[key] = found
    return found
  }

  private mutating func areApart(_ one: Int, _ other: Int) -> Bool {
    if LegalForms.areApart(names[one].legalForms, names[other].legalForms) { return true }
    let key = UInt64(shapes[one]) << 32 | UInt64(shapes[other])
    if let known = strangers[key] { return known }
    let found = aligned(one, other, SpellingMatch.speaksAgainst)
    strangers[key] = found
    return found
  }

  private func aligned(_ one: Int, _ other: Int, _ body: (NameAlignment) -> Bool) -> Bool {
    NameAlignment.of(
      names[one], names[other],
      known: (likeness, names.words(of: one), names.words(of: other)), body)
  }

  private mutating func join(_ one: Int, _ other: Int) {
    let first = root(one)
    let second = root(other)
    guard first != second else { return }
    let (kept, gone) = first < second ? (first, second) : (second, first)
    parent[gone] = kept
    next[last[kept]] = gone
    last[kept] = last[gone]
  }
}

/// Whether two full names of records are spellings of one party's name.
enum SpellingMatch {
  static func isOneParty(_ a: PartyName, _ b: PartyName) -> Bool {
    // Told without a look at the words.
    if LegalForms.areApart(a.legalForms, b.legalForms) { return false }
    return NameAlignment.of(a, b, isOneParty)
  }

  /// The same of names whose legal forms do not speak against it.
  static func isOneParty(_ alignment: NameAlignment) -> Bool {
    let (a, b) = (alignment.a, alignment.b)
    guard !speaksAgainst(alignment) else { return false }
    var ownLetters = 0
    var isToTheLetter = true
    for (i, word) in a.words.enumerated() where word.weight > 0 {
      let partner = alignment.partner[i]
      guard partner >= 0 else { continue }
      let facing = b.words[partner]
      if word.kind == .word || facing.kind == .word {
        guard alignment.one[i] >= StoryMatch.leastLikeness(of: word, alignment, i),
          alignment.one[i] >= 0.95 || !StoryMatch.hasMore(alignment, i) && !isShort(word, facing)
        else { return false }
        if word.kind == .word && facing.kind == .word { ownLetters += Int(word.count) }
      } else if alignment.one[i] < 0.85 {
        return false
      }
      if !isSpelledLike(a, word, b, facing) { isToTheLetter = false }
    }
    guard let mine = open(a.words, alignment.one), let theirs = open(b.words, alignment.other)
    else { return false }
    // «Textile House» and «Clothing Market» share what they sell, not a name.
    if ownLetters == 0 { return isToTheLetter && mine.isEmpty && theirs.isEmpty }
    if !mine.isEmpty, !theirs.isEmpty { return false }
    return !mine.union(theirs).contains(.trade) || ownLetters >= SpellingMatch.longOwnName
  }

  /// What a name says beside its own words.
  private struct Beside: OptionSet {
    let rawValue: UInt8

    static let trade = Beside(rawValue: 1)
    static let generic = Beside(rawValue: 2)
  }

  /// What words say that stand open; `nil` where they make it another's name.
  private static func open(
    _ words: UnsafeBufferPointer<PartyName.Word>,
    _ similarities: UnsafeMutableBufferPointer<Float>
  ) -> Beside? {
    var found: Beside = []
    for place in words.indices where similarities[place] == 0 {
      switch words[place].kind {
      case .word, .number, .initial, .place: return nil
      case .trade: found.insert(.trade)
      case .generic:
        // A plant's investment company is not the plant.
        if StoryMatch.activity(of: words[place]) == StoryMatch.finance { return nil }
        found.insert(.generic)
      default: continue
      }
    }
    return found
  }

  /// True for words so short that another letter makes another word: «Lumex» is not «Lumax».
  private static func isShort(_ word: PartyName.Word, _ facing: PartyName.Word) -> Bool {
    word.script.rawValue <= 1 && facing.script.rawValue <= 1 && min(word.count, facing.count) < 6
      && !word.isAbbreviated && !facing.isAbbreviated
  }

  private static func isSpelledLike(
    _ a: NameView, _ word: PartyName.Word, _ b: NameView, _ facing: PartyName.Word
  ) -> Bool {
    if word.hash == facing.hash { return true }
    if word.script != facing.script, word.script.rawValue > 1 || facing.script.rawValue > 1 {
      return true
    }
    return WordDistance.similarity(a.letters(of: word), b.letters(of: facing)) >= 0.8
  }

  /// From so many letters on a name of its own stands for the party whatever trade is left out.
  private static let longOwnName = 7

  /// Whether the two cannot be one party: other words, numbers, places or trades.
  static func speaksAgainst(_ alignment: NameAlignment) -> Bool {
    /// The kinds of the words that stand open, one bit a kind.
    func open(
      _ words: UnsafeBufferPointer<PartyName.Word>,
      _ similarities: UnsafeMutableBufferPointer<Float>
    ) -> UInt16 {
      var kinds: UInt16 = 0
      for place in words.indices where similarities[place] == 0 {
        kinds |= 1 << UInt16(words[place].kind.rawValue)
      }
      return kinds
    }
    let both =
      open(alignment.a.words, alignment.one) & open(alignment.b.words, alignment.other)
    return [PartyName.Kind.word, .trade, .place, .number].contains {
      both & (1 << UInt16($0.rawValue)) != 0
    }
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
    var (isOne, isOther, isBoth) = (false, false, false)
    for group in groups {
      let (mine, theirs) = (group & one != 0, group & other != 0)
      isOne = isOne || mine
      isOther = isOther || theirs
      isBoth = isBoth || mine && theirs
    }
    return isOne && isOther && !isBoth
  }
}
