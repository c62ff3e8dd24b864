import ArgumentParser
import Facts
import Glibc
import Review

extension Role: ExpressibleByArgument {}

/// `tallyman review user`: who may sign in.
struct UserCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "user",
    abstract: "Add, list and remove the accounts of a review that others reach.",
    subcommands: [AddUserCommand.self, ListUsersCommand.self, RemoveUserCommand.self])
}

struct AddUserCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Add an account.",
    discussion: "The password is asked for, or read as one line of standard input.")

  @Argument(help: "The name to sign in with.")
  var name: String

  @Option(help: "A reader sees everything; a reviewer decides too.")
  var role = Role.reviewer

  @OptionGroup var accounts: AccountArguments
  @OptionGroup var narration: NarrationArguments

  func run() throws {
    let terminal = narration.terminal
    try terminal.reporting { () throws(Diagnostic) in
      let accounts = try Accounts(at: self.accounts.path)
      try accounts.add(name, password: AddUserCommand.password(terminal), role: role)
      terminal.narrate("tallyman: \(name) may sign in as \(role.rawValue)")
      return .supported
    }
  }

  /// One line; on a terminal it is not shown while it is typed.
  private static func password(_ terminal: Terminal) -> String {
    guard terminal.inputIsTerminal else { return readLine() ?? "" }
    terminal.rewrite("Password: ")
    var before = termios()
    tcgetattr(STDIN_FILENO, &before)
    var silent = before
    silent.c_lflag &= ~tcflag_t(ECHO)
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent)
    defer {
      tcsetattr(STDIN_FILENO, TCSAFLUSH, &before)
      terminal.rewrite("\n")
    }
    return readLine() ?? ""
  }
}

struct ListUsersCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the accounts.")

  @OptionGroup var accounts: AccountArguments
  @OptionGroup var narration: NarrationArguments

  func run() throws {
    let terminal = narration.terminal
    try terminal.reporting { () throws(Diagnostic) in
      let names = try Accounts(at: accounts.path).names
      try terminal.write(names.map { "\($0.name)\t\($0.role.rawValue)\n" }.joined())
      return .supported
    }
  }
}

struct RemoveUserCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove", abstract: "Remove an account; its sessions end at once.")

  @Argument(help: "The name.")
  var name: String

  @OptionGroup var accounts: AccountArguments
  @OptionGroup var narration: NarrationArguments

  func run() throws {
    let terminal = narration.terminal
    try terminal.reporting { () throws(Diagnostic) in
      try Accounts(at: accounts.path).remove(name)
      terminal.narrate("tallyman: \(name) may not sign in any more")
      return .supported
    }
  }
}
