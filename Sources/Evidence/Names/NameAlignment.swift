/// Which words of two names stand for one another, and how well; valid only inside the call that makes it.
///
///     NameAlignment.of(one, other) { $0.one[0] }  // 0.96
struct NameAlignment {
  /// For every word of the one name, how well the other name has it; 0 where it has not.
  let one: UnsafeMutableBufferPointer<Float>
  let other: UnsafeMutableBufferPointer<Float>
  /// For every word of the one name, the word of the other that answers it; -1 for none.
  let partner: UnsafeMutableBufferPointer<Int>

  let a: NameView
  let b: NameView

  /// How alike words were found to be before, and the numbers by which it is known for these names' words.
  typealias Known = (
    likeness: KnownLikeness, mine: UnsafeBufferPointer<Int32>, theirs: UnsafeBufferPointer<Int32>
  )

  static func of<Result>(
    _ a: NameView, _ b: NameView, known: Known? = nil, _ body: (NameAlignment) -> Result
  ) -> Result {
    withUnsafeTemporaryAllocation(of: Float.self, capacity: a.words.count + b.words.count) {
      likeness in
      withUnsafeTemporaryAllocation(of: Int.self, capacity: a.words.count) { partner in
        likeness.initialize(repeating: 0)
        partner.initialize(repeating: -1)
        let alignment = NameAlignment(
          one: UnsafeMutableBufferPointer(rebasing: likeness[..<a.words.count]),
          other: UnsafeMutableBufferPointer(rebasing: likeness[a.words.count...]),
          partner: partner, a: a, b: b)
        alignment.pair(known)
        return body(alignment)
      }
    }
  }

  static func of<Result>(
    _ a: PartyName, _ b: PartyName, _ body: (NameAlignment) -> Result
  ) -> Result {
    a.withView { one in b.withView { other in of(one, other, body) } }
  }

  private func pair(_ known: Known?) {
    pairEqual()
    if hasOpenWords { pairJoined() }
    if hasOpenWords { pairAlike(known) }
    if hasOpenWords {
      pairAbbreviated()
      pairAcronyms()
    }
  }

  private var hasOpenWords: Bool {
    NameAlignment.hasOpen(a.words, one) && NameAlignment.hasOpen(b.words, other)
  }

  private static func hasOpen(
    _ words: UnsafeBufferPointer<PartyName.Word>, _ similarities: UnsafeMutableBufferPointer<Float>
  ) -> Bool {
    for place in words.indices where similarities[place] == 0 && words[place].weight > 0 {
      return true
    }
    return false
  }

  private func join(_ i: Int, _ j: Int, _ similarity: Float) {
    one[i] = similarity
    other[j] = similarity
    partner[i] = j
  }

  /// The same letters, or the same thing in other words.
  private func pairEqual() {
    let (mine, theirs) = (a.words, b.words)
    for i in mine.indices where mine[i].weight > 0 {
      for j in theirs.indices where other[j] == 0 && theirs[j].hash == mine[i].hash {
        guard theirs[j].weight > 0 else { continue }
        join(i, j, 1)
        break
      }
    }
    for i in mine.indices where one[i] == 0 && mine[i].concept != 0 {
      guard mine[i].weight > 0 else { continue }
      for j in theirs.indices where other[j] == 0 && theirs[j].concept == mine[i].concept {
        guard theirs[j].weight > 0 else { continue }
        join(i, j, 0.97)
        break
      }
    }
  }

  /// Words that are spelled alike, the most alike first.
  private func pairAlike(_ known: Known?) {
    let (mine, theirs) = (a.words, b.words)
    var alike: [(i: Int, j: Int, similarity: Float)] = []
    for i in mine.indices where one[i] == 0 && isComparable(mine[i]) {
      for j in theirs.indices where other[j] == 0 && isComparable(theirs[j]) {
        let abjad = (mine[i].script == .abjad) != (theirs[j].script == .abjad)
        guard abjad || NameAlignment.mayBeAlike(mine[i], theirs[j]) else { continue }
        func compared() -> Float {
          NameAlignment.similarity(a.letters(of: mine[i]), b.letters(of: theirs[j]), abjad: abjad)
        }
        let similarity =
          known.map { $0.likeness.value($0.mine[i], $0.theirs[j], compared) } ?? compared()
        if similarity >= NameAlignment.least(mine[i], theirs[j]) {
          alike.append((i, j, similarity))
        }
      }
    }
    if alike.count > 1 {
      alike.sort { ($0.similarity, -$0.i, -$0.j) > ($1.similarity, -$1.i, -$1.j) }
    }
    for (i, j, similarity) in alike where one[i] == 0 && other[j] == 0 { join(i, j, similarity) }
  }

  /// A bound from the consonants that only one of the words has.
  private static func mayBeAlike(_ one: PartyName.Word, _ other: PartyName.Word) -> Bool {
    let missing = max(
      (one.mask & ~other.mask).nonzeroBitCount, (other.mask & ~one.mask).nonzeroBitCount)
    return missing * 7 <= 3 * Int(max(one.count, other.count))
  }

  /// Words of an alphabet without vowels are compared without the article that Latin spellings
  /// write in one with them: «القمر», «Alqamar».
  private static func similarity(
    _ one: UnsafeBufferPointer<UInt8>, _ other: UnsafeBufferPointer<UInt8>, abjad: Bool
  ) -> Float {
    let similarity = WordDistance.similarity(one, other, abjad: abjad)
    guard abjad, similarity < 0.9 else { return similarity }
    func withoutArticle(_ word: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
      guard word.count >= 5, word[1] == UInt8(ascii: "l"),
        word[0] == UInt8(ascii: "a") || word[0] == UInt8(ascii: "e")
      else { return word }
      return UnsafeBufferPointer(rebasing: word[2...])
    }
    return max(
      similarity, WordDistance.similarity(withoutArticle(one), withoutArticle(other), abjad: true))
  }

