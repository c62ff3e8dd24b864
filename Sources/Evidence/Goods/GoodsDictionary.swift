import Facts

/// The goods descriptions of all shards, to be found by their words.
///
///     goods.holders(of: "ballistic vest")  // «VESTS, BALLISTIC, NIJ IV», not «PLATES FOR BALLISTIC VESTS»
///
/// Every description is read in the languages it may be in, and its words are compared without their
/// endings in those; no word of one language is stemmed by another's rules.
struct GoodsDictionary: Sendable {
  private(set) var texts: [String] = []
  private var ids: [String: Int32] = [:]
  /// By text: the shards and the goods ids there that hold it.
  private var places: [[(shard: Int32, id: Int32)]] = []
  private var languages: [UInt16] = []
  /// Those of some text.
  private var present: UInt16 = 0
  private var words = WordTable()
  /// By text: where its words begin in `sequence`.
  private var starts: [Int32] = [0]
  private var sequence: [Int32] = []
  /// By word: the texts that hold it.
  private var postings: [[Int32]] = []
  /// The words that have a key; see `WordStems.keys`.
  private var wordsByKey: [String: [Int32]] = [:]

  /// Distinct words, and what part each plays.
  private struct WordTable: Sendable {
    var list: [GoodsWords.Word] = []
    var ids: [GoodsWords.Word: Int32] = [:]
    var isPurpose: [Bool] = []
    var isPostposition: [Bool] = []
    var isExclusion: [Bool] = []
  }

  init(_ shards: [Shard]) throws(Diagnostic) {
    for (number, shard) in shards.enumerated() {
      for goods in try shard.goods() {
        for text in [goods.text, goods.other] where !text.isEmpty {
          add(text, Int32(number), Int32(goods.id), shard.manifest.reporters)
        }
      }
    }
    index()
  }

  /// Descriptions of one file, by their places in it.
  init(_ texts: [String], reporters: [String] = []) {
    for (number, text) in texts.enumerated() { add(text, 0, Int32(number), reporters) }
    index()
  }

  private mutating func add(_ text: String, _ shard: Int32, _ goods: Int32, _ reporters: [String]) {
    if let id = ids[text] {
      places[Int(id)].append((shard, goods))
      return
    }
    let id = Int32(texts.count)
    ids[text] = id
    texts.append(text)
    places.append([(shard, goods)])
    let read = GoodsWords(text)
    languages.append(GoodsLanguages.languages(of: read, reporters: reporters))
    present |= languages[Int(id)]
    for word in read.words {
      let place = self.place(of: word)
      if words.isExclusion[Int(place)] { break }
      sequence.append(place)
      if postings[Int(place)].last != id { postings[Int(place)].append(id) }
    }
    starts.append(Int32(sequence.count))
  }

  private mutating func place(of word: GoodsWords.Word) -> Int32 {
    if let known = words.ids[word] { return known }
    let place = Int32(words.list.count)
    words.ids[word] = place
    words.list.append(word)
    words.isPurpose.append(GoodsLanguages.purposes.contains(word.folded))
    words.isPostposition.append(GoodsLanguages.postpositions.contains(word.folded))
    words.isExclusion.append(GoodsLanguages.exclusions.contains(word.folded))
    postings.append([])
    return place
  }

  /// Every word under its keys in the languages of the texts that hold it.
  private mutating func index() {
    let stems = WordStems()
    for (place, word) in words.list.enumerated() {
      var found: UInt16 = 0
      for text in postings[place] { found |= languages[Int(text)] }
      var keys: Set<String> = [word.folded]
      for language in GoodsLanguages.all.indices where found >> UInt16(language) & 1 == 1 {
        keys.formUnion(stems.keys(of: word, in: language))
      }
      for key in keys { wordsByKey[key, default: []].append(Int32(place)) }
    }
  }

  func id(of text: String) -> Int? { ids[text].map(Int.init) }

  /// How many words a text has.
  func length(of text: Int) -> Int { Int(starts[text + 1] - starts[text]) }

  /// The texts that hold a phrase in one of their languages, in order.
  ///
  /// All its words stand close together, in whatever order: «VEST, BALLISTIC» is a ballistic vest, and
  /// «PARTS FOR DRONES» are drone parts; but «BATTERY FOR QUADCOPTER» is no quadcopter: one word at
  /// least stands before what the goods are for, and none after what they are not.
  ///
  /// - Parameter isName: true for a name: its words as written, one after the other, wherever they stand.
  func holders(of phrase: String, isName: Bool = false) -> [Int] {
    let asked = GoodsWords(phrase).words
    guard !asked.isEmpty, asked.count <= 32 else { return [] }
    let stems = WordStems()
    var found: Set<Int> = []
    let isInOrder = isName || asked.contains { $0.isSign }
    let languages = isName ? 0..<1 : GoodsLanguages.all.indices
    // A word without endings means the same in every language that has it.
    for language in languages where isInOrder || present >> UInt16(language) & 1 == 1 {
      let wanted = asked.map { word in
        isName ? [word.folded] : stems.keys(of: word, in: language)
      }
      // By word of the dictionary: the places in the phrase that it fills.
      var filled: [Int32: UInt32] = [:]
      var rarest: (count: Int, words: [Int32]) = (.max, [])
      for (place, keys) in wanted.enumerated() {
        let fitting = Set(keys.flatMap { wordsByKey[$0] ?? [] })
        for word in fitting { filled[word, default: 0] |= 1 << UInt32(place) }
        let count = fitting.reduce(0) { $0 + postings[Int($1)].count }
        if count < rarest.count { rarest = (count, Array(fitting)) }
      }
      for word in rarest.words {
        for text in postings[Int(word)] where !found.contains(Int(text)) {
          guard isInOrder || self.languages[Int(text)] >> UInt16(language) & 1 == 1 else {
            continue
          }
          if holds(Int(text), filled, asked.count, isInOrder: isInOrder, isName: isName) {
            found.insert(Int(text))
          }
        }
      }
    }
    return found.sorted()
  }

  private func holds(
    _ text: Int, _ filled: [Int32: UInt32], _ count: Int, isInOrder: Bool, isName: Bool
  ) -> Bool {
    let words = Array(sequence[Int(starts[text])..<Int(starts[text + 1])])
    let places = words.map { filled[$0] ?? 0 }
    let head = isName ? places.indices : self.head(of: words)
    guard head.contains(where: { places[$0] != 0 }) else { return false }
    if isInOrder || count == 1 {
      return head.contains { start in
        start + count <= places.count
          && (0..<count).allSatisfy { places[start + $0] >> UInt32($0) & 1 == 1 }
      }
    }
    let all: UInt32 = count == 32 ? .max : (1 << UInt32(count)) - 1
    return places.indices.contains { start in
      places[start] != 0
        && places[start..<min(places.count, start + count + 2)].reduce(0, |) == all
    }
  }

  /// Where in a description stands what the goods are, not what they are for.
  private func head(of words: [Int32]) -> Range<Int> {
    if let after = words.lastIndex(where: { self.words.isPostposition[Int($0)] }) {
      return after + 1..<words.count
    }
    return 0..<(words.firstIndex { self.words.isPurpose[Int($0)] } ?? words.count)
  }

  /// The goods ids of a shard that have one of the texts.
  func locals(of texts: some Sequence<Int>, in shard: Int) -> [Int] {
    var found: Set<Int> = []
    for text in texts {
      for place in places[text] where Int(place.shard) == shard { found.insert(Int(place.id)) }
    }
    return Array(found)
  }
}
