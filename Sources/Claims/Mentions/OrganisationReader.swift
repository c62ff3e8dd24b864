/// Finds noun phrases that describe a party: «a Turkish trading house», «its Russian client».
struct OrganisationReader {
  let text: TokenizedText
  let lexicon = TradeLexicon.standard

  struct Phrase {
    var tokens: Range<Int>
    var head: String
    var headTokens: Range<Int>
    var type: OrganisationClass
    var codes: [String]
    var places: [String]
    var determiner: Determiner
    var isPlural: Bool
    /// «the same maker»: the one just named.
    var isSame = false
  }

  enum Determiner { case definite, indefinite, none }

  func phrases(in range: Range<Int>, places: [PlaceMention], except taken: [Bool]) -> [Phrase] {
    var out: [Phrase] = []
    var index = range.lowerBound
    while index < range.upperBound {
      if let goods = goods(at: index, range) {
        index = goods.upperBound
        continue
      }
      guard !taken[index], text.tokens[index].kind == .word,
        !text.tokens[index].isCapitalized || index == range.lowerBound,
        let match = lexicon.organisations.longest(at: index, in: text, limit: range.upperBound),
        !match.tokens.contains(where: { taken[$0] }), !isVerb(match.tokens, range),
        !isModifier(match.tokens, range, taken)
      else {
        index += 1
        continue
      }
      // The last of adjoining nouns is the head: «machine builder», «firm's client».
      out.append(phrase(match.tokens, match.value, range, places))
      index = match.tokens.upperBound
    }
    return out
  }

  /// «power banks»: goods of several words, the last of which would name a party alone.
  private func goods(at index: Int, _ range: Range<Int>) -> Range<Int>? {
    guard let goods = lexicon.goodsPhrases.longest(at: index, in: text, limit: range.upperBound),
      goods.tokens.count > 1
    else { return nil }
    let party = lexicon.organisations.longest(at: index, in: text, limit: range.upperBound)
    return (party?.tokens.count ?? 0) < goods.tokens.count ? goods.tokens : nil
  }

  /// «business» and «house» are never verbs here, but «source», «party» and «yard» can modify another noun.
  private func isVerb(_ tokens: Range<Int>, _ range: Range<Int>) -> Bool {
    guard tokens.lowerBound > range.lowerBound else { return false }
    let before = text.tokens[tokens.lowerBound - 1].lower
    return before == "to" && tokens.count == 1 && text.tokens[tokens.lowerBound].lower == "source"
  }

  /// «shop window», «factory gate»: a singular before another noun is no party.
  private func isModifier(_ tokens: Range<Int>, _ range: Range<Int>, _ taken: [Bool]) -> Bool {
    let next = tokens.upperBound
    guard next < range.upperBound, !taken[next],
      !Plural.isPlural(text.tokens[next - 1].lower),
      ["gate", "gates", "window", "windows", "floor", "door", "doors", "sauna", "park", "manager"]
        .contains(text.tokens[next].lower)
    else { return false }
    return true
  }

  private func phrase(
    _ head: Range<Int>, _ type: OrganisationClass, _ range: Range<Int>, _ places: [PlaceMention]
  ) -> Phrase {
    var start = head.lowerBound
    var determiner = Determiner.none
    var codes: [String] = []
    var words: [String] = []
    var steps = 0
    scan: while start > range.lowerBound, steps < 8 {
      let before = start - 1
      let token = text.tokens[before]
      if let place = places.first(where: { $0.tokens.contains(before) }) {
        codes += place.codes
        words += place.tokens.map { text.tokens[$0].lower }
        start = place.tokens.lowerBound
        continue
      }
      if Words.definite.contains(token.lower) {
        determiner = .definite
        start = before
        break
      }
      if Words.indefinite.contains(token.lower) {
        determiner = .indefinite
        start = before
        break
      }
      if token.lower == "'s" || token.lower == "'" {
        // «Moscow's old shop», «the founder's firm».
        determiner = .definite
        if let place = places.first(where: { $0.tokens.upperBound == before }) {
          codes += place.codes
          words += place.tokens.map { text.tokens[$0].lower }
        }
        break
      }
      if token.isGluedHyphen
        || token.lower == "." && before > range.lowerBound && text.tokens[before - 1].lower == "st"
      {
        start = before
        steps += 1
        continue
      }
      guard token.kind == .word || token.kind == .number, !Words.prepositions.contains(token.lower),
        !Words.coordinators.contains(token.lower), !Words.be.contains(token.lower),
        !Words.relatives.contains(token.lower), !Words.pronouns.contains(token.lower),
        lexicon.verbs.longest(at: before, in: text, limit: head.lowerBound) == nil
          || isModifier(before)
      else { break scan }
      start = before
      steps += 1
    }
    let last = text.tokens[head.upperBound - 1].lower
    var end = head.upperBound
    attach(&codes, &words, &end, range, places)
    let singular = Plural.singulars(of: last)
    let isPlural =
      lexicon.organisations.longest(at: head.upperBound - 1, in: text, limit: head.upperBound)
      != nil
      && Plural.isPlural(last) && !["business", "works", "premises"].contains(last)
    var headWords = head.map { text.tokens[$0].lower }.filter { $0 != "-" }
    if isPlural,
      let base = singular.first(where: {
        lexicon.organisations.contains($0)
      })
    {
      headWords[headWords.count - 1] = base
    }
    let isSame = (start..<head.lowerBound).contains { text.tokens[$0].lower == "same" }
    return Phrase(
      tokens: start..<end, head: headWords.joined(separator: " "), headTokens: head, type: type,
      codes: codes,
      places: words, determiner: determiner, isPlural: isPlural, isSame: isSame)
  }

  /// Participles and gerunds before a noun: «trading house», «used cars», «leading supplier».
  private func isModifier(_ index: Int) -> Bool {
    let word = text.tokens[index].lower
    return word.hasSuffix("ing")
      || (word.hasSuffix("ed") && index > 0 && text.tokens[index - 1].isGluedHyphen)
  }

  /// «an importer in Brno», «a dealer above a bakery in Trieste», «a mill in the Alps».
  private func attach(
    _ codes: inout [String], _ words: inout [String], _ end: inout Int, _ range: Range<Int>,
    _ places: [PlaceMention]
  ) {
    var next = end
    guard next < range.upperBound,
      ["in", "of", "near", "from", "outside", "at"].contains(text.tokens[next].lower)
    else { return }
    let isFrom = text.tokens[next].lower == "from"
    next += 1
    while next < range.upperBound, next < end + 4,
      Words.determiners.contains(text.tokens[next].lower)
        || ["southern", "northern", "eastern", "western", "central"].contains(
          text.tokens[next].lower)
    {
      next += 1
    }
    guard !isFrom, let place = places.first(where: { $0.tokens.lowerBound == next }),
      !place.isAdjective
    else { return }
    codes += place.codes
    words += place.tokens.map { text.tokens[$0].lower }
    end = place.tokens.upperBound
  }
}
