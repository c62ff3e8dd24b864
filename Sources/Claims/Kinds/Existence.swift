import Facts

extension KindReader {
  /// «sent presses to the mill as well in 2022»: at least one shipment.
  static let existence = KindReader(kind: .existence) { scene in
    ExistenceReader(scene).drafts()
  }
}

/// Reads claims that something moved at all.
struct ExistenceReader {
  let scene: SentenceScene

  init(_ scene: SentenceScene) {
    self.scene = scene
  }

  private var sentence: SentenceReading { scene.sentence }

  func drafts() -> [Draft] {
    var out: [Draft] = []
    for clause in scene.clauses {
      let plain = PlainClause(scene, clause)
      guard !scene.claimed.contains(where: { clause.tokens.overlaps($0) }), !plain.isCircumstance,
        !plain.hasFigure, !clause.isNegated, !Negation.stands(in: plain),
        RouteReader.list(in: plain, scene).isEmpty
      else { continue }
      if let partner = Partner.found(in: plain) {
        out.append(partner)
      } else if let verb = plain.tradeVerb, verb.frame != .leave, verb.frame != .handle,
        !plain.isModal(verb), !verb.isNegated
      {
        out += drafts(verb, plain)
      }
    }
    return out.filter { !isImplied($0, by: out) }
  }

  private func drafts(_ verb: Predicate, _ plain: PlainClause) -> [Draft] {
    let clause = plain.clause
    let mentions = plain.ownGoods
    let isNamed = plain.hasNamedShipper && plain.hasNamedConsignee
    let hasParty = plain.hasNamedShipper || plain.hasNamedConsignee
    let hasPlace = plain.hasEnds || !clause.roles.origin.isEmpty
    let hasGoods = !mentions.isEmpty
    let hasLot = plain.hasTradeNoun && !(scene.context.topic?.goods.isEmpty ?? true)
    guard isNamed || hasGoods && (hasParty || plain.hasEnds) || hasLot && hasParty && hasPlace
    else { return [] }
    if verb.frame == .move, !plain.hasEnds, !isNamed { return [] }
    if isHabit(verb, plain) { return [] }
    // «the plant's largest source of bearings»: a noun that looks like a verb.
    let before = sentence.word(verb.tokens.lowerBound - 1)
    if verb.lemma == "source", before.hasSuffix("est") || before == "main" || before == "'s" {
      return []
    }
    let own = scene.goods(in: clause.tokens)
    let lists = mentions.count > 1 ? mentions.map { Optional(scene.goods($0)) } : [own]
    return lists.map { goods in
      var (topic, inherited) = plain.topic(goods: goods)
      PlainPeriod(plain).set(&topic, &inherited)
      return PlainDraft.make(.existence, topic, inherited, plain, quote: verb.tokens)
    }
  }

  /// «sells ply to Europe»: what a firm does for a living, with no party at the other end and no time.
  private func isHabit(_ verb: Predicate, _ plain: PlainClause) -> Bool {
    guard plain.dates().isEmpty, !(plain.hasNamedShipper && plain.hasNamedConsignee) else {
      return false
    }
    let word = sentence.word(verb.tokens.lowerBound)
    let isPresent = word == verb.lemma || word == verb.lemma + "s" || word == verb.lemma + "es"
    return isPresent && plain.clause.isRelative
  }

  /// A figure of the sentence, or a narrower claim, already says that something moved.
  private func isImplied(_ draft: Draft, by others: [Draft]) -> Bool {
    scene.figures.contains { figure in
      ExistenceReader.lies(figure.topic, in: draft.topic, scene)
    }
  }

  /// True where whatever fits the narrow topic fits the wide one too.
  static func lies(_ narrow: Topic, in wide: Topic, _ scene: SentenceScene) -> Bool {
    func within(_ own: [Int], _ other: [Int]) -> Bool {
      other.isEmpty
        || !Set(other.map(scene.register.root)).isDisjoint(with: own.map(scene.register.root))
    }
    func places(_ own: [String], _ other: [String]) -> Bool {
      other.isEmpty || own.isEmpty || !Set(own).isDisjoint(with: other)
    }
    let goods =
      wide.goods.isEmpty
      || narrow.goods.contains { own in
        wide.goods.contains { own == $0 || scene.lexicon.isGoods(own, within: $0) }
      }
    return goods && within(narrow.roles.shipper, wide.roles.shipper)
      && within(narrow.roles.consignee, wide.roles.consignee)
      && places(narrow.roles.departure, wide.roles.departure)
      && places(narrow.roles.destination, wide.roles.destination)
  }
}

