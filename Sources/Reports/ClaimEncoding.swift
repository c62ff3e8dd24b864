import Facts

extension ReportEncoding {
  func checked(_ checked: CheckedClaim) -> JSONValue {
    let verdict = checked.verdict
    var members = members(of: checked.claim, restated: verdict.restated)
    members += [
      ("status", .string(verdict.status.rawValue)),
      ("reason", .string(verdict.reason.rawValue)),
      ("flags", .strings(verdict.flags.map(\.rawValue))),
      ("found", verdict.found.map(found) ?? .null),
      ("nearMisses", .array(verdict.nearMisses.map(nearMiss))),
      ("arithmetic", .strings(verdict.steps)),
      ("readings", .array(verdict.readings.map(otherReading))),
      ("mend", verdict.mend.map(mend) ?? .null),
      ("coverage", coverage(checked.coverage)),
      ("matchedNames", matchedNames(checked.resolution)),
      ("records", .array(options.listed(checked.records).map(record))),
      ("explanation", .string(verdict.explanation)),
    ]
    return .object(members)
  }

  /// What is known of a claim before the evidence is asked.
  func members(of claim: Claim, restated: String? = nil) -> [(String, JSONValue)] {
    var members: [(String, JSONValue)] = [
      ("id", .string(claim.id)),
      ("kind", .string(claim.kind.rawValue)),
      ("sentence", .string(claim.sentence)),
      ("block", .string(claim.block)),
      ("start", .int(claim.start)),
      ("end", .int(claim.end)),
      ("quote", .string(claim.quote)),
      ("quoteStart", .int(claim.quoteStart)),
      ("quoteEnd", .int(claim.quoteEnd)),
    ]
    if let restated { members.append(("restated", .string(restated))) }
    let inherited = Scope.Slot.allCases.compactMap { slot in
      claim.inherited[slot].map { (slot.rawValue, JSONValue.string($0)) }
    }
    members += [
      ("scope", scope(claim.scope)),
      ("inherited", .object(inherited)),
      ("base", claim.base.map(scope) ?? .null),
      ("measure", .string(claim.measure.rawValue)),
      ("otherMeasures", .strings(claim.otherMeasures.map(\.rawValue))),
      ("grouping", .text(claim.grouping?.rawValue)),
      ("rank", claim.grouping == nil ? .null : .int(claim.rank)),
      ("amount", claim.amount.map(amount) ?? .null),
      ("declaredWords", .text(claim.declaredWords)),
      ("attribution", .text(claim.attribution)),
      ("polarity", .string(claim.polarity.rawValue)),
      ("doubts", .strings(claim.doubts)),
    ]
    return members
  }

  func scope(_ scope: Scope) -> JSONValue {
    .object([
      ("shipper", scope.shipper.map(party) ?? .null),
      ("consignee", scope.consignee.map(party) ?? .null),
      ("goods", scope.goods.map(goods) ?? .null),
      ("origin", .strings(scope.origin)),
      ("departure", .strings(scope.departure)),
      ("via", .strings(scope.isStop == true ? scope.departure : scope.via)),
      ("destination", .strings(scope.destination)),
      ("from", .day(scope.period.from)),
      ("to", .day(scope.period.to)),
    ])
  }

  private func party(_ party: PartyReference) -> JSONValue {
    var members: [(String, JSONValue)] = [
      ("text", .string(party.text)), ("names", .strings(party.names)),
    ]
    if party.isExcluded { members.append(("excluded", .bool(true))) }
    return .object(members)
  }

  private func goods(_ goods: GoodsReference) -> JSONValue {
    var members: [(String, JSONValue)] = [
      ("text", .string(goods.text)), ("hs", .strings(goods.hs)), ("terms", .strings(goods.terms)),
    ]
    if !goods.broadHS.isEmpty { members.append(("broadHS", .strings(goods.broadHS))) }
    return .object(members)
  }

  func amount(_ amount: Amount) -> JSONValue {
    var members: [(String, JSONValue)] = [
      ("value", value(amount.value)),
      ("low", amount.low.map(value) ?? .null),
      ("high", amount.high.map(value) ?? .null),
      ("excludesLow", .bool(amount.excludesLow)),
      ("excludesHigh", .bool(amount.excludesHigh)),
      ("unit", .string(amount.unit)),
      ("hedge", .text(amount.hedge)),
      ("written", .string(amount.written)),
    ]
    if let rounding = amount.rounding {
      let ends = [rounding.lowerBound, rounding.upperBound].map(JSONValue.number)
      members.append(("rounding", .array(ends)))
    }
    return .object(members)
  }

  func value(_ value: ClaimValue) -> JSONValue {
    switch value {
    case .figure(let figure): .number(figure)
    case .day(let day): .string(day.description)
    case .month(let year, let month): .string(isoMonth(year, month))
    case .name(let name): .string(name)
    }
  }

  func found(_ found: Verdict.Found) -> JSONValue {
    .object([
      ("value", found.value.map(value) ?? .null),
      ("unit", .string(found.unit)),
      ("shipments", .int(found.shipments)),
      ("records", .int(found.records)),
      ("first", .day(found.first)),
      ("last", .day(found.last)),
    ])
  }

