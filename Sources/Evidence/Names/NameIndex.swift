/// Distinct names of an evidence, to be found by any spelling in any script.
///
///     let index = NameIndex(["ООО «Лысый Холм»", "Quayside Components Ltd"])
///     index.best(for: "Lysyi Kholm", limit: 5)     // [(id: 0, score: 1)]
///     index.matches(for: "Quaiside Components")      // [(id: 1, score: 0.96)]
///
/// - Complexity: building is linear; a search costs what the postings of its rarest words cost.
public struct NameIndex: Sendable {
  public let names: NameTexts
  private(set) var words = WordIndex()
  private(set) var fillers = WordIndex()
  /// The names' words: names that share their rarest word lie side by side, as they are asked for together.
  private(set) var rows = NameRows()
  private var rowOfName: [Int32] = []
  private var nameOfRow: [Int32] = []
  /// The rows with word `w`: `postings[postingStarts[w]..<postingStarts[w + 1]]`.
  private var postingStarts: [Int32] = []
  private var postings: [Int32] = []
  private var rarity: [Float] = []
  /// By row.
  private var nameWeights: [Float] = []
  /// The names by the first letters of their words.
  private(set) var initials: [NameReadings.Initials] = []
  private(set) var bridge = HanBridge([])
  /// Whether a name can be found as another's translation: `nil` where there are too many names for that.
  private(set) var mayTranslate: Bool?
  let pool = NameScratchPool()
  let knownWords = KnownWords()

  private static let mayTranslateWhenFewerThan = 100_000
  /// So many postings of a name's words are walked; what is left is looked up.
  static let mostPostings = 40_000

  public init(_ names: [String]) { self.init(NameTexts(names), NameReadings.of(names)) }

  /// Names that were read before.
  init(_ names: NameTexts, read: NameStore) { self.init(names, NameReadings(read)) }

  /// Names and how they were read, one row a name.
  init(_ names: NameTexts, _ readings: consuming NameReadings) {
    self.names = names
    words = readings.words
    fillers = readings.fillers
    rows = readings.rows
    initials = readings.initials
    words.seal()
    post()
    let hasHan = words.entries.contains { $0.script == .han && $0.kind == .word }
    if hasHan, names.count <= HanBridge.mostNames { bridge = HanBridge(names.indices.map(name)) }
    mayTranslate = NameIndex.mayTranslate(names)
  }

  /// Whether one of these names can be found as another's translation; `nil` where there are too many for that.
  static func mayTranslate(_ names: NameTexts) -> Bool? {
    guard names.count < mayTranslateWhenFewerThan else { return nil }
    // The signs of Chinese, Japanese and Korean, and whatever stands behind them.
    return names.letters.contains { $0 >= 0xE3 }
  }

  private mutating func post() {
    let count = words.entries.count
    var starts = [Int32](repeating: 0, count: count + 1)
    for word in rows.words where word >= 0 { starts[Int(word) + 1] += 1 }
    order(by: starts)
    for word in 0..<count { starts[word + 1] += starts[word] }
    postingStarts = starts
    let all = Float(names.count + 1)
    rarity = (0..<count).map { word in
      let found = Float(postingStarts[word + 1] - postingStarts[word])
      return NameIndex.logarithm(all / found) / NameIndex.logarithm(all)
    }
    let weights = (0..<count).map { weight(of: Int32($0)) }
    postings = [Int32](repeating: 0, count: Int(starts[count]))
    nameWeights = [Float](repeating: 0, count: rows.count)
    rows.eachWord { row, word in
      if word < 0 { return }
      postings[Int(starts[Int(word)])] = Int32(row)
      starts[Int(word)] += 1
      nameWeights[row] += weights[Int(word)]
    }
  }

  /// Orders the rows by their rarest word, in linear time.
  ///
  /// - Parameter frequencies: how often each word occurs, one place on.
  private mutating func order(by frequencies: [Int32]) {
    // Rows without a word of weight come last.
    var rarest = [Int32](repeating: Int32(words.entries.count), count: rows.count)
    var least = [Int32](repeating: .max, count: rows.count)
    rows.eachWord { row, word in
      if word < 0 || frequencies[Int(word) + 1] >= least[row] { return }
      (rarest[row], least[row]) = (word, frequencies[Int(word) + 1])
    }
    var places = [Int32](repeating: 0, count: words.entries.count + 2)
    for word in rarest { places[Int(word) + 1] += 1 }
    for word in 1..<places.count { places[word] += places[word - 1] }
    nameOfRow = [Int32](repeating: 0, count: rows.count)
    rowOfName = nameOfRow
    for (name, word) in rarest.enumerated() {
      let row = places[Int(word)]
      places[Int(word)] += 1
      rowOfName[name] = row
      nameOfRow[Int(row)] = Int32(name)
    }
    rows = rows.ordered(by: nameOfRow)
  }

  /// Base 2, without the C library.
  private static func logarithm(_ value: Float) -> Float {
    let exponent = Float(value.exponent)
    let fraction = value.significand - 1
    return exponent + fraction * (1.4269 - fraction * (0.5785 - 0.1516 * fraction))
  }

