import Facts

/// Everything that one sentence mentions, before roles are laid.
///
/// A class: it is filled once, and then handed to every reader of a kind for each clause.
final class SentenceReading {
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
  /// Compounds that only begin with known goods («pump housings»).
  var unreadGoods: [Range<Int>] = []
  var parties: [PartyMention] = []
  var predicates: [Predicate] = []
  /// Tokens inside quotation marks.
  let quoted: [Range<Int>]
  /// The words that only repeat what somebody says; known once the predicates are.
  private(set) lazy var spoken = SpokenWords(self)

  /// The words that deny («no», «never», «hasn't»), in order.
  private(set) lazy var denials = tokens.filter { Negation.denies($0, self) }

  /// The words that turn what it says («a month», «all»); known once the parties are.
  private(set) lazy var turns = UnreadTurns.turns(in: self)

  /// Who is said to know it; the same for all claims of the sentence.
  private(set) lazy var attribution = Attribution.source(in: self)

  /// The sentence as it stands in the block.
  private(set) lazy var written = text[tokens]

  init(
    block: Article.Block, text: TokenizedText, tokens: Range<Int>, index: Int, paragraph: Int
  ) {
    self.block = block
    self.text = text
    self.tokens = tokens
    self.index = index
    self.paragraph = paragraph
    quoted = Quotation.ranges(in: text, tokens)
  }

  /// The same sentence, of which nothing is filled in.
  var unread: SentenceReading {
    SentenceReading(block: block, text: text, tokens: tokens, index: index, paragraph: paragraph)
  }

  func word(_ index: Int) -> String { tokens.contains(index) ? text.tokens[index].lower : "" }

  /// What the word says of how the sentence is meant.
  func cue(at index: Int) -> Cue? {
    tokens.contains(index) ? TradeLexicon.standard.cues.value(of: text.tokens[index]) : nil
  }

  /// The preposition that governs the noun phrase beginning at `start`, with its index; articles,
  /// numbers and adjectives between are passed over.
  func preposition(before start: Int) -> (word: String, index: Int)? {
    var index = start - 1
    var steps = 0
    // «On paper the intermediary paid»: no noun stands between a preposition and an article.
    let isClosed =
      Words.determiners.contains(word(start)) && !["all", "both"].contains(word(start))
    while index >= tokens.lowerBound, steps < 7 {
      let token = text.tokens[index]
      if isClosed, steps > 0 || !Words.prepositions.contains(token.lower) { return nil }
      // «in 2023 Mangyr imported»: the preposition is the date's.
      if dates.contains(where: { $0.tokens.contains(index) }) { return nil }
      if token.kind == .word, Words.prepositions.contains(token.lower) {
        return compound(token.lower, index)
      }
      // «no company but Qamar», «nobody but Qamar».
      if token.lower == "but", excepts(index) { return ("except", index) }
      let isModifier =
        Words.determiners.contains(token.lower) || token.isGluedHyphen || token.kind == .number
        || isAdjective(index)
      guard isModifier else { return nil }
      index -= 1
      steps += 1
    }
    return nil
  }

  /// «but» behind a word that denies everybody: what follows is the exception.
  private func excepts(_ index: Int) -> Bool {
    let near = Range.tokens(from: max(tokens.lowerBound, index - 3), to: index)
    return near.contains { ["no", "none", "nobody", "nothing"].contains(word($0)) }
  }

  /// «by way of», «out of», «on to», «instead of».
  private func compound(_ word: String, _ index: Int) -> (word: String, index: Int) {
    let one = self.word(index - 1)
    let two = self.word(index - 2)
    if word == "of", one == "way", two == "by" { return ("via", index - 2) }
    if word == "of", one == "out" { return ("from", index - 1) }
    if word == "to", one == "on" { return ("to", index - 1) }
    if word == "to", one == "according" { return ("according", index - 1) }
    if word == "of", one == "behalf" { return ("for", index - 2) }
    if word == "of", one == "instead" || one == "ahead" || one == "because" {
      return ("than", index - 1)
    }
    if word == "from", one == "apart" || one == "aside" { return ("except", index - 1) }
    if word == "than", one == "other", two == "none" {
      return preposition(before: index - 2) ?? (word, index)
    }
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
    if word.hasSuffix("ly") || word == "'s" { return false }
    if predicates.contains(where: { $0.tokens.contains(index) }) { return false }
    if parties.contains(where: { $0.tokens.contains(index) }) { return false }
    if goods.contains(where: { $0.termTokens.contains(index) }) { return false }
    return !token.isCapitalized
  }
}
