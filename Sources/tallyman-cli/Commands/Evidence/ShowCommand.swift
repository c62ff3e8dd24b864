import ArgumentParser
import Evidence
import Facts
import Reports

/// `tallyman evidence show`: one import, month by month.
struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show one import, month by month.")

  @Argument(help: "The id of the import, or its first letters.")
  var id: String

  @OptionGroup var evidence: EvidenceArguments
  @OptionGroup var narration: NarrationArguments

  @Option(help: "The form of the list.")
  var format: ListFormat = .text

  func run() throws {
    let terminal = narration.terminal
    try terminal.reporting { () throws(Diagnostic) in
      let (folder, remarks) = try evidence.opened(terminal)
      for remark in remarks { terminal.tell(remark) }
      let details = try folder.details(of: id)
      let listing = EvidenceListing(terminal.options)
      switch format {
      case .jsonl:
        let months = details.months.map { month in
          JSONValue.object([("month", .string(month.month))] + listing.members(of: month.tally))
        }
        let more: [(String, JSONValue)] = [
          ("profile", .string(details.manifest.profile)),
          ("duplicates", .number(Figure(details.manifest.duplicates))),
          ("parties", .number(Figure(details.parties))),
          ("goods", .number(Figure(details.goods))),
          ("bytes", .number(Figure(details.bytes))), ("months", .array(months)),
        ]
        try terminal.write(listing.lines(details.dataset, more))
      case .text:
        let rows = [
          ("profile", details.manifest.profile),
          ("duplicates", Figure(details.manifest.duplicates).grouped()),
          ("parties", Figure(details.parties).grouped()),
          ("goods", Figure(details.goods).grouped()),
          ("bytes", Figure(details.bytes).grouped()),
        ]
        let months = details.months.map { (name: $0.month, tally: $0.tally) }
        try terminal.write(
          listing.details(of: details.dataset, rows) + "\n" + listing.table(months, head: "month"))
      }
      return .supported
    }
  }
}
