import Facts

/// Reads back the claims of a stored report.
enum ClaimDecoding {
  static func checked(_ value: JSONValue) -> CheckedClaim? {
    guard let claim = claim(value),
      let reason = (value["reason"]?.string).flatMap(Verdict.Reason.init)
    else { return nil }
    let unit = value["found"]?["unit"]?.string
    var verdict = Verdict(
      reason: reason,
      flags: ReportDecoding.strings(value["flags"]).compactMap(Verdict.Flag.init),
      found: unit == nil ? nil : value["found"].map(found),
      restated: value["restated"]?.string ?? "", explanation: value["explanation"]?.string ?? "",
      nearMisses: ReportDecoding.list(value["nearMisses"], nearMiss))
    verdict.steps = ReportDecoding.strings(value["arithmetic"])
    verdict.readings = ReportDecoding.list(value["readings"], otherReading)
    verdict.mend = value["mend"].flatMap(mend)
    let names = value["matchedNames"]
    return CheckedClaim(
      claim: claim, verdict: verdict,
      resolution: EvidenceAnswer.Resolution(
        shipper: ReportDecoding.list(names?["shipper"], match),
        consignee: ReportDecoding.list(names?["consignee"], match)),
      coverage: coverage(value["coverage"]),
      records: ReportDecoding.list(value["records"], record))
  }

  private static func claim(_ value: JSONValue) -> Claim? {
    guard let id = value["id"]?.string, let sentence = value["sentence"]?.string,
      let block = value["block"]?.string, let quote = value["quote"]?.string,
      let kind = (value["kind"]?.string).flatMap(ClaimKind.init),
      let measure = (value["measure"]?.string).flatMap(Measure.init)
    else { return nil }
    let inherited = (value["inherited"]?.members ?? []).compactMap { name, block in
      Scope.Slot(rawValue: name).flatMap { slot in block.string.map { (slot, $0) } }
    }
    return Claim(
      id: id, kind: kind, sentence: sentence, block: block, start: value["start"]?.integer ?? 0,
      end: value["end"]?.integer ?? 0, quote: quote, quoteStart: value["quoteStart"]?.integer ?? 0,
      quoteEnd: value["quoteEnd"]?.integer ?? 0, scope: value["scope"].map(scope) ?? Scope(),
      inherited: Dictionary(inherited) { $1 },
      base: value["base"].flatMap { $0.isNull ? nil : scope($0) }, measure: measure,
      otherMeasures: ReportDecoding.strings(value["otherMeasures"]).compactMap(Measure.init),
      grouping: (value["grouping"]?.string).flatMap(Grouping.init),
      rank: value["rank"]?.integer ?? 1, amount: value["amount"].flatMap(amount),
      attribution: value["attribution"]?.string,
      polarity: (value["polarity"]?.string).flatMap(Claim.Polarity.init) ?? .affirmed,
      declaredWords: value["declaredWords"]?.string,
      doubts: ReportDecoding.strings(value["doubts"]))
  }

  static func scope(_ value: JSONValue) -> Scope {
    var scope = Scope(
      shipper: value["shipper"].flatMap(party), consignee: value["consignee"].flatMap(party),
      goods: value["goods"].flatMap(goods), origin: ReportDecoding.strings(value["origin"]),
      departure: ReportDecoding.strings(value["departure"]),
      via: ReportDecoding.strings(value["via"]),
      destination: ReportDecoding.strings(value["destination"]),
      period: ReportDecoding.period(value))
    if !scope.via.isEmpty, scope.via == scope.departure {
      scope.via = []
      scope.isStop = true
    }
    return scope
  }

  private static func party(_ value: JSONValue) -> PartyReference? {
    (value["text"]?.string).map {
      PartyReference(
        text: $0, names: ReportDecoding.strings(value["names"]),
        isExcluded: value["excluded"]?.bool ?? false)
    }
  }

  private static func goods(_ value: JSONValue) -> GoodsReference? {
    (value["text"]?.string).map {
      GoodsReference(
        text: $0, hs: ReportDecoding.strings(value["hs"]),
        terms: ReportDecoding.strings(value["terms"]),
        broadHS: ReportDecoding.strings(value["broadHS"]))
    }
  }

  static func amount(_ value: JSONValue) -> Amount? {
    guard let said = self.value(value["value"]), let unit = value["unit"]?.string else {
      return nil
    }
    let ends = ReportDecoding.list(value["rounding"]) { $0.figure }
    return Amount(
      value: said, low: self.value(value["low"]), high: self.value(value["high"]),
      excludesLow: value["excludesLow"]?.bool ?? false,
      excludesHigh: value["excludesHigh"]?.bool ?? false, unit: unit,
      hedge: value["hedge"]?.string, written: value["written"]?.string ?? "",
      rounding: ends.count == 2 && ends[0] <= ends[1] ? ends[0]...ends[1] : nil)
  }

