import Articles
import Facts

/// What every article must keep, whatever bytes it was read from.
enum ArticleAnswer {
  static func complaint(about bytes: [UInt8], named name: String, as format: ArticleFormat)
    -> String?
  {
    let first: ArticleReading
    do throws(Diagnostic) {
      first = try ArticleReader().read(bytes, named: name, as: format)
    } catch {
      return error.code.hasPrefix("TM10") && !error.remedy.isEmpty ? nil : "bare: \(error)"
    }
    let again = try? ArticleReader().read(bytes, named: name, as: format)
    if again?.article != first.article { return "two readings differ" }
    for (place, block) in first.article.blocks.enumerated() {
      if block.id != "b\(place + 1)" { return "\(block.id) stands at \(place)" }
      if block.text.isEmpty { return "\(block.id) is empty" }
      if let wrong = complaint(about: block) { return "\(block.id): \(wrong)" }
    }
    return nil
  }

  private static func complaint(about block: Article.Block) -> String? {
    if block.kind != .table, block.text.contains(where: { $0.isNewline || $0 == "\t" }) {
      return "white space is not folded"
    }
    var last = 0
    for turn in block.turns {
      if turn.offset <= last || turn.line < 1 || turn.column < 1 { return "a turn runs back" }
      last = turn.offset
    }
    return nil
  }
}
