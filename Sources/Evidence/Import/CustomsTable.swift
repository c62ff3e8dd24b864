import Facts

/// One table inside a customs file: a text file itself, a member of an archive, a sheet.
struct CustomsTable {
  /// The file's name, with the member's after a `#` where the file holds several.
  let name: String
  /// Where the bytes came from is not seen any more: blocks of UTF-8, empty at the end.
  let blocks: () throws(Diagnostic) -> [UInt8]

  /// The tables of a file, told by its content: gzip, zip, xlsx, or text in one of the encodings.
  ///
  /// - Parameter encoding: what a profile says; `nil` where the bytes tell.
  static func tables(at path: String, named name: String, encoding: TextEncoding? = nil)
    throws(Diagnostic) -> [CustomsTable]
  {
    let head = try ByteSource(path: path, name: name).next()
    if head.isEmpty { throw EvidenceFault.emptyFile(name) }
    if let kind = OtherFile.kind(of: head) { throw EvidenceFault.notATable(name, kind) }
    switch (head.first ?? 0, head.dropFirst().first ?? 0) {
    case (0x1F, 0x8B), (0x42, 0x5A), (0xFD, 0x37), (0x28, 0xB5):
      let members = try ArchiveMembers(path: path, name: name, isRaw: true)
      guard try members.advance() != nil else { throw EvidenceFault.emptyFile(name) }
      return [try decoded(name, encoding) { () throws(Diagnostic) in try members.next() }]
    case (0x50, 0x4B): return try zipped(path, name, encoding)
    default:
      let source = try ByteSource(path: path, name: name)
      return [try decoded(name, encoding) { () throws(Diagnostic) in try source.next() }]
    }
  }

  private static func zipped(_ path: String, _ name: String, _ encoding: TextEncoding?)
    throws(Diagnostic) -> [CustomsTable]
  {
    let listing = try ArchiveMembers(path: path, name: name, isRaw: false)
    var names: [String] = []
    while let member = try listing.advance() { names.append(member) }
    if names.contains("xl/workbook.xml") {
      let sheet = try Spreadsheet(path: path, name: name)
      return [CustomsTable(name: name, blocks: { () throws(Diagnostic) in try sheet.next() })]
    }
    let endings = [".csv", ".tsv", ".txt"]
    let tables = names.filter { member in
      endings.contains { member.lowercased().hasSuffix($0) } && !member.hasPrefix("__MACOSX")
    }
    guard !tables.isEmpty else { throw EvidenceFault.noTable(name) }
    var result: [CustomsTable] = []
    for member in tables.sorted() {
      let members = try ArchiveMembers(path: path, name: name, isRaw: false)
      while let found = try members.advance(), found != member {}
      result.append(
        try decoded(tables.count == 1 ? name : "\(name)#\(member)", encoding) {
          () throws(Diagnostic) in
          try members.next()
        })
    }
    return result
  }

  private static func decoded(
    _ name: String, _ encoding: TextEncoding?, _ bytes: @escaping () throws(Diagnostic) -> [UInt8]
  ) throws(Diagnostic) -> CustomsTable {
    var decoding = TextDecoding(encoding)
    var isFirst = true
    return CustomsTable(name: name) { () throws(Diagnostic) in
      while true {
        let block = try bytes()
        if block.isEmpty { return [] }
        let text = decoding.decode(block, isFirst: isFirst)
        if isFirst, text.prefix(65536).contains(0) { throw EvidenceFault.binary(name) }
        isFirst = false
        if !text.isEmpty { return text }
      }
    }
  }
}
