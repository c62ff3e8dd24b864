import Facts
import Testing

@testable import Reports

/// The chart adds up what the verdict counted.
@Suite struct MonthChartTests {
  @Test(arguments: [
    ("piece", "piece", 40), ("carton", "piece", 40), ("kg", "piece", 0), ("pair", "pair", 40),
    ("piece", "pair", 0),
  ]) func counts(recorded: String, claimed: String, total: Int) {
    let shipment = Shipment(
      dataset: "d", file: "a.csv", row: 2, id: "A", day: Day(iso: "2024-03-01"), shipper: "A",
      consignee: "B", hs: "847130", goods: "LAPTOPS", quantityInThousandths: 40_000, unit: recorded,
      origin: "CN", departure: "CN", destination: "RU", matched: [:])
    let claim = Claim(
      id: "1", kind: .quantity, sentence: "", block: "b1", start: 0, end: 0, quote: "",
      scope: Scope(), measure: .quantity,
      amount: Amount(
        value: .figure(Figure(40)), low: .figure(Figure(40)), high: .figure(Figure(40)),
        unit: claimed,
        written: "40"))
    let checked = CheckedClaim(
      claim: claim, verdict: Verdict(reason: .agrees), resolution: .init(), coverage: .full,
      records: [shipment])
    #expect(MonthChart(checked).total == Figure(total))
  }
}
