/// Finds the goods that a sentence speaks of.
///
///     «more than 12 tons of Chinese body armor»: body armor
struct GoodsReader {
  let text: TokenizedText
  let lexicon = TradeLexicon.standard

  func goods(in range: Range<Int>, except taken: [Bool]) -> [GoodsMention] {
    var unread: [Range<Int>] = []
    return goods(in: range, except: taken, unread: &unread)
  }

  /// - Parameter unread: gets the compounds that only begin with known goods: «pump housings».
  func goods(
    in range: Range<Int>, except taken: [Bool], unread: inout [Range<Int>]
  ) -> [GoodsMention] {
    var out: [GoodsMention] = []
    var index = range.lowerBound
    while index < range.upperBound {
      guard !taken[index], text.tokens[index].kind == .word,
        let match = lexicon.goodsPhrases.longest(at: index, in: text, limit: range.upperBound),
        !match.tokens.contains(where: { taken[$0] })
      else {
        index += 1
        continue
      }
      // «12 shipments»: a noun of trade, not goods.
      if lexicon.goods[match.value].isGeneric,
        lexicon.tradeNouns.longest(at: index, in: text, limit: range.upperBound) != nil
      {
        index = match.tokens.upperBound
        continue
      }
      let isModifier = isModifier(match.tokens, range, taken)
      if isModifier, !isPartOfOrganisation(match.tokens, range) {
        unread.append(match.tokens.lowerBound..<match.tokens.upperBound + 1)
      }
      if isModifier || isIdiom(match.tokens, range) || isSimile(match.tokens, range) {
        index = match.tokens.upperBound
        continue
      }
      // «gearbox maker», «customs», «chips company»: the noun of a party, not goods.
      if isPartOfOrganisation(match.tokens, range) {
        index = match.tokens.upperBound
        continue
      }
      out.append(
        GoodsMention(
          tokens: match.tokens, termTokens: match.tokens, term: match.value,
          isDefinite: isDefinite(match.tokens.lowerBound, range)))
      index = match.tokens.upperBound
    }
    return merged(out)
  }

  /// «lorry park», «paper trail», «gold refinery»: a singular before another noun is no goods.
  private func isModifier(_ tokens: Range<Int>, _ range: Range<Int>, _ taken: [Bool]) -> Bool {
    let next = tokens.upperBound
    // «5,892 tonnes of casing last year»: what is a date or a figure is no noun.
    guard next < range.upperBound, !taken[next], !Plural.isPlural(text.tokens[next - 1].lower)
    else {
      return false
    }
    let token = text.tokens[next]
    guard token.kind == .word, !token.isCapitalized, !token.isGluedToPrevious,
      !Words.prepositions.contains(token.lower), !Words.coordinators.contains(token.lower),
      !Words.relatives.contains(token.lower), !Words.be.contains(token.lower),
      !Words.have.contains(token.lower), !Words.adverbs.contains(token.lower),
      !Words.determiners.contains(token.lower), !Words.pronouns.contains(token.lower),
      ![
        "worth", "products", "product", "goods", "items", "is", "could", "may", "would", "will",
        "can", "last", "next", "alone", "apiece", "so", "then", "there", "again", "each", "direct",
        "straight", "since", "now", "today", "once", "more", "early", "late", "went", "came",
      ].contains(token.lower),
      !token.lower.hasSuffix("ly"), !token.lower.hasSuffix("ed"), !token.lower.hasSuffix("ing"),
      lexicon.goodsPhrases.longest(at: next, in: text, limit: range.upperBound) == nil,
      lexicon.tradeNouns.longest(at: next, in: text, limit: range.upperBound) == nil,
      lexicon.verbs.longest(at: next, in: text, limit: range.upperBound) == nil,
      lexicon.cues.value(of: token) == nil
    else { return false }
    return true
  }

  /// «on paper», «in steel» as a manner of speaking: a bare singular behind «on».
  private func isIdiom(_ tokens: Range<Int>, _ range: Range<Int>) -> Bool {
    let before = tokens.lowerBound - 1
    return before >= range.lowerBound && text.tokens[before].lower == "on" && tokens.count == 1
      && !Plural.isPlural(text.tokens[tokens.lowerBound].lower)
  }

  /// «as much as a city bus», «heavier than a van», «like a tank»: nothing that was shipped.
  private func isSimile(_ tokens: Range<Int>, _ range: Range<Int>) -> Bool {
    guard !Plural.isPlural(text.tokens[tokens.upperBound - 1].lower) else { return false }
    let reach = Range.tokens(
      from: max(range.lowerBound, tokens.lowerBound - 3), to: tokens.lowerBound)
    guard let article = reach.last(where: { ["a", "an"].contains(text.tokens[$0].lower) }),
      article > range.lowerBound
    else { return false }
    let before = text.tokens[article - 1].lower
    if before == "like" || before == "than" { return true }
    return before == "as" && article - 1 > range.lowerBound
      && (range.lowerBound..<(article - 1)).suffix(4).contains { text.tokens[$0].lower == "as" }
  }

  /// «machine tools» before «parts»: the last of adjoining nouns is the head; the longest term wins.
  private func merged(_ goods: [GoodsMention]) -> [GoodsMention] {
    var out: [GoodsMention] = []
    for mention in goods {
      if let last = out.last, last.tokens.upperBound == mention.tokens.lowerBound,
        !text.tokens[mention.tokens.lowerBound].isCapitalized
      {
        let isGeneric = lexicon.goods[mention.term].isGeneric
        let isOfParts =
          isGeneric && !lexicon.goods[last.term].isGeneric
          && GoodsReader.partWords.contains(text.tokens[mention.termTokens.upperBound - 1].lower)
        out[out.count - 1] = GoodsMention(
          tokens: last.tokens.lowerBound..<mention.tokens.upperBound,
          termTokens: last.termTokens.lowerBound..<mention.termTokens.upperBound,
          term: isGeneric ? last.term : mention.term, isDefinite: last.isDefinite,
          isOfParts: isOfParts || last.isOfParts && isGeneric)
      } else {
        out.append(mention)
      }
    }
    return out
  }

  private static let partWords: WordSet = [
    "part", "parts", "component", "components", "accessory", "accessories", "spare", "spares",
  ]

  private func isPartOfOrganisation(_ tokens: Range<Int>, _ range: Range<Int>) -> Bool {
    var next = tokens.upperBound
    while next < range.upperBound, text.tokens[next].isGluedHyphen { next += 1 }
    if let match = lexicon.organisations.longest(at: next, in: text, limit: range.upperBound),
      match.value != .any || !Plural.isPlural(text.tokens[tokens.upperBound - 1].lower)
    {
      return true
    }
    if let match = lexicon.organisations.longest(
      at: tokens.lowerBound, in: text, limit: range.upperBound),
      match.tokens.upperBound > tokens.upperBound
    {
      return true
    }
    return false
  }

  private func isDefinite(_ start: Int, _ range: Range<Int>) -> Bool {
    var index = start - 1
    var steps = 0
    while index >= range.lowerBound, steps < 5 {
      let token = text.tokens[index]
      if Words.definite.contains(token.lower) || token.lower == "'s" {
        return true
      }
      if Words.be.contains(token.lower) || lexicon.verbs.value(of: token) != nil
        || lexicon.tradeNouns.longest(at: index, in: text, limit: index + 1) != nil
      {
        return false
      }
      if Words.indefinite.contains(token.lower) || token.kind != .word
        || Words.prepositions.contains(token.lower)
      {
        return false
      }
      index -= 1
      steps += 1
    }
    return false
  }
}
