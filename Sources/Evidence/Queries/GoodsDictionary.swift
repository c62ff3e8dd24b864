import Facts

/// The goods descriptions of all shards, to be found by their words.
struct GoodsDictionary: Sendable {
  private(set) var texts: [String] = []
  /// By text: the shards and the goods ids there that hold it.
  private var places: [[(shard: Int32, id: Int32)]] = []
  private var postings: [String: [Int32]] = [:]

  init(_ shards: [Shard]) throws(Diagnostic) {
    var ids: [String: Int] = [:]
    for (number, shard) in shards.enumerated() {
      for goods in try shard.goods() {
        for text in [goods.text, goods.other] where !text.isEmpty {
          let id = ids[text] ?? texts.count
          if id == texts.count {
            ids[text] = id
            texts.append(text)
            places.append([])
          }
          places[id].append((Int32(number), Int32(goods.id)))
        }
      }
    }
    for (id, text) in texts.enumerated() {
      for word in Set(WordMatching.words(text)) { postings[word, default: []].append(Int32(id)) }
    }
  }

  /// The texts that hold a phrase; see `WordMatching.holds`.
  func holders(of phrase: [String]) -> [Int] {
    guard let rarest = phrase.min(by: { count($0) < count($1) }) else { return [] }
    return (postings[rarest] ?? []).map(Int.init).filter { id in
      WordMatching.holds(WordMatching.words(texts[id]), phrase)
    }
  }

  private func count(_ word: String) -> Int { postings[word]?.count ?? 0 }

  /// The goods ids of a shard that have one of the texts.
  func locals(of texts: some Sequence<Int>, in shard: Int) -> [Int] {
    var found: Set<Int> = []
    for text in texts {
      for place in places[text] where Int(place.shard) == shard { found.insert(Int(place.id)) }
    }
    return Array(found)
  }
}
