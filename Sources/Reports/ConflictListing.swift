import Facts

/// Where stories speak against each other, for `tallyman compare`.
public struct ConflictListing: Sendable {
  let options: ReportOptions

  public init(_ options: ReportOptions) { self.options = options }

  /// A block a conflict; the last line is the answer.
  public func text(_ conflicts: [StoryConflict], stories: Int) -> String {
    var out = ""
    for conflict in conflicts {
      let marks = conflict.claims.map { "\(clean($0.source))#\($0.claim)" }
      out += marks.joined(separator: "  ") + "  \(conflict.kind.rawValue)\n"
      for line in OutsideText.wrapped(clean(conflict.words), width: max(options.width, 40) - 2) {
        out += "  \(line)\n"
      }
      out += "\n"
    }
    return out
      + "\(FigureWords.count(stories, "story")), \(FigureWords.count(conflicts.count, "conflict"))\n"
  }

  public func json(_ conflicts: [StoryConflict]) -> String {
    JSONValue.object([
      ("schema", .string("tallyman-compare/1")),
      ("conflicts", .array(conflicts.map(ReportEncoding(options).conflict))),
    ]).indentedText + "\n"
  }

  private func clean(_ text: String) -> String {
    OutsideText.line(text, escaping: options.escapesControls)
  }
}
