import Facts

/// What a figure of a sentence measures: a sum, a price, a weight, a count.
extension FigureReader {
  func meaning(of index: Int, in clause: Clause) -> Meaning? {
    let mention = scene.sentence.quantities[index]
    if mention.vague == .most || mention.vague == .all || mention.vague == .minority
      || mention.vague == .vastMajority || mention.vague == VagueAmount.none
    {
      return nil
    }
    // «nine cases about lathes»: papers, not boxes.
    if ["about", "concerning", "regarding"].contains(
      scene.sentence.word(mention.tokens.upperBound))
    {
      return nil
    }
    if ["not", "no"].contains(scene.sentence.word(mention.tokens.lowerBound - 1)),
      mention.value <= .one
    {
      return nil
    }
    switch mention.unit {
    case .percent, .percentagePoints, .fraction, .times: return nil
    case .money(let currency): return money(mention, currency, clause)
    case .measured(let unit): return measured(mention, unit, clause)
    case .counted, .none: return counted(mention, clause)
    }
  }

  /// «rose to 40 tons», «fell to $3 million»; of «from 30 to 40» the two figures themselves tell.
  func trend(to mention: QuantityMention, _ meaning: Meaning) -> Claim.Trend? {
    guard [.quantity, .weight, .value, .shipments].contains(meaning.kind),
      mention.changeTarget == .to, mention.changeToken != nil,
      !scene.sentence.quantities.contains(where: { $0.changeTarget == .from })
    else { return nil }
    switch mention.change {
    case .up: return .up
    case .down: return .down
    case .none: return nil
    }
  }

  func measured(_ mention: QuantityMention, _ unit: Unit, _ clause: Clause) -> Meaning? {
    switch unit.dimension {
    case .mass:
      // «trucks above 20 tonnes»: which trucks, not how much.
      let start = mention.tokens.lowerBound
      if ["above", "over", "under", "below", "exceeding"].contains(scene.sentence.word(start)),
        scene.sentence.goods.contains(where: { $0.termTokens.upperBound == start })
      {
        return nil
      }
      // «a 40-ton crane», «under 7 kg»: a property of the goods.
      return Meaning(
        kind: .weight, measure: .netMass, unit: "kg", factor: unit.factor,
        goods: goods(after: mention, clause))
    case .pieces, .packing:
      if scene.lexicon.tradeNouns.value(of: unit.name) == .shipment {
        return Meaning(
          kind: .shipments, measure: .shipments, unit: "shipment",
          goods: goods(after: mention, clause))
      }
      return Meaning(
        kind: .quantity, measure: .quantity,
        unit: ["unit", "item"].contains(unit.name) ? "piece" : unit.name,
        goods: goods(after: mention, clause))
    case .volume, .length:
      // «50.8 million litres of palm oil», «835,837 metres of denim»: as customs records count them.
      let name = unit.dimension == .volume ? "l" : "m"
      let goods =
        scene.sentence.word(mention.tokens.upperBound) == "of" ? goods(after: mention, clause) : nil
      // «…, up from 693,820 litres a year earlier»: of what was measured so before.
      guard unit.factor > .zero, goods != nil || figures.last?.topic.unit == name else {
        return nil
      }
      return Meaning(
        kind: .quantity, measure: .quantity, unit: name, factor: unit.factor, goods: goods,
        isElliptical: goods == nil)
    default: return nil
    }
  }

  /// The goods of the phrase that follows a figure: «12 tons of Chinese body armor».
  func goods(after mention: QuantityMention, _ clause: Clause) -> (
    terms: [Int], pointsBack: Bool
  )? {
    let sentence = scene.sentence
    var index = mention.numberTokens.upperBound
    var steps = 0
    while index < clause.tokens.upperBound, steps < 9 {
      if let goods = sentence.goods.first(where: { $0.termTokens.lowerBound == index }),
        !isCounter(goods)
      {
        return list(from: goods, clause)
      }
      let word = sentence.word(index)
      if sentence.text.tokens[index].kind == .punctuation,
        !sentence.text.tokens[index].isGluedHyphen
      {
        return nil
      }
      if steps > 0, word != "of", Words.prepositions.contains(word), !mention.tokens.contains(index)
      {
        return nil
      }
      if sentence.predicates.contains(where: { !$0.isNominal && $0.tokens.contains(index) }) {
        return nil
      }
      index += 1
      steps += 1
    }
    return nil
  }

  /// «2,817 units of batteries»: a word that counts, though it may stand for goods as well.
  private func isCounter(_ goods: GoodsMention) -> Bool {
    scene.lexicon.goods[goods.term].isGeneric
      && FigureReader.counters.contains(scene.sentence.word(goods.termTokens.upperBound - 1))
  }

