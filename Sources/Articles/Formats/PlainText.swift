import Facts

/// Plain text: paragraphs parted by empty lines, or lines that each are one.
struct PlainTextFormat {
  func read(_ raw: [UInt8], declared label: String? = nil, into draft: inout ArticleDraft) {
    let decoded = DecodedText(raw, declared: label)
    draft.problems += decoded.problems
    draft.isTable = CellRows.areIn(decoded.bytes)
    draft.isReport = PlainTextFormat.isReport(decoded.bytes)
    let lines = TextParagraph.paragraphs(of: decoded.bytes).map {
      OpeningLines.Line(
        kind: .paragraph, text: $0.text, place: .line($0.line, column: $0.column), level: nil,
        turns: Array($0.turns.dropFirst()))
    }
    OpeningLines.read(lines, into: &draft)
  }
}

extension PlainTextFormat {
  /// True of a report as JSON: it begins with the name of its schema.
  private static func isReport(_ bytes: [UInt8]) -> Bool {
    let head = bytes.prefix(200).filter { $0 > 0x20 }
    return head.starts(with: Array("{\"schema\":\"tallyman-".utf8))
  }
}

/// Lines of text that belong together.
struct TextParagraph {
  var text: String
  var line: Int
  var column: Int
  /// Where its text turns, its beginning among them.
  var turns: [SourceTurn] = []
  private var scalars = 0

  private init(_ first: TextLine, of bytes: [UInt8]) {
    (text, line, column) = ("", first.number, first.column)
    append(first, of: bytes)
  }

  private mutating func append(_ next: TextLine, of bytes: [UInt8]) {
    if !text.isEmpty {
      text += " "
      scalars += 1
    }
    var trace = SourceTrace()
    bytes.withUnsafeBufferPointer { file in
      trace.take(file, from: next.range.lowerBound, to: next.range.upperBound, bytes: .max)
    }
    var at = next.range.lowerBound
    var column = 1
    for step in trace.steps {
      column += bytes[at..<step.source].count { $0 & 0xC0 != 0x80 }
      at = step.source
      turns.append(SourceTurn(offset: scalars + step.scalar, line: next.number, column: column))
    }
    text += next.text
    scalars += next.text.unicodeScalars.count
  }

  /// Empty lines part paragraphs; in a file without any, lines longer than 80 characters each are one.
  static func paragraphs(of bytes: [UInt8]) -> [TextParagraph] {
    let lines = TextLine.lines(of: bytes)
    let filled = lines.filter { !$0.text.isEmpty }
    let long = filled.filter { $0.text.utf8.count > 100 }.count
    // Lines that were not wrapped at a margin are paragraphs.
    let eachLine = long * 2 > filled.count || lines.count == filled.count && long > 0
    var found: [TextParagraph] = []
    var open: TextParagraph?
    for line in lines {
      if line.text.isEmpty {
        if let done = open { found.append(done) }
        open = nil
        continue
      }
      if eachLine || open == nil {
        if let done = open { found.append(done) }
        open = TextParagraph(line, of: bytes)
      } else {
        open?.append(line, of: bytes)
      }
    }
    if let done = open { found.append(done) }
    return found
  }
}

/// One line of a text file, its white space folded.
struct TextLine {
  var text: String
  /// The line as it stands, for formats in which indents speak.
  var raw: String
  var number: Int
  /// Its bytes in the file, without the line end.
  var range: Range<Int>
  /// The column of its first character that is no space.
  var column: Int

  static func lines(of bytes: [UInt8]) -> [TextLine] {
    var lines: [TextLine] = []
    var number = 0
    var start = 0
    while start <= bytes.count {
      let end = bytes[start...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? bytes.count
      number += 1
      let slice = bytes[start..<end]
      let lead = slice.prefix { $0 == 0x20 || $0 == 0x09 }.count
      lines.append(
        TextLine(
          text: Folding.folded(slice), raw: String(decoding: slice, as: UTF8.self), number: number,
          range: start..<end, column: lead + 1))
      let isPair = end + 1 < bytes.count && bytes[end] == 0x0D && bytes[end + 1] == 0x0A
      start = end + (isPair ? 2 : 1)
    }
    return lines
  }
}

extension Byline {
  /// The names of a line that begins with «By» or its like; `nil` where it does not.
  static func inLine(_ text: String) -> [String]? {
    let small = text.lowercased()
    guard openings.contains(where: small.hasPrefix), text.utf8.count < 120,
      !Outline.endsSentence(Array(text.utf8)[...])
    else { return nil }
    let names = names(in: [text], publisher: nil)
    return names.isEmpty ? nil : names
  }
}
