import ArgumentParser
import Evidence
import Facts
import Reports

/// `tallyman evidence list`: the imports, a line each.
struct ListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the imports of the evidence.")

  @OptionGroup var evidence: EvidenceArguments
  @OptionGroup var narration: NarrationArguments

  @Option(help: "The form of the list.")
  var format: ListFormat = .text

  @Flag(help: "Compare every shard with the digest that is its name.")
  var verify = false

  func run() throws {
    let terminal = narration.terminal
    try terminal.reporting { () throws(Diagnostic) in
      let (folder, remarks) = try evidence.opened(terminal)
      let faults = verify ? folder.verified() : []
      for remark in remarks + faults { terminal.tell(remark) }
      let listing = EvidenceListing(terminal.options)
      switch format {
      case .jsonl:
        for dataset in folder.datasets { try terminal.write(listing.lines(dataset)) }
      case .text: try terminal.write(listing.list(folder.datasets, edition: folder.edition))
      }
      if verify, faults.isEmpty, format == .text {
        try terminal.write("verified: every shard is as it was written\n")
      }
      let broken = (remarks + faults).contains { $0.severity == .error }
      return broken ? .incomplete : .supported
    }
  }
}
