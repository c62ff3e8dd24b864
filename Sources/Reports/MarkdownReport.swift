import Facts

/// For an issue, a wiki or a mail: findings first, then what holds, then what was not checked.
struct MarkdownReport {
  let options: ReportOptions

  init(_ options: ReportOptions) { self.options = options }

  func render(_ reports: [Report]) -> String {
    reports.map(story).joined(separator: "\n---\n\n")
  }

  private func story(_ report: Report) -> String {
    let article = report.article
    var out = "# \(escaped(article.headline ?? article.source))\n\n"
    let facts =
      [article.publisher, article.published.map(FigureWords.day)].compactMap { $0 }
      .map(escaped) + ["`\(code(article.source))`"]
    out += facts.joined(separator: " · ") + "\n\n"
    out += "**\(escaped(SummaryLine([report], showsUnchecked: true).text)).**\n\n"
    for diagnostic in report.diagnostics {
      out += "> **\(diagnostic.code)** \(escaped(diagnostic.message)). "
      out += "Remedy: \(escaped(diagnostic.remedy)).\n\n"
    }
    let findings = report.claims.filter { $0.verdict.status != .supported }
    if !findings.isEmpty { out += "## Findings\n\n" }
    for checked in findings { out += finding(checked, in: article) }
    if !report.conflicts.isEmpty {
      out += "## The story against itself\n\n"
      for conflict in report.conflicts {
        let marks = conflict.claims.map { "`#\($0.claim)`" }.joined(separator: ", ")
        out += "- \(escaped(conflict.words)) \(marks)\n"
      }
      out += "\n"
    }
    let held = report.claims.filter { $0.verdict.status == .supported }
    if !held.isEmpty {
      out += "## Supported\n\n"
      for checked in held { out += "- " + line(checked) + "\n" }
      out += "\n"
    }
    if !report.unchecked.isEmpty {
      out += "## Not checked\n\n"
      for sentence in report.unchecked {
        out += "- \(escaped(sentence.sentence)) — *\(sentence.reason.words)*\n"
      }
      out += "\n"
    }
    return out + evidence(report)
  }

  private func line(_ checked: CheckedClaim) -> String {
    let flags = checked.verdict.flags.map(\.words).joined(separator: "; ")
    let found = checked.verdict.found.map { " Found " + escaped($0.words) + "." } ?? ""
    return "\(StatusMark(checked.verdict.reason).glyph) \(escaped(checked.verdict.restated))."
      + found + (flags.isEmpty ? "" : " *\(flags)*.") + " `#\(checked.claim.id)`"
  }

  private func finding(_ checked: CheckedClaim, in article: Article) -> String {
    let mark = StatusMark(checked.verdict.reason)
    let claim = checked.claim
    let excerpt = Excerpt(of: claim, in: article, width: 100_000, escaping: false)
    var out = "### \(mark.glyph) \(mark.words.capitalizedFirst) — \(claim.kind.words)\n\n"
    let quote = excerpt.quote.isEmpty ? "" : "**\(escaped(excerpt.quote))**"
    out += "> \(escaped(excerpt.before))\(quote)\(escaped(excerpt.after))\n\n"
    var facts = [("Place", ClaimPlace(claim, in: article).words)]
    facts.append(("Read as", checked.verdict.restated))
    let found = checked.verdict.found?.words ?? "none"
    facts.append(("Records", found + "; " + FigureWords.coverage(checked.coverage)))
    facts.append(("Why", checked.verdict.explanation))
    facts += claim.doubts.map { ("Unclear", $0) }
    facts += checked.verdict.flags.map { ("Note", $0.words) }
    facts += checked.verdict.nearMisses.map { ("Near miss", $0.question) }
    if let mend = checked.verdict.mend { facts.append(("Would hold", mend.words)) }
    for (name, text) in facts where !text.isEmpty {
      out += "- **\(name):** \(escaped(text))\n"
    }
    return out + "- **Claim:** `#\(claim.id)`\n\n" + records(checked)
  }

  private func records(_ checked: CheckedClaim) -> String {
    let listed = options.listed(checked.records).prefix(10)
    guard !listed.isEmpty else { return "" }
    var out =
      "| date | shipper | consignee | HS | goods | quantity | net kg | USD | route | source |\n"
    out += "|---|---|---|---|---|--:|--:|--:|---|---|\n"
    for record in listed {
      let cells = [
        record.day?.description ?? "", record.shipper, record.consignee, record.hs, record.goods,
        record.quantityWords ?? "", record.netWeightInKilograms?.grouped() ?? "",
        record.valueInUSD?.grouped() ?? "",
        record.stops.joined(separator: " → "), "\(record.file):\(record.row)",
      ]
      out += "| " + cells.map(escaped).joined(separator: " | ") + " |\n"
    }
    let rest = (checked.verdict.found?.records ?? listed.count) - listed.count
    if rest > 0 { out += "\n…and \(FigureWords.count(rest, "record")) more.\n" }
    return out + "\n"
  }

  private func evidence(_ report: Report) -> String {
    guard !report.datasets.isEmpty else { return "" }
    var out = "## Evidence\n\n"
    for dataset in report.datasets {
      out += "- `\(code(dataset.source))`: \(FigureWords.count(dataset.records, "record")), "
      out += FigureWords.period(dataset.period)
      out += dataset.isCoverageAssumed ? " (coverage assumed)\n" : "\n"
    }
    return out + "\nEdition `\(code(report.edition))`\n"
  }

  /// Every mark that Markdown or HTML would act on stands behind a backslash.
  private func escaped(_ text: String) -> String {
    var out = ""
    for scalar in OutsideText.line(text, escaping: false).unicodeScalars {
      switch scalar {
      case "\\", "`", "*", "_", "{", "}", "[", "]", "<", ">", "#", "|", "!", "~", "&", "@":
        out += "\\"
        out.unicodeScalars.append(scalar)
      default: out.unicodeScalars.append(scalar)
      }
    }
    // A line's first mark must not begin a list or a heading's underline.
    if let first = out.unicodeScalars.first, "+-=".unicodeScalars.contains(first) {
      out = "\\" + out
    }
    return out
  }

  private func code(_ text: String) -> String {
    String(
      OutsideText.line(text, escaping: true).map { $0 == "`" ? "'" : $0 })
  }
}
