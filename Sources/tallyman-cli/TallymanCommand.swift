import ArgumentParser
import Glibc

/// The command `tallyman`: arguments, files and exit codes; the work is done by the library.
@main
struct TallymanCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tallyman",
    abstract: "Check what a news story says about trade against customs records.",
    discussion: """
      tallyman check draft.docx --evidence records.csv

      Exit status: 0 every checkable claim is supported, 1 at least one is not, 2 some input could \
      not be read or checked, 3 nothing checkable was found, 64 usage, 130 interrupted.
      No command ever opens an outbound connection.
      """,
    subcommands: [
      CheckCommand.self, ClaimsCommand.self, ArticleCommand.self, EvidenceCommand.self,
      CompareCommand.self, RehearseCommand.self, ArchiveCommand.self, ReviewCommand.self,
      ExplainCommand.self, WorkerCommand.self,
    ])

  static func main() async {
    // A reader that has seen enough closes the pipe: the write fails, and that is no error.
    signal(SIGPIPE, SIG_IGN)
    // A full disk's other face, a limit on the size of files, is an error too, not the end.
    signal(SIGXFSZ, SIG_IGN)
    // Stories, records and decisions are nobody else's business.
    umask(0o077)
    signal(SIGINT) { _ in _exit(ExitStatus.interrupted.rawValue) }
    UnknownCommand(in: CommandLine.arguments.dropFirst())?.end()
    await main(nil)
  }
}

/// What the shell learns; a contract.
enum ExitStatus: Int32 {
  /// Every checkable claim is supported.
  case supported = 0
  /// At least one claim is not.
  case unsupported = 1
  /// Some input could not be read or checked.
  case incomplete = 2
  /// Nothing checkable was found.
  case nothing = 3
  case usage = 64
  case interrupted = 130

  /// Ends the command; status 0 simply returns.
  func end() throws {
    guard self != .supported else { return }
    throw ExitCode(rawValue)
  }
}
