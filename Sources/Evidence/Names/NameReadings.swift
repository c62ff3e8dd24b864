import Dispatch
import Synchronization

/// A stretch of names as they were read: their words, numbered within the stretch.
struct NameReadings: Sendable {
  private(set) var words = WordIndex()
  /// Words that carry nothing of a name, legal forms and fillers: nobody looks for them.
  private(set) var fillers = WordIndex()
  private(set) var rows = NameRows()
  /// The names, counted within the stretch, by the first letters of their words.
  private(set) var initials: [(hash: UInt32, name: Int32)] = []

  private static let perStretch = 16_384

  /// Reads names, stretch by stretch, on all cores.
  ///
  ///     NameReadings.of(["ООО «Лысый Холм»", "Lysyi Kholm LLC"])[0].rows.count  // 2
  static func of(_ names: [String]) -> [NameReadings] {
    let starts = Array(stride(from: 0, to: names.count, by: perStretch))
    @Sendable func stretch(_ number: Int) -> NameReadings {
      let start = starts[number]
      return NameReadings(reading: names[start..<min(names.count, start + perStretch)])
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
  private init(reading names: ArraySlice<String>) {
    var reader = NameReader(vocabulary: .standard)
    for name in names {
      reader.readWhole(name)
      reader.withView { add($0) }
    }
  }

  /// Names that were read before.
  init(_ names: NameStore) {
    names.withViews { views in
      for id in 0..<views.count { add(views[id]) }
    }
  }

  private mutating func add(_ name: NameView) {
    if let hash = PartyName.Word.initialsHash(of: name.words, in: name.letters) {
      initials.append((hash, Int32(rows.count)))
    }
    var end = -1
    for word in name.words {
      let (entry, letters) = (WordIndex.Entry(word), name.letters(of: word))
      let number = word.weight > 0 ? words.add(entry, letters) : ~fillers.add(entry, letters)
      rows.append(number, NameRows.Marks(word, follows: Int(word.start) == end))
      end = word.range.upperBound
    }
    rows.close(name.legalForms)
  }
}
