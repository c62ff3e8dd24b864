import Facts

/// The words that say that something began or ended.
///
///     «the first consignment», «began shipping», «in use since 23 January»
struct EndCue {
  var token: Int
  /// Where goods of the claim may stand.
  var reach: Range<Int>
  /// The date that belongs to the words themselves («since 23 January»).
  var date: DateMention?
  /// The date is the day itself, though it is written with «since» or «until».
  var isExact = false

  static func find(in plain: PlainClause, isFirst: Bool) -> EndCue? {
    adjective(plain, isFirst) ?? adverb(plain, isFirst) ?? verb(plain, isFirst)
      ?? openDate(plain, isFirst)
  }

  /// A quick look, before the clauses are gone through: most sentences tell of no beginning or end.
  static func mayStand(in sentence: SentenceReading, isFirst: Bool) -> Bool {
    sentence.predicates.contains { $0.frame == (isFirst ? .begin : .end) || $0.frame == .fall }
      || sentence.dates.contains { $0.openness != .none }
      || sentence.tokens.contains {
        let word = sentence.word($0)
        return (isFirst ? firsts : lasts).contains(word) || !isFirst && word.hasPrefix("recent")
          || isFirst && word == "back"
      }
  }

  private static let firsts: WordSet = [
    "first", "earliest", "debut", "maiden", "inaugural", "initial", "oldest",
  ]
  private static let lasts: WordSet = [
    "last", "latest", "final", "closing", "newest",
  ]

  // MARK: «the first consignment»

  private static func adjective(_ plain: PlainClause, _ isFirst: Bool) -> EndCue? {
    let sentence = plain.sentence
    let markers = isFirst ? firsts : lasts
    for index in plain.tokens where markers.contains(sentence.word(index)) {
      guard !sentence.dates.contains(where: { $0.tokens.contains(index) && $0.tokens.count > 1 }),
        sentence.word(index + 1) != "time"
      else { continue }
      // «a first parcel»: one of a kind, not the earliest of all; but «with a first lot on 3 May».
      let isOneOfAKind =
        ["a", "an"].contains(sentence.word(index - 1)) && sentence.word(index - 2) != "with"
      if !isOneOfAKind, head(after: index, plain) {
        return EndCue(token: index, reach: plain.tokens)
      }
    }
    // «its most recent on March 16», «most recently on 18 February».
    if !isFirst {
      for index in plain.tokens
      where ["recent", "recently"].contains(sentence.word(index))
        && sentence.word(index - 1) == "most"
      {
        let next = sentence.word(index + 1)
        if ["on", "in", "at", "this", "last", "of"].contains(next) || head(after: index, plain) {
          return EndCue(token: index, reach: plain.tokens)
        }
      }
    }
    return nil
  }

  /// The noun behind «first»: goods, a shipment, «of them»; anything else («the first of four tiers») is none.
  private static func head(after index: Int, _ plain: PlainClause) -> Bool {
    let sentence = plain.sentence
    var next = index + 1
    while next < min(index + 7, plain.tokens.upperBound) {
      if sentence.predicates.contains(where: { $0.isNominal && $0.tokens.contains(next) }) {
        return true
      }
      if sentence.goods.contains(where: { $0.tokens.contains(next) }) {
        return !isParty(next, plain)
      }
      let word = sentence.word(next)
      if word == "of" {
        return ofThem(next + 1, plain)
      }
      if ["to", "from", "that", "which"].contains(word), next == index + 1 {
        // «the last to leave Klaipeda was dated …».
        return plain.scene.context.topic != nil
      }
      if carriers.contains(word) { return true }
      if ["arrived", "came", "followed", "entered", "crossed", "left"].contains(word),
        next == index + 1
      {
        return plain.scene.context.topic != nil
      }
      if Words.prepositions.contains(word) || [",", ";", ":"].contains(word) { return false }
      next += 1
    }
    return false
  }

  /// «of them», «of these 12», «of the 40 vests», «of which».
  private static func ofThem(_ start: Int, _ plain: PlainClause) -> Bool {
    let sentence = plain.sentence
    if ["them", "those", "these", "which"].contains(sentence.word(start)) { return true }
    return Range.tokens(from: start, to: min(start + 5, plain.tokens.upperBound)).contains {
      index in
      sentence.goods.contains { $0.tokens.contains(index) }
        || sentence.predicates.contains {
          $0.isNominal && $0.tokens.contains(index) && $0.noun != .trade
        }
    }
  }

  private static func isParty(_ index: Int, _ plain: PlainClause) -> Bool {
    plain.sentence.parties.contains { $0.tokens.contains(index) }
  }

  private static let carriers: WordSet = [
    "truck", "trucks", "lorry", "lorries", "container", "containers", "crate", "crates", "pallet",
    "wagon", "wagons", "ship", "vessel", "tanker", "flight", "train", "package", "box", "boxes",
    "instalment", "installment", "piece", "pieces", "pair", "pairs", "unit", "units", "bag", "bags",
    "ones", "one", "arrivals", "arrival", "drum", "drums", "boat", "boats", "barge", "barges",
    "bale",
    "bales", "sack", "sacks", "barrel", "barrels", "cylinder", "cylinders", "reel", "reels",
    "carton",
    "cartons", "plane", "freighter", "tank", "tanks",
  ]