  private func weight(of word: Int32) -> Float {
    words.entries[Int(word)].kind.weight * (0.3 + 0.7 * rarity[Int(word)])
  }

  func postings(of word: Int32) -> ArraySlice<Int32> {
    postings[Int(postingStarts[Int(word)])..<Int(postingStarts[Int(word) + 1])]
  }

  /// The words of names and the names of words where they lie, valid only inside the call that gives them.
  struct Buffers {
    let entries: UnsafeBufferPointer<WordIndex.Entry>
    fileprivate let rowStarts: UnsafeBufferPointer<Int32>
    fileprivate let rowWords: UnsafeBufferPointer<Int32>
    fileprivate let postingStarts: UnsafeBufferPointer<Int32>
    fileprivate let postings: UnsafeBufferPointer<Int32>
    fileprivate let rowOfName: UnsafeBufferPointer<Int32>

    func words(ofName id: Int) -> UnsafeBufferPointer<Int32> { words(of: rowOfName[id]) }

    /// The numbers of a row's words; of those that carry nothing of a name, less than 0.
    func words(of row: Int32) -> UnsafeBufferPointer<Int32> {
      UnsafeBufferPointer(
        rebasing: rowWords[Int(rowStarts[Int(row)])..<Int(rowStarts[Int(row) + 1])])
    }

    func postings(of word: Int32) -> UnsafeBufferPointer<Int32> {
      UnsafeBufferPointer(
        rebasing: postings[Int(postingStarts[Int(word)])..<Int(postingStarts[Int(word) + 1])])
    }
  }

  func withBuffers<Result>(_ body: (Buffers) -> Result) -> Result {
    words.entries.withUnsafeBufferPointer { entries in
      rows.starts.withUnsafeBufferPointer { rowStarts in
        rows.words.withUnsafeBufferPointer { rowWords in
          postingStarts.withUnsafeBufferPointer { postingStarts in
            postings.withUnsafeBufferPointer { postings in
              rowOfName.withUnsafeBufferPointer { rowOfName in
                body(
                  Buffers(
                    entries: entries, rowStarts: rowStarts, rowWords: rowWords,
                    postingStarts: postingStarts, postings: postings, rowOfName: rowOfName))
              }
            }
          }
        }
      }
    }
  }

  private func count(of word: Int32) -> Int {
    Int(postingStarts[Int(word) + 1] - postingStarts[Int(word)])
  }

  func row(of name: Int) -> Int32 { rowOfName[name] }
  func name(of row: Int32) -> Int { Int(nameOfRow[Int(row)]) }

  func name(_ id: Int) -> PartyName {
    var store = NameStore()
    store.append(Int(rowOfName[id]), of: self)
    return store.name(0, raw: names[id])
  }

  // MARK: Search

  struct Sought {
    var weight: Float
    var hits: [WordIndex.Hit]
    /// Words that are this one only together.
    var halves: [Halves]
    var cost: Int
    var kind: PartyName.Kind
    var isOwn: Bool { kind == .word }
    /// Without it a name is not the story's.
    var isNeeded: Bool { kind == .word || kind == .number || kind == .initial }
  }

  /// Two words of the evidence that are, one behind the other, one word of a story.
  struct Halves {
    var head: Int32
    var tail: Int32
  }

  /// What stands for a word in the index: words, and pairs of words that are it together.
  typealias Standing = (hits: [WordIndex.Hit], halves: [Halves])

  func sought(_ query: NameView, scratch: inout NameScratch) -> [Sought] {
    sought(query) { word in
      let hits = words.hits(
        for: word, of: query,
        least: NameIndex.isFuzzy(word) ? { _ in WordDistance.least } : nil, scratch: &scratch)
      return (hits, halves(of: word, in: query))
    }
  }

  /// Whether spellings that are only like this word are looked for.
  static func isFuzzy(_ word: PartyName.Word) -> Bool {
    word.kind == .word || word.kind == .trade
  }

  func sought(
    _ query: NameView, found: (PartyName.Word) -> Standing
  ) -> [Sought] {
    var parts: [Sought] = []
    for (position, word) in query.words.enumerated() where word.weight > 0 {
      var (hits, halves) = found(word)
      if word.kind == .word { hits += joined(query, at: position) }
      let cost =
        hits.reduce(0) { $0 + count(of: $1.word) }
        + halves.reduce(0) { $0 + count(of: rarer($1)) }
      let rarest = hits.max { rarity[Int($0.word)] < rarity[Int($1.word)] }
      let weight = word.weight * (0.3 + 0.7 * (rarest.map { rarity[Int($0.word)] } ?? 1))
      parts.append(
        Sought(weight: weight, hits: hits, halves: halves, cost: cost, kind: word.kind))
    }
    return parts
  }

