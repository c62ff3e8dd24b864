import Facts

/// Where a claim's words stand in the file that was read.
///
/// Line and column are those of the file itself, also inside a paragraph that runs over several lines.
struct ClaimPlace {
  let line: Int?
  let paragraph: Int?
  let column: Int

  init(block id: String, at offset: Int, in article: Article) {
    switch article.block(id)?.place(at: offset) {
    case .line(let line, let column):
      self.line = line
      paragraph = nil
      self.column = column
    case .paragraph(let number):
      line = nil
      paragraph = number
      column = offset &+ 1
    case nil:
      line = nil
      paragraph = article.indexOfBlock(id).map { $0 + 1 }
      column = offset &+ 1
    }
  }

  init(_ claim: Claim, in article: Article) {
    self.init(block: claim.block, at: claim.quoteStart, in: article)
  }

  /// `line 14, column 9` or `paragraph 14, column 9`.
  var words: String {
    if let line { return "line \(line), column \(column)" }
    if let paragraph { return "paragraph \(paragraph), column \(column)" }
    return "column \(column)"
  }

  /// The two numbers of `file:line:column:`; a paragraph stands for its line.
  var editor: String { "\(line ?? paragraph ?? 1):\(column)" }
}
