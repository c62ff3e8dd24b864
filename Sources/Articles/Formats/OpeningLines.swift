import Facts

/// The lines before a draft's first paragraph: headline, byline, date.
///
///     Ten ships held
///     By Jane Example
///     7 February 2024
struct OpeningLines {
  struct Line {
    var kind: Article.Block.Kind
    var text: String
    var place: SourcePlace?
    /// The level of a heading; 0 of a document's title, `nil` of other lines.
    var level: Int?
    var turns: [SourceTurn] = []
  }

  /// Takes the opening lines out and hands the rest to the draft.
  static func read(_ lines: [Line], into draft: inout ArticleDraft) {
    var rest = lines[...]
    if let first = rest.first, isHeadline(first, followed: rest.count > 1) {
      if draft.headline == nil { draft.headline = first.text }
      rest = rest.dropFirst()
    }
    while let next = rest.first, next.text.utf8.count <= 120, rest.count > 1,
      next.kind != .table, next.kind != .listItem
    {
      if draft.byline.isEmpty, let names = Byline.inLine(next.text) {
        draft.byline = names
      } else if draft.date == nil, let date = dateline(next.text) {
        draft.date = date
      } else {
        break
      }
      rest = rest.dropFirst()
    }
    let drafts = rest.map {
      BlockAssembly.Draft(kind: $0.kind, text: $0.text, offset: 0)
    }
    for (line, block) in zip(rest, PullQuotes.marked(drafts)) {
      draft.add(block.kind, block.text, at: line.place, turns: line.turns)
    }
  }

  private static func isHeadline(_ line: Line, followed: Bool) -> Bool {
    if line.kind == .heading { return (line.level ?? 1) <= 1 }
    // A short first line without a stop, with text after it.
    return line.kind == .paragraph && followed && line.text.utf8.count <= 200
      && Byline.inLine(line.text) == nil && WrittenDate(line.text) == nil
      && !Outline.endsSentence(Array(line.text.utf8)[...])
  }

  /// A line that is a date and little else: «Published 7 February 2024».
  private static func dateline(_ text: String) -> WrittenDate? {
    guard Headline.words(text).count <= 10, !Outline.endsSentence(Array(text.utf8)[...]) else {
      return nil
    }
    return WrittenDate(text)
  }
}
