/// Which names of an evidence a story's short name stands for.
extension NameIndex {
  /// The names of the evidence that a story's short name stands for, best first.
  ///
  ///     index.matches(for: "Granitmash")  // ООО "ГРАНИТМАШ", GRANITMASH LLC
  public func matches(for story: String) -> [(id: Int, score: Double)] { meant(by: story).names }

  /// What a story's name was found to mean.
  struct Meant {
    /// Best first; of equal ones by their letters, so that nothing hangs on the order of the names.
    var names: [(id: Int, score: Double)]
    /// The names in that order, as they are read.
    var read: NameStore
    /// True where no name has its words, and those were looked for that it may be short for.
    var isAbbreviated: Bool
  }

  /// A name is found or not whatever other names there are, save for abbreviations and translations.
  func meant(by story: String) -> Meant {
    let name = PartyName(story)
    let match = StoryMatch(name)
    var candidates = name.withView { name in
      pool.use { scratch in self.holders(of: name, scratch: &scratch) }
    }
    let isAbbreviated = candidates.isEmpty && !name.withView(isKnown)
    if isAbbreviated { candidates = abbreviated(by: name) }
    var scored = Scored(self, match, isEachItsOwn: isAbbreviated || match.heedsHyphens)
    withBuffers { buffers in
      for candidate in candidates { scored.take(candidate, buffers) }
    }
    var found = scored.found
    if !bridge.partners.isEmpty {
      for (id, score) in found {
        for partner in translations(of: id) where !found.contains(where: { $0.id == partner }) {
          found.append((partner, max(NameMatcher.decision, score - 0.3)))
        }
      }
    }
    sort(&found)
    return Meant(
      names: found, read: store(of: found),
      isAbbreviated: isAbbreviated)
  }

  /// The names that were found, in their order, as they are read.
  private func store(of found: [(id: Int, score: Double)]) -> NameStore {
    var store = NameStore()
    for (id, _) in found { store.append(Int(row(of: id)), of: self) }
    return store
  }

  /// Best first; of equal ones by their letters.
  func sort(_ found: inout [(id: Int, score: Double)]) {
    let heads = found.map { NameIndex.head(of: names.bytes(of: $0.id)) }
    let order = found.indices.sorted { a, b in
      if found[a].score != found[b].score { return found[a].score > found[b].score }
      if heads[a] != heads[b] { return heads[a] < heads[b] }
      return names.bytes(of: found[a].id).lexicographicallyPrecedes(names.bytes(of: found[b].id))
    }
    found = order.map { found[$0] }
  }

  /// The first bytes of a name, in which most differ.
  private static func head(of name: ArraySlice<UInt8>) -> UInt64 {
    name.withUnsafeBytes { bytes in
      if bytes.count >= 8 { return UInt64(bigEndian: bytes.loadUnaligned(as: UInt64.self)) }
      return bytes.reduce(0) { $0 << 8 | UInt64($1) } << UInt64(8 * (8 - bytes.count))
    }
  }

  /// Chinese names of the evidence that this Latin one translates, and the other way round.
  func translations(of id: Int) -> [Int] { bridge.partners[id] ?? [] }

  /// Whether some name has words that are at least like all of the story's own.
  private func isKnown(_ story: NameView) -> Bool {
    pool.use { scratch in
      let parts = sought(story, scratch: &scratch)
      return !holders(of: parts, scratch: &scratch).isEmpty
    }
  }

  /// The rows of the names that have all of the story's own words and no other trade or place instead of its.
  private func holders(of story: NameView, scratch: inout NameScratch) -> [Int32] {
    let parts = sought(story) { word in
      knownWords.value(for: word, of: story) {
        (closeHits(for: word, of: story, scratch: &scratch), halves(of: word, in: story))
      }
    }
    return holders(of: parts, scratch: &scratch)
  }

