import Facts

/// Everything that one sentence mentions, before roles are laid.
struct SentenceReading {
  let block: Article.Block
  let text: TokenizedText
  let tokens: Range<Int>
  /// Position of the sentence in the story, counted from 0.
  let index: Int
  let paragraph: Int
  var quantities: [QuantityMention] = []
  var dates: [DateMention] = []
  var places: [PlaceMention] = []
  var goods: [GoodsMention] = []
  var parties: [PartyMention] = []
  var predicates: [Predicate] = []
  /// Tokens inside quotation marks.
  var quoted: [Range<Int>] = []

  func word(_ index: Int) -> String { tokens.contains(index) ? text.tokens[index].lower : "" }

  /// The preposition that governs the noun phrase beginning at `start`, with its index; articles,
  /// numbers and adjectives between are passed over.
  func preposition(before start: Int) -> (word: String, index: Int)? {
    var index = start - 1
    var steps = 0
    while index >= tokens.lowerBound, steps < 7 {
      let token = text.tokens[index]
      // «in 2023 Mangyr imported»: the preposition is the date's.
      if dates.contains(where: { $0.tokens.contains(index) }) { return nil }
      if token.kind == .word, Words.prepositions.contains(token.lower) {
        return compound(token.lower, index)
      }
      let isModifier =
        Words.determiners.contains(token.lower) || token.isGluedHyphen || token.kind == .number
        || isAdjective(index)
      guard isModifier else { return nil }
      index -= 1
      steps += 1
    }
    return nil
  }

  /// «by way of», «out of», «on to», «instead of».
  private func compound(_ word: String, _ index: Int) -> (word: String, index: Int) {
    let one = self.word(index - 1)
    let two = self.word(index - 2)
    if word == "of", one == "way", two == "by" { return ("via", index - 2) }
    if word == "of", one == "out" { return ("from", index - 1) }
    if word == "to", one == "on" { return ("to", index - 1) }
    if word == "of", one == "behalf" { return ("for", index - 2) }
    if word == "of", one == "instead" || one == "ahead" || one == "because" {
      return ("than", index - 1)
    }
    if word == "from", one == "apart" || one == "aside" { return ("except", index - 1) }
    if word == "than", one == "other" { return ("except", index - 1) }
    if word == "to", one == "compared" || one == "up" && two != "" {
      return (one == "up" ? "upto" : "than", index - 1)
    }
    return (word, index)
  }

  /// A word that can stand between a preposition and its noun.
  func isAdjective(_ index: Int) -> Bool {
    let token = text.tokens[index]
    guard token.kind == .word else { return false }
    if places.contains(where: { $0.tokens.contains(index) }) { return true }
    let word = token.lower
    if Words.prepositions.contains(word) || Words.coordinators.contains(word)
      || Words.relatives.contains(word) || Words.be.contains(word) || Words.have.contains(word)
      || Words.adverbs.contains(word) || Words.pronouns.contains(word)
    {
      return false
    }
    if word.hasSuffix("ly") || word == "'s" || word == "’s" { return false }
    if predicates.contains(where: { $0.tokens.contains(index) }) { return false }
    if parties.contains(where: { $0.tokens.contains(index) }) { return false }
    if goods.contains(where: { $0.termTokens.contains(index) }) { return false }
    return !token.isCapitalized
  }
}
