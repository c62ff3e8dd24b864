import Facts

/// The contract of `check --format json`: one object; for several stories an array of them.
struct JSONReport {
  let options: ReportOptions

  init(_ options: ReportOptions) { self.options = options }

  func render(_ reports: [Report]) -> String {
    let encoding = ReportEncoding(options)
    if reports.count == 1 { return encoding.report(reports[0]).indentedText + "\n" }
    return JSONValue.array(reports.map(encoding.report)).indentedText + "\n"
  }
}

/// One object a story, a line each, so that a batch can be read as it comes.
struct JSONLinesReport {
  let options: ReportOptions

  init(_ options: ReportOptions) { self.options = options }

  func render(_ reports: [Report]) -> String {
    let encoding = ReportEncoding(options)
    return reports.map { encoding.report($0).text + "\n" }.joined()
  }
}
