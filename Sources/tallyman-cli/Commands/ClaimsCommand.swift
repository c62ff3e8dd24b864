import ArgumentParser
import Articles
import Facts
import Reports
import Tallyman

/// `tallyman claims`: what a story claims, before anything is looked up.
struct ClaimsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "claims", abstract: "List the claims of stories; nothing is looked up.")

  @OptionGroup var stories: StoryArguments
  @OptionGroup var narration: NarrationArguments

  @Option(help: "The form of the list.")
  var format: ListFormat = .text

  func validate() throws { try stories.requireInput() }

  func run() throws {
    let terminal = narration.terminal
    stories.limits.memory.watch(terminal)
    var outcome = ListOutcome()
    for input in stories.inputs {
      do throws(Diagnostic) {
        var tallyman = Tallyman()
        tallyman.goesOn = stories.limits.values.timer()
        let reading = try stories.reading(of: input)
        for diagnostic in reading.diagnostics { terminal.tell(diagnostic) }
        let claims = try tallyman.statements(of: reading.article)
        outcome.found += claims.claims.count
        switch format {
        case .jsonl:
          let value = ReportEncoding().claims(
            claims, of: reading.article, with: reading.diagnostics)
          try terminal.write(value.text + "\n")
        case .text:
          let listing = ClaimsListing(terminal.options)
          try terminal.write(listing.render(claims, of: reading.article))
        }
      } catch {
        terminal.tell(error)
        outcome.isIncomplete = true
      }
    }
    try outcome.status.end()
  }
}

/// The forms of `claims` and `article`.
enum ListFormat: String, ExpressibleByArgument, CaseIterable {
  case jsonl, text
}

/// What a list of several stories means for the exit status.
struct ListOutcome {
  var found = 0
  var isIncomplete = false

  var status: ExitStatus { isIncomplete ? .incomplete : found > 0 ? .supported : .nothing }
}

extension Terminal {
  var options: ReportOptions {
    ReportOptions(width: width, usesColor: usesColor, escapesControls: outputIsTerminal)
  }
}
