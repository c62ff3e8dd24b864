import Facts

/// The rows of a table below its header, with the profile that reads them.
///
/// The header may stand below blank rows and a title: it is the first row, of the first thirty, that a
/// profile fits.
struct TableRows {
  private var rows: DelimitedRows
  let profile: ImportProfile
  let header: [String]
  let headerLine: [UInt8]
  let delimiter: UInt8

  init(_ table: CustomsTable, profile wanted: ImportProfile?) throws(Diagnostic) {
    let (opened, delimiter) = try TableRows.open(table, delimiter: wanted?.delimiter)
    var rows = opened
    var widest: [String] = []
    var found: (ImportProfile, [String], [UInt8])?
    for _ in 0..<30 {
      guard let row = try rows.next() else { break }
      let cells = (0..<row.count).map { row.text($0) }
      if cells.count(where: { !$0.isEmpty }) > widest.count(where: { !$0.isEmpty }) {
        widest = cells
      }
      if let profile = try TableRows.fitting(cells, wanted, table.name) {
        found = (profile, cells, Array(row.raw))
        break
      }
    }
    guard let found else { throw TableRows.fault(widest, wanted, table.name) }
    self.rows = rows
    self.delimiter = delimiter
    (profile, header, headerLine) = found
  }

  /// Cuts a table into rows; its delimiter is told by its first lines.
  static func open(_ table: CustomsTable, delimiter wanted: UInt8? = nil) throws(Diagnostic)
    -> (DelimitedRows, UInt8)
  {
    var first = try table.blocks()
    if first.isEmpty { throw EvidenceFault.emptyFile(table.name) }
    let delimiter = wanted ?? DelimitedRows.delimiter(of: first)
    let rows = DelimitedRows(delimiter: delimiter, name: table.name) { () throws(Diagnostic) in
      if !first.isEmpty {
        defer { first = [] }
        return first
      }
      return try table.blocks()
    }
    return (rows, delimiter)
  }

  /// The next stretch of rows, `nil` at the end.
  mutating func batch() throws(Diagnostic) -> RowBatch? {
    try rows.batch(columns: header.count)
  }

  private static func fitting(_ cells: [String], _ wanted: ImportProfile?, _ name: String)
    throws(Diagnostic) -> ImportProfile?
  {
    if let wanted { return wanted.missing(in: cells).isEmpty ? wanted : nil }
    let fitting = ImportProfile.shipped.filter { $0.missing(in: cells).isEmpty }
    guard let width = fitting.map({ $0.layout(of: cells).count }).max() else { return nil }
    let best = fitting.filter { $0.layout(of: cells).count == width }
    guard best.count == 1 else { throw EvidenceFault.ambiguousProfile(name, best.map(\.name)) }
    return best[0]
  }

  private static func fault(_ header: [String], _ wanted: ImportProfile?, _ name: String)
    -> Diagnostic
  {
    if header.isEmpty { return EvidenceFault.emptyFile(name) }
    // Where most of one layout's columns are there, say what is missing rather than «unknown».
    let near =
      wanted ?? ImportProfile.shipped.first { $0.layout(of: header).count * 2 > $0.columns.count }
    guard let near else { return EvidenceFault.noProfile(name, header: header) }
    let missing = near.missing(in: header).map { field in
      // Of a profile that somebody wrote the words may be wrong, too.
      guard !ImportProfile.shipped.contains(where: { $0.name == near.name }),
        let word = near.columns[field]?.first
      else { return field.name }
      let like = NearestWord.of(word, among: header).map { "; did you mean «\($0)»?" } ?? ""
      return "\(field.name) («\(word)»\(like))"
    }
    return EvidenceFault.missingColumns(name, profile: near.name, missing: missing)
  }
}

extension DelimitedRows {
  /// The delimiter that the first lines hold most often, outside quotes: comma, tab, semicolon or bar.
  static func delimiter(of bytes: [UInt8]) -> UInt8 {
    var counts: [UInt8: Int] = [:]
    var isQuoted = false
    var lines = 0
    for byte in bytes.prefix(65536) {
      if byte == 0x22 { isQuoted.toggle() }
      if isQuoted { continue }
      if byte == 0x0A || byte == 0x0D { lines += 1 }
      if lines > 8 { break }
      if [0x2C, 0x09, 0x3B, 0x7C].contains(byte) { counts[byte, default: 0] += 1 }
    }
    // The last of the list where two are as frequent.
    let order: [UInt8] = [0x7C, 0x3B, 0x09, 0x2C]
    return order.max { (counts[$0] ?? 0) <= (counts[$1] ?? 0) } ?? 0x2C
  }
}
