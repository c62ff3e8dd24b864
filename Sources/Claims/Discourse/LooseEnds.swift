import Facts

/// What a sentence names and none of its claims takes up: parties, countries, days, names of unknown things.
///
///     «sold 40 lathes to Chile's Qamar», «40 Qamar lathes», «40 lathes in 2023 and in 2024», «Veligor, not Qamar, bought»
///
/// A scope without them takes in more than the sentence says: what it finds may be right by chance alone.
struct LooseEnds {
  let scene: SentenceScene
  let topics: [Topic]
  let clause: Range<Int>

  var sentence: SentenceReading { scene.sentence }

  /// - Parameter drafts: all of the sentence.
  static func doubts(about draft: Draft, among drafts: [Draft], in scene: SentenceScene) -> [String]
  {
    guard let clause = scene.clause(at: draft.quote.lowerBound)?.tokens else { return [] }
    let topics = drafts.flatMap { [$0.topic] + ($0.base.map { [$0] } ?? []) }
    let ends = LooseEnds(scene: scene, topics: topics, clause: clause)
    if draft.kind == .absence {
      return (ends.laterDays + ends.exceptions(to: draft, drafts)).map {
        "what «\(scene.sentence.text[$0])» has to do with it"
      }
    }
    let loose =
      ends.parties + ends.countries + ends.pronouns + ends.names + ends.days(draft)
      + ends.nothing(draft, drafts) + ends.corrected + ends.subjects(of: draft)
      + ends.elided(draft) + ends.answers(to: draft)
    return loose.map { "what «\(scene.sentence.text[$0])» has to do with it" }
  }

  // MARK: Parties

  private var known: Set<Int> {
    Set(topics.flatMap { $0.roles.shipper + $0.roles.consignee }.map(scene.register.root))
  }

  private var parties: [Range<Int>] {
    let known = known
    return sentence.parties.filter { party in
      party.form == .name && !party.entities.isEmpty && !isLegalForm(party.tokens)
        && (hasPart(party.tokens) && clause.contains(party.tokens.lowerBound)
          || !isAside(party.tokens))
        && party.entities.allSatisfy { !known.contains(scene.register.root($0)) }
        && !speaks(party.tokens) && !isOfAnother(party.tokens) && !isOfRelation(party.tokens)
        && !sentence.isLeft(party)
    }.map(\.tokens)
  }

  /// «GMBH & CO KG», «ЛТД»: what a long name ends with.
  private func isLegalForm(_ tokens: Range<Int>) -> Bool {
    tokens.allSatisfy { index in
      let token = sentence.text.tokens[index]
      return token.kind != .word || NameReader.legalForms.contains(token.lower)
        || token.isAllCaps && token.lower.unicodeScalars.count <= 4
    }
      && sentence.parties.contains {
        (tokens.lowerBound - 3...tokens.lowerBound).contains($0.tokens.upperBound)
          && $0.tokens != tokens
      }
  }

  /// At an end of the trade, or beside one that is: «to Qamar», «to Chile's Qamar», «Qamar and Veligor», «Qamar
  /// bought», «40 Qamar lathes».
  private func hasPart(_ tokens: Range<Int>) -> Bool {
    let before = sentence.word(tokens.lowerBound - 1)
    return ["to", "from", "by", "and", "or", "for", "between", "not", "than", "'s", "’s"]
      .contains(before) && sentence.word(tokens.lowerBound - 2) != "according"
      || sentence.goods.contains { $0.tokens.lowerBound == tokens.upperBound }
      || sentence.predicates.contains {
        !$0.isNominal
          && ($0.tokens.lowerBound == tokens.upperBound
            || $0.tokens.upperBound == tokens.lowerBound)
      }
  }

  /// «a refiner in Tarkwa», «followers on Instagram», «a St. Petersburg dealer», «which still left Qamar …»: named
  /// for something else than the trade.
  private func isAside(_ tokens: Range<Int>) -> Bool {
    let before = sentence.word(tokens.lowerBound - 1)
    return ["in", "on", "at", "near", "outside", "via", "what"].contains(before)
      || sentence.places.contains {
        (tokens.upperBound...tokens.upperBound + 1).contains($0.tokens.lowerBound)
      }
      || scene.clause(at: tokens.lowerBound)?.isRelative == true
      // «to Xuchang, a city in Henan»: a place that no table knows.
      || sentence.word(tokens.upperBound) == ","
        && (tokens.upperBound..<tokens.upperBound + 5).contains {
          ["city", "town", "port", "village", "province", "region", "hub"].contains(
            sentence.word($0))
        }
  }

