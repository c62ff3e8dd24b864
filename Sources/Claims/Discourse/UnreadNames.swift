/// Names that a sentence holds and that were read as nothing.
///
///     «shipped tile to Mr Bao Lin»: whom it went to stands there, whoever that is
///
/// A scope without them takes in more than the sentence says: what it finds proves nothing.
enum UnreadNames {
  static func doubts(in sentence: SentenceReading) -> [String] {
    var out: [String] = []
    var index = sentence.tokens.lowerBound
    while index < sentence.tokens.upperBound {
      guard isCapital(index, sentence), !isRead(index, sentence) else {
        index += 1
        continue
      }
      let start = index
      while index < sentence.tokens.upperBound, isCapital(index, sentence) { index += 1 }
      index = max(index, start + 1)
      let run = start..<index
      // «The Netherlands bought»: a country behind its article.
      let isOfOther = run.allSatisfy {
        isRead($0, sentence) || Words.definite.contains(sentence.word($0))
      }
      if isOfOther { continue }
      let isCompany = run.contains {
        NameReader.companyForms.contains(sentence.word($0)) && !isRead($0, sentence)
      }
      if isCompany || run.count > 1 && trades(run, sentence) || isSubject(run, sentence) {
        out.append("who is meant by «\(sentence.text[run])»")
      }
    }
    return out + oneNameTwice(sentence)
  }

  /// «sold to Mr Bao Lin», «Mr Bao Lin also bought»; «according to Harbour Daily» is a source.
  private static func trades(_ run: Range<Int>, _ sentence: SentenceReading) -> Bool {
    let start = nameStart(run, sentence)
    switch sentence.word(start - 1) {
    case "from": return true
    case "to": return sentence.word(start - 2) != "according"
    default:
      let adverbs = (run.upperBound..<sentence.tokens.upperBound).prefix {
        Words.adverbs.contains(sentence.word($0)) || Words.be.contains(sentence.word($0))
          || Words.have.contains(sentence.word($0))
      }
      return sentence.predicates.contains {
        [.send, .get, .bill, .pay].contains($0.frame) && !$0.isNominal
          && (run.upperBound...adverbs.endIndex).contains($0.tokens.lowerBound)
      }
    }
  }

  /// «Qamar was paid for the lathes», at the head of a sentence: a capital that no table knows as a word, and who did it.
  private static func isSubject(_ run: Range<Int>, _ sentence: SentenceReading) -> Bool {
    let word = sentence.word(run.lowerBound)
    guard run.lowerBound == sentence.tokens.lowerBound, run.count == 1, trades(run, sentence) else {
      return false
    }
    return !TradeLexicon.standard.knows(run.lowerBound, in: sentence.text)
      && !Words.determiners.contains(word) && !Words.prepositions.contains(word)
      && !Words.adverbs.contains(word) && !Words.pronouns.contains(word)
      && !Words.coordinators.contains(word) && !Words.indefinite.contains(word)
  }

  /// «from Guangzhou Fudalai Trading House»: the place that a name begins with belongs to it.
  private static func nameStart(_ run: Range<Int>, _ sentence: SentenceReading) -> Int {
    let place = sentence.places.first {
      $0.tokens.upperBound == run.lowerBound && isCapital($0.tokens.lowerBound, sentence)
    }
    return place?.tokens.lowerBound ?? run.lowerBound
  }

  /// «Qamar sold lathes to Qamar»: one party alone trades with nobody.
  private static func oneNameTwice(_ sentence: SentenceReading) -> [String] {
    let names = sentence.parties.filter { $0.form == .name && !$0.isPossessive }
    guard names.count > 1, let first = names.first, !first.entities.isEmpty,
      names.allSatisfy({ $0.entities == first.entities }),
      names.contains(where: { name in
        ["to", "from"].contains(sentence.word(name.tokens.lowerBound - 1))
          || sentence.predicates.contains { $0.tokens.upperBound == name.tokens.lowerBound }
      })
    else { return [] }
    return ["who traded with «\(sentence.text[first.tokens])»"]
  }

  private static func isCapital(_ index: Int, _ sentence: SentenceReading) -> Bool {
    let token = sentence.text.tokens[index]
    return token.kind == .word && (token.isCapitalized || token.isAllCaps)
  }

  /// A mention took the word up: a party, a place, a day, an amount.
  private static func isRead(_ index: Int, _ sentence: SentenceReading) -> Bool {
    index == sentence.tokens.lowerBound && NameReader.epithets.contains(sentence.word(index))
      || sentence.parties.contains { $0.tokens.contains(index) }
      || sentence.places.contains { $0.tokens.contains(index) }
      || sentence.dates.contains { $0.tokens.contains(index) }
      || sentence.quantities.contains { $0.tokens.contains(index) }
  }
}
