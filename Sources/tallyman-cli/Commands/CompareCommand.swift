import ArgumentParser
import Articles
import Facts
import Reports
import Tallyman

/// `tallyman compare`: stories against each other.
struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare", abstract: "Hold stories against each other.",
    discussion: """
      Tells where two stories give different figures for one thing: 80 tons in one, 800 in the other. \
      Only figures that exclude each other are told, and nothing is looked up in any records.

      Exit status: 0 nothing speaks against anything, 1 something does, 2 a story could not be read.
      """)

  @OptionGroup var stories: StoryArguments
  @OptionGroup var narration: NarrationArguments

  @Option(help: "The form of the result.")
  var format: Format = .text

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json
  }

  func run() throws {
    let terminal = narration.terminal
    stories.limits.memory.watch(terminal)
    var status = ExitStatus.incomplete
    do throws(Diagnostic) {
      status = try self.status(terminal)
    } catch {
      terminal.tell(error)
    }
    try status.end()
  }

  private func status(_ terminal: Terminal) throws(Diagnostic) -> ExitStatus {
    var stated: [(source: String, claims: [Claim])] = []
    var isIncomplete = false
    for input in stories.inputs {
      do throws(Diagnostic) {
        var tallyman = Tallyman()
        tallyman.goesOn = stories.limits.values.timer()
        let reading = try stories.reading(of: input)
        for diagnostic in reading.diagnostics { terminal.tell(diagnostic) }
        let claims = try tallyman.statements(of: reading.article).claims
        stated.append((reading.article.source, claims))
      } catch {
        terminal.tell(error)
        isIncomplete = true
      }
    }
    guard stated.count > 1 else {
      if isIncomplete { return .incomplete }
      throw CommandProblem.oneStory.diagnostic
    }
    let conflicts = Tallyman().conflicts(among: stated)
    let listing = ConflictListing(terminal.options)
    try terminal.write(
      format == .json
        ? listing.json(conflicts) : listing.text(conflicts, stories: stated.count))
    if isIncomplete { return .incomplete }
    return conflicts.isEmpty ? .supported : .unsupported
  }
}
