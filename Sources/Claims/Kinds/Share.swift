import Facts

extension KindReader {
  /// «86 % of the chips by value», «mostly from Turkey», «all of it».
  static let share = KindReader(kind: .share) { scene in
    let reader = ShareReader(scene)
    return scene.sentence.quantities.indices.compactMap { reader.draft(of: $0) } + reader.wholes()
  }
}

/// Reads a part and its whole.
struct ShareReader {
  let scene: SentenceScene

  init(_ scene: SentenceScene) {
    self.scene = scene
  }

  func draft(of index: Int) -> Draft? {
    let sentence = scene.sentence
    let mention = sentence.quantities[index]
    guard isShare(mention), let clause = scene.clause(at: mention.numberTokens.lowerBound),
      !GrowthReader(scene).isGrowth(index)
    else { return nil }
    let local = localTopic(before: mention)
    if let part = local, let whole = scene.context.topic, isRestated(mention) {
      // «1,870 of those, or 94 per cent»: the figure before is the part.
      var draft = Draft(
        .share, sentence: sentence.index, quote: mention.tokens, topic: part,
        measure: part.measure ?? .quantity, amount: amount(mention), base: whole)
      draft.inherited = [.goods: whole.block]
      return draft
    }
    guard let whole = whole(of: mention, clause, local) else { return nil }
    var part = whole.topic
    part.roles = merged(clause, mention, whole.topic)
    let own = partGoods(mention, clause, whole.ofTokens)
    if let own { part.goods = own }
    guard part.roles != whole.topic.roles || own != nil else { return nil }
    let measured = measure(mention, clause, local)
    var draft = Draft(
      .share, sentence: sentence.index, quote: mention.tokens, topic: part,
      measure: measured.measure, amount: amount(mention), base: whole.topic)
    draft.otherMeasures = measured.others
    draft.inherited = whole.inherited
    draft.openDescriptions = clause.roles.doubts
    if let own, part.roles == whole.topic.roles,
      whole.topic.goods.allSatisfy({ base in
        own.contains { scene.lexicon.isGoods(base, within: $0) }
      })
    {
      draft.doubts.append("of which whole this is a part")
    }
    return draft
  }

  /// «all of it to Jumana», «every one of them American-made», «took every one»: shares without a number.
  func wholes() -> [Draft] {
    let sentence = scene.sentence
    var out: [Draft] = []
    for index in sentence.tokens {
      let word = sentence.word(index)
      let next = sentence.word(index + 1)
      let isAll =
        word == "all" && next == "of"
        && ["it", "them", "those", "which", "that"].contains(sentence.word(index + 2))
      let isEvery =
        word == "every"
        && (next == "one" || sentence.goods.contains { $0.tokens.contains(index + 1) })
      guard isAll || isEvery, !sentence.quantities.contains(where: { $0.tokens.contains(index) }),
        let clause = scene.clause(at: index)
      else { continue }
      let end = min(index + (isAll ? 3 : 2), sentence.tokens.upperBound)
      var mention = QuantityMention(
        tokens: index..<end, numberTokens: index..<(index + 1), value: .one)
      mention.vague = .all
      let local = localTopic(before: mention)
      guard let whole = whole(of: mention, clause, local) else { continue }
      var part = whole.topic
      part.roles = merged(after(index, clause), mention, whole.topic)
      guard part.roles != whole.topic.roles else { continue }
      let measured = measure(mention, clause, local)
      var draft = Draft(
        .share, sentence: sentence.index, quote: mention.tokens, topic: part,
        measure: measured.measure, amount: amount(mention), base: whole.topic)
      draft.otherMeasures = []
      draft.inherited = whole.inherited
      out.append(draft)
    }
    return out
  }

  /// The clause's roles, with what stands behind the words alone where they follow a figure
  /// («1,900 tonnes in five lots, all of it to Jumana»).
  private func after(_ index: Int, _ clause: Clause) -> Clause {
    guard
      scene.figures.contains(where: {
        clause.tokens.contains(scene.sentence.quantities[$0.quantity].tokens.lowerBound)
          && scene.sentence.quantities[$0.quantity].tokens.upperBound <= index
      })
    else { return clause }
    var rest = clause
    rest.roles = scene.roles(in: index..<clause.tokens.upperBound)
    return rest
  }

