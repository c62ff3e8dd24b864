/// A closed class of words.
///
///     let verbs: WordSet = ["sent", "shipped"]
///     verbs.contains("shipped")  // true
///
/// Asked for every token of a story, most often in vain; a `Set` hashes against hostile keys, which
/// costs five times as much (perf on news sentences, 24 Nov 2026).
struct WordSet: ExpressibleByArrayLiteral, Sendable {
  /// Open addressing; the empty string marks a free place.
  private var places: [String]
  private let mask: Int

  init(arrayLiteral words: String...) { self.init(words) }

  init(_ words: [String]) {
    var size = 4
    while size < words.count * 3 { size *= 2 }
    places = [String](repeating: "", count: size)
    mask = size - 1
    for word in words where !word.isEmpty {
      var index = WordSet.hash(word) & mask
      while !places[index].isEmpty, places[index] != word { index = (index + 1) & mask }
      places[index] = word
    }
  }

  func contains(_ word: String) -> Bool {
    guard !word.isEmpty else { return false }
    var index = WordSet.hash(word) & mask
    while !places[index].isEmpty {
      if places[index] == word { return true }
      index = (index + 1) & mask
    }
    return false
  }

  /// Length and four bytes of a word tell nearly all words of a class apart.
  private static func hash(_ word: String) -> Int {
    word.utf8.withContiguousStorageIfAvailable { bytes in
      guard let first = bytes.first, let last = bytes.last else { return 0 }
      let second = bytes[bytes.count > 1 ? 1 : 0]
      let middle = bytes[bytes.count / 2]
      let mixed =
        UInt(first) | UInt(second) << 8 | UInt(middle) << 16 | UInt(last) << 24
        | UInt(bytes.count) << 32
      // Knuth's multiplicative hashing, by the golden ratio.
      return Int(truncatingIfNeeded: (mixed &* 0x9E37_79B9_7F4A_7C15) >> 40)
    } ?? word.utf8.count
  }
}
