import Archives
import ArgumentParser
import Facts
import Reports

/// `tallyman archive status`: the runs of a ledger, and what could not be read.
struct ArchiveStatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "List the runs, and what could not be read.",
    discussion: "Exit status: 0 the last run is complete, 2 it was interrupted.")

  @OptionGroup var ledger: LedgerArguments
  @OptionGroup var narration: NarrationArguments

  @Option(help: "The form of the list.")
  var format: ListFormat = .text

  func run() throws {
    let terminal = narration.terminal
    try terminal.reporting { () throws(Diagnostic) in
      let ledger = try Ledger(at: ledger.path)
      let runs = try ledger.runs()
      switch format {
      case .jsonl: for run in runs { try terminal.write(line(run).text + "\n") }
      case .text:
        for run in runs { try terminal.write(words(run) + "\n") }
        for line in try ledger.failures().flatMap(\.lines) { try terminal.write(line + "\n") }
      }
      return runs.last?.isComplete == false ? .incomplete : .supported
    }
  }

  private func words(_ run: RunEntry) -> String {
    var text = "run \(run.id)  \(run.began)  "
    if run.isComplete {
      text += "\(run.totals.stories) stories, \(run.totals.changes) changed, "
      text += "\(run.totals.failures) failed"
    } else {
      text += "interrupted: the same command goes on"
    }
    text += "  rules \(run.rules.prefix(8))  evidence \(run.state.edition.prefix(8))"
    return run.isAccepted ? text + "  accepted" : text
  }

  private func line(_ run: RunEntry) -> JSONValue {
    func number(_ value: Int) -> JSONValue { .number(Figure(value)) }
    return .object([
      ("run", number(run.id)), ("began", .string(run.began)), ("rules", .string(run.rules)),
      ("evidence", .string(run.state.edition)), ("complete", .bool(run.isComplete)),
      ("accepted", .bool(run.isAccepted)), ("stories", number(run.totals.stories)),
      ("changes", number(run.totals.changes)), ("failures", number(run.totals.failures)),
    ])
  }
}

extension FailureCount {
  /// What happened, with one of those that it happened to, and what to do.
  var lines: [String] {
    [
      "\(code)  \(count) \(count == 1 ? "failure" : "failures"), such as "
        + "\(diagnostic.place ?? example): \(diagnostic.message)",
      "        \(diagnostic.remedy)",
    ]
  }
}
