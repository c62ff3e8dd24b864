import Facts
import Testing

@testable import Verdicts

/// What partial and assumed coverage forbid.
@Suite struct CoverageRuleTests {
  private func verdict(
    _ kind: ClaimKind, found: Int, declared: Bool, low: Int? = nil, high: Int? = nil
  ) -> Verdict {
    var tally = Tally()
    tally.records = found
    tally.shipments = found
    tally.firstDay = Day(iso: "2022-03-01")
    tally.lastDay = Day(iso: "2022-08-01")
    let covered = Period(from: Day(iso: "2022-01-01"), to: Day(iso: "2022-10-01"))
    let amount = Amount(
      value: .figure(Figure(low ?? high ?? 0)), low: low.map { .figure(Figure($0)) },
      high: high.map { .figure(Figure($0)) }, unit: "shipment", written: "")
    let claim = Claim(
      id: "1", kind: kind, sentence: "", block: "b1", start: 0, end: 0, quote: "",
      scope: Scope(period: .year(2022)), measure: .shipments, amount: amount)
    return Judge().verdict(
      on: claim,
      given: [
        EvidenceAnswer(
          tally: tally, coverage: .partial(covered), extent: covered,
          isCoverageAssumed: !declared)
      ])
  }

  /// Nine months of records prove no absence in twelve, declared or not.
  @Test(arguments: [true, false]) func absence(declared: Bool) {
    let verdict = verdict(.absence, found: 0, declared: declared)
    #expect(verdict.reason == .notCovered)
    #expect(verdict.explanation.contains("9 of the 12 months"))
  }

  /// What is missing can only add: a lower bound that is met stays met.
  @Test(arguments: [true, false]) func lowerBound(declared: Bool) {
    #expect(verdict(.shipments, found: 12, declared: declared, low: 10).reason == .agrees)
    #expect(verdict(.shipments, found: 8, declared: declared, low: 10).reason == .notCovered)
  }

  /// An exact count agrees where the gap is only assumed, and is marked; a declared gap leaves it open.
  @Test func exactCount() {
    let assumed = verdict(.shipments, found: 12, declared: false, low: 12, high: 12)
    #expect(assumed.reason == .agrees)
    #expect(assumed.flags.contains(.assumedCoverage))
    #expect(
      verdict(.shipments, found: 12, declared: true, low: 12, high: 12).reason == .notCovered)
  }

  /// «More than half of last year's», by September: what is missing of this year can only add to sums,
  /// not to a mean; a gap in last year's records, or an upper bound, leaves it open.
  @Test(arguments: [
    (Measure.shipments, nil as Int?, true, Verdict.Reason.agrees),
    (.shipments, 2, true, .notCovered),
    (.shipments, nil, false, .notCovered),
    (.pricePerKilogram, nil, true, .notCovered),
  ])
  func growthSoFar(measure: Measure, high: Int?, wholeBase: Bool, reason: Verdict.Reason) {
    var tally = Tally()
    tally.records = 12
    tally.shipments = 12
    tally.netMassInGrams = 12_000
    tally.valueInUSDCents = 90_000
    let covered = Period(from: Day(iso: "2022-01-01"), to: Day(iso: "2022-10-01"))
    let claim = Claim(
      id: "1", kind: .growth, sentence: "", block: "b1", start: 0, end: 0, quote: "",
      scope: Scope(period: .year(2022)), base: Scope(period: .year(2021)), measure: measure,
      amount: Amount(
        value: .figure(Figure(1, over: 2)), low: .figure(Figure(1, over: 2)),
        high: high.map { .figure(Figure($0)) }, unit: "times", written: ""))
    let part = EvidenceAnswer(tally: tally, coverage: .partial(covered), extent: covered)
    var whole = EvidenceAnswer(tally: tally, extent: covered)
    if !wholeBase { whole.coverage = .partial(covered) }
    #expect(Judge().verdict(on: claim, given: [part, whole]).reason == reason)
  }

  @Test func firstDayBeforeTheEvidence() {
    let early = ClaimValue.day(Day(iso: "2020-05-03") ?? Day(number: 0))
    var claim = Claim(
      id: "1", kind: .first, sentence: "", block: "b1", start: 0, end: 0, quote: "",
      scope: Scope(), measure: .firstDay,
      amount: Amount(value: early, low: early, high: early, unit: "day", written: "May 3, 2020"))
    var tally = Tally()
    tally.records = 1
    tally.firstDay = Day(iso: "2022-03-01")
    let extent = Period(from: Day(iso: "2022-01-01"), to: Day(iso: "2023-01-01"))
    let answer = EvidenceAnswer(tally: tally, extent: extent)
    #expect(Judge().verdict(on: claim, given: [answer]).reason == .notCovered)
    let late = ClaimValue.day(Day(iso: "2022-04-03") ?? Day(number: 0))
    claim.amount = Amount(value: late, low: late, high: late, unit: "day", written: "April 3")
    #expect(Judge().verdict(on: claim, given: [answer]).reason == .contradicted)
  }
}
