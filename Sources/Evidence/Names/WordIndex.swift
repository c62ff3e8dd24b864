/// All distinct words of a set of names, found by letters, by meaning and by likeness.
///
/// Names share words, so the fuzzy work is done once a word: three-letter pieces of coarse letters
/// lead to the words that may be alike, the edit distance decides.
struct WordIndex: Sendable {
  struct Entry: Sendable {
    var start: UInt32
    var count: UInt8
    var kind: PartyName.Kind
    var script: PartyName.Script
    var concept: UInt16
    var mask: UInt32
    var hash: UInt32

    init(
      start: UInt32, count: UInt8, kind: PartyName.Kind, script: PartyName.Script, concept: UInt16,
      mask: UInt32, hash: UInt32
    ) {
      self.start = start
      self.count = count
      self.kind = kind
      self.script = script
      self.concept = concept
      self.mask = mask
      self.hash = hash
    }

    init(_ word: PartyName.Word) {
      start = 0
      count = word.count
      kind = word.kind
      script = word.script
      concept = word.concept
      mask = word.mask
      hash = word.hash
    }
  }

  private(set) var entries: [Entry] = []
  private(set) var letters: [UInt8] = []
  private var byHash: [UInt64: [Int32]] = [:]
  private var byConcept: [UInt16: [Int32]] = [:]
  private var bySkeleton: [UInt64: [Int32]] = [:]
  /// Words by piece: `pieces[starts[piece]..<starts[piece + 1]]`; empty where the words are few.
  private var starts: [Int32] = []
  private var pieces: [Int32] = []

  /// The number of a word of these letters, which is added if it is new; where the entry says that its letters begin
  /// is not looked at.
  mutating func add(_ word: Entry, _ spelled: some Collection<UInt8>) -> Int32 {
    let key = WordIndex.key(spelled)
    for id in byHash[key, default: []] {
      let entry = entries[Int(id)]
      if entry.kind == word.kind, entry.concept == word.concept, entry.script == word.script,
        spelling(of: Int(id)).elementsEqual(spelled)
      {
        return id
      }
    }
    let id = Int32(entries.count)
    var entry = word
    entry.start = UInt32(letters.count)
    entries.append(entry)
    letters.append(contentsOf: spelled)
    byHash[key, default: []].append(id)
    if word.concept != 0 { byConcept[word.concept, default: []].append(id) }
    return id
  }

  /// The number here of a word of another index.
  mutating func add(_ id: Int, of other: WordIndex) -> Int32 {
    add(other.entries[id], other.spelling(of: id))
  }

  func spelling(of id: Int) -> ArraySlice<UInt8> {
    let entry = entries[id]
    return letters[Int(entry.start)..<Int(entry.start) + Int(entry.count)]
  }

  /// Appends the letters of a word, and says what it is.
  func spell(_ id: Int, into spelled: inout [UInt8]) -> Entry {
    let entry = entries[id]
    spelled.append(contentsOf: letters[Int(entry.start)..<Int(entry.start) + Int(entry.count)])
    return entry
  }

  private static func key(_ letters: some Sequence<UInt8>) -> UInt64 {
    letters.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }

  // MARK: Pieces

  /// Letters that are written for one another, as one of 31 classes.
  private static let coarse: [UInt8] = {
    var classes = [UInt8](repeating: 30, count: 256)
    for (number, letters) in [
      "a", "bp", "ckqCZ", "dt", "eY", "fv", "gJ", "h", "iy", "j", "l", "m", "n", "o", "r", "sSz",
      "u", "x", "0", "1", "2", "3", "4", "5", "67", "89",
    ].enumerated() {
      for letter in letters.utf8 { classes[Int(letter)] = UInt8(number + 1) }
    }
    for byte in 0x80..<0x100 { classes[byte] = UInt8(27 + byte % 4) }
    return classes
  }()

