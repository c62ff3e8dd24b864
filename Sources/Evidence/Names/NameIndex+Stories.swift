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
    /// True where no name has its words, and those were looked for that it may be short for.
    var isAbbreviated: Bool
  }

  /// A name is found or not whatever other names there are, save for abbreviations and translations.
  func meant(by story: String) -> Meant {
    let name = PartyName(story)
    let match = StoryMatch(name)
    var candidates = pool.use { scratch in self.holders(of: name, scratch: &scratch) }
    let isAbbreviated = candidates.isEmpty && !isKnown(name)
    if isAbbreviated { candidates = abbreviated(by: name) }
    var found: [(id: Int, score: Double)] = []
    // Names that differ only in their legal form are scored once.
    var scored: [UInt64: (id: Int, score: Double)] = [:]
    let isEachItsOwn = isAbbreviated || match.heedsHyphens
    for candidate in candidates {
      let id = Int(candidate)
      let key = isEachItsOwn ? UInt64(id) : digest(ofWordsOf: id)
      if let known = scored[key], isEachItsOwn || words(of: known.id) == words(of: id) {
        if known.score >= NameMatcher.decision { found.append((id, known.score)) }
        continue
      }
      let score = match.score(self.name(id))
      scored[key] = (id, score)
      if score >= NameMatcher.decision { found.append((id, score)) }
    }
    for (id, score) in found {
      for partner in translations(of: id) where !found.contains(where: { $0.id == partner }) {
        found.append((partner, max(NameMatcher.decision, score - 0.3)))
      }
    }
    found.sort { a, b in
      a.score != b.score ? a.score > b.score : names[a.id] < names[b.id]
    }
    return Meant(names: found, isAbbreviated: isAbbreviated)
  }

  /// Chinese names of the evidence that this Latin one translates, and the other way round.
  func translations(of id: Int) -> [Int] { bridge.partners[id] ?? [] }

  /// Whether some name has words that are at least like all of the story's own.
  private func isKnown(_ story: PartyName) -> Bool {
    pool.use { scratch in
      let parts = sought(story, scratch: &scratch)
      return !holders(of: parts, scratch: &scratch).isEmpty
    }
  }

  /// The names that have all of the story's own words and no other trade or place instead of its.
  private func holders(of story: PartyName, scratch: inout NameScratch) -> [Int32] {
    let parts = sought(story) { closeHits(for: $0, of: story, scratch: &scratch) }
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
      for hit in part.hits { scratch.answer(hit.word, part: number, amount: NameIndex.whole) }
      for halves in part.halves {
        for word in [halves.head, halves.tail] {
          scratch.answer(word, part: number, amount: NameIndex.half)
        }
      }
    }
    var found = Set<Int32>()
    for word in rarest.hits.map(\.word) + rarest.halves.map(rarer) {
      for name in postings(of: word) where has(needed, parts, Int(name), scratch) {
        found.insert(name)
      }
    }
    return found.sorted()
  }

  /// The names that the story's one word may be an acronym of.
  private func abbreviated(by story: PartyName) -> [Int32] {
    let own = story.words.filter { $0.weight > 0 }
    guard own.count == 1, own[0].kind == .word, (3...10).contains(own[0].count) else { return [] }
    let hash = own[0].hash
    var low = 0
    var high = initials.count
    while low < high {
      let middle = (low + high) / 2
      if initials[middle].hash < hash { low = middle + 1 } else { high = middle }
    }
    var found = Set(initials[low...].prefix { $0.hash == hash }.map(\.name))
    if own[0].count >= 5 {
      for word in words.beginning(like: story.letters(of: own[0])) {
        if found.count > NameIndex.mostPostings { break }
        found.formUnion(postings(of: word))
      }
    }
    return found.sorted()
  }

  private static let whole: Float = 1
  private static let half: Float = 0.5

  private func has(_ needed: UInt64, _ parts: [Sought], _ name: Int, _ scratch: NameScratch) -> Bool
  {
    var answered: UInt64 = 0
    var halved: UInt64 = 0
    var others: (trade: Bool, place: Bool) = (false, false)
    for word in words(of: name) {
      let part = scratch.answers[Int(word)]
      if part > 0 {
        let bit: UInt64 = 1 << UInt64(min(part - 1, 63))
        if scratch.amounts[Int(word)] < NameIndex.whole { halved |= bit } else { answered |= bit }
      } else {
        switch words.entries[Int(word)].kind {
        case .trade: others.trade = true
        case .place: others.place = true
        default: break
        }
      }
    }
    if needed & ~(answered | halved) != 0 { return false }
    // One half of a word alone is another name: «Servis» is not «Zaryaservis».
    for (number, part) in parts.enumerated() where halved & ~answered & 1 << UInt64(number) != 0 {
      let words = words(of: name)
      let isWhole = part.halves.contains { words.contains($0.head) && words.contains($0.tail) }
      if isWhole { answered |= 1 << UInt64(number) } else { return false }
    }
    guard others.trade || others.place else { return true }
    for (number, part) in parts.enumerated() where answered & (1 << UInt64(min(number, 63))) == 0 {
      if part.kind == .trade && others.trade || part.kind == .place && others.place { return false }
    }
    return true
  }

  /// What words of the index were found to stand for, each looked for once.
  struct KnownHits {
    fileprivate var byWord: [Int32: [WordIndex.Hit]] = [:]
  }

  /// The names that share this name's rarest word: those that may be spellings of it.
  func possibleSpellings(of id: Int, known: inout KnownHits) -> [Int] {
    let name = name(id)
    return pool.use { scratch in
      var numbers = words(of: id)[...]
      let parts = sought(name) { word in
        let number = numbers.removeFirst()
        if let hits = known.byWord[number] { return hits }
        let hits = closeHits(for: word, of: name, scratch: &scratch)
        known.byWord[number] = hits
        return hits
      }
      return self.holders(of: parts, scratch: &scratch)
    }.map(Int.init)
  }

  /// What may stand for a word where names are decided on, not only ranked: of its own words, those that
  /// are alike enough.
  private func closeHits(
    for word: PartyName.Word, of name: PartyName, scratch: inout NameScratch
  ) -> [WordIndex.Hit] {
    let hits = words.hits(
      for: word, of: name, isFuzzy: NameIndex.isFuzzy(word), scratch: &scratch)
    guard word.kind == .word else { return hits }
    return hits.filter { hit in
      let entry = words.entries[Int(hit.word)]
      // Alphabets without vowels are compared in more ways than the index has.
      return word.script == .abjad || entry.script == .abjad
        || hit.similarity >= StoryMatch.leastLikeness(Int(word.count), Int(entry.count))
    }
  }
}