  private func holders(of parts: [Sought], scratch: inout NameScratch) -> [Int32] {
    let own = parts.filter(\.isOwn)
    guard let rarest = (own.isEmpty ? parts : own).min(by: { $0.cost < $1.cost }) else { return [] }
    scratch.beginAnswers(words.entries.count)
    defer { scratch.endAnswers() }
    var needed: UInt64 = 0
    for (number, part) in parts.enumerated() {
      if part.isNeeded || own.isEmpty { needed |= 1 << UInt64(min(number, 63)) }
      for hit in part.hits { scratch.answer(hit.word, part: number, amount: NameScratch.whole) }
      for halves in part.halves {
        for word in [halves.head, halves.tail] {
          scratch.answer(word, part: number, amount: NameScratch.half)
        }
      }
    }
    let candidates = rarest.hits.map(\.word) + rarest.halves.map(rarer)
    var found: [Int32] = []
    let wanted = Wanted(parts, needed)
    withLookup(scratch) { lookup in
      for word in candidates {
        for row in lookup.postings(of: word) where lookup.has(wanted, parts, row) {
          found.append(row)
        }
      }
    }
    if candidates.count > 1 {
      found.sort()
      var last: Int32 = -1
      found.removeAll { row in
        defer { last = row }
        return row == last
      }
    }
    return found
  }

  /// The rows of the names that the story's one word may be an acronym of.
  private func abbreviated(by story: PartyName) -> [Int32] {
    guard let word = NameIndex.shortForm(in: story) else { return [] }
    // Few names are asked for like this: to go through all takes less than to have them in order.
    var found: Set<Int32> = []
    for entry in initials where entry.hash == word.hash { found.insert(row(of: Int(entry.name))) }
    if word.count >= 5 {
      story.withView { addShortened(to: $0.letters(of: word), into: &found) }
    }
    return found.sorted()
  }

  /// Adds the rows of all names that may be written as this word, by the beginnings of their words or as one, or that
  /// have one like it.
  private func addShortened(
    to word: UnsafeBufferPointer<UInt8>, into found: inout Set<Int32>
  ) {
    var looked: Set<Int32> = []
    var reading = NameStore()
    for first in words.beginning(like: word) {
      if words.isAlike(Int(first), word) {
        found.formUnion(postings(of: first))
        continue
      }
      for row in postings(of: first) where looked.insert(row).inserted {
        reading.removeAll()
        reading.append(Int(row), of: self)
        if reading.withViews({ $0[0].mayBeShortened(to: word) }) { found.insert(row) }
      }
    }
  }

  /// The story's one word, where it may be an acronym.
  private static func shortForm(in story: PartyName) -> PartyName.Word? {
    let own = story.words.filter { $0.weight > 0 }
    return own.count == 1 && own[0].kind == .word && (3...10).contains(own[0].count) ? own[0] : nil
  }

  /// What words of the index were found to stand for, each looked for once.
  struct KnownHits {
    fileprivate var byWord: [Int32: Standing] = [:]
  }

  /// The names that share this name's rarest word: those that may be spellings of it.
  func possibleSpellings(of id: Int, read name: NameView, known: inout KnownHits) -> [Int] {
    pool.use { scratch in
      var numbers = rows.words(of: Int(row(of: id))).filter { $0 >= 0 }[...]
      let parts = sought(name) { word in
        let number = numbers.removeFirst()
        if let found = known.byWord[number] { return found }
        let found: Standing = (
          closeHits(for: word, of: name, scratch: &scratch), halves(of: word, in: name)
        )
        known.byWord[number] = found
        return found
      }
      return self.holders(of: parts, scratch: &scratch).map(self.name(of:)).sorted()
    }
  }

  /// What may stand for a word where names are decided on, not only ranked: of its own words, those that
  /// are alike enough.
  private func closeHits(
    for word: PartyName.Word, of name: NameView, scratch: inout NameScratch
  ) -> [WordIndex.Hit] {
    func least(_ entry: WordIndex.Entry) -> Float {
      // Alphabets without vowels are compared in more ways than the index has.
      guard word.kind == .word, word.script != .abjad, entry.script != .abjad else {
        return WordDistance.least
      }
      return StoryMatch.leastLikeness(Int(word.count), Int(entry.count))
    }
    return words.hits(
      for: word, of: name, least: NameIndex.isFuzzy(word) ? least : nil, scratch: &scratch)
  }
}

/// An index and the answers of a scratch room where they lie: a common word has the names of a whole trade.
private struct HolderLookup {
  let index: NameIndex.Buffers
  let answers: UnsafeBufferPointer<NameScratch.Answer>

  func postings(of word: Int32) -> UnsafeBufferPointer<Int32> { index.postings(of: word) }

