import CLibXML2
import Facts

/// A Word document: its text as it reads with all tracked changes accepted.
struct DocxFormat {
  let limits: ReadingLimits

  private static let wanted: Set<String> = [
    "word/document.xml", "word/styles.xml", "word/footnotes.xml", "word/endnotes.xml",
    "docProps/core.xml", "xl/workbook.xml",
  ]

  func read(_ raw: [UInt8], into draft: inout ArticleDraft) throws(ReadingFailure) {
    let parts: [String: [UInt8]]
    do {
      parts = try Unpacking.unzip(raw, limit: limits.bytes) { DocxFormat.wanted.contains($0) }
    } catch {
      throw ReadingFailure(problem: ReadingProblem(error, limits))
    }
    guard let document = parts["word/document.xml"] else {
      if parts["xl/workbook.xml"] != nil { throw ReadingFailure(problem: .table) }
      throw ReadingFailure(problem: .notReadable("it has no word/document.xml"))
    }
    let styles = try DocxStyles(part: parts["word/styles.xml"] ?? [])
    var walker = DocxWalker(styles: styles, limits: limits)
    try XMLEvents.run(document, named: "word/document.xml", into: &walker)
    var lines = walker.lines
    for part in ["word/footnotes.xml", "word/endnotes.xml"] {
      guard let notes = parts[part] else { continue }
      var reader = DocxWalker(styles: styles, limits: limits)
      reader.isNotes = true
      try XMLEvents.run(notes, named: part, into: &reader)
      // A note stands with the paragraph that refers to it.
      for line in reader.lines {
        var line = line
        if let note = line.note, let place = walker.references["\(part)#\(note)"] {
          line.block.place = .paragraph(place)
        } else {
          line.block.place = nil
        }
        lines.append(line)
      }
    }
    if let core = parts["docProps/core.xml"] {
      var reader = CoreProperties()
      try XMLEvents.run(core, named: "docProps/core.xml", into: &reader)
      draft.language = reader.language?.bcp47
    }
    OpeningLines.read(lines.map(\.block), into: &draft)
  }
}

/// A problem on its way from a format to the one who asked.
struct ReadingFailure: Error {
  var problem: ReadingProblem
}

/// `docProps/core.xml`: what the document says of itself.
private struct CoreProperties: XMLListener {
  var language: String?
  private var open = ""
  private var text = ""

  mutating func start(_ name: String, _ attributes: [String: String]) {
    open = name
    text = ""
  }

  mutating func end(_ name: String) {
    if name == "language", !text.isEmpty { language = text }
  }

  mutating func characters(_ text: String) { self.text += text }
}

/// `word/styles.xml`: which paragraph styles are headings, titles, quotes and lists.
struct DocxStyles: XMLListener {
  enum Role: Hashable {
    case title
    case heading(Int)
    case quote, list, caption
  }

  private(set) var roles: [String: Role] = [:]
  private var id: String?

  init(part: [UInt8]) throws(ReadingFailure) {
    guard !part.isEmpty else { return }
    var reader = self
    reader.id = nil
    try XMLEvents.run(part, named: "word/styles.xml", into: &reader)
    roles = reader.roles
  }

  mutating func start(_ name: String, _ attributes: [String: String]) {
    switch name {
    case "style": id = attributes["type"] == "paragraph" ? attributes["styleId"] : nil
    case "name":
      if let id, let role = DocxStyles.role(named: attributes["val"] ?? "") { roles[id] = role }
    case "outlineLvl":
      if let id, roles[id] == nil, let level = Int(attributes["val"] ?? ""), level < 9 {
        roles[id] = .heading(level + 1)
      }
    default: break
    }
  }

  mutating func end(_ name: String) {}
  mutating func characters(_ text: String) {}

  /// Word keeps the English names of its built-in styles in files of every language.
  static func role(named name: String) -> Role? {
    let small = name.lowercased()
    if small == "title" { return .title }
    if small.hasPrefix("heading "), let level = Int(small.dropFirst(8)) { return .heading(level) }
    if small.contains("quote") { return .quote }
    if small.hasPrefix("list") { return .list }
    return small == "caption" ? .caption : nil
  }

  /// The role of a paragraph style, by its definition, else by the name its id is made of.
  func role(of style: String) -> Role? {
    if let role = roles[style] { return role }
    let spaced = style.hasPrefix("Heading") ? "heading " + style.dropFirst(7) : style
    return DocxStyles.role(named: spaced)
  }
}
