import Reports

extension FuzzTarget {
  /// A report as `explain`, `compare` and `review` read it: what is read is written and read again alike,
  /// in every form.
  static let report = FuzzTarget("report") { bytes in
    let reports = ReportDecoding.reports(in: String(decoding: bytes, as: UTF8.self))
    for format in ReportFormat.allCases {
      let text = format.render(reports)
      guard format == .json || format == .jsonl else { continue }
      let again = ReportDecoding.reports(in: text)
      if again.count != reports.count { return "\(format): \(again.count) of \(reports.count)" }
      if format.render(again) != text { return "\(format): written twice, not alike" }
    }
    for report in reports {
      for claim in report.claims { _ = ClaimExplanation(ReportOptions()).render(claim, in: report) }
    }
    return nil
  }
}
