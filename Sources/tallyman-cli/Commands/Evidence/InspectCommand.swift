import ArgumentParser
import Evidence
import Facts
import Foundation
import Reports

/// `tallyman evidence inspect`: what a customs file looks like, and the profile that would read it.
struct InspectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect", abstract: "Say how a customs file would be read, column by column.",
    discussion: """
      Nothing is imported. What the file leaves open is asked, never guessed: answer it in the \
      profile that --write-profile saves, and import the file with --profile. Exit status 1: \
      there is something to answer.
      """)

  @Argument(help: ArgumentHelp("A customs file.", valueName: "file"), completion: .file())
  var file: String

  @OptionGroup var narration: NarrationArguments

  @Option(
    help: ArgumentHelp("Save the profile there, to be mended.", valueName: "file"),
    completion: .file())
  var writeProfile: String?

  @Option(help: "The form of the answer.")
  var format: ListFormat = .text

  func run() throws {
    let terminal = narration.terminal
    try terminal.reporting { () throws(Diagnostic) in
      let inspections = try EvidenceFolder.inspecting(file)
      for inspection in inspections {
        switch format {
        case .jsonl: try terminal.write(line(inspection))
        case .text: try terminal.write(text(inspection, terminal))
        }
      }
      if let writeProfile, let first = inspections.first {
        let ending = first.json.hasSuffix("\n") ? "" : "\n"
        try refuseToReplace(writeProfile, with: first.json + ending)
        try OutputFile(path: writeProfile).write(first.json + ending)
        terminal.narrate("tallyman: profile written to \(writeProfile)")
        terminal.narrate(
          "  next: look at it, give the columns that matter and were left out their fields (tallyman explain profile), then "
            + "tallyman evidence import \(file) --profile \(writeProfile) --evidence FOLDER --dry-run"
        )
      } else if inspections.contains(where: { $0.profile == nil }) {
        terminal.narrate(
          "tallyman: no profile fits; to keep and mend the guess: "
            + "tallyman evidence inspect \(file) --write-profile mine.json")
      }
      return inspections.allSatisfy(\.questions.isEmpty) ? .supported : .unsupported
    }
  }

  /// A profile that somebody has mended is worth more than the guess.
  private func refuseToReplace(_ path: String, with guess: String) throws(Diagnostic) {
    guard let there = FileManager.default.contents(atPath: path), there != Data(guess.utf8) else {
      return
    }
    throw Diagnostic(
      "TM4005", .error, "it cannot be written: another profile is there", at: path,
      remedy: "name another file, or take that one away first")
  }

  private func text(_ inspection: FileInspection, _ terminal: Terminal) -> String {
    func clean(_ text: String) -> String {
      OutsideText.line(text, escaping: terminal.outputIsTerminal)
    }
    var out = clean(inspection.source) + "\n"
    out += "  profile     \(inspection.profile ?? "none fits; one is guessed")\n"
    out += "  header      row \(inspection.headerRow)\n\n"
    for column in inspection.columns {
      out += "  \(clean(column.header))\n"
      out += "    is        \(column.field ?? "left out"): \(clean(column.reason))\n"
      if let second = column.runnerUp { out += "    or        \(clean(second))\n" }
      if !column.samples.isEmpty {
        out += "    holds     \(column.samples.prefix(3).map(clean).joined(separator: " | "))\n"
      }
    }
    if inspection.profile == nil, case .object(let members)? = JSONValue(parsing: inspection.json) {
      let settings = members.filter { !["name", "columns", "required"].contains($0.0) }
      out += "\n  settings    "
      out += settings.map { "\($0.0) \($0.1.text)" }.joined(separator: ", ") + "\n"
    }
    if !inspection.questions.isEmpty { out += "\n  to be answered in the profile:\n" }
    for question in inspection.questions { out += "  ? \(clean(question))\n" }
    return out
  }

  private func line(_ inspection: FileInspection) -> String {
    func texts(_ values: [String]) -> JSONValue { .array(values.map(JSONValue.string)) }
    let columns = inspection.columns.map { column in
      JSONValue.object([
        ("header", .string(column.header)),
        ("field", column.field.map(JSONValue.string) ?? .null),
        ("reason", .string(column.reason)),
        ("runnerUp", column.runnerUp.map(JSONValue.string) ?? .null),
        ("samples", texts(column.samples)),
      ])
    }
    return JSONValue.object([
      ("source", .string(inspection.source)),
      ("profile", inspection.profile.map(JSONValue.string) ?? .null),
      ("headerRow", .number(Figure(inspection.headerRow))), ("columns", .array(columns)),
      ("questions", texts(inspection.questions)),
      ("guess", JSONValue(parsing: inspection.json) ?? .null),
    ]).text + "\n"
  }
}
