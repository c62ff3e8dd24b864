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
    #expect(stored.digests.count == 2)
    #expect(stored.digests == Self.report.claims.map(StoredReport.digest))
    #expect(Set(stored.digests).count == 2)
    let empty = Report(article: Article(source: ""))
    #expect(try StoredReport.report(in: PackedJSON.data(of: StoredReport(empty))) == empty)
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
