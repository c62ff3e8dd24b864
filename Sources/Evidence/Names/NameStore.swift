/// Names as they were read, side by side in a few arrays: what is kept here need not be read again.
///
///     store.append(read.words, read.letters, read.legalForms)
///     store.name(0, raw: "ООО «Лысый Холм»").core  // "lysyi kholm"
struct NameStore: Sendable {
  /// Where the letters and the words of a name begin.
  typealias Start = (letters: UInt32, words: UInt32)

  private(set) var letters: [UInt8] = []
  private(set) var words: [PartyName.Word] = []
  private(set) var legalForms: [UInt64] = []
  /// Of each name, and where the last ends.
  private(set) var starts: [Start] = [(0, 0)]

  var count: Int { legalForms.count }

  mutating func append(_ words: [PartyName.Word], _ letters: [UInt8], _ legalForms: UInt64) {
    self.letters += letters
    self.words += words
    self.legalForms.append(legalForms)
    starts.append((UInt32(self.letters.count), UInt32(self.words.count)))
  }

  mutating func append(_ name: NameView) {
    letters.append(contentsOf: name.letters)
    words.append(contentsOf: name.words)
    legalForms.append(name.legalForms)
    starts.append((UInt32(letters.count), UInt32(words.count)))
  }

  /// Room for all names of the others, so that no more is taken than they need.
  mutating func reserve(for others: [NameStore]) {
    letters.reserveCapacity(others.reduce(0) { $0 + $1.letters.count })
    words.reserveCapacity(others.reduce(0) { $0 + $1.words.count })
    legalForms.reserveCapacity(others.reduce(0) { $0 + $1.count })
    starts.reserveCapacity(others.reduce(1) { $0 + $1.count })
  }

  mutating func append(contentsOf other: NameStore) {
    let (letter, word) = (UInt32(letters.count), UInt32(words.count))
    letters += other.letters
    words += other.words
    legalForms += other.legalForms
    for start in other.starts.dropFirst() {
      starts.append((start.letters + letter, start.words + word))
    }
  }

  /// - Parameter raw: the name as it is written, which is kept elsewhere.
  func name(_ id: Int, raw: String) -> PartyName {
    let (start, end) = (starts[id], starts[id + 1])
    return PartyName(
      raw, letters: letters[Int(start.letters)..<Int(end.letters)],
      words: words[Int(start.words)..<Int(end.words)], legalForms: legalForms[id])
  }
}
