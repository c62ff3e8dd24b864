import ArgumentParser
import Articles
import Facts
import Reports

/// `tallyman article`: what was read as the story.
struct ArticleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "article",
    abstract: "Show what is read as the story: headline, byline, date, blocks.")

  @OptionGroup var stories: StoryArguments
  @OptionGroup var narration: NarrationArguments

  @Option(help: "The form of the list.")
  var format: ListFormat = .text

  func run() throws {
    let terminal = narration.terminal
    var outcome = ListOutcome()
    for input in stories.inputs {
      do throws(Diagnostic) {
        let reading = try stories.reading(of: input)
        for diagnostic in reading.diagnostics { terminal.tell(diagnostic) }
        outcome.found += reading.article.blocks.count
        switch format {
        case .jsonl:
          try terminal.write(ReportEncoding().article(reading.article).text + "\n")
        case .text: try terminal.write(ArticleListing(terminal.options).render(reading.article))
        }
      } catch {
        terminal.tell(error)
        outcome.isIncomplete = true
      }
    }
    try outcome.status.end()
  }
}
