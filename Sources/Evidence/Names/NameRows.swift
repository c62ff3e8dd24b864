/// The words of many names, each name a row of numbers: a name of an index is read again from them in no time.
struct NameRows: Sendable {
  /// What a word is in its name, beside what it is everywhere.
  struct Marks: OptionSet, Sendable {
    let rawValue: UInt8

    static let isHyphenated = Marks(rawValue: 1)
    static let isAbbreviated = Marks(rawValue: 2)
    static let isInParentheses = Marks(rawValue: 4)
    /// Its letters stand right behind those of the word before.
    static let follows = Marks(rawValue: 8)

    init(rawValue: UInt8) { self.rawValue = rawValue }

    init(_ word: PartyName.Word, follows: Bool) {
      self = []
      if word.isHyphenated { insert(.isHyphenated) }
      if word.isAbbreviated { insert(.isAbbreviated) }
      if word.isInParentheses { insert(.isInParentheses) }
      if follows { insert(.follows) }
    }
  }

  /// The words of row `i`: `words[starts[i]..<starts[i + 1]]`; of one that carries nothing of a name, the complement of
  /// its number.
  private(set) var starts: [Int32] = [0]
  private(set) var words: [Int32] = []
  private(set) var marks: [Marks] = []
  private(set) var legalForms: [UInt64] = []

  var count: Int { legalForms.count }

  init() {}

  /// As they were kept; `nil` where no names of so many words and fillers lie so.
  init?(
    starts: [Int32], words: [Int32], marks: [Marks], legalForms: [UInt64], of counts: (Int, Int)
  ) {
    guard starts.first == 0, Int(starts[starts.count - 1]) == words.count,
      starts.count == legalForms.count + 1, marks.count == words.count,
      zip(starts, starts.dropFirst()).allSatisfy({ $0 <= $1 }),
      words.allSatisfy({ $0 < 0 ? Int(~$0) < counts.1 : Int($0) < counts.0 })
    else { return nil }
    self.starts = starts
    self.words = words
    self.marks = marks
    self.legalForms = legalForms
  }

  mutating func append(_ word: Int32, _ marks: Marks) {
    words.append(word)
    self.marks.append(marks)
  }

  /// Ends the row whose words were appended last.
  mutating func close(_ legalForms: UInt64) {
    self.legalForms.append(legalForms)
    starts.append(Int32(words.count))
  }

  /// Takes over a row whose words have other numbers here.
  mutating func append(row: Int, of other: NameRows, _ number: (Int32) -> Int32) {
    for place in Int(other.starts[row])..<Int(other.starts[row + 1]) {
      append(number(other.words[place]), other.marks[place])
    }
    close(other.legalForms[row])
  }

  func words(of row: Int) -> ArraySlice<Int32> {
    words[Int(starts[row])..<Int(starts[row + 1])]
  }

  /// Calls with every word of every row, in their order.
  func eachWord(_ body: (_ row: Int, _ word: Int32) -> Void) {
    starts.withUnsafeBufferPointer { starts in
      words.withUnsafeBufferPointer { words in
        for row in 0..<count {
          for place in Int(starts[row])..<Int(starts[row + 1]) { body(row, words[place]) }
        }
      }
    }
  }

  func marks(of row: Int) -> ArraySlice<Marks> {
    marks[Int(starts[row])..<Int(starts[row + 1])]
  }

  /// The rows in another order.
  func ordered(by order: [Int32]) -> NameRows {
    var rows = NameRows()
    rows.starts.reserveCapacity(starts.count)
    rows.legalForms.reserveCapacity(count)
    for row in order {
      let length = starts[Int(row) + 1] - starts[Int(row)]
      rows.starts.append(rows.starts[rows.starts.count - 1] + length)
      rows.legalForms.append(legalForms[Int(row)])
    }
    rows.words = reordered(words, by: order)
    rows.marks = reordered(marks, by: order)
    return rows
  }

  private func reordered<Item>(_ items: [Item], by order: [Int32]) -> [Item] {
    [Item](unsafeUninitializedCapacity: items.count) { room, count in
      for row in order {
        for place in Int(starts[Int(row)])..<Int(starts[Int(row) + 1]) {
          room.initializeElement(at: count, to: items[place])
          count += 1
        }
      }
    }
  }
}

extension NameStore {
  /// Appends a name of an index, as it was read.
  mutating func append(_ row: Int, of index: NameIndex) {
    var end = 0
    append(legalForms: index.rows.legalForms[row]) { words, letters in
      let first = letters.count
      for place in Int(index.rows.starts[row])..<Int(index.rows.starts[row + 1]) {
        let (number, marks) = (index.rows.words[place], index.rows.marks[place])
        if !marks.contains(.follows), end > 0 {
          // Something stood between, if only letters that no word has any more.
          letters.append(0)
          end += 1
        }
        let entry =
          number < 0
          ? index.fillers.spell(Int(~number), into: &letters)
          : index.words.spell(Int(number), into: &letters)
        words.append(PartyName.Word(entry, start: end, marks))
        end = letters.count - first
      }
    }
  }
}

extension PartyName.Word {
  fileprivate init(_ entry: WordIndex.Entry, start: Int, _ marks: NameRows.Marks) {
    self.init(
      start: UInt16(clamping: start), count: entry.count, kind: entry.kind, concept: entry.concept,
      script: entry.script, isInParentheses: marks.contains(.isInParentheses),
      isHyphenated: marks.contains(.isHyphenated), isAbbreviated: marks.contains(.isAbbreviated),
      mask: entry.mask, hash: entry.hash)
  }
}