  /// «Qamar said», «according to Qamar»: who tells of it.
  private func speaks(_ tokens: Range<Int>) -> Bool {
    if sentence.word(tokens.lowerBound - 1) == "to",
      sentence.word(tokens.lowerBound - 2) == "according"
    {
      return true
    }
    return isReader(tokens) || sentence.isBesideSpeech(tokens, before: 3, after: 3)
  }

  /// «declarations seen by the Warta Courier»: who looked at them.
  private func isReader(_ tokens: Range<Int>) -> Bool {
    var before = tokens.lowerBound - 1
    while Words.definite.contains(sentence.word(before)) { before -= 1 }
    return sentence.word(before) == "by"
      && LooseEnds.reading.contains(sentence.word(before - 1))
  }

  private static let reading: WordSet = [
    "seen", "reviewed", "obtained", "analysed", "analyzed", "compiled", "examined", "collected",
    "gathered", "viewed", "published", "released", "provided", "shared", "studied", "checked",
    "verified", "read",
  ]

  /// «a subsidiary of Qamar», which names another company.
  private func isOfRelation(_ tokens: Range<Int>) -> Bool {
    sentence.word(tokens.lowerBound - 1) == "of"
  }

  /// «Qamar's lawyer»: a name that stands for something of its own.
  private func isOfAnother(_ tokens: Range<Int>) -> Bool {
    ["'s", "’s"].contains(sentence.word(tokens.upperBound))
  }

  /// «The German navy bought 40 lathes», «hospitals sold»: somebody who is no company of the story does what the claim
  /// would else say of everybody.
  private func subjects(of draft: Draft) -> [Range<Int>] {
    guard LooseEnds.figures.contains(draft.kind),
      let clause = scene.clause(at: draft.quote.lowerBound), !clause.isRelative
    else { return [] }
    let roles = draft.topic.roles
    guard let verb = scene.verbs(of: clause).first(where: { PlainClause.trades($0) }),
      verb.voice == .active
    else { return [] }
    switch verb.frame {
    case .get, .pay: guard roles.consignee.isEmpty, roles.destination.isEmpty else { return [] }
    case .send, .bill:
      guard roles.shipper.isEmpty, roles.departure.isEmpty, roles.origin.isEmpty else { return [] }
    default: return []
    }
    var end = verb.tokens.lowerBound
    while end > clause.tokens.lowerBound, isAuxiliary(end - 1) { end -= 1 }
    let start = (clause.tokens.lowerBound..<end).reversed()
      .prefix { isNominal($0) }.last
    // Goods go by themselves; companies and capitals are looked after elsewhere.
    guard let start, !(start..<end).contains(where: isCapitalOfNoPlace),
      !sentence.goods.contains(where: { $0.tokens.overlaps(start..<end) }),
      !sentence.parties.contains(where: { $0.tokens.overlaps(start..<end) })
    else { return [] }
    return [start..<end]
  }

  private func isCapitalOfNoPlace(_ index: Int) -> Bool {
    let token = sentence.text.tokens[index]
    return index > sentence.tokens.lowerBound && token.kind == .word
      && (token.isCapitalized || token.isAllCaps)
      && !sentence.places.contains { $0.tokens.contains(index) }
  }

  private func isAuxiliary(_ index: Int) -> Bool {
    let word = sentence.word(index)
    return Words.adverbs.contains(word) || Words.have.contains(word) || Words.be.contains(word)
      || word == "did" || word == "do" || word.hasSuffix("ly")
  }

  /// A word of a phrase that names somebody: no number, day, pronoun or mark.
  private func isNominal(_ index: Int) -> Bool {
    let token = sentence.text.tokens[index]
    return (token.kind == .word || ["'s", "’s", "-"].contains(token.lower))
      && !Words.pronouns.contains(token.lower) && !Words.prepositions.contains(token.lower)
      && !Words.relatives.contains(token.lower) && !Words.coordinators.contains(token.lower)
      && !sentence.dates.contains { $0.tokens.contains(index) }
      && !sentence.quantities.contains { $0.tokens.contains(index) }
      && !sentence.predicates.contains { $0.tokens.contains(index) }
  }

  // MARK: Countries

