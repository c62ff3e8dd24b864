import Facts

/// Walks the paragraphs of a Word document's part.
///
/// - Source: ECMA-376, Part 1 (5th edition, 2016), sections 17.3 (paragraphs and runs), 17.4 (tables),
///   17.11 (footnotes), 17.13.5 (revisions).
struct DocxWalker: XMLListener {
  struct NumberedLine {
    var block: OpeningLines.Line
    /// The footnote that the line belongs to.
    var note: String?
  }

  private struct Paragraph {
    var number: Int
    var text = ""
    var style: String?
    var level: Int?
    var isListed = false
    /// True where the mark at its end is deleted, so that it runs on into the next.
    var runsOn = false
  }

  private struct Table {
    var number: Int
    var rows: [[String]] = []
    var cell = ""
    var isRowDeleted = false
  }

  private(set) var lines: [NumberedLine] = []
  /// The paragraph that refers to each note, by part and id.
  private(set) var references: [String: Int] = [:]
  var isNotes = false

  private let styles: DocxStyles
  private let limits: ReadingLimits
  private var paragraphs: [Paragraph] = []
  /// A paragraph whose mark is deleted, until the next begins.
  private var carried: Paragraph?
  private var inParagraphProperties = false
  private var inMark = false
  private var inRowProperties = false
  private var tables: [Table] = []
  private var count = 0
  private var skipped = 0
  private var inText = false
  private var isVanished = false
  private var note: String?

  /// What a reader of the accepted document does not see.
  private static let silent: Set<String> = [
    "del", "moveFrom", "Fallback", "instrText", "delText", "pPrChange", "rPrChange", "tblPrChange",
    "sectPrChange", "tcPrChange",
  ]

  init(styles: DocxStyles, limits: ReadingLimits) {
    self.styles = styles
    self.limits = limits
  }

  mutating func start(_ name: String, _ attributes: [String: String]) {
    if DocxWalker.silent.contains(name) {
      if skipped == 0, name == "del" || name == "moveFrom" { noteDeletion() }
      skipped += 1
    }
    guard skipped == 0 else { return }
    switch name {
    case "p": startParagraph()
    case "pPr": inParagraphProperties = true
    case "rPr": inMark = inParagraphProperties
    case "trPr": inRowProperties = true
    case "tbl":
      endCarried()
      tables.append(Table(number: count + 1))
    case "tr":
      change {
        $0.rows.append([])
        $0.isRowDeleted = false
      }
    case "tc": change { $0.cell = "" }
    case "t": inText = true
    case "r": isVanished = false
    case "vanish":
      isVanished = !["0", "false", "off"].contains(attributes["val"] ?? "1")
    case "tab", "br", "cr", "ptab": append(" ")
    case "noBreakHyphen": append("-")
    case "pStyle": changeParagraph { $0.style = attributes["val"] }
    case "numPr": changeParagraph { $0.isListed = true }
    case "outlineLvl":
      changeParagraph { $0.level = Int(attributes["val"] ?? "").map { $0 + 1 } }
    case "footnoteReference": refer("word/footnotes.xml", attributes["id"])
    case "endnoteReference": refer("word/endnotes.xml", attributes["id"])
    case "footnote", "endnote":
      // Separators between text and notes have a type.
      note = attributes["type"] == nil ? attributes["id"] : nil
      if attributes["type"] != nil { skipped += 1 }
    default: break
    }
  }

  mutating func end(_ name: String) {
    if DocxWalker.silent.contains(name) {
      skipped = max(0, skipped - 1)
      return
    }
    if name == "footnote" || name == "endnote" {
      endCarried()
      if skipped > 0, note == nil { skipped -= 1 }
      note = nil
    }
    guard skipped == 0 else { return }
    switch name {
    case "t": inText = false
    case "p": endParagraph()
    case "pPr": inParagraphProperties = false
    case "rPr": inMark = false
    case "trPr": inRowProperties = false
    case "tr":
      change { if $0.isRowDeleted, !$0.rows.isEmpty { $0.rows.removeLast() } }
    case "body": endCarried()
    case "tc":
      endCarried()
      change { table in
        guard !table.rows.isEmpty else { return }
        table.rows[table.rows.count - 1].append(Folding.folded(table.cell))
      }
    case "tbl": endTable()
    default: break
    }
  }

  mutating func characters(_ text: String) {
    if inText, skipped == 0, !isVanished { append(text) }
  }

  private mutating func append(_ text: String) {
    changeParagraph { $0.text += text }
  }

  private mutating func changeParagraph(_ body: (inout Paragraph) -> Void) {
    if !paragraphs.isEmpty { body(&paragraphs[paragraphs.count - 1]) }
  }

  private mutating func change(_ body: (inout Table) -> Void) {
    if !tables.isEmpty { body(&tables[tables.count - 1]) }
  }

  private mutating func refer(_ part: String, _ id: String?) {
    if let id { references["\(part)#\(id)"] = paragraphs.last?.number ?? count }
  }

  /// A deletion among properties is that of a paragraph's mark or of a row, not of text.
  private mutating func noteDeletion() {
    if inRowProperties {
      change { $0.isRowDeleted = true }
    } else if inMark {
      changeParagraph { $0.runsOn = true }
    }
  }

  private mutating func startParagraph() {
    count += 1
    var paragraph = Paragraph(number: count)
    if let before = carried {
      (paragraph.number, paragraph.text) = (before.number, before.text)
      carried = nil
    }
    paragraphs.append(paragraph)
  }

  /// Ends a paragraph that nothing was there to run on into.
  private mutating func endCarried() {
    guard let paragraph = carried else { return }
    carried = nil
    close(paragraph)
  }

  private mutating func endParagraph() {
    guard let paragraph = paragraphs.popLast() else { return }
    if paragraph.runsOn { carried = paragraph } else { close(paragraph) }
  }

  private mutating func close(_ paragraph: Paragraph) {
    let text = Folding.folded(paragraph.text)
    guard !text.isEmpty else { return }
    if !tables.isEmpty {
      change { $0.cell += ($0.cell.isEmpty ? "" : " ") + text }
      return
    }
    let (kind, level) = kind(of: paragraph)
    add(kind, text, paragraph.number, level)
  }

  private func kind(of paragraph: Paragraph) -> (Article.Block.Kind, Int?) {
    switch paragraph.style.flatMap(styles.role(of:)) {
    case .title: return (.heading, 0)
    case .heading(let level): return (.heading, level)
    case .quote: return (.quote, nil)
    case .caption: return (.caption, nil)
    case .list: return (.listItem, nil)
    case nil:
      if let level = paragraph.level, level < 10 { return (.heading, level) }
      return (paragraph.isListed ? .listItem : .paragraph, nil)
    }
  }

  private mutating func endTable() {
    guard let table = tables.popLast() else { return }
    let text = table.rows.map { $0.joined(separator: "\t") }.joined(separator: "\n")
    if !tables.isEmpty {
      change { $0.cell += " " + text }
    } else if text.contains(where: { $0 != "\t" && $0 != "\n" }) {
      add(.table, text, table.number, nil)
    }
  }

  private mutating func add(
    _ kind: Article.Block.Kind, _ text: String, _ number: Int, _ level: Int?
  ) {
    guard lines.count < limits.blocks, !isNotes || note != nil else { return }
    lines.append(
      NumberedLine(
        block: OpeningLines.Line(kind: kind, text: text, place: .paragraph(number), level: level),
        note: note))
  }
}
