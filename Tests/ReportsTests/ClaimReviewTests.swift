import Facts
import Testing

@testable import Reports

/// ClaimReview: only what a person decided, of stories that everyone can open.
struct ClaimReviewTests {
  private func reviews(
    _ decisions: [ClaimDecision], address: String? = "https://news.example.org/quay",
    published: Bool = true, _ options: ReportOptions = ReportOptions()
  ) -> [JSONValue] {
    var report = SampleReport.report
    report.article.canonicalURL = address
    if !published { report.article.published = nil }
    report.decisions = decisions
    let text = ReportFormat.claimreview.render([report], options)
    return JSONValue(parsing: text)?["@graph"]?.elements ?? []
  }

  private func decision(
    _ index: Int, _ outcome: ClaimDecision.Outcome = .accepted, changes: [String] = []
  ) -> ClaimDecision {
    ClaimDecision(
      claim: SampleReport.report.claims[index].claim.id, outcome: outcome, note: "Seen.", by: "Ana",
      at: "2026-03-01T09:30:00.000Z", changes: changes)
  }

  @Test func onlyWhatWasDecided() {
    #expect(reviews([]).isEmpty)
    #expect(reviews([decision(0)]).count == 1)
    #expect(reviews([decision(0, .needsReporter)]).isEmpty)
    #expect(reviews([decision(0, changes: ["the records now give more"])]).isEmpty)
    #expect(reviews([decision(0)], published: false).isEmpty)
  }

  @Test(arguments: [
    nil, "", "draft.html", "http://localhost/a", "https://10.0.0.1/a", "ftp://news.example.org/",
    "javascript:alert(1)", "https://user@news.example.org/", "https://news.example.org:8443/",
    "https://news.local/a", "https://news.example.org/\"><script>", "https://intranet/a",
  ]) func onlyPublicAddresses(_ address: String?) {
    #expect(reviews([decision(0)], address: address).isEmpty)
  }

  @Test func ratings() throws {
    let reasons = SampleReport.report.claims.map(\.verdict.reason)
    let agrees = try #require(reasons.firstIndex(of: .agrees))
    let contradicted = try #require(reasons.firstIndex(of: .contradicted))
    for (index, outcome, value) in [
      (agrees, ClaimDecision.Outcome.accepted, 5), (contradicted, .accepted, 1),
      (contradicted, .supported, 5), (agrees, .unsupported, nil),
    ] as [(Int, ClaimDecision.Outcome, Int?)] {
      let review = try #require(reviews([decision(index, outcome)]).first)
      #expect(review["reviewRating"]?["ratingValue"]?.integer == value)
      #expect(review["reviewRating"]?["alternateName"]?.string?.isEmpty == false)
    }
  }

  /// The members that Google's documentation requires or recommends.
  @Test func members() throws {
    let options = ReportOptions(publicAddress: "https://check.example.org/quay.html")
    let review = try #require(reviews([decision(0)], options).first)
    let id = SampleReport.report.claims[0].claim.id
    #expect(review["@type"]?.string == "ClaimReview")
    #expect(review["url"]?.string == "https://check.example.org/quay.html#claim-\(id)")
    #expect(review["datePublished"]?.string == "2026-03-01")
    #expect(review["author"]?["name"]?.string == "Ana")
    #expect(review["claimReviewed"]?.string == SampleReport.report.claims[0].claim.sentence)
    #expect(review["reviewBody"]?.string?.hasSuffix("Seen.") == true)
    let item = review["itemReviewed"]
    #expect(item?["appearance"]?["url"]?.string == "https://news.example.org/quay")
    #expect(reviews([decision(0)]).first?["url"] == nil)
  }
}
