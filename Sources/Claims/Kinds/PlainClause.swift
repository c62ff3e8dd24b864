import Facts

/// A clause of the trade without a figure: its verb, its parties and its time, for the kinds that
/// ask whether and when something moved.
///
///     «Qamar also sold lathes to Priboy in May»: sold, Qamar → Priboy, May
struct PlainClause {
  let scene: SentenceScene
  let clause: Clause

  init(_ scene: SentenceScene, _ clause: Clause) {
    self.scene = scene
    self.clause = clause
  }

  var sentence: SentenceReading { scene.sentence }
  var tokens: Range<Int> { clause.tokens }

  // MARK: Verbs

  static func trades(_ predicate: Predicate) -> Bool {
    switch predicate.frame {
    case .send, .get, .move, .reach, .leave, .handle: true
    default: false
    }
  }

  /// «did not get cheaper», «used to get by»: no goods change hands.
  func isBecoming(_ verb: Predicate) -> Bool {
    guard verb.lemma == "get" else { return false }
    let next = sentence.word(verb.tokens.upperBound)
    return next.hasSuffix("er") || next.hasSuffix("ier")
      || ["by", "away", "rid", "so", "very"].contains(next)
  }

  /// The first verb that moves goods and stands outside quotation marks and others' speech.
  var tradeVerb: Predicate? {
    scene.verbs(of: clause).first {
      PlainClause.trades($0) && !isBecoming($0) && !scene.isQuoted($0.tokens.lowerBound)
        && !sentence.spoken.contains($0.tokens.lowerBound)
    }
  }

  /// «before Russian armor rolled in», «if it ships»: a circumstance, not a claim.
  var isCircumstance: Bool {
    var index = tokens.lowerBound
    while index < tokens.upperBound,
      PlainClause.openers.contains(sentence.word(index))
    { index += 1 }
    // «after 19 August it did not send», «since then»: a time, not a circumstance.
    let isDate =
      sentence.word(index + 1) == "then"
      || sentence.dates.contains { $0.tokens.contains(index) || $0.tokens.lowerBound == index + 1 }
    return PlainClause.circumstances.contains(sentence.word(index)) && !isDate
  }

  private static let openers: WordSet = [",", ";", ":", "—", "–", "and", "but", "even", "just"]

  private static let circumstances: WordSet = [
    "before", "after", "until", "till", "when", "whenever", "if", "because", "since", "although",
    "though", "once", "unless", "whether", "lest", "should", "had", "what", "why", "how",
  ]

  /// «may no longer sell», «would have shipped»: nothing that records could show.
  func isModal(_ verb: Predicate) -> Bool {
    if verb.isModal { return true }
    let from = max(tokens.lowerBound, verb.tokens.lowerBound - 5)
    return Range.tokens(from: from, to: verb.tokens.lowerBound).contains {
      PlainClause.modals.contains(sentence.word($0))
    }
  }

  private static let modals: WordSet = [
    "may", "might", "could", "would", "should", "will", "can", "must", "cannot", "ought", "shall",
    "allegedly", "perhaps", "possibly", "presumably", "probably", "supposedly",
  ]

  // MARK: Parties, goods and figures

  func named(_ entities: [Int]) -> [Int] {
    entities.map(scene.register.root).filter { !scene.register[$0].names.isEmpty }
  }

  var hasNamedShipper: Bool { !named(clause.roles.shipper).isEmpty }
  var hasNamedConsignee: Bool { !named(clause.roles.consignee).isEmpty }
  var hasEnds: Bool { !clause.roles.destination.isEmpty || !clause.roles.departure.isEmpty }

  /// Goods that the clause names itself, «goods» and «parts» left out.
  var ownGoods: [GoodsMention] {
    sentence.goods.filter {
      tokens.contains($0.termTokens.lowerBound) && !scene.lexicon.goods[$0.term].isGeneric
    }
  }

