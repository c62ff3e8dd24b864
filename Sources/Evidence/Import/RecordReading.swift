import Facts

/// Turns the cells of one row into a record, by a profile.
struct RecordReading {
  let profile: ImportProfile
  let header: [String]
  /// The preferred column of each field, or -1, and those to look in where it holds nothing.
  private let layout: [Int]
  private let others: [[Int]]
  private let skips: [(column: Int, words: Set<String>)]
  private let fixed: [ImportProfile.Field: Int]
  private let fixedCurrency: String?
  var parties = TextDictionary()
  var goods = TextDictionary()
  private(set) var notes = ImportNotes()
  private var countries: [Int: Int] = [:]
  private var unitNames = CellCache<(unit: String, thousandths: Int)>()
  private var currencyCodes = CellCache<String?>()

  /// A shipment of more than a million tonnes, ten billion pieces or a hundred billion dollars is a
  /// slip of the pen; the limits also keep sums of any number of rows within 64 bits.
  private static let mostGrams = 1_000_000_000_000
  private static let mostThousandths = 10_000_000_000_000
  private static let mostCents = 10_000_000_000_000
  /// Two statements of one value that differ more than this many times are a slip of the pen.
  private static let mostDifference = 100
  /// A total of a country's trade may be so many times larger than a shipment.
  private static let totalsOver = 1000

  init(profile: ImportProfile, header: [String]) {
    self.profile = profile
    self.header = header
    let places = profile.layout(of: header)
    layout = ImportProfile.Field.allCases.map { places[$0]?.first ?? -1 }
    others = ImportProfile.Field.allCases.map { Array((places[$0] ?? []).dropFirst()) }
    skips = profile.skip.compactMap { word, values in
      profile.place(of: word, in: header).map { ($0, values) }
    }
    fixed = profile.fixed.compactMapValues { Countries.key(Array($0.utf8)[...]) }
    fixedCurrency = profile.fixed[.currency]
  }

  /// The record of the row that was read last; `nil` where the profile leaves such rows out.
  mutating func record(in rows: DelimitedRows) throws(RejectedCell) -> ShardRecord? {
    if rows.isUnclosed {
      throw RejectedCell(
        column: "", code: "TM3027", reason: "the file ends inside the quotes of this row")
    }
    if rows.fields.count != header.count {
      throw RejectedCell(
        column: "", code: "TM3028",
        reason: "the row has \(rows.fields.count) cells, the header \(header.count)")
    }
    for skip in skips where skip.words.contains(rows.text(skip.column).uppercased()) { return nil }
    var record = ShardRecord()
    record.row = rows.row
    var identity = IdentityDigest()
    let declaration = joined(.declaration, rows)
    let reference = bytes(.reference, rows)
    identity.add(declaration)
    identity.add(bytes(.line, rows))
    if declaration.isEmpty { identity.add(reference) }
    try readParties(&record, &identity, rows)
    record.day = try day(rows)
    record.hs = try cell(.hs, rows, CellReading.hs) ?? 0
    record.route.origin = try country(.origin, rows)
    record.route.departure = try country(.departure, rows)
    record.route.via = try country(.via, rows)
    record.route.destination = try country(.destination, rows)
    try readMasses(&record, rows)
    try readQuantity(&record, rows)
    try readValue(&record, rows)
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
    return record
  }

  private mutating func readParties(
    _ record: inout ShardRecord, _ identity: inout IdentityDigest, _ rows: DelimitedRows
  ) throws(RejectedCell) {
    let shipper = cells([.shipper, .shipperOther, .shipperTax], rows)
    let consignee = cells([.consignee, .consigneeOther, .consigneeTax], rows)
    let goodsTexts = cells([.goods, .goodsOther], rows)
    var repaired = 0
    record.shipper = RecordReading.id(of: shipper, in: &parties, &identity, &repaired)
    record.consignee = RecordReading.id(of: consignee, in: &parties, &identity, &repaired)
    record.goods = RecordReading.id(of: goodsTexts, in: &goods, &identity, &repaired)
    notes.repaired += repaired
  }