  /// Calls with every piece of three neighbours, the word's edges among them.
  private static func forEachPiece(_ letters: some Sequence<UInt8>, _ body: (Int) -> Void) {
    coarse.withUnsafeBufferPointer { coarse in
      var piece = 0
      for letter in letters {
        piece = (piece << 5 | Int(coarse[Int(letter)])) & 0x7FFF
        body(piece)
      }
      body((piece << 5) & 0x7FFF)
    }
  }

  /// The consonants of a word, coarse: what an alphabet without vowels has of it.
  private static func skeleton(_ letters: some Sequence<UInt8>) -> (key: UInt64, count: Int) {
    var key: UInt64 = 0xCBF2_9CE4_8422_2325
    var count = 0
    for letter in letters {
      switch letter {
      case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"),
        UInt8(ascii: "u"), UInt8(ascii: "Y"), UInt8(ascii: "v"), UInt8(ascii: "y"):
        continue
      case UInt8(ascii: "x"):
        key = (key ^ UInt64(coarse[Int(UInt8(ascii: "k"))])) &* 0x100_0000_01B3
        key = (key ^ UInt64(coarse[Int(UInt8(ascii: "s"))])) &* 0x100_0000_01B3
        count += 2
      default:
        key = (key ^ UInt64(coarse[Int(letter)])) &* 0x100_0000_01B3
        count += 1
      }
    }
    return (key, count)
  }

  /// So few words are gone through one by one: to lay them out by piece costs more than is ever searched.
  private static let few = 512

  /// Builds what the likeness search needs; call once after the last word.
  mutating func seal() {
    for id in entries.indices where isSearched(id) {
      let skeleton = WordIndex.skeleton(spelling(of: id))
      if skeleton.count >= 2 { bySkeleton[skeleton.key, default: []].append(Int32(id)) }
    }
    if entries.count > WordIndex.few { layOut() }
  }

  private mutating func layOut() {
    var counts = [Int32](repeating: 0, count: 0x8001)
    for id in entries.indices where isSearched(id) {
      WordIndex.forEachPiece(spelling(of: id)) { counts[$0 + 1] += 1 }
    }
    for piece in 1...0x8000 { counts[piece] += counts[piece - 1] }
    starts = counts
    pieces = [Int32](repeating: 0, count: Int(counts[0x8000]))
    var next = counts
    for id in entries.indices where isSearched(id) {
      WordIndex.forEachPiece(spelling(of: id)) { piece in
        pieces[Int(next[piece])] = Int32(id)
        next[piece] += 1
      }
    }
  }

  private func isSearched(_ id: Int) -> Bool {
    entries[id].kind != .number && entries[id].kind != .legalForm && entries[id].count > 2
  }

  // MARK: Search

  struct Hit: Sendable {
    var word: Int32
    var similarity: Float
  }

  /// Words that may stand for this one.
  ///
  /// - Parameter least: how alike a spelling must be; `nil` where those that are only alike are not wanted.
  func hits(
    for word: PartyName.Word, of name: NameView, least: ((Entry) -> Float)?,
    scratch: inout NameScratch
  ) -> [Hit] {
    let spelled = name.letters(of: word)
    var hits = exact(spelled)
    if word.concept != 0, word.kind != .legalForm {
      for id in byConcept[word.concept] ?? [] where !hits.contains(where: { $0.word == id }) {
        if entries[Int(id)].kind != .legalForm { hits.append(Hit(word: id, similarity: 0.97)) }
      }
    }
    guard let least, word.kind != .number, word.count > 2 else { return hits }
    alike(word, spelled, least, into: &hits, scratch: &scratch)
    consonantal(word, spelled, into: &hits)
    return hits
  }

  /// The words that begin like this one, by two coarse letters.
  func beginning(like spelled: UnsafeBufferPointer<UInt8>) -> [Int32] {
    guard spelled.count > 1 else { return [] }
    var piece = 0
    for letter in spelled.prefix(2) { piece = piece << 5 | Int(WordIndex.coarse[Int(letter)]) }
    if starts.isEmpty {
      return entries.indices.filter { id in
        isSearched(id)
          && spelling(of: id).prefix(2).reduce(0) { $0 << 5 | Int(WordIndex.coarse[Int($1)]) }
            == piece
      }.map(Int32.init)
    }
    return Array(pieces[Int(starts[piece])..<Int(starts[piece + 1])])
  }

