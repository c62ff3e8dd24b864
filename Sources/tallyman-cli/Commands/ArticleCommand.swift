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

  @Flag(help: "For each piece of text in the file, whether it was kept, and why.")
  var why = false

  func validate() throws { try stories.requireInput() }

  func run() throws {
    let terminal = narration.terminal
    stories.limits.memory.watch(terminal)
    var outcome = ListOutcome()
    for input in stories.inputs {
      do throws(Diagnostic) {
        outcome.found += why ? try explain(input, terminal) : try show(input, terminal)
      } catch {
        terminal.tell(error)
        outcome.isIncomplete = true
      }
    }
    try outcome.status.end()
  }

  private func show(_ input: Result<StoryInput, Diagnostic>, _ terminal: Terminal)
    throws(Diagnostic) -> Int
  {
    let reading = try stories.reading(of: input)
    for diagnostic in reading.diagnostics { terminal.tell(diagnostic) }
    switch format {
    case .jsonl: try terminal.write(ReportEncoding().article(reading.article).text + "\n")
    case .text: try terminal.write(ArticleListing(terminal.options).render(reading.article))
    }
    return reading.article.blocks.count
  }

  private func explain(_ input: Result<StoryInput, Diagnostic>, _ terminal: Terminal)
    throws(Diagnostic) -> Int
  {
    let input = try input.get()
    let decisions = try ArticleReader().explain(
      input.bytes(), named: input.source, as: stories.kind)
    let pieces = decisions.map {
      ReadingDecision(text: $0.text, isKept: $0.isKept, reason: $0.reason, place: $0.place)
    }
    let listing = DecisionListing(terminal.options)
    switch format {
    case .jsonl: try terminal.write(listing.lines(pieces, in: input.source))
    case .text: try terminal.write(listing.render(pieces, in: input.source))
    }
    return decisions.count { $0.isKept }
  }
}
