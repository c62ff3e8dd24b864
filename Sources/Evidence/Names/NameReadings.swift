import Dispatch
import Synchronization

/// Names as they were read: their words, each once, and of each name the row of its words.
struct NameReadings: Sendable {
  private(set) var words = WordIndex()
  /// Words that carry nothing of a name, legal forms and fillers: nobody looks for them.
  private(set) var fillers = WordIndex()
  private(set) var rows = NameRows()
  /// The names, by their place, by the first letters of their words.
  private(set) var initials: [Initials] = []

  struct Initials: Sendable, Equatable {
    var hash: UInt32
    var name: Int32
  }

  var count: Int { rows.count }

  private static let perStretch = 16_384

  init() {}

  /// As they were kept.
  init(words: WordIndex, fillers: WordIndex, rows: NameRows, initials: [Initials]) {
    self.words = words
    self.fillers = fillers
    self.rows = rows
    self.initials = initials
  }

  /// Reads names, stretch by stretch, on all cores.
  ///
  ///     NameReadings.of(["ООО «Лысый Холм»", "Lysyi Kholm LLC"]).count  // 2
  static func of(_ names: some RandomAccessCollection<String> & Sendable) -> NameReadings {
    let starts = Array(stride(from: 0, to: names.count, by: perStretch))
    @Sendable func stretch(_ number: Int) -> NameReadings {
      NameReadings(reading: names.dropFirst(starts[number]).prefix(perStretch))
    }
    if starts.count < 2 { return starts.isEmpty ? NameReadings() : stretch(0) }
    let found = Mutex([Int: NameReadings]())
    DispatchQueue.concurrentPerform(iterations: starts.count) { number in
      let readings = stretch(number)
      found.withLock { $0[number] = readings }
    }
    var all = NameReadings()
    // Each stretch is given back as soon as it is taken over.
    for number in starts.indices {
      if let part = found.withLock({ $0.removeValue(forKey: number) }) { all.append(part) }
    }
    return all
  }

  /// Reads the names one after the other, in the same room.
  init(reading names: some Sequence<String>) {
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
      initials.append(Initials(hash: hash, name: Int32(rows.count)))
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

  /// Takes over names behind those that are there.
  ///
  /// - Parameter some: only these names, in ascending order; all where it is `nil`.
  mutating func append(_ other: NameReadings, only some: [Int32]? = nil) {
    if count == 0, some == nil {
      self = other
      return
    }
    let first = Int32(count)
    var taken = WordNumbers(of: other)
    if let some {
      for name in some {
        rows.append(row: Int(name), of: other.rows) { taken.number($0, &words, &fillers) }
      }
      var places: [Int32: Int32] = [:]
      for (place, name) in some.enumerated() { places[name] = first + Int32(place) }
      for initial in other.initials {
        if let name = places[initial.name] {
          initials.append(Initials(hash: initial.hash, name: name))
        }
      }
      return
    }
    for name in 0..<other.count {
      rows.append(row: name, of: other.rows) { taken.number($0, &words, &fillers) }
    }
    for initial in other.initials {
      initials.append(Initials(hash: initial.hash, name: first + initial.name))
    }
  }

  /// Which number a word of some readings has in others: it is added there once some name has it.
  private struct WordNumbers {
    private let other: NameReadings
    private var words: [Int32]
    private var fillers: [Int32]

    init(of other: NameReadings) {
      self.other = other
      words = [Int32](repeating: -1, count: other.words.entries.count)
      fillers = [Int32](repeating: -1, count: other.fillers.entries.count)
    }

    mutating func number(
      _ word: Int32, _ added: inout WordIndex, _ addedFillers: inout WordIndex
    ) -> Int32 {
      if word < 0 {
        let place = Int(~word)
        if fillers[place] < 0 { fillers[place] = addedFillers.add(place, of: other.fillers) }
        return ~fillers[place]
      }
      let place = Int(word)
      if words[place] < 0 { words[place] = added.add(place, of: other.words) }
      return words[place]
    }
  }
}
