/// Reckons the claims of a story over its records in plain Swift, without the program.
struct GoldReckoning {
  let story: GoldStory
  let records: [GoldRecord]

  /// What the records say of one claim.
  struct Outcome: Equatable {
    var actual: GoldStory.Value?
    var verdict: String
    var records: [String]
  }

  func outcome(of claim: GoldStory.Claim) -> Outcome? {
    guard let agg = claim.agg, let filter = claim.filter else { return nil }
    let part = rows(filter)
    let whole = claim.base.map(rows) ?? []
    let actual = figure(agg, claim, part, whole)
    var shown = part
    if claim.base != nil {
      let ids = Set((part + whole).map(\.id))
      shown = records.filter { ids.contains($0.id) }
    } else if let words = claim.words {
      shown = part.filter { $0.holds(words) }
    }
    return Outcome(
      actual: actual, verdict: verdict(on: claim, filter, actual, part), records: shown.map(\.id))
  }

  func rows(_ filter: GoldStory.Filter) -> [GoldRecord] {
    func holds(_ slot: GoldStory.OneOrMore?, _ value: String) -> Bool {
      slot?.values.contains(value) ?? true
    }
    return records.filter { record in
      record.day >= filter.from ?? "" && record.day < filter.to ?? "9999"
        && holds(filter.shipper, record.shipper) && holds(filter.consignee, record.consignee)
        && holds(filter.origin, record.origin) && holds(filter.departure, record.departure)
        && holds(filter.destination, record.destination)
        && (filter.hs?.values.contains { record.hs.hasPrefix($0) } ?? true)
    }
  }

  private func figure(
    _ agg: String, _ claim: GoldStory.Claim, _ part: [GoldRecord], _ whole: [GoldRecord]
  ) -> GoldStory.Value? {
    switch agg {
    case "shippers": return .number(Double(Set(part.map { plain($0.shipper) }).count))
    case "consignees": return .number(Double(Set(part.map { plain($0.consignee) }).count))
    case "origins": return .number(Double(Set(part.map(\.origin)).count))
    case "departures": return .number(Double(Set(part.map(\.departure)).count))
    case "destinations": return .number(Double(Set(part.map(\.destination)).count))
    case "first", "period": return part.map(\.day).min().map { .text($0) }
    case "last": return part.map(\.day).max().map { .text($0) }
    case "exists": return .number(part.isEmpty ? 0 : 1)
    case "declared":
      return .number(Double(part.count { $0.holds(claim.words ?? "") }))
    case "top": return top(claim, part).map { .text($0) }
    case "price": return .number(ratio(sum("value", part), sum("quantity", part)))
    case "price_kg": return .number(ratio(sum("value", part), sum("weight", part)))
    default:
      if agg.hasPrefix("share_") || agg.hasPrefix("ratio_") {
        let measure = String(agg.dropFirst(6))
        return .number(ratio(sum(measure, part), sum(measure, whole)))
      }
      return .number(sum(agg, part))
    }
  }

  private func sum(_ measure: String, _ rows: [GoldRecord]) -> Double {
    rows.reduce(0) { total, row in
      switch measure {
      case "quantity": total + row.quantity
      case "weight", "weight_kg": total + row.netWeightInKilograms
      case "value", "value_usd": total + row.valueInDollars
      default: total + 1
      }
    }
  }

  private func ratio(_ a: Double, _ b: Double) -> Double { b == 0 ? 0 : a / b }

  private func top(_ claim: GoldStory.Claim, _ rows: [GoldRecord]) -> String? {
    var groups: [String: [GoldRecord]] = [:]
    for row in rows {
      let key =
        switch claim.by {
        case "shipper": plain(row.shipper)
        case "consignee": plain(row.consignee)
        case "destination": row.destination
        case "departure": row.departure
        default: row.origin
        }
      groups[key, default: []].append(row)
    }
    let order = groups.keys.sorted {
      let (a, b) = (
        sum(claim.measure ?? "value", groups[$0] ?? []),
        sum(claim.measure ?? "value", groups[$1] ?? [])
      )
      return a == b ? $0 < $1 : a > b
    }
    let rank = (claim.rank ?? 1) - 1
    return order.indices.contains(rank) ? order[rank] : nil
  }

  /// The plain name of a company in whatever spelling.
  private func plain(_ name: String) -> String {
    story.parties.first { $0.contains(name) }?.first ?? name
  }

  private func verdict(
    on claim: GoldStory.Claim, _ filter: GoldStory.Filter, _ actual: GoldStory.Value?,
    _ part: [GoldRecord]
  ) -> String {
    if claim.ambiguous == true { return "ambiguous" }
    let days = records.map(\.day)
    let (first, last) = (days.min() ?? "", days.max() ?? "")
    if let to = filter.to, to <= String(first.prefix(8)) + "01" { return "not covered" }
    if let from = filter.from, from > last { return "not covered" }
    for names in [filter.shipper, filter.consignee].compactMap({ $0?.values }) {
      let isKnown = records.contains { names.contains($0.shipper) || names.contains($0.consignee) }
      if !isKnown { return "not in records" }
    }
    let holds = claim.agg == "period" ? fills(claim, part) : agrees(claim, actual)
    return holds ? "supported" : "contradicted"
  }

  /// Words whose own end of the bound does not satisfy them.
  private static let aboveOnly: Set<String> = [
    "more than", "just over", "most", "more than doubled",
  ]
  private static let belowOnly: Set<String> = ["almost", "less than", "almost doubled"]

  /// A period that a story gives holds where the records reach both its first and its last month.
  private func fills(_ claim: GoldStory.Claim, _ part: [GoldRecord]) -> Bool {
    guard let first = part.map(\.day).min(), let last = part.map(\.day).max() else { return false }
    return first.prefix(7) == claim.lo?.text?.prefix(7) ?? ""
      && last.prefix(7) == claim.hi?.text?.prefix(7) ?? ""
  }

  private func agrees(_ claim: GoldStory.Claim, _ actual: GoldStory.Value?) -> Bool {
    if claim.agg == "declared" { return (actual?.number ?? 0) > 0 }
    switch actual {
    case nil: return false
    case .text(let text):
      return text >= claim.lo?.text ?? "" && text <= claim.hi?.text ?? "\u{10FFFF}"
    case .number(let number):
      let hedge = claim.hedge ?? ""
      if let low = claim.lo?.number, number < low || Self.aboveOnly.contains(hedge) && number == low
      {
        return false
      }
      if let high = claim.hi?.number,
        number > high || Self.belowOnly.contains(hedge) && number == high
      {
        return false
      }
      return true
    }
  }
}

extension GoldRecord {
  func holds(_ words: String) -> Bool {
    let goods = goods.lowercased()
    return words.lowercased().split(separator: " ").allSatisfy { goods.contains($0) }
  }
}