  private var countries: [Range<Int>] {
    var codes: Set<String> = []
    for roles in topics.map(\.roles) {
      for part in [roles.origin, roles.departure, roles.destination, roles.via] {
        codes.formUnion(part)
      }
      for party in roles.shipper + roles.consignee {
        codes.formUnion(scene.register[scene.register.root(party)].codes)
      }
    }
    return sentence.places.filter { place in
      !place.codes.isEmpty && codes.isDisjoint(with: place.codes) && !place.isAdjective
        && clause.contains(place.tokens.lowerBound) && isOnTheWay(place.tokens)
        && !sentence.quantities.contains { $0.tokens.overlaps(place.tokens) }
        && !sentence.parties.contains {
          $0.form == .name && $0.tokens.overlaps(place.tokens)
        }
        && !speaks(place.tokens)
    }.map(\.tokens)
  }

  /// Behind a preposition of the way, or the subject of the clause's verb.
  private func isOnTheWay(_ tokens: Range<Int>) -> Bool {
    if ["'s", "’s"].contains(sentence.word(tokens.upperBound)) || isModifier(tokens) {
      return false
    }
    var before = tokens.lowerBound - 1
    if sentence.word(before) == "the" { before -= 1 }
    return ["to", "into", "via", "through", "for"].contains(sentence.word(before))
      || ["in", "at"].contains(sentence.word(before))
        && sentence.predicates.contains { !$0.isNominal && $0.tokens.upperBound == before }
      || sentence.predicates.contains {
        !$0.isNominal && $0.tokens.lowerBound == tokens.upperBound
      }
  }

  /// «the Baltic state»: a noun follows.
  private func isModifier(_ tokens: Range<Int>) -> Bool {
    let next = tokens.upperBound
    guard clause.contains(next), sentence.text.tokens[next].kind == .word else { return false }
    let word = sentence.word(next)
    return !Words.prepositions.contains(word) && !Words.coordinators.contains(word)
      && !Words.be.contains(word) && !Words.have.contains(word) && !Words.adverbs.contains(word)
      && !Words.relatives.contains(word)
      && !sentence.predicates.contains { $0.tokens.contains(next) }
      && !sentence.dates.contains { $0.tokens.contains(next) }
  }

  // MARK: Days

  /// «40 lathes in 2023 and in 2024»: a time that no claim is held to, and none is a part of.
  private func days(_ draft: Draft) -> [Range<Int>] {
    guard LooseEnds.figures.contains(draft.kind) else { return [] }
    let used = topics.compactMap(\.period)
    return sentence.dates.filter { date in
      guard clause.contains(date.tokens.lowerBound), let from = date.period.from,
        let to = date.period.to, !date.tokens.overlaps(draft.quote),
        ["and", "or", "in"].contains(sentence.word(date.tokens.lowerBound - 1))
      else { return false }
      return !used.contains { period in
        guard let start = period.from, let end = period.to else { return true }
        return from <= start && end <= to || start <= from && to <= end
      }
    }.map(\.tokens)
  }

  /// «315 in the first quarter of 2024 and 315 in the second»: in which, no date tells.
  private func elided(_ draft: Draft) -> [Range<Int>] {
    guard LooseEnds.figures.contains(draft.kind) else { return [] }
    let end = draft.quote.upperBound
    return Range.tokens(from: end, to: min(end + 4, sentence.tokens.upperBound)).filter { index in
      sentence.word(index) == "in" && sentence.word(index + 1) == "the"
        && LooseEnds.ordinals.contains(sentence.word(index + 2))
        && !sentence.dates.contains { $0.tokens.overlaps(index..<index + 3) }
        && !sentence.goods.contains { $0.tokens.contains(index + 3) }
    }.map { $0..<$0 + 3 }
  }

  private static let ordinals: WordSet = [
    "first", "second", "third", "fourth", "last", "latter", "former", "other", "next", "following",
  ]

  private static let figures: Set<ClaimKind> = [.quantity, .weight, .value, .shipments, .existence]

  /// «after exporting nothing in 2023»: an absence that no claim tells of.
  private func nothing(_ draft: Draft, _ drafts: [Draft]) -> [Range<Int>] {
    guard !drafts.contains(where: { $0.kind == .absence || $0.polarity == .denied }) else {
      return []
    }
    return sentence.tokens.filter { index in
      ["nothing", "none", "neither"].contains(sentence.word(index))
        && (clause.contains(index) || index > draft.quote.lowerBound)
        && !sentence.turns.contains { $0.tokens.contains(index) }
        && sentence.word(index + 1) != "but"
    }.map { $0..<$0 + 1 }
  }

  /// «It was Qamar, not Veligor, that bought them», «Qamar rather than Veligor»: read the other way round.
  private var corrected: [Range<Int>] {
    sentence.parties.filter { party in
      guard party.form == .name else { return false }
      let before = party.tokens.lowerBound - 1
      return sentence.word(before) == "not"
        || sentence.word(before) == "than" && sentence.word(before - 1) == "rather"
        || sentence.word(before) == "of" && sentence.word(before - 1) == "instead"
    }.map { $0.tokens.lowerBound - 1..<$0.tokens.upperBound }
  }

