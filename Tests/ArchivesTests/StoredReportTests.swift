import Facts
import Foundation
import Testing

@testable import Archives

/// Reports come back as they were kept, by this program and by those before.
struct StoredReportTests {
  private static let report: Report = {
    let claim = Claim(
      id: "c1", kind: .quantity, sentence: "Qamar shipped 40 lathes.", block: "b", start: 0,
      end: 24,
      quote: "40 lathes", quoteStart: 14, quoteEnd: 23,
      scope: Scope(shipper: PartyReference(text: "Qamar")), measure: .quantity)
    var other = claim
    other.id = "c2"
    var report = Report(
      article: Article(source: "a.html"),
      claims: [claim, other].map { CheckedClaim(claim: $0, verdict: Verdict(reason: .agrees)) },
      diagnostics: [])
    report.claims[1].verdict = Verdict(reason: .contradicted)
    return report
  }()

  @Test func comesBack() throws {
    let stored = StoredReport(Self.report)
    #expect(try StoredReport.report(in: PackedJSON.data(of: stored)) == Self.report)
    let empty = Report(article: Article(source: ""))
    #expect(try StoredReport.report(in: PackedJSON.data(of: StoredReport(empty))) == empty)
  }

  /// Whatever is said otherwise of a claim gives it another digest.
  @Test func digestsTellClaimsApart() {
    var record = Shipment(
      dataset: "1f", file: "a.csv", row: 7, id: "A", day: nil, shipper: "Qamar", consignee: "Tula",
      hs: "8458", goods: "lathes", matched: [.shipper: 0.75])
    record.goodsMatch = .hs("84")
    var claim = Self.report.claims[0]
    claim.records = [record]
    let changes: [(inout CheckedClaim) -> Void] = [
      { $0.claim.id = "c3" }, { $0.verdict.reason = .contradicted },
      { $0.coverage = .none("why") },
      { $0.resolution.knowsGoods.toggle() }, { $0.records = [] },
      { $0.records.append($0.records[0]) },
      { $0.records[0].dataset = "2f" }, { $0.records[0].row = 8 },
      { $0.records[0].matched[.shipper] = 0.5 }, { $0.records[0].matched = [.consignee: 0.75] },
      { $0.records[0].goodsMatch = .hs("8458") }, { $0.records[0].goodsMatch = .words("84") },
      { $0.records[0].goodsMatch = nil },
      { $0.records[0].converted = Money(cents: 0, currency: "EUR") },
      { $0.records[0].converted = Money(cents: 1, currency: "EUR") },
    ]
    let others = changes.map { change in
      var other = claim
      change(&other)
      return StoredReport.digest(of: other)
    }
    #expect(Set(others + [StoredReport.digest(of: claim)]).count == changes.count + 1)
    #expect(StoredReport.digest(of: claim) == StoredReport.digest(of: claim))
  }

  @Test func ofAnEarlierProgramIsRead() throws {
    #expect(try StoredReport.report(in: PackedJSON.data(of: Self.report)) == Self.report)
  }

  @Test func whatIsNoReportIsTold() {
    for text in ["{}", #"{"report":{},"claims":[]}"#, "[]"] {
      let data = PackedJSON.packed(Array(text.utf8))
      #expect(throws: (any Error).self) { try StoredReport.report(in: data) }
    }
    #expect(throws: (any Error).self) { try StoredReport.report(in: Data()) }
  }
}
