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
    _ plans: [(shard: Int, plan: ShardPlan)], _ resolution: QueryResolution, limit: Int
  ) throws(Diagnostic) -> [Shipment] {
    var all: [Ranked] = []
    for (number, plan) in plans {
      for record in try shards[number].selected(plan) {
        all.append(try ranked(record, in: number, resolution))
      }
    }
    all.sort { a, b in
      if a.score != b.score { return a.score > b.score }
      if a.record.day != b.record.day { return a.record.day < b.record.day }
      let (x, y) = (shards[a.shard], shards[b.shard])
      if x.manifest.source != y.manifest.source { return x.manifest.source < y.manifest.source }
      if a.record.row != b.record.row { return a.record.row < b.record.row }
      return x.id < y.id
    }
    let listed = all.prefix(limit)
    var details: [Int: [Int: Shipment]] = [:]
    for number in Set(listed.map(\.shard)).sorted() {
      let rows = listed.filter { $0.shard == number }.map(\.record.row)
      details[number] = try shards[number].shipments(rows: rows)
    }
    return listed.compactMap { entry in
      guard var shipment = details[entry.shard]?[entry.record.row] else { return nil }
      if let score = entry.shipper { shipment.matched[.shipper] = score }
      if let score = entry.consignee { shipment.matched[.consignee] = score }
      return shipment
    }
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
