import Facts

/// Turns the cells of one row into a record, by a profile.
///
/// The ids of names and goods are digests of their cells until a `RecordIds` numbers them, so that rows may be
/// read on any core and in any order.
struct RecordReading: Sendable {
  let profile: ImportProfile
  let header: [String]
  /// How the file writes its days; a day written otherwise is kept as it stands.
  let dateStyle: DateStyle?
  /// The preferred column of each field, or -1, and those to look in where it holds nothing.
  private let layout: [Int]
  private let others: [[Int]]
  private let skips: [(column: Int, words: Set<String>)]
  private let fixed: [ImportProfile.Field: Int]
  let fixedCurrency: String?
  var notes = ImportNotes()
  var rates = DollarRates()
  private var countries: [Int: Int] = [:]
  private var days: [Int: [UInt8]] = [:]
  var unitNames = CellCache<(unit: String, thousandths: Int, isPlain: Bool)>()
  var currencyCodes = CellCache<String?>()
  /// The spellings of the row's countries, unit and currency, and whether any is not the normal one.
  var spelling = IdentityDigest()
  var isSpelled = false

  init(profile: ImportProfile, header: [String], dateStyle: DateStyle? = nil) {
    self.profile = profile
    self.header = header
    self.dateStyle = dateStyle
    let places = profile.layout(of: header)
    layout = ImportProfile.Field.allCases.map { places[$0]?.first ?? -1 }
    others = ImportProfile.Field.allCases.map { Array((places[$0] ?? []).dropFirst()) }
    skips = profile.skip.compactMap { word, values in
      profile.place(of: word, in: header).map { ($0, values) }
    }
    fixed = profile.fixed.compactMapValues { Countries.key(Array($0.utf8)[...]) }
    fixedCurrency = profile.fixed[.currency]
  }

  /// The same, knowing how most of the first rows of the file write their days.
  func knowingDates(of batch: RowBatch) -> RecordReading {
    var cells: [(text: ArraySlice<UInt8>, day: Day)] = []
    for index in batch.rows.indices.prefix(200) {
      let cell = bytes(.date, batch[index])
      if !cell.isEmpty, let day = try? readDay(cell).day { cells.append((cell, day)) }
    }
    let styles = Set(
      cells.compactMap { DateStyle(of: $0.text, day: $0.day, order: profile.dateOrder) })
    func fitting(_ style: DateStyle) -> Int {
      cells.count { style.text(of: $0.day).utf8.elementsEqual($0.text) }
    }
    let best = styles.map { (style: $0, fitting: fitting($0)) }
      .max { ($0.fitting, $1.style.pattern) < ($1.fitting, $0.style.pattern) }
    return RecordReading(profile: profile, header: header, dateStyle: best?.style)
  }

  /// All rows of a batch, in their order.
  mutating func read(_ batch: RowBatch) -> BatchRecords {
    var read = BatchRecords(batch: batch)
    read.records.reserveCapacity(batch.rows.count)
    for index in batch.rows.indices {
      let row = batch[index]
      if row.isBlank || repeatsHeader(row) { continue }
      read.rows += 1
      do throws(RejectedCell) {
        if let record = try record(in: row) {
          read.records.append((index, record))
        } else {
          read.skipped += 1
        }
      } catch {
        if read.otherHeader == nil, isOtherHeader(row) { read.otherHeader = row.number }
        read.rejects.append((index, error))
      }
    }
    read.notes = notes
    notes = ImportNotes()
    return read
  }

  private func repeatsHeader(_ row: RowCells) -> Bool {
    guard row.count == header.count, row.bytes(0).elementsEqual(header[0].utf8) else {
      return false
    }
    return header.indices.allSatisfy { row.bytes($0).elementsEqual(header[$0].utf8) }
  }

  /// True where the row is a header itself, but of other columns, be they more or fewer: what follows would be
  /// read wrongly.
  private func isOtherHeader(_ row: RowCells) -> Bool {
    row.count <= 2 * header.count
      && profile.missing(in: (0..<row.count).map { row.text($0) }).isEmpty
  }

