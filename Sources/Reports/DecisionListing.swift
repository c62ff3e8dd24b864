import Facts

/// A piece of text of a story's file, and why it is in the article or not.
public struct ReadingDecision: Hashable, Sendable {
  public var text: String
  public var isKept: Bool
  public var reason: String
  public var place: SourcePlace?

  public init(text: String, isKept: Bool, reason: String, place: SourcePlace? = nil) {
    self.text = text
    self.isKept = isKept
    self.reason = reason
    self.place = place
  }
}

/// `tallyman article --why`: a line a piece, `+` before what was kept.
public struct DecisionListing: Sendable {
  let options: ReportOptions

  public init(_ options: ReportOptions) { self.options = options }

  public func render(_ decisions: [ReadingDecision], in source: String) -> String {
    let wide = decisions.map(\.reason.utf8.count).max() ?? 0
    var out = clean(source) + "\n"
    for decision in decisions {
      let reason =
        decision.reason
        + String(repeating: " ", count: max(0, wide - decision.reason.utf8.count))
      let head = "\(decision.isKept ? "+" : "-") \(reason)  "
      let room = max(20, options.width - head.utf8.count)
      let lines = OutsideText.wrapped(clean(decision.text), width: room)
      out += head + (lines.first ?? "") + (lines.count > 1 ? " …" : "") + "\n"
    }
    let kept = decisions.count { $0.isKept }
    return out + "\(kept) of \(decisions.count) pieces of text kept\n"
  }

  /// The same as JSON Lines, each piece whole.
  public func lines(_ decisions: [ReadingDecision], in source: String) -> String {
    decisions.map { decision in
      var members: [(String, JSONValue)] = [
        ("source", .string(source)), ("kept", .bool(decision.isKept)),
        ("reason", .string(decision.reason)), ("text", .string(decision.text)),
      ]
      switch decision.place {
      case .line(let line, let column):
        members.append(("place", .object([("line", .int(line)), ("column", .int(column))])))
      case .paragraph(let number): members.append(("place", .object([("paragraph", .int(number))])))
      case nil: break
      }
      return JSONValue.object(members).text + "\n"
    }.joined()
  }

  private func clean(_ text: String) -> String {
    OutsideText.line(text, escaping: options.escapesControls)
  }
}
