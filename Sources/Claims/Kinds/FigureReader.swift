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
  /// The figure is of an earlier time that the story only compares with.
  var setsBack = false
  /// What the last price of the sentence was a price of.
  var lastBasis: QuantityMention.PriceBasis?
  /// The flow that the clause of the figure goes on with.
  var antecedent: Topic?

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
      let isComparison = scene.isComparison(mention)
      setsBack = false
      let predicated = meaning.goods == nil ? predicated(mention, clause) : nil
      let own =
        meaning.goods ?? predicated
        ?? (local != nil && meaning.isElliptical
          ? nil : scene.goods(in: clause.tokens) ?? earlierGoods(clause))
      antecedent = scene.antecedent(of: clause, goods: own)
      var (topic, inherited) = scene.topic(
        of: clause, goods: own, after: local, found: antecedent)
      if predicated != nil, let before = local ?? antecedent {
        topic.roles.fill(from: before.roles)
      }
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
      if clause.gap != nil {
        topic.roles = clause.roles
      } else if let party = gapped(mention) {
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
      // «1,861 of them, of which 1,741 went through Germany», «…, which weighed 307 tons»: of the same deal.
      let isOfDeal =
        local != nil && !clause.roles.hasParty
        && (clause.subject == nil || clause.isRelative)
        && (isPartitive(mention) || isOfWhich(mention) || describes(clause))
        || local != nil && contains(mention)
      if let local, isOfDeal, clause.roles.destination.isEmpty {
        // «8,400 of them from Ukraine»: whoever sent those.
        let isElsewhere = !clause.roles.departure.isEmpty && clause.viaPlaces.isEmpty
        if topic.roles.shipper.isEmpty, !isElsewhere { topic.roles.shipper = local.roles.shipper }
        if topic.roles.consignee.isEmpty { topic.roles.consignee = local.roles.consignee }
        if topic.roles.destination.isEmpty { topic.roles.destination = local.roles.destination }
        if topic.roles.departure.isEmpty {
          topic.roles.departure = local.roles.departure
          topic.roles.via = local.roles.via
        }
        if topic.roles.origin.isEmpty { topic.roles.origin = local.roles.origin }
      }
      setPeriod(&topic, &inherited, quantity: index, clause: clause, isComparison: isComparison)
      if let whole = whole(behind: mention) {
        topic.roles.fill(from: whole.roles)
        if topic.period == nil || inherited[.period] != nil,
          let date = sentence.dates.first(where: { whole.tokens.contains($0.tokens.lowerBound) })
        {
          topic.period = scene.resolve(date, against: scene.context.frame)
          inherited[.period] = nil
        }
      }
      if let part = timeOfPart(mention, in: topic.period) { topic.period = part }
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
      draft.doubts = narrowed(mention, meaning) + unknownCurrency(mention)
      draft.openDescriptions = clause.roles.doubts
      draft.trend = trend(to: mention, meaning)
      draft.isBound = isOfDeal
      if clause.isNegated, mention.vague == nil { draft.polarity = .denied }
      drafts.append(draft)
      figures.append(
        ReadFigure(
          quantity: index, kind: meaning.kind, measure: meaning.measure, topic: topic,
          isComparison: isComparison || setsBack || isRemainder(mention),
          isPart: isPartitive(mention)
            && figures.contains {
              bare.tokens.contains(sentence.quantities[$0.quantity].tokens.lowerBound)
            }))
      if meaning.kind == .price { lastBasis = mention.per ?? lastBasis }
      if !isComparison { local = topic }
    }
  }

  /// «61 lathes, which is what Brodnik handed to Veligor»: the clause that follows
  /// tells who and when.
  func withRelative(_ clause: Clause) -> Clause {
    guard let index = scene.clauses.firstIndex(where: { $0.tokens == clause.tokens })
    else { return clause }
    if let next = scene.clauses.dropFirst(index + 1).first, next.isRelative, !next.isModal,
      !next.isNegated, isOfGoods(next),
      !Set(next.roles.shipper).isDisjoint(with: clause.roles.shipper)
        || !Set(next.roles.consignee).isDisjoint(with: clause.roles.consignee)
    {
      // «was paid $4 million for the lathes that it sold to Veligor»: the rest of the same trade.
      var wide = clause
      wide.roles.fill(from: next.roles)
      wide.tokens = wide.tokens.lowerBound..<next.tokens.upperBound
      return wide
    }
    guard clause.roles.isEmpty,
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

  /// «the lathes that it sold», not «from Brodnik, a dealer that sells to Spain»: what the clause tells of.
  private func isOfGoods(_ clause: Clause) -> Bool {
    let sentence = scene.sentence
    let start = clause.tokens.lowerBound
    let end = [",", "and"].contains(sentence.word(start - 1)) ? start - 1 : start
    return sentence.goods.contains { $0.tokens.upperBound == end }
      || sentence.quantities.contains { $0.tokens.upperBound == end }
  }

  /// «Three of those lots were valves and two were pumps»: what they are said to be.
  private func predicated(_ mention: QuantityMention, _ clause: Clause) -> (
    terms: [Int], pointsBack: Bool
  )? {
    let sentence = scene.sentence
    let end = mention.numberTokens.upperBound
    let near = Range.tokens(from: end, to: min(end + 5, clause.tokens.upperBound))
    guard
      let verb = near.first(where: { ["was", "were", "are", "is"].contains(sentence.word($0)) }),
      !sentence.quantities.contains(where: {
        $0.tokens.lowerBound >= end && $0.tokens.lowerBound < verb
      }),
      let goods = sentence.goods.first(where: {
        $0.tokens.lowerBound > verb && $0.tokens.lowerBound <= verb + 2
      })
    else { return nil }
    let read = scene.goods(goods)
    return read.terms.isEmpty ? nil : read
  }

  /// Several figures in one clause have parties and places of their own: «12 to Priboy, eight to
  /// Meridian», «the Japanese sets cost $180, the Chinese ones $80».
  func segmented(_ clause: Clause, _ index: Int) -> Clause {
    var clause = parted(clause, index)
    layOwner(of: &clause, before: scene.sentence.quantities[index])
    return clause
  }

  private func parted(_ clause: Clause, _ index: Int) -> Clause {
    let sentence = scene.sentence
    let own = sentence.quantities[index]
    var clause = clause
    if let place = sentence.places.last(where: {
      $0.tokens.upperBound <= own.tokens.lowerBound && $0.isAdjective
        && !Plural.isPlural(sentence.word($0.tokens.upperBound - 1))
        && Range.tokens(from: $0.tokens.upperBound, to: own.tokens.lowerBound).allSatisfy {
          ["one", "ones", "product", "at", "about", "only"].contains(sentence.word($0))
        }
    }), sentence.word(place.tokens.lowerBound - 1) == "the", !figures.isEmpty {
      // «the Czech make was $90 apiece, the Italian $70».
      clause.roles.origin = place.codes
    }
    leavePart(of: &clause, behind: own)
    let others = sentence.quantities.indices.filter {
      $0 != index && clause.tokens.contains(sentence.quantities[$0].tokens.lowerBound)
        && sentence.quantities[$0].unit.isCount == own.unit.isCount
    }
    guard !others.isEmpty else { return clause }
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
    if !after.consignee.isEmpty { clause.roles.consignee = after.consignee }
    if !after.shipper.isEmpty { clause.roles.shipper = after.shipper }
    if !after.departure.isEmpty {
      clause.roles.departure = after.departure
      clause.roles.via = after.via
    }
    if !after.destination.isEmpty { clause.roles.destination = after.destination }
    if clause.roles.origin.count > 1 {
      let start = last?.tokens.upperBound ?? clause.tokens.lowerBound
      if let place = sentence.places.last(where: {
        $0.tokens.lowerBound >= start && $0.tokens.upperBound <= own.tokens.lowerBound
          && ($0.isAdjective || $0.saysOrigin)
      }) {
        clause.roles.origin = place.codes
      } else if let place = sentence.places.first(where: {
        $0.tokens.lowerBound >= own.tokens.upperBound
          && $0.tokens.upperBound <= next?.tokens.lowerBound ?? clause.tokens.upperBound
          && ($0.isAdjective || $0.saysOrigin)
      }) {
        // «paid $571 a tonne for Chinese coil, $129 less than for Korean».
        clause.roles.origin = place.codes
      }
    }
    return clause
  }

  /// «58,000 went to Efir, 52,000 of those from Meixin»: the maker belongs to the part alone.
  private func leavePart(of clause: inout Clause, behind own: QuantityMention) {
    let sentence = scene.sentence
    guard
      let part = sentence.quantities.first(where: {
        $0.tokens.lowerBound >= own.tokens.upperBound
          && clause.tokens.contains($0.tokens.lowerBound) && isPartitive($0)
      }), sentence.word(part.numberTokens.upperBound + 2) != "," || isOfMeasure(part)
    else { return }
    let all = scene.roles(in: .tokens(from: own.tokens.upperBound, to: part.tokens.lowerBound))
    var later = scene.roles(
      in: .tokens(from: part.tokens.upperBound, to: clause.tokens.upperBound))
    later.drop(all)
    clause.roles.drop(later)
  }

  /// «more than half of them, in value terms, from Meixin».
  private func isOfMeasure(_ part: QuantityMention) -> Bool {
    let end = part.numberTokens.upperBound + 3
    return ["in", "by", "measured"].contains(scene.sentence.word(end))
      && (end..<end + 4).contains {
        ["value", "weight", "volume"].contains(scene.sentence.word($0))
      }
  }

  func isPartitive(_ mention: QuantityMention) -> Bool {
    // «52 of them», «72 % of them».
    [mention.numberTokens.upperBound, mention.tokens.upperBound].contains { end in
      scene.sentence.word(end) == "of"
        && ["those", "them", "these", "which", "it", "that"].contains(
          scene.sentence.word(end + 1))
    }
  }

  /// «of which 1,741 went through Germany».
  private func isOfWhich(_ mention: QuantityMention) -> Bool {
    let start = mention.tokens.lowerBound
    return scene.sentence.word(start - 1) == "which" && scene.sentence.word(start - 2) == "of"
  }

  /// «…, which weighed 307 tons», «whose value was $6 million», «the value of which was …»: of what was told before.
  private func describes(_ clause: Clause) -> Bool {
    let sentence = scene.sentence
    let head = clause.tokens.prefix(5).map(sentence.word)
    let isParticiple =
      [",", "and"].contains(head.first ?? "") ? head.dropFirst().first : head.first
    let contains = FigureReader.containing.contains(isParticiple ?? "")
    guard head.contains("which") || head.contains("whose") || contains else { return false }
    return !sentence.parties.contains {
      $0.form == .name && clause.tokens.contains($0.tokens.lowerBound)
    }
      && scene.verbs(of: clause).allSatisfy { ![.send, .get, .bill].contains($0.frame) }
  }

  /// «made one delivery, on 19 February, comprising 38 sights»: what was told before held so much.
  private func contains(_ mention: QuantityMention) -> Bool {
    FigureReader.containing.contains(scene.sentence.word(mention.tokens.lowerBound - 1))
  }

  static let containing: WordSet = [
    "comprising", "containing", "totalling", "totaling", "weighing", "carrying", "consisting",
  ]

  /// «X for the other 21,500 tonnes»: the party before «for».
  func gapped(_ mention: QuantityMention) -> PartyMention? {
    var index = mention.tokens.lowerBound - 1
    while ["the", "other", "remaining", "rest", "another"].contains(scene.sentence.word(index)) {
      index -= 1
    }
    guard scene.sentence.word(index) == "for" else { return nil }
    // «bought lathes from Qamar for $4 million»: the verb stands there.
    return scene.sentence.parties.first {
      $0.tokens.upperBound == index && !$0.entities.isEmpty
        && !["from", "to", "by"].contains(scene.sentence.word($0.tokens.lowerBound - 1))
    }
  }

  /// «part of $10 million worth of»: the figure is the whole to which the topic belongs.
  func isWholeOfPart(_ mention: QuantityMention) -> Bool {
    let start = mention.tokens.lowerBound
    return scene.sentence.word(start - 1) == "of"
      && ["part", "portion", "fraction", "slice"].contains(scene.sentence.word(start - 2))
  }

  /// «Czech lathes are sought by the mill, which ordered 9»: goods of a clause before.
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

  // MARK: Amounts

  func amount(_ mention: QuantityMention, _ meaning: Meaning) -> Amount {
    let isCount = meaning.kind == .quantity || meaning.kind == .shipments
    return AmountBuilder(scene).amount(
      mention, accepted: Bounds.accepted(for: mention, asCount: isCount), factor: meaning.factor,
      unit: meaning.unit)
  }
}
