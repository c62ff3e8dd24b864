import Facts

/// A form in which the changes between two runs are written.
///
///     ChangeFormat.text.render(comparison)  // "run 12 → run 13 …"
public enum ChangeFormat: String, CaseIterable, Sendable {
  case text, json, csv, html, sarif

  /// The comparison as one text that ends with a line feed; the same bytes for the same comparison.
  public func render(_ comparison: RunComparison, _ options: ReportOptions = ReportOptions())
    -> String
  {
    switch self {
    case .text: ChangeText(options).render(comparison)
    case .json: ChangeJSON().render(comparison)
    case .csv: ChangeCSV().render(comparison)
    case .html: ChangePage().render(comparison)
    case .sarif: ChangeSARIF().render(comparison)
    }
  }

  /// The format that a file's name asks for; `nil` where its ending says nothing.
  public init?(endingOf path: String) {
    switch path.split(separator: ".").last.map({ $0.lowercased() }) {
    case "txt": self = .text
    case "json": self = .json
    case "csv": self = .csv
    case "html", "htm": self = .html
    case "sarif": self = .sarif
    default: return nil
    }
  }
}

extension VerdictChange.Cause {
  /// For people: «evidence: june.csv was imported».
  public var words: String {
    switch self {
    case .evidence(let added, let removed):
      var parts: [String] = []
      if !added.isEmpty { parts.append(added.joined(separator: ", ") + " imported") }
      if !removed.isEmpty { parts.append(removed.joined(separator: ", ") + " removed") }
      return "evidence: " + (parts.isEmpty ? "changed" : parts.joined(separator: "; "))
    case .article: return "article: the text was edited"
    case .story: return "story: new, or no longer in the archive"
    case .rules(let from, let to): return "rules: \(from.prefix(8)) → \(to.prefix(8))"
    }
  }
}

extension VerdictChange {
  /// «supported → contradicted by the records».
  var turn: String {
    func words(_ standing: Standing?) -> String {
      standing.map { StatusMark($0.reason).words } ?? "no such claim"
    }
    return words(before) + " → " + words(after)
  }

  /// The one number that moved: «12.6 t → 18.2 t»; `nil` where none did.
  var movement: String? {
    func words(_ found: Verdict.Found?) -> String {
      guard let found, found.records > 0 else { return "none" }
      guard let value = found.value else { return FigureWords.count(found.records, "record") }
      return FigureWords.amount(value, unit: found.unit)
    }
    guard before?.found != after?.found, before != nil, after != nil else { return nil }
    return words(before?.found) + " → " + words(after?.found)
  }
}

extension RunComparison {
  /// The changes by cause, the cause of most first.
  var byCause: [(cause: String, changes: [VerdictChange])] {
    Dictionary(grouping: changes) { $0.cause.words }
      .sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }
      .map { ($0.key, $0.value) }
  }

  /// «2 of 310 claims in 120 stories changed».
  var summary: String {
    var text = "run \(from) → run \(to): "
    text += "\(changes.count) of \(FigureWords.count(claims, "claim")) changed"
    text += " in \(stories) \(stories == 1 ? "story" : "stories")"
    if storiesAdded > 0 { text += "; \(storiesAdded) new" }
    if storiesGone > 0 { text += "; \(storiesGone) gone" }
    return text
  }
}

/// For people at a terminal: grouped by cause, the largest group first.
struct ChangeText {
  let options: ReportOptions

  init(_ options: ReportOptions) { self.options = options }

  func render(_ comparison: RunComparison) -> String {
    var out = ""
    for (cause, changes) in comparison.byCause {
      out += line("\(cause)  (\(changes.count))")
      for change in changes {
        out += line("  \(change.story)  #\(change.claim)  \(change.kind.words)")
        out += line("    \(change.turn)" + (change.movement.map { "; found \($0)" } ?? ""))
        out += line("    “\(change.quote)”")
      }
      out += "\n"
    }
    return out + line(comparison.summary)
  }

  private func line(_ text: String) -> String {
    OutsideText.line(text, escaping: options.escapesControls) + "\n"
  }
}

/// One object; the members of a change are those of a claim in a report, before and after.
struct ChangeJSON {
  func render(_ comparison: RunComparison) -> String {
    JSONValue.object([
      ("schema", .string("tallyman-changes/1")), ("from", .int(comparison.from)),
      ("to", .int(comparison.to)), ("stories", .int(comparison.stories)),
      ("claims", .int(comparison.claims)), ("storiesAdded", .int(comparison.storiesAdded)),
      ("storiesGone", .int(comparison.storiesGone)),
      ("changes", .array(comparison.changes.map(change))),
    ]).indentedText + "\n"
  }

  private func change(_ change: VerdictChange) -> JSONValue {
    .object([
      ("story", .string(change.story)), ("cause", cause(change.cause)),
      ("claim", .string(change.claim)), ("kind", .string(change.kind.rawValue)),
      ("sentence", .string(change.sentence)), ("quote", .string(change.quote)),
      ("before", standing(change.before)), ("after", standing(change.after)),
    ])
  }

  private func cause(_ cause: VerdictChange.Cause) -> JSONValue {
    var members: [(String, JSONValue)] = [("kind", .string(cause.name))]
    switch cause {
    case .evidence(let added, let removed):
      members += [("added", .strings(added)), ("removed", .strings(removed))]
    case .rules(let from, let to): members += [("from", .string(from)), ("to", .string(to))]
    case .article, .story: break
    }
    return .object(members)
  }

  private func standing(_ standing: VerdictChange.Standing?) -> JSONValue {
    guard let standing else { return .null }
    return .object([
      ("status", .string(standing.reason.status.rawValue)),
      ("reason", .string(standing.reason.rawValue)),
      ("restated", .string(standing.restated)),
      ("found", standing.found.map(ReportEncoding().found) ?? .null),
    ])
  }
}

/// One row a change, for a spreadsheet.
struct ChangeCSV {
  static let header = [
    "story", "cause", "detail", "claim", "kind", "before", "after", "found_before", "found_after",
    "quote", "sentence",
  ]

  func render(_ comparison: RunComparison) -> String {
    var out = ChangeCSV.header.joined(separator: ",") + "\r\n"
    for change in comparison.changes {
      func found(_ standing: VerdictChange.Standing?) -> String {
        standing?.found.map(\.words) ?? ""
      }
      let cells = [
        change.story, change.cause.name, change.cause.words, change.claim, change.kind.rawValue,
        change.before?.reason.rawValue ?? "", change.after?.reason.rawValue ?? "",
        found(change.before), found(change.after), change.quote, change.sentence,
      ]
      out += cells.map(CSVReport.cell).joined(separator: ",") + "\r\n"
    }
    return out
  }
}
