import Facts

/// One sentence with its clauses and what came before: all that a kind's reader looks at.
struct SentenceScene {
  let sentence: SentenceReading
  let clauses: [Clause]
  let context: Discourse
  let register: EntityRegister
  let published: Day?
  /// The figures of the sentence, each with its topic, in order.
  var figures: [ReadFigure] = []
  /// The words that claims already rest on.
  var claimed: [Range<Int>] = []
  let lexicon = TradeLexicon.standard

  func clause(at token: Int) -> Clause? { clauses.first { $0.tokens.contains(token) } }
  func clauseIndex(at token: Int) -> Int? { clauses.firstIndex { $0.tokens.contains(token) } }

  func verbs(of clause: Clause) -> [Predicate] {
    clause.predicates.map { sentence.predicates[$0] }.filter { !$0.isNominal }
  }

  func nouns(of clause: Clause) -> [Predicate] {
    clause.predicates.map { sentence.predicates[$0] }.filter(\.isNominal)
  }

  func isQuoted(_ token: Int) -> Bool { sentence.quoted.contains { $0.contains(token) } }

  // MARK: Goods

  /// The goods a mention means: itself, or the topic's where it only points back.
  func goods(_ mention: GoodsMention) -> (terms: [Int], pointsBack: Bool) {
    let term = lexicon.goods[mention.term]
    guard let topic = context.topic, !topic.goods.isEmpty else {
      return (term.isGeneric ? [] : [mention.term], false)
    }
    if term.isGeneric { return (topic.goods, true) }
    if topic.goods.contains(mention.term) {
      return (topic.goods == [mention.term] ? topic.goods : [mention.term], mention.isDefinite)
    }
    if topic.goods.contains(where: { lexicon.isNarrower(mention.term, than: $0) }) {
      return ([mention.term], false)
    }
    if mention.isDefinite,
      topic.goods.contains(where: {
        lexicon.isGoods($0, within: mention.term) || lexicon.isNarrower($0, than: mention.term)
      })
    {
      return (topic.goods, true)
    }
    // «the mineral», «the machinery»: a wide word with an article, after narrower goods.
    if mention.isDefinite, lexicon.isWide(mention.term),
      !topic.goods.contains(where: { lexicon.isGoods(mention.term, within: $0) })
    {
      return (topic.goods, true)
    }
    return ([mention.term], false)
  }

  /// The goods of a clause: its mentions joined («panels and sawn boards»), else the topic's.
  func goods(in range: Range<Int>) -> (terms: [Int], pointsBack: Bool)? {
    let mentions = sentence.goods.filter { range.contains($0.termTokens.lowerBound) }
    guard !mentions.isEmpty else { return nil }
    var terms: [Int] = []
    var pointsBack = false
    for mention in mentions {
      let read = goods(mention)
      if lexicon.goods[mention.term].isGeneric, mentions.count > 1 { continue }
      terms.addNew(contentsOf: read.terms)
      pointsBack = pointsBack || read.pointsBack
    }
    if terms.isEmpty, let first = mentions.first { return goods(first) }
    return (terms, pointsBack)
  }

  /// «Electric cars are a new line, and none was shipped before May»: goods of a clause before.
  func goods(before clause: Clause) -> (terms: [Int], pointsBack: Bool)? {
    let range = sentence.tokens.lowerBound..<clause.tokens.lowerBound
    return range.isEmpty ? nil : goods(in: range).flatMap { $0.terms.isEmpty ? nil : $0 }
  }

  // MARK: Topics

