import ArgumentParser
import Evidence
import Facts
import Reports

/// `tallyman evidence remove`: one import out of its folder.
struct RemoveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove", abstract: "Take one import out of a folder of evidence.",
    discussion: "The customs file itself is not touched: importing it again brings the same shard.")

  @Argument(help: "The id of the import, or its first letters.")
  var id: String

  @OptionGroup var evidence: EvidenceArguments
  @OptionGroup var narration: NarrationArguments

  func run() throws {
    let terminal = narration.terminal
    try terminal.reporting { () throws(Diagnostic) in
      let removed = try EvidenceFolder.removing(id, from: evidence.folder())
      try terminal.write("removed ")
      let listing = EvidenceListing(terminal.options)
      try terminal.write(removed.map { listing.details(of: $0) } ?? "a damaged shard\n")
      return .supported
    }
  }
}
