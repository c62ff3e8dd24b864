import Facts

/// A query in the integers of the evidence: fuzzy work done, records not yet read.
struct QueryResolution {
  /// Ids of distinct names over all shards, with how well they fit.
  var shippers: [Int: Double] = [:]
  var consignees: [Int: Double] = [:]
  /// Parties that fit a name about equally well, by the ids of their names.
  var rivalShippers: [[Int]] = []
  var rivalConsignees: [[Int]] = []
  var codes: [ClosedRange<Int>] = []
  /// Ids of distinct goods descriptions over all shards.
  var goods: Set<Int> = []
  var report = EvidenceAnswer.Resolution()
}

extension EvidenceFolder {
  func resolve(_ scope: Scope) -> QueryResolution {
    var resolution = QueryResolution()
    if let shipper = scope.shipper {
      let found = PartyResolution(shipper, in: names)
      resolution.shippers = scores(found)
      resolution.report.knowsShipper = !found.matches.isEmpty
      resolution.report.shipper = reported(found)
      resolution.rivalShippers = found.rivals
    }
    if let consignee = scope.consignee {
      let found = PartyResolution(consignee, in: names)
      resolution.consignees = scores(found)
      resolution.report.knowsConsignee = !found.matches.isEmpty
      resolution.report.consignee = reported(found)
      resolution.rivalConsignees = found.rivals
    }
    if let goods = scope.goods { resolve(goods, scope, &resolution) }
    return resolution
  }

  private func scores(_ found: PartyResolution) -> [Int: Double] {
    Dictionary(uniqueKeysWithValues: found.matches.map { ($0.id, $0.score) })
  }

  private func reported(_ found: PartyResolution) -> [EvidenceAnswer.PartyMatch] {
    found.matches.map {
      EvidenceAnswer.PartyMatch(name: partyNames[$0.id], score: $0.score, asked: $0.asked)
    }
  }

  private func resolve(
    _ goods: GoodsReference, _ scope: Scope, _ resolution: inout QueryResolution
  ) {
    let isNarrow = scope.shipper != nil || scope.consignee != nil
    var phrases = goods.terms.map(WordMatching.words)
    if goods.hs.isEmpty, goods.terms.isEmpty { phrases = [WordMatching.words(goods.text)] }
    let words = goodsWords
    resolution.goods = Set(
      words.indices.filter { id in phrases.contains { WordMatching.holds(words[id], $0) } })
    let prefixes = goods.hs + (isNarrow ? goods.broadHS : [])
    resolution.codes = prefixes.compactMap(HSKey.range)
    let knowsCode = resolution.codes.contains { range in
      shards.contains { shard in shard.codes.contains { range.contains($0) } }
    }
    resolution.report.knowsGoods = knowsCode || !resolution.goods.isEmpty
  }
}
