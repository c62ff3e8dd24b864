import Facts
import Testing

@testable import Verdicts

/// Sums and prices in the claim's own currency; a value that no rate reaches is never passed over.
@Suite struct CurrencyTests {
  struct Row: Sendable, CustomTestStringConvertible {
    var currency = "EUR"
    var low: Int? = 10_000
    var high: Int? = 10_000
    var kind = ClaimKind.value
    /// Euros of eight records, and how many more are not converted.
    var euros: Int? = 10_000
    var missing = 0
    let reason: Verdict.Reason
    var testDescription: String {
      "\(kind) \(low ?? 0)–\(high ?? 0) \(currency), \(euros ?? 0) found, \(missing) missing"
    }
  }

  static let rows = [
    Row(reason: .agrees), Row(euros: 9_000, reason: .contradicted),
    // Not asked for: dollars are never held against euros.
    Row(euros: nil, reason: .notCovered), Row(currency: "AED", reason: .notCovered),
    Row(currency: "USD", low: 11_000, high: 11_000, reason: .agrees),
    // A sum that leaves records out is no figure of the whole…
    Row(missing: 2, reason: .notCovered), Row(euros: 9_000, missing: 2, reason: .notCovered),
    Row(low: nil, missing: 2, reason: .notCovered),
    // …unless what is there settles it alone.
    Row(high: nil, euros: 12_000, missing: 2, reason: .agrees),
    Row(high: nil, euros: 9_000, missing: 2, reason: .notCovered),
    Row(euros: 12_000, missing: 2, reason: .contradicted),
    Row(low: nil, euros: 12_000, missing: 2, reason: .contradicted),
    Row(low: 1_000, high: 1_000, kind: .price, reason: .agrees),
    Row(low: 1_000, high: 1_000, kind: .price, missing: 1, reason: .notCovered),
    Row(low: 500, high: nil, kind: .price, missing: 1, reason: .notCovered),
  ]

  private func claim(_ row: Row) -> Claim {
    func figure(_ value: Int?) -> ClaimValue? { value.map { .figure(Figure($0)) } }
    return Claim(
      id: "1", kind: row.kind, sentence: "", block: "b1", start: 0, end: 0, quote: "",
      scope: Scope(), measure: row.kind == .price ? .pricePerPiece : .value,
      amount: Amount(
        value: .figure(Figure(row.low ?? row.high ?? 0)), low: figure(row.low),
        high: figure(row.high), unit: row.kind == .price ? row.currency + "/piece" : row.currency,
        written: "ten thousand"))
  }

  @Test(arguments: rows) func sums(_ row: Row) {
    var tally = Tally()
    tally.records = 8 + row.missing
    tally.quantitiesInThousandths = ["piece": 10_000]
    tally.recordsWithValue = 8
    tally.valueInUSDCents = 1_100_000
    if let euros = row.euros {
      var sum = MoneySum()
      sum.cents = euros * 100
      sum.recordsAsWritten = 5
      sum.recordsConverted = 3
      if row.missing > 0 { sum.recordsNotConverted["RUB"] = row.missing }
      tally.money["EUR"] = sum
    }
    if row.missing > 0 { tally.recordsNotInUSD["RUB"] = row.missing }
    let verdict = Judge().verdict(on: claim(row), given: [EvidenceAnswer(tally: tally)])
    #expect(verdict.reason == row.reason)
    if row.reason == .notCovered { #expect(verdict.explanation.contains("Not converted")) }
    if row.reason == .agrees, row.currency == "EUR" {
      #expect(verdict.explanation.contains("converted to EUR"))
    }
  }

  @Test func aShareByValueNeedsAllValues() {
    var part = Tally()
    part.records = 2
    part.recordsWithValue = 2
    part.valueInUSDCents = 800
    var whole = part
    whole.records = 5
    whole.recordsWithValue = 4
    whole.valueInUSDCents = 1_000
    whole.recordsNotInUSD = ["KZT": 1]
    let figure = ClaimValue.figure(Figure(4, over: 5))
    let claim = Claim(
      id: "1", kind: .share, sentence: "", block: "b1", start: 0, end: 0, quote: "",
      scope: Scope(), base: Scope(), measure: .value,
      amount: Amount(value: figure, low: figure, high: figure, unit: "share", written: "80%"))
    let answers = [EvidenceAnswer(tally: part), EvidenceAnswer(tally: whole)]
    #expect(Judge().verdict(on: claim, given: answers).reason == .notCovered)
  }

  @Test func theQueryAsksForTheClaimsCurrency() {
    let queries = Judge().queries(for: claim(Row(reason: .agrees)))
    #expect(queries.map(\.currency) == ["EUR"])
    let dollars = Judge().queries(for: claim(Row(currency: "USD", reason: .agrees)))
    #expect(dollars.map(\.currency) == [nil])
  }
}