  /// A number, a day, a month, or else a name.
  static func value(_ value: JSONValue?) -> ClaimValue? {
    if let figure = value?.figure { return .figure(figure) }
    guard let text = value?.string else { return nil }
    if text.utf8.count == 10, let day = Day(iso: text) { return .day(day) }
    if text.utf8.count == 7, let first = Day(iso: text + "-01") {
      return .month(year: first.year, month: first.month)
    }
    return .name(text)
  }

  private static func found(_ value: JSONValue) -> Verdict.Found {
    Verdict.Found(
      value: self.value(value["value"]), unit: value["unit"]?.string ?? "",
      shipments: value["shipments"]?.integer ?? 0, records: value["records"]?.integer ?? 0,
      first: ReportDecoding.day(value["first"]), last: ReportDecoding.day(value["last"]))
  }

  private static func nearMiss(_ value: JSONValue) -> Verdict.NearMiss? {
    guard let question = value["question"]?.string, let found = value["found"].map(found) else {
      return nil
    }
    return Verdict.NearMiss(
      change: value["change"]?.string ?? "", scope: value["scope"].map(scope) ?? Scope(),
      found: found, question: question)
  }

  private static func otherReading(_ value: JSONValue) -> Verdict.OtherReading? {
    guard let words = value["words"]?.string, let found = value["found"].map(found) else {
      return nil
    }
    return Verdict.OtherReading(words: words, found: found, holds: value["holds"]?.bool ?? false)
  }

  private static func mend(_ value: JSONValue) -> Verdict.Mend? {
    guard let replaced = value["replaced"]?.string, let by = value["by"]?.string,
      let sentence = value["sentence"]?.string
    else { return nil }
    return Verdict.Mend(replaced: replaced, by: by, sentence: sentence)
  }

  /// A likeness is a share: what lies beyond is no report of ours.
  private static func likeness(_ value: JSONValue?) -> Double? {
    value?.figure.map { min(max($0.double, 0), 1) }
  }

  private static func match(_ value: JSONValue) -> EvidenceAnswer.PartyMatch? {
    (value["name"]?.string).map {
      EvidenceAnswer.PartyMatch(
        name: $0, score: likeness(value["score"]) ?? 0, asked: value["asked"]?.string ?? "")
    }
  }

  private static func coverage(_ value: JSONValue?) -> Coverage {
    switch value?["status"]?.string {
    case "partial": .partial(value.map(ReportDecoding.period) ?? .always)
    case "none": .none(value?["why"]?.string ?? "")
    default: .full
    }
  }

  private static func record(_ value: JSONValue) -> Shipment? {
    guard let file = value["file"]?.string, let row = value["row"]?.integer else { return nil }
    func scaled(_ name: String, _ factor: Int) -> Int? {
      (value[name]?.figure).map { ($0 * Figure(factor)).whole }
    }
    let matched = (value["matched"]?.members ?? []).compactMap { name, score in
      Scope.Slot(rawValue: name).flatMap { slot in likeness(score).map { (slot, $0) } }
    }
    func text(_ name: String) -> String { value[name]?.string ?? "" }
    var shipment = Shipment(
      dataset: text("dataset"), file: file, row: row, id: text("id"),
      day: ReportDecoding.day(value["date"]), shipper: text("shipper"),
      consignee: text("consignee"), hs: text("hs"), goods: text("goods"),
      quantityInThousandths: scaled("quantity", 1_000), unit: value["unit"]?.string,
      netMassInGrams: scaled("netWeightKg", 1_000), valueInCents: scaled("value", 100),
      currency: value["currency"]?.string, valueInUSDCents: scaled("valueUSD", 100),
      origin: text("origin"), departure: text("departure"), destination: text("destination"),
      matched: Dictionary(matched) { $1 })
    shipment.via = value["via"]?.string
    shipment.grossMassInGrams = scaled("grossWeightKg", 1_000)
    if let match = value["matchedGoods"] {
      shipment.goodsMatch =
        match["hs"]?.string.map(GoodsMatch.hs) ?? match["words"]?.string.map(GoodsMatch.words)
    }
    if let money = value["converted"], let amount = money["value"]?.figure {
      shipment.converted = Money(
        cents: (amount * Figure(100)).whole, currency: money["currency"]?.string ?? "")
    }
    for (name, cell) in value["written"]?.members ?? [] { shipment.written[name] = cell.string }
    return shipment
  }
}
