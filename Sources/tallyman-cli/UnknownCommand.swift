import ArgumentParser

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
        let like = UnknownCommand.nearest(argument, among: known.map(UnknownCommand.name))
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

  /// The name that a letter or two make of what was written.
  static func nearest(_ written: String, among names: [String]) -> String? {
    let found = names.map { (name: $0, letters: $0.difference(from: written).count) }
      .min { ($0.letters, $0.name) < ($1.letters, $1.name) }
    return found.flatMap { $0.letters <= min(3, written.count / 2) ? $0.name : nil }
  }

  /// Says so and ends the program, as the parser does for every other slip in the arguments.
  func end() -> Never { TallymanCommand.exit(withError: ValidationError(words)) }
}
