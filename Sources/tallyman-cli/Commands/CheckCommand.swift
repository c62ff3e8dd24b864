import ArgumentParser
import Articles
import Claims
import Evidence
import Facts
import Reports
import Review
import Tallyman

/// `tallyman check`: stories in, reports out.
struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Check stories against customs records.",
    discussion: """
      Every claim that records can settle is looked up; a block is printed for each that they do \
      not support, and the last line is the answer.
      """)

  @OptionGroup var stories: StoryArguments
  @Option(
    help: ArgumentHelp(
      "Run a query instead of stories: the data that tallyman explain prints, perhaps edited.",
      valueName: "file"), completion: .file())
  var query: String?

  @OptionGroup var evidence: EvidenceArguments
  @OptionGroup var narration: NarrationArguments

  @Option(
    help: ArgumentHelp(
      "The form of the report. Default: by the ending of --output, else text.", valueName: "format")
  )
  var format: ReportFormat?

  @Option(
    name: .shortAndLong, help: ArgumentHelp("Write the report there.", valueName: "file"),
    completion: .file())
  var output: String?

  @Flag(help: "Show the supported claims too.")
  var all = false

  @Flag(help: "List the sentences that were not checked, and why.")
  var unchecked = false

  @Flag(help: "Whole sentences instead of a layout, for a screen reader.")
  var plain = false

  @Option(help: ArgumentHelp("How many records to list with a claim.", valueName: "n|all"))
  var records: RecordLimit = .some(50)

  @Option(
    help: ArgumentHelp("Show what reviewers decided, from this log.", valueName: "file"),
    completion: .file())
  var decisions: String?

  @Option(
    help: ArgumentHelp("Where the report will be published, for claimreview.", valueName: "url"))
  var publicAddress: String?

  @Option(help: "What makes the exit status 1.")
  var failOn: FailOn = .unsupported

  enum FailOn: String, ExpressibleByArgument, CaseIterable {
    case contradicted, unsupported, never
  }

  func validate() throws {
    if query == nil { try stories.requireInput() }
    if query != nil, !stories.paths.isEmpty {
      throw ValidationError("Give stories or --query, not both.")
    }
    if format == nil, let output {
      try requireForm(of: output, ReportFormat(endingOf: output) != nil)
    }
  }

  func run() async throws {
    let terminal = narration.terminal
    stories.limits.memory.watch(terminal)
    var status = ExitStatus.incomplete
    do throws(Diagnostic) {
      status = try await self.status(terminal)
    } catch {
      terminal.tell(error)
    }
    try status.end()
  }

  private var chosenFormat: ReportFormat {
    format ?? output.flatMap(ReportFormat.init(endingOf:)) ?? .text
  }

  /// Lines go out as they come; every other format needs all reports.
  private var streams: Bool { chosenFormat == .jsonl && output == nil && decisions == nil }

  private func status(_ terminal: Terminal) async throws(Diagnostic) -> ExitStatus {
    // The vocabulary is read on one core while the evidence is opened on the other.
    let warming = Task.detached { ClaimFinder().claims(in: Article(source: "")) }
    let folder: EvidenceFolder
    let remarks: [Diagnostic]
    do throws(Diagnostic) {
      (folder, remarks) = try evidence.opened(terminal)
    } catch {
      // Whoever mends the one should not meet the other only then.
      for input in stories.inputs {
        if case .failure(let problem) = input { terminal.tell(problem) }
      }
      throw error
    }
    _ = await warming.value
    for remark in remarks { terminal.tell(remark) }
    var outcome = Outcome(failOn: failOn)
    outcome.isIncomplete = remarks.contains { $0.severity == .error }
    var reports: [Report] = []
    var progress = Progress(terminal, unit: "stories")
    if let query {
      let report = try report(on: query, against: folder)
      outcome.add(report)
      try write([report], outcome, terminal)
      return outcome.status
    }
    let inputs = stories.inputs
    let batch = 16
    for start in stride(from: 0, to: inputs.count, by: batch) {
      let some = Array(inputs[start..<min(start + batch, inputs.count)])
      for report in await checked(some, against: folder) {
        progress.clear()
        for diagnostic in report.diagnostics { terminal.tell(diagnostic) }
        outcome.add(report)
        if streams {
          try terminal.write(ReportFormat.jsonl.render([report], options(terminal)))
        } else {
          reports.append(report)
        }
      }
      progress.show(done: min(start + batch, inputs.count), of: inputs.count)
    }
    progress.clear()
    if !streams { try write(reports, outcome, terminal) }
    return outcome.status
  }

  /// The pictures of the page are drawn from more records than are listed.
  private var wantedRecords: Int {
    let listed = records.count ?? Int.max
    return chosenFormat == .html ? max(listed, 5_000) : listed
  }

  private func write(_ reports: [Report], _ outcome: Outcome, _ terminal: Terminal)
    throws(Diagnostic)
  {
    var shown =
      chosenFormat.carriesFailures ? reports : reports.filter { !$0.article.blocks.isEmpty }
    if let decisions {
      shown = try DecisionLog(at: decisions).decided(shown, rules: ProgramEdition.text)
    }
    // Where no story could be read at all, an older report at this place is worth more.
    guard outcome.readAny || (output == nil && !shown.isEmpty) else { return }
    let text = chosenFormat.render(shown, options(terminal))
    if let output {
      try OutputFile(path: output).write(text)
    } else {
      try terminal.write(text)
    }
  }

  /// A batch at once on all cores; the reports stand in the order of the inputs.
  private func checked(_ inputs: [Result<StoryInput, Diagnostic>], against folder: EvidenceFolder)
    async -> [Report]
  {
    guard inputs.count > 1 else { return inputs.map { report(on: $0, against: folder) } }
    return await withTaskGroup(of: (Int, Report).self) { group in
      for (index, input) in inputs.enumerated() {
        group.addTask { (index, self.report(on: input, against: folder)) }
      }
      var reports: [(Int, Report)] = []
      for await report in group { reports.append(report) }
      return reports.sorted { $0.0 < $1.0 }.map(\.1)
    }
  }

  private func report(on input: Result<StoryInput, Diagnostic>, against folder: EvidenceFolder)
    -> Report
  {
    StoryCheck(
      kind: stories.kind, published: stories.published, recordLimit: wantedRecords,
      limits: stories.limits.values
    )
    .report(on: input, against: folder)
  }

  private func report(on query: String, against folder: EvidenceFolder) throws(Diagnostic)
    -> Report
  {
    let bytes = try StoryInput(source: query).bytes()
    guard let document = QueryDocument(parsing: String(decoding: bytes, as: UTF8.self)) else {
      throw CommandProblem.noQuery(query).diagnostic
    }
    return try Tallyman(recordLimit: wantedRecords).check(
      document.claim, from: query, against: folder)
  }

  private func options(_ terminal: Terminal) -> ReportOptions {
    let direct = output == nil
    var options = ReportOptions(
      showsSupported: all, showsUnchecked: unchecked, width: terminal.width,
      usesColor: direct && terminal.usesColor, plain: plain,
      escapesControls: direct && terminal.outputIsTerminal, recordLimit: records.count,
      publicAddress: publicAddress)
    options.evidence = evidence.evidence
    return options
  }
}

/// What the reports together mean for the exit status.
private struct Outcome {
  let failOn: CheckCommand.FailOn
  var isIncomplete = false
  private(set) var readAny = false
  private var checkable = 0
  private var failed = 0

  init(failOn: CheckCommand.FailOn) { self.failOn = failOn }

  mutating func add(_ report: Report) {
    if report.diagnostics.contains(where: { $0.severity == .error }) { isIncomplete = true }
    if !report.article.blocks.isEmpty { readAny = true }
    for claim in report.claims {
      if claim.verdict.status != .notCheckable { checkable += 1 }
      switch failOn {
      case .contradicted: failed += claim.verdict.reason == .contradicted ? 1 : 0
      case .unsupported: failed += claim.verdict.status == .unsupported ? 1 : 0
      case .never: break
      }
    }
  }

  var status: ExitStatus {
    if isIncomplete { return .incomplete }
    if failed > 0 { return .unsupported }
    return checkable > 0 ? .supported : .nothing
  }
}
