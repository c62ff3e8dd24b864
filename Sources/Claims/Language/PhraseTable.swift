/// Phrases of one or more words, found at a token by walking a tree: the longest wins.
struct PhraseTable<Payload: Sendable>: Sendable {
  private var children: [UInt64: Int32] = [:]
  private var payloads: [Payload?] = [nil]
  /// Whether a lexicon entry begins a phrase.
  private var begins: [Bool]

  init() { begins = [Bool](repeating: false, count: Lexicon.shared.count) }

  /// A phrase with a word that no table of the lexicon holds is left out.
  mutating func add(_ phrase: String, _ payload: Payload) {
    let words = Tokenizer.words(of: phrase).map { Lexicon.shared.entry($0) }
    guard let first = words.first, !words.contains(0) else { return }
    begins[Int(first)] = true
    var node: Int32 = 0
    for word in words {
      let key = UInt64(node) << 32 | UInt64(word)
      if let next = children[key] {
        node = next
      } else {
        payloads.append(nil)
        node = Int32(payloads.count - 1)
        children[key] = node
      }
    }
    payloads[Int(node)] = payload
  }

  /// The longest phrase that begins at `start` and ends before `limit`.
  func longest(
    in tokens: [Token], at start: Int, limit: Int
  ) -> (range: Range<Int>, payload: Payload)? {
    guard start < limit, begins[Int(tokens[start].entry)] else { return nil }
    var node: Int32 = 0
    var found: (Range<Int>, Payload)?
    var index = start
    while index < limit {
      let entry = tokens[index].entry
      guard entry != 0, let next = children[UInt64(node) << 32 | UInt64(entry)] else { break }
      node = next
      index += 1
      if let payload = payloads[Int(node)] { found = (start..<index, payload) }
    }
    return found
  }
}
