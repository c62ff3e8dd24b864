import Facts

/// Which member of a workbook holds its first sheet.
final class WorkbookReading: XMLEvents {
  private var firstId: String?
  private var targets: [String: String] = [:]
  private(set) var startsIn1904 = false

  var firstSheet: String {
    let target = firstId.flatMap { targets[$0] } ?? "worksheets/sheet1.xml"
    return target.hasPrefix("/") ? String(target.dropFirst()) : "xl/" + target
  }

  func open(_ element: String, _ attributes: [String: String]) {
    switch element {
    case "workbookPr":
      startsIn1904 = ["1", "true"].contains(attributes["date1904"] ?? "")
    case "sheet" where firstId == nil && (attributes["state"] ?? "visible") == "visible":
      firstId = attributes["id"]
    case "Relationship": if let id = attributes["Id"] { targets[id] = attributes["Target"] }
    default: break
    }
  }
  func close(_ element: String) {}
  func characters(_ bytes: UnsafeBufferPointer<UInt8>) {}
}

/// The texts that cells refer to by number.
final class SharedStrings: XMLEvents {
  private(set) var strings: [[UInt8]] = []
  private var text: [UInt8] = []
  private var isText = false
  private var isPhonetic = false

  func open(_ element: String, _ attributes: [String: String]) {
    if element == "si" { text = [] }
    if element == "rPh" { isPhonetic = true }
    isText = element == "t" && !isPhonetic
  }
  func close(_ element: String) {
    if element == "si" { strings.append(text) }
    if element == "rPh" { isPhonetic = false }
    isText = false
  }
  func characters(_ bytes: UnsafeBufferPointer<UInt8>) { if isText { text += bytes } }
}

/// Which cell styles show a number as a date.
final class DateStyles: XMLEvents {
  private(set) var dateStyles: Set<Int> = []
  private var dateFormats: Set<Int> = Set(14...22).union(27...36).union(45...47).union(50...58)
  private var isInCells = false
  private var style = 0

  func open(_ element: String, _ attributes: [String: String]) {
    switch element {
    case "numFmt":
      let code = (attributes["formatCode"] ?? "").lowercased()
      if let id = attributes["numFmtId"].flatMap({ Int($0) }),
        code.contains("yy") || code.contains("d") && code.contains("m")
      {
        dateFormats.insert(id)
      }
    case "cellXfs": isInCells = true
    case "xf" where isInCells:
      if let format = attributes["numFmtId"].flatMap({ Int($0) }), dateFormats.contains(format) {
        dateStyles.insert(style)
      }
      style += 1
    default: break
    }
  }
  func close(_ element: String) { if element == "cellXfs" { isInCells = false } }
  func characters(_ bytes: UnsafeBufferPointer<UInt8>) {}
}

/// Writes the cells of a sheet as rows of CSV.
final class SheetCells: XMLEvents {
  var text: [UInt8] = []
  private let strings: [[UInt8]]
  private let dateStyles: Set<Int>
  private let startsIn1904: Bool
  private var rowsWritten = 0
  private var cells: [[UInt8]] = []
  private var column = 0
  private var kind = ""
  private var style = 0
  private var value: [UInt8] = []
  private var isValue = false

  init(strings: [[UInt8]], dateStyles: Set<Int>, startsIn1904: Bool) {
    self.strings = strings
    self.dateStyles = dateStyles
    self.startsIn1904 = startsIn1904
  }

  func open(_ element: String, _ attributes: [String: String]) {
    switch element {
    case "row":
      // A sheet leaves empty rows out; rows beyond its last possible one are damage.
      let number = min(attributes["r"].flatMap { Int($0) } ?? rowsWritten + 1, 1_048_576)
      while rowsWritten + 1 < number {
        text.append(0x0A)
        rowsWritten += 1
      }
      cells = []
    case "c":
      column = attributes["r"].map(SheetCells.column) ?? cells.count
      kind = attributes["t"] ?? "n"
      style = attributes["s"].flatMap { Int($0) } ?? 0
      value = []
    case "v", "t": isValue = true
    default: break
    }
  }

  func close(_ element: String) {
    switch element {
    case "v", "t": isValue = false
    case "c":
      guard (0..<16384).contains(column) else { return }
      while cells.count <= column { cells.append([]) }
      cells[column] = shown()
    case "row": write()
    case "sheetData":
      break
    default: break
    }
  }

  func characters(_ bytes: UnsafeBufferPointer<UInt8>) { if isValue { value += bytes } }

  /// `AB12` is column 27.
  private static func column(_ reference: String) -> Int {
    var column = 0
    for byte in reference.utf8 where (0x41...0x5A).contains(byte) {
      column = min(column * 26 + Int(byte - 0x40), 20000)
    }
    return column - 1
  }

  private func shown() -> [UInt8] {
    let plain = String(decoding: value, as: UTF8.self)
    switch kind {
    case "s": return Int(plain).flatMap { strings.indices.contains($0) ? strings[$0] : nil } ?? []
    case "b": return Array((plain == "1" ? "TRUE" : "FALSE").utf8)
    case "e": return []
    case "n":
      guard let number = Double(plain) else { return value }
      if dateStyles.contains(style), (1...200_000).contains(number) {
        // Day 1 is 1 January 1900, and the calendar of the format knows a 29 February 1900.
        let base = startsIn1904 ? -24107 : -25569
        return Array(Day(number: base + Int(number)).description.utf8)
      }
      // Binary noise («0.51000000000000001») and exponents are written out.
      if abs(number) < 1e15, number == number.rounded() { return Array(String(Int(number)).utf8) }
      return Array("\(number)".utf8)
    default: return value
    }
  }

  private func write() {
    for (index, cell) in cells.enumerated() {
      if index > 0 { text.append(0x2C) }
      let marks: [UInt8] = [0x22, 0x2C, 0x0A, 0x0D]
      let needsQuotes = cell.contains { marks.contains($0) }
      if needsQuotes {
        text.append(0x22)
        for byte in cell {
          if byte == 0x22 { text.append(0x22) }
          text.append(byte)
        }
        text.append(0x22)
      } else {
        text += cell
      }
    }
    text.append(0x0A)
    rowsWritten += 1
  }
}
