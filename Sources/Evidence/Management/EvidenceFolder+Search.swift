import Facts

/// One thing that a search found: a party, goods, or an HS code.
public struct EvidenceHit: Hashable, Sendable {
  public enum Kind: String, Sendable, CaseIterable { case party, goods, code }

  public var kind: Kind
  /// The spelling, description or code as the records have it.
  public var text: String
  public var score: Double
  /// The records in which it stands, for a party in either role.
  public var tally: Tally
}

extension EvidenceFolder {
  /// Names, goods and codes that answer to some words, best first.
  ///
  ///     try evidence.search("body armor", limit: 20)
  public func search(_ words: String, limit: Int = 20) throws(Diagnostic) -> [EvidenceHit] {
    var hits: [EvidenceHit] = []
    for found in names.best(for: words, limit: limit) where found.score > 0.3 {
      let ids: Set<Int> = [found.id]
      var tally = GroupBuilder()
      for role in [Scope.Slot.shipper, .consignee] {
        tally.merge(try count(parties: ids, in: role))
      }
      hits.append(
        EvidenceHit(
          kind: .party, text: partyNames[found.id], score: found.score, tally: tally.tally))
    }
    hits += try goodsHits(words, limit: limit) + codeHits(words, limit: limit)
    return Array(
      hits.sorted { ($1.score, $1.tally.records, $0.text) < ($0.score, $0.tally.records, $1.text) }
        .prefix(limit))
  }

  private func goodsHits(_ words: String, limit: Int) throws(Diagnostic) -> [EvidenceHit] {
    let phrase = WordMatching.words(words)
    var hits: [EvidenceHit] = []
    for (id, text) in goodsWords.enumerated() where WordMatching.holds(text, phrase) {
      var tally = GroupBuilder()
      for (number, shard) in shards.enumerated() {
        guard let local = localGoods[number][id] else { continue }
        var plan = ShardPlan()
        plan.hasGoods = true
        plan.goods = Set(local)
        try shard.records(plan) { tally.add($0, in: shard) }
      }
      hits.append(
        EvidenceHit(
          kind: .goods, text: goodsTexts[id],
          score: Double(phrase.count) / Double(text.count) / 2 + 0.5,
          tally: tally.tally))
      if hits.count >= 10 * limit { break }
    }
    return hits
  }

  private func codeHits(_ words: String, limit: Int) throws(Diagnostic) -> [EvidenceHit] {
    let digits = words.filter { $0 != "." && $0 != " " }
    guard digits.count >= 2, digits.allSatisfy({ $0.isASCII && $0.isNumber }),
      let range = HSKey.range(of: digits)
    else { return [] }
    let codes = Set(shards.flatMap(\.codes).filter { range.contains($0) }).sorted().prefix(limit)
    var hits: [EvidenceHit] = []
    for code in codes {
      var tally = GroupBuilder()
      for shard in shards {
        var plan = ShardPlan()
        plan.hasGoods = true
        plan.codes = [code...code]
        try shard.records(plan) { tally.add($0, in: shard) }
      }
      hits.append(
        EvidenceHit(kind: .code, text: HSKey.text(code), score: 1, tally: tally.tally))
    }
    return hits
  }

  private func count(parties: Set<Int>, in role: Scope.Slot) throws(Diagnostic) -> GroupBuilder {
    var builder = GroupBuilder()
    for (number, shard) in shards.enumerated() {
      let ids = Set(parties.flatMap { localParties[number][$0] ?? [] })
      guard !ids.isEmpty else { continue }
      var plan = ShardPlan()
      if role == .shipper {
        plan.shippers = .init(ids: ids)
      } else {
        plan.consignees = .init(ids: ids)
      }
      try shard.records(plan) { builder.add($0, in: shard) }
    }
    return builder
  }
}
