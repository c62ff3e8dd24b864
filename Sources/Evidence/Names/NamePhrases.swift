/// What the words of a name mean, once all are read.
extension NameReader {
  /// Marks legal forms and known words; a phrase of several words becomes one word.
  mutating func settle() {
    guard let vocabulary else { return }
    var kept = 0
    var at = 0
    while at < words.count {
      var word = words[at]
      var length = 1
      if word.concept == 0, word.kind != .legalForm,
        let (found, meaning) = vocabulary.phrase(in: words, at: at),
        // «Ala-Too» is no ТОО.
        found > 1 || meaning.kind != .legalForm || !word.isHyphenated
      {
        length = found
        take(meaning, until: words[at + length - 1], into: &word)
      }
      words[kept] = word
      kept += 1
      at += length
    }
    words.removeSubrange(kept...)
    reprieve()
    setAsideRepetitions()
    readNumberWords()
  }

  /// «Pier Twenty-Two» is «Pier 22».
  private mutating func readNumberWords() {
    guard let vocabulary, words.contains(where: { vocabulary.mayBeNumber($0) }) else { return }
    let numbers = vocabulary.numbers
    var at = 0
    while at < words.count {
      guard words[at].kind == .word, var value = numbers[words[at].hash] else {
        at += 1
        continue
      }
      if value >= 20, at + 1 < words.count,
        words[at + 1].kind == .word || words[at + 1].kind == .number,
        let unit = numbers[words[at + 1].hash] ?? digit(of: words[at + 1]), unit < 10
      {
        value += unit
        words.remove(at: at + 1)
      }
      words[at].start = UInt16(letters.count)
      letters.append(contentsOf: String(value).utf8)
      words[at].count = UInt8(letters.count - Int(words[at].start))
      words[at].kind = .number
      complete(at)
      at += 1
    }
  }

  private func digit(of word: PartyName.Word) -> Int? {
    guard word.kind == .number, word.count == 1 else { return nil }
    return Int(letters[Int(word.start)]) - 48
  }

  /// Makes a word what it means, together with the words of its phrase up to the last.
  private mutating func take(
    _ meaning: NameVocabulary.Meaning, until last: PartyName.Word, into word: inout PartyName.Word
  ) {
    if last.start != word.start {
      word.count = UInt8(clamping: Int(last.start) + Int(last.count) - Int(word.start))
      let slice = letters[Int(word.start)..<Int(word.start) + Int(word.count)]
      word.mask = LetterClass.mask(of: slice)
      word.hash = LetterClass.hash(of: slice)
    }
    word.kind = meaning.kind
    word.concept = meaning.concept
    if meaning.kind == .legalForm { legalForms |= 1 << UInt64(meaning.concept) }
  }

  /// «АО «Радиомаш» (АО «Радиомаш»)»: what parentheses only repeat is not said twice, and a short
  /// form in them is one more name, not a part of the name.
  private mutating func setAsideRepetitions() {
    guard words.contains(where: \.isInParentheses) else { return }
    let outside = words.filter { !$0.isInParentheses && $0.weight > 0 }
    guard !outside.isEmpty else { return }
    for position in words.indices where words[position].isInParentheses {
      if outside.contains(where: { $0.hash == words[position].hash }) {
        words[position].kind = .filler
      } else if words[position].kind == .word {
        words[position].kind = .alias
      }
    }
  }

  /// A name of nothing but legal forms and fillers («AS», «ООО») is named by them.
  private mutating func reprieve() {
    guard !words.contains(where: { $0.weight > 0 }) else { return }
    for position in words.indices where words[position].kind != .filler {
      words[position].kind = .word
      words[position].concept = 0
    }
  }
}
