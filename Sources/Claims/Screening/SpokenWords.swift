/// The words of a sentence that only repeat what somebody says.
///
///     «The mill said it stopped deliveries in May»: from «it» to the end
///     «…, the outlet said, citing customs data»: none
struct SpokenWords {
  private let ranges: [Range<Int>]

  init(_ sentence: SentenceReading) {
    var ranges: [Range<Int>] = []
    for index in sentence.tokens {
      guard SpokenWords.verbs.contains(sentence.word(index)),
        !SpokenWords.isParticiple(index, sentence),
        !SpokenWords.citesRecords(sentence), !SpokenWords.isOfRecords(index, sentence)
      else { continue }
      if SpokenWords.closes(index, sentence) {
        ranges.append(sentence.tokens.lowerBound..<index)
      } else {
        ranges.append(index..<SpokenWords.end(after: index, sentence))
      }
    }
    self.ranges = ranges
  }

  func contains(_ token: Int) -> Bool { ranges.contains { $0.contains(token) } }

  static let verbs: WordSet = [
    "said", "says", "say", "told", "tells", "insisted", "insists", "claimed", "claims", "argued",
    "argues", "answered", "replied", "added", "adds", "stated", "states", "maintained", "maintains",
    "asserted", "asserts", "denied", "denies", "deny", "acknowledged", "conceded", "admitted",
    "admits", "explained", "believes", "believe", "assured", "assures", "protested", "protests",
    "reckons", "reckon", "thinks", "announced", "announces", "promised", "vowed", "alleged",
    "alleges", "joked", "recalled", "recalls", "warned", "warns", "wrote", "writes", "stressed",
  ]

  /// «the said goods», «it is said to have», «cocoa butter told another story».
  private static func isParticiple(_ index: Int, _ sentence: SentenceReading) -> Bool {
    sentence.word(index - 1) == "the" && !Words.pronouns.contains(sentence.word(index + 1))
      || sentence.word(index - 1) == "insurance"
      || ["told", "tells"].contains(sentence.word(index))
        && Range.tokens(from: index + 1, to: min(index + 4, sentence.tokens.upperBound)).contains {
          ["story", "tale"].contains(sentence.word($0))
        }
  }

  /// «the outlet said, citing customs data», «the documents say».
  static func citesRecords(_ sentence: SentenceReading) -> Bool {
    for index in sentence.tokens {
      let word = sentence.word(index)
      guard
        ["citing", "cites", "cited", "quoting", "quoted"].contains(word)
          || word == "based" && sentence.word(index + 1) == "on"
          || word == "according" && sentence.word(index + 1) == "to"
      else { continue }
      let reach = index..<min(index + 9, sentence.tokens.upperBound)
      if reach.contains(where: {
        sentence.cue(at: $0) == .evidence
          || evidenceNouns.contains(sentence.word($0))
      }) {
        return true
      }
    }
    return false
  }

  static let evidenceNouns: WordSet = [
    "customs", "data", "records", "declarations", "database", "figures", "statistics", "filings",
    "documents", "manifests", "invoices", "registry",
  ]

  /// «the records say», «customs data says».
  private static func isOfRecords(_ index: Int, _ sentence: SentenceReading) -> Bool {
    Range.tokens(from: max(sentence.tokens.lowerBound, index - 3), to: index).contains {
      evidenceNouns.contains(sentence.word($0))
        || sentence.cue(at: $0) == .evidence
    }
  }

  /// «…, the firm said.»: the verb stands behind what is said.
  private static func closes(_ index: Int, _ sentence: SentenceReading) -> Bool {
    var start = index - 1
    var steps = 0
    while start >= sentence.tokens.lowerBound, steps < 9 {
      let word = sentence.word(start)
      if [",", "”", "\"", "»"].contains(word) {
        return start > sentence.tokens.lowerBound + 3 && !hasClauseBehind(index, sentence)
      }
      if sentence.predicates.contains(where: { $0.tokens.contains(start) && !$0.isNominal }) {
        return false
      }
      start -= 1
      steps += 1
    }
    return false
  }

  /// «said that», «said it had»: what is said follows.
  private static func hasClauseBehind(_ index: Int, _ sentence: SentenceReading) -> Bool {
    let next = sentence.word(index + 1)
    return next == "that" || Words.pronouns.contains(next)
      || sentence.predicates.contains {
        !$0.isNominal && $0.tokens.lowerBound > index && $0.tokens.lowerBound <= index + 12
      }
  }

  /// What is said ends at a semicolon, a dash or «but».
  private static func end(after index: Int, _ sentence: SentenceReading) -> Int {
    var next = index + 1
    while next < sentence.tokens.upperBound {
      if [";", "—", "–"].contains(sentence.word(next)) { return next }
      if sentence.word(next) == "but", sentence.word(next - 1) == "," { return next }
      next += 1
    }
    return sentence.tokens.upperBound
  }
}
