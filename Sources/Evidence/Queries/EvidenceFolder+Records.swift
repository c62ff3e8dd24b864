import Facts

extension EvidenceFolder {
  /// A selected record with what it is ranked by.
  private struct Ranked {
    let shard: Int
    let record: Shard.Selected
    let shipper: Double?
    let consignee: Double?

    var score: Double { (shipper ?? 0) + (consignee ?? 0) }
  }

  /// The records of some plans: best match first, then by day, file and row.
  func records(
    _ plans: [(shard: Int, plan: ShardPlan)], _ resolution: QueryResolution,
    _ query: EvidenceQuery
  ) throws(Diagnostic) -> [Shipment] {
    let selected = try concurrently(plans) { (entry) throws(Diagnostic) in
      try best(of: entry.plan, in: entry.shard, resolution, limit: query.recordLimit)
    }
    return try listed(Array(zip(plans.map(\.shard), selected)), resolution, query)
  }

  /// The records of one plan that may be among the best of all.
  private func best(
    of plan: ShardPlan, in number: Int, _ resolution: QueryResolution, limit: Int
  ) throws(Diagnostic) -> [Shard.Selected] {
    var order = ReadingOrder()
    order.limit = limit
    order.score = try scoring(resolution, in: number)
    return try shards[number].read(plan, order).selected
  }

  /// How well the parties of a shard's record fit the query's names.
  func scoring(_ resolution: QueryResolution, in number: Int) throws(Diagnostic)
    -> (_ shipper: Int, _ consignee: Int) -> Double
  {
    guard !resolution.shippers.isEmpty || !resolution.consignees.isEmpty else {
      return { _, _ in 0 }
    }
    let parties = try parties()
    func score(_ party: Int, _ found: [Int: Double]) -> Double {
      found.isEmpty ? 0 : parties.name(of: party, in: number).flatMap { found[$0] } ?? 0
    }
    return { score($0, resolution.shippers) + score($1, resolution.consignees) }
  }

  /// The best of the records that were selected in each shard, with all that is known of them.
  func listed(
    _ selected: [(shard: Int, records: [Shard.Selected])], _ resolution: QueryResolution,
    _ query: EvidenceQuery
  ) throws(Diagnostic) -> [Shipment] {
    var all: [Ranked] = []
    for (number, records) in selected {
      for record in records { all.append(try ranked(record, in: number, resolution)) }
    }
    all.sort { a, b in
      if a.score != b.score { return a.score > b.score }
      if a.record.day != b.record.day { return a.record.day < b.record.day }
      let (x, y) = (shards[a.shard], shards[b.shard])
      if x.manifest.source != y.manifest.source { return x.manifest.source < y.manifest.source }
      if a.record.row != b.record.row { return a.record.row < b.record.row }
      return x.id < y.id
    }
    let listed = all.prefix(query.recordLimit)
    var details: [Int: [Int: Shipment]] = [:]
    for number in Set(listed.map(\.shard)).sorted() {
      let rows = listed.filter { $0.shard == number }.map(\.record.row)
      details[number] = try shards[number].shipments(rows: rows, in: query.currency)
    }
    var shipments: [Shipment] = []
    for entry in listed {
      guard var shipment = details[entry.shard]?[entry.record.row] else { continue }
      if let score = entry.shipper { shipment.matched[.shipper] = score }
      if let score = entry.consignee { shipment.matched[.consignee] = score }
      shipment.goodsMatch = try goodsMatch(shipment, resolution)
      shipments.append(shipment)
    }
    return shipments
  }

  /// By which of the asked prefixes or words a record was found: the longest prefix, else the words.
  private func goodsMatch(_ shipment: Shipment, _ resolution: QueryResolution) throws(Diagnostic)
    -> GoodsMatch?
  {
    let prefixes = resolution.prefixes.filter(shipment.hs.hasPrefix)
    if let longest = prefixes.max(by: { $0.utf8.count < $1.utf8.count }) { return .hs(longest) }
    guard !resolution.goods.isEmpty, let text = try goods().id(of: shipment.goods) else {
      return nil
    }
    return resolution.goods[text].map(GoodsMatch.words)
  }

  private func ranked(_ record: Shard.Selected, in number: Int, _ resolution: QueryResolution)
    throws(Diagnostic) -> Ranked
  {
    func score(_ party: Int, _ found: [Int: Double]) throws(Diagnostic) -> Double? {
      if found.isEmpty { return nil }
      return try parties().name(of: party, in: number).flatMap { found[$0] }
    }
    return Ranked(
      shard: number, record: record, shipper: try score(record.shipper, resolution.shippers),
      consignee: try score(record.consignee, resolution.consignees))
  }
}
