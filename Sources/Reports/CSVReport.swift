import Facts

/// One row a claim, for a spreadsheet: RFC 4180, UTF-8, numbers without thousands marks.
///
/// A cell of outside text that a spreadsheet would run as a formula is led in by an apostrophe.
/// - Source: OWASP, "CSV Injection".
struct CSVReport {
  static let header = [
    "source", "headline", "published", "claim", "kind", "place", "quote", "sentence", "read_as",
    "status", "reason", "flags", "claimed", "low", "high", "unit", "found", "shipments", "records",
    "first", "last", "near_misses", "explanation",
  ]

  func render(_ reports: [Report]) -> String {
    var out = CSVReport.header.joined(separator: ",") + "\r\n"
    for report in reports {
      for checked in report.claims {
        out += row(checked, of: report.article).joined(separator: ",") + "\r\n"
      }
    }
    return out
  }

  private func row(_ checked: CheckedClaim, of article: Article) -> [String] {
    let claim = checked.claim
    let verdict = checked.verdict
    let misses = verdict.nearMisses.map(\.question).joined(separator: " | ")
    let text: [String] = [
      article.source, article.headline ?? "", article.published?.description ?? "", claim.id,
      claim.kind.rawValue, ClaimPlace(claim, in: article).words, claim.quote, claim.sentence,
      verdict.restated, verdict.status.rawValue, verdict.reason.rawValue,
      verdict.flags.map(\.rawValue).joined(separator: " "),
    ]
    let values = [claim.amount?.value, claim.amount?.low, claim.amount?.high].map(value)
    let found = [
      claim.amount?.unit ?? verdict.found?.unit ?? "", value(verdict.found?.value),
      verdict.found.map { String($0.shipments) } ?? "",
      verdict.found.map { String($0.records) } ?? "",
      verdict.found?.first?.description ?? "", verdict.found?.last?.description ?? "",
    ]
    return text.map(CSVReport.cell) + values + found
      + [misses, verdict.explanation].map(CSVReport.cell)
  }

  /// Figures go out as they are: a minus sign before digits is no formula.
  private func value(_ value: ClaimValue?) -> String {
    switch value {
    case .figure(let figure): figure.description
    case .day(let day): day.description
    case .month(let year, let month): isoMonth(year, month)
    case .name(let name): CSVReport.cell(name)
    case nil: ""
    }
  }

  static func cell(_ text: String) -> String {
    var text = text
    if let first = text.unicodeScalars.first, "=+-@\t\r".unicodeScalars.contains(first) {
      text = "'" + text
    }
    guard text.utf8.contains(where: { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }) else { return text }
    let doubled = text.split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "\"\"")
    return "\"\(doubled)\""
  }
}
