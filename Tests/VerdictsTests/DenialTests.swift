import Facts
import Testing

@testable import Verdicts

/// A denied figure is never supported: what it denies stands in the records, or says nothing of it.
@Suite struct DenialTests {
  private func claim(_ polarity: Claim.Polarity) -> Claim {
    Claim(
      id: "1", kind: .shipments, sentence: "", block: "b1", start: 0, end: 0, quote: "12 shipments",
      scope: Scope(shipper: PartyReference(text: "Nord")), measure: .shipments,
      amount: Amount(
        value: .figure(Figure(12)), low: .figure(Figure(12)), high: .figure(Figure(12)),
        unit: "shipment", written: "12"), polarity: polarity)
  }

  @Test(arguments: [
    (Claim.Polarity.affirmed, 12, Verdict.Reason.agrees), (.affirmed, 9, .contradicted),
    (.denied, 12, .contradicted), (.denied, 9, .ambiguous), (.denied, 0, .ambiguous),
  ])
  func denied(_ polarity: Claim.Polarity, _ found: Int, _ reason: Verdict.Reason) {
    var tally = Tally()
    tally.records = found
    tally.shipments = found
    let verdict = Judge().verdict(on: claim(polarity), given: [EvidenceAnswer(tally: tally)])
    #expect(verdict.reason == reason)
    #expect(polarity == .affirmed || Judge().openReadings(of: claim(polarity)).isEmpty)
  }

  static let others: [(ClaimKind, Figure?, Figure?, Int)] = [
    (.growth, Figure(2), nil, 1), (.weight, Figure(100), Figure(200), 1),
    (.quantity, nil, Figure(100), 0), (.absence, Figure.zero, Figure.zero, 0),
    (.existence, Figure.one, nil, 0), (.last, Figure.one, nil, 0), (.ranking, Figure.one, nil, 0),
  ]

  /// What a sibling settles serves figures with a lower bound, never an absence or a ceiling.
  @Test(arguments: others)
  func siblings(_ kind: ClaimKind, _ low: Figure?, _ high: Figure?, _ readings: Int) {
    var plain = claim(.affirmed)
    plain.scope.consignee = PartyReference(text: "Sud")
    plain.inherited = [.consignee: "b0"]
    var reading = plain
    reading.scope.consignee = nil
    var other = plain
    other.id = "2"
    other.kind = kind
    other.amount = Amount(
      value: .figure(.one), low: low.map(ClaimValue.figure), high: high.map(ClaimValue.figure),
      unit: "shipment", written: "")
    let settled = CheckedClaim(claim: reading, verdict: Verdict(reason: .agrees))
    let found = SiblingReadings([plain], [settled]).readings(of: other)
    #expect(found.count == readings)
    #expect(found.allSatisfy { $0.scope.consignee == nil })
    // A claim of another sentence takes over only what it took from that block.
    other.sentence = "Another."
    other.block = "b2"
    #expect(SiblingReadings([plain], [settled]).readings(of: other).isEmpty)
    other.inherited = [.consignee: "b1"]
    #expect(SiblingReadings([plain], [settled]).readings(of: other).count == readings)
  }
}
