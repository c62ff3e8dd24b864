import ArgumentParser
import Evidence
import Facts
import Reports

/// `tallyman evidence show`: one import, month by month.
struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show one import, month by month, or one of its records.",
    discussion: "A record is shown with the cells of the file where they differ from its values.")

  @Argument(help: "The id of the import, or its first letters.")
  var id: String

  @OptionGroup var evidence: EvidenceArguments
  @OptionGroup var narration: NarrationArguments

  @Option(help: ArgumentHelp("Show the record of this row of the file.", valueName: "n"))
  var row: Int?

  @Option(help: "The form of the list.")
  var format: ListFormat = .text

  func run() throws {
    let terminal = narration.terminal
    try terminal.reporting { () throws(Diagnostic) in
      let (folder, remarks) = try evidence.opened(terminal)
      for remark in remarks { terminal.tell(remark) }
      let listing = EvidenceListing(terminal.options)
      if let row {
        let record = try folder.record(inRow: row, of: id)
        let text =
          format == .jsonl
          ? listing.line(record.shipment)
          : listing.record(record.shipment, columns: record.columns)
        try terminal.write(text)
        return .supported
      }
      let details = try folder.details(of: id)
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
          ("withoutNetWeight", .number(Figure(details.manifest.withoutNetMass))),
          ("columns", .object(columns(details.manifest))),
          ("bytes", .number(Figure(details.bytes))), ("months", .array(months)),
        ]
        try terminal.write(listing.lines(details.dataset, more))
      case .text:
        let rows =
          [
            ("profile", details.manifest.profile),
            ("duplicates", Figure(details.manifest.duplicates).grouped()),
            ("parties", Figure(details.parties).grouped()),
            ("goods", Figure(details.goods).grouped()),
            ("bytes", Figure(details.bytes).grouped()),
          ]
          + columns(details.manifest).map { ("column", "\($0.1.string ?? "") → \($0.0)") }
        let months = details.months.map { (name: $0.month, tally: $0.tally) }
        try terminal.write(
          listing.details(of: details.dataset, rows) + "\n" + listing.table(months, head: "month"))
      }
      return .supported
    }
  }

  private func columns(_ manifest: ShardManifest) -> [(String, JSONValue)] {
    manifest.columns.sorted { $0.key < $1.key }.map { ($0.key, .string($0.value)) }
  }
}
