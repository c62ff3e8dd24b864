import Facts

/// Turns that a figure or a place gets from the words around it, not from a word of its own.
extension UnreadTurns {
  /// «rose by 40 tons», «an increase of $4,000», «40 tons higher than in 2022»: a change, no level.
  func changes(_ figure: QuantityMention) -> [Range<Int>] {
    guard figure.per == nil, figure.unit != .percent, figure.unit != .times else { return [] }
    let before = figure.figureTokens.lowerBound - 1
    let hedged = figure.tokens.lowerBound - 1
    if figure.changeTarget == .by || sentence.word(hedged) == "by" || sentence.word(before) == "by"
    {
      return [before..<before + 1]
    }
    if sentence.word(hedged) == "of", UnreadTurns.changeNouns.contains(sentence.word(hedged - 1)) {
      return [hedged - 1..<hedged]
    }
    let end = figure.tokens.upperBound
    let reach = end..<max(end, min(clause.upperBound, end + 4))
    return reach.filter { ["higher", "lower"].contains(sentence.word($0)) }.map { $0..<$0 + 1 }
  }

  private static let changeNouns: WordSet = [
    "increase", "rise", "growth", "gain", "jump", "surge", "drop", "fall", "decline", "decrease",
    "cut",
    "reduction", "difference", "shortfall", "surplus", "excess", "loss", "profit",
  ]

  /// «70 tons of marmalade», where no vocabulary knows marmalade: not 70 tons of everything.
  func unknownGoods(_ figure: QuantityMention) -> [Range<Int>] {
    let end = figure.tokens.upperBound
    var noun = end
    if sentence.word(end) == "of" {
      noun = end + 1
    } else if sentence.word(end) == "worth", sentence.word(end + 1) == "of" {
      noun = end + 2
    } else if sentence.word(figure.tokens.lowerBound - 1) == "worth" {
      noun = figure.tokens.lowerBound - 2
    } else {
      return []
    }
    let reach = noun...noun + 3
    guard isPlainNoun(noun),
      !sentence.goods.contains(where: { goods in reach.contains { goods.tokens.contains($0) } }),
      !sentence.predicates.contains(where: { $0.tokens.contains(noun) }),
      !reach.contains(where: { UnreadTurns.anyGoods.contains(sentence.word($0)) })
    else { return [] }
    return [noun..<noun + 1]
  }

  private func isPlainNoun(_ index: Int) -> Bool {
    guard clause.contains(index) else { return false }
    let token = sentence.text.tokens[index]
    return token.kind == .word && !token.isCapitalized && !Words.determiners.contains(token.lower)
      && !Words.pronouns.contains(token.lower) && !Words.prepositions.contains(token.lower)
      && !Words.be.contains(token.lower) && !Words.have.contains(token.lower)
      && !Words.adverbs.contains(token.lower) && !Words.coordinators.contains(token.lower)
      && !sentence.places.contains { $0.tokens.contains(index) }
      && !sentence.parties.contains { $0.tokens.contains(index) }
      && !sentence.quantities.contains { $0.tokens.contains(index) }
      && !sentence.dates.contains { $0.tokens.contains(index) }
  }

  /// Words for goods of whatever kind.
  private static let anyGoods: WordSet = [
    "goods", "cargo", "freight", "products", "product", "merchandise", "equipment", "material",
    "materials",
    "stuff", "items", "them", "it", "these", "those", "which", "supplies", "hardware", "commodity",
    "commodities", "trade", "exports", "imports", "sales", "purchases", "shipments", "deliveries",
    "machinery", "weapons", "arms", "technology", "ware", "wares", "produce", "kit", "gear", "load",
  ]

  /// «all six shipments weighed more than 11 tons»: each of them, not together.
  var ofEachShipment: [Range<Int>] {
    guard [.quantity, .weight, .value].contains(draft.kind) else { return [] }
    return sentence.predicates.compactMap { noun in
      guard noun.isNominal, noun.noun == .shipment, clause.contains(noun.tokens.lowerBound) else {
        return nil
      }
      let start = max(clause.lowerBound, noun.tokens.lowerBound - 5)
      return (start..<noun.tokens.lowerBound).last { index in
        ["all", "every", "each", "none", "no", "any"].contains(sentence.word(index))
          && sentence.word(index - 1) != "in"
      }.map { $0..<$0 + 1 }
    } + apiece
  }

  private var apiece: [Range<Int>] {
    guard draft.kind == .weight else { return [] }
    let end = draft.quote.upperBound
    return (end..<min(end + 3, max(end, clause.upperBound))).filter {
      sentence.word($0) == "apiece"
    }
    .map { $0..<$0 + 1 }
  }

  /// «cancelled 40 lathes», «lost $4,000»: no verb of trade stands between the word and the figure.
  func undone(_ figure: QuantityMention) -> [Range<Int>] {
    of(.undone).filter { turn in
      turn.upperBound <= figure.tokens.lowerBound
        && !sentence.predicates.contains {
          !$0.isNominal && $0.tokens.lowerBound >= turn.lowerBound && $0.tokens != turn
            && $0.tokens.upperBound <= figure.tokens.lowerBound
        }
    }
  }

  /// «outside Germany», «bypassing the UAE», «Spain aside»: what is left out is taken for what is meant.
  var leftOut: [Range<Int>] {
    guard draft.kind != .absence else { return [] }
    return of(.without).filter { turn in
      var next = turn.upperBound
      while ["the", "passing", "through", "touching", "a"].contains(sentence.word(next)) {
        next += 1
      }
      let isBehind = ["aside", "excluded"].contains(sentence.word(turn.lowerBound))
      let place = isBehind ? turn.lowerBound - 1 : next
      return sentence.places.contains { $0.tokens.contains(place) }
        || sentence.parties.contains { $0.form != .pronoun && $0.tokens.contains(place) }
    }
  }
}
