import Facts
import Testing

@testable import Verdicts

/// Goods that went on must have come before.
@Suite struct TwoLegsTests {
  private let claim = Claim(
    id: "1", kind: .route, sentence: "", block: "b1", start: 0, end: 0, quote: "sent on",
    scope: Scope(destination: ["RU"]), base: Scope(departure: ["DE"], destination: ["AM"]),
    measure: .shipments,
    amount: Amount(
      value: .figure(.one), low: .figure(.one), unit: "record", written: "sent on"))

  private func answer(_ first: String, _ last: String) -> EvidenceAnswer {
    var tally = Tally()
    tally.records = first.isEmpty ? 0 : 2
    tally.shipments = tally.records
    tally.firstDay = Day(iso: first)
    tally.lastDay = Day(iso: last)
    return EvidenceAnswer(tally: tally)
  }

  @Test(arguments: [
    // The second leg's days, the first leg's, and what follows.
    ("2023-03-09", "2023-04-01", "2023-02-03", "2023-02-28", Verdict.Reason.agrees),
    ("2023-01-09", "2023-04-01", "2023-02-03", "2023-05-28", .agrees),
    ("2023-02-03", "2023-02-03", "2023-02-03", "2023-02-03", .agrees),
    ("2023-01-09", "2023-01-20", "2023-02-03", "2023-02-28", .contradicted),
    ("2023-03-09", "2023-04-01", "", "", .contradicted),
    ("", "", "2023-02-03", "2023-02-28", .contradicted),
  ])
  func order(
    _ from: String, _ to: String, _ came: String, _ until: String, _ reason: Verdict.Reason
  ) {
    let verdict = Judge().verdict(on: claim, given: [answer(from, to), answer(came, until)])
    #expect(verdict.reason == reason)
    #expect(verdict.restated.contains(", after one"))
  }

  @Test func theFirstLegIsTold() {
    let verdict = Judge().verdict(
      on: claim,
      given: [answer("2023-03-09", "2023-04-01"), answer("2023-02-03", "2023-02-28")])
    #expect(verdict.explanation.contains("The first leg begins on 3 Feb 2023."))
    #expect(verdict.steps.first?.hasPrefix("first leg: 2 records fit") == true)
    #expect(Judge().queries(for: claim).map(\.scope) == [claim.scope, claim.base])
  }
}