  private func isShare(_ mention: QuantityMention) -> Bool {
    // «in all», «after all», «all told» are no shares.
    if mention.vague == .all {
      let before = scene.sentence.word(mention.tokens.lowerBound - 1)
      let next = scene.sentence.word(mention.tokens.upperBound)
      if ["in", "after", "at", "above", "for", "almost"].contains(before) { return false }
      guard
        next == "of" || scene.sentence.word(mention.tokens.upperBound - 1) == "of" || next == "one"
      else { return false }
    }
    switch mention.unit {
    case .percent, .percentagePoints, .fraction: return true
    case .none, .counted:
      switch mention.vague {
      case .most?, .vastMajority?, .minority?, .all?: return true
      default: return false
      }
    default: return false
    }
  }

  private func localTopic(before mention: QuantityMention) -> Topic? {
    scene.figures.last {
      scene.sentence.quantities[$0.quantity].tokens.upperBound <= mention.tokens.lowerBound
        && !$0.isComparison
    }?.topic
  }

  /// «N of those, or 97 per cent».
  private func isRestated(_ mention: QuantityMention) -> Bool {
    guard scene.sentence.word(mention.tokens.lowerBound - 1) == "or",
      let last = scene.figures.last(where: {
        scene.sentence.quantities[$0.quantity].tokens.upperBound <= mention.tokens.lowerBound
      })
    else { return false }
    let start = scene.sentence.quantities[last.quantity].numberTokens.upperBound
    return Range.tokens(from: start, to: min(start + 3, mention.tokens.lowerBound)).contains {
      ["those", "them", "these", "that"].contains(scene.sentence.word($0))
    }
  }

  private struct Whole {
    var topic: Topic
    var inherited: [Scope.Slot: String]
    var ofTokens: Range<Int>?
  }

  /// The whole: «of the chips», «of it», «of those», or what is under discussion.
  private func whole(of mention: QuantityMention, _ clause: Clause, _ local: Topic?) -> Whole? {
    let sentence = scene.sentence
    guard var topic = local ?? scene.context.topic else { return bare(mention, clause) }
    var inherited: [Scope.Slot: String] = [:]
    for slot in [Scope.Slot.goods, .shipper, .consignee, .origin, .departure, .destination] {
      inherited[slot] = topic.block
    }
    topic.block = sentence.block.id
    topic.paragraph = sentence.paragraph
    topic.sentence = sentence.index
    let of = ofPhrase(after: mention.tokens.upperBound, clause)
    if let of, !isKnown(of) { return nil }
    if let of {
      let pronoun = (of.lowerBound..<of.upperBound).contains {
        ["it", "those", "them", "that", "these", "which", "number"].contains(sentence.word($0))
      }
      if let goods = scene.goods(in: of), !goods.terms.isEmpty {
        topic.goods = goods.terms
        if !pronoun, local == nil {
          topic.roles.shipper = []
          topic.roles.consignee = []
        }
      } else if !pronoun, local == nil,
        sentence.predicates.contains(where: { $0.isNominal && of.contains($0.tokens.lowerBound) })
      {
        topic.roles.shipper = []
        topic.roles.consignee = []
      }
    }
    // «of the distributor's intake»: the whole has roles of its own.
    if let of {
      let own = scene.roles(in: of)
      if own.hasParty || own.hasPlace {
        var roles = own
        if !own.hasParty
          || of.contains(where: { ["it", "those", "them", "that"].contains(sentence.word($0)) })
        {
          roles.fill(from: topic.roles)
        } else {
          roles.fillPlaces(from: Roles())
        }
        topic.roles = roles
      }
    }
    if let date = dates(of: mention, clause) {
      topic.period = scene.resolve(date, against: topic.period)
      inherited[.period] = nil
    }
    return Whole(topic: topic, inherited: inherited, ofTokens: of)
  }

  /// «half of the recipe»: a whole that no record holds.
  private func isKnown(_ of: Range<Int>) -> Bool {
    let sentence = scene.sentence
    return sentence.goods.contains { $0.tokens.overlaps(of) }
      || sentence.parties.contains { $0.tokens.overlaps(of) }
      || sentence.places.contains { $0.tokens.overlaps(of) }
      || sentence.dates.contains { $0.tokens.overlaps(of) }
      || sentence.predicates.contains { $0.isNominal && $0.tokens.overlaps(of) }
      || of.contains {
        [
          "it", "those", "them", "that", "these", "which", "number", "weight", "value", "quantity",
          "all",
        ].contains(sentence.word($0))
      }
  }