  /// The record of a row; `nil` where the profile leaves such rows out.
  mutating func record(in row: RowCells) throws(RejectedCell) -> ShardRecord? {
    if row.isUnclosed { throw .unclosed }
    if row.count != header.count { throw .ragged(cells: row.count, columns: header.count) }
    for skip in skips where skip.words.contains(row.text(skip.column).uppercased()) { return nil }
    spelling = IdentityDigest()
    isSpelled = false
    var record = ShardRecord()
    record.row = row.number
    var identity = IdentityDigest()
    let declaration = joined(.declaration, row)
    let reference = bytes(.reference, row)
    identity.add(declaration)
    identity.add(bytes(.line, row))
    if declaration.isEmpty { identity.add(reference) }
    for field in TextField.allCases {
      let digest = digest(of: field, row)
      identity.add(digest)
      record[field] = digest
    }
    record.day = try day(&record, row)
    try readCode(&record, row)
    record.route.origin = try country(.origin, row)
    record.route.departure = try country(.departure, row)
    record.route.via = try country(.via, row)
    record.route.destination = try country(.destination, row)
    try readMasses(&record, row)
    try readQuantity(&record, row)
    try readValue(&record, row)
    record.hasNumber = !(reference.isEmpty && declaration.isEmpty)
    record.reference = String(decoding: reference.isEmpty ? declaration : reference, as: UTF8.self)
    if profile.row == .line, !declaration.isEmpty {
      var digest = IdentityDigest()
      digest.add(declaration)
      // Six bytes tell the declarations of any one query apart, and keep the indexes small.
      record.declaration = digest.value & 0x7FFF_FFFF_FFFF
    }
    record.addFigures(to: &identity)
    record.identity = identity.value
    record.spelling = isSpelled ? spelling.value : 0
    return record
  }

  private func digest(of field: TextField, _ row: RowCells) -> Int {
    var digest = IdentityDigest()
    for part in field.parts { digest.add(bytes(part, row)) }
    return digest.value
  }

  private mutating func day(_ record: inout ShardRecord, _ row: RowCells) throws(RejectedCell)
    -> Int
  {
    let cell = bytes(.date, row)
    if !cell.isEmpty {
      do throws(CellFault) {
        let (day, isYear) = try readDay(cell)
        notes.hasYears = notes.hasYears || isYear
        if !isUsual(cell, day) { record.keep(.date, cell) }
        return day.number
      } catch {
        throw RejectedCell(column: column(.date), error)
      }
    }
    let month = bytes(.year, row) + [0x2D] + bytes(.month, row)
    if let day = CellReading.month(month[...]) { return day.number }
    throw RejectedCell(column: column(.date), code: "TM3021", reason: "the row has no day")
  }

  private func readDay(_ cell: ArraySlice<UInt8>) throws(CellFault) -> (day: Day, isYear: Bool) {
    if profile.row == .total, let month = CellReading.month(cell) {
      return (month, cell.count == 4)
    }
    return (try CellReading.day(cell, order: profile.dateOrder), false)
  }

  /// True where the file writes this day as it writes its days.
  private mutating func isUsual(_ cell: ArraySlice<UInt8>, _ day: Day) -> Bool {
    guard let dateStyle else { return false }
    if let known = days[day.number] { return known.elementsEqual(cell) }
    let text = Array(dateStyle.text(of: day).utf8)
    days[day.number] = text
    return text.elementsEqual(cell)
  }

  private func readCode(_ record: inout ShardRecord, _ row: RowCells) throws(RejectedCell) {
    let cell = bytes(.hs, row)
    if cell.isEmpty { return }
    do throws(CellFault) {
      record.hs = try CellReading.hs(cell)
    } catch {
      throw RejectedCell(column: column(.hs), error)
    }
    let isPlain = cell.count == HSKey.digits(record.hs) && cell.allSatisfy(CellReading.isDigit)
    if !isPlain { record.keep(.hs, cell) }
  }

  private mutating func country(_ field: ImportProfile.Field, _ row: RowCells)
    throws(RejectedCell) -> Int
  {
    let bytes = bytes(field, row)
    spelling.add(bytes)
    if bytes.isEmpty { return fixed[field] ?? 0 }
    if let code = CountryCode.key(bytes) {
      if !bytes.allSatisfy({ (0x41...0x5A).contains($0) }) { isSpelled = true }
      return code
    }
    isSpelled = true
    var digest = IdentityDigest()
    digest.add(bytes)
    if let known = countries[digest.value] { return known }
    guard let key = Countries.key(bytes) else {
      throw RejectedCell(column: column(field), .country(CellReading.shown(bytes)))
    }
    countries[digest.value] = key
    return key
  }