  // MARK: «first shipped», «for the first time»

  private static func adverb(_ plain: PlainClause, _ isFirst: Bool) -> EndCue? {
    let sentence = plain.sentence
    let word = isFirst ? "first" : "last"
    for index in plain.tokens where sentence.word(index) == word {
      if isFirst, sentence.word(index + 1) == "time",
        ["for", "the"].contains(sentence.word(index - 1)),
        plain.tradeVerb != nil, plain.tradeVerb?.isNegated == false
      {
        return EndCue(token: index, reach: plain.tokens)
      }
      let isBeside = plain.scene.verbs(of: plain.clause).contains {
        ($0.tokens.lowerBound == index + 1 || $0.tokens.upperBound == index)
          && (PlainClause.trades($0) || $0.frame == .register || $0.frame == .declare)
      }
      if isBeside, !sentence.dates.contains(where: { $0.tokens.contains(index) }) {
        return EndCue(token: index, reach: plain.tokens)
      }
    }
    return nil
  }

  // MARK: «began», «stopped shipping»

  private static func verb(_ plain: PlainClause, _ isFirst: Bool) -> EndCue? {
    let sentence = plain.sentence
    let verbs = plain.scene.verbs(of: plain.clause)
    let verb = verbs.first {
      $0.frame == (isFirst ? .begin : .end) && !$0.isNegated && !plain.isModal($0)
        && $0.lemma != "resume"
        || !isFirst && $0.frame == .fall && ["dry up", "tail off"].contains($0.lemma)
    }
    guard let verb, !isGovernments(verb, plain) else { return nil }
    let range = plain.tokens
    // «a works that opened in 2015 with a band»: what stands behind a preposition began nothing.
    let near = Range.tokens(
      from: range.lowerBound, to: min(verb.tokens.upperBound + 5, range.upperBound))
    let isAboutTrade =
      plain.scene.nouns(of: plain.clause).contains { near.contains($0.tokens.lowerBound) }
      || verbs.contains {
        $0.tokens != verb.tokens && PlainClause.trades($0) && near.contains($0.tokens.lowerBound)
      }
      || plain.clause.pointsBack || plain.clause.continues
      // «the tram was opened by the mayor»: goods are begun or ended by nobody, their trade is.
      || verb.voice != .passive
        && sentence.goods.contains { near.contains($0.tokens.lowerBound) }
      || !plain.clause.isRelative
        && near.contains {
          ["it", "this", "that", "they"].contains(sentence.word($0)) && $0 < verb.tokens.lowerBound
        }
    return isAboutTrade ? EndCue(token: verb.tokens.lowerBound, reach: range) : nil
  }

  /// «Lithuania halted rail transit», «which Brussels ended»: a rule of a state, not a day of trade.
  private static func isGovernments(_ verb: Predicate, _ plain: PlainClause) -> Bool {
    guard verb.voice == .active else { return false }
    let sentence = plain.sentence
    let takesObject = plain.tokens.contains { index in
      index >= verb.tokens.upperBound && index <= verb.tokens.upperBound + 2
        && (sentence.goods.contains { $0.tokens.contains(index) }
          || sentence.predicates.contains { $0.tokens.contains(index) }
          || Words.determiners.contains(sentence.word(index)))
    }
    guard takesObject else { return false }
    if plain.clause.subject?.entities.isEmpty == false { return false }
    var start = verb.tokens.lowerBound - 1
    while start >= sentence.tokens.lowerBound,
      Words.relatives.contains(sentence.word(start)) || Words.have.contains(sentence.word(start))
        || Words.adverbs.contains(sentence.word(start)) || sentence.word(start) == ","
    {
      start -= 1
    }
    return sentence.places.contains { $0.tokens.contains(start) } || plain.clause.isRelative
  }

  // MARK: «in use since», «until»

  private static func openDate(_ plain: PlainClause, _ isFirst: Bool) -> EndCue? {
    let sentence = plain.sentence
    for date in plain.dates() {
      let before = date.tokens.lowerBound - 1
      if isFirst, date.openness == .since || date.openness == .from {
        let words =
          (max(plain.tokens.lowerBound, before - 4)...max(before, plain.tokens.lowerBound)).map(
            sentence.word)
        let isUse = !Set(words).isDisjoint(with: [
          "use", "operation", "open", "active", "running", "operating", "dates", "dating",
        ])
        if isUse { return exact(date, plain) }
      }
      if isFirst, goesBack(to: date, plain) { return exact(date, plain) }
      if !isFirst, date.openness == .until, date.precision == .day || date.precision == .month,
        goesOn(plain, before: date.tokens.lowerBound)
      {
        return exact(date, plain)
      }
    }
    return nil
  }