  /// Whether a name has all that is needed of a story's name, and no other trade or place instead of its.
  func has(_ wanted: Wanted, _ parts: [NameIndex.Sought], _ row: Int32) -> Bool {
    let words = index.words(of: row)
    var answered: UInt64 = 0
    var halved: UInt64 = 0
    for word in words where word >= 0 {
      let answer = answers[Int(word)]
      guard !answer.isNone else { continue }
      if answer.isHalf { halved |= answer.bit } else { answered |= answer.bit }
    }
    if wanted.needed & ~(answered | halved) != 0 { return false }
    // One half of a word alone is another name: «Servis» is not «Zaryaservis».
    if halved & ~answered != 0 {
      for (number, part) in parts.enumerated() where halved & ~answered & 1 << UInt64(number) != 0 {
        let isWhole = part.halves.contains { words.contains($0.head) && words.contains($0.tail) }
        if isWhole { answered |= 1 << UInt64(number) } else { return false }
      }
    }
    let lacks = (
      trade: wanted.trades & ~answered != 0, place: wanted.places & ~answered != 0
    )
    guard lacks.trade || lacks.place else { return true }
    return !words.contains { word in
      guard word >= 0, answers[Int(word)].isNone else { return false }
      switch index.entries[Int(word)].kind {
      case .trade: return lacks.trade
      case .place: return lacks.place
      default: return false
      }
    }
  }
}

/// The parts of a story's name, one bit a part.
private struct Wanted {
  let needed: UInt64
  private(set) var trades: UInt64 = 0
  private(set) var places: UInt64 = 0

  init(_ parts: [NameIndex.Sought], _ needed: UInt64) {
    self.needed = needed
    for (number, part) in parts.enumerated() {
      let bit: UInt64 = 1 << UInt64(min(number, 63))
      if part.kind == .trade { trades |= bit }
      if part.kind == .place { places |= bit }
    }
  }
}

extension NameIndex {
  fileprivate func withLookup(_ scratch: borrowing NameScratch, _ body: (HolderLookup) -> Void) {
    withBuffers { buffers in
      scratch.answers.withUnsafeBufferPointer { answers in
        body(HolderLookup(index: buffers, answers: answers))
      }
    }
  }
}

/// Names that a story's name may stand for, scored one by one.
private struct Scored {
  private let index: NameIndex
  private let match: StoryMatch
  private let isEachItsOwn: Bool
  /// Room for the name in hand.
  private var reading = NameStore()
  private(set) var found: [(id: Int, score: Double)] = []
  /// By the words of a name: names that differ only in their legal form are scored once.
  private var known: [UInt64: (row: Int32, score: Double)] = [:]
  private let likeness = KnownLikeness()
  /// The story's words have numbers of their own, from 0.
  private let storyWords: [Int32]

  init(_ index: NameIndex, _ match: StoryMatch, isEachItsOwn: Bool) {
    self.index = index
    self.match = match
    self.isEachItsOwn = isEachItsOwn
    storyWords = match.story.words.indices.map(Int32.init)
  }

  mutating func take(_ row: Int32, _ buffers: NameIndex.Buffers) {
    let words = buffers.words(of: row)
    let key = isEachItsOwn ? UInt64(row) : Scored.digest(of: words)
    let score: Double
    if let known = known[key], isEachItsOwn || Scored.areAlike(buffers.words(of: known.row), words)
    {
      score = known.score
    } else {
      reading.removeAll()
      reading.append(Int(row), of: index)
      score = reading.withViews { views in
        storyWords.withUnsafeBufferPointer { mine in
          match.score(views[0], known: (likeness, mine, words))
        }
      }
      known[key] = (row, score)
    }
    if score >= NameMatcher.decision { found.append((index.name(of: row), score)) }
  }

  /// FNV-1a over the numbers of a name's words of weight.
  private static func digest(of words: UnsafeBufferPointer<Int32>) -> UInt64 {
    words.reduce(0xCBF2_9CE4_8422_2325) {
      $1 < 0 ? $0 : ($0 ^ UInt64(UInt32(bitPattern: $1))) &* 0x100_0000_01B3
    }
  }

  /// Whether two names have the same words of weight.
  private static func areAlike(
    _ one: UnsafeBufferPointer<Int32>, _ other: UnsafeBufferPointer<Int32>
  ) -> Bool {
    one.lazy.filter { $0 >= 0 }.elementsEqual(other.lazy.filter { $0 >= 0 })
  }
}
