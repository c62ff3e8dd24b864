import Facts

/// A form in which reports are written; one file each in this folder.
///
///     ReportFormat.line.render([report])  // "draft.html:14:9: contradicted: …"
public enum ReportFormat: String, CaseIterable, Sendable {
  /// For people at a terminal.
  case text
  /// `file:line:col: reason: message`, for editors.
  case line
  /// One object, or an array of them for several stories.
  case json
  /// One object a story, a line each.
  case jsonl
  case markdown
  /// One row a claim.
  case csv
  /// One self-contained page.
  case html
  /// SARIF 2.1.0, for code hosts.
  case sarif
  /// schema.org's ClaimReview as JSON-LD, for search engines: only what a person decided.
  case claimreview

  /// The reports as one text that ends with a line feed; the same bytes for the same reports.
  public func render(_ reports: [Report], _ options: ReportOptions = ReportOptions()) -> String {
    let reports = reports.map(\.inStoryOrder)
    return switch self {
    case .text:
      options.plain
        ? NarratedReport(options).render(reports) : TextReport(options).render(reports)
    case .line: LineReport(options).render(reports)
    case .json: JSONReport(options).render(reports)
    case .jsonl: JSONLinesReport(options).render(reports)
    case .markdown: MarkdownReport(options).render(reports)
    case .csv: CSVReport().render(reports)
    case .html: HTMLReport(options).render(reports)
    case .sarif: SARIFReport(options).render(reports)
    case .claimreview: ClaimReviewReport(options).render(reports)
    }
  }

  /// The format that a file's name asks for: `report.html`; `nil` where its ending says nothing.
  public init?(endingOf path: String) {
    switch path.split(separator: ".").last.map({ $0.lowercased() }) {
    case "txt": self = .text
    case "json": self = .json
    case "jsonl", "ndjson": self = .jsonl
    case "md", "markdown": self = .markdown
    case "csv": self = .csv
    case "html", "htm": self = .html
    case "sarif": self = .sarif
    case "line": self = .line
    case "jsonld": self = .claimreview
    default: return nil
    }
  }

  /// True where an input that could not be read has its place in the report itself.
  public var carriesFailures: Bool {
    switch self {
    case .json, .jsonl, .html, .sarif, .markdown: true
    case .text, .line, .csv, .claimreview: false
    }
  }
}

extension Report {
  /// The claims as their words follow one another in the story.
  package var inStoryOrder: Report {
    var report = self
    let places = Dictionary(article.blocks.enumerated().map { ($1.id, $0) }) { first, _ in first }
    let sorted = claims.enumerated().sorted { a, b in
      let (x, y) = (a.element.claim, b.element.claim)
      let (p, q) = (places[x.block] ?? .max, places[y.block] ?? .max)
      return (p, x.quoteStart, a.offset) < (q, y.quoteStart, b.offset)
    }
    report.claims = sorted.map(\.element)
    return report
  }
}

/// What a reader asked to see.
public struct ReportOptions: Hashable, Sendable {
  /// Supported claims too, where a format leaves them out by default.
  public var showsSupported: Bool
  /// The sentences that were not checked, each with its reason.
  public var showsUnchecked: Bool
  /// Columns of the terminal.
  public var width: Int
  public var usesColor: Bool
  /// Sentences instead of a layout that must be seen.
  public var plain: Bool
  /// Control characters of outside text shown as `\u{1b}`, for a terminal.
  public var escapesControls: Bool
  /// How many records a claim lists; `nil` lists all that the report holds.
  public var recordLimit: Int?
  /// Where the report will be read by everyone, for links that lead to it from elsewhere.
  public var publicAddress: String?
  /// The evidence as it was named on the command line, for commands that are to be typed next.
  public var evidence: [String] = []

  public init(
    showsSupported: Bool = false, showsUnchecked: Bool = false, width: Int = 100,
    usesColor: Bool = false, plain: Bool = false, escapesControls: Bool = false,
    recordLimit: Int? = 50, publicAddress: String? = nil
  ) {
    self.showsSupported = showsSupported
    self.showsUnchecked = showsUnchecked
    self.width = width
    self.usesColor = usesColor
    self.plain = plain
    self.escapesControls = escapesControls
    self.recordLimit = recordLimit
    self.publicAddress = publicAddress
  }

  func listed(_ records: [Shipment]) -> ArraySlice<Shipment> {
    recordLimit.map { records.prefix($0) } ?? records[...]
  }
}
