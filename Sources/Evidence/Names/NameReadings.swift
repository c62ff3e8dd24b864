import Dispatch
import Synchronization

/// A stretch of names as they were read: their words, numbered within the stretch.
struct NameReadings: Sendable {
  private(set) var words = WordIndex()
  /// How many words each name has.
  private(set) var counts: [UInt16] = []
  private(set) var nameWords: [Int32] = []
  /// The names, counted within the stretch, by the first letters of their words.
  private(set) var initials: [(hash: UInt32, name: Int32)] = []
  /// The names themselves; empty where they are not kept.
  private(set) var read = NameStore()

  private static let perStretch = 16_384

  /// Reads names, stretch by stretch, on all cores.
  ///
  ///     NameReadings.of(["ООО «Лысый Холм»", "Lysyi Kholm LLC"], keeping: true)[0].counts  // [2, 2]
  static func of(_ names: [String], keeping keeps: Bool) -> [NameReadings] {
    let starts = Array(stride(from: 0, to: names.count, by: perStretch))
    @Sendable func stretch(_ number: Int) -> NameReadings {
      let start = starts[number]
      let end = min(names.count, start + perStretch)
      return NameReadings(reading: names[start..<end], keeping: keeps)
    }
    if starts.count < 2 { return starts.indices.map(stretch) }
    let found = Mutex([Int: NameReadings]())
    DispatchQueue.concurrentPerform(iterations: starts.count) { number in
      let readings = stretch(number)
      found.withLock { $0[number] = readings }
    }
    return found.withLock { found in starts.indices.compactMap { found[$0] } }
  }

  /// Reads the names one after the other, in the same room.
  private init(reading names: ArraySlice<String>, keeping keeps: Bool) {
    var reader = NameReader(vocabulary: .standard)
    for name in names {
      reader.readWhole(name)
      reader.words.withUnsafeBufferPointer { words in
        reader.letters.withUnsafeBufferPointer { add(words, $0) }
      }
      if keeps { read.append(reader.words, reader.letters, reader.legalForms) }
    }
  }

  /// Names that were read before.
  init(_ names: NameStore) {
    names.withViews { views in
      for id in 0..<views.count { add(views[id].words, views[id].letters) }
    }
    read = names
  }

  private mutating func add(
    _ spelled: UnsafeBufferPointer<PartyName.Word>, _ letters: UnsafeBufferPointer<UInt8>
  ) {
    let before = nameWords.count
    for word in spelled where word.weight > 0 {
      nameWords.append(words.add(WordIndex.Entry(word), letters[word.range]))
    }
    if let hash = PartyName.Word.initialsHash(of: spelled, in: letters) {
      initials.append((hash, Int32(counts.count)))
    }
    counts.append(UInt16(nameWords.count - before))
  }
}