  /// The scope of a clause: its own roles and goods, and what it takes over from the context.
  func topic(
    of clause: Clause, goods own: (terms: [Int], pointsBack: Bool)?, after local: Topic?
  ) -> (topic: Topic, inherited: [Scope.Slot: String]) {
    var topic = Topic()
    topic.block = sentence.block.id
    topic.paragraph = sentence.paragraph
    topic.sentence = sentence.index
    topic.roles = clause.roles
    var inherited: [Scope.Slot: String] = [:]
    let before = local ?? context.topic
    let own = own ?? (local == nil ? goods(before: clause) : nil)
    if let own, !own.terms.isEmpty { topic.goods = own.terms }
    guard let before else { return (topic, inherited) }
    topic.unit = before.unit
    topic.massFactor = before.massFactor
    if topic.goods.isEmpty {
      topic.goods = before.goods
      if !before.goods.isEmpty { inherited[.goods] = before.block }
    }
    if own == nil || own?.pointsBack == true, local == nil,
      clause.tokens.contains(where: {
        ["together", "combined", "both"].contains(sentence.word($0))
      })
    {
      for other in context.together where other.roles == before.roles {
        topic.goods.addNew(contentsOf: other.goods)
      }
    }
    let isAnaphoric =
      own == nil || own?.terms.isEmpty == true || own?.pointsBack == true || clause.pointsBack
      || pointsBack(clause)
    let roles = topic.roles
    if isAnaphoric {
      inherit(&topic, from: before, isOnward: isOnward(roles, before), hasParty: roles.hasParty)
    }
    for (slot, isTaken) in [
      (Scope.Slot.shipper, roles.shipper.isEmpty && !topic.roles.shipper.isEmpty),
      (.consignee, roles.consignee.isEmpty && !topic.roles.consignee.isEmpty),
      (.origin, roles.origin.isEmpty && !topic.roles.origin.isEmpty),
      (.departure, roles.departure.isEmpty && !topic.roles.departure.isEmpty),
      (.destination, roles.destination.isEmpty && !topic.roles.destination.isEmpty),
    ] where isTaken {
      inherited[slot] = before.block
    }
    return (topic, inherited)
  }

  /// The new shipper is the old consignee: the goods go on.
  private func isOnward(_ roles: Roles, _ before: Topic) -> Bool {
    !roles.shipper.isEmpty && !Set(roles.shipper).isDisjoint(with: before.roles.consignee)
  }

  private func inherit(_ topic: inout Topic, from before: Topic, isOnward: Bool, hasParty: Bool) {
    if isOnward {
      if topic.roles.origin.isEmpty { topic.roles.origin = before.roles.origin }
      return
    }
    if hasParty {
      if topic.roles.origin.isEmpty,
        topic.roles.shipper.isEmpty || topic.roles.shipper == before.roles.shipper
      {
        topic.roles.origin = before.roles.origin
      }
      return
    }
    let roles = topic.roles
    topic.roles.fill(from: before.roles)
    // Where other goods were made says nothing of these.
    if topic.goods != before.goods, roles.origin.isEmpty,
      !topic.goods.contains(where: { goods in
        before.goods.contains {
          lexicon.isGoods(goods, within: $0) || lexicon.isNarrower(goods, than: $0)
        }
      })
    {
      topic.roles.origin = []
    }
    // Another destination or departure than before: not that party's.
    if !roles.destination.isEmpty { topic.roles.consignee = [] }
    if !roles.departure.isEmpty, !before.roles.departure.isEmpty,
      roles.departure != before.roles.departure
    {
      topic.roles.shipper = []
    }
  }

  /// «of those», «a further», «together», «the rest», «them», «that»: the sentence goes on with the topic.
  func pointsBack(_ clause: Clause) -> Bool {
    for index in clause.tokens {
      let word = sentence.word(index)
      switch word {
      case "those", "these", "them", "together", "remaining", "rest", "further", "thereof":
        return true
      case "another", "more": continue
      case "that" where index == clause.tokens.lowerBound: return true
      case "it" where index == clause.tokens.lowerBound || sentence.word(index - 1) == "of":
        return true
      default: continue
      }
    }
    return false
  }

  /// The roles that a stretch of the sentence gives by itself («the distributor's intake»).
  func roles(in range: Range<Int>) -> Roles {
    ClauseReader(sentence, register).roles(in: range)
  }

  // MARK: Periods

