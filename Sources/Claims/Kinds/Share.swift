import Facts

extension KindReader {
  /// «70 % of the lathes by weight», «mostly from Italy», «all of it».
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
    guard isShare(mention), let bare = scene.clause(at: mention.numberTokens.lowerBound),
      case let clause = withRelative(bare, behind: mention),
      !GrowthReader(scene).isGrowth(index),
      !isUnsaid(mention, clause)
    else { return nil }
    let local = localTopic(before: mention)
    if let part = local, let whole = scene.context.topic, isRestated(mention) {
      // «61 of these, or 70 %»: the figure before is the part.
      var draft = Draft(
        .share, sentence: sentence.index, quote: mention.tokens, topic: part,
        measure: part.measure ?? .quantity, amount: amount(mention), base: whole)
      draft.inherited = [.goods: whole.block]
      return draft
    }
    guard var whole = whole(of: mention, clause, local) else { return nil }
    var part = whole.topic
    part.roles = merged(segmented(clause, mention), mention, whole.topic)
    if !whole.topic.roles.origin.isEmpty, whole.topic.roles.departure.isEmpty,
      !part.roles.departure.isEmpty, clause.roles.origin.isEmpty
    {
      // «Russia still accounts for 95 percent», where origins are spoken of.
      part.roles.origin = part.roles.departure
      part.roles.departure = []
    }
    let isShareVerb = scene.verbs(of: clause).contains { $0.frame == .share }
    whole.topic.roles.widen(for: part.roles, parties: isShareVerb)
    if let of = whole.ofTokens, ["its", "their"].contains(scene.sentence.word(of.lowerBound)) {
      // «Egypt buys most of its wheat around the Black Sea»: of Egypt's wheat, not of everybody's.
      ownWhole(&whole.topic.roles, of: part.roles, clause)
    }
    let own = partGoods(mention, clause, whole.ofTokens)
    if let own { part.goods = own }
    if let period = whole.partPeriod { part.period = period }
    if let of = whole.ofTokens, isNamedBehind(of, clause) {
      // «more than half of its deliveries to Spain in December»: those to Spain are the whole.
      whole.topic.roles.fill(from: part.roles)
    }
    guard part.roles != whole.topic.roles || own != nil || whole.partPeriod != nil else {
      return nil
    }
    let measured = measure(mention, clause, local)
    var draft = Draft(
      .share, sentence: sentence.index, quote: mention.tokens, topic: part,
      measure: measured.measure, amount: amount(mention), base: whole.topic)
    draft.otherMeasures = measured.others
    draft.inherited = whole.inherited
    draft.openDescriptions = clause.roles.doubts
    if let own, part.roles == whole.topic.roles, !whole.topic.goods.isEmpty,
      whole.topic.goods.allSatisfy({ base in
        own.contains { scene.lexicon.isGoods(base, within: $0) }
      })
    {
      draft.doubts.append("of which whole this is a part")
    }
    return draft
  }

  /// Whether an end of the trade follows the whole's own noun without a verb between them.
  private func isNamedBehind(_ of: Range<Int>, _ clause: Clause) -> Bool {
    let sentence = scene.sentence
    guard ["to", "from"].contains(sentence.word(of.upperBound)),
      sentence.predicates.contains(where: { $0.isNominal && of.contains($0.tokens.lowerBound) })
    else { return false }
    return !scene.verbs(of: clause).contains { $0.tokens.lowerBound >= of.upperBound }
  }

  /// Whoever buys or sells by the clause's verb does so of all that is called theirs.
  private func ownWhole(_ whole: inout Roles, of part: Roles, _ clause: Clause) {
    guard let verb = scene.verbs(of: clause).first(where: PlainClause.trades), verb.voice == .active
    else { return }
    switch verb.frame {
    case .get, .pay:
      if whole.consignee.isEmpty { whole.consignee = part.consignee }
      if whole.destination.isEmpty { whole.destination = part.destination }
    case .send, .bill:
      if whole.shipper.isEmpty { whole.shipper = part.shipper }
      if whole.departure.isEmpty { whole.departure = part.departure }
    default: break
    }
  }

  /// «61 % of which went to Spain»: the words behind «which» tell where.
  private func withRelative(_ clause: Clause, behind mention: QuantityMention) -> Clause {
    let end = mention.tokens.upperBound
    guard scene.sentence.word(end) == "of",
      ["which", "whom"].contains(scene.sentence.word(end + 1)),
      let next = scene.clauses.first(where: { $0.tokens.contains(end + 1) }),
      next.tokens != clause.tokens, !next.isNegated, !next.isModal
    else { return clause }
    var wide = next
    wide.tokens = mention.tokens.lowerBound..<next.tokens.upperBound
    return wide
  }

  /// «all of it for Veligor», «every one of them Italian-made», «took every one»: shares without a number.
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
      guard isAll || isEvery || isAllTheGoods(index),
        !sentence.quantities.contains(where: { $0.tokens.contains(index) }),
        let clause = scene.clause(at: index)
      else { continue }
      let end = min(index + (isAll ? 3 : 2), sentence.tokens.upperBound)
      var mention = QuantityMention(
        tokens: index..<end, numberTokens: index..<(index + 1), value: .one)
      mention.vague = .all
      guard !isUnsaid(mention, clause) else { continue }
      let local = localTopic(before: mention)
      guard var whole = whole(of: mention, clause, local) else { continue }
      // What the words say themselves is no part of the whole: «… for Veligor», «… Italian-made».
      whole.topic.roles.drop(scene.roles(in: index..<clause.tokens.upperBound))
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

  /// «All the tyres went to Veligor»: the goods just spoken of, and the clause has no other figure.
  private func isAllTheGoods(_ index: Int) -> Bool {
    let sentence = scene.sentence
    guard sentence.word(index) == "all",
      ["the", "these", "those"].contains(sentence.word(index + 1)),
      let goods = sentence.goods.first(where: { $0.tokens.contains(index + 2) }),
      scene.context.topic.map({ !$0.goods.isEmpty && scene.goods(goods).pointsBack }) == true,
      let clause = scene.clause(at: index),
      !sentence.quantities.contains(where: { clause.tokens.contains($0.tokens.lowerBound) })
    else { return false }
    return scene.verbs(of: clause).contains { PlainClause.trades($0) && !$0.isNegated }
  }

  /// The clause's roles, with what stands behind the words alone where they follow a figure
  /// («61 lathes in nine crates, all of them for Veligor»).
  func after(_ index: Int, _ clause: Clause) -> Clause {
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
    if ["recent", "recently"].contains(scene.sentence.word(mention.tokens.upperBound)) {
      return false
    }
    switch mention.unit {
    case .percentagePoints: return mention.change == .none
    case .percent, .fraction: return true
    case .none, .counted:
      switch mention.vague {
      case .most?, .vastMajority?, .minority?: return true
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

  /// «N of these, or 70 %».
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

  /// «two-thirds came from Turkey, and a fifth from China»: each share has a way of its own.
  private func segmented(_ clause: Clause, _ mention: QuantityMention) -> Clause {
    let others = scene.sentence.quantities.filter {
      clause.tokens.contains($0.tokens.lowerBound) && $0.tokens != mention.tokens && isShare($0)
    }
    guard !others.isEmpty else { return clause }
    let start = mention.tokens.upperBound
    let next = others.first { $0.tokens.lowerBound >= start }?.tokens.lowerBound
    var own = scene.roles(in: .tokens(from: start, to: next ?? clause.tokens.upperBound))
    if scene.sentence.word(start) == "by", own.consignee.isEmpty,
      let verb = scene.verbs(of: clause).first(where: { $0.voice == .passive }),
      [.get, .pay].contains(verb.frame)
    {
      // «48 % was bought by Qamar, 36 % by Vikas».
      own.consignee = own.shipper
      own.shipper = []
    }
    var clause = clause
    for part in Roles.Part.allCases {
      if !own[part].parties.isEmpty { clause.roles[part].parties = own[part].parties }
      if !own[part].places.isEmpty { clause.roles[part].places = own[part].places }
    }
    return clause
  }

  /// The whole's roles narrowed by those of the clause.
  private func merged(_ clause: Clause, _ mention: QuantityMention, _ whole: Topic) -> Roles {
    var roles = whole.roles
    var own = clause.roles
    if !clause.largerPart.isEmpty { own = clause.largerPart }
    // «of the lathes sold by Qamar»: said of the whole, so that the subject stands on the other side.
    let isSeller = !own.shipper.isEmpty && own.shipper == whole.roles.shipper
    if isSeller { own.shipper = [] }
    if own.consignee == whole.roles.consignee { own.consignee = [] }
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
    if !own.departure.isEmpty {
      roles.departure = own.departure
      roles.via = own.via
    }
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
      } else if isSeller && whole.roles.consignee.isEmpty && named != whole.roles.shipper
        || sitsAtDestination(named, whole)
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

  /// «Valves made up over four-fifths of that»: goods of the clause outside the whole's phrase.
  func partGoods(_ mention: QuantityMention, _ clause: Clause, _ of: Range<Int>?) -> [Int]? {
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
  func measure(_ mention: QuantityMention, _ clause: Clause, _ local: Topic?) -> (
    measure: Measure, others: [Measure]
  ) {
    let next = scene.sentence.quantities.first {
      $0.tokens.lowerBound >= mention.tokens.upperBound
    }?.tokens.lowerBound
    let last =
      scene.sentence.quantities.last { $0.tokens.upperBound <= mention.tokens.lowerBound }?.tokens
      .upperBound ?? clause.tokens.lowerBound
    let reach =
      max(
        last, clause.tokens.lowerBound)..<max(
        min(next ?? clause.tokens.upperBound, clause.tokens.upperBound), mention.tokens.upperBound)
    // «20 % of the roughs that the mill bought in 2023, by value»: behind a clause of its own.
    let after = mention.tokens.upperBound..<(next ?? scene.sentence.tokens.upperBound)
    if let named = MeasureWords.measure(in: scene.sentence, reach)
      ?? MeasureWords.by(in: scene.sentence, clause.tokens)
      ?? MeasureWords.by(in: scene.sentence, after)
    {
      return (named, [])
    }
    if let of = ofPhrase(of: mention, clause),
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
