import Facts

extension EvidenceFolder {
  /// What the records say to one query: sums, groups, how its words were understood, coverage, records.
  ///
  ///     let scope = Scope(consignee: PartyReference(text: "Tekhnolug"), origin: ["CN"])
  ///     try evidence.answer(EvidenceQuery(scope: scope)).tally.records
  public func answer(_ query: EvidenceQuery, naming: PartyNaming = .asInStories)
    throws(Diagnostic) -> EvidenceAnswer
  {
    let resolution = try resolve(query.scope, naming)
    var plans: [(shard: Int, plan: ShardPlan)] = []
    for number in shards.indices {
      if let plan = try plan(query.scope, resolution, in: number) { plans.append((number, plan)) }
    }
    var whole = GroupBuilder()
    if plans.count == 1 {
      whole = try shards[plans[0].shard].tallyAlone(plans[0].plan)
    } else {
      for (number, plan) in plans {
        for group in try shards[number].tallies(plan).values { whole.merge(group) }
      }
    }
    var report = resolution.report
    report.ambiguousParties = try ambiguities(plans, resolution)
    return EvidenceAnswer(
      tally: whole.tally,
      groups: try query.grouping.map { by throws(Diagnostic) in try groups(plans, by: by) } ?? [],
      resolution: report,
      coverage: CoverageReading.coverage(of: query.scope, by: datasets),
      records: query.recordLimit > 0
        ? try records(plans, resolution, limit: query.recordLimit) : [])
  }

  /// A name is ambiguous only where records of two of its parties lie in the scope.
  private func ambiguities(
    _ plans: [(shard: Int, plan: ShardPlan)], _ resolution: QueryResolution
  ) throws(Diagnostic) -> [Scope.Slot: [String]] {
    var out: [Scope.Slot: [String]] = [:]
    for (slot, grouping) in [(Scope.Slot.shipper, Grouping.shipper), (.consignee, .consignee)] {
      guard let rivals = resolution.rivals[slot], rivals.count > 1 else { continue }
      let names = try parties().names
      let sets = rivals.map { Set($0.map { names[$0] }) }
      let present = try groups(plans, by: grouping).filter { group in
        sets.contains { !$0.isDisjoint(with: group.names) || $0.contains(group.name) }
      }
      // An acronym that a story writes in capitals is one brand («NZK»), whatever its companies are called.
      let asked = resolution.asked[slot] ?? ""
      if asked.utf8.count <= 6, asked == asked.uppercased(), !asked.contains(" ") { continue }
      if present.count > 1 { out[slot] = present.map(\.name).sorted() }
    }
    return out
  }

  /// `nil` where no record of the shard can match.
  private func plan(_ scope: Scope, _ resolution: QueryResolution, in number: Int)
    throws(Diagnostic) -> ShardPlan?
  {
    let shard = shards[number]
    var plan = ShardPlan()
    plan.leftOut = try leftOut(of: number)
    if let shipper = scope.shipper {
      let ids = try parties().locals(of: resolution.shippers.keys, in: number)
      if ids.isEmpty, !shipper.isExcluded { return nil }
      plan.shippers = .init(ids: ids, isExcluded: shipper.isExcluded)
    }
    if let consignee = scope.consignee {
      let ids = try parties().locals(of: resolution.consignees.keys, in: number)
      if ids.isEmpty, !consignee.isExcluded { return nil }
      plan.consignees = .init(ids: ids, isExcluded: consignee.isExcluded)
    }
    if scope.goods != nil {
      let codes = shard.codeIds(resolution.codes)
      plan.codes = codes
      if !resolution.goods.isEmpty {
        plan.goods = try goods().locals(of: resolution.goods, in: number)
      }
      if codes.isEmpty, plan.goods.isEmpty { return nil }
    }
    plan.routes = routes(scope, in: shard)
    if plan.routes?.isEmpty == true { return nil }
    plan.from = scope.period.from?.number
    plan.to = scope.period.to?.number
    return plan
  }

  /// Transit countries that a record does not name are asked of its departure.
  private func routes(_ scope: Scope, in shard: Shard) -> [Int]? {
    func keys(_ codes: [String]) -> Set<Int>? {
      codes.isEmpty
        ? nil : Set(codes.compactMap { CountryCode.key(Array($0.utf8)[...]) })
    }
    let (origin, departure) = (keys(scope.origin), keys(scope.departure))
    let (via, destination) = (keys(scope.via), keys(scope.destination))
    guard origin != nil || departure != nil || via != nil || destination != nil else { return nil }
    return shard.routeIds { route in
      origin?.contains(route.origin) != false && departure?.contains(route.departure) != false
        && via?.contains(route.via == 0 ? route.departure : route.via) != false
        && destination?.contains(route.destination) != false
    }
  }

  private func groups(_ plans: [(shard: Int, plan: ShardPlan)], by grouping: Grouping)
    throws(Diagnostic) -> [EvidenceAnswer.Group]
  {
    var groups: [String: GroupBuilder] = [:]
    for (number, plan) in plans {
      let shard = shards[number]
      for (key, group) in try shard.tallies(plan, by: grouping.column) {
        let name: String
        switch grouping {
        case .shipper, .consignee:
          let parties = try parties()
          name = parties.name(of: key, in: number).map { parties.names[$0] } ?? ""
        case .origin: name = CountryCode.text(shard.routes[key].origin)
        case .departure: name = CountryCode.text(shard.routes[key].departure)
        case .destination: name = CountryCode.text(shard.routes[key].destination)
        case .goods: name = key == 0 ? "" : String(HSKey.text(shard.codes[key]).prefix(4))
        }
        if !name.isEmpty { groups[name, default: GroupBuilder()].merge(group) }
      }
    }
    let found = groups.sorted { $0.key < $1.key }
    guard grouping == .shipper || grouping == .consignee else {
      return EvidenceFolder.sorted(found.map { $0.value.group(named: [$0.key]) })
    }
    let clusters = PartyClusters(of: found.map(\.key), counts: found.map(\.value.tally.records))
    return EvidenceFolder.sorted(
      clusters.parties.map { members in
        var builder = GroupBuilder()
        for member in members { builder.merge(found[member].value) }
        return builder.group(named: members.map { found[$0].key })
      })
  }

  private static func sorted(_ groups: [EvidenceAnswer.Group]) -> [EvidenceAnswer.Group] {
    groups.sorted { ($1.tally.valueInUSDCents, $0.name) < ($0.tally.valueInUSDCents, $1.name) }
  }
}

extension Grouping {
  var column: TallyColumn {
    switch self {
    case .shipper: .shipper
    case .consignee: .consignee
    case .origin, .departure, .destination: .route
    case .goods: .hs
    }
  }
}