  /// «dates back to 15 March», «goes back no further than May 2021».
  private static func goesBack(to date: DateMention, _ plain: PlainClause) -> Bool {
    let sentence = plain.sentence
    var index = date.tokens.lowerBound - 1
    while ["to", "no", "further", "farther", "earlier", "than", "only", "as", "far"].contains(
      sentence.word(index)) || date.tokens.contains(index)
    { index -= 1 }
    return sentence.word(index) == "back"
      && ["date", "dates", "dated", "go", "goes", "went", "reach", "reaches", "stretches"].contains(
        sentence.word(index - 1))
      && (plain.hasTradeNoun || !plain.ownGoods.isEmpty || plain.clause.pointsBack
        || plain.tokens.contains {
          ["traffic", "trade", "route", "flow"].contains(sentence.word($0))
        })
  }

  private static func exact(_ date: DateMention, _ plain: PlainClause) -> EndCue {
    var cue = EndCue(token: date.tokens.lowerBound, reach: plain.tokens)
    cue.date = date
    cue.isExact = true
    return cue
  }

  /// «Deliveries continued until March», «the trade went on until May»: and no figure that the span is for.
  private static func goesOn(_ plain: PlainClause, before date: Int) -> Bool {
    let sentence = plain.sentence
    guard !plain.hasFigure else { return false }
    let words = plain.tokens.filter { $0 < date }.map(sentence.word)
    let goes = ["continued", "lasted", "ran", "persisted", "carried", "went", "kept", "flowed"]
    return !Set(words).isDisjoint(with: goes)
      && (plain.hasTradeNoun || !plain.ownGoods.isEmpty || plain.clause.pointsBack
        || words.contains("trade"))
  }

  // MARK: Roles of the words

  /// «the earliest lathes on file»: of all the records, not of the party spoken of before.
  func namesEvidence(in plain: PlainClause) -> Bool {
    let sentence = plain.sentence
    return plain.tokens.contains { index in
      guard index > token, ["in", "of", "on"].contains(sentence.word(index)) else { return false }
      var next = index + 1
      while ["the", "our", "these", "those", "its", "customs"].contains(sentence.word(next)) {
        next += 1
      }
      return next > index + 1
        && sentence.cue(at: next) == .evidence
    }
  }

  /// «Zubara stopped shipping lathes», «the last lathe to leave Zubara»: who acts in what begins or ends.
  func laySubject(_ roles: inout Roles, _ plain: PlainClause) {
    let verbs = plain.scene.verbs(of: plain.clause)
    if roles.shipper.isEmpty, let leave = verbs.first(where: { $0.frame == .leave }),
      let party = plain.sentence.parties.first(where: {
        $0.tokens.lowerBound >= leave.tokens.upperBound
          && $0.tokens.lowerBound <= leave.tokens.upperBound + 1
      })
    {
      roles.shipper = plain.named(party.entities)
    }
    if roles.shipper.isEmpty, ["a", "an"].contains(plain.sentence.word(token - 1)),
      let subject = plain.clause.subject, subject.tokens.upperBound <= token,
      !plain.named(subject.entities).isEmpty, subject.entities != roles.consignee
    {
      // «Zubara opened a market in India, with a first lot for Priboy».
      roles.shipper = plain.named(subject.entities)
      roles.isShipperGuessed = roles.consignee.isEmpty
    }
    guard
      let verb = verbs.first(where: { [.begin, .end].contains($0.frame) && $0.voice == .active }),
      let subject = plain.clause.subject, !subject.entities.isEmpty,
      plain.clause.tokens.contains(subject.tokens.lowerBound),
      subject.tokens.upperBound <= verb.tokens.lowerBound,
      let done = plain.clause.predicates.map({ plain.sentence.predicates[$0] }).first(where: {
        $0.tokens.lowerBound >= verb.tokens.upperBound
          && $0.tokens.lowerBound <= verb.tokens.upperBound + 5
      })
    else { return }
    let entities = subject.entities.map(plain.scene.register.root)
    let receives = done.frame == .get || done.frame == .pay
    if receives, roles.consignee.isEmpty || plain.clause.roles.consignee.isEmpty {
      roles.consignee = entities
    } else if !receives, roles.shipper.isEmpty || plain.clause.roles.shipper.isEmpty,
      done.frame == .send || done.isNominal
    {
      roles.shipper = entities
    }
  }

  /// «entered at Yerevan»: where the goods came in, where nothing else tells.
  func lay(_ roles: inout Roles, _ plain: PlainClause) {
    guard plain.clause.roles.destination.isEmpty,
      roles.consignee.isEmpty || plain.clause.roles.consignee.isEmpty
    else { return }
    let sentence = plain.sentence
    for place in sentence.places
    where plain.tokens.contains(place.tokens.lowerBound) && !place.isAdjective {
      let before = place.tokens.lowerBound - 1
      guard sentence.word(before) == "at" || sentence.word(before) == "in",
        plain.scene.verbs(of: plain.clause).contains(where: {
          $0.tokens.upperBound <= before && $0.tokens.upperBound >= before - 2
            && [.move, .reach, .register, .declare].contains($0.frame)
        })
      else { continue }
      if roles.destination != place.codes {
        roles.destination = place.codes
        roles.consignee = []
      }
      return
    }
  }
}
