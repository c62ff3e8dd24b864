import Facts

/// The whole that a share is a part of.
extension ShareReader {
  struct Whole {
    var topic: Topic
    var inherited: [Scope.Slot: String]
    var ofTokens: Range<Int>?
    /// «a third of that came in 2022»: the time of the part alone.
    var partPeriod: Period?
  }

  /// The whole: «of the chips», «of it», «of those», or what is under discussion.
  func whole(of mention: QuantityMention, _ clause: Clause, _ local: Topic?) -> Whole? {
    let sentence = scene.sentence
    if let whole = told(of: mention, clause) { return whole }
    let local = local ?? scene.opening(before: clause, near: mention)
    guard var topic = local ?? scene.context.topic else {
      return bare(mention, clause)
    }
    var inherited: [Scope.Slot: String] = [:]
    for slot in [Scope.Slot.goods, .shipper, .consignee, .origin, .departure, .destination] {
      inherited[slot] = topic.block
    }
    topic.block = sentence.block.id
    topic.paragraph = sentence.paragraph
    topic.sentence = sentence.index
    let of = ofPhrase(of: mention, clause)
    if let of, !isKnown(of) { return nil }
    if let of {
      let pronoun = (of.lowerBound..<of.upperBound).contains {
        ["it", "those", "them", "that", "these", "which", "number"].contains(sentence.word($0))
      }
      if let goods = scene.goods(in: of), !goods.terms.isEmpty {
        let isWide = sentence.goods.filter { of.contains($0.termTokens.lowerBound) }.allSatisfy {
          scene.lexicon.goods[$0.term].isGeneric || scene.lexicon.isWide($0.term)
        }
        topic.goods = goods.terms
        // «of the machines», after laptops: of those just spoken of, whoever took them.
        if !pronoun, local == nil, !isWide || !goods.pointsBack {
          topic.roles.shipper = []
          topic.roles.consignee = []
          inherited[.shipper] = nil
          inherited[.consignee] = nil
          // «of the crab», after one lot in October: over the time that the story is about.
          if let frame = scene.context.frame, let from = frame.from, let to = frame.to,
            let start = topic.period?.from, let end = topic.period?.to, from <= start, end <= to
          {
            topic.period = frame
            inherited[.period] = scene.context.frameBlock
          }
        }
      } else if !pronoun, local == nil,
        sentence.predicates.contains(where: { $0.isNominal && of.contains($0.tokens.lowerBound) })
      {
        topic.roles.shipper = []
        topic.roles.consignee = []
        inherited[.shipper] = nil
        inherited[.consignee] = nil
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
    if let trade = trade(after: mention, clause) {
      // «Pumps made up a fifth of Poland's exports to Kazakhstan»: of whatever went there.
      topic.goods = []
      topic.roles = scene.roles(in: trade)
      for slot in [Scope.Slot.goods, .shipper, .consignee, .origin, .departure, .destination] {
        inherited[slot] = nil
      }
    }
    var partPeriod: Period?
    if let date = dates(of: mention, clause) {
      let period = ShareReader.named(date) ?? scene.resolve(date, against: topic.period)
      if let of,
        of.contains(where: { ["it", "that", "those", "them"].contains(sentence.word($0)) }),
        date.tokens.lowerBound > of.upperBound, let outer = topic.period,
        let inner = period?.intersection(outer), inner != outer
      {
        partPeriod = inner
      } else {
        topic.period = period
        inherited[.period] = nil
      }
    }
    return Whole(topic: topic, inherited: inherited, ofTokens: of, partPeriod: partPeriod)
  }

  /// «40 % of the bearings that Russia imported in 2023»: the words behind the goods tell whose and when.
  private func told(of mention: QuantityMention, _ clause: Clause) -> Whole? {
    let sentence = scene.sentence
    guard let of = ofPhrase(of: mention, clause),
      let relative = relative(in: of) ?? participle(behind: of),
      let goods = scene.goods(in: of.lowerBound..<relative),
      !goods.terms.isEmpty || partGoods(mention, clause, of) != nil,
      let verb = sentence.predicates.first(where: {
        !$0.isNominal && $0.tokens.lowerBound >= relative
      }), !verb.isNegated, !verb.isModal,
      let told = scene.clause(at: verb.tokens.lowerBound)
    else { return nil }
    let next = scene.verbs(of: told).first { $0.tokens.lowerBound >= verb.tokens.upperBound }
    let end = next?.tokens.lowerBound ?? told.tokens.upperBound
    var roles = told.roles
    if next != nil || told.tokens.lowerBound < relative {
      // «… that Veligor imported in 2023 came from Turkey»: what follows is said of the part.
      let isParticiple = verb.tokens.lowerBound == relative
      roles = scene.roles(in: (isParticiple ? relative : verb.tokens.upperBound)..<end)
      if isParticiple, [.get, .pay].contains(verb.frame), roles.consignee.isEmpty {
        // «bought by Qamar».
        roles.consignee = roles.shipper
        roles.shipper = []
      }
      give(Range.tokens(from: relative, to: verb.tokens.lowerBound), verb, &roles)
    }
    // «of the lathes that came in May», after lathes: of those; «… that Veligor bought», of Veligor's own.
    guard !roles.isEmpty, roles.hasParty || !goods.pointsBack else { return nil }
    roles.fillPlaces(from: scene.roles(in: of.lowerBound..<relative))
    var topic = Topic()
    topic.goods = goods.terms
    topic.roles = roles
    topic.block = sentence.block.id
    topic.paragraph = sentence.paragraph
    topic.sentence = sentence.index
    var inherited: [Scope.Slot: String] = [:]
    let before = scene.context.topic
    let date =
      sentence.dates.first { (relative..<end).contains($0.tokens.lowerBound) }
      ?? dates(of: mention, clause)
    if let date {
      topic.period = scene.resolve(date, against: before?.period)
    } else if let period = before?.period {
      topic.period = period
      inherited[.period] = before?.block
    }
    return Whole(topic: topic, inherited: inherited, ofTokens: of)
  }

  /// Where «that Veligor bought» begins behind goods, or «Veligor bought» without the word.
  private func relative(in of: Range<Int>) -> Int? {
    let sentence = scene.sentence
    if let word = (of.lowerBound...of.upperBound).first(where: {
      Words.relatives.contains(sentence.word($0))
    }) {
      return word
    }
    let subject = sentence.parties.first { party in
      of.contains(party.tokens.lowerBound) && !party.isPossessive
        && sentence.goods.contains { $0.tokens.upperBound == party.tokens.lowerBound }
        && sentence.predicates.contains {
          !$0.isNominal && $0.tokens.lowerBound == party.tokens.upperBound
        }
    }
    return subject?.tokens.lowerBound
  }

  /// «the lathes sold by Qamar»: the participle right behind the goods.
  private func participle(behind of: Range<Int>) -> Int? {
    let sentence = scene.sentence
    let verb = sentence.predicates.first {
      !$0.isNominal && $0.voice == .passive && $0.tokens.lowerBound == of.upperBound
        && ["by", "from", "to", "into"].contains(sentence.word($0.tokens.upperBound))
    }
    guard let verb, sentence.goods.contains(where: { $0.tokens.upperBound == of.upperBound }) else {
      return nil
    }
    return verb.tokens.lowerBound
  }

  /// Who imports or sells by the verb that `subject` stands before.
  private func give(_ subject: Range<Int>, _ verb: Predicate, _ roles: inout Roles) {
    guard verb.voice == .active else { return }
    let part: Roles.Part
    switch verb.frame {
    case .get, .pay: part = .receiver
    case .send: part = .sender
    default: return
    }
    if let party = scene.sentence.parties.first(where: {
      subject.contains($0.tokens.lowerBound) && !$0.entities.isEmpty
    }) {
      roles[part].parties = party.entities.map(scene.register.root)
    } else if let place = scene.sentence.places.first(where: {
      subject.contains($0.tokens.lowerBound)
    }) {
      roles[part].places = place.codes
    }
  }

  /// «half of the recipe»: a whole that no record holds.
  func isKnown(_ of: Range<Int>) -> Bool {
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

  /// «Poland's exports to Kazakhstan», «all imports from Italy»: a trade of no goods, whole with its ends, of which the
  /// goods before the verb are a part.
  private func trade(after mention: QuantityMention, _ clause: Clause) -> Range<Int>? {
    let sentence = scene.sentence
    guard let of = ofPhrase(of: mention, clause),
      partGoods(mention, clause, of) != nil,
      !sentence.goods.contains(where: { $0.tokens.overlaps(of) }),
      sentence.predicates.contains(where: {
        $0.isNominal && $0.noun != .route && of.contains($0.tokens.lowerBound)
      })
    else { return nil }
    var end = of.upperBound
    while clause.tokens.contains(end) {
      let word = sentence.word(end)
      let isDate = sentence.dates.contains { (end...end + 1).contains($0.tokens.lowerBound) }
      if isDate || sentence.text.tokens[end].kind == .punctuation || ["by", "in"].contains(word)
        || sentence.predicates.contains(where: { !$0.isNominal && $0.tokens.lowerBound == end })
      {
        break
      }
      end += 1
    }
    let whole = of.lowerBound..<end
    let isNamed =
      sentence.parties.contains { $0.tokens.overlaps(whole) }
      || sentence.places.contains { $0.tokens.overlaps(whole) }
    return isNamed ? whole : nil
  }

  /// No topic yet: the whole is named in the sentence itself.
  func bare(_ mention: QuantityMention, _ clause: Clause) -> Whole? {
    guard let goods = scene.goods(in: clause.tokens), !goods.terms.isEmpty,
      ofPhrase(of: mention, clause).map(isKnown) ?? true,
      clause.predicates.contains(where: { isOfTrade(scene.sentence.predicates[$0]) })
    else { return nil }
    var topic = Topic()
    topic.goods = goods.terms
    if let trade = trade(after: mention, clause) {
      topic.goods = []
      topic.roles = scene.roles(in: trade)
    } else if let of = ofPhrase(of: mention, clause) {
      // «22 % of Qamar's lathes», «of the Turkish tyres»: of theirs alone.
      topic.roles = scene.roles(in: of)
    }
    topic.block = scene.sentence.block.id
    topic.period = dates(of: mention, clause).flatMap {
      ShareReader.named($0) ?? scene.resolve($0, against: nil)
    }
    return Whole(
      topic: topic, inherited: [:], ofTokens: ofPhrase(of: mention, clause))
  }

  /// «Not all of it went to Veligor», «the firm said that most of it did», «all of it may have gone»:
  /// a share that the story does not state.
  func isUnsaid(_ mention: QuantityMention, _ clause: Clause) -> Bool {
    let before = scene.sentence.word(mention.tokens.lowerBound - 1)
    return before == "not" || before == "nor" || before == "never" || clause.isNegated
      || scene.sentence.spoken.contains(mention.numberTokens.lowerBound) || mayBe(clause)
  }

  /// «may import most of its steel»: nothing that has happened.
  func mayBe(_ clause: Clause) -> Bool {
    clause.isModal
      || clause.predicates.contains { index in
        let start = scene.sentence.predicates[index].tokens.lowerBound
        return ["may", "might", "could", "would", "will"].contains(scene.sentence.word(start - 1))
      }
  }

  /// «Steel of 12 % chromium is hard to weld»: nothing is traded.
  func isOfTrade(_ predicate: Predicate) -> Bool {
    predicate.isNominal || PlainClause.trades(predicate)
      || [.share, .total, .pay, .rank, .bill].contains(predicate.frame)
  }

  /// «By 2024 tiles made up 80 % of the imports»: of that year's.
  private static func named(_ date: DateMention) -> Period? {
    date.openness == .by && date.precision == .year ? date.parts.first?.period : nil
  }

  func dates(of mention: QuantityMention, _ clause: Clause) -> DateMention? {
    scene.date(near: mention, in: clause).map { scene.sentence.dates[$0] }
  }

  /// What a share is said to be of: «12 % of the urea», «its share of the urea was 12 %».
  func ofPhrase(of mention: QuantityMention, _ clause: Clause) -> Range<Int>? {
    if let behind = ofPhrase(after: mention.tokens.upperBound, clause) { return behind }
    let before = Range.tokens(from: clause.tokens.lowerBound, to: mention.tokens.lowerBound)
    guard
      let share = before.last(where: {
        scene.sentence.word($0) == "share" && scene.sentence.word($0 + 1) == "of"
      })
    else { return nil }
    return ofPhrase(after: share + 1, clause)
  }

  /// From «of» to the next verb, preposition or comma.
  func ofPhrase(after start: Int, _ clause: Clause) -> Range<Int>? {
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
}
