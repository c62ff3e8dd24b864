import Facts

/// `tallyman article --format text`: what was read, block by block.
public struct ArticleListing: Sendable {
  let options: ReportOptions

  public init(_ options: ReportOptions) { self.options = options }

  public func render(_ article: Article) -> String {
    let facts: [(String, String?)] = [
      ("headline", article.headline),
      ("byline", article.byline.isEmpty ? nil : article.byline.joined(separator: ", ")),
      ("publisher", article.publisher),
      ("published", article.publishedAt ?? article.published?.description),
      ("language", article.language), ("address", article.canonicalURL),
    ]
    var out = clean(article.source) + "\n"
    for (name, text) in facts {
      out += "  \(padded(name))\(text.map(clean) ?? "–")\n"
    }
    for block in article.blocks {
      out += "\n\(block.id)  \(block.kind.rawValue)"
      switch block.place {
      case .line(let line, let column): out += "  line \(line), column \(column)"
      case .paragraph(let number): out += "  paragraph \(number)"
      case nil: break
      }
      out += "\n"
      for line in lines(of: block) { out += "  \(line)\n" }
    }
    return out + "\n"
  }

  /// The text in lines of the terminal's width; each row of a table begins one of its own.
  private func lines(of block: Article.Block) -> [String] {
    let rows =
      block.kind == .table
      ? block.text.split(separator: "\n").map {
        $0.split(separator: "\t", omittingEmptySubsequences: false).joined(separator: " | ")
      } : [block.text]
    return rows.flatMap { OutsideText.wrapped(clean($0), width: max(options.width, 30) - 2) }
  }

  private func clean(_ text: String) -> String {
    OutsideText.line(text, escaping: options.escapesControls)
  }

  private func padded(_ name: String) -> String {
    name + String(repeating: " ", count: max(1, 11 - name.utf8.count))
  }
}
