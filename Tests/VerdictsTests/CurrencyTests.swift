import Facts
import Testing

@testable import Verdicts

/// A sum in another currency is never held against dollars.
@Suite struct CurrencyTests {
  @Test(arguments: [("USD", Verdict.Reason.agrees), ("EUR", .notCovered), ("AED", .notCovered)])
  func sums(currency: String, reason: Verdict.Reason) {
    let ten = ClaimValue.figure(Figure(10_000_000))
    let claim = Claim(
      id: "1", kind: .value, sentence: "", block: "b1", start: 0, end: 0, quote: "",
      scope: Scope(), measure: .value,
      amount: Amount(value: ten, low: ten, high: ten, unit: currency, written: "10 million"))
    var tally = Tally()
    tally.records = 2
    tally.recordsWithValue = 2
    tally.valueInUSDCents = 1_000_000_000
    let verdict = Judge().verdict(on: claim, given: [EvidenceAnswer(tally: tally)])
    #expect(verdict.reason == reason)
  }
}