  /// The date that belongs to a figure: the next one before another figure, else one of its clause,
  /// else one that opens the sentence.
  func date(for quantity: Int, in clause: Clause, except used: Set<Int>) -> Int? {
    date(near: sentence.quantities[quantity], in: clause, except: used)
  }

  func date(near mention: QuantityMention, in clause: Clause, except used: Set<Int> = []) -> Int? {
    let end = mention.tokens.upperBound
    let next =
      sentence.quantities.first { $0.tokens.lowerBound >= end }?.tokens.lowerBound ?? Int.max
    let clauseDates = sentence.dates.indices.filter {
      clause.tokens.contains(sentence.dates[$0].tokens.lowerBound) && !used.contains($0)
        && !isComparative(sentence.dates[$0]) && !isFounding(sentence.dates[$0], near: mention)
    }
    if let after = clauseDates.first(where: {
      sentence.dates[$0].tokens.lowerBound >= end && sentence.dates[$0].tokens.lowerBound < next
    }) {
      return after
    }
    let earlier = clauseDates.filter {
      sentence.dates[$0].tokens.upperBound <= mention.tokens.lowerBound
    }
    if let before = earlier.first(where: {
      ![.before, .after].contains(sentence.dates[$0].openness)
    }) ?? earlier.last {
      return before
    }
    if let later = clauseDates.first(where: { sentence.dates[$0].tokens.lowerBound >= end }) {
      return later
    }
    return sentence.dates.indices.first {
      !used.contains($0) && sentence.dates[$0].tokens.lowerBound < mention.tokens.lowerBound
        && !isComparative(sentence.dates[$0])
    }
  }

  /// «Halic, founded in Izmir a month after the invasion, made 44 shipments»: the day
  /// of the company, not of the shipments.
  private func isFounding(_ date: DateMention, near mention: QuantityMention) -> Bool {
    let before = sentence.predicates.last { $0.tokens.upperBound <= date.tokens.lowerBound }
    guard let before, !before.isNominal,
      before.frame == .register || before.frame == .begin || before.lemma == "register"
    else { return false }
    let governing = sentence.predicates.last {
      $0.tokens.upperBound <= mention.tokens.lowerBound && !$0.isNominal
    }
    return governing.map { $0.tokens != before.tokens } ?? true
  }

  /// «42 % more than in 2023», «as in the same months»: the other side of a comparison.
  func isComparative(_ date: DateMention) -> Bool {
    var index = date.tokens.lowerBound - 1
    var steps = 0
    while index >= sentence.tokens.lowerBound, steps < 5 {
      let word = sentence.word(index)
      if word == "than" { return true }
      if word == "as",
        sentence.quantities.contains(where: {
          ($0.unit == .times || $0.unit == .fraction || $0.unit == .percent)
            && $0.tokens.upperBound <= index + 1
        })
      {
        return true
      }
      guard ["in", "the", "all", "of", "whole", "during", "for", "same", "over"].contains(word)
      else { return false }
      index -= 1
      steps += 1
    }
    return false
  }

  /// A date as days, relations counted from `period`.
  func resolve(_ date: DateMention, against period: Period?) -> Period? {
    guard let relation = date.relation else { return date.period }
    guard let period, !period.isAlways else { return date.period.isAlways ? nil : date.period }
    switch relation {
    case .previousYear: return period.shifted(years: -1)
    case .followingYear: return period.shifted(years: 1)
    case .samePeriod(let year):
      guard let from = period.from else { return date.period }
      return period.shifted(years: year - from.year)
    case .thatPeriod: return period
    case .thatYear:
      guard let from = period.from else { return date.period }
      return .year(from.year)
    case .previousPeriod, .followingPeriod: return date.period.isAlways ? nil : date.period
    }
  }
}

/// A figure of the sentence that became a claim, for others to lean on.
struct ReadFigure {
  var quantity: Int
  var kind: ClaimKind
  var measure: Measure
  var topic: Topic
  /// «against 48 in 2022»: stands for comparison only.
  var isComparison: Bool
}
