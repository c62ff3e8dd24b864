import Archives
import ArgumentParser
import Facts
import Reports

extension ChangeFormat: ExpressibleByArgument {}

/// `tallyman archive diff`: what changed between two runs, and why.
struct ArchiveDiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff", abstract: "List what changed between two runs, by cause.",
    discussion: """
      Without runs: the accepted run, else the one before, against the last. Causes: evidence (which \
      import), article (the text was edited), rules (the program), story (new or gone).
      Exit status: 0 no change, 1 changes, 2 the last run is incomplete, or too much changed.
      """)

  @Argument(help: ArgumentHelp("One run, against the last, or two.", valueName: "run"))
  var runs: [Int] = []

  @OptionGroup var ledger: LedgerArguments
  @OptionGroup var narration: NarrationArguments

  @Option(
    help: ArgumentHelp(
      "The form of the list. Default: by the ending of --output, else text.", valueName: "format"))
  var format: ChangeFormat?

  @Option(
    name: .shortAndLong, help: ArgumentHelp("Write the list there.", valueName: "file"),
    completion: .file())
  var output: String?

  @Flag(help: "Also claims whose verdict stands while the figure found moved.")
  var figures = false

  @Option(
    help: ArgumentHelp(
      "Above this share of changed claims nothing is listed but the cause.", valueName: "percent"))
  var maxChanges: Percent?

  func validate() throws {
    if runs.count > 2 { throw ValidationError("Give at most two runs.") }
    if format == nil, let output {
      try requireForm(of: output, ChangeFormat(endingOf: output) != nil)
    }
  }

  func run() throws {
    let terminal = narration.terminal
    try terminal.reporting { () throws(Diagnostic) in
      let ledger = try Ledger(at: ledger.path)
      let all = try ledger.runs()
      let (from, to) = try ledger.compared(runs)
      if from == to, runs.isEmpty {
        terminal.narrate(
          "tallyman: run \(to) is the last one, and there is none before it to compare it with; "
            + "the next «tallyman archive run» makes one")
        if format == nil, output == nil { return .supported }
      }
      let comparison = try ledger.changes(from: from, to: to, figures: figures)
      if let maxChanges, let problem = comparison.excess(over: maxChanges.figure) { throw problem }
      let format = format ?? output.flatMap(ChangeFormat.init(endingOf:)) ?? .text
      if let output {
        try OutputFile(path: output).write(format.render(comparison))
      } else {
        try terminal.write(format.render(comparison, terminal.options))
      }
      if let last = all.last, !last.isComplete {
        terminal.tell(ledger.unfinished(last))
        return .incomplete
      }
      return comparison.changes.isEmpty ? .supported : .unsupported
    }
  }
}

/// `tallyman archive accept`: the run that later ones are compared with.
struct ArchiveAcceptCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "accept", abstract: "Make a run the one that later runs are compared with.")

  @Argument(help: ArgumentHelp("The number of a complete run.", valueName: "run"))
  var number: Int

  @OptionGroup var ledger: LedgerArguments
  @OptionGroup var narration: NarrationArguments

  func run() throws {
    let terminal = narration.terminal
    try terminal.reporting { () throws(Diagnostic) in
      try Ledger(at: ledger.path, writing: true).accept(number)
      terminal.narrate("tallyman: later runs are compared with run \(number)")
      return .supported
    }
  }
}