  private func nearMiss(_ miss: Verdict.NearMiss) -> JSONValue {
    .object([
      ("change", .string(miss.change)),
      ("scope", scope(miss.scope)),
      ("found", found(miss.found)),
      ("question", .string(miss.question)),
    ])
  }

  private func otherReading(_ reading: Verdict.OtherReading) -> JSONValue {
    .object([
      ("words", .string(reading.words)),
      ("found", found(reading.found)),
      ("holds", .bool(reading.holds)),
    ])
  }

  private func mend(_ mend: Verdict.Mend) -> JSONValue {
    .object([
      ("replaced", .string(mend.replaced)),
      ("by", .string(mend.by)),
      ("sentence", .string(mend.sentence)),
    ])
  }

  private func coverage(_ coverage: Coverage) -> JSONValue {
    switch coverage {
    case .full: .object([("status", .string("full"))])
    case .partial(let period):
      .object([
        ("status", .string("partial")), ("from", .day(period.from)), ("to", .day(period.to)),
      ])
    case .none(let why): .object([("status", .string("none")), ("why", .string(why))])
    }
  }

  private func matchedNames(_ resolution: EvidenceAnswer.Resolution) -> JSONValue {
    func matches(_ list: [EvidenceAnswer.PartyMatch]) -> JSONValue {
      .array(
        list.map { match in
          .object([
            ("name", .string(match.name)), ("score", score(match.score)),
            ("asked", .string(match.asked)),
          ])
        })
    }
    var members = [
      ("shipper", matches(resolution.shipper)), ("consignee", matches(resolution.consignee)),
    ]
    if !resolution.goods.isEmpty {
      members.append(("goods", .array(resolution.goods.map(goods))))
    }
    if !resolution.brands.isEmpty {
      let brands = Scope.Slot.allCases.compactMap { slot in
        resolution.brands[slot].map { (slot.rawValue, self.brand($0)) }
      }
      members.append(("brands", .object(brands)))
    }
    return .object(members)
  }

  private func goods(_ match: GoodsMatch) -> JSONValue {
    switch match {
    case .hs(let prefix): .object([("hs", .string(prefix))])
    case .words(let words): .object([("words", .string(words))])
    }
  }

  private func brand(_ brand: EvidenceAnswer.Brand) -> JSONValue {
    .object([
      ("name", .string(brand.name)), ("records", .int(brand.records)),
      ("example", .string(brand.example)),
    ])
  }

  package func record(_ shipment: Shipment) -> JSONValue {
    let matched = Scope.Slot.allCases.compactMap { slot in
      shipment.matched[slot].map { (slot.rawValue, score($0)) }
    }
    var members: [(String, JSONValue)] = [
      ("dataset", .string(shipment.dataset)),
      ("file", .string(shipment.file)),
      ("row", .int(shipment.row)),
      ("id", .string(shipment.id)),
      ("date", .day(shipment.day)),
      ("shipper", .string(shipment.shipper)),
      ("consignee", .string(shipment.consignee)),
      ("hs", .string(shipment.hs)),
      ("goods", .string(shipment.goods)),
      ("quantity", shipment.quantity.map(JSONValue.number) ?? .null),
      ("unit", .text(shipment.unit)),
      ("netWeightKg", shipment.netWeightInKilograms.map(JSONValue.number) ?? .null),
      ("value", shipment.value.map(JSONValue.number) ?? .null),
      ("currency", .text(shipment.currency)),
      ("valueUSD", shipment.valueInUSD.map(JSONValue.number) ?? .null),
      ("origin", .string(shipment.origin)),
      ("departure", .string(shipment.departure)),
      ("destination", .string(shipment.destination)),
      ("matched", .object(matched)),
    ]
    if let via = shipment.via { members.append(("via", .string(via))) }
    if let gross = shipment.grossMassInGrams {
      members.append(("grossWeightKg", .number(Figure(millionths: Int128(gross) * 1_000))))
    }
    if let match = shipment.goodsMatch { members.append(("matchedGoods", goods(match))) }
    if let money = shipment.converted {
      members.append(
        (
          "converted",
          .object([
            ("value", .number(Figure(millionths: Int128(money.cents) * 10_000))),
            ("currency", .string(money.currency)),
          ])
        ))
    }
    if !shipment.written.isEmpty {
      let cells = shipment.written.sorted { $0.key < $1.key }
      members.append(("written", .object(cells.map { ($0.key, .string($0.value)) })))
    }
    return .object(members)
  }

  /// A likeness to four places, so that it prints the same everywhere.
  private func score(_ score: Double) -> JSONValue {
    guard score.isFinite else { return .null }
    return .number(Figure(millionths: Int128((score * 1e4).rounded()) * 100))
  }
}

/// `2023-01`.
func isoMonth(_ year: Int, _ month: Int) -> String {
  "\(year)-\(month < 10 ? "0" : "")\(month)"
}

extension Shipment {
  var quantity: Figure? {
    quantityInThousandths.map { Figure(millionths: Int128($0) * 1_000) }
  }
  var netWeightInKilograms: Figure? {
    netMassInGrams.map { Figure(millionths: Int128($0) * 1_000) }
  }
  var value: Figure? { valueInCents.map { Figure(millionths: Int128($0) * 10_000) } }
  var valueInUSD: Figure? { valueInUSDCents.map { Figure(millionths: Int128($0) * 10_000) } }
}
