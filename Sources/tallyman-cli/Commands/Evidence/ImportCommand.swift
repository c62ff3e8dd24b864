import ArgumentParser
import Evidence
import Facts
import Reports

/// `tallyman evidence import`: customs files into a folder of sealed shards.
struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Import customs files into a folder of evidence.",
    discussion: """
      Exit status: 0 all rows were imported, 1 some were rejected, 2 nothing was imported of a file. \
      A file that is there already changes nothing; rejected rows go to NAME.rejects.csv.
      """)

  @Argument(help: ArgumentHelp("Customs files.", valueName: "file"), completion: .file())
  var files: [String]

  @OptionGroup var evidence: EvidenceArguments
  @OptionGroup var narration: NarrationArguments

  @Option(help: ArgumentHelp("A profile by name, or a JSON file.", valueName: "name|file"))
  var profile: String?

  @Option(
    help: ArgumentHelp(
      "Above this share of rejected rows nothing is kept, in percent.", valueName: "percent"))
  var maxRejects: Percent = .one

  @OptionGroup var memory: MemoryArguments

  @Flag(help: "Show what would be imported, and import nothing.")
  var dryRun = false

  @Option(help: "The form of the receipts.")
  var format: ListFormat = .text

  func run() throws {
    let terminal = narration.terminal
    memory.watch(terminal)
    try terminal.reporting { () throws(Diagnostic) in
      if dryRun { return try tryOut(terminal) }
      let folder = try evidence.folder()
      var status = ExitStatus.supported
      var progress = Progress(terminal, unit: "files")
      EvidenceFolder.importing(
        files, into: folder, profile: profile,
        options: ImportOptions(mostRejectedPerHundredThousand: maxRejects.perHundredThousand)
      ) { index, result in
        progress.clear()
        do throws(Diagnostic) {
          for receipt in try result.get() {
            for remark in receipt.remarks { terminal.tell(remark) }
            try show(receipt, terminal)
            if receipt.dataset.rejected > 0, status == .supported { status = .unsupported }
          }
        } catch {
          terminal.tell(error)
          status = .incomplete
        }
        progress.show(done: index + 1, of: files.count)
      }
      return status
    }
  }

  private func tryOut(_ terminal: Terminal) throws(Diagnostic) -> ExitStatus {
    var status = ExitStatus.supported
    for file in files {
      do throws(Diagnostic) {
        let folder = try? evidence.folder()
        for trial in try EvidenceFolder.trying(file, profile: profile, against: folder) {
          for remark in trial.remarks { terminal.tell(remark) }
          let form = ImportTrialText(terminal: terminal)
          try terminal.write(format == .text ? form.text(trial) : form.line(trial))
          if !trial.rejects.isEmpty, status == .supported { status = .unsupported }
        }
      } catch {
        terminal.tell(error)
        status = .incomplete
      }
    }
    return status
  }

  private func show(_ receipt: ImportReceipt, _ terminal: Terminal) throws(Diagnostic) {
    let listing = EvidenceListing(terminal.options)
    switch format {
    case .jsonl:
      let more: [(String, JSONValue)] = [
        ("profile", .string(receipt.profile)),
        ("duplicates", .number(Figure(receipt.duplicates))),
        ("withoutNetWeight", .number(Figure(receipt.withoutNetMass))),
        ("withoutQuantity", .number(Figure(receipt.withoutQuantity))),
        ("withoutValueUSD", .number(Figure(receipt.withoutValue))),
        ("from", receipt.origin.map(JSONValue.string) ?? .null),
        ("licence", receipt.licence.map(JSONValue.string) ?? .null),
        ("wasThere", .bool(receipt.wasThere)),
        ("rejects", receipt.rejects.map(JSONValue.string) ?? .null),
      ]
      try terminal.write(listing.lines(receipt.dataset, more))
    case .text:
      var rows = [("profile", receipt.profile)]
      if receipt.duplicates > 0 { rows.append(("duplicates", "\(receipt.duplicates)")) }
      let gaps = [
        (receipt.withoutNetMass, "net weight"), (receipt.withoutQuantity, "quantity"),
        (receipt.withoutValue, "value in dollars"),
      ].filter { $0.0 > 0 }.map { "\($0.1) in \(Figure($0.0).grouped())" }
      if !gaps.isEmpty { rows.append(("not known", gaps.joined(separator: ", "))) }
      if let origin = receipt.origin { rows.append(("from", origin)) }
      if let licence = receipt.licence { rows.append(("licence", licence)) }
      if let rejects = receipt.rejects { rows.append(("rejects", rejects)) }
      if receipt.wasThere { rows.append(("change", "none: the same file was there already")) }
      try terminal.write(listing.details(of: receipt.dataset, rows))
    }
  }
}

/// `--max-rejects 0.5`: a share in percent with at most three decimals.
struct Percent: ExpressibleByArgument, CustomStringConvertible {
  static let one = Percent(figure: Figure(1))

  let figure: Figure

  private init(figure: Figure) { self.figure = figure }

  init?(argument: String) {
    let digits = argument.hasSuffix("%") ? argument.dropLast() : argument[...]
    guard let figure = Figure(parsing: digits), figure >= .zero, figure <= Figure(100) else {
      return nil
    }
    self.figure = figure
  }

  var description: String { figure.description }
  var perHundredThousand: Int { (figure * Figure(1_000)).whole }
}