  /// No topic yet: the whole is named in the sentence itself.
  private func bare(_ mention: QuantityMention, _ clause: Clause) -> Whole? {
    guard let goods = scene.goods(in: clause.tokens), !goods.terms.isEmpty else { return nil }
    var topic = Topic()
    topic.goods = goods.terms
    topic.block = scene.sentence.block.id
    topic.period = dates(of: mention, clause).flatMap { scene.resolve($0, against: nil) }
    return Whole(
      topic: topic, inherited: [:], ofTokens: ofPhrase(after: mention.tokens.upperBound, clause))
  }

  private func dates(of mention: QuantityMention, _ clause: Clause) -> DateMention? {
    scene.date(near: mention, in: clause).map { scene.sentence.dates[$0] }
  }

  /// From «of» to the next verb, preposition or comma.
  private func ofPhrase(after start: Int, _ clause: Clause) -> Range<Int>? {
    let sentence = scene.sentence
    var index = start
    while index < clause.tokens.upperBound, index < start + 2, sentence.word(index) != "of" {
      index += 1
    }
    guard index < clause.tokens.upperBound,
      sentence.word(index) == "of" || sentence.word(start - 1) == "of"
    else { return nil }
    let from = sentence.word(index) == "of" ? index + 1 : start
    var end = from
    while end < clause.tokens.upperBound {
      let word = sentence.word(end)
      if end > from, Words.prepositions.contains(word) && word != "of" { break }
      if sentence.text.tokens[end].kind == .punctuation, !sentence.text.tokens[end].isGluedHyphen {
        break
      }
      if sentence.predicates.contains(where: { !$0.isNominal && $0.tokens.lowerBound == end }) {
        break
      }
      end += 1
    }
    return end > from ? from..<end : nil
  }

  /// The whole's roles narrowed by those of the clause.
  private func merged(_ clause: Clause, _ mention: QuantityMention, _ whole: Topic) -> Roles {
    var roles = whole.roles
    var own = clause.roles
    if !clause.largerPart.isEmpty { own = clause.largerPart }
    if let place = scene.sentence.places.first(where: {
      $0.tokens.lowerBound == mention.tokens.upperBound
    }), place.isAdjective {
      // «55 % Russian, 45 % Chinese».
      own.origin = place.codes
    }
    if !own.shipper.isEmpty {
      roles.shipper = own.shipper
      roles.excludesShipper = own.excludesShipper
    }
    if !own.consignee.isEmpty {
      roles.consignee = own.consignee
      roles.excludesConsignee = own.excludesConsignee
    }
    if !own.origin.isEmpty { roles.origin = own.origin }
    if !own.departure.isEmpty { roles.departure = own.departure }
    if !own.destination.isEmpty { roles.destination = own.destination }
    if !own.shipper.isEmpty, own.consignee.isEmpty, roles.consignee.isEmpty,
      sitsAtDestination(own.shipper, whole)
    {
      roles.shipper = whole.roles.shipper
      roles.consignee = own.shipper
    }
    // The subject of «accounted for» is the part, whatever its role in trade.
    if let verb = scene.verbs(of: clause).first, verb.frame == .share || verb.lemma == "account",
      let subject = clause.subject, own.shipper.isEmpty, own.consignee.isEmpty
    {
      let named = subject.entities.map(scene.register.root).filter {
        !scene.register[$0].names.isEmpty
      }
      if named.isEmpty {
        let codes =
          subject.codes
          + subject.entities.flatMap { scene.register[scene.register.root($0)].codes.sorted() }
        if !codes.isEmpty { roles.departure = codes }
      } else if sitsAtDestination(named, whole)
        || named.contains(where: {
          scene.register[$0].timesConsignee > scene.register[$0].timesShipper
            || scene.register[$0].classes.contains(.buyer)
        })
      {
        roles.consignee = named
      } else {
        roles.shipper = named
      }
    }
    return roles
  }

  /// A party of the country that the goods go to is their receiver.
  private func sitsAtDestination(_ entities: [Int], _ whole: Topic) -> Bool {
    let codes = entities.reduce(into: Set<String>()) {
      $0.formUnion(scene.register[scene.register.root($1)].codes)
    }
    return !codes.isDisjoint(with: whole.roles.destination)
      && codes.isDisjoint(with: whole.roles.departure)
  }

