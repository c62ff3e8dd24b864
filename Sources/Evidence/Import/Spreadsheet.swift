import CLibXML2
import Facts

/// Reads the first sheet of an .xlsx workbook as if it were a CSV file; rows keep their numbers.
///
/// A number of a cell formatted as a date becomes an ISO day. - Source: ECMA-376 part 1, 18.3 to 18.8.
final class Spreadsheet {
  private let name: String
  private let members: ArchiveMembers
  private let cells: SheetCells
  private var parser: XMLPushParser?

  init(path: String, name: String) throws(Diagnostic) {
    self.name = name
    var parts: [String: [UInt8]] = [:]
    let wanted = [
      "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/sharedStrings.xml", "xl/styles.xml",
    ]
    let first = try ArchiveMembers(path: path, name: name, isRaw: false)
    while let member = try first.advance() {
      if wanted.contains(member) { parts[member] = try first.all() }
    }
    func parse(_ part: String, _ handler: any XMLEvents) throws(Diagnostic) {
      guard let bytes = parts[part] else { return }
      let parser = XMLPushParser(handler)
      guard parser.push(bytes), parser.finish() else {
        throw EvidenceFault.damagedArchive(name, "\(part) is not well-formed")
      }
    }
    let workbook = WorkbookReading()
    try parse("xl/workbook.xml", workbook)
    try parse("xl/_rels/workbook.xml.rels", workbook)
    let strings = SharedStrings()
    try parse("xl/sharedStrings.xml", strings)
    let styles = DateStyles()
    try parse("xl/styles.xml", styles)
    cells = SheetCells(
      strings: strings.strings, dateStyles: styles.dateStyles, startsIn1904: workbook.startsIn1904)
    members = try ArchiveMembers(path: path, name: name, isRaw: false)
    let sheet = workbook.firstSheet
    var found = false
    while !found, let member = try members.advance() { found = member == sheet }
    guard found else { throw EvidenceFault.noTable(name) }
    parser = XMLPushParser(cells)
  }

  /// The next block of CSV, empty at the end of the sheet.
  func next() throws(Diagnostic) -> [UInt8] {
    while let parser, cells.text.isEmpty {
      let block = try members.next()
      if block.isEmpty {
        guard parser.finish() else {
          throw EvidenceFault.damagedArchive(name, "the sheet is cut off")
        }
        self.parser = nil
      } else if !parser.push(block) {
        throw EvidenceFault.damagedArchive(name, "the sheet is not well-formed")
      }
    }
    defer { cells.text = [] }
    return cells.text
  }
}

/// What a reader of XML is told of.
protocol XMLEvents: AnyObject {
  func open(_ element: String, _ attributes: [String: String])
  func close(_ element: String)
  func characters(_ bytes: UnsafeBufferPointer<UInt8>)
}

/// libxml2's push parser, told to a reader of events; external entities are never loaded.
final class XMLPushParser {
  private let context: xmlParserCtxtPtr?
  private let box: Unmanaged<Box>

  private final class Box {
    let events: any XMLEvents
    init(_ events: any XMLEvents) { self.events = events }
  }

  init(_ events: any XMLEvents) {
    box = Unmanaged.passRetained(Box(events))
    var handler = xmlSAXHandler()
    handler.startElement = { data, name, attributes in
      guard let data, let name else { return }
      var pairs: [String: String] = [:]
      var at = 0
      while let attributes, let key = attributes[at] {
        if let value = attributes[at + 1] {
          pairs[XMLPushParser.local(key)] = String(cString: value)
        }
        at += 2
      }
      let events = Unmanaged<Box>.fromOpaque(data).takeUnretainedValue().events
      events.open(XMLPushParser.local(name), pairs)
    }
    handler.endElement = { data, name in
      guard let data, let name else { return }
      Unmanaged<Box>.fromOpaque(data).takeUnretainedValue().events.close(XMLPushParser.local(name))
    }
    handler.characters = { data, bytes, count in
      guard let data, let bytes else { return }
      Unmanaged<Box>.fromOpaque(data).takeUnretainedValue().events
        .characters(UnsafeBufferPointer(start: bytes, count: Int(count)))
    }
    context = xmlCreatePushParserCtxt(&handler, box.toOpaque(), nil, 0, nil)
    xmlCtxtUseOptions(context, Int32(XML_PARSE_NONET.rawValue | XML_PARSE_HUGE.rawValue))
  }

  deinit {
    if let document = context?.pointee.myDoc { xmlFreeDoc(document) }
    xmlFreeParserCtxt(context)
    box.release()
  }

  /// A name without its prefix.
  private static func local(_ name: UnsafePointer<xmlChar>) -> String {
    let text = String(cString: name)
    return text.split(separator: ":").last.map(String.init) ?? text
  }

  func push(_ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBytes {
      xmlParseChunk(
        context, $0.baseAddress?.assumingMemoryBound(to: CChar.self), Int32($0.count), 0) == 0
    }
  }

  func finish() -> Bool { xmlParseChunk(context, nil, 0, 1) == 0 }
}
