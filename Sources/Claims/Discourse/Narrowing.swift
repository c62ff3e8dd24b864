import Facts

/// Words before a claim's goods that narrow them and are no part of a known term.
///
///     «12,560 fuel pumps», «used lathes», «silk shirts»: of pumps, lathes and shirts not all are such
///
/// The scope asks for the goods alone: the descriptions of what it finds must say the rest.
enum Narrowing {
  static func words(of draft: Draft, in scene: SentenceScene) -> [String] {
    guard draft.inherited[.goods] == nil, draft.kind != .absence,
      let clause = scene.clause(at: draft.quote.lowerBound)?.tokens
    else { return [] }
    let sentence = scene.sentence
    return sentence.goods.filter {
      clause.contains($0.termTokens.lowerBound) && draft.topic.goods.contains($0.term)
        && !scene.lexicon.goods[$0.term].isGeneric
    }.flatMap { goods -> [String] in
      // «silk shirts»: of two known goods the last is meant, and the first says of what kind.
      let kinds = goods.termTokens.prefix { index in
        let phrase = scene.lexicon.goodsPhrases.longest(
          at: index, in: sentence.text, limit: goods.termTokens.upperBound)
        return phrase?.value != goods.term
      }
      let isOfTwo = kinds.count < goods.termTokens.count
      let before = goods.tokens.lowerBound - 1
      let words = isNarrowing(before, sentence, scene.lexicon) ? [before] : []
      return (isOfTwo ? words + kinds : words).map { sentence.word($0) }
    } + states(sentence, clause)
  }

  /// «585 lathes, all of them second-hand», «refurbished ones»: said behind the goods or far before them.
  private static func states(_ sentence: SentenceReading, _ clause: Range<Int>) -> [String] {
    guard sentence.goods.contains(where: { clause.contains($0.termTokens.lowerBound) }) else {
      return []
    }
    var out: [String] = []
    for index in clause {
      switch sentence.word(index) {
      case "refurbished", "reconditioned", "secondhand": out.append(sentence.word(index))
      case "hand" where sentence.word(index - 1) == "-" && sentence.word(index - 2) == "second",
        "hand" where sentence.word(index - 1) == "second",
        "owned" where sentence.word(index - 1) == "-" && sentence.word(index - 2) == "pre":
        out.append("secondhand")
      case "used" where ["ones", ",", "."].contains(sentence.word(index + 1)):
        out.append("used")
      case "used" where ["all", ",", "them"].contains(sentence.word(index - 1)):
        out.append("used")
      default: continue
      }
    }
    return out
  }

  private static func isNarrowing(
    _ index: Int, _ sentence: SentenceReading, _ lexicon: TradeLexicon
  ) -> Bool {
    guard sentence.tokens.contains(index) else { return false }
    let token = sentence.text.tokens[index]
    // «Frozen lemons went …»: a capital at the head of a sentence makes no name.
    let isHead = token.isCapitalized && index == sentence.tokens.lowerBound
    guard token.kind == .word, !token.isCapitalized || isHead, !token.isGluedToPrevious,
      isHead ? isHeadAdjective(index, sentence) : sentence.isAdjective(index),
      !token.lower.hasSuffix("ing") || token.lower.utf8.count < 6 || isCounted(index, sentence),
      !Words.determiners.contains(token.lower), !Words.definite.contains(token.lower),
      !plain.contains(token.lower), NumberWords.shared[token] == nil,
      !sentence.quantities.contains(where: {
        $0.numberTokens.contains(index)
          || $0.tokens.contains(index) && !$0.tokens.contains(index + 1)
      }),
      !sentence.dates.contains(where: { $0.tokens.contains(index) })
    else { return false }
    return true
  }

  /// «585 knitting machines», but not «including machines».
  private static func isCounted(_ index: Int, _ sentence: SentenceReading) -> Bool {
    sentence.quantities.contains { $0.numberTokens.upperBound == index }
  }

  private static func isHeadAdjective(_ index: Int, _ sentence: SentenceReading) -> Bool {
    let word = sentence.word(index)
    return !Words.prepositions.contains(word) && !Words.coordinators.contains(word)
      && !Words.adverbs.contains(word) && !Words.pronouns.contains(word)
      && !word.hasSuffix("ly") && !places(index, sentence)
      && !sentence.predicates.contains { $0.tokens.contains(index) }
      && !sentence.parties.contains { $0.tokens.contains(index) }
  }

  private static func places(_ index: Int, _ sentence: SentenceReading) -> Bool {
    sentence.places.contains { $0.tokens.contains(index) }
  }

  /// Words that say nothing of what the goods are.
  private static let plain: WordSet = [
    "new", "more", "fewer", "less", "other", "such", "same", "further", "additional", "extra",
    "various",
    "different",
    "own", "first", "last", "latest", "next", "previous", "total", "annual", "monthly", "big",
    "large",
    "small", "huge", "massive", "tiny", "little", "much", "many", "most", "few", "worth", "said",
    "its",
  ]
}
