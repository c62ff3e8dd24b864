/// Which words of two names stand for one another, and how well.
struct NameAlignment {
  /// For every word of the one name, how well the other name has it; 0 where it has not.
  private(set) var one: [Float]
  private(set) var other: [Float]
  /// For every word of the one name, the word of the other that answers it; -1 for none.
  private(set) var partner: [Int]

  let a: PartyName
  let b: PartyName

  init(_ a: PartyName, _ b: PartyName) {
    self.a = a
    self.b = b
    one = [Float](repeating: 0, count: a.words.count)
    other = [Float](repeating: 0, count: b.words.count)
    partner = [Int](repeating: -1, count: a.words.count)
    pairEqual()
    if hasOpenWords { pairJoined() }
    if hasOpenWords { pairAlike() }
    if hasOpenWords {
      pairAbbreviated()
      pairAcronyms()
    }
  }

  private var hasOpenWords: Bool {
    NameAlignment.hasOpen(a.words, one) && NameAlignment.hasOpen(b.words, other)
  }

  private static func hasOpen(_ words: [PartyName.Word], _ similarities: [Float]) -> Bool {
    for place in words.indices where similarities[place] == 0 && words[place].weight > 0 {
      return true
    }
    return false
  }

  private mutating func join(_ i: Int, _ j: Int, _ similarity: Float) {
    one[i] = similarity
    other[j] = similarity
    partner[i] = j
  }

  /// The same letters, or the same thing in other words.
  private mutating func pairEqual() {
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
  private mutating func pairAlike() {
    var alike: [(i: Int, j: Int, similarity: Float)] = []
    let (words, others, open, openOthers) = (a.words, b.words, one, other)
    a.letters.withUnsafeBufferPointer { mine in
      b.letters.withUnsafeBufferPointer { theirs in
        for i in words.indices where open[i] == 0 && isComparable(words[i]) {
          let word = words[i]
          for j in others.indices where openOthers[j] == 0 && isComparable(others[j]) {
            let facing = others[j]
            let abjad = (word.script == .abjad) != (facing.script == .abjad)
            guard abjad || NameAlignment.mayBeAlike(word, facing) else { continue }
            let similarity = NameAlignment.similarity(
              UnsafeBufferPointer(rebasing: mine[word.range]),
              UnsafeBufferPointer(rebasing: theirs[facing.range]), abjad: abjad)
            if similarity >= NameAlignment.least(word, facing) { alike.append((i, j, similarity)) }
          }
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
  private mutating func pairJoined() {
    let (mine, theirs) = (a.words, b.words)
    for i in mine.indices where one[i] == 0 {
      if let found = b.run(equalTo: a.letters(of: mine[i]), open: other) {
        one[i] = 0.98
        partner[i] = found.lowerBound
        for j in found { other[j] = 0.98 }
      }
    }
    for j in theirs.indices where other[j] == 0 {
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
  private mutating func pairAbbreviated() {
    let (words, others) = (a.words, b.words)
    for i in words.indices where one[i] == 0 && isComparable(words[i]) {
      for j in others.indices where other[j] == 0 && isComparable(others[j]) {
        guard words[i].isAbbreviated || others[j].isAbbreviated else { continue }
        let mine = a.letters(of: words[i])
        let theirs = b.letters(of: others[j])
        let isShortened =
          words[i].isAbbreviated && mine.count < theirs.count && theirs.starts(with: mine)
          || others[j].isAbbreviated && theirs.count < mine.count && mine.starts(with: theirs)
        if isShortened {
          join(i, j, 0.9)
          break
        }
      }
    }
  }

  private mutating func pairAcronyms() {
    let (mine, theirs) = (a.words, b.words)
    for i in mine.indices where one[i] == 0 {
      if let found = b.words(abbreviatedBy: a.letters(of: mine[i]), of: mine[i], open: other) {
        one[i] = 0.96
        partner[i] = found.lowerBound
        for j in found where other[j] == 0 { other[j] = 0.96 }
      }
    }
    for j in theirs.indices where other[j] == 0 {
      if let found = a.words(abbreviatedBy: b.letters(of: theirs[j]), of: theirs[j], open: one) {
        other[j] = 0.96
        for i in found where one[i] == 0 {
          one[i] = 0.96
          partner[i] = j
        }
      }
    }
  }
}

extension PartyName.Word {
  /// Whether this word's letters stand right behind the other's; a number read from words does not.
  func follows(_ other: PartyName.Word) -> Bool { Int(start) == other.range.upperBound }

  var range: Range<Int> { Int(start)..<Int(start) + Int(count) }
}

extension PartyName {
  /// Two or three neighbouring words that are, written together, these letters.
  func run(equalTo joined: ArraySlice<UInt8>, open: [Float]) -> Range<Int>? {
    guard joined.count >= 4 else { return nil }
    let (words, letters) = (words, letters)
    for first in words.indices where open[first] == 0 && words[first].kind != .legalForm {
      var last = first + 1
      while last < words.count, last - first < 4, open[last] == 0,
        words[last].follows(words[last - 1])
      {
        let run = letters[Int(words[first].start)..<words[last].range.upperBound]
        // Each seam may be one letter less where the words are written as one.
        if run.count > joined.count + last - first { break }
        let isJoined =
          run.count == joined.count
          ? run.elementsEqual(joined)
          : run.count > joined.count && SoundFold.joined(run).elementsEqual(joined)
        if isJoined { return first..<last + 1 }
        last += 1
      }
    }
    return nil
  }
}
