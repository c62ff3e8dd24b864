import Facts
import Testing

@testable import Verdicts

/// What a sentence says in full is read as it stands.
@Suite struct WholeFlowTests {
  /// «100 %, from China» is no share of anything once any route is taken for China.
  @Test func aShareIsNeverOfItself() {
    var share = Self.share
    #expect(OpenReadings(claim: share).all.map(\.change) == ["at any time"])
    share.inherited = [.departure: "b0"]
    #expect(OpenReadings(claim: share).all.isEmpty)
  }

  private static let share: Claim = {
    let whole = Scope(goods: GoodsReference(text: "lathe", hs: ["8458"]), period: .year(2022))
    var part = whole
    part.departure = ["CN"]
    var claim = Claim(
      id: "1", kind: .share, sentence: "", block: "b1", start: 0, end: 0, quote: "", scope: part,
      measure: .value,
      amount: Amount(
        value: .figure(.one), low: .figure(Figure(995, over: 1000)),
        high: .figure(Figure(1005, over: 1000)), unit: "share", written: "100%"))
    claim.base = whole
    claim.inherited = [.departure: "b0", .period: "b0"]
    return claim
  }()

  private func claim(_ kind: ClaimKind, inherited: [Scope.Slot: String] = [:]) -> Claim {
    let day = Day(iso: "2023-05-03").map(ClaimValue.day)
    var claim = Claim(
      id: "1", kind: kind, sentence: "", block: "b1", start: 0, end: 0, quote: "",
      scope: Scope(
        shipper: PartyReference(text: "Nord"), consignee: PartyReference(text: "Sud"),
        goods: GoodsReference(text: "lathe", hs: ["8458"], terms: ["lathe"])),
      inherited: inherited, measure: .firstDay,
      amount: Amount(
        value: day ?? .figure(.zero), low: day, high: day, unit: "day", written: "3 May 2023"))
    claim.contextPeriod = .year(2023)
    claim.earlierScopes = [Scope(period: .year(2023))]
    return claim
  }

  /// In some span or other any day is the first: its time is not open where all else is said.
  @Test(arguments: [ClaimKind.first, .last])
  func endsOfNamedFlows(_ kind: ClaimKind) {
    #expect(OpenReadings(claim: claim(kind)).all.isEmpty)
    let open = OpenReadings(claim: claim(kind, inherited: [.consignee: "b0"])).all
    #expect(open.contains { $0.claim.scope.period == .year(2023) })
  }

  /// «its last cargo» may have been received; «Nord sold» may not.
  @Test func anOwnerMayHaveReceived() {
    var owned = claim(.last)
    owned.scope.consignee = nil
    #expect(!OpenReadings(claim: owned).all.contains { $0.claim.scope.shipper == nil })
    owned.isShipperGuessed = true
    let read = OpenReadings(claim: owned).all.first { $0.claim.scope.shipper == nil }
    #expect(read?.claim.scope.consignee?.text == "Nord")
  }

  /// «Chinese companies sent …»: their goods may have gone by way of another country; «China sent» may not.
  @Test func sendersOfACountryMaySendByAnother() {
    var sent = claim(.existence)
    sent.scope.shipper = nil
    sent.scope.departure = ["CN"]
    #expect(Judge().openReadings(of: sent).isEmpty)
    sent.isDepartureOfSenders = true
    let read = Judge().openReadings(of: sent)
    #expect(read.map(\.scope.origin) == [["CN"]] && read.map(\.scope.departure) == [[]])
  }

  /// «its sales rose by 4 per cent», after a sentence about Nord: never of all that customs recorded.
  @Test func nobodysRecordsAreNotMeant() {
    var sold = claim(.value, inherited: [.shipper: "b0"])
    sold.scope = Scope(shipper: PartyReference(text: "Nord"), period: .year(2023))
    sold.earlierScopes = []
    #expect(OpenReadings(claim: sold).all.isEmpty)
    sold.scope.goods = GoodsReference(text: "lathe", hs: ["8458"], terms: ["lathe"])
    #expect(OpenReadings(claim: sold).all.map(\.change) == ["from any shipper"])
    var all = claim(.value, inherited: [.period: "b0"])
    all.scope = Scope(period: .year(2023))
    all.earlierScopes = []
    #expect(OpenReadings(claim: all).all.map(\.change) == ["at any time"])
  }

  /// Goods spoken of before are dropped last, and only where both parties stand in the sentence.
  @Test func goodsOfBeforeMayBeOthers() {
    let named = OpenReadings(claim: claim(.weight, inherited: [.goods: "b0"])).all
    #expect(named.last?.claim.scope.goods == nil && named.last?.change == OpenReadings.anyGoods)
    for other in [[.goods: "b0", .shipper: "b0"], [:]] as [[Scope.Slot: String]] {
      #expect(
        !OpenReadings(claim: claim(.weight, inherited: other)).all.contains {
          $0.change == OpenReadings.anyGoods
        })
    }
  }

  /// «None has come from Germany»: a shipment of German make by another way leaves it open.
  @Test(arguments: [
    (false, 0, Verdict.Reason.agrees),
    (false, 2, .ambiguous),
    // «No motor has come directly from Germany.»
    (true, 2, .agrees),
  ])
  func absencesOfMakers(_ isDirect: Bool, _ made: Int, _ reason: Verdict.Reason) {
    var absence = claim(.absence)
    absence.isDirect = isDirect
    absence.measure = .shipments
    absence.amount = nil
    absence.scope = Scope(
      goods: GoodsReference(text: "motor", hs: ["8501"]), departure: ["DE"])
    let judge = Judge()
    let answers = judge.queries(for: absence).enumerated().map { index, query in
      var tally = Tally()
      if index == 1 {
        #expect(query.scope.origin == ["DE"] && query.scope.departure.isEmpty)
        tally.records = made
        tally.shipments = made
      }
      return EvidenceAnswer(tally: tally)
    }
    #expect(judge.verdict(on: absence, given: answers).reason == reason)
  }

  @Test(arguments: [(50, true), (100, true), (101, false), (400, false)])
  func sharesAreParts(_ part: Int, _ holds: Bool) {
    var claim = claim(.share)
    claim.measure = .shipments
    claim.amount = Amount(
      value: .figure(.one), low: .figure(Figure(1, over: 3)), unit: "share", written: "a third")
    func answer(_ shipments: Int) -> EvidenceAnswer {
      var tally = Tally()
      tally.records = shipments
      tally.shipments = shipments
      return EvidenceAnswer(tally: tally)
    }
    let reading = Verdicts.Reading(claim: claim, answer: answer(part), base: answer(100))
    #expect(reading.outcome(by: .shipments).holds == holds)
  }
}