  /// Words of the evidence that this word and the next are together.
  private func joined(_ query: NameView, at position: Int) -> [WordIndex.Hit] {
    let word = query.words[position]
    var hits: [WordIndex.Hit] = []
    if position + 1 < query.words.count, query.words[position + 1].follows(word) {
      let next = query.words[position + 1]
      hits += asOne(query.letters[word.range.lowerBound..<next.range.upperBound])
    }
    if position > 0, word.follows(query.words[position - 1]) {
      let previous = query.words[position - 1]
      hits += asOne(query.letters[previous.range.lowerBound..<word.range.upperBound])
    }
    return hits.map { WordIndex.Hit(word: $0.word, similarity: NameIndex.asJoined) }
  }

  /// How well words answer that are written as one, or apart.
  private static let asJoined: Float = 0.95

  /// Words of the evidence that together are this one: «Zarya», «Servis» for «Zaryaservis».
  func halves(of word: PartyName.Word, in query: NameView) -> [Halves] {
    let letters = query.letters(of: word)
    guard word.kind == .word, letters.count > 1 else { return [] }
    var halves: [Halves] = []
    for cut in 1..<letters.count {
      let heads = words.exact(UnsafeBufferPointer(rebasing: letters[..<cut]))
      if heads.isEmpty { continue }
      let tails = words.exact(UnsafeBufferPointer(rebasing: letters[cut...]))
      for head in heads {
        for tail in tails { halves.append(Halves(head: head.word, tail: tail.word)) }
      }
    }
    return halves
  }

  func rarer(_ halves: Halves) -> Int32 {
    count(of: halves.head) <= count(of: halves.tail) ? halves.head : halves.tail
  }

  /// The words that are these neighbouring ones, written as one.
  private func asOne(_ letters: Slice<UnsafeBufferPointer<UInt8>>) -> [WordIndex.Hit] {
    let hits = words.exact(UnsafeBufferPointer(rebasing: letters))
    let joined = SoundFold.joined(letters)
    return joined.count == letters.count
      ? hits : hits + joined.withUnsafeBufferPointer(words.exact)
  }

  /// The names most like this one, best first.
  public func best(for query: String, limit: Int) -> [(id: Int, score: Double)] {
    let name = PartyName(query)
    let candidates = pool.use { scratch in
      name.withView {
        self.candidates(for: $0, limit: max(40, 2 * limit), scratch: &scratch)
      }
    }
    let matcher = NameMatcher()
    let scored = candidates.map {
      (id: $0.id, score: matcher.score(name, self.name($0.id)), first: $0.score)
    }
    .sorted { ($0.score, $0.first, -$0.id) > ($1.score, $1.first, -$1.id) }
    return scored.prefix(limit).map { ($0.id, $0.score) }
  }

  private func candidates(
    for query: NameView, limit: Int, scratch: inout NameScratch
  ) -> [(id: Int, score: Float)] {
    let parts = sought(query, scratch: &scratch).sorted { $0.cost < $1.cost }
    let all = parts.reduce(0) { $0 + $1.weight }
    guard all > 0 else { return [] }
    scratch.beginNames(names.count)
    scratch.beginAnswers(words.entries.count)
    var spent = 0
    for (number, part) in parts.enumerated() {
      // Common words bring no new candidates once rare words have brought some.
      let isCommon = spent > 0 && spent + part.cost > NameIndex.mostPostings
      if !isCommon { spent += part.cost }
      let halves = part.halves.map { [$0.head, $0.tail] }
        .filter { $0.allSatisfy { words.entries[Int($0)].count > 2 } }.joined()
        .map { WordIndex.Hit(word: $0, similarity: NameIndex.asJoined) }
      for hit in part.hits + halves {
        let amount = part.weight * hit.similarity * hit.similarity
        if isCommon {
          scratch.answer(hit.word, part: number, amount: amount)
        } else {
          for name in postings(of: hit.word) { scratch.give(amount, to: name) }
        }
      }
      scratch.endWord()
    }
    addCommonWords(to: &scratch)
    var best: [(id: Int, score: Float)] = scratch.touchedNames.map { row in
      let sum = scratch.sums[Int(row)]
      return (name(of: row), sum / (all * nameWeights[Int(row)]).squareRoot())
    }
    scratch.endNames()
    if best.count > 4 * limit {
      let cut = NameIndex.threshold(best, limit: limit)
      best.removeAll { $0.score < cut }
    }
    best.sort { ($0.score, -$0.id) > ($1.score, -$1.id) }
    return Array(best.prefix(limit))
  }

  private func addCommonWords(to scratch: inout NameScratch) {
    defer { scratch.endAnswers() }
    for row in scratch.touchedNames {
      var given: Float = 0
      for word in rows.words(of: Int(row)) where word >= 0 { given += scratch.amounts[Int(word)] }
      if given > 0 { scratch.add(given, to: row) }
    }
  }

  /// A score that a little more than `limit` of them reach.
  private static func threshold(_ scored: [(id: Int, score: Float)], limit: Int) -> Float {
    var counts = [Int](repeating: 0, count: 257)
    for (_, score) in scored { counts[Int(min(max(score, 0), 1) * 256)] += 1 }
    var seen = 0
    for level in stride(from: 256, through: 0, by: -1) {
      seen += counts[level]
      if seen >= limit { return Float(level) / 256 }
    }
    return 0
  }
}
