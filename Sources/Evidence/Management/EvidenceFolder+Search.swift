import Facts

extension EvidenceFolder {
  /// Names, goods and codes that answer to some words, best first.
  ///
  ///     try evidence.search("body armor", limit: 20)
  ///     try evidence.search("Tuolin", within: Scope(departure: ["TR"]), recordLimit: 5)
  ///
  /// - Parameters:
  ///   - filter: only records of this scope count; its parties are not looked at.
  ///   - codes: what goods of these words are declared under; told beside what is found by the words.
  ///   - kinds: what is looked for.
  ///   - recordLimit: how many records to list with each hit.
  public func search(
    _ words: String, codes: [String] = [], within filter: Scope = Scope(),
    kinds: Set<EvidenceHit.Kind> = Set(EvidenceHit.Kind.allCases), limit: Int = 20,
    recordLimit: Int = 0
  ) throws(Diagnostic) -> [EvidenceHit] {
    var scope = filter
    scope.shipper = nil
    scope.consignee = nil
    let search = EvidenceSearch(
      folder: self, words: words, goodsCodes: codes, filter: scope,
      resolution: try resolve(scope, .exactly),
      limit: limit, recordLimit: recordLimit)
    var hits: [EvidenceHit] = []
    if kinds.contains(.party) { hits += try search.parties() }
    if kinds.contains(.goods) { hits += try search.goods() }
    if kinds.contains(.code) { hits += try search.codes() }
    hits.sort { ($1.score, $1.tally.records, $0.text) < ($0.score, $0.tally.records, $1.text) }
    return Array(hits.prefix(limit))
  }
}

/// One search, over all kinds of things.
private struct EvidenceSearch {
  let folder: EvidenceFolder
  let words: String
  let goodsCodes: [String]
  let filter: Scope
  let resolution: QueryResolution
  let limit: Int
  let recordLimit: Int

  /// Names less like than this are no answer.
  private static let leastLikeness = 0.3

  func parties() throws(Diagnostic) -> [EvidenceHit] {
    let parties = try folder.parties()
    let matcher = NameMatcher()
    var hits: [EvidenceHit] = []
    for found in try parties.index().best(for: words, limit: limit)
    where found.score > EvidenceSearch.leastLikeness {
      let name = parties.names[found.id]
      let parts = matcher.match(PartyName(words), PartyName(name)).parts
      let hit = EvidenceHit(kind: .party, text: name, score: found.score, parts: parts)
      let found = try tallied(hit) { (plan, number) throws(Diagnostic) in
        let ids = parties.locals(of: [found.id], in: number)
        if ids.isEmpty { return [] }
        var (sent, received) = (plan, plan)
        sent.shippers = .init(ids: ids)
        received.consignees = .init(ids: ids)
        // What it sent to itself counts once.
        received.shippers = .init(ids: ids, isExcluded: true)
        return [sent, received]
      }
      if let found { hits.append(found) }
    }
    return hits
  }

  /// Descriptions that hold all the words; the fewer others they hold, the better.
  func goods() throws(Diagnostic) -> [EvidenceHit] {
    let asked = GoodsWords(words).words.count
    let goods = try folder.goods()
    var hits: [EvidenceHit] = []
    for id in goods.holders(of: words).prefix(4 * limit) {
      let share = Double(asked) / Double(max(asked, goods.length(of: id), 1))
      let hit = EvidenceHit(
        kind: .goods, text: goods.texts[id], score: 0.5 + share / 2,
        parts: [
          EvidenceHit.Part(
            word: words, counterpart: goods.texts[id], role: "goods", similarity: 1, weight: share)
        ])
      let found = try tallied(hit) { (plan, number) throws(Diagnostic) in
        var plan = plan
        let ids = goods.locals(of: [id], in: number)
        // A filter by code narrows the goods; both must fit.
        let allowed = plan.codes
        plan.codes = []
        plan.goods = ids
        plan.onlyCodes = allowed
        return ids.isEmpty ? [] : [plan]
      }
      if let found { hits.append(found) }
    }
    return hits
  }

  /// Codes that begin with the digits of the words, and those of the goods that the words name, a little
  /// behind the goods that are called so.
  func codes() throws(Diagnostic) -> [EvidenceHit] {
    let digits = words.filter { $0 != "." && $0 != " " }
    let isCode = digits.count >= 2 && digits.allSatisfy { $0.isASCII && $0.isNumber }
    let ranges = (isCode ? [digits] : goodsCodes).compactMap { HSKey.range(of: $0) }
    let codes = Set(
      folder.shards.flatMap(\.codes).filter { code in
        ranges.contains { $0.contains(code) }
      }
    ).sorted()
    var hits: [EvidenceHit] = []
    for code in codes.prefix(limit) {
      let part = EvidenceHit.Part(
        word: words, counterpart: HSKey.text(code), role: "goods", similarity: 1, weight: 1)
      let hit = EvidenceHit(
        kind: .code, text: HSKey.text(code), score: isCode ? 1 : 0.7, parts: isCode ? [] : [part])
      let found = try tallied(hit) { (plan, number) throws(Diagnostic) in
        var plan = plan
        let allowed = plan.codes
        plan.codes = folder.shards[number].codeIds([code...code])
        plan.onlyCodes = allowed
        return plan.codes?.isEmpty == false ? [plan] : []
      }
      if let found { hits.append(found) }
    }
    return hits
  }

  /// The hit with its sums and records; `nil` where the filter leaves none.
  private func tallied(
    _ hit: EvidenceHit, _ narrowed: (ShardPlan, Int) throws(Diagnostic) -> [ShardPlan]
  ) throws(Diagnostic) -> EvidenceHit? {
    var whole = GroupBuilder()
    var plans: [(shard: Int, plan: ShardPlan)] = []
    for number in folder.shards.indices {
      guard let base = try folder.plan(filter, resolution, in: number) else { continue }
      for plan in try narrowed(base, number) {
        for group in try folder.shards[number].tallies(plan).values { whole.merge(group) }
        plans.append((number, plan))
      }
    }
    guard whole.tally.records > 0 else { return nil }
    var hit = hit
    hit.tally = whole.tally
    if recordLimit > 0 {
      hit.records = try folder.records(
        plans, resolution, EvidenceQuery(scope: filter, recordLimit: recordLimit))
    }
    return hit
  }
}
