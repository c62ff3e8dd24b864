import Facts

/// One sentence with its clauses and what came before: all that a kind's reader looks at.
final class SentenceScene {
  let sentence: SentenceReading
  let clauses: [Clause]
  let context: Discourse
  let register: EntityRegister
  let published: Day?
  /// The figures of the sentence, each with its topic, in order.
  var figures: [ReadFigure] = []
  /// The claims that the figures make.
  var figureDrafts: [Draft] = []
  /// The words that claims already rest on.
  var claimed: [Range<Int>] = []
  let lexicon = TradeLexicon.standard

  init(
    sentence: SentenceReading, clauses: [Clause], context: Discourse, register: EntityRegister,
    published: Day?
  ) {
    self.sentence = sentence
    self.clauses = clauses
    self.context = context
    self.register = register
    self.published = published
  }

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
    if lexicon.isWide(mention.term), !topic.goods.contains(mention.term),
      sentence.quantities.contains(where: {
        $0.numberTokens.upperBound == mention.termTokens.lowerBound && $0.value != .zero
      }),
      topic.goods.allSatisfy({
        lexicon.isGoods($0, within: mention.term) || lexicon.isNarrower($0, than: mention.term)
      })
    {
      // «495 vehicles», after cars: so many of them.
      return (topic.goods, true)
    }
    if topic.goods.contains(mention.term) {
      let isOneOf = ["each", "every"].contains(sentence.word(mention.termTokens.lowerBound - 1))
      return (
        topic.goods == [mention.term] ? topic.goods : [mention.term], mention.isDefinite || isOneOf
      )
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

  /// «Presses were added lately, and none left before spring»: goods of a clause before.
  func goods(before clause: Clause) -> (terms: [Int], pointsBack: Bool)? {
    let range = sentence.tokens.lowerBound..<clause.tokens.lowerBound
    return range.isEmpty ? nil : goods(in: range).flatMap { $0.terms.isEmpty ? nil : $0 }
  }

  // MARK: Topics

  /// The scope of a clause: its own roles and goods, and what it takes over from the context.
  ///
  /// - Parameter found: The flow that the clause goes on with, where it has been looked for already.
  func topic(
    of clause: Clause, goods own: (terms: [Int], pointsBack: Bool)?, after local: Topic?,
    found: Topic? = nil
  ) -> (topic: Topic, inherited: [Scope.Slot: String]) {
    var topic = Topic()
    topic.block = sentence.block.id
    topic.paragraph = sentence.paragraph
    topic.sentence = sentence.index
    topic.roles = clause.roles
    var inherited: [Scope.Slot: String] = [:]
    let own = own ?? (local == nil ? goods(before: clause) : nil)
    if let own, !own.terms.isEmpty { topic.goods = own.terms }
    let before = local ?? found ?? antecedent(of: clause, goods: own)
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
    if topic.roles.shipper.isEmpty, goesOnward(clause), !before.roles.consignee.isEmpty {
      // «14 were sold on to Saratov»: by whoever had got them.
      topic.roles.shipper = before.roles.consignee
      inherited[.shipper] = before.block
    }
    let isAnaphoric =
      own == nil || own?.terms.isEmpty == true || own?.pointsBack == true || clause.pointsBack
      || pointsBack(clause)
    let roles = topic.roles
    if isAnaphoric {
      Antecedent(context: context, register: register).fill(
        &topic, from: before,
        isNext: sentence.index - before.sentence <= 1 && sentence.places.isEmpty)
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

  /// «were sold on», «were forwarded»: the goods leave who got them, and the clause names nobody else.
  private func goesOnward(_ clause: Clause) -> Bool {
    verbs(of: clause).contains {
      $0.voice == .passive && !$0.isNegated && SentenceScene.onward.contains($0.lemma)
    }
  }

  private static let onward: WordSet = [
    "sell on", "send on", "ship on", "pass on", "move on", "forward", "resell", "re-sell",
    "re-export",
  ]

  /// The flow that a clause goes on with.
  func antecedent(of clause: Clause, goods own: (terms: [Int], pointsBack: Bool)?) -> Topic? {
    // «of those», «the rest», «it»: what was just said, whoever is named now.
    guard !pointsBack(clause), !clause.pointsBack else { return context.topic }
    return Antecedent(context: context, register: register)
      .flow(for: clause.roles, goods: own?.terms ?? [], at: sentence.index)
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

  /// The trade that an earlier clause of the sentence tells of without a figure: «No other dealer has
  /// sold the mill valves in 2022, and 70 % of the pieces were Brodnik's».
  func opening(before clause: Clause, near mention: QuantityMention) -> Topic? {
    for earlier in clauses.reversed()
    where earlier.tokens.upperBound <= clause.tokens.lowerBound && !earlier.isRelative
      && !earlier.isModal
    {
      guard verbs(of: earlier).contains(where: { [.send, .get].contains($0.frame) }),
        let goods = goods(in: earlier.tokens), !goods.terms.isEmpty, !goods.pointsBack,
        earlier.roles.hasParty
      else { continue }
      var topic = topic(of: earlier, goods: goods, after: nil).topic
      topic.roles = earlier.roles
      if earlier.isNegated { topic.roles.shipper = [] }
      topic.period =
        date(near: mention, in: earlier)
        .flatMap { resolve(sentence.dates[$0], against: context.topic?.period) }
        ?? context.topic?.period
      topic.measure = context.topic?.measure
      return topic
    }
    return nil
  }

  // MARK: Periods

  /// The time of what is counted: said beside it, else that under discussion.
  func setPeriod(
    of mention: QuantityMention, in clause: Clause, _ topic: inout Topic,
    _ inherited: inout [Scope.Slot: String]
  ) {
    if let date = date(near: mention, in: clause) {
      topic.period = resolve(sentence.dates[date], against: context.topic?.period)
    } else if topic.period == nil, let period = context.topic?.period {
      topic.period = period
      inherited[.period] = context.topic?.block
    }
  }

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
        && !isOfComparison(sentence.dates[$0], for: mention) && !isOfEnd(sentence.dates[$0])
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
    if let later = clauseDates.first(where: {
      sentence.dates[$0].tokens.lowerBound >= end && !isOfAddition(sentence.dates[$0], to: mention)
    }) {
      return later
    }
    return sentence.dates.indices.first {
      let date = sentence.dates[$0]
      return !used.contains($0) && date.tokens.lowerBound < mention.tokens.lowerBound
        && !isComparative(date) && self.clause(at: date.tokens.lowerBound)?.isRelative != true
        && !isFounding(date, near: mention)
    }
  }

  /// «sold the plant 24,800 of them, 15,200 in 2023 alone»: the time of the part that a comma adds.
  private func isOfAddition(_ date: DateMention, to mention: QuantityMention) -> Bool {
    guard
      let added = sentence.quantities.last(where: {
        $0.tokens.upperBound <= date.tokens.lowerBound
      }), added.tokens.lowerBound >= mention.tokens.upperBound
    else { return false }
    return sentence.word(added.tokens.lowerBound - 1) == ","
      && Range.tokens(from: added.tokens.upperBound, to: date.tokens.lowerBound).allSatisfy {
        ["of", "in", "them", "these", "those", "during", "for"].contains(sentence.word($0))
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

  /// «against 9 in 2020», «up from 4», «after 6 in 2019», «compared with $2mn».
  func isComparison(_ mention: QuantityMention) -> Bool {
    if mention.changeTarget == .from { return true }
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
    // «double the 900 of 2019», «twice the 61».
    return sentence.quantities.contains { other in
      if case .times = other.unit {
        return other.tokens.upperBound <= mention.tokens.lowerBound
          && other.tokens.upperBound + 2 >= mention.tokens.lowerBound
      }
      return false
    }
  }

  /// «…, the last of these in June», «…, starting on 11 March»: the day of an end, not of a figure.
  private func isOfEnd(_ date: DateMention) -> Bool {
    var index = date.tokens.lowerBound - 1
    while index >= sentence.tokens.lowerBound, index > date.tokens.lowerBound - 9 {
      let word = sentence.word(index)
      if sentence.quantities.contains(where: { $0.tokens.contains(index) }) { return false }
      if ["last", "latest", "first", "earliest", "recent", "recently", "starting", "beginning"]
        .contains(word)
      {
        let before = sentence.word(index - 1)
        return [",", "the", "most", "and", "—", "–", "("].contains(before)
          && Range.tokens(from: index - 3, to: index).contains { sentence.word($0) == "," }
      }
      if [",", ";", ":"].contains(word) { return false }
      index -= 1
    }
    return false
  }

  /// «61 lathes, down from 90 in 2021»: the date behind a figure of comparison is that figure's.
  private func isOfComparison(_ date: DateMention, for mention: QuantityMention) -> Bool {
    guard
      let owner = sentence.quantities.last(where: {
        $0.tokens.upperBound <= date.tokens.lowerBound
      }), owner.tokens != mention.tokens
    else { return false }
    // «against $70 in the year before, the 2022 lots»: it has a date of its own already.
    let hasOwn = sentence.dates.contains {
      $0.tokens.lowerBound >= owner.tokens.upperBound
        && $0.tokens.upperBound <= date.tokens.lowerBound
    }
    return !hasOwn && date.tokens.lowerBound - owner.tokens.upperBound <= 6 && isComparison(owner)
  }

  /// «30 % more than in 2021», «as in the same months»: the other side of a comparison.
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
    case .yearsBefore(let count): return period.shifted(years: -count)
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
  /// «84,000 of them»: part of what was just said.
  var isPart = false
}
