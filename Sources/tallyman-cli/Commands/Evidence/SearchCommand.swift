import ArgumentParser
import Claims
import Evidence
import Facts
import Reports

/// `tallyman evidence search`: names, goods and codes that answer to some words.
struct SearchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search", abstract: "Search the evidence for a name, goods or an HS code.",
    discussion: """
      Names are found in any spelling and script, goods by their words in any of their forms and, \
      where they are in the vocabulary, by the codes that they are declared under. \
      Exit status 3: nothing was found.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, csv, json, jsonl }

  @Argument(help: ArgumentHelp("A name, goods, or the digits of an HS code.", valueName: "word"))
  var words: [String]

  @OptionGroup var evidence: EvidenceArguments
  @OptionGroup var narration: NarrationArguments
  @OptionGroup var filter: FilterArguments

  @Option(help: ArgumentHelp("Only hits of this kind: party, goods or code. Repeat for several."))
  var kind: [EvidenceHit.Kind] = []

  @Option(help: ArgumentHelp("How many hits to show.", valueName: "n"))
  var limit = 20

  @Option(help: ArgumentHelp("How many records to list with each hit.", valueName: "n"))
  var records = 0

  @Flag(help: "Show the words that each score rests on.")
  var why = false

  @Option(help: "The form of the list: text, csv, json or jsonl.")
  var format: Format = .text

  func validate() throws {
    guard limit > 0, records >= 0, !words.isEmpty else {
      throw ValidationError(
        "Give words to search for, a --limit above 0, and no negative --records.")
    }
  }

  func run() throws {
    let terminal = narration.terminal
    try terminal.reporting { () throws(Diagnostic) in
      let (folder, remarks) = try evidence.opened(terminal)
      for remark in remarks { terminal.tell(remark) }
      let text = words.joined(separator: " ")
      let kinds = kind.isEmpty ? Set(EvidenceHit.Kind.allCases) : Set(kind)
      let hits = try folder.search(
        text, codes: GoodsCodes.of(text), within: filter.scope, kinds: kinds, limit: limit,
        recordLimit: records)
      let listing = SearchListing(
        terminal.options, words: text, filters: filter.named, showsParts: why)
      switch format {
      case .text where hits.isEmpty:
        terminal.narrate("tallyman: nothing in the evidence answers to these words")
      case .text: try terminal.write(listing.text(hits))
      case .csv: try terminal.write(listing.csv(hits))
      case .json: try terminal.write(listing.json(hits))
      case .jsonl: try terminal.write(listing.lines(hits))
      }
      return hits.isEmpty ? .nothing : .supported
    }
  }
}

extension EvidenceHit.Kind: ExpressibleByArgument {}

/// Which records count in a search.
struct FilterArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp("Only goods whose code begins so. Repeat for several.", valueName: "hs"))
  var hs: [String] = []

  @Option(help: ArgumentHelp("Only goods made in this country.", valueName: "country"))
  var origin: [String] = []

  @Option(help: ArgumentHelp("Only goods sent from this country.", valueName: "country"))
  var departure: [String] = []

  @Option(help: ArgumentHelp("Only goods sent to this country.", valueName: "country"))
  var destination: [String] = []

  @Option(
    help: ArgumentHelp(
      "Only from this day, month or year on, as 2022-06-01, 2022-06 or 2022.", valueName: "date"))
  var from: String?

  @Option(
    help: ArgumentHelp("Only up to this day, month or year, itself included.", valueName: "date"))
  var to: String?

  func validate() throws {
    for code in hs {
      let digits = code.filter { $0 != "." }
      guard (2...10).contains(digits.utf8.count), digits.allSatisfy({ $0.isASCII && $0.isNumber })
      else { throw ValidationError("--hs takes 2 to 10 digits of an HS code, not «\(code)».") }
    }
    for country in origin + departure + destination where Countries.code(country) == nil {
      throw ValidationError(
        "A country is its name or two letters of ISO 3166, as CN, not «\(country)».")
    }
    for date in [from, to].compactMap({ $0 }) where Period(iso: date) == nil {
      throw ValidationError("A date is written as 2022-06-01, 2022-06 or 2022, not «\(date)».")
    }
  }

  var scope: Scope {
    Scope(
      goods: hs.isEmpty ? nil : GoodsReference(text: hs.joined(separator: ", "), hs: hs),
      origin: origin.compactMap(Countries.code), departure: departure.compactMap(Countries.code),
      destination: destination.compactMap(Countries.code),
      period: Period(
        from: from.flatMap { Period(iso: $0)?.from }, to: to.flatMap { Period(iso: $0)?.to }))
  }

  /// The filters that were given, as they are told.
  var named: [(name: String, value: String)] {
    let lists = [
      ("hs", hs), ("origin", origin), ("departure", departure), ("destination", destination),
    ]
    var named = lists.filter { !$0.1.isEmpty }.map {
      (name: $0.0, value: $0.1.joined(separator: ","))
    }
    if let from { named.append((name: "from", value: from)) }
    if let to { named.append((name: "to", value: to)) }
    return named
  }
}
