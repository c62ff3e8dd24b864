import Facts

/// Finds the flow of trade that a clause goes on with, and what it may take over from it.
///
///     «Mirsad charged the retailer $750»: the flow from Mirsad to that retailer, however far back,
///     rather than the one of the sentence before
struct Antecedent {
  let context: Discourse
  let register: EntityRegister
  let lexicon = TradeLexicon.standard

  /// The flow that fits best what the clause itself says; the nearest where it says nothing.
  func flow(for roles: Roles, goods: [Int], at sentence: Int) -> Topic? {
    guard let topic = context.topic else { return nil }
    guard roles.hasParty || !goods.isEmpty else { return topic }
    let goods = goods.isEmpty ? topic.goods : goods
    var best = (flow: topic, score: score(topic, roles, goods, sentence) + 1.5)
    for flow in context.flows.reversed() {
      let score = score(flow, roles, goods, sentence)
      if score > best.score { best = (flow, score) }
    }
    return best.flow
  }

  private func score(_ flow: Topic, _ roles: Roles, _ goods: [Int], _ sentence: Int) -> Double {
    var score = -min(4, 0.4 * Double(sentence - flow.sentence))
    score += Antecedent.agreement(roles.shipper, flow.roles.shipper)
    score += Antecedent.agreement(roles.consignee, flow.roles.consignee)
    if Antecedent.meet(roles.shipper, flow.roles.consignee)
      || Antecedent.meet(roles.consignee, flow.roles.shipper)
    {
      score += 4
    }
    if !goods.isEmpty, !flow.goods.isEmpty {
      score += areRelated(goods, flow.goods) ? 2 : -4
    }
    score += 0.5 * Antecedent.agreement(roles.departure, flow.roles.departure) / 2
    score += 0.5 * Antecedent.agreement(roles.destination, flow.roles.destination) / 2
    return score
  }

  private static func agreement<T: Equatable>(_ own: [T], _ other: [T]) -> Double {
    guard !own.isEmpty, !other.isEmpty else { return 0 }
    return own.contains(where: other.contains) ? 4 : -1
  }

  func areRelated(_ goods: [Int], _ others: [Int]) -> Bool {
    goods.contains { own in
      others.contains { other in
        own == other || lexicon.isGoods(own, within: other) || lexicon.isGoods(other, within: own)
          || lexicon.isNarrower(own, than: other) || lexicon.isNarrower(other, than: own)
      }
    }
  }

  // MARK: What is taken over

  /// Fills the slots that the clause leaves open, as far as they can be those of `flow`.
  ///
  /// - Parameter isNext: The flow is of the sentence before, and no place is named: «Its rival Donskoy
  ///   supplied 364,000 tonnes» speaks of the same buyer.
  func fill(_ topic: inout Topic, from flow: Topic, isNext: Bool) {
    let own = topic.roles
    let isOnward = Antecedent.meet(own.shipper, flow.roles.consignee)
    let isBackward = Antecedent.meet(own.consignee, flow.roles.shipper)
    let isRelated =
      topic.goods.isEmpty || flow.goods.isEmpty || areRelated(topic.goods, flow.goods)
    if isOnward || isBackward {
      // The goods go on from hand to hand; only where they were made stays.
      if own.origin.isEmpty, isRelated { topic.roles.origin = flow.roles.origin }
      return
    }
    let keepsShipper = own.shipper.isEmpty || Antecedent.meet(own.shipper, flow.roles.shipper)
    let keepsConsignee =
      own.consignee.isEmpty || Antecedent.meet(own.consignee, flow.roles.consignee)
    if own.origin.isEmpty, keepsShipper, isRelated { topic.roles.origin = flow.roles.origin }
    if own.shipper.isEmpty, keepsConsignee,
      fits(flow.roles.shipper, own.departure, flow.roles.departure),
      !Antecedent.meet(flow.roles.shipper, own.consignee)
    {
      topic.roles.shipper = flow.roles.shipper
      topic.roles.excludesShipper = flow.roles.excludesShipper
      if own.departure.isEmpty { topic.roles.departure = flow.roles.departure }
      if own.via.isEmpty { topic.roles.via = flow.roles.via }
    }
    if own.consignee.isEmpty, keepsShipper || isNext && own.destination.isEmpty,
      fits(flow.roles.consignee, own.destination, flow.roles.destination), isRelated,
      !Antecedent.meet(flow.roles.consignee, own.shipper)
    {
      topic.roles.consignee = flow.roles.consignee
      topic.roles.excludesConsignee = flow.roles.excludesConsignee
      if own.destination.isEmpty { topic.roles.destination = flow.roles.destination }
    }
  }

  /// A party is not taken over to a country where it was not said to be.
  private func fits(_ parties: [Int], _ own: [String], _ other: [String]) -> Bool {
    guard !own.isEmpty else { return true }
    if !other.isEmpty { return !Set(own).isDisjoint(with: other) }
    let codes = parties.reduce(into: Set<String>()) {
      $0.formUnion(register[register.root($1)].codes)
    }
    return !codes.isDisjoint(with: own)
  }

  private static func meet(_ a: [Int], _ b: [Int]) -> Bool { a.contains(where: b.contains) }
}
