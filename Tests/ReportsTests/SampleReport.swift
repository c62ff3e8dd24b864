import Facts

/// An invented story with one claim of every status, as the other stages would hand it over.
enum SampleReport {
  static let report = Report(
    article: article, edition: "5f2c9d", datasets: [dataset],
    claims: [rifles, vests, drones, turbines, sales],
    unchecked: [
      UncheckedSentence(
        sentence: denial, block: "b4", start: 0, end: denial.unicodeScalars.count,
        reason: .statement)
    ],
    diagnostics: [
      Diagnostic(
        "TM1012", .warning, "the page gives no time zone", at: "quay.html",
        remedy: "pass --published with the day of publication")
    ])

  /// An input that could not be read at all.
  static let failed = Report(
    article: Article(source: "gone.html"),
    diagnostics: [
      Diagnostic(
        "TM4001", .error, "there is no file of this name", at: "gone.html",
        remedy: "check the path and its spelling")
    ])

  private static let denial = "Orlan-Trade denied that it had “bought any weapons”."
  private static let texts = [
    "Rifles on the quay",
    "Baltis Arms shipped 1,000 rifles to Orlan-Trade in June 2022, and almost 800 tons of body armor "
      + "for $9 million came to the quay by year’s end.",
    "The same buyer took in drones from Skyloft & Co <Shenzhen>, and turbines in 2019, and about 40 "
      + "shipments of «прицелы» in all.",
  ]

  private static let article = Article(
    source: "drafts/quay.html", sha256: String(repeating: "ab", count: 32),
    headline: texts[0], byline: ["Ada Lint"], publisher: "The Quay",
    published: Day(iso: "2023-03-17"), publishedAt: "2023-03-17T12:00:00+03:00", language: "en",
    blocks: [
      Article.Block(id: "b1", kind: .heading, text: texts[0], place: .line(4, column: 5)),
      Article.Block(id: "b2", kind: .paragraph, text: texts[1], place: .line(7, column: 4)),
      Article.Block(id: "b3", kind: .paragraph, text: texts[2], place: .line(8, column: 4)),
      Article.Block(id: "b4", kind: .quote, text: denial, place: .line(9, column: 13)),
      Article.Block(id: "b5", kind: .table, text: "year\ttons\n2022\t78.8"),
    ])

  private static let dataset = Dataset(
    id: "d1", source: "samples/quay.csv", sha256: String(repeating: "cd", count: 32),
    records: 1_204, rejected: 2,
    period: Period(from: Day(iso: "2022-01-01"), to: Day(iso: "2023-01-01")),
    isCoverageAssumed: true, reporters: ["RU"], flows: ["import"])

  private static let lastQuarter = Period(from: Day(iso: "2022-10-01"), to: Day(iso: "2023-01-01"))

  private static func claim(
    _ id: String, _ kind: ClaimKind, block: Int, quote: String, scope: Scope, measure: Measure,
    amount: Amount?
  ) -> Claim {
    let text = Array(texts[block - 1].unicodeScalars)
    let words = Array(quote.unicodeScalars)
    let start = text.indices.first { text[$0...].starts(with: words) } ?? 0
    return Claim(
      id: id, kind: kind, sentence: texts[block - 1], block: "b\(block)", start: 0,
      end: text.count, quote: quote, quoteStart: start, quoteEnd: start + words.count, scope: scope,
      measure: measure, amount: amount)
  }

  private static func shipment(
    _ row: Int, _ day: String, _ shipper: String, pieces: Int? = nil, kilograms: Int, dollars: Int,
    from departure: String = "TR"
  ) -> Shipment {
    Shipment(
      dataset: "d1", file: "quay.csv", row: row, id: "D\(row)", day: Day(iso: day),
      shipper: shipper, consignee: "ООО \"ОРЛАН-ТРЕЙД\"", hs: "6211431000",
      goods: "ЖИЛЕТЫ ЗАЩИТНЫЕ, BODY ARMOR", quantityInThousandths: pieces.map { $0 * 1_000 },
      unit: pieces == nil ? nil : "piece", netMassInGrams: kilograms * 1_000,
      valueInCents: dollars * 100, currency: "USD", valueInUSDCents: dollars * 100, origin: "CN",
      departure: departure, destination: "RU", matched: [.consignee: 0.9731, .goods: 1])
  }

  private static let rifles: CheckedClaim = {
    let buyer = PartyReference(text: "Orlan-Trade")
    let amount = Amount(
      value: .figure(Figure(1_000)), low: .figure(Figure(1_000)), high: .figure(Figure(1_000)),
      unit: "piece", written: "1,000 rifles", rounding: Figure(950)...Figure(1_049))
    let scope = Scope(
      shipper: PartyReference(text: "Baltis Arms"), consignee: buyer,
      goods: GoodsReference(text: "rifles", hs: ["9303"], terms: ["rifle"]), destination: ["RU"],
      period: .month(6, of: 2022))
    var claim = Self.claim(
      "7f3a91c2", .quantity, block: 2, quote: "1,000 rifles", scope: scope, measure: .quantity,
      amount: amount)
    claim.inherited = [.destination: "b1"]
    claim.attribution = "Harbour Wire"
    return CheckedClaim(
      claim: claim,
      verdict: Verdict(
        reason: .agrees, flags: [.onlyOneRecord],
        found: Verdict.Found(
          value: .figure(Figure(1_000)), unit: "piece", shipments: 1, records: 1,
          first: Day(iso: "2022-06-07"), last: Day(iso: "2022-06-07")),
        restated: "number of rifles from Baltis Arms to Orlan-Trade, June 2022: 1,000 pieces",
        explanation: "1 record gives 1,000 pieces, as the story says."),
      resolution: EvidenceAnswer.Resolution(
        consignee: [.init(name: "ООО \"ОРЛАН-ТРЕЙД\"", score: 0.973, asked: "Orlan-Trade")]),
      records: [
        shipment(
          12, "2022-06-07", "BALTIS ARMS LTD", pieces: 1_000, kilograms: 4_100, dollars: 208_000)
      ])
  }()

