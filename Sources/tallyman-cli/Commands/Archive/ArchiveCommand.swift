import Archives
import ArgumentParser
import Facts

/// `tallyman archive`: years of stories, checked each night against evidence that grows.
struct ArchiveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "archive", abstract: "Check archives of stories, and what changed since.",
    discussion: """
      tallyman archive run 'crawl/*.warc.gz' saved/ --ledger runs.sqlite
      tallyman archive diff                      what changed since the run before, and why
      tallyman archive accept 14                 makes run 14 what later ones are compared with

      A run keeps each story's report in the ledger. What did not change is skipped; where the \
      evidence changed, only claims that it can touch are looked up again. A run that was \
      interrupted goes on where it stopped.
      """,
    subcommands: [
      ArchiveRunCommand.self, ArchiveStatusCommand.self, ArchiveDiffCommand.self,
      ArchiveAcceptCommand.self,
    ])
}

/// `--ledger`, and where it lies when it is not given.
struct LedgerArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The file that keeps the runs. Default: $TALLYMAN_LEDGER, else runs.sqlite.",
      valueName: "file"), completion: .file())
  var ledger: String?

  var path: String { ledger ?? environment("TALLYMAN_LEDGER") ?? "runs.sqlite" }
}
