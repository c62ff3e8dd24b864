/// A name's words where they lie, valid only inside the call that gives them: two names are held against each
/// other a million times a minute, and nothing is counted or copied for it.
///
///     name.withView { $0.words.count }  // 2
struct NameView {
  let words: UnsafeBufferPointer<PartyName.Word>
  let letters: UnsafeBufferPointer<UInt8>
  let legalForms: UInt64

  func letters(of word: PartyName.Word) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: letters[word.range])
  }

  /// Adds the words that are no legal form, with what each is: names that share it differ in legal form alone.
  func addShape(to shape: inout [UInt8]) {
    for (place, word) in words.enumerated() where word.weight > 0 {
      var marks: UInt8 = word.isHyphenated ? 1 : 0
      if word.isAbbreviated { marks |= 2 }
      if word.isInParentheses { marks |= 4 }
      if place > 0, word.follows(words[place - 1]) { marks |= 8 }
      shape.append(contentsOf: letters(of: word))
      shape.append(0xFF)
      shape.append(word.kind.rawValue)
      shape.append(word.script.rawValue)
      shape.append(UInt8(truncatingIfNeeded: word.concept))
      shape.append(UInt8(truncatingIfNeeded: word.concept >> 8))
      shape.append(marks)
    }
  }

  /// The letters of the words that are no legal form, and the legal forms; empty where there are no such words.
  var core: [UInt8] {
    var core: [UInt8] = []
    addCore(to: &core)
    return core
  }

  func addCore(to core: inout [UInt8]) {
    let start = core.count
    for word in words where word.kind != .legalForm && word.kind != .filler {
      core.append(contentsOf: letters(of: word))
      core.append(UInt8(ascii: " "))
    }
    guard core.count > start else { return }
    withUnsafeBytes(of: legalForms) { core.append(contentsOf: $0) }
  }
}

/// Numbers bytes from 0, the same bytes alike; they lie one behind the other.
///
///     var numbers = ByteNumbers()
///     numbers.number { names[0].addCore(to: &$0) }  // 0
struct ByteNumbers {
  private var bytes: [UInt8] = []
  /// Where each begins, and where the last ends.
  private var starts = [0]
  /// By the digest of bytes, or the next number where others have the same.
  private var known = DigestTable()

  /// `nil` for no bytes at all.
  mutating func number(_ write: (inout [UInt8]) -> Void) -> Int? {
    let start = starts[starts.count - 1]
    write(&bytes)
    if bytes.count == start { return nil }
    var digest = IdentityDigest()
    digest.add(bytes[start...])
    var key = digest.value
    while let number = known[key] {
      if bytes[starts[number]..<starts[number + 1]] == bytes[start...] {
        bytes.removeSubrange(start...)
        return number
      }
      key &+= 1
    }
    known[key] = starts.count - 1
    starts.append(bytes.count)
    return starts.count - 2
  }
}

extension PartyName {
  func withView<Result>(_ body: (NameView) -> Result) -> Result {
    words.withUnsafeBufferPointer { words in
      letters.withUnsafeBufferPointer { letters in
        body(NameView(words: words, letters: letters, legalForms: legalForms))
      }
    }
  }
}

/// The names of a store, valid only inside the call that gives them.
struct NameViews {
  fileprivate let words: UnsafeBufferPointer<PartyName.Word>
  fileprivate let letters: UnsafeBufferPointer<UInt8>
  fileprivate let legalForms: UnsafeBufferPointer<UInt64>
  fileprivate let starts: UnsafeBufferPointer<NameStore.Start>

  var count: Int { legalForms.count }

  subscript(id: Int) -> NameView {
    let (start, end) = (starts[id], starts[id + 1])
    return NameView(
      words: UnsafeBufferPointer(rebasing: words[Int(start.words)..<Int(end.words)]),
      letters: UnsafeBufferPointer(rebasing: letters[Int(start.letters)..<Int(end.letters)]),
      legalForms: legalForms[id])
  }
}

extension NameStore {
  func withViews<Result>(_ body: (NameViews) -> Result) -> Result {
    words.withUnsafeBufferPointer { words in
      letters.withUnsafeBufferPointer { letters in
        legalForms.withUnsafeBufferPointer { legalForms in
          starts.withUnsafeBufferPointer { starts in
            body(
              NameViews(words: words, letters: letters, legalForms: legalForms, starts: starts))
          }
        }
      }
    }
  }
}

extension NameIndex {
  /// The names of the index with the numbers of their words, valid only inside the call that gives them.
  struct Views {
    fileprivate let names: NameViews
    fileprivate let buffers: Buffers

    var count: Int { names.count }
    subscript(id: Int) -> NameView { names[id] }

    /// The numbers of a name's words.
    func words(of id: Int) -> UnsafeBufferPointer<Int32> { buffers.words(ofName: id) }
  }

  func withViews<Result>(_ body: (Views) -> Result) -> Result {
    var store = NameStore()
    for id in names.indices { store.append(Int(row(of: id)), of: self) }
    return store.withViews { names in
      withBuffers { body(Views(names: names, buffers: $0)) }
    }
  }
}
