import Facts
import Testing

@testable import Verdicts

/// Readings that the words leave open: one outcome decides, two make it ambiguous.
@Suite struct ReadingTests {
  private func claim(_ low: Int, _ high: Int?, quote: String = "12 shipments") -> Claim {
    Claim(
      id: "1", kind: .shipments, sentence: "", block: "b1", start: 0, end: 0, quote: quote,
      scope: Scope(shipper: PartyReference(text: "Nord")), measure: .shipments,
      amount: Amount(
        value: .figure(Figure(low)), low: .figure(Figure(low)),
        high: high.map { .figure(Figure($0)) }, unit: "shipment", written: quote))
  }

  private func answer(declarations: Int, lines: Int) -> EvidenceAnswer {
    var tally = Tally()
    tally.records = lines
    tally.shipments = declarations
    return EvidenceAnswer(tally: tally)
  }

  @Test(arguments: [
    (12, 12, 30, Verdict.Reason.ambiguous, "12 shipments"),
    (30, 12, 30, .ambiguous, "30 shipments"),
    (12, 12, 30, .agrees, "12 declarations"),
    (30, 12, 30, .agrees, "30 lines of goods"),
    (20, 12, 30, .contradicted, "20 shipments"),
  ]) func declarationsOrLines(
    said: Int, declarations: Int, lines: Int, reason: Verdict.Reason, quote: String
  ) {
    let verdict = Judge().verdict(
      on: claim(said, said, quote: quote),
      given: [answer(declarations: declarations, lines: lines)])
    #expect(verdict.reason == reason)
  }

  @Test func whatEachWouldGiveIsSaid() {
    let verdict = Judge().verdict(
      on: claim(12, 12), given: [answer(declarations: 12, lines: 30)])
    #expect(verdict.explanation.contains("counted by declaration 12 shipments"))
    #expect(verdict.explanation.contains("counted by line 30 shipments"))
    #expect(verdict.readings.map(\.holds) == [false])
  }

  @Test func oneOutcomeNamesTheReading() {
    let verdict = Judge().verdict(on: claim(10, nil), given: [answer(declarations: 12, lines: 30)])
    #expect(verdict.reason == .agrees)
    #expect(verdict.explanation.contains("Read counted by declaration"))
  }

  /// Two parties of one name: alone and together they must come to one outcome.
  @Test(
    arguments: [
      (10, nil, Verdict.Reason.agrees), (40, 40, .ambiguous), (15, nil, .ambiguous),
      (90, nil, .contradicted),
    ] as [(Int, Int?, Verdict.Reason)])
  func twoPartiesOfOneName(low: Int, high: Int?, reason: Verdict.Reason) {
    let names = ["NORD LLC", "NORD-SERVIS LLC"]
    var whole = answer(declarations: 40, lines: 40)
    whole.resolution.ambiguousParties = [.shipper: names]
    let groups = zip(names, [12, 28]).map { name, count in
      EvidenceAnswer.Group(
        name: name, names: [name], tally: answer(declarations: count, lines: count).tally)
    }
    let verdict = Judge().verdict(
      on: claim(low, high), given: [whole], rivals: [.shipper: EvidenceAnswer(groups: groups)])
    #expect(verdict.reason == reason)
    #expect(verdict.readings.count == 2)
  }
}
