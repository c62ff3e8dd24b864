import Facts

/// schema.org's ClaimReview as JSON-LD: what search engines and archives of fact-checks read.
///
/// Only what a person decided, of a story that is published at a public address; never a verdict that
/// nobody looked at, nor one whose ground has changed since.
///
/// - Source: https://schema.org/ClaimReview, and Google Search Central, "Fact Check (ClaimReview)
///   structured data".
struct ClaimReviewReport {
  let options: ReportOptions

  init(_ options: ReportOptions) { self.options = options }

  func render(_ reports: [Report]) -> String {
    JSONValue.object([
      ("@context", .string("https://schema.org")),
      ("@graph", .array(reports.flatMap(reviews))),
    ]).indentedText + "\n"
  }

  private func reviews(_ report: Report) -> [JSONValue] {
    guard report.article.published != nil,
      let address = report.article.canonicalURL.flatMap(PublicAddress.init)
    else { return [] }
    let decisions = Dictionary(report.decisions.map { ($0.claim, $0) }) { $1 }
    return report.claims.compactMap { checked in
      guard let decision = decisions[checked.claim.id], !decision.isStale,
        let rating = rating(checked.verdict, decision.outcome)
      else { return nil }
      return review(checked, decision, rating, of: report.article, at: address.text)
    }
  }

  private func review(
    _ checked: CheckedClaim, _ decision: ClaimDecision, _ rating: JSONValue, of article: Article,
    at address: String
  ) -> JSONValue {
    var members: [(String, JSONValue)] = [("@type", .string("ClaimReview"))]
    if let place = options.publicAddress.flatMap(PublicAddress.init) {
      members.append(("url", .string(place.text + "#claim-" + checked.claim.id)))
    }
    var body = checked.verdict.restated.capitalizedFirst
    if let found = checked.verdict.found { body += "; the records: " + found.words }
    if !checked.verdict.explanation.isEmpty { body += ". " + checked.verdict.explanation }
    if let note = decision.note { body += (body.hasSuffix(".") ? " " : ". ") + note }
    members += [
      ("datePublished", .string(String(decision.at.prefix(10)))),
      ("author", thing("Person", [("name", .string(decision.by))])),
      ("claimReviewed", .string(checked.claim.sentence)),
      ("reviewBody", .string(body)),
      ("reviewRating", rating),
      ("itemReviewed", item(checked.claim, in: article, at: address)),
    ]
    return .object(members)
  }

  /// The scale runs from 1, contradicted, to 5, supported; what the records cannot settle has no number.
  private func rating(_ verdict: Verdict, _ outcome: ClaimDecision.Outcome) -> JSONValue? {
    let words: String
    var value: Int?
    switch (outcome, verdict.reason) {
    case (.needsReporter, _): return nil
    case (.supported, _), (.accepted, .agrees):
      (words, value) = ("Supported by customs records", 5)
    case (.accepted, .contradicted): (words, value) = ("Contradicted by customs records", 1)
    case (.unsupported, _), (.accepted, .noMatchingRecords), (.accepted, .notCovered),
      (.accepted, .ambiguous):
      words = "Not supported by customs records"
    case (.accepted, _): return nil
    }
    var members: [(String, JSONValue)] = []
    if let value {
      members += [
        ("ratingValue", .int(value)), ("worstRating", .int(1)), ("bestRating", .int(5)),
      ]
    }
    return thing("Rating", members + [("alternateName", .string(words))])
  }

  private func item(_ claim: Claim, in article: Article, at address: String) -> JSONValue {
    var appearance: [(String, JSONValue)] = [("url", .string(address))]
    if let headline = article.headline { appearance.append(("headline", .string(headline))) }
    appearance.append(("datePublished", .day(article.published)))
    if !article.byline.isEmpty {
      appearance.append(
        ("author", .array(article.byline.map { thing("Person", [("name", .string($0))]) })))
    }
    if let publisher = article.publisher {
      appearance.append(("publisher", thing("Organization", [("name", .string(publisher))])))
    }
    var members: [(String, JSONValue)] = [
      ("text", .string(claim.quote)), ("appearance", thing("NewsArticle", appearance)),
    ]
    if let author = claim.attribution ?? article.publisher {
      members.append(("author", thing("Organization", [("name", .string(author))])))
    }
    return thing("Claim", members)
  }

  private func thing(_ type: String, _ members: [(String, JSONValue)]) -> JSONValue {
    .object([("@type", .string(type))] + members)
  }
}

/// A web address that anyone may open: http or https, a host with a domain, no password, no port.
///
///     PublicAddress("https://news.example/story")  // kept
///     PublicAddress("http://localhost/draft")      // nil
struct PublicAddress {
  let text: String

  init?(_ text: String) {
    let lower = text.lowercased()
    guard let scheme = ["https://", "http://"].first(where: lower.hasPrefix),
      text.unicodeScalars.allSatisfy({ $0.value > 0x20 && $0.value < 0x7F && $0 != "\"" })
    else { return nil }
    let host = lower.dropFirst(scheme.utf8.count).prefix { !"/?#".contains($0) }
    let labels = host.split(separator: ".", omittingEmptySubsequences: false)
    let isNamed = labels.allSatisfy { label in
      !label.isEmpty && label.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
    }
    guard isNamed, labels.count > 1, let top = labels.last, top.contains(where: \.isLetter),
      !["local", "localhost", "internal", "lan", "home", "test", "invalid"].contains(top)
    else { return nil }
    self.text = text
  }
}