  /// «casing and tubing», «panels and sawn boards»: goods joined to the first.
  func list(from first: GoodsMention, _ clause: Clause) -> (terms: [Int], pointsBack: Bool) {
    let sentence = scene.sentence
    var read = scene.goods(first)
    var end = first.tokens.upperBound
    for next in sentence.goods
    where next.tokens.lowerBound >= end && next.tokens.lowerBound <= end + 3 {
      let between = (end..<next.tokens.lowerBound).map(sentence.word)
      let isNumbered = sentence.quantities.contains {
        $0.numberTokens.lowerBound >= end && $0.numberTokens.upperBound <= next.tokens.lowerBound
      }
      guard between.contains("and") || between.contains("or"), !isNumbered else { break }
      if scene.lexicon.goods[next.term].isGeneric {
        // «machine tools and parts»: parts of them.
        if let part = scene.lexicon.goodsByTerm[scene.lexicon.goods[first.term].term + " part"] {
          read.terms.addNew(part)
        }
      } else {
        read.terms.addNew(contentsOf: scene.goods(next).terms)
      }
      end = next.tokens.upperBound
    }
    return read
  }

  /// Nouns that count goods one by one, whatever they are.
  private static let counters: WordSet = [
    "pieces", "units", "items", "sets", "examples", "copies", "vials", "doses", "ampoules",
  ]

  private static let enumerators: WordSet = [
    "number", "finding", "point", "item", "rule", "page", "chapter", "section", "part", "step",
    "figure", "lesson", "table",
  ]

  /// A bare number: by the noun it counts, or by the topic where no noun follows.
  func counted(_ mention: QuantityMention, _ clause: Clause) -> Meaning? {
    let sentence = scene.sentence
    // «Number two: …», «Finding 3», «two-stroke motors»: no counts.
    if FigureReader.enumerators.contains(sentence.word(mention.tokens.lowerBound - 1)) {
      return nil
    }
    if sentence.tokens.contains(mention.numberTokens.upperBound),
      sentence.text.tokens[mention.numberTokens.upperBound].isGluedHyphen
    {
      return nil
    }
    var index = mention.numberTokens.upperBound
    let limit = clause.tokens.upperBound
    var steps = 0
    var sawNoun = false
    // «900 of the dealer's valves»: what is counted is what is under discussion.
    let isPartitive = sentence.word(mention.numberTokens.upperBound) == "of"
    while index < limit, steps < 7 {
      if let goods = sentence.goods.first(where: {
        $0.tokens.contains(index) && $0.termTokens.upperBound > index
      }), !isCounter(goods) {
        if sentence.predicates.contains(where: {
          $0.noun == .shipment && $0.tokens.lowerBound == goods.termTokens.upperBound
        }) {
          // «22 urea shipments»: what is counted is the noun behind the goods.
          return Meaning(
            kind: .shipments, measure: .shipments, unit: "shipment",
            goods: list(from: goods, clause))
        }
        return Meaning(
          kind: .quantity, measure: .quantity, unit: "piece", goods: list(from: goods, clause))
      }
      if let noun = sentence.predicates.first(where: {
        $0.isNominal && $0.tokens.lowerBound == index
      }) {
        guard
          noun.noun == .shipment
            || ["order", "orders", "purchase", "purchases", "sale", "sales"].contains(
              sentence.word(index))
        else { return nil }
        return Meaning(
          kind: .shipments, measure: .shipments, unit: "shipment",
          goods: goods(after: mention, clause))
      }
      if let party = sentence.parties.first(where: {
        $0.tokens.contains(index) && $0.form != .pronoun
      }) {
        if party.form == .name,
          sentence.goods.contains(where: { $0.tokens.lowerBound == party.tokens.upperBound })
        {
          index = party.tokens.upperBound
          continue
        }
        guard isPartitive, party.isPossessive else { return nil }
        index = party.tokens.upperBound + 1
        continue
      }
      let token = sentence.text.tokens[index]
      // «Two diplomats said lathes …»: who speaks is not what is counted.
      if let cue = scene.lexicon.cues.value(of: token),
        [.speaker, .speech, .report].contains(cue)
      {
        return nil
      }
      if FigureReader.counters.contains(token.lower) {
        return Meaning(
          kind: .quantity, measure: .quantity, unit: "piece", goods: goods(after: mention, clause))
      }
      if [
        "of", "more", "further", "such", "the", "those", "them", "these", "additional", "other",
        "its", "their", "each",
      ].contains(token.lower)
        || token.isGluedHyphen || sentence.places.contains(where: { $0.tokens.contains(index) })
      {
        if ["them", "those", "these"].contains(token.lower) { return elliptical(mention) }
        index += 1
        steps += 1
        continue
      }
      let endsPhrase =
        token.kind == .punctuation || Words.prepositions.contains(token.lower)
        || Words.coordinators.contains(token.lower) || Words.be.contains(token.lower)
        || Words.have.contains(token.lower)
        || Words.adverbs.contains(token.lower) || Words.relatives.contains(token.lower)
        || sentence.predicates.contains { !$0.isNominal && $0.tokens.contains(index) }
        || sentence.dates.contains { $0.tokens.contains(index) }
        || sentence.quantities.contains { $0.numberTokens.contains(index) }
      if steps == 0,
        let verb = sentence.predicates.first(where: {
          !$0.isNominal && $0.tokens.lowerBound == index
        }), !verb.isModal, token.lower.hasSuffix("s")
      {
        return nil
      }
      if endsPhrase, sawNoun, isPartitive, Plural.isPlural(sentence.word(index - 1)) {
        // «900 of the dealer's valves»: counted, whatever the goods were measured in before.
        return Meaning(kind: .quantity, measure: .quantity, unit: "piece", isElliptical: true)
      }
      if endsPhrase, isPairOfParties(mention) || isManner(mention) { return nil }
      if endsPhrase { return sawNoun && !isPartitive ? nil : elliptical(mention) }
      sawNoun = true
      guard sentence.isAdjective(index) || sentence.text.tokens[index].isCapitalized else {
        return nil
      }
      index += 1
      steps += 1
    }
    return index >= limit && (!sawNoun || isPartitive) && !isManner(mention)
      ? elliptical(mention) : nil
  }

