import ArgumentParser
import Evidence
import Facts
import Reports

/// `tallyman evidence search`: names, goods and codes that answer to some words.
struct SearchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search", abstract: "Search the evidence for a name, goods or an HS code.",
    discussion: "Names are found in any spelling and script. Exit status 3: nothing was found.")

  @Argument(help: ArgumentHelp("A name, goods, or the digits of an HS code.", valueName: "word"))
  var words: [String]

  @OptionGroup var evidence: EvidenceArguments
  @OptionGroup var narration: NarrationArguments

  @Option(help: ArgumentHelp("How many hits to show.", valueName: "n"))
  var limit = 20

  @Option(help: "The form of the list.")
  var format: ListFormat = .text

  func validate() throws {
    guard limit > 0, !words.isEmpty else {
      throw ValidationError("Give words to search for, and a --limit above 0.")
    }
  }

  func run() throws {
    let terminal = narration.terminal
    try terminal.reporting { () throws(Diagnostic) in
      let (folder, remarks) = try evidence.opened(terminal)
      for remark in remarks { terminal.tell(remark) }
      let hits = try folder.search(words.joined(separator: " "), limit: limit)
      let listing = EvidenceListing(terminal.options)
      switch format {
      case .jsonl:
        for hit in hits {
          let head: [(String, JSONValue)] = [
            ("kind", .string(hit.kind.rawValue)), ("text", .string(hit.text)),
            ("score", .number(Figure(Int((hit.score * 1_000).rounded()), over: 1_000))),
          ]
          try terminal.write(JSONValue.object(head + listing.members(of: hit.tally)).text + "\n")
        }
      case .text where !hits.isEmpty:
        let rows = hits.map { hit in
          let score = Int((hit.score * 100).rounded())
          return (name: "\(score)%  \(hit.kind.rawValue)  \(hit.text)", tally: hit.tally)
        }
        try terminal.write(listing.table(rows, head: "found"))
      case .text: terminal.narrate("tallyman: nothing in the evidence answers to these words")
      }
      return hits.isEmpty ? .nothing : .supported
    }
  }
}
