/// Names as they were read, side by side in a few arrays: what is kept here need not be read again.
///
///     name.withView { store.append($0) }
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

  /// Forgets the names, and keeps their room.
  mutating func removeAll() {
    letters.removeAll(keepingCapacity: true)
    words.removeAll(keepingCapacity: true)
    legalForms.removeAll(keepingCapacity: true)
    starts.removeSubrange(1...)
  }

  mutating func append(_ name: NameView) {
    append(legalForms: name.legalForms) { words, letters in
      letters.append(contentsOf: name.letters)
      words.append(contentsOf: name.words)
    }
  }

  /// Appends a name whose words and letters `body` appends; the words count their letters from the name's first.
  mutating func append(
    legalForms: UInt64, _ body: (inout [PartyName.Word], inout [UInt8]) -> Void
  ) {
    body(&words, &letters)
    self.legalForms.append(legalForms)
    starts.append((UInt32(letters.count), UInt32(words.count)))
  }

  /// - Parameter raw: the name as it is written, which is kept elsewhere.
  func name(_ id: Int, raw: String) -> PartyName {
    let (start, end) = (starts[id], starts[id + 1])
    return PartyName(
      raw, letters: letters[Int(start.letters)..<Int(end.letters)],
      words: words[Int(start.words)..<Int(end.words)], legalForms: legalForms[id])
  }
}
