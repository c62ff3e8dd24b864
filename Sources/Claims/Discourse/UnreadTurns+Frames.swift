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

  /// «a record 40 tons», «an unchanged 40 tons», «40 tons, a record»; of «an additional 40» only «compared with»
  /// tells that it is a difference.
  func records(_ figure: QuantityMention) -> [Range<Int>] {
    let found = of(.record).filter { turn in
      let isBefore =
        turn.upperBound <= figure.tokens.lowerBound
        && (turn.upperBound..<figure.tokens.lowerBound).allSatisfy {
          ["of", "high", "total", "the", "a"].contains(sentence.word($0))
        }
      return isBefore || figure.tokens.overlaps(turn)
        || turn.lowerBound > figure.tokens.upperBound && sentence.word(turn.lowerBound - 1) == ","
    }
    let start = figure.tokens.lowerBound
    guard ["additional", "extra", "further"].contains(sentence.word(start - 1)),
      clause.contains(where: {
        sentence.word($0) == "compared" && ["with", "to"].contains(sentence.word($0 + 1))
      })
    else { return found }
    return found + [start - 1..<start]
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
      let near = noun.tokens.lowerBound - 5
      return (clause.lowerBound..<noun.tokens.lowerBound).last { index in
        ["all", "every", "each", "none", "no", "any"].contains(sentence.word(index))
          && sentence.word(index - 1) != "in"
          && (index >= near || sentence.word(index + 1) == "of" || sentence.word(index + 2) == "of")
      }.map { $0..<$0 + 1 }
    }.filter { _ in !clause.contains { UnreadTurns.sums.contains(sentence.word($0)) } } + apiece
  }

  /// «all four loads came to $4 million altogether»: the sum is meant.
  private static let sums: WordSet = [
    "together", "total", "totalling", "totaling", "altogether", "combined",
  ]

  private var apiece: [Range<Int>] {
    guard draft.kind == .weight || draft.kind == .value else { return [] }
    let before = draft.quote.lowerBound - 1
    if ["weighing", "worth"].contains(sentence.word(before)),
      ["all", "each"].contains(sentence.word(before - 1))
    {
      return [before - 1..<before]
    }
    guard draft.kind == .weight else { return [] }
    let end = draft.quote.upperBound
    return (end..<min(end + 3, max(end, clause.upperBound))).filter {
      sentence.word($0) == "apiece"
    }
    .map { $0..<$0 + 1 }
  }

  /// «cancelled 40 lathes», «lost $4,000»: no verb of trade stands between the word and the figure; «a cargo of 40
  /// lathes vanished», where the clause has none at all.
  func undone(_ figure: QuantityMention) -> [Range<Int>] {
    let isTraded = sentence.predicates.contains {
      !$0.isNominal && clause.contains($0.tokens.lowerBound) && PlainClause.trades($0)
    }
    return of(.undone).filter { turn in
      turn.lowerBound >= figure.tokens.upperBound && !isTraded && clause.contains(turn.lowerBound)
        || turn.upperBound <= figure.tokens.lowerBound
          && !sentence.predicates.contains {
            !$0.isNominal && $0.tokens.lowerBound >= turn.lowerBound && $0.tokens != turn
              && $0.tokens.upperBound <= figure.tokens.lowerBound
          }
    }
  }

  /// «outside Germany», «bypassing the UAE», «Spain aside»: what is left out is taken for what is meant.
  var leftOut: [Range<Int>] {
    guard draft.kind != .absence else { return [] }
    let none = clause.filter { index in
      ["none", "nothing", "never"].contains(sentence.word(index))
        && ["through", "via", "to", "from"].contains(sentence.word(index + 1))
    }.map { $0..<$0 + 1 }
    return none
      + of(.without).filter { turn in
        var next = turn.upperBound
        while ["the", "passing", "through", "touching", "a", "to", "from", "via", "in", "into"]
          .contains(sentence.word(next))
        {
          next += 1
        }
        // «no company other than Qamar»: read by what the others are denied.
        let near = Range.tokens(
          from: max(clause.lowerBound, turn.lowerBound - 4), to: turn.lowerBound)
        if near.contains(where: {
          ["no", "none", "nobody", "nothing", "any", "all"].contains(sentence.word($0))
        }), ["except", "save", "apart", "other"].contains(sentence.word(turn.lowerBound)) {
          return false
        }
        let isBehind = ["aside", "excluded"].contains(sentence.word(turn.lowerBound))
        let place = isBehind ? turn.lowerBound - 1 : next
        return sentence.places.contains { $0.tokens.contains(place) }
          || sentence.parties.contains { $0.form != .pronoun && $0.tokens.contains(place) }
      }
  }

  /// «fell from 40 tons to 60», «65 and 38 to X and Y respectively»: figures at odds with their verb, or crossed.
  func crossed(_ figure: QuantityMention) -> [Range<Int>] {
    if let word = sentence.tokens.first(where: { sentence.word($0) == "respectively" }) {
      return [word..<word + 1]
    }
    let others = sentence.quantities.filter {
      $0.unit == figure.unit && $0.tokens != figure.tokens && clause.contains($0.tokens.lowerBound)
        && $0.changeTarget != nil
    }
    // «climbed to 88 from 62, before easing to 69»: the nearest other end.
    let nearest = others.min {
      abs($0.tokens.lowerBound - figure.tokens.lowerBound)
        < abs($1.tokens.lowerBound - figure.tokens.lowerBound)
    }
    return [nearest].compactMap { $0 }.filter { other in
      let ends = [figure, other]
      guard let from = ends.first(where: { $0.changeTarget == .from }),
        let to = ends.first(where: { $0.changeTarget == .to })
      else { return false }
      let change = to.change == .none ? from.change : to.change
      return change == .up && to.value < from.value || change == .down && to.value > from.value
    }.map(\.tokens)
  }

  /// «stopped selling after May»: the last was in May or before, whatever came later.
  var stoppedAfter: [Range<Int>] {
    guard draft.kind == .last, draft.amount?.high == nil else { return [] }
    return clause.filter { index in
      sentence.word(index) == "after"
        && sentence.dates.contains { date in
          date.tokens.lowerBound == index + 1 || date.tokens.contains(index)
        }
    }.map { $0..<$0 + 1 }
  }

  /// «in 2024, from January to June»: a span within the claim's own that it leaves out.
  var narrowerDates: [Range<Int>] {
    guard draft.inherited[.period] == nil, let period = draft.topic.period, let from = period.from,
      let to = period.to
    else { return [] }
    return sentence.dates.filter { date in
      guard clause.contains(date.tokens.lowerBound), let start = date.period.from,
        let end = date.period.to
      else { return false }
      return from <= start && end <= to && (from < start || end < to)
        && !["than", "by", "since", "on", "until", "before", "after"].contains(
          sentence.word(date.tokens.lowerBound - 1))
        && !date.tokens.overlaps(draft.quote)
    }.map(\.tokens)
  }

  /// «in August and October 2023»: the claim is held to the first alone.
  var joinedDates: [Range<Int>] {
    guard draft.inherited[.period] == nil, let period = draft.topic.period else { return [] }
    // «in January, February and March»: each joins the one before it.
    var end: Int?
    var isList = false
    let joined = sentence.dates.filter { date in
      let start = date.tokens.lowerBound
      guard clause.contains(start) else { return false }
      if date.period == period {
        end = date.tokens.upperBound
        return false
      }
      guard let last = end, last < start,
        (last..<start).allSatisfy({ [",", "and", "or"].contains(sentence.word($0)) })
      else { return false }
      isList =
        isList
        || (last..<date.tokens.upperBound).contains { ["and", "or"].contains(sentence.word($0)) }
      end = date.tokens.upperBound
      return true
    }
    return isList ? joined.map(\.tokens) : []
  }

  /// «spare parts for 585 lathes», «the motors of 585 lathes», «585 lathes' worth of yarn», «585 lathes and spindles»:
  /// other goods than those counted.
  func ofOthers(_ figure: QuantityMention) -> [Range<Int>] {
    let before = figure.tokens.lowerBound - 1
    var found: [Range<Int>] = []
    // «bought lathes for $4,000» names no other goods.
    if ["for", "of"].contains(sentence.word(before)), !figure.unit.isMoney, isPlainNoun(before - 1),
      !UnreadTurns.collections.contains(sentence.word(before - 1)),
      !sentence.predicates.contains(where: { $0.tokens.contains(before - 1) }),
      !sentence.dates.contains(where: { $0.tokens.contains(before - 1) })
    {
      found.append(before - 1..<before + 1)
    }
    if sentence.word(before - 1) == "to",
      ["feed", "equip", "build", "power", "fill", "repair", "make"].contains(sentence.word(before))
    {
      found.append(before - 1..<before + 1)
    }
    guard
      let goods = sentence.goods.first(where: {
        figure.tokens.upperBound >= $0.tokens.lowerBound
          && figure.numberTokens.upperBound <= $0.termTokens.lowerBound
          && $0.termTokens.lowerBound - figure.numberTokens.upperBound <= 3
      })
    else { return found }
    let end = goods.tokens.upperBound
    if ["'", "’"].contains(sentence.word(end)), sentence.word(end + 1) == "worth" {
      found.append(end..<end + 2)
    }
    var noun = end + 1
    if sentence.word(noun) == "as", sentence.word(noun + 1) == "many" { noun += 2 }
    // «or dyeing machines»: a word may stand before the noun.
    if !Plural.isPlural(sentence.word(noun)), isPlainNoun(noun),
      Plural.isPlural(sentence.word(noun + 1)), isPlainNoun(noun + 1)
    {
      noun += 1
    }
    if ["and", "or"].contains(sentence.word(end)), isPlainNoun(noun) || noun > end + 1,
      Plural.isPlural(sentence.word(noun)),
      !sentence.predicates.contains(where: { $0.tokens.contains(noun) })
    {
      found.append(end..<noun + 1)
    }
    return found
  }

  /// Nouns of any goods that stand before what they hold.
  private static let collections: WordSet = [
    "total", "sum", "record", "batch", "batches", "lot", "lots", "cargo", "cargoes", "consignment",
    "consignments", "shipment", "shipments", "order", "orders", "contract", "contracts", "deal",
    "deals", "worth", "some", "part", "most", "bulk", "rest", "remainder", "majority",
    "quantity", "quantities", "number", "numbers", "supply", "supplies", "tally", "haul", "intake",
    "average", "maximum", "minimum", "all", "out", "each", "instead", "fleet", "delivery",
    "deliveries", "export", "exports", "import", "imports", "purchase", "purchases", "sale",
    "sales", "load", "loads", "arrival", "arrivals", "price", "bill", "figure", "volume",
    "receipt", "transfer", "payment", "invoice", "invoices", "declaration", "declarations",
    "tonnage", "amount", "amounts", "trade", "flow", "stock", "inventory", "combination",
    "mix", "cost", "costs", "group", "convoy", "trickle", "transport", "carriage", "movement",
    "value",
  ]

  /// «last year», in a story of which nobody knows when it was written.
  var undated: [Range<Int>] {
    guard scene.published == nil else { return [] }
    return clause.filter { index in
      let word = sentence.word(index)
      if word == "yesterday" || word == "ago" { return true }
      return ["last", "this", "past", "next"].contains(word)
        && (UnreadTurns.spans.contains(sentence.word(index + 1))
          || sentence.dates.contains { $0.tokens.contains(index) })
    }.map { index in
      ["yesterday", "ago"].contains(sentence.word(index)) ? index..<index + 1 : index..<index + 2
    }
  }

  private static let spans: WordSet = [
    "year", "month", "week", "quarter", "season", "decade", "spring", "summer", "autumn", "winter",
    "years", "months", "weeks",
  ]

  /// «36,000 towels in 2024, all to Veligor», «26 of the 71 tons went to Veligor»: where the part went is not
  /// where the whole did.
  func partly(_ figure: QuantityMention) -> [Range<Int>] {
    let end = figure.tokens.upperBound
    let all = (end..<max(end, clause.upperBound)).filter { index in
      sentence.word(index) == "all" && sentence.word(index - 1) == ","
        && ["to", "from", "through", "via", "before", "after", "between", "during"].contains(
          sentence.word(index + 1))
    }
    if !all.isEmpty { return all.map { $0..<$0 + 1 } }
    let start = figure.tokens.lowerBound
    guard ["the", "its", "their"].contains(sentence.word(start - 1)),
      sentence.word(start - 2) == "of",
      sentence.quantities.contains(where: {
        $0.tokens.upperBound == start - 2 || $0.tokens.upperBound == start - 1
      }) || ["one", "none", "fraction", "part"].contains(sentence.word(start - 3))
        || sentence.word(start - 4) == "single",
      sentence.predicates.contains(where: { !$0.isNominal && $0.tokens.lowerBound > end })
    else { return [] }
    return [start - 2..<start]
  }
}
