import Facts

/// How the names of a query are looked up.
public enum PartyNaming: Sendable {
  /// A story's name stands for all spellings of a party.
  case asInStories
  /// Only the names as they are written, letter by letter.
  case exactly
}

/// A query in the integers of the evidence: fuzzy work done, records not yet read.
struct QueryResolution {
  /// Ids of names over all shards, with how well they fit.
  var shippers: [Int: Double] = [:]
  var consignees: [Int: Double] = [:]
  var parties: [Scope.Slot: ResolvedParty] = [:]
  /// The names that were asked for, as the story writes them.
  var asked: [Scope.Slot: String] = [:]
  var codes: [ClosedRange<Int>] = []
  /// Ids of goods descriptions over all shards, with the words that found each.
  var goods: [Int: String] = [:]
  /// The prefixes that `codes` come from, without points.
  var prefixes: [String] = []
  var report = EvidenceAnswer.Resolution()
}

extension EvidenceFolder {
  func resolve(_ scope: Scope, _ naming: PartyNaming) throws(Diagnostic) -> QueryResolution {
    var resolution = QueryResolution()
    if let shipper = scope.shipper {
      let found = try matches(of: shipper, naming)
      resolution.shippers = found.scores
      resolution.report.knowsShipper = !found.scores.isEmpty
      resolution.report.shipper = found.reported
      resolution.parties[.shipper] = found
      resolution.asked[.shipper] = shipper.text
      if found.scores.isEmpty { resolution.report.brands[.shipper] = try brand(shipper, naming) }
    }
    if let consignee = scope.consignee {
      let found = try matches(of: consignee, naming)
      resolution.consignees = found.scores
      resolution.report.knowsConsignee = !found.scores.isEmpty
      resolution.report.consignee = found.reported
      resolution.parties[.consignee] = found
      resolution.asked[.consignee] = consignee.text
      if found.scores.isEmpty {
        resolution.report.brands[.consignee] = try brand(consignee, naming)
      }
    }
    if let goods = scope.goods { try resolve(goods, scope, &resolution) }
    return resolution
  }

  func matches(of reference: PartyReference, _ naming: PartyNaming) throws(Diagnostic)
    -> ResolvedParty
  {
    switch naming {
    case .asInStories: return try party(reference)
    case .exactly:
      let parties = try parties()
      let found = PartyResolution(
        exactly: reference.names.compactMap { name in
          // The dictionary holds names with their white space folded.
          parties.id(of: TextDictionary.folded(Array(name.utf8)[...])).map { (name, $0) }
        })
      return ResolvedParty(found, in: parties)
    }
  }

  /// A party that no record names, but that goods descriptions do.
  func brand(_ reference: PartyReference, _ naming: PartyNaming) throws(Diagnostic)
    -> EvidenceAnswer.Brand?
  {
    guard naming == .asInStories else { return nil }
    return try brand(reference) { () throws(Diagnostic) in try findBrand(reference) }
  }

  private func findBrand(_ reference: PartyReference) throws(Diagnostic) -> EvidenceAnswer.Brand? {
    let goods = try goods()
    for name in reference.names {
      let holders = goods.holders(of: name, isName: true)
      guard let first = holders.first else { continue }
      var records = 0
      for number in shards.indices {
        var plan = ShardPlan()
        plan.codes = []
        plan.goods = goods.locals(of: holders, in: number)
        plan.leftOut = try leftOut(of: number)
        if plan.goods.isEmpty { continue }
        for group in try shards[number].tallies(plan).values { records += group.tally.records }
      }
      return EvidenceAnswer.Brand(name: name, records: records, example: goods.texts[first])
    }
    return nil
  }

  func resolve(
    _ goods: GoodsReference, _ scope: Scope, _ resolution: inout QueryResolution
  ) throws(Diagnostic) {
    let phrases = goods.hs.isEmpty && goods.terms.isEmpty ? [goods.text] : goods.terms
    for phrase in phrases where phrase.contains(where: { $0 != " " }) {
      let holders = try self.holders(of: phrase)
      if !holders.isEmpty { resolution.report.goods.append(.words(phrase)) }
      for text in holders where resolution.goods[text] == nil { resolution.goods[text] = phrase }
    }
    for prefix in goods.hs + (scope.hasParties ? goods.broadHS : []) {
      guard let range = HSKey.range(of: prefix) else { continue }
      resolution.codes.append(range)
      resolution.prefixes.append(prefix.filter { $0 != "." })
      if shards.contains(where: { $0.holdsCode(in: range) }) {
        resolution.report.goods.append(.hs(prefix))
      }
    }
    resolution.report.knowsGoods = !resolution.report.goods.isEmpty
  }
}

extension Scope {
  var hasParties: Bool { shipper != nil || consignee != nil }

  var parties: [(slot: Slot, reference: PartyReference)] {
    [(Slot.shipper, shipper), (.consignee, consignee)].compactMap { slot, reference in
      reference.map { (slot, $0) }
    }
  }
}