  var hasTradeNoun: Bool {
    sentence.predicates.contains {
      $0.isNominal && tokens.contains($0.tokens.lowerBound)
        && ($0.noun == .shipment || $0.noun == .sale || $0.noun == .purchase)
    }
  }

  /// The clause states an amount: the figure is the claim.
  var hasFigure: Bool {
    scene.figures.contains {
      tokens.contains(sentence.quantities[$0.quantity].numberTokens.lowerBound)
    }
      || sentence.quantities.contains {
        tokens.contains($0.numberTokens.lowerBound)
          && ($0.vague == .most || $0.vague == .all || $0.unit == .percent || $0.unit == .fraction
            || $0.unit == .times)
      }
  }

  // MARK: Dates

  func dates() -> [DateMention] {
    sentence.dates.filter { tokens.contains($0.tokens.lowerBound) }
  }

  /// A date as days; one without a year is counted from the period that the sentence spoke of last.
  func resolve(_ date: DateMention) -> Period? {
    guard let period = scene.resolve(date, against: scene.context.topic?.period) else { return nil }
    guard date.isRelative, date.relation == nil, date.precision == .day || date.precision == .month,
      let before = sentence.dates.last(where: {
        $0.tokens.upperBound <= date.tokens.lowerBound && !$0.period.isAlways
      }), !saysYear(date),
      let frame = scene.resolve(before, against: scene.context.topic?.period)
    else { return period }
    return PlainClause.moved(period, into: frame)
  }

  private func saysYear(_ date: DateMention) -> Bool {
    date.tokens.contains {
      ["last", "this", "next", "past", "year", "ago", "same"].contains(sentence.word($0))
    }
  }

  /// The same days of the year in which they lie within `frame`; unchanged where there is none.
  private static func moved(_ period: Period, into frame: Period) -> Period {
    guard let start = frame.from, let end = frame.to else { return period }
    for years in [0, -1, 1, -2] {
      let moved = period.shifted(years: years)
      let from = moved.from ?? moved.to?.adding(days: -1)
      if let from, from >= start, from < end { return moved }
    }
    return period
  }

  // MARK: Topics

  /// What the clause says with what it takes over; places of another party's trade are left out.
  func topic(
    goods own: (terms: [Int], pointsBack: Bool)?, after local: Topic? = nil
  ) -> (topic: Topic, inherited: [Scope.Slot: String]) {
    var (topic, inherited) = scene.topic(of: clause, goods: own, after: local)
    let before = (local ?? scene.context.topic)?.roles ?? Roles()
    let own = clause.roles
    let foreign = placesOfCircumstance()
    topic.roles.departure.removeAll(where: foreign.contains)
    topic.roles.destination.removeAll(where: foreign.contains)
    let isOther =
      !own.shipper.isEmpty && Set(own.shipper).isDisjoint(with: before.shipper)
      && Set(own.shipper).isDisjoint(with: before.consignee)
    if isOther, own.origin.isEmpty, !topic.roles.origin.isEmpty {
      topic.roles.origin = []
      inherited[.origin] = nil
    }
    return (topic, inherited)
  }

  /// «until Berne forbade the trade»: places that only tell when.
  private func placesOfCircumstance() -> Set<String> {
    let start = tokens.dropFirst().first { index in
      ["until", "till", "because", "once", "when", "after", "before"].contains(sentence.word(index))
        && !sentence.dates.contains {
          $0.tokens.contains(index) || $0.tokens.lowerBound == index + 1
        }
    }
    guard let start else { return [] }
    var codes: Set<String> = []
    for place in sentence.places where tokens.contains(place.tokens.lowerBound) {
      if place.tokens.lowerBound > start { codes.formUnion(place.codes) }
    }
    for place in sentence.places where tokens.contains(place.tokens.lowerBound) {
      if place.tokens.lowerBound < start { codes.subtract(place.codes) }
    }
    return codes
  }
}
