import Facts
import Foundation
import Testing

@testable import Reports

/// Every format of one report, byte for byte as in `Golden/`.
///
/// To update the files after a wanted change: `TALLYMAN_UPDATE_GOLDEN=1 swift test --filter GoldenReports`,
/// then read the difference before it is committed.
struct GoldenReports {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden")

  struct Sample: Sendable, CustomTestStringConvertible {
    let name: String
    let format: ReportFormat
    var options = ReportOptions()
    var reports = [SampleReport.report]
    var testDescription: String { name }
  }

  static let samples = [
    Sample(name: "report.txt", format: .text),
    Sample(
      name: "report-all.txt", format: .text,
      options: ReportOptions(showsSupported: true, showsUnchecked: true)),
    Sample(name: "report-narrow.txt", format: .text, options: ReportOptions(width: 40)),
    Sample(name: "report-color.txt", format: .text, options: ReportOptions(usesColor: true)),
    Sample(
      name: "report-plain.txt", format: .text,
      options: ReportOptions(showsUnchecked: true, plain: true)),
    Sample(name: "report.line", format: .line, options: ReportOptions(showsUnchecked: true)),
    Sample(name: "report.json", format: .json),
    Sample(
      name: "reports.jsonl", format: .jsonl, reports: [SampleReport.report, SampleReport.failed]),
    Sample(name: "report.md", format: .markdown),
    Sample(name: "report.csv", format: .csv),
    Sample(name: "report.html", format: .html),
    Sample(
      name: "reports.html", format: .html, reports: [SampleReport.report, SampleReport.failed]),
    Sample(
      name: "report.sarif", format: .sarif,
      options: ReportOptions(showsSupported: true, showsUnchecked: true)),
    Sample(name: "decided.html", format: .html, reports: [SampleReport.decided]),
    Sample(
      name: "decided.jsonld", format: .claimreview,
      options: ReportOptions(publicAddress: "https://check.example.org/rifles.html"),
      reports: [SampleReport.decided]),
  ]

  @Test(arguments: samples) func rendersAsBefore(_ sample: Sample) throws {
    let text = sample.format.render(sample.reports, sample.options)
    #expect(text == sample.format.render(sample.reports, sample.options))
    let file = Self.folder.appending(path: sample.name)
    if ProcessInfo.processInfo.environment["TALLYMAN_UPDATE_GOLDEN"] != nil {
      try Data(text.utf8).write(to: file)
    }
    let golden = try String(decoding: Data(contentsOf: file), as: UTF8.self)
    #expect(text == golden, "see the note at the head of GoldenReports.swift")
  }

  @Test func everyFormatHasAGoldenFile() {
    let formats = Set(Self.samples.map { $0.format })
    #expect(formats == Set(ReportFormat.allCases))
  }
}
