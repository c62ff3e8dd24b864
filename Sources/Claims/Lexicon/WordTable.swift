/// Values by word, filled once and asked for every token of a story.
///
///     var table = WordTable<Int>()
///     table["shipped"] = 3
///     table["shipped"]  // 3
///
/// A `Dictionary` hashes against hostile keys. The keys here are the program's own vocabulary: a story
/// can only ask, and a chain is as long as the vocabulary made it.
struct WordTable<Value: Sendable>: Sendable {
  /// Open addressing, never more than half full: where the word stands, with half of its hash, so
  /// that the places that are looked at in vain fit the processor's cache.
  private var places: [Place]
  private var words: [String] = []
  private var values: [Value] = []

  private struct Place: Sendable {
    var hash: UInt32 = 0
    /// One more than the word's index; 0 where the place is free.
    var entry: Int32 = 0
  }

  var count: Int { words.count }

  /// - Parameter capacity: how many words are expected.
  init(capacity: Int = 64) {
    var size = 64
    while size < capacity * 2 { size *= 2 }
    places = [Place](repeating: Place(), count: size)
    words.reserveCapacity(capacity)
    values.reserveCapacity(capacity)
  }

  subscript(word: String) -> Value? {
    get {
      let place = places[place(of: word, WordHash.of(word))]
      return place.entry == 0 ? nil : values[Int(place.entry) - 1]
    }
    set {
      guard let newValue else { return }
      if count * 2 >= places.count { grow() }
      let hash = WordHash.of(word)
      let index = place(of: word, hash)
      if places[index].entry != 0 {
        values[Int(places[index].entry) - 1] = newValue
        return
      }
      words.append(word)
      values.append(newValue)
      places[index] = Place(hash: UInt32(truncatingIfNeeded: hash), entry: Int32(words.count))
    }
  }

  /// Where the word stands, or the free place where it would.
  private func place(of word: String, _ hash: UInt64) -> Int {
    let low = UInt32(truncatingIfNeeded: hash)
    var index = Int(truncatingIfNeeded: hash >> 32) & (places.count - 1)
    while places[index].entry != 0 {
      if places[index].hash == low, words[Int(places[index].entry) - 1] == word { return index }
      index = (index + 1) & (places.count - 1)
    }
    return index
  }

  private mutating func grow() {
    places = [Place](repeating: Place(), count: places.count * 2)
    for (number, word) in words.enumerated() {
      let hash = WordHash.of(word)
      let index = place(of: word, hash)
      places[index] = Place(hash: UInt32(truncatingIfNeeded: hash), entry: Int32(number + 1))
    }
  }
}

enum WordHash {
  /// Eight bytes a step, mixed by the golden ratio.
  /// - Source: Knuth, The Art of Computer Programming 3, 6.4: multiplicative hashing.
  static func of(_ word: String) -> UInt64 {
    word.utf8.withContiguousStorageIfAvailable { bytes in
      var hash = UInt64(truncatingIfNeeded: bytes.count)
      var index = 0
      while index < bytes.count {
        let end = min(index + 8, bytes.count)
        var step: UInt64 = 0
        for byte in bytes[index..<end] { step = step << 8 | UInt64(byte) }
        hash = (hash ^ step) &* 0x9E37_79B9_7F4A_7C15
        hash ^= hash >> 29
        index = end
      }
      return hash &* 0x9E37_79B9_7F4A_7C15
    } ?? 0
  }
}
