import Facts

/// Decides what each figure of a sentence measures, and over which records.
///
///     «23 grinders worth $9.4 million»: a quantity and a value over one scope
struct FigureReader {
  let scene: SentenceScene
  private(set) var figures: [ReadFigure] = []
  private(set) var drafts: [Draft] = []
  var usedDates: Set<Int> = []
  var local: Topic?
  var partOfWhole = false
  /// The sentence goes on with the goods under discussion.
  var goesOn = false
  var contextPeriod: Period?

  init(_ scene: SentenceScene) {
    self.scene = scene
  }

  mutating func read() {
    let sentence = scene.sentence
    for index in sentence.quantities.indices {
      let mention = sentence.quantities[index]
      guard let bare = scene.clause(at: mention.numberTokens.lowerBound),
        let meaning = meaning(of: index, in: bare)
      else { continue }
      let clause = segmented(withRelative(bare), index)
      let isComparison = isComparison(mention)
      let own =
        meaning.goods
        ?? (local != nil && meaning.isElliptical
          ? nil : scene.goods(in: clause.tokens) ?? earlierGoods(clause))
      var (topic, inherited) = scene.topic(of: clause, goods: own, after: local)
      if meaning.goods == nil, scene.goods(in: clause.tokens) == nil, earlierGoods(clause) != nil,
        topic.roles.origin.isEmpty
      {
        for earlier in scene.clauses where earlier.tokens.upperBound <= clause.tokens.lowerBound {
          topic.roles.origin.addNew(contentsOf: earlier.roles.origin)
        }
      }
      goesOn =
        own == nil || own?.terms.isEmpty == true || own?.pointsBack == true || clause.pointsBack
        || scene.pointsBack(clause)
      contextPeriod = nil
      if let party = gapped(mention) {
        // «…, and Vikas for the other 21,500 tonnes»: the verb is left out.
        if scene.sentence.parties.contains(where: {
          $0.form == .description
            && ["importer", "buyer", "customer", "recipient"].contains(
              where: scene.sentence.text[$0.tokens].contains)
        }) || !topic.roles.shipper.isEmpty {
          topic.roles.consignee = party.entities
        } else {
          topic.roles.shipper = party.entities
        }
      }
      setPeriod(&topic, &inherited, quantity: index, clause: clause, isComparison: isComparison)
      if isWholeOfPart(mention) {
        // «It was part of $10 million worth»: the whole is not bound to the part's way.
        topic.roles = clause.roles
        if let before = scene.context.topic {
          topic.roles.destination.addNew(contentsOf: before.roles.destination)
        }
        partOfWhole = true
      } else if partOfWhole, let local {
        topic.roles = local.roles
      }
      topic.measure =
        meaning.kind == .price
        ? (local ?? scene.context.topic)?.measure ?? meaning.measure : meaning.measure
      if meaning.kind == .weight { topic.massFactor = meaning.factor }
      if case .quantity = meaning.kind { topic.unit = meaning.unit }
      guard isTied(clause, meaning, topic, own) else { continue }
      var draft = Draft(
        meaning.kind, sentence: sentence.index, quote: mention.tokens, topic: topic,
        measure: meaning.measure, amount: amount(mention, meaning))
      draft.inherited = inherited
      draft.contextPeriod = contextPeriod
      draft.doubts = narrowed(mention, meaning)
      draft.openDescriptions = clause.roles.doubts
      if clause.isNegated, mention.vague == nil { draft.polarity = .denied }
      drafts.append(draft)
      figures.append(
        ReadFigure(
          quantity: index, kind: meaning.kind, measure: meaning.measure, topic: topic,
          isComparison: isComparison))
      if !isComparison { local = topic }
    }
  }

  /// «1,870 tonnes of soda ash, which is what Zarya delivered to Zvon»: the clause that follows
  /// tells who and when.
  func withRelative(_ clause: Clause) -> Clause {
    guard clause.roles.isEmpty,
      let index = scene.clauses.firstIndex(where: { $0.tokens == clause.tokens }),
      !scene.verbs(of: clause).contains(where: {
        [.send, .get, .move, .reach, .pay, .bill, .total].contains($0.frame)
      })
    else { return clause }
    var wide = clause
    for next in scene.clauses[(index + 1)...].prefix(2) {
      let first = scene.sentence.word(next.tokens.lowerBound)
      guard next.isRelative || first == "what" || Words.relatives.contains(first) else { break }
      wide.roles.fill(from: next.roles)
      wide.predicates += next.predicates
      wide.tokens = wide.tokens.lowerBound..<next.tokens.upperBound
      if !next.roles.isEmpty { break }
    }
    return wide
  }

