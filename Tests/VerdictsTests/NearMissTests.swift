import Facts
import Testing

@testable import Verdicts

/// Small changes under which a contradicted claim would hold.
@Suite struct NearMissTests {
  /// A claim about a figure of 2022, with bounds of a tenth where it is hedged.
  static func claim(
    _ kind: ClaimKind, _ measure: Measure, _ said: Int, _ unit: String, hedge: String? = nil,
    spread: Int = 0, written: String = ""
  ) -> Claim {
    let value = Figure(said)
    let reach = Figure(spread)
    return Claim(
      id: "1", kind: kind, sentence: "", block: "b1", start: 0, end: 0, quote: "",
      scope: Scope(consignee: PartyReference(text: "Orlan-Trade"), period: .year(2022)),
      measure: measure,
      amount: Amount(
        value: .figure(value), low: .figure(value - reach), high: .figure(value + reach),
        unit: unit, hedge: hedge, written: written))
  }

  static func answer(
    shipments: Int = 4, kilograms: Int = 0, dollars: Int = 0, pieces: Int = 0
  ) -> EvidenceAnswer {
    var tally = Tally()
    tally.records = shipments
    tally.shipments = shipments
    tally.netMassInGrams = kilograms * 1_000
    tally.recordsWithNetMass = shipments
    tally.valueInUSDCents = dollars * 100
    tally.recordsWithValue = shipments
    tally.quantitiesInThousandths = ["piece": pieces * 1_000]
    return EvidenceAnswer(tally: tally)
  }

  /// «more than 38» would take in 53 as well; the digit that is wrong lies nearer.
  @Test func theNearestSlipIsOffered() throws {
    var claim = Self.claim(.value, .value, 83_000_000, "USD", hedge: "more than")
    claim.amount?.high = nil
    let misses = Judge().nearMisses(of: claim, given: [Self.answer(dollars: 53_400_000)], and: [])
    #expect(misses.first?.question.contains("one digit wrong?") == true, "\(misses)")
  }

  struct Row: Sendable, CustomTestStringConvertible {
    var said: Int
    var found: Int
    var change: String
    var question: String
    var testDescription: String { "\(said) said, \(found) found" }
  }

  @Test(arguments: [
    Row(said: 10_000, found: 1_000, change: "digits", question: "one zero too many?"),
    Row(said: 100, found: 1_000, change: "digits", question: "one zero too few?"),
    Row(said: 210, found: 120, change: "digits", question: "two digits transposed?"),
    Row(said: 60, found: 16, change: "digits", question: "«-teen»"),
    Row(said: 8, found: 18, change: "digits", question: "«-teen»"),
    Row(said: 840, found: 540, change: "digits", question: "one digit wrong?"),
    Row(said: 1_234, found: 7_750, change: "figure", question: "is the figure right?"),
    Row(said: 1_234, found: 1_240, change: "rounding", question: "rounded twice"),
    Row(said: 40_000, found: 80_000, change: "unit", question: "were pairs meant?"),
  ]) func slips(_ row: Row) throws {
    let claim = Self.claim(.quantity, .quantity, row.said, "piece")
    let misses = Judge().nearMisses(
      of: claim, given: [Self.answer(pieces: row.found)], and: [])
    let first = try #require(misses.first)
    #expect(first.change == row.change)
    #expect(first.question.contains(row.question))
  }

  @Test func unitsAndMeasures() throws {
    let tons = Self.claim(
      .weight, .netMass, 80_000, "kg", spread: 500, written: "80 tons")
    let short = Judge().nearMisses(of: tons, given: [Self.answer(kilograms: 72_600)], and: [])
    #expect(short.first?.question.contains("short tons") == true)
    let money = Judge().nearMisses(
      of: tons, given: [Self.answer(kilograms: 3_110, dollars: 80_000)], and: [])
    #expect(money.first?.change == "measure")
    #expect(money.first?.question.contains("value is $80,000") == true)
  }

  /// Nothing found gives no figure to ask about.
  @Test func nothingFound() {
    let claim = Self.claim(.quantity, .quantity, 900, "piece")
    let none = Judge().nearMisses(of: claim, given: [EvidenceAnswer()], and: [])
    #expect(none.isEmpty)
  }

  @Test(arguments: [
    ("2022-06-01", "2022-07-01", "2022-07-01"), ("2022-01-01", "2023-01-01", "2021-01-01"),
    ("2022-09-01", "2022-11-01", "2022-10-01"),
  ]) func theNearestPeriodComesFirst(from: String, to: String, first: String) throws {
    let shifts = PeriodShift.all(
      from: try #require(Day(iso: from)), to: try #require(Day(iso: to)))
    #expect(shifts.first?.period.from?.description == first)
  }

  /// The days of a survey stand for every other month.
  @Test func otherMonth() throws {
    var claim = Self.claim(.quantity, .quantity, 1_000, "piece")
    claim.scope.period = .month(5, of: 2022)
    let survey = try #require(
      Judge().surveys(for: claim, given: EvidenceAnswer()).first { $0.change == .period })
    #expect(survey.query.scope.period.from == Day(iso: "2021-05-01"))
    let groups = ["2022-06-07": 1_000, "2022-08-09": 30].map { day, pieces in
      EvidenceAnswer.Group(name: day, tally: Self.answer(shipments: 1, pieces: pieces).tally)
    }
    let found = Judge().variations(
      of: claim, given: [(survey, EvidenceAnswer(groups: groups))])
    #expect(found.map(\.change) == ["period"])
    #expect(found.first?.claim.scope.period == .month(6, of: 2022))
  }

  /// A near miss says nothing about the verdict, and there are three at most.
  @Test func threeAtMost() {
    let claim = Self.claim(.quantity, .quantity, 900, "piece")
    let tried = ["period", "departure", "shipper", "goods"].enumerated().map { index, change in
      (
        variation: Judge.Variation(claim: claim, change: change, rank: index + 3),
        verdict: Verdict(
          reason: .agrees,
          found: Verdict.Found(value: .figure(Figure(900)), unit: "piece", records: 1))
      )
    }
    let misses = Judge().nearMisses(
      of: claim, given: [Self.answer(pieces: 7_710)], and: tried)
    #expect(misses.count == 3)
    // The figure that the records give is always among them.
    #expect(misses.map(\.change) == ["period", "departure", "figure"])
  }
}
