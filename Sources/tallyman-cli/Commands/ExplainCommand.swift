import ArgumentParser
import Articles
import Evidence
import Facts
import Foundation
import Reports
import Tallyman

/// `tallyman explain`: the page of a code or word, the schema, or one claim in full.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Explain a code, a word of the report, or one claim.",
    discussion: """
      tallyman explain TM1003             what a diagnostic means, and what to do
      tallyman explain contradicted       a word of the report
      tallyman explain schema             the JSON Schema of --format json
      tallyman explain report.json#7f3a91c2, draft.docx#7f3a91c2   one claim, with its records

      Without a word it lists the pages. A claim of a story is checked again, with the evidence given.
      """)

  @Argument(
    help: ArgumentHelp("A code, a word, schema, or FILE#CLAIM.", valueName: "code"))
  var subject: String?

  @OptionGroup var evidence: EvidenceArguments
  @OptionGroup var narration: NarrationArguments

  @Option(
    help: ArgumentHelp("The day of publication of a story.", valueName: "yyyy-mm-dd"))
  var published: Day?

  @Option(help: ArgumentHelp("How many records to list.", valueName: "n|all"))
  var records: RecordLimit = .some(50)

  func run() throws {
    let terminal = narration.terminal
    do throws(Diagnostic) {
      try terminal.write(text(terminal))
    } catch {
      terminal.tell(error)
      try ExitStatus.incomplete.end()
    }
  }

  private func text(_ terminal: Terminal) throws(Diagnostic) -> String {
    guard let subject else { return ExplainPages.list }
    if subject == "schema" { return ExplainPages.schema }
    if let page = ExplainPages.page(subject) { return page }
    guard let mark = subject.lastIndex(of: "#") else {
      if FileManager.default.fileExists(atPath: subject) {
        throw CommandProblem.whichClaim(subject).diagnostic
      }
      throw CommandProblem.noPage(subject, like: ExplainPages.nearest(subject)).diagnostic
    }
    let path = String(subject[..<mark])
    return try claim(String(subject[subject.index(after: mark)...]), in: path, terminal)
  }

  private func claim(_ id: String, in path: String, _ terminal: Terminal) throws(Diagnostic)
    -> String
  {
    if path.contains("://") { throw CommandProblem.address(path).diagnostic }
    let input = StoryInput(source: path)
    let reports: [Report]
    if path.hasSuffix(".json") || path.hasSuffix(".jsonl") {
      let bytes = try input.bytes()
      reports = ReportDecoding.reports(in: String(decoding: bytes, as: UTF8.self))
      guard !reports.isEmpty else { throw CommandProblem.noReport(path).diagnostic }
    } else {
      let reading = try input.reading(as: nil, published: published)
      let (folder, remarks) = try evidence.opened(terminal)
      for remark in reading.diagnostics + remarks { terminal.tell(remark) }
      reports = [
        try Tallyman(recordLimit: records.count ?? Int.max).check(reading.article, against: folder)
      ]
    }
    var options = terminal.options
    options.recordLimit = records.count
    for report in reports {
      if let checked = report.claims.first(where: { $0.claim.id == id }) {
        return ClaimExplanation(options).render(checked, in: report)
      }
    }
    throw CommandProblem.noClaim(id, in: path).diagnostic
  }
}