  private func cells(_ fields: [ImportProfile.Field], _ rows: DelimitedRows)
    -> [ArraySlice<UInt8>]
  {
    fields.map { bytes($0, rows) }
  }

  private static func id(
    of cells: [ArraySlice<UInt8>], in dictionary: inout TextDictionary,
    _ identity: inout IdentityDigest, _ repaired: inout Int
  ) -> Int {
    var digest = IdentityDigest()
    for cell in cells { digest.add(cell) }
    identity.add(digest.value)
    return dictionary.id(digest.value) {
      cells.map { cell in
        let text = clean(cell)
        guard cell.contains(where: { $0 == 0xC2 || $0 == 0xC3 }),
          let better = Mojibake.repaired(text)
        else { return text }
        repaired += 1
        return better
      }
    }
  }

  /// White space folded to single spaces.
  private static func clean(_ cell: ArraySlice<UInt8>) -> String {
    var plain: [UInt8] = []
    plain.reserveCapacity(cell.count)
    for byte in cell {
      let isBlank = byte == 0x20 || (0x09...0x0D).contains(byte)
      if isBlank { if plain.last != 0x20 { plain.append(0x20) } } else { plain.append(byte) }
    }
    return String(decoding: plain, as: UTF8.self)
  }

  private mutating func day(_ rows: DelimitedRows) throws(RejectedCell) -> Int {
    let profile = profile
    var isYear = false
    let day = try cell(.date, rows) { bytes throws(CellFault) in
      if profile.row == .total, let month = CellReading.month(bytes) {
        isYear = bytes.count == 4
        return month.number
      }
      return try CellReading.day(bytes, order: profile.dateOrder).number
    }
    notes.hasYears = notes.hasYears || isYear
    if let day { return day }
    let month = bytes(.year, rows) + [0x2D] + bytes(.month, rows)
    if let day = CellReading.month(month[...]) { return day.number }
    throw RejectedCell(column: column(.date), code: "TM3021", reason: "the row has no day")
  }

  private mutating func readMasses(_ record: inout ShardRecord, _ rows: DelimitedRows)
    throws(RejectedCell)
  {
    record.mass = try mass(.netMassKg, rows)
    record.gross = try mass(.grossMassKg, rows, unit: text(.grossMassUnit, rows))
    if let net = record.mass, let gross = record.gross, net > gross {
      record.mass = gross
      record.gross = net
      notes.swapped += 1
    }
  }

  private func mass(
    _ field: ImportProfile.Field, _ rows: DelimitedRows, unit column: String = ""
  ) throws(RejectedCell) -> Int? {
    let comma = profile.decimalComma
    let over = profile.row == .total ? RecordReading.totalsOver : 1
    if profile.wordsMeanUnknown.contains(field),
      bytes(field, rows).first.map({ !CellReading.isDigit($0) }) ?? true
    {
      return nil
    }
    let grams = try cell(field, rows) { bytes throws(CellFault) in
      let (figure, behind) = CellReading.unitBehind(bytes)
      let unit = behind.isEmpty ? column : String(decoding: behind, as: UTF8.self)
      let value = try CellReading.decimal(
        figure, scale: 1000, limit: RecordReading.mostGrams * over, decimalComma: comma)
      if unit.isEmpty { return value }
      guard let factor = Units.grams(unit) else {
        throw CellFault.number(CellReading.shown(bytes))
      }
      return Int((Int128(value) * Int128(factor) + 50_000_000) / 100_000_000)
    }
    return grams == 0 ? nil : grams
  }

