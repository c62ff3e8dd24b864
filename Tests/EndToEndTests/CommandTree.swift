import Foundation
import Testing

/// The commands as the program itself lists them, which the plugin that writes the manual reads too.
struct CommandTree: Decodable {
  struct Command: Decodable {
    var commandName: String
    var abstract: String?
    var arguments: [Argument]?
    var subcommands: [Command]?
  }

  struct Argument: Decodable {
    struct Name: Decodable {
      var kind: String
      var name: String
      var written: String { (kind == "long" ? "--" : "-") + name }
    }

    var abstract: String?
    var names: [Name]?
    var shouldDisplay: Bool
    var valueName: String?
    var allValues: [String]?
    /// `--format`, or `<path>` of an argument without a name.
    var written: [String] { names?.map(\.written) ?? ["<\(valueName ?? "")>"] }
  }

  /// A command with the words that lead to it: `["evidence", "import"]`.
  struct Place: Sendable, CustomTestStringConvertible {
    var path: [String]
    var abstract: String
    var options: [Option]
    var isGroup: Bool
    var testDescription: String { (["tallyman"] + path).joined(separator: " ") }
  }

  struct Option: Sendable {
    var names: [String]
    var abstract: String
    var values: [String]
  }

  private var command: Command

  /// Every command, itself included; `help` is argument-parser's own.
  static let places: [Place] = {
    guard let work = try? WorkFolder(),
      let dump = try? Program.run("--experimental-dump-help", in: work).output,
      let tree = try? JSONDecoder().decode(CommandTree.self, from: Data(dump.utf8))
    else { return [] }
    return places(of: tree.command, at: [])
  }()

  private static func places(of command: Command, at path: [String]) -> [Place] {
    let options = (command.arguments ?? []).filter(\.shouldDisplay).map {
      Option(names: $0.written, abstract: $0.abstract ?? "", values: $0.allValues ?? [])
    }
    let below = (command.subcommands ?? []).filter { $0.commandName != "help" }
    let own = Place(
      path: path, abstract: command.abstract ?? "", options: options, isGroup: !below.isEmpty)
    return [own] + below.flatMap { places(of: $0, at: path + [$0.commandName]) }
  }
}
