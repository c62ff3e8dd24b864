/// Who stands behind a fact that a sentence reports.
///
///     «…, Politico reported, citing customs data»: Politico, citing customs data
///     «According to import records, …»: import records
enum Attribution {
  /// The source that the sentence names, in its own words; `nil` where the story speaks itself.
  static func source(in sentence: SentenceReading) -> String? {
    if let named = behindAccording(sentence) { return named }
    let speaker = self.speaker(sentence)
    let cited = self.cited(sentence)
    switch (speaker, cited) {
    case (let speaker?, let cited?): return "\(speaker), citing \(cited)"
    case (let speaker?, nil): return speaker
    case (nil, let cited?): return cited
    case (nil, nil): return nil
    }
  }

  private static let reporting: WordSet = [
    "reported", "reports", "said", "says", "found", "showed", "shows", "show", "revealed",
    "reveals", "reveal", "wrote", "writes", "calculated", "calculates", "suggest", "suggests",
  ]

  /// «according to import records», «based on customs data», «data from Skoline show» is a speaker.
  private static func behindAccording(_ sentence: SentenceReading) -> String? {
    for index in sentence.tokens {
      let word = sentence.word(index)
      let next = sentence.word(index + 1)
      guard word == "according" && next == "to" || word == "based" && next == "on" else { continue }
      return phrase(from: index + 2, sentence)
    }
    return nil
  }

  /// «citing customs data», «quoting import records».
  private static func cited(_ sentence: SentenceReading) -> String? {
    for index in sentence.tokens
    where ["citing", "cites", "cited", "quoting"].contains(sentence.word(index))
      && !Words.be.contains(sentence.word(index - 1))
    {
      return phrase(from: index + 1, sentence)
    }
    return nil
  }

  /// The words before «reported», back to the comma or the beginning: «customs data», «the outlet».
  private static func speaker(_ sentence: SentenceReading) -> String? {
    for index in sentence.tokens where reporting.contains(sentence.word(index)) {
      var end = index
      while end > sentence.tokens.lowerBound, isAuxiliary(sentence.word(end - 1)) { end -= 1 }
      var start = end
      while start > sentence.tokens.lowerBound, end - start < 7 {
        let word = sentence.word(start - 1)
        if [",", ";", ":", "—", "–", "”", "\"", "»", "that", "which", "who"].contains(word) {
          break
        }
        if sentence.dates.contains(where: { $0.tokens.contains(start - 1) }) { break }
        start -= 1
      }
      guard start < end, isSource(start..<end, sentence) else { continue }
      return sentence.text[start..<end]
    }
    return nil
  }

  private static func isAuxiliary(_ word: String) -> Bool {
    Words.have.contains(word) || ["also", "then", "later", "first", "all"].contains(word)
  }

  /// Records, or a name or «the outlet» that closes the sentence: «they found a buyer» is none.
  private static func isSource(_ range: Range<Int>, _ sentence: SentenceReading) -> Bool {
    if range.contains(where: { SpokenWords.evidenceNouns.contains(sentence.word($0)) }) {
      return true
    }
    let isOutlet = range.contains {
      ["outlet", "newspaper", "agency", "magazine", "broadcaster", "paper", "report", "website"]
        .contains(sentence.word($0))
    }
    let isName = range.contains { sentence.text.tokens[$0].isCapitalized }
    let stands = range.lowerBound > sentence.tokens.lowerBound
    return isOutlet
      || isName && stands && [",", "”", "\"", "»"].contains(sentence.word(range.lowerBound - 1))
  }

  /// The noun phrase that begins there, up to a comma, a verb or the end.
  private static func phrase(from start: Int, _ sentence: SentenceReading) -> String? {
    var end = start
    while end < sentence.tokens.upperBound, end < start + 14 {
      let word = sentence.word(end)
      if [",", ";", ":", ".", "—", "–", "”", "\"", "»", ")"].contains(word) { break }
      if sentence.predicates.contains(where: {
        !$0.isNominal && $0.tokens.contains(end) && end > start
          && !SpokenWords.evidenceNouns.contains(word)
      }) {
        break
      }
      end += 1
    }
    return end > start ? sentence.text[start..<end] : nil
  }
}