  private mutating func readQuantity(_ record: inout ShardRecord, _ rows: DelimitedRows)
    throws(RejectedCell)
  {
    let comma = profile.decimalComma
    let over = profile.row == .total ? RecordReading.totalsOver : 1
    var behind: ArraySlice<UInt8> = []
    let quantity = try cell(.quantity, rows) { bytes throws(CellFault) in
      let (figure, unit) = CellReading.unitBehind(bytes)
      behind = unit
      return try CellReading.decimal(
        figure, scale: 1000, limit: RecordReading.mostThousandths * over, decimalComma: comma)
    }
    guard let quantity, quantity > 0 else { return }
    let written = behind.isEmpty ? bytes(.unit, rows) : behind
    var unit = (unit: profile.defaultUnit ?? "unknown", thousandths: 1000)
    if !written.isEmpty {
      unit = unitNames.value(written) { Units.normal(String(decoding: $0, as: UTF8.self)) }
    }
    record.quantity =
      quantity / 1000 * unit.thousandths + quantity % 1000 * unit.thousandths / 1000
    record.unitName = unit.unit
  }

  private mutating func readValue(_ record: inout ShardRecord, _ rows: DelimitedRows)
    throws(RejectedCell)
  {
    let comma = profile.decimalComma
    let over = profile.row == .total ? RecordReading.totalsOver : 1
    func cents(_ field: ImportProfile.Field) throws(RejectedCell) -> Int? {
      let value = try cell(field, rows) { bytes throws(CellFault) in
        try CellReading.decimal(
          bytes, scale: 100, limit: RecordReading.mostCents * over, decimalComma: comma)
      }
      return value == 0 ? nil : value
    }
    record.usd = try cents(.valueUSD)
    record.value = try cents(.value)
    if record.value == nil {
      record.value = record.usd
      record.currency = record.usd == nil ? nil : "USD"
      return
    }
    let written = bytes(.currency, rows)
    if !written.isEmpty {
      let known = currencyCodes.value(written) {
        Currencies.code(String(decoding: $0, as: UTF8.self))
      }
      guard let code = known else {
        let fault = CellFault.currency(CellReading.shown(written))
        throw RejectedCell(column: column(.currency), code: fault.code, reason: fault.reason)
      }
      record.currency = code
    } else {
      record.currency = fixedCurrency
    }
    try convert(&record)
  }

  /// Fills in the dollar value where a rate is known, and refuses two values that cannot both be.
  private mutating func convert(_ record: inout ShardRecord) throws(RejectedCell) {
    guard let value = record.value, let currency = record.currency else { return }
    let converted = notes.usdCents(value, currency, on: record.day)
    guard let usd = record.usd else {
      record.usd = converted == 0 ? nil : converted
      if converted == nil { notes.unconverted[currency, default: 0] += 1 }
      if converted != nil, currency != "USD" { notes.converted += 1 }
      return
    }
    // A rate of another month is near enough to tell a slip of a thousand times.
    let latest = Rates.latest(currency).flatMap { Rates.usdCents(value, rate: $0) }
    guard let expected = converted ?? latest, expected > 0 else { return }
    let most = RecordReading.mostDifference
    if usd > 100_00, usd / most > expected || expected / most > usd {
      throw RejectedCell(
        column: column(.valueUSD), code: "TM3029",
        reason: "the value in dollars is \(Figure(usd, over: expected).grouped(places: 3)) times "
          + "the value in \(currency)")
    }
  }

  private mutating func country(_ field: ImportProfile.Field, _ rows: DelimitedRows)
    throws(RejectedCell) -> Int
  {
    let bytes = bytes(field, rows)
    if bytes.isEmpty { return fixed[field] ?? 0 }
    if let code = CountryCode.key(bytes) { return code }
    var digest = IdentityDigest()
    digest.add(bytes)
    if let known = countries[digest.value] { return known }
    guard let key = Countries.key(bytes) else {
      let fault = CellFault.country(CellReading.shown(bytes))
      throw RejectedCell(column: column(field), code: fault.code, reason: fault.reason)
    }
    countries[digest.value] = key
    return key
  }