  /// «Veneer was more than nine-tenths of that»: goods of the clause outside the whole's phrase.
  private func partGoods(_ mention: QuantityMention, _ clause: Clause, _ of: Range<Int>?) -> [Int]?
  {
    if !clause.largerPart.isEmpty { return nil }
    let outside = scene.sentence.goods.filter {
      clause.tokens.contains($0.termTokens.lowerBound)
        && !(of?.contains($0.termTokens.lowerBound) ?? false)
        && !scene.lexicon.goods[$0.term].isGeneric
    }
    guard let verb = scene.verbs(of: clause).first,
      [.be, .share, .move, .send, .get].contains(verb.frame),
      let first = outside.first
    else { return nil }
    let terms = scene.goods(first).terms
    return terms.isEmpty ? nil : terms
  }

  /// The measure that the words name, else that of the figure under discussion.
  private func measure(_ mention: QuantityMention, _ clause: Clause, _ local: Topic?) -> (
    measure: Measure, others: [Measure]
  ) {
    let next =
      scene.sentence.quantities.first { $0.tokens.lowerBound >= mention.tokens.upperBound }?.tokens
      .lowerBound ?? clause.tokens.upperBound
    let last =
      scene.sentence.quantities.last { $0.tokens.upperBound <= mention.tokens.lowerBound }?.tokens
      .upperBound ?? clause.tokens.lowerBound
    let reach =
      max(
        last, clause.tokens.lowerBound)..<max(
        min(next, clause.tokens.upperBound), mention.tokens.upperBound)
    if let named = MeasureWords.measure(in: scene.sentence, reach)
      ?? MeasureWords.by(in: scene.sentence, clause.tokens)
    {
      return (named, [])
    }
    if let of = ofPhrase(after: mention.tokens.upperBound, clause),
      scene.sentence.goods.contains(where: {
        of.contains($0.termTokens.lowerBound)
          && Plural.isPlural(scene.sentence.word($0.termTokens.upperBound - 1))
      })
    {
      return (.quantity, [])
    }
    if let topic = local ?? scene.context.topic, let measure = topic.measure {
      switch measure {
      case .quantity, .netMass, .value, .shipments: return (measure, [])
      default: break
      }
    }
    return (.value, [.netMass, .shipments])
  }

  private func amount(_ mention: QuantityMention) -> Amount {
    var isPercent = false
    if case .percent = mention.unit { isPercent = true }
    if case .percentagePoints = mention.unit { isPercent = true }
    var accepted = Bounds.accepted(for: mention, asCount: false)
    var value = mention
    switch mention.vague {
    case .most?: value.value = Figure(1, over: 2)
    case .vastMajority?: value.value = Figure(3, over: 4)
    case .minority?: value.value = Figure(1, over: 2)
    case .all?: value.value = .one
    default: break
    }
    if mention.vague == .most || mention.vague == .vastMajority { accepted.high = nil }
    return AmountBuilder(scene).amount(
      value, accepted: accepted, factor: isPercent ? Figure(1, over: 100) : .one, unit: "share")
  }
}

/// «by value», «by weight», «in dollar terms», «tonnage», «as many».
enum MeasureWords {
  /// «by value», «by weight» anywhere in the clause.
  static func by(in sentence: SentenceReading, _ range: Range<Int>) -> Measure? {
    for index in range where sentence.word(index) == "by" || sentence.word(index) == "in" {
      switch sentence.word(index + 1) {
      case "weight", "tonnage", "volume", "mass": return .netMass
      case "value", "revenue": return .value
      case "number", "quantity", "units": return .quantity
      default: continue
      }
    }
    return nil
  }

  static func measure(in sentence: SentenceReading, _ range: Range<Int>) -> Measure? {
    for index in range {
      switch sentence.word(index) {
      case "weight", "tonnage", "volume", "tonnes", "tons", "kilos", "kilograms", "kilogrammes":
        return .netMass
      case "value", "dollars", "dollar", "money", "revenue", "outlay", "spending", "bill", "worth",
        "cost":
        return .value
      case "pieces", "units", "number", "many", "fewer", "numbers": return .quantity
      case "shipments", "deliveries", "consignments", "cargoes": return nil
      default: continue
      }
    }
    return nil
  }
}