  func column(_ field: ImportProfile.Field) -> String {
    let place = layout[field.rawValue]
    return place >= 0 ? header[place] : field.name
  }

  /// What of the profile the file cannot give.
  func remarks(_ file: String) -> [Diagnostic] {
    let absent = profile.absent(from: header)
    var remarks =
      absent.isEmpty ? [] : [EvidenceFault.absentColumns(file, profile: profile.name, absent)]
    let quantity = layout[ImportProfile.Field.quantity.rawValue]
    if quantity >= 0, layout[ImportProfile.Field.unit.rawValue] < 0, profile.fixed[.unit] == nil,
      profile.defaultUnit == nil, profile.row != .total
    {
      remarks.append(EvidenceFault.noUnits(file, column: header[quantity]))
    }
    return remarks
  }

  /// The header's word for each field that the file has.
  var columns: [String: String] {
    var columns: [String: String] = [:]
    for field in ImportProfile.Field.allCases where layout[field.rawValue] >= 0 {
      columns[field.name] = column(field)
    }
    return columns
  }

  /// The first of the field's columns that holds something.
  func bytes(_ field: ImportProfile.Field, _ row: RowCells) -> ArraySlice<UInt8> {
    let place = layout[field.rawValue]
    guard place >= 0, place < row.count else { return [] }
    let bytes = row.bytes(place)
    if !profile.isUnknown(bytes) { return bytes }
    for other in others[field.rawValue] where other < row.count {
      let bytes = row.bytes(other)
      if !profile.isUnknown(bytes) { return bytes }
    }
    return []
  }

  /// All of the field's columns, where only together they name a thing (office, number and year).
  private func joined(_ field: ImportProfile.Field, _ row: RowCells) -> ArraySlice<UInt8> {
    let place = layout[field.rawValue]
    guard place >= 0, !others[field.rawValue].isEmpty else { return bytes(field, row) }
    var all = Array(row.bytes(place))
    for other in others[field.rawValue] { all += [0x20] + row.bytes(other) }
    return all[...]
  }

  func text(_ field: ImportProfile.Field, _ row: RowCells) -> String {
    String(decoding: bytes(field, row), as: UTF8.self)
  }
}

/// What was read of one batch.
struct BatchRecords: Sendable {
  let batch: RowBatch
  /// How many of the rows have content and are no header.
  var rows = 0
  var skipped = 0
  /// Records by the place of their row in the batch.
  var records: [(row: Int, record: ShardRecord)] = []
  var rejects: [(row: Int, cell: RejectedCell)] = []
  /// The number of the first row that is a header of other columns.
  var otherHeader: Int?
  var notes = ImportNotes()

  init(batch: RowBatch) { self.batch = batch }
}

/// The texts of a record, each made of a few cells.
enum TextField: CaseIterable {
  case shipper, consignee, goods

  var parts: [ImportProfile.Field] {
    switch self {
    case .shipper: TextField.shipperParts
    case .consignee: TextField.consigneeParts
    case .goods: TextField.goodsParts
    }
  }

  private static let shipperParts: [ImportProfile.Field] = [.shipper, .shipperOther, .shipperTax]
  private static let consigneeParts: [ImportProfile.Field] = [
    .consignee, .consigneeOther, .consigneeTax,
  ]
  private static let goodsParts: [ImportProfile.Field] = [.goods, .goodsOther]
}

/// The cell for which a row is rejected.
struct RejectedCell: Error, Hashable {
  var column: String
  var code: String
  var reason: String

  init(column: String, code: String, reason: String) {
    self.column = column
    self.code = code
    self.reason = reason
  }

  init(column: String, _ fault: CellFault) {
    self.init(column: column, code: fault.code, reason: fault.reason)
  }

  static let unclosed = RejectedCell(
    column: "", code: "TM3027", reason: "a quote opens in this row and does not close")

  static func ragged(cells: Int, columns: Int) -> RejectedCell {
    RejectedCell(
      column: "", code: "TM3028", reason: "the row has \(cells) cells, the header \(columns)")
  }
}
