import Facts

extension EvidenceFolder {
  /// What the records say to one query: sums, groups, how its words were understood, coverage, records.
  public func answer(_ query: EvidenceQuery) throws(Diagnostic) -> EvidenceAnswer {
    let resolution = resolve(query.scope)
    var selected: [(shard: Int, record: SelectedRecord)] = []
    var seen: Set<Int> = []
    let countsIdentities = shards.count > 1
    for (number, shard) in shards.enumerated() {
      guard let plan = plan(query.scope, resolution, in: number) else { continue }
      try shard.records(plan) { record in
        if countsIdentities, !seen.insert(record.identity).inserted { return }
        selected.append((number, record))
      }
    }
    var tally = GroupBuilder()
    for (number, record) in selected { tally.add(record, in: shards[number]) }
    var report = resolution.report
    report.ambiguousParties = ambiguities(selected, resolution)
    return EvidenceAnswer(
      tally: tally.tally, groups: groups(selected, by: query.grouping),
      resolution: report,
      coverage: CoverageReading.coverage(of: query.scope.period, by: datasets),
      records: try listed(selected, resolution, limit: query.recordLimit))
  }

  /// A name is ambiguous only where records of two of its parties lie in the scope.
  private func ambiguities(
    _ selected: [(shard: Int, record: SelectedRecord)], _ resolution: QueryResolution
  ) -> [Scope.Slot: [String]] {
    var out: [Scope.Slot: [String]] = [:]
    for (slot, rivals) in [
      (Scope.Slot.shipper, resolution.rivalShippers), (.consignee, resolution.rivalConsignees),
    ] where rivals.count > 1 {
      var present: Set<Int> = []
      for (number, record) in selected {
        let party = slot == .shipper ? record.shipper : record.consignee
        if let id = globalParties[number][party] { present.insert(id) }
      }
      let found = rivals.compactMap { ids in ids.first(where: present.contains) }
      if Set(found).count > 1 { out[slot] = Set(found).map { partyNames[$0] }.sorted() }
    }
    return out
  }

  /// `nil` where no record of the shard can match.
  private func plan(_ scope: Scope, _ resolution: QueryResolution, in number: Int) -> ShardPlan? {
    var plan = ShardPlan()
    let partyIds = localParties[number]
    func ids(_ reference: PartyReference?, _ found: [Int: Double]) -> ShardPlan.Ids? {
      guard let reference else { return nil }
      return ShardPlan.Ids(
        ids: Set(found.keys.flatMap { partyIds[$0] ?? [] }), isExcluded: reference.isExcluded)
    }
    plan.shippers = ids(scope.shipper, resolution.shippers)
    plan.consignees = ids(scope.consignee, resolution.consignees)
    for slot in [plan.shippers, plan.consignees] {
      if let slot, slot.ids.isEmpty, !slot.isExcluded { return nil }
    }
    plan.hasGoods = scope.goods != nil
    plan.codes = resolution.codes
    plan.goods = Set(resolution.goods.flatMap { localGoods[number][$0] ?? [] })
    func keys(_ codes: [String]) -> Set<Int> {
      Set(codes.compactMap { CountryCode.key(Array($0.utf8)[...]) })
    }
    plan.origin = keys(scope.origin)
    plan.departure = keys(scope.departure)
    plan.via = keys(scope.via)
    plan.destination = keys(scope.destination)
    plan.period = scope.period
    return plan
  }

  private func groups(_ selected: [(shard: Int, record: SelectedRecord)], by grouping: Grouping?)
    -> [EvidenceAnswer.Group]
  {
    guard let grouping else { return [] }
    var groups: [String: GroupBuilder] = [:]
    for (number, record) in selected {
      let shard = shards[number]
      let name: String
      switch grouping {
      case .shipper, .consignee:
        let party = grouping == .shipper ? record.shipper : record.consignee
        name = globalParties[number][party].map { partyNames[$0] } ?? ""
      case .origin: name = CountryCode.text(record.origin)
      case .departure: name = CountryCode.text(record.departure)
      case .destination: name = CountryCode.text(record.destination)
      case .goods: name = String(HSKey.text(record.hs).prefix(4))
      }
      guard !name.isEmpty else { continue }
      groups[name, default: GroupBuilder()].add(record, in: shard)
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

  private func listed(
    _ selected: [(shard: Int, record: SelectedRecord)], _ resolution: QueryResolution, limit: Int
  ) throws(Diagnostic) -> [Shipment] {
    guard limit > 0 else { return [] }
    func score(_ item: (shard: Int, record: SelectedRecord), _ party: Int, _ found: [Int: Double])
      -> Double?
    {
      globalParties[item.shard][party].flatMap { found[$0] }
    }
    let ranked = selected.map { item in
      (
        item: item, shipper: score(item, item.record.shipper, resolution.shippers),
        consignee: score(item, item.record.consignee, resolution.consignees)
      )
    }
    .sorted { a, b in
      let (x, y) = ((a.shipper ?? 0) + (a.consignee ?? 0), (b.shipper ?? 0) + (b.consignee ?? 0))
      if x != y { return x > y }
      let (left, right) = (a.item.record, b.item.record)
      if left.day != right.day { return (left.day ?? .min) < (right.day ?? .min) }
      let files = (shards[a.item.shard].manifest.source, shards[b.item.shard].manifest.source)
      if files.0 != files.1 { return files.0 < files.1 }
      if left.row != right.row { return left.row < right.row }
      return shards[a.item.shard].id < shards[b.item.shard].id
    }
    .prefix(limit)
    var details: [Int: [Int: Shipment]] = [:]
    for (number, shard) in shards.enumerated() {
      let rows = ranked.filter { $0.item.shard == number }.map(\.item.record.row)
      if !rows.isEmpty { details[number] = try shard.shipments(rows: rows) }
    }
    return ranked.compactMap { entry in
      guard var shipment = details[entry.item.shard]?[entry.item.record.row] else { return nil }
      if let score = entry.shipper { shipment.matched[.shipper] = score }
      if let score = entry.consignee { shipment.matched[.consignee] = score }
      return shipment
    }
  }
}