  /// «176,000 tonnes in nine ships, the Estonians 140,000 in eleven»: how the figure before it came.
  private func isManner(_ mention: QuantityMention) -> Bool {
    let start = mention.tokens.lowerBound
    return scene.sentence.word(start - 1) == "in"
      && scene.sentence.quantities.contains { $0.tokens.upperBound == start - 1 }
  }

  /// «between the two», «the biggest of the three», «these two»: parties just named.
  private func isPairOfParties(_ mention: QuantityMention) -> Bool {
    let before = scene.sentence.word(mention.tokens.lowerBound - 1)
    return mention.value <= Figure(5) && ["the", "these", "those", "all"].contains(before)
      && scene.sentence.text.tokens[mention.numberTokens.lowerBound].kind == .word
  }

  func elliptical(_ mention: QuantityMention) -> Meaning? {
    if let last = figures.last,
      let kilograms = scene.sentence.quantities[last.quantity].unit.kilograms, last.kind == .weight
    {
      return Meaning(
        kind: .weight, measure: .netMass, unit: "kg", factor: kilograms, isElliptical: true)
    }
    let topic = local ?? scene.context.topic
    guard let topic, !topic.goods.isEmpty || topic.measure != nil else {
      return isLevel(mention)
        ? Meaning(kind: .quantity, measure: .quantity, unit: "piece", isElliptical: true) : nil
    }
    let measure = topic.measure ?? .quantity
    if local == nil, measure == .netMass, let clause = scene.clauses.last,
      let own = scene.goods(before: clause), own.terms != topic.goods, !own.pointsBack
    {
      // «Syringes reach the clinic: in 2024 Rantau sent it 2.4 million»: other goods, counted.
      return Meaning(kind: .quantity, measure: .quantity, unit: "piece", isElliptical: true)
    }
    switch measure {
    case .shipments:
      return Meaning(kind: .shipments, measure: .shipments, unit: "shipment", isElliptical: true)
    case .netMass:
      return Meaning(
        kind: .weight, measure: .netMass, unit: "kg", factor: topic.massFactor, isElliptical: true)
    default:
      return Meaning(kind: .quantity, measure: .quantity, unit: topic.unit, isElliptical: true)
    }
  }

  /// «Deliveries of lathes to Qamar rose from 273 in 2023 to 1,176 in 2024», «Lathe imports fell to 38 in 2024»: of the
  /// goods before.
  private func isLevel(_ mention: QuantityMention) -> Bool {
    let sentence = scene.sentence
    return [.from, .to].contains(mention.changeTarget) && mention.unit == .none
      && sentence.dates.contains {
        $0.tokens.lowerBound <= mention.tokens.upperBound + 1
          && $0.tokens.lowerBound >= mention.tokens.upperBound
      }
      && sentence.goods.contains { goods in
        goods.tokens.upperBound <= mention.tokens.lowerBound
          && (Plural.isPlural(sentence.word(goods.termTokens.upperBound - 1))
            || sentence.predicates.contains {
              $0.isNominal && $0.tokens.lowerBound == goods.termTokens.upperBound
            })
      }
  }

  /// «60 brass pieces»: a word between the number and «pieces» picks some of the goods, and no table knows which.
  func narrowed(_ mention: QuantityMention, _ meaning: Meaning) -> [String] {
    guard meaning.kind == .quantity, meaning.goods == nil else { return [] }
    let sentence = scene.sentence
    var index = mention.numberTokens.upperBound
    var words: [String] = []
    while sentence.tokens.contains(index), words.count < 3 {
      let word = sentence.word(index)
      if ["pieces", "units", "items", "sets", "ones"].contains(word) {
        return words.isEmpty ? [] : ["which goods «\(words.joined(separator: " ")) \(word)» are"]
      }
      guard sentence.text.tokens[index].kind == .word, !Words.prepositions.contains(word),
        !["more", "further", "such", "other", "additional"].contains(word)
      else { return [] }
      words.append(word)
      index += 1
    }
    return []
  }
}
