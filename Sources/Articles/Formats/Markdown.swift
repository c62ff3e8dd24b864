import Facts

/// Markdown (CommonMark's blocks, tables and a front matter), its marks taken out of the text.
struct MarkdownFormat {

  func read(_ raw: [UInt8], into draft: inout ArticleDraft) {
    let decoded = DecodedText(raw, declared: nil)
    draft.problems += decoded.problems
    var lines = TextLine.lines(of: decoded.bytes)[...]
    readFrontMatter(&lines, into: &draft)
    var gatherer = MarkdownBlocks()
    for line in lines { gatherer.take(line) }
    gatherer.close()
    OpeningLines.read(gatherer.blocks.map(\.line), into: &draft)
  }

  /// `key: value` lines between two lines of three hyphens.
  private func readFrontMatter(_ lines: inout ArraySlice<TextLine>, into draft: inout ArticleDraft)
  {
    guard lines.first?.text == "---",
      let end = lines.dropFirst().prefix(60).firstIndex(where: {
        $0.text == "---" || $0.text == "..."
      })
    else { return }
    for line in lines[lines.startIndex..<end].dropFirst() {
      guard let colon = line.text.firstIndex(of: ":") else { continue }
      let key = line.text[..<colon].lowercased()
      let value = Folding.folded(
        line.text[line.text.index(after: colon)...].filter { !"\"'[]".contains($0) }.description)
      guard !value.isEmpty else { continue }
      switch key {
      case "title", "headline": draft.headline = value
      case "author", "authors", "byline": draft.byline = Byline.names(in: [value], publisher: nil)
      case "date", "published", "publishdate":
        draft.date = WrittenDate(value)
        if draft.date == nil { draft.problems.append(.dateIsNoDate(value)) }
      case "lang", "language": draft.language = value.bcp47
      case "publisher", "site": draft.publisher = value
      case "canonical", "url", "canonical_url": draft.canonicalURL = value
      default: break
      }
    }
    lines = lines[(end + 1)...]
  }
}

/// Gathers lines into blocks.
struct MarkdownBlocks {
  struct Block {
    var kind: Article.Block.Kind
    var text: String
    var level: Int?
    var number: Int
    var column: Int

    var line: OpeningLines.Line {
      OpeningLines.Line(
        kind: kind, text: text, place: .line(number, column: column), level: level)
    }
  }

  private(set) var blocks: [Block] = []
  private var open: Block?
  private var fence: String?

  mutating func take(_ line: TextLine) {
    let text = line.text
    if let mark = fence {
      if text.hasPrefix(mark) { fence = nil }
      return
    }
    if text.hasPrefix("```") || text.hasPrefix("~~~") {
      close()
      fence = String(text.prefix(3))
      return
    }
    if text.isEmpty || text.hasPrefix("<!--") { return close() }
    if isRule(text) {
      if open?.kind == .paragraph, text.hasPrefix("=") || text.hasPrefix("-") {
        open?.kind = .heading
        open?.level = text.hasPrefix("=") ? 1 : 2
      }
      return close()
    }
    if let (level, title) = heading(text) {
      close()
      open = Block(
        kind: .heading, text: title, level: level, number: line.number, column: line.column)
      return close()
    }
    if text.hasPrefix("|") || (open?.kind == .table && text.contains("|")) { return row(line) }
    if text.hasPrefix(">") { return quote(line) }
    if let item = item(text) {
      close()
      open = Block(kind: .listItem, text: item, number: line.number, column: line.column)
      return
    }
    if open != nil, open?.kind != .table {
      open?.text += " " + text
    } else {
      close()
      open = Block(kind: .paragraph, text: text, number: line.number, column: line.column)
    }
  }

  mutating func close() {
    guard var block = open else { return }
    open = nil
    if block.kind != .table { block.text = MarkdownInline.plain(block.text) }
    if !block.text.isEmpty { blocks.append(block) }
  }

  private mutating func row(_ line: TextLine) {
    let cells = line.text.split(separator: "|", omittingEmptySubsequences: false)
      .map { MarkdownInline.plain(Folding.folded(String($0))) }
    let inner = cells.dropFirst(line.text.hasPrefix("|") ? 1 : 0)
      .dropLast(line.text.hasSuffix("|") ? 1 : 0)
    if inner.allSatisfy({ !$0.isEmpty && $0.allSatisfy { "-: ".contains($0) } }) { return }
    let text = inner.joined(separator: "\t")
    if open?.kind == .table {
      open?.text += "\n" + text
    } else {
      close()
      open = Block(kind: .table, text: text, number: line.number, column: line.column)
    }
  }

  private mutating func quote(_ line: TextLine) {
    let text = Folding.folded(String(line.text.drop { $0 == ">" || $0 == " " }))
    if text.isEmpty { return close() }
    if open?.kind == .quote {
      open?.text += " " + text
    } else {
      close()
      open = Block(kind: .quote, text: text, number: line.number, column: line.column)
    }
  }

  private func heading(_ text: String) -> (Int, String)? {
    let level = text.prefix { $0 == "#" }.count
    guard (1...6).contains(level), text.dropFirst(level).first == " " else { return nil }
    var title = text.dropFirst(level + 1)
    while title.last == "#" || title.last == " " { title.removeLast() }
    return (level, String(title))
  }

  private func isRule(_ text: String) -> Bool {
    guard let mark = text.first, "-*_=".contains(mark) else { return false }
    let marks = text.filter { $0 != " " }
    return marks.count >= 3 && marks.allSatisfy { $0 == mark }
      || (mark == "=" && marks.allSatisfy { $0 == "=" })
  }

  private func item(_ text: String) -> String? {
    for mark in ["- ", "* ", "+ ", "• "] where text.hasPrefix(mark) {
      return String(text.dropFirst(2))
    }
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    guard (1...3).contains(digits.count) else { return nil }
    let rest = text.dropFirst(digits.count)
    return rest.hasPrefix(". ") || rest.hasPrefix(") ") ? String(rest.dropFirst(2)) : nil
  }
}
