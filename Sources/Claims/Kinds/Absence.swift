import Facts

extension KindReader {
  /// «sold no lathes after that March», «not one truck came by way of Riga».
  static let absence = KindReader(kind: .absence) { scene in
    AbsenceReader(scene).drafts()
  }
}

/// Reads claims that nothing moved, in a scope that the words themselves draw.
struct AbsenceReader {
  let scene: SentenceScene

  init(_ scene: SentenceScene) {
    self.scene = scene
  }

  private var sentence: SentenceReading { scene.sentence }

  func drafts() -> [Draft] {
    // Every absence rests on a word that denies, and most sentences have none.
    guard !sentence.denials.isEmpty else { return [] }
    var out: [Draft] = []
    for clause in scene.clauses {
      let plain = PlainClause(scene, clause)
      if let draft = spoken(plain) {
        out.append(draft)
        continue
      }
      for fragment in Negation.fragments(in: plain) {
        if let draft = draft(fragment, plain) { out.append(draft) }
      }
    }
    return out
  }

  // MARK: With a verb

  private func spoken(_ plain: PlainClause) -> Draft? {
    guard !plain.isCircumstance else { return nil }
    for verb in candidates(plain) where !plain.isModal(verb) {
      guard !scene.isQuoted(verb.tokens.lowerBound),
        !sentence.spoken.contains(verb.tokens.lowerBound),
        let negation = Negation.of(verb, in: plain), !isDoubled(plain)
      else { continue }
      return draft(negation, verb, plain)
    }
    return nil
  }

  /// Verbs of trade; «there were», «is recorded» where the noun is one of trade; «was declared for
  /// Russia» of goods with an end.
  private func candidates(_ plain: PlainClause) -> [Predicate] {
    let verbs = scene.verbs(of: plain.clause)
    let trading = verbs.filter { PlainClause.trades($0) && !plain.isBecoming($0) }
    if !trading.isEmpty { return trading }
    if plain.hasTradeNoun {
      return verbs.filter { [.be, .register, .declare, .make].contains($0.frame) }
    }
    let isThere = plain.tokens.contains { sentence.word($0) == "there" }
    let hasEnd = plain.hasEnds || plain.hasNamedShipper || plain.hasNamedConsignee
    let isBare = plain.tokens.contains { ["none", "nothing"].contains(sentence.word($0)) }
    return verbs.filter {
      switch $0.frame {
      case .register, .declare: isBare || hasEnd && !plain.ownGoods.isEmpty
      case .be: isThere && hasEnd && !plain.ownGoods.isEmpty
      default: false
      }
    }
  }

  /// «none did not», «did not stop shipping»: the denial of an end is no absence.
  private func isDoubled(_ plain: PlainClause) -> Bool {
    scene.verbs(of: plain.clause).contains { $0.frame == .end }
      || plain.tokens.contains {
        ["except", "besides", "until", "unless", "without"].contains(sentence.word($0))
      }
        && !plain.dates().contains { $0.openness == .until }
  }

  private func draft(_ negation: Negation, _ verb: Predicate, _ plain: PlainClause) -> Draft? {
    let mentions = sentence.goods.filter { plain.tokens.contains($0.termTokens.lowerBound) }
    var own = mentions.isEmpty ? nil : scene.goods(in: plain.tokens)
    var doubts: [String] = []
    if let kind = material(plain) {
      own = kind.terms.isEmpty ? nil : (kind.terms, true)
      if kind.terms.isEmpty { doubts.append("which goods are meant by «\(kind.words)»") }
    }
    let last = EndReader(scene, isFirst: false).drafts().last {
      $0.quote.upperBound <= plain.tokens.lowerBound
    }
    let local =
      last?.topic
      ?? scene.figures.last {
        sentence.quantities[$0.quantity].tokens.upperBound <= negation.token
      }?.topic
    var (topic, inherited) = plain.topic(goods: own, after: local)
    if plain.hasNamedShipper, plain.hasNamedConsignee, own?.terms.isEmpty ?? true,
      !plain.clause.pointsBack, !scene.pointsBack(plain.clause)
    {
      // «not one package went from A to B»: of whatever goods.
      topic.goods = []
      inherited[.goods] = nil
    }
    guard !topic.goods.isEmpty || topic.roles.hasParty,
      topic.roles.hasParty || topic.roles.hasPlace || !(own?.terms.isEmpty ?? true)
    else { return nil }
    topic.period = nil
    inherited[.period] = nil
    setPeriod(&topic, &inherited, plain, last)
    var draft = PlainDraft.make(
      .absence, topic, inherited, plain,
      quote: min(negation.token, verb.tokens.lowerBound)..<max(negation.end, verb.tokens.upperBound)
    )
    draft.doubts += doubts
    return draft
  }

