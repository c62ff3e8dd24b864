import ArgumentParser
import Facts

/// `tallyman evidence`: the customs records that stories are checked against.
struct EvidenceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evidence", abstract: "Import, list and search customs records.",
    discussion: """
      tallyman evidence import june.csv --evidence records    a sealed shard in the folder records
      tallyman check draft.docx --evidence records            a story against that folder

      `check --evidence june.csv` needs no import of its own: it is made once, in the user's cache.
      """,
    subcommands: [
      InspectCommand.self, ImportCommand.self, ListCommand.self, ShowCommand.self,
      RemoveCommand.self,
      SearchCommand.self,
    ])
}

extension Terminal {
  /// Runs what may fail with one diagnostic; that is told, and the status is 2.
  func reporting(_ body: () throws(Diagnostic) -> ExitStatus) throws {
    var status = ExitStatus.incomplete
    do throws(Diagnostic) {
      status = try body()
    } catch {
      tell(error)
    }
    try status.end()
  }
}