  /// Of a short word more must agree.
  private static func least(_ one: PartyName.Word, _ other: PartyName.Word) -> Float {
    switch min(one.count, other.count) {
    case ...3: 0.9
    case 4: 0.8
    default: WordDistance.least
    }
  }

  private func isComparable(_ word: PartyName.Word) -> Bool {
    word.weight > 0 && word.kind != .number && word.count > 2
  }

  /// «Moon Gate» and «Moongate»: words written as one by the other name.
  private func pairJoined() {
    let (mine, theirs) = (a.words, b.words)
    for i in mine.indices where one[i] == 0 && b.hasRun(open: other) {
      if let found = b.run(equalTo: a.letters(of: mine[i]), open: other) {
        one[i] = 0.98
        partner[i] = found.lowerBound
        for j in found { other[j] = 0.98 }
      }
    }
    for j in theirs.indices where other[j] == 0 && a.hasRun(open: one) {
      if let found = a.run(equalTo: b.letters(of: theirs[j]), open: one) {
        other[j] = 0.98
        for i in found {
          one[i] = 0.98
          partner[i] = j
        }
      }
    }
  }

  /// «Comp.» for «Components».
  private func pairAbbreviated() {
    let (mine, theirs) = (a.words, b.words)
    for i in mine.indices where one[i] == 0 && isComparable(mine[i]) {
      for j in theirs.indices where other[j] == 0 && isComparable(theirs[j]) {
        guard mine[i].isAbbreviated || theirs[j].isAbbreviated else { continue }
        let spelled = a.letters(of: mine[i])
        let facing = b.letters(of: theirs[j])
        let isShortened =
          mine[i].isAbbreviated && spelled.count < facing.count && facing.starts(with: spelled)
          || theirs[j].isAbbreviated && facing.count < spelled.count && spelled.starts(with: facing)
        if isShortened {
          join(i, j, 0.9)
          break
        }
      }
    }
  }

  private func pairAcronyms() {
    let (mine, theirs) = (a.words, b.words)
    for i in mine.indices where one[i] == 0 && mine[i].mayAbbreviate {
      if let found = b.words(abbreviatedBy: a.letters(of: mine[i]), open: other) {
        one[i] = 0.96
        partner[i] = found.lowerBound
        for j in found where other[j] == 0 { other[j] = 0.96 }
      }
    }
    for j in theirs.indices where other[j] == 0 && theirs[j].mayAbbreviate {
      if let found = a.words(abbreviatedBy: b.letters(of: theirs[j]), open: one) {
        other[j] = 0.96
        for i in found where one[i] == 0 {
          one[i] = 0.96
          partner[i] = j
        }
      }
    }
  }
}

/// How alike words were found to be, by their numbers in an index of names.
final class KnownLikeness {
  // Asked by one thread, a million times a minute.
  @exclusivity(unchecked) private var found: [UInt64: Float] = [:]

  func value(_ one: Int32, _ other: Int32, _ make: () -> Float) -> Float {
    let key = UInt64(UInt32(bitPattern: one)) << 32 | UInt64(UInt32(bitPattern: other))
    if let known = found[key] { return known }
    let value = make()
    found[key] = value
    return value
  }
}

extension PartyName.Word {
  /// Whether this word's letters stand right behind the other's; a number read from words does not.
  func follows(_ other: PartyName.Word) -> Bool { Int(start) == other.range.upperBound }

  var range: Range<Int> { Int(start)..<Int(start) + Int(count) }
}

extension NameView {
  /// Whether a word can be these words written as one, or their beginnings, or one of them cut short; most names are
  /// let go here.
  func mayBeShortened(to word: UnsafeBufferPointer<UInt8>) -> Bool {
    let isCutShort = words.contains { mine in
      let mine = letters(of: mine)
      return mine.starts(with: word) || word.starts(with: mine)
    }
    return isCutShort
      || withUnsafeTemporaryAllocation(of: Float.self, capacity: words.count) { open in
        open.initialize(repeating: 0)
        return run(equalTo: word, open: open) != nil
          || words(abbreviatedBy: word, open: open) != nil
      }
  }

  /// Whether two neighbouring words stand open.
  fileprivate func hasRun(open: UnsafeMutableBufferPointer<Float>) -> Bool {
    words.indices.dropFirst().contains {
      open[$0] == 0 && open[$0 - 1] == 0 && words[$0].follows(words[$0 - 1])
    }
  }

  /// Two or three neighbouring words that are, written together, these letters.
  fileprivate func run(
    equalTo joined: UnsafeBufferPointer<UInt8>, open: UnsafeMutableBufferPointer<Float>
  ) -> Range<Int>? {
    guard joined.count >= 4 else { return nil }
    for first in words.indices where open[first] == 0 && words[first].kind != .legalForm {
      var last = first + 1
      while last < words.count, last - first < 4, open[last] == 0,
        words[last].follows(words[last - 1])
      {
        let run = Int(words[first].start)..<words[last].range.upperBound
        // Each seam may be one letter less where the words are written as one.
        if run.count > joined.count + last - first { break }
        let isJoined =
          run.count == joined.count
          ? letters[run].elementsEqual(joined)
          : run.count > joined.count
            && SoundFold.mayJoin(UnsafeBufferPointer(rebasing: letters[run]), as: joined)
            && SoundFold.joined(letters[run]).elementsEqual(joined)
        if isJoined { return first..<last + 1 }
        last += 1
      }
    }
    return nil
  }
}