  /// «no gold ones»: the topic's goods of that kind.
  private func material(_ plain: PlainClause) -> (terms: [Int], words: String)? {
    for index in plain.tokens where sentence.word(index) == "ones" || sentence.word(index) == "one"
    {
      guard let mention = sentence.goods.first(where: { $0.tokens.upperBound == index }) else {
        continue
      }
      let kind = sentence.text[mention.termTokens].lowercased()
      let terms = (scene.context.topic?.goods ?? []).compactMap { term in
        scene.lexicon.goodsByTerm[kind + " " + scene.lexicon.goods[term].term]
      }
      return (terms, sentence.text[mention.termTokens.lowerBound..<(index + 1)])
    }
    return nil
  }

  private func setPeriod(
    _ topic: inout Topic, _ inherited: inout [Scope.Slot: String], _ plain: PlainClause,
    _ last: Draft?
  ) {
    if let date = plain.dates().first {
      topic.period = plain.resolve(date).map { behind(date, $0) }
    } else if plain.tokens.contains(where: {
      ["since", "thereafter", "afterwards", "afterward"].contains(sentence.word($0))
    }) {
      let end = last?.amount?.high?.day?.adding(days: 1) ?? scene.context.topic?.period?.to
      topic.period = Period(from: end, to: scene.published?.adding(days: 1))
    } else if plain.clause.roles.isEmpty, let period = (last?.topic ?? scene.context.topic)?.period
    {
      topic.period = period
      inherited[.period] = scene.context.topic?.block
    }
  }

  // MARK: Without a verb

  private func draft(_ negation: Negation, _ plain: PlainClause) -> Draft? {
    let local = scene.figures.last {
      sentence.quantities[$0.quantity].tokens.lowerBound < negation.token
    }?.topic
    guard var topic = local ?? scene.context.topic, !sentence.spoken.contains(negation.token)
    else { return nil }
    let source = topic.block
    topic.block = sentence.block.id
    topic.paragraph = sentence.paragraph
    topic.sentence = sentence.index
    // «never after August» of whatever it sends: only words of the fragment's own goods narrow it.
    let reach = Range.tokens(from: negation.token, to: negation.end)
    if local == nil {
      topic.roles.fill(from: plain.clause.roles)
    }
    if let own = scene.goods(in: reach), !own.terms.isEmpty { topic.goods = own.terms }
    guard let period = period(negation, topic.period) else { return nil }
    topic.period = period
    guard topic.roles.hasParty || topic.roles.hasPlace else { return nil }
    let isOpen = leavesOutParty(topic, plain)
    topic.roles.origin = plain.clause.roles.origin

    var inherited: [Scope.Slot: String] = [:]
    if local == nil {
      for slot in [Scope.Slot.shipper, .consignee, .goods] { inherited[slot] = source }
    }
    var draft = PlainDraft.make(
      .absence, topic, inherited, plain,
      quote: negation.token..<max(negation.end, negation.token + 1))
    if isOpen { draft.doubts.append("whose trade is meant") }
    return draft
  }

  /// «before May» of the year under discussion; «after August 2023» up to the day of the story.
  private func period(_ negation: Negation, _ frame: Period?) -> Period? {
    let word = sentence.word(negation.end)
    let date = sentence.dates.first {
      $0.tokens.lowerBound <= negation.end + 1 && $0.tokens.upperBound > negation.end
    }
    guard let date else {
      guard word == "since" else { return nil }
      return Period(from: frame?.to, to: scene.published?.adding(days: 1))
    }
    guard let own = scene.resolve(date, against: frame).map({ behind(date, $0) })
    else { return nil }
    guard date.isRelative, date.relation == nil, let frame, let start = frame.from,
      let end = frame.to
    else { return own }
    let part = date.parts.last?.period ?? own
    guard let day = part.from else { return own }
    for years in [0, -1, 1] {
      guard let moved = part.shifted(years: years).from, moved >= start, moved < end else {
        continue
      }
      switch date.openness {
      case .before, .until: return Period(from: start, to: moved)
      case .after, .since, .from: return Period(from: part.shifted(years: years).to, to: end)
      default: return Period(from: day, to: part.to)
      }
    }
    return own
  }

  /// «nothing since 9 October», «none since 2022»: something came on that day, in that year.
  private func behind(_ date: DateMention, _ period: Period) -> Period {
    let isWhole = date.tokens.contains {
      ["start", "beginning", "outset", "turn"].contains(sentence.word($0))
    }
    guard date.openness == .since, !isWhole else { return period }
    let named = date.parts.first?.period ?? period.from.map(Period.day)
    guard let end = named?.to, end.number > period.from?.number ?? .min,
      period.to.map({ end < $0 }) ?? true
    else { return period }
    return Period(from: end, to: period.to)
  }

  /// The clause names a party that the scope taken over does not know: nothing is said of that scope.
  private func leavesOutParty(_ topic: Topic, _ plain: PlainClause) -> Bool {
    let known = Set((topic.roles.shipper + topic.roles.consignee).map(scene.register.root))
    return sentence.parties.contains { party in
      party.form == .name && plain.tokens.contains(party.tokens.lowerBound)
        && known.isDisjoint(with: party.entities.map(scene.register.root))
    }
  }
}