  private func column(_ field: ImportProfile.Field) -> String {
    let place = layout[field.rawValue]
    return place >= 0 ? header[place] : field.name
  }

  /// The first of the field's columns that holds something.
  private func bytes(_ field: ImportProfile.Field, _ rows: DelimitedRows) -> ArraySlice<UInt8> {
    let place = layout[field.rawValue]
    guard place >= 0 else { return [] }
    let bytes = rows.bytes(place)
    if !profile.isUnknown(bytes) { return bytes }
    for other in others[field.rawValue] {
      let bytes = rows.bytes(other)
      if !profile.isUnknown(bytes) { return bytes }
    }
    return []
  }

  /// All of the field's columns, where only together they name a thing (office, number and year).
  private func joined(_ field: ImportProfile.Field, _ rows: DelimitedRows) -> ArraySlice<UInt8> {
    let place = layout[field.rawValue]
    guard place >= 0, !others[field.rawValue].isEmpty else { return bytes(field, rows) }
    var all = Array(rows.bytes(place))
    for other in others[field.rawValue] { all += [0x20] + rows.bytes(other) }
    return all[...]
  }

  private func text(_ field: ImportProfile.Field, _ rows: DelimitedRows) -> String {
    String(decoding: bytes(field, rows), as: UTF8.self)
  }

  private func cell(
    _ field: ImportProfile.Field, _ rows: DelimitedRows,
    _ read: (ArraySlice<UInt8>) throws(CellFault) -> Int
  ) throws(RejectedCell) -> Int? {
    let bytes = bytes(field, rows)
    if bytes.isEmpty { return nil }
    do {
      return try read(bytes)
    } catch {
      throw RejectedCell(column: column(field), code: error.code, reason: error.reason)
    }
  }
}

/// The cell for which a row is rejected.
struct RejectedCell: Error, Hashable {
  var column: String
  var code: String
  var reason: String
}

/// Remembers what the few distinct cells of a column mean.
struct CellCache<Value> {
  private var values: [[UInt8]: Value] = [:]
  private var last: (cell: [UInt8], value: Value)?

  mutating func value(_ cell: ArraySlice<UInt8>, _ make: (ArraySlice<UInt8>) -> Value) -> Value {
    if let last, last.cell.elementsEqual(cell) { return last.value }
    let key = Array(cell)
    let value = values[key] ?? make(cell)
    if values.count < 10_000 { values[key] = value }
    last = (key, value)
    return value
  }
}

/// What an import changed on the way, to be told at its end.
struct ImportNotes: Sendable {
  var repaired = 0
  var swapped = 0
  var converted = 0
  var unconverted: [String: Int] = [:]
  /// True where rows are totals of whole years.
  var hasYears = false
  private var rates: [CurrencyDay: Int?] = [:]

  private struct CurrencyDay: Hashable {
    let currency: String
    let day: Int
  }

  /// By the mean rate of the day's month; remembered, because days and currencies are few.
  mutating func usdCents(_ cents: Int, _ currency: String, on day: Int) -> Int? {
    if currency == "USD" { return cents }
    let key = CurrencyDay(currency: currency, day: day)
    let rate: Int?
    if let known = rates[key] {
      rate = known
    } else {
      rate = Rates.billionths(currency, month: String(Day(number: day).description.prefix(7)))
      rates[key] = .some(rate)
    }
    return rate.flatMap { Rates.usdCents(cents, rate: $0) }
  }

  func remarks(_ file: String) -> [Diagnostic] {
    var remarks: [Diagnostic] = []
    if repaired + swapped > 0 {
      remarks.append(EvidenceFault.figuresMended(file, repaired: repaired, swapped: swapped))
    }
    let missing = unconverted.values.reduce(0, +)
    if converted + missing > 0 {
      remarks.append(
        EvidenceFault.converted(
          file, converted: converted, unconverted: missing, unconverted.keys.sorted()))
    }
    return remarks
  }
}
