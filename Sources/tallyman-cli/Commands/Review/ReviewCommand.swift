import ArgumentParser
import Facts

/// `tallyman review`: the page on which people decide, its log, its accounts.
struct ReviewCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "review", abstract: "Work through stories in a browser, and decide.",
    discussion: """
      tallyman review draft.docx              prints the address to open, on this machine only
      tallyman review report.json archive/    stored reports, folders of stories
      tallyman review export > log.jsonl      every decision ever made, a line each
      tallyman review import log.jsonl        the decisions of another machine
      tallyman review user add ana            an account, for --host beyond this machine
      """,
    subcommands: [
      ReviewSiteCommand.self, ExportDecisionsCommand.self, ImportDecisionsCommand.self,
      UserCommand.self,
    ],
    defaultSubcommand: ReviewSiteCommand.self)
}

/// `--decisions`, which every command about decisions has.
struct DecisionArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The log of decisions.", discussion: "Default: decisions.sqlite in the user's state folder.",
      valueName: "file"), completion: .file())
  var decisions: String?

  var path: String { decisions ?? StateFolder.path + "/decisions.sqlite" }
}

/// `--users`, for commands that know accounts.
struct AccountArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The file of accounts.", discussion: "Default: users in the user's state folder.",
      valueName: "file"), completion: .file())
  var users: String?

  var path: String { users ?? StateFolder.path + "/users" }
}

/// Where what people made is kept.
///
/// - Source: XDG Base Directory Specification.
enum StateFolder {
  static var path: String {
    if let base = environment("XDG_STATE_HOME"), base.hasPrefix("/") { return base + "/tallyman" }
    return (environment("HOME") ?? ".") + "/.local/state/tallyman"
  }
}