  /// Whether a word can be like these letters; of one without vowels that is not told here.
  func isAlike(_ id: Int, _ spelled: UnsafeBufferPointer<UInt8>) -> Bool {
    entries[id].script == .abjad
      || spelling(of: id).withUnsafeBufferPointer { WordDistance.similarity($0, spelled) > 0 }
  }

  /// The words of exactly these letters.
  func exact(_ spelled: UnsafeBufferPointer<UInt8>) -> [Hit] {
    (byHash[WordIndex.key(spelled)] ?? []).filter { spelling(of: Int($0)).elementsEqual(spelled) }
      .map { Hit(word: $0, similarity: 1) }
  }

  private func alike(
    _ word: PartyName.Word, _ spelled: UnsafeBufferPointer<UInt8>, _ least: (Entry) -> Float,
    into hits: inout [Hit], scratch: inout NameScratch
  ) {
    // Whatever other words there are: what a name is found by must not hang on them.
    let wanted = max(2, (spelled.count + 1) * 3 / 10)
    letters.withUnsafeBufferPointer { all in
      func take(_ id: Int32, if hasPieces: (UnsafeBufferPointer<UInt8>) -> Bool) {
        let entry = entries[Int(id)]
        let long = Int(max(entry.count, word.count))
        let missing = max(
          (entry.mask & ~word.mask).nonzeroBitCount, (word.mask & ~entry.mask).nonzeroBitCount)
        guard missing * 7 <= 3 * long else { return }
        let range = Int(entry.start)..<Int(entry.start) + Int(entry.count)
        let facing = UnsafeBufferPointer(rebasing: all[range])
        guard WordDistance.mayBeAlike(spelled.count, facing.count), hasPieces(facing) else {
          return
        }
        let similarity = WordDistance.similarity(spelled, facing)
        if similarity >= least(entry), similarity < 1 {
          hits.append(Hit(word: id, similarity: similarity))
        }
      }
      if starts.isEmpty {
        for id in entries.indices where isSearched(id) {
          take(Int32(id)) { WordIndex.sharedPieces(spelled, $0) >= wanted }
        }
        return
      }
      scratch.beginWords(entries.count)
      WordIndex.forEachPiece(spelled) { piece in
        let range = Int(starts[piece])..<Int(starts[piece + 1])
        pieces.withUnsafeBufferPointer { pieces in
          for id in pieces[range] { scratch.count(word: Int(id)) }
        }
      }
      for id in scratch.touchedWords where scratch.wordCounts[Int(id)] >= wanted {
        take(id) { _ in true }
      }
      scratch.endWords()
    }
  }

  /// How many pieces two words share, each as often as the other has it.
  private static func sharedPieces(
    _ one: UnsafeBufferPointer<UInt8>, _ other: UnsafeBufferPointer<UInt8>
  ) -> Int {
    var shared = 0
    forEachPiece(one) { mine in forEachPiece(other) { if $0 == mine { shared += 1 } } }
    return shared
  }

  private func consonantal(
    _ word: PartyName.Word, _ spelled: UnsafeBufferPointer<UInt8>, into hits: inout [Hit]
  ) {
    let skeleton = WordIndex.skeleton(spelled)
    guard skeleton.count >= 2 else { return }
    for id in bySkeleton[skeleton.key] ?? [] {
      let entry = entries[Int(id)]
      guard (entry.script == .abjad) != (word.script == .abjad),
        !hits.contains(where: { $0.word == id })
      else { continue }
      let similarity = spelling(of: Int(id)).withUnsafeBufferPointer {
        WordDistance.similarity(spelled, $0, abjad: true)
      }
      if similarity > 0 { hits.append(Hit(word: id, similarity: similarity)) }
    }
  }
}