  // MARK: Others

  /// «Deliveries fell by 29 % in 2024, when they came to 204 tonnes»: the goods or shipments that the sentence began with.
  private func isOfGoods(_ party: PartyMention) -> Bool {
    guard ["they", "these"].contains(sentence.word(party.tokens.lowerBound)) else { return false }
    let before = sentence.tokens.lowerBound..<party.tokens.lowerBound
    let verb = sentence.predicates.first {
      !$0.isNominal && $0.tokens.lowerBound >= party.tokens.upperBound
    }
    // What comes to a sum or weighs so much is no buyer or seller.
    guard let verb, [.total, .be, .cost, .rise, .fall, .move, .reach, .leave].contains(verb.frame)
    else { return false }
    return sentence.predicates.contains { $0.isNominal && before.contains($0.tokens.lowerBound) }
      || sentence.goods.contains { before.contains($0.tokens.lowerBound) }
  }

  /// «Egypt imported 304,000 t, more than double the 127,000 t it bought a year before»: the country that the sentence
  /// begins with.
  private func isOfCountry(_ party: PartyMention) -> Bool {
    guard sentence.word(party.tokens.lowerBound) == "it",
      let place = sentence.places.first(where: {
        $0.tokens.upperBound <= party.tokens.lowerBound && !$0.isAdjective
      }),
      place.tokens.lowerBound <= sentence.tokens.lowerBound + 1,
      !sentence.parties.contains(where: {
        $0.form != .pronoun && $0.tokens.upperBound <= party.tokens.lowerBound
      })
    else { return false }
    return topics.contains {
      !Set($0.roles.destination + $0.roles.departure).isDisjoint(with: place.codes)
    }
  }

  /// «It bought 450 tonnes», where the story has named nobody that it can be.
  private var pronouns: [Range<Int>] {
    sentence.parties.filter { party in
      party.form == .pronoun && party.entities.isEmpty && !party.isPossessive
        && !isOfCountry(party) && !isOfGoods(party) && clause.contains(party.tokens.lowerBound)
        && !Words.prepositions.contains(sentence.word(party.tokens.lowerBound - 1))
        && sentence.predicates.contains {
          !$0.isNominal && $0.tokens.lowerBound == party.tokens.upperBound
        }
    }.map(\.tokens)
  }

  /// «420 Toyota cars», «sold to Germany's Volkswagen»: capitals that nothing read.
  private var names: [Range<Int>] {
    clause.filter { index in
      let token = sentence.text.tokens[index]
      return token.kind == .word && token.isCapitalized && token.lower.utf8.count > 2
        && !(index == sentence.tokens.lowerBound && !isJoinedName(index))
        && !sentence.parties.contains { $0.tokens.contains(index) }
        && !sentence.places.contains { $0.tokens.contains(index) }
        && !sentence.dates.contains { $0.tokens.contains(index) }
        && !sentence.goods.contains { $0.termTokens.contains(index) }
        && (isOfGoods(index) || !sentence.quantities.contains { $0.tokens.contains(index) })
        && !sentence.predicates.contains { $0.tokens.contains(index) }
        && !speaks(index..<index + 1) && isBesideTrade(index)
    }.map { $0..<$0 + 1 }
  }

  /// «Qamar and Veligor Ltd bought»: at the head of a sentence a capital alone tells nothing.
  private func isJoinedName(_ index: Int) -> Bool {
    ["and", "or"].contains(sentence.word(index + 1))
      && sentence.parties.contains { $0.form == .name && $0.tokens.lowerBound == index + 2 }
  }

  private func isOfGoods(_ index: Int) -> Bool {
    sentence.goods.contains { $0.termTokens.lowerBound == index + 1 }
  }

  /// Right before goods, behind a verb or «to», «from», or joined to a party.
  private func isBesideTrade(_ index: Int) -> Bool {
    isOfGoods(index)
      || ["to", "from"].contains(sentence.word(index - 1))
        && sentence.word(index - 2) != "according"
      || ["and", "or"].contains(sentence.word(index + 1))
        && sentence.parties.contains { $0.form == .name && $0.tokens.lowerBound == index + 2 }
      || ["and", "or"].contains(sentence.word(index - 1))
        && sentence.parties.contains { $0.form == .name && $0.tokens.upperBound == index - 1 }
  }
}
