import Facts

/// A query in the integers of the evidence: fuzzy work done, records not yet read.
struct QueryResolution {
  /// Ids of distinct names over all shards, with how well they fit.
  var shippers: [Int: Double] = [:]
  var consignees: [Int: Double] = [:]
  var codes: [ClosedRange<Int>] = []
  /// Ids of distinct goods descriptions over all shards.
  var goods: Set<Int> = []
  var report = EvidenceAnswer.Resolution()
}

extension EvidenceFolder {
  func resolve(_ scope: Scope) -> QueryResolution {
    var resolution = QueryResolution()
    if let shipper = scope.shipper {
      let matches = matches(of: shipper)
      resolution.shippers = matches.reduce(into: [:]) { $0[$1.id] = max($0[$1.id] ?? 0, $1.score) }
      resolution.report.knowsShipper = !matches.isEmpty
      resolution.report.shipper = reported(matches, in: .shipper)
    }
    if let consignee = scope.consignee {
      let matches = matches(of: consignee)
      resolution.consignees = matches.reduce(into: [:]) {
        $0[$1.id] = max($0[$1.id] ?? 0, $1.score)
      }
      resolution.report.knowsConsignee = !matches.isEmpty
      resolution.report.consignee = reported(matches, in: .consignee)
    }
    if let goods = scope.goods { resolve(goods, scope, &resolution) }
    return resolution
  }

  private func matches(of party: PartyReference) -> [PartyResolution.Match] {
    party.names.flatMap { names.matches($0) }
  }

  private func reported(_ matches: [PartyResolution.Match], in slot: Scope.Slot)
    -> [EvidenceAnswer.PartyMatch]
  {
    var best: [Int: PartyResolution.Match] = [:]
    for match in matches where (best[match.id]?.score ?? -1) < match.score {
      best[match.id] = match
    }
    return best.values.map {
      EvidenceAnswer.PartyMatch(name: partyNames[$0.id], score: $0.score, asked: $0.asked)
    }
    .sorted { ($1.score, $0.name) < ($0.score, $1.name) }
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
