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

  /// In the claim's clause, or in one that makes no claim of its own: «…; the second half was no worse».
  func belongs(_ token: Int, to draft: Draft, among drafts: [Draft]) -> Bool {
    guard let clause = clause(at: token)?.tokens else { return false }
    return clause.contains(draft.quote.lowerBound)
      || !drafts.contains { clause.contains($0.quote.lowerBound) }
  }

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
