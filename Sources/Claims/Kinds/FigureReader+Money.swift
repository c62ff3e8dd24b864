import Facts

/// Sums of money: what a deal came to, or what one piece or kilogram cost.
extension FigureReader {
  func money(_ mention: QuantityMention, _ currency: String, _ clause: Clause) -> Meaning? {
    // «any lathe priced above $90,000»: a rule, not a sum.
    let start = mention.tokens.lowerBound
    if Range.tokens(from: max(clause.tokens.lowerBound, start - 5), to: start).contains(where: {
      scene.sentence.word($0) == "any"
    }) {
      return nil
    }
    if scene.isOfUncarried(mention, clause, .thing) || isOfShares(mention) { return nil }
    guard let per = mention.per ?? priceBasis(mention, clause) else {
      return Meaning(
        kind: .value, measure: .value, unit: currency, goods: goods(boughtFor: mention, clause))
    }
    switch per {
    case .each, .counted:
      return Meaning(kind: .price, measure: .pricePerPiece, unit: "\(currency)/piece")
    case .measured(let unit):
      switch unit.dimension {
      case .mass where unit.factor > .zero:
        return Meaning(
          kind: .price, measure: .pricePerKilogram, unit: "\(currency)/kg",
          factor: Figure.one / unit.factor)
      case .pieces: return Meaning(kind: .price, measure: .pricePerPiece, unit: "\(currency)/piece")
      default: return nil
      }
    }
  }

  /// «8.14 dollars a share»: of what is no cargo.
  private func isOfShares(_ mention: QuantityMention) -> Bool {
    guard case .counted(let noun)? = mention.per else { return false }
    return Uncarried.thing.words.contains(scene.sentence.word(noun.lowerBound))
  }

  /// «averaged $19,500», «an average of $330,000», «cost close to $20,000»: a price though no «each» stands there.
  func priceBasis(_ mention: QuantityMention, _ clause: Clause) -> QuantityMention
    .PriceBasis?
  {
    let tokens = scene.sentence.text.tokens
    let nearby = Range.tokens(
      from: max(clause.tokens.lowerBound, mention.tokens.lowerBound - 12),
      to: mention.tokens.lowerBound)
    if nearby.contains(where: { ["total", "altogether", "combined"].contains(tokens[$0].lower) }) {
      return nil
    }
    if let basis = comparedBasis(mention) { return basis }
    if isOfOne(mention) { return .each }
    for index in nearby
    where ["average", "averaged", "averaging", "price", "prices"].contains(tokens[index].lower) {
      return .each
    }
    if let verb = scene.verbs(of: clause).last(where: {
      $0.tokens.upperBound <= mention.tokens.lowerBound + 1
    }),
      verb.frame == .cost, verb.lemma != "average", mention.value < Figure(1_000_000),
      !isOfAll(verb, mention)
    {
      return .each
    }
    return nil
  }

  /// «2.96 million pesos»: of one of several countries.
  func unknownCurrency(_ mention: QuantityMention) -> [String] {
    guard case .money(let currency) = mention.unit, currency.isEmpty else { return [] }
    return ["in which currency «\(scene.sentence.text[mention.tokens])» is"]
  }

  /// «The 24 looms cost $384,000», «The looms for Qamar cost …», «The looms cost Qamar …»: what a whole deal cost.
  private func isOfAll(_ verb: Predicate, _ mention: QuantityMention) -> Bool {
    let sentence = scene.sentence
    guard
      let goods = sentence.goods.last(where: { $0.tokens.upperBound <= verb.tokens.lowerBound }),
      Plural.isPlural(sentence.word(goods.termTokens.upperBound - 1))
    else { return false }
    let isCounted = sentence.quantities.contains {
      $0.unit.counted != nil && $0.numberTokens.upperBound <= goods.termTokens.lowerBound
        && $0.tokens.upperBound >= goods.termTokens.upperBound
    }
    let reach = goods.tokens.upperBound..<mention.tokens.lowerBound
    return isCounted
      || goods.isDefinite && sentence.parties.contains { reach.contains($0.tokens.lowerBound) }
  }

  /// «$1.80 a kilo … for $2.90», «$7,000 a tonne after $2,900»: a sum of that size beside a price is
  /// a price too.
  private func comparedBasis(_ mention: QuantityMention) -> QuantityMention.PriceBasis? {
    guard let last = figures.last, last.kind == .price else { return nil }
    let before = scene.sentence.quantities[last.quantity]
    guard mention.value < before.value * Figure(10), before.value < mention.value * Figure(10)
    else { return nil }
    if last.measure == .pricePerPiece { return .each }
    if case .measured(let unit)? = before.per { return .measured(unit) }
    return lastBasis
  }

  /// «Each bearing was billed at $360», «A motor that left for $900», «$160 for each»: of one piece.
  private func isOfOne(_ mention: QuantityMention) -> Bool {
    let sentence = scene.sentence
    let end = mention.tokens.upperBound
    if sentence.word(end) == "for" && sentence.word(end + 1) == "each"
      || sentence.word(end) == "a"
        && ["head", "piece", "time", "copy"].contains(sentence.word(end + 1))
    {
      return true
    }
    guard mention.value < Figure(1_000_000) else { return false }
    return sentence.goods.contains { goods in
      let before = goods.tokens.lowerBound - 1
      let determiner =
        Words.determiners.contains(sentence.word(goods.tokens.lowerBound))
        ? sentence.word(goods.tokens.lowerBound) : sentence.word(before)
      return goods.tokens.upperBound <= mention.tokens.lowerBound
        && ["a", "an", "each", "every", "one"].contains(determiner)
        && !Plural.isPlural(sentence.word(goods.termTokens.upperBound - 1))
        && (before <= sentence.tokens.lowerBound + 1
          || scene.clause(at: before)?.tokens.lowerBound.distance(to: before) ?? 9 <= 2)
    }
  }

  /// «$4,000 on lathes and $900 on tiles»: of several sums in a clause each has the goods right behind it.
  private func goods(boughtFor mention: QuantityMention, _ clause: Clause) -> (
    terms: [Int], pointsBack: Bool
  )? {
    let sentence = scene.sentence
    let end = mention.tokens.upperBound
    guard ["on", "for", "of", "in"].contains(sentence.word(end)),
      sentence.quantities.count(where: {
        $0.unit.isMoney && clause.tokens.contains($0.tokens.lowerBound)
      }) > 1
        // «$4,000 on lathes and almost as much on tiles».
        || sentence.tokens.contains(where: {
          $0 > end && sentence.word($0) == "much" && sentence.word($0 - 1) == "as"
            && sentence.word($0 + 1) == sentence.word(end)
        }),
      let goods = sentence.goods.first(where: { $0.termTokens.lowerBound > end }),
      goods.termTokens.lowerBound <= end + 3,
      !sentence.quantities.contains(where: {
        (end..<goods.termTokens.lowerBound).contains($0.tokens.lowerBound)
      })
    else { return nil }
    return list(from: goods, clause)
  }
}
