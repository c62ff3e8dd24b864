import ArgumentParser
import Facts

/// A command that there is not, told with the one that was perhaps meant.
///
///     UnknownCommand(in: ["evidence", "improt"])?.words
///     // There is no command «evidence improt»; did you mean «evidence import»?
struct UnknownCommand {
  let words: String

  /// `nil` where the arguments begin with a command that there is, or with none.
  init?(in arguments: some Sequence<String>) {
    var command: any ParsableCommand.Type = TallymanCommand.self
    var path: [String] = []
    for argument in arguments {
      let known = command.configuration.subcommands
      // Options, what a command takes itself, and the parser's own «help».
      if known.isEmpty || argument.hasPrefix("-") || argument == "help" { return nil }
      guard let next = known.first(where: { UnknownCommand.name(of: $0) == argument }) else {
        // «tallyman review STORY»: the command that is meant where none is named takes it.
        if command.configuration.defaultSubcommand != nil { return nil }
        let written = (path + [argument]).joined(separator: " ")
        let like = NearestWord.of(argument, among: known.map(UnknownCommand.name))
        let meant = like.map { "; did you mean «\((path + [$0]).joined(separator: " "))»?" } ?? ""
        words = "There is no command «\(written)»\(meant)"
        return
      }
      command = next
      path.append(argument)
    }
    return nil
  }

  private static func name(of command: any ParsableCommand.Type) -> String {
    command._commandName
  }

  /// Says so and ends the program, as the parser does for every other slip in the arguments.
  func end() -> Never { TallymanCommand.exit(withError: ValidationError(words)) }
}