  /// Several figures in one clause have parties and places of their own: «12 to Priboy, eight to
  /// Meridian», «the Japanese sets cost $180, the Chinese ones $80».
  func segmented(_ clause: Clause, _ index: Int) -> Clause {
    let sentence = scene.sentence
    let own = sentence.quantities[index]
    let others = sentence.quantities.indices.filter {
      $0 != index && clause.tokens.contains(sentence.quantities[$0].tokens.lowerBound)
        && sentence.quantities[$0].unit.isCount == own.unit.isCount
    }
    guard !others.isEmpty else { return clause }
    var clause = clause
    let next = others.map { sentence.quantities[$0] }.first {
      $0.tokens.lowerBound >= own.tokens.upperBound
    }
    let last = others.map { sentence.quantities[$0] }.last {
      $0.tokens.upperBound <= own.tokens.lowerBound
    }
    let after = scene.roles(
      in: own.tokens
        .upperBound..<max(
          own.tokens.upperBound, next?.tokens.lowerBound ?? clause.tokens.upperBound))
    if let next, isPartitive(next) {
      // «58,000 went to Efir, 52,000 of those from Meixin»: the maker belongs to the part alone.
      let later = scene.roles(
        in: .tokens(from: next.tokens.upperBound, to: clause.tokens.upperBound))
      if clause.roles.shipper == later.shipper, after.shipper.isEmpty { clause.roles.shipper = [] }
      if clause.roles.consignee == later.consignee, after.consignee.isEmpty {
        clause.roles.consignee = []
      }
      if clause.roles.departure == later.departure, after.departure.isEmpty {
        clause.roles.departure = []
      }
    }
    if !after.consignee.isEmpty { clause.roles.consignee = after.consignee }
    if !after.shipper.isEmpty { clause.roles.shipper = after.shipper }
    if !after.departure.isEmpty { clause.roles.departure = after.departure }
    if !after.destination.isEmpty { clause.roles.destination = after.destination }
    if clause.roles.origin.count > 1 {
      let start = last?.tokens.upperBound ?? clause.tokens.lowerBound
      if let place = sentence.places.last(where: {
        $0.tokens.lowerBound >= start && $0.tokens.upperBound <= own.tokens.lowerBound
          && ($0.isAdjective || $0.saysOrigin)
      }) {
        clause.roles.origin = place.codes
      }
    }
    return clause
  }

  func isPartitive(_ mention: QuantityMention) -> Bool {
    scene.sentence.word(mention.numberTokens.upperBound) == "of"
      && ["those", "them", "these", "which"].contains(
        scene.sentence.word(mention.numberTokens.upperBound + 1))
  }

  /// «X for the other 21,500 tonnes»: the party before «for».
  func gapped(_ mention: QuantityMention) -> PartyMention? {
    var index = mention.tokens.lowerBound - 1
    while ["the", "other", "remaining", "rest", "another"].contains(scene.sentence.word(index)) {
      index -= 1
    }
    guard scene.sentence.word(index) == "for" else { return nil }
    return scene.sentence.parties.first { $0.tokens.upperBound == index && !$0.entities.isEmpty }
  }

  /// «part of $10 million worth of»: the figure is the whole to which the topic belongs.
  func isWholeOfPart(_ mention: QuantityMention) -> Bool {
    let start = mention.tokens.lowerBound
    return scene.sentence.word(start - 1) == "of"
      && ["part", "portion", "fraction", "slice"].contains(scene.sentence.word(start - 2))
  }

  /// «Chinese grinders find their way to the dealer, which bought 31»: goods of a clause before.
  func earlierGoods(_ clause: Clause) -> (terms: [Int], pointsBack: Bool)? {
    guard local == nil else { return nil }
    let before = scene.sentence.tokens.lowerBound..<clause.tokens.lowerBound
    return scene.goods(in: before).flatMap { $0.terms.isEmpty ? nil : $0 }
  }

  struct Meaning {
    var kind: ClaimKind
    var measure: Measure
    var unit: String
    /// Kilograms, or one, of the unit as written.
    var factor = Figure.one
    var goods: (terms: [Int], pointsBack: Bool)?
    /// The figure stands alone («48 in all of 2022») and takes its unit from the topic.
    var isElliptical = false
  }

  // MARK: Whether it is about trade at all

  /// A figure must hang on a verb or noun of trade, on goods, or go on with what was said.
  func isTied(
    _ clause: Clause, _ meaning: Meaning, _ topic: Topic, _ own: (terms: [Int], pointsBack: Bool)?
  ) -> Bool {
    let predicates = clause.predicates.map { scene.sentence.predicates[$0] }
    let trades = predicates.contains {
      switch $0.frame {
      case .send, .get, .move, .reach, .leave, .bill, .pay, .cost, .share, .total, .rise, .fall,
        .handle:
        true
      default: false
      }
    }
    let other = predicates.contains { $0.frame == .register }
    let hasScope = !topic.goods.isEmpty || topic.roles.hasParty
    guard hasScope, !clause.isModal else { return false }
    if trades { return !(other && own == nil) }
    if own != nil, !(own?.terms.isEmpty ?? true) { return true }
    if let last = figures.last, last.topic.sentence == scene.sentence.index { return true }
    return meaning.kind != .value && predicates.contains { $0.frame == .be }
      && scene.pointsBack(clause)
  }