  private static let vests: CheckedClaim = {
    let amount = Amount(
      value: .figure(Figure(800_000)), low: .figure(Figure(720_000)),
      high: .figure(Figure(800_000)),
      excludesHigh: true, unit: "kg", hedge: "almost", written: "almost 800 tons")
    let scope = Scope(
      goods: GoodsReference(text: "body armor", hs: ["6211"], terms: ["body armor"]),
      destination: ["RU"], period: lastQuarter)
    return CheckedClaim(
      claim: claim(
        "0c55d1e8", .weight, block: 2, quote: "almost 800 tons", scope: scope, measure: .netMass,
        amount: amount),
      verdict: Verdict(
        reason: .contradicted, flags: [.assumedCoverage],
        found: Verdict.Found(
          value: .figure(Figure(78_800)), unit: "kg", shipments: 3, records: 3,
          first: Day(iso: "2022-10-05"), last: Day(iso: "2022-12-27")),
        restated:
          "net weight of body armor to Russia, 1 Oct to 31 Dec 2022: almost 800 t (accepts 720 to 800 t)",
        explanation: "The records give 78.8 t, a tenth of what the story says.",
        nearMisses: [
          Verdict.NearMiss(
            change: "digits", scope: scope,
            found: Verdict.Found(
              value: .figure(Figure(78_800)), unit: "kg", shipments: 3, records: 3),
            question: "80 t would hold (78.8 t found): one zero too many?")
        ]),
      records: [
        shipment(80, "2022-10-05", "MARMARA TEKSTİL A.Ş.", kilograms: 30_300, dollars: 3_000_000),
        shipment(91, "2022-11-14", "MARMARA TEKSTİL A.Ş.", kilograms: 28_500, dollars: 2_900_000),
        shipment(
          99, "2022-12-27", "=HYPERLINK(\"x\") <b>VEST</b> & CO", kilograms: 20_000,
          dollars: 4_000_000,
          from: "AE"),
      ])
  }()

  private static let drones = CheckedClaim(
    claim: claim(
      "1a2b3c4d", .existence, block: 3, quote: "drones from Skyloft & Co <Shenzhen>",
      scope: Scope(shipper: PartyReference(text: "Skyloft & Co <Shenzhen>")), measure: .shipments,
      amount: nil),
    verdict: Verdict(
      reason: .noMatchingRecords,
      restated: "drones from Skyloft & Co <Shenzhen>: at least one shipment",
      explanation: "The evidence knows no party like “Skyloft & Co <Shenzhen>”."))

  private static let turbines = CheckedClaim(
    claim: claim(
      "2b3c4d5e", .existence, block: 3, quote: "turbines in 2019",
      scope: Scope(period: .year(2019)),
      measure: .shipments, amount: nil),
    verdict: Verdict(
      reason: .notCovered, restated: "turbines, 2019: at least one shipment",
      explanation: "No dataset covers 2019."),
    coverage: .none("no dataset covers 2019"))

  private static let sales: CheckedClaim = {
    var claim = Self.claim(
      "3c4d5e6f", .shipments, block: 3, quote: "about 40 shipments of «прицелы»", scope: Scope(),
      measure: .shipments,
      amount: Amount(
        value: .figure(Figure(40)), low: .figure(Figure(36)), high: .figure(Figure(44)),
        unit: "shipment", hedge: "about", written: "about 40 shipments"))
    claim.doubts = ["«прицелы» is no goods word known here"]
    return CheckedClaim(
      claim: claim,
      verdict: Verdict(
        reason: .ambiguous,
        found: Verdict.Found(
          value: .figure(Figure(44)), unit: "shipment", shipments: 44, records: 51,
          first: Day(iso: "2021-03-05"), last: Day(iso: "2022-12-27")),
        restated: "shipments of «прицелы»: about 40 (accepts 36 to 44)",
        explanation: "44 shipments by declaration, 51 by line."))
  }()

  /// The same, at a public address, with a decision of every kind.
  static let decided: Report = {
    var report = SampleReport.report
    report.article.canonicalURL = "https://news.example.org/rifles"
    let outcomes = ClaimDecision.Outcome.allCases
    report.decisions = zip(report.claims, outcomes).map { checked, outcome in
      ClaimDecision(
        claim: checked.claim.id, outcome: outcome,
        note: outcome == .accepted ? nil : "seen in the <ledger>", by: "Ana & Ben",
        at: "2026-03-01T09:30:00.000Z")
    }
    report.decisions.append(
      ClaimDecision(
        claim: report.claims[4].claim.id, outcome: .accepted, by: "Ana",
        at: "2026-03-02T10:00:00.000Z",
        changes: ["the records now give “40 t”, and was “44 t”"]))
    return report
  }()
}