/// «had found another customer for its relays, Coral Heron»: a new partner of the trade.
enum Partner {
  private static let verbs: WordSet = [
    "found", "find", "finds", "gained", "won", "acquired", "attracted", "landed", "signed", "had",
    "has", "added", "lined",
  ]

  static func found(in plain: PlainClause) -> Draft? {
    let sentence = plain.sentence
    guard let subject = subject(of: plain),
      let phrase = sentence.parties.first(where: {
        $0.form == .description && $0.isIndefinite && !$0.isPlural
          && plain.tokens.contains($0.tokens.lowerBound)
          && isPartner($0, sentence) && follows($0, plain)
      }) ?? apposed(plain)
    else { return nil }
    let entities = phrase.entities.map(plain.scene.register.root)
    let named = plain.named(entities).isEmpty ? name(behind: phrase, plain) : entities
    guard let partner = named, !plain.named(partner).isEmpty, !partner.contains(subject) else {
      return nil
    }
    let isBuyer = isBuyer(phrase, sentence)
    guard let isBuyer else { return nil }
    var clause = plain.clause
    clause.roles = Roles()
    clause.roles.shipper = isBuyer ? [subject] : partner
    clause.roles.consignee = isBuyer ? partner : [subject]
    let bare = PlainClause(plain.scene, clause)
    let reach =
      plain.tokens.lowerBound..<min(phrase.tokens.upperBound + 8, sentence.tokens.upperBound)
    let own = plain.scene.goods(in: reach)
    var (topic, inherited) = bare.topic(goods: own)
    topic.roles = clause.roles
    inherited = inherited.filter { $0.key == .goods }
    PlainPeriod(bare).set(&topic, &inherited)
    if ["by", "until"].contains(sentence.word(sentence.tokens.lowerBound)) {
      topic.period = Period(to: topic.period?.to ?? plain.scene.context.topic?.period?.to)
    }
    return PlainDraft.make(.existence, topic, inherited, bare, quote: phrase.tokens)
  }

  private static func follows(_ phrase: PartyMention, _ plain: PlainClause) -> Bool {
    let from = max(plain.tokens.lowerBound, phrase.tokens.lowerBound - 4)
    return Range.tokens(from: from, to: phrase.tokens.lowerBound).contains {
      verbs.contains(plain.sentence.word($0))
    }
  }

  /// The phrase may have been taken as part of a name: «a second customer, Coral Heron».
  private static func apposed(_ plain: PlainClause) -> PartyMention? {
    plain.sentence.parties.first {
      $0.form == .name && plain.tokens.contains($0.tokens.lowerBound) && follows($0, plain)
        && isPartner($0, plain.sentence)
        && ["a", "an", "another"].contains(plain.sentence.word($0.tokens.lowerBound))
    }
  }

  private static func subject(of plain: PlainClause) -> Int? {
    let sentence = plain.sentence
    let parties = sentence.parties.filter {
      plain.tokens.contains($0.tokens.lowerBound) && !$0.isPossessive
        && !plain.named($0.entities).isEmpty
    }
    guard let first = parties.first, isAtFront(first, plain) else {
      // «the Penang house», not told by name: who sells is the one under discussion.
      return plain.scene.context.topic.flatMap { plain.named($0.roles.shipper).first }
    }
    return plain.named(first.entities).first
  }

  /// Before the verb, as its subject.
  private static func isAtFront(_ party: PartyMention, _ plain: PlainClause) -> Bool {
    let verb = plain.tokens.first { verbs.contains(plain.sentence.word($0)) }
    return verb.map { party.tokens.lowerBound < $0 } ?? false
  }

  private static func isPartner(_ phrase: PartyMention, _ sentence: SentenceReading) -> Bool {
    isBuyer(phrase, sentence) != nil
  }

  private static func isBuyer(_ phrase: PartyMention, _ sentence: SentenceReading) -> Bool? {
    for index in phrase.tokens {
      switch sentence.word(index) {
      case "customer", "buyer", "client", "taker", "importer": return true
      case "supplier", "seller", "vendor", "exporter", "source": return false
      default: continue
      }
    }
    return nil
  }

  /// «another customer for its relays, Coral Heron»: the next name behind a comma.
  private static func name(behind phrase: PartyMention, _ plain: PlainClause) -> [Int]? {
    let sentence = plain.sentence
    return sentence.parties.first {
      $0.form == .name && $0.tokens.lowerBound >= phrase.tokens.upperBound
        && $0.tokens.lowerBound <= phrase.tokens.upperBound + 9
        && [",", ":", "in", "—", "–", "called", "named"].contains(
          sentence.word($0.tokens.lowerBound - 1))
    }?.entities
  }
}
