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
    let parties = try parties()
    for found in try parties.index().best(for: words, limit: limit) where found.score > 0.3 {
      var tally = GroupBuilder()
      for number in shards.indices {
        let ids = parties.locals(of: [found.id], in: number)
        guard !ids.isEmpty else { continue }
        for role in [Scope.Slot.shipper, .consignee] {
          var plan = ShardPlan()
          if role == .shipper { plan.shippers = .init(ids: ids) }
          if role == .consignee { plan.consignees = .init(ids: ids) }
          tally.merge(try self.tally(plan, in: number))
        }
      }
      hits.append(
        EvidenceHit(
          kind: .party, text: parties.names[found.id], score: found.score, tally: tally.tally))
    }
    hits += try goodsHits(words, limit: limit)
    hits += try codeHits(words, limit: limit)
    return Array(
      hits.sorted { ($1.score, $1.tally.records, $0.text) < ($0.score, $0.tally.records, $1.text) }
        .prefix(limit))
  }

  private func tally(_ selection: ShardPlan, in number: Int) throws(Diagnostic) -> GroupBuilder {
    var plan = selection
    plan.leftOut = try leftOut(of: number)
    var whole = GroupBuilder()
    for group in try shards[number].tallies(plan).values { whole.merge(group) }
    return whole
  }

  /// Words of a description that is found by all of them; codes have a score of 1.
  private func goodsHits(_ words: String, limit: Int) throws(Diagnostic) -> [EvidenceHit] {
    let phrase = WordMatching.words(words)
    let goods = try goods()
    var hits: [EvidenceHit] = []
    for id in goods.holders(of: phrase).prefix(4 * limit) {
      var tally = GroupBuilder()
      for number in shards.indices {
        var plan = ShardPlan()
        plan.codes = []
        plan.goods = goods.locals(of: [id], in: number)
        if !plan.goods.isEmpty { tally.merge(try self.tally(plan, in: number)) }
      }
      let share = Double(phrase.count) / Double(max(1, WordMatching.words(goods.texts[id]).count))
      hits.append(
        EvidenceHit(kind: .goods, text: goods.texts[id], score: 0.5 + share / 2, tally: tally.tally)
      )
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
      for number in shards.indices {
        var plan = ShardPlan()
        plan.codes = shards[number].codeIds([code...code])
        if plan.codes?.isEmpty == false { tally.merge(try self.tally(plan, in: number)) }
      }
      hits.append(
        EvidenceHit(kind: .code, text: HSKey.text(code), score: 1, tally: tally.tally))
    }
    return hits
  }
}
