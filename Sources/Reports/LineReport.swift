import Facts

/// `file:line:col: reason: message`, one line a finding, for Vim, Emacs and their like.
struct LineReport {
  let options: ReportOptions

  init(_ options: ReportOptions) { self.options = options }

  func render(_ reports: [Report]) -> String {
    var out = ""
    for report in reports {
      let source = clean(report.article.source)
      for checked in report.claims
      where options.showsSupported || checked.verdict.status != .supported {
        let place = ClaimPlace(checked.claim, in: report.article).editor
        out += "\(source):\(place): \(checked.verdict.reason.rawValue): \(message(checked))\n"
      }
      guard options.showsUnchecked else { continue }
      for sentence in report.unchecked {
        let place = ClaimPlace(block: sentence.block, at: sentence.start, in: report.article)
        out += "\(source):\(place.editor): \(sentence.reason.rawValue): not checked: "
        out += clean(sentence.sentence) + "\n"
      }
    }
    return out
  }

  private func message(_ checked: CheckedClaim) -> String {
    var out = checked.verdict.restated
    if let found = checked.verdict.found { out += "; records: " + found.words }
    if let miss = checked.verdict.nearMisses.first { out += "; " + miss.question }
    return clean(out) + " [\(checked.claim.kind.rawValue) #\(checked.claim.id)]"
  }

  private func clean(_ text: String) -> String {
    OutsideText.line(text, escaping: options.escapesControls)
  }
}
