import Facts

/// An article while one of the formats is filling it in.
struct ArticleDraft {
  var headline: String?
  var byline: [String] = []
  var publisher: String?
  var date: WrittenDate?
  var language: String?
  var canonicalURL: String?
  private(set) var blocks: [Article.Block] = []
  var problems: [ReadingProblem] = []
  var decisions: [BlockDecision] = []
  /// True of a page that is mostly scripts, with next to no text of its own.
  var isOnlyScript = false
  /// True of a page that grows by entries, each with its own time.
  var isLive = false
  /// True of a report of this program.
  var isReport = false
  /// True of a text that is rows of cells.
  var isTable = false
  /// The links of a page that is a list of stories.
  var linksOfIndex: Int?

  mutating func add(
    _ kind: Article.Block.Kind, _ text: String, at place: SourcePlace?, turns: [SourceTurn] = []
  ) {
    guard !text.isEmpty else { return }
    blocks.append(
      Article.Block(
        id: "b\(blocks.count + 1)", kind: kind, text: text, place: place, turns: turns))
  }

  /// True where some block is the story's own text, not only headings and captions.
  var hasText: Bool {
    blocks.contains { $0.kind != .heading && $0.kind != .caption && $0.kind != .embed }
  }
}

/// Why one piece of a page's text is in the article, or is not: `tallyman article --why`.
public struct BlockDecision: Hashable, Sendable {
  public var text: String
  public var isKept: Bool
  /// `body`, `standfirst` … of what is kept; `navigation`, `related`, `newsletter` … of what is not.
  public var reason: String
  public var place: SourcePlace?
}
