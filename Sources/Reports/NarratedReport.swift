import Facts

/// Whole sentences without a layout that must be seen, for a screen reader (`--plain`).
struct NarratedReport {
  let options: ReportOptions

  init(_ options: ReportOptions) { self.options = options }

  func render(_ reports: [Report]) -> String {
    var out = ""
    for report in reports {
      let shown = report.claims.filter {
        options.showsSupported || $0.verdict.status != .supported
      }
      for (index, claim) in shown.enumerated() {
        out += narrated(claim, number: index + 1, of: shown.count, in: report.article) + "\n"
      }
      for conflict in report.conflicts {
        out += "The story against itself: \(ended(conflict.words))\n\n"
      }
      if options.showsUnchecked {
        for sentence in report.unchecked {
          let place = ClaimPlace(block: sentence.block, at: sentence.start, in: report.article)
          out += "Not checked, \(place.words): \(clean(sentence.sentence))\n"
          out += "Reason: \(sentence.reason.words).\n\n"
        }
      }
    }
    return out + "Result: "
      + SummaryLine(reports, showsUnchecked: options.showsUnchecked).text + ".\n"
  }

  private func narrated(_ checked: CheckedClaim, number: Int, of count: Int, in article: Article)
    -> String
  {
    let mark = StatusMark(checked.verdict.reason)
    let place = ClaimPlace(checked.claim, in: article).words
    let status = checked.verdict.status == .unsupported ? "Unsupported, " : ""
    var lines = [
      "Finding \(number) of \(count), in \(clean(article.source)), \(place).",
      "\(status)\(mark.words). Kind: \(checked.claim.kind.words).",
      "The story says: \(clean(checked.claim.sentence))",
      "The words: \(clean(checked.claim.quote)).",
      "Read as: \(ended(checked.verdict.restated))",
      "Records: \(checked.verdict.found?.words ?? "none"). "
        + ended(FigureWords.coverage(checked.coverage).capitalizedFirst),
    ]
    if !checked.verdict.explanation.isEmpty {
      lines.append("Why: \(ended(checked.verdict.explanation))")
    }
    lines += checked.claim.doubts.map { "Unclear: \(ended($0))" }
    lines += checked.verdict.flags.map { "Note: \($0.words)." }
    lines += checked.verdict.nearMisses.map { "Near miss: \(ended($0.question))" }
    if let mend = checked.verdict.mend { lines.append("It would hold with \(mend.words).") }
    lines.append("Claim number: \(checked.claim.id).")
    return lines.joined(separator: "\n") + "\n"
  }

  private func clean(_ text: String) -> String {
    OutsideText.line(text, escaping: options.escapesControls)
  }

  private func ended(_ text: String) -> String {
    let text = clean(text)
    guard let last = text.unicodeScalars.last else { return text }
    return ".?!".unicodeScalars.contains(last) ? text : text + "."
  }
}

extension String {
  package var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