  // MARK: Periods

  mutating func setPeriod(
    _ topic: inout Topic, _ inherited: inout [Scope.Slot: String], quantity: Int, clause: Clause,
    isComparison: Bool
  ) {
    let before = local?.period ?? scene.context.topic?.period
    if let source = local ?? scene.context.topic, !hasOwnDate(clause), hasSince(clause) {
      // «has since moved 1,430 on»: from then until the day of the story.
      topic.period = Period(from: source.period?.from)
      inherited[.period] = source.block
      return
    }
    if let date = scene.date(for: quantity, in: clause, except: isComparison ? [] : usedDates) {
      let mention = scene.sentence.dates[date]
      topic.period = scene.resolve(mention, against: before)
      if scene.sentence.quantities[quantity].tokens.upperBound <= mention.tokens.lowerBound,
        isComparison
      {
        usedDates.insert(date)
      }
      return
    }
    if scene.sentence.quantities[quantity].changeTarget == .from,
      let then = scene.context.comparison?.period ?? scene.context.topic?.period?.shifted(years: -1)
    {
      // «dropped from $86.4 million to $14.7 million»: then and now.
      topic.period = then
      inherited[.period] = scene.context.topic?.block
      return
    }
    let source = local ?? scene.context.topic
    if source?.period == nil { contextPeriod = scene.context.lastPeriod }
    guard let source, source.period != nil else { return }
    if local == nil, !goesOn {
      // A sentence with goods of its own is not bound to the period of the one before.
      contextPeriod = source.period
      return
    }
    topic.period = source.period
    inherited[.period] = source.block
  }

  /// «against 48 in 2022», «up from 10», «after 14 in all of 2023», «compared with $4.7mn».
  func isComparison(_ mention: QuantityMention) -> Bool {
    let sentence = scene.sentence
    var index = mention.tokens.lowerBound - 1
    while index >= sentence.tokens.lowerBound,
      ["just", "only", "the", "a", "some", "mere", "about"].contains(sentence.word(index))
    { index -= 1 }
    let word = sentence.word(index)
    let before = sentence.word(index - 1)
    if ["against", "versus", "after"].contains(word) { return true }
    if word == "from", ["up", "down", "rising", "doubled", "rose", "grew", "fell"].contains(before)
    {
      return true
    }
    if word == "with" || word == "to", before.hasPrefix("compare") { return true }
    // «double the 30,600 of a year earlier», «twice the 4,150».
    return sentence.quantities.contains { other in
      if case .times = other.unit {
        return other.tokens.upperBound <= mention.tokens.lowerBound
          && other.tokens.upperBound + 2 >= mention.tokens.lowerBound
      }
      return false
    }
  }

  func hasOwnDate(_ clause: Clause) -> Bool {
    scene.sentence.dates.contains { clause.tokens.contains($0.tokens.lowerBound) }
  }

  /// «has since», «have already», «since then» without a day.
  func hasSince(_ clause: Clause) -> Bool {
    clause.tokens.contains { index in
      scene.sentence.word(index) == "since"
        && (Words.have.contains(scene.sentence.word(index - 1))
          || ["there", "on", "gone", "out", "over"].contains(scene.sentence.word(index - 1))
          || [",", ".", "been"].contains(scene.sentence.word(index + 1)))
    }
  }

  // MARK: Amounts

  func amount(_ mention: QuantityMention, _ meaning: Meaning) -> Amount {
    let isCount = meaning.kind == .quantity || meaning.kind == .shipments
    return AmountBuilder(scene).amount(
      mention, accepted: Bounds.accepted(for: mention, asCount: isCount), factor: meaning.factor,
      unit: meaning.unit)
  }
}

/// Writes bounds in the unit of the claim.
struct AmountBuilder {
  let scene: SentenceScene

  init(_ scene: SentenceScene) {
    self.scene = scene
  }

  func amount(
    _ mention: QuantityMention, accepted: Bounds.Accepted, factor: Figure, unit: String
  ) -> Amount {
    var amount = Amount(
      value: .figure(mention.value * factor), unit: unit,
      hedge: mention.vague?.rawValue ?? mention.hedge?.rawValue,
      written: scene.sentence.text[mention.tokens])
    amount.low = accepted.low.map { .figure($0 * factor) }
    amount.high = accepted.high.map { .figure($0 * factor) }
    amount.excludesLow = accepted.excludesLow
    amount.excludesHigh = accepted.excludesHigh
    amount.rounding = accepted.rounding.map { ($0.lowerBound * factor)...($0.upperBound * factor) }
    return amount
  }
}
