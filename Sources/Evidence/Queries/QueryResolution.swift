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
  /// Parties that fit a name about equally well, by the ids of their names.
  var rivals: [Scope.Slot: [[Int]]] = [:]
  /// The names that were asked for, as the story writes them.
  var asked: [Scope.Slot: String] = [:]
  var codes: [ClosedRange<Int>] = []
  /// Ids of goods descriptions over all shards.
  var goods: [Int] = []
  var report = EvidenceAnswer.Resolution()
}

extension EvidenceFolder {
  func resolve(_ scope: Scope, _ naming: PartyNaming) throws(Diagnostic) -> QueryResolution {
    var resolution = QueryResolution()
    if let shipper = scope.shipper {
      let found = try matches(of: shipper, naming)
      resolution.shippers = found.scores
      resolution.report.knowsShipper = !found.matches.isEmpty
      resolution.report.shipper = try reported(found)
      resolution.rivals[.shipper] = found.rivals
      resolution.asked[.shipper] = shipper.text
    }
    if let consignee = scope.consignee {
      let found = try matches(of: consignee, naming)
      resolution.consignees = found.scores
      resolution.report.knowsConsignee = !found.matches.isEmpty
      resolution.report.consignee = try reported(found)
      resolution.rivals[.consignee] = found.rivals
      resolution.asked[.consignee] = consignee.text
    }
    if let goods = scope.goods { try resolve(goods, scope, &resolution) }
    return resolution
  }

  private func matches(of reference: PartyReference, _ naming: PartyNaming) throws(Diagnostic)
    -> PartyResolution
  {
    let parties = try parties()
    switch naming {
    case .asInStories: return PartyResolution(reference, in: try parties.index())
    case .exactly:
      return PartyResolution(
        exactly: reference.names.compactMap { name in
          // The dictionary holds names with their white space folded.
          parties.id(of: TextDictionary.folded(Array(name.utf8)[...])).map { (name, $0) }
        })
    }
  }

  private func reported(_ found: PartyResolution) throws(Diagnostic) -> [EvidenceAnswer.PartyMatch]
  {
    let names = try parties().names
    return found.matches.map {
      EvidenceAnswer.PartyMatch(name: names[$0.id], score: $0.score, asked: $0.asked)
    }
  }

  private func resolve(
    _ goods: GoodsReference, _ scope: Scope, _ resolution: inout QueryResolution
  ) throws(Diagnostic) {
    let isNarrow = scope.shipper != nil || scope.consignee != nil
    var phrases = goods.terms.map(WordMatching.words)
    if goods.hs.isEmpty, goods.terms.isEmpty { phrases = [WordMatching.words(goods.text)] }
    let descriptions = phrases.contains { !$0.isEmpty } ? try self.goods() : nil
    resolution.goods = Array(Set(phrases.flatMap { descriptions?.holders(of: $0) ?? [] }))
    let prefixes = goods.hs + (isNarrow ? goods.broadHS : [])
    resolution.codes = prefixes.compactMap(HSKey.range)
    let codes = resolution.codes
    resolution.report.knowsGoods =
      !resolution.goods.isEmpty || shards.contains { !$0.codeIds(codes).isEmpty }
  }
}
