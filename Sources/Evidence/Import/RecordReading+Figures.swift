import Facts

extension RecordReading {
  /// A shipment of more than a million tonnes, ten billion pieces or a hundred billion dollars is a
  /// slip of the pen; the limits also keep sums of any number of rows within 64 bits.
  /// In the hundred-millionths that ``Units/grams(_:)`` gives.
  private static let kilogram = 100_000_000
  private static let mostGrams = 1_000_000_000_000
  private static let mostThousandths = 10_000_000_000_000
  private static let mostCents = 10_000_000_000_000
  /// Two statements of one value that differ more than this many times are a slip of the pen.
  private static let mostDifference = 100
  /// A total of a country's trade may be so many times larger than a shipment.
  private static let totalsOver = 1000

  /// A figure, the unit behind it, and whether its cell holds the figure's digits and nothing else.
  private struct Number {
    var value: Int
    var unit: ArraySlice<UInt8> = []
    var isPlain = true
  }

  private mutating func number(
    _ cell: ArraySlice<UInt8>, _ field: ImportProfile.Field, row: Int, places: Int, limit: Int,
    hasUnit: Bool = true
  ) throws(RejectedCell) -> Number {
    let limit = profile.row == .total ? limit * RecordReading.totalsOver : limit
    let comma = profile.decimalComma
    if let value = CellReading.plainDecimal(
      cell, places: places, limit: limit, decimalComma: comma)
    {
      if !comma, value % 1000 != 0, cell.count > 4, cell[cell.endIndex - 4] == 0x2E {
        notes.look(atPointed: cell, in: column(field), row: row)
      }
      return Number(value: value)
    }
    do throws(CellFault) {
      let (figure, unit) = hasUnit ? CellReading.unitBehind(cell) : (cell, [])
      let scale = [2: 100, 3: 1000, 6: 1_000_000][places] ?? 1
      let value = try CellReading.decimal(figure, scale: scale, limit: limit, decimalComma: comma)
      notes.look(at: figure, in: column(field), row: row, decimalComma: comma)
      if !comma { notes.look(atPointed: figure, in: column(field), row: row) }
      return Number(value: value, unit: unit, isPlain: false)
    } catch {
      throw RejectedCell(column: column(field), error)
    }
  }

  mutating func readMasses(_ record: inout ShardRecord, _ row: RowCells) throws(RejectedCell) {
    record.mass = try mass(.netMassKg, &record, row, unit: massUnit(.netMassUnit, row))
    record.gross = try mass(.grossMassKg, &record, row, unit: massUnit(.grossMassUnit, row))
    if let net = record.mass, let gross = record.gross, net > gross {
      record.mass = gross
      record.gross = net
      notes.swapped += 1
      record.keep(.netMassKg, bytes(.netMassKg, row))
      record.keep(.grossMassKg, bytes(.grossMassKg, row))
    }
  }

  /// What stands in the row's column of units, else what the profile says of all rows.
  private func massUnit(_ field: ImportProfile.Field, _ row: RowCells) -> String {
    let written = text(field, row)
    return written.isEmpty ? profile.fixed[field] ?? "" : written
  }

  private mutating func mass(
    _ field: ImportProfile.Field, _ record: inout ShardRecord, _ row: RowCells,
    unit column: String = ""
  ) throws(RejectedCell) -> Int? {
    let cell = bytes(field, row)
    if cell.isEmpty { return nil }
    if profile.wordsMeanUnknown.contains(field), !CellReading.isDigit(cell[cell.startIndex]) {
      record.keep(field, cell)
      return nil
    }
    let behind = CellReading.unitBehind(cell).unit
    let unit = behind.isEmpty ? column : String(decoding: behind, as: UTF8.self)
    guard let factor = unit.isEmpty ? RecordReading.kilogram : Units.grams(unit) else {
      throw RejectedCell(column: self.column(field), .number(CellReading.shown(cell)))
    }
    // Of tons and hundredweights grams are the sixth place, not the third.
    let isHeavy = factor >= 10 * RecordReading.kilogram
    let number = try number(
      cell, field, row: row.number, places: isHeavy ? 6 : 3, limit: RecordReading.mostGrams)
    let divisor = Int128(RecordReading.kilogram) * (isHeavy ? 1000 : 1)
    let grams = Int((Int128(number.value) * Int128(factor) + divisor / 2) / divisor)
    let isPlain = number.isPlain && factor == RecordReading.kilogram
    if !isPlain || grams == 0 { record.keep(field, cell) }
    return grams == 0 ? nil : grams
  }

  mutating func readQuantity(_ record: inout ShardRecord, _ row: RowCells) throws(RejectedCell) {
    let column = bytes(.unit, row)
    spelling.add(column)
    let cell = bytes(.quantity, row)
    if cell.isEmpty { return }
    let number = try number(
      cell, .quantity, row: row.number, places: 3, limit: RecordReading.mostThousandths)
    let written = number.unit.isEmpty ? column : number.unit
    var unit = (unit: profile.defaultUnit ?? Tally.unknownUnit, thousandths: 1000, isPlain: true)
    if !written.isEmpty {
      unit = unitNames.value(written) { cell in
        let text = String(decoding: cell, as: UTF8.self)
        let normal = Units.normal(text)
        return (normal.unit, normal.thousandths, normal.unit == text && normal.thousandths == 1000)
      }
    }
    if !unit.isPlain { isSpelled = true }
    if !number.isPlain || number.value == 0 || unit.thousandths != 1000 {
      record.keep(.quantity, cell)
    }
    guard number.value > 0 else { return }
    record.quantity =
      number.value / 1000 * unit.thousandths + number.value % 1000 * unit.thousandths / 1000
    record.unitName = unit.unit
  }

  mutating func readValue(_ record: inout ShardRecord, _ row: RowCells) throws(RejectedCell) {
    record.usd = try cents(.valueUSD, &record, row)
    record.value = try cents(.value, &record, row)
    let written = bytes(.currency, row)
    spelling.add(written)
    if record.value == nil {
      record.value = record.usd
      record.currency = record.usd == nil ? nil : "USD"
      return
    }
    if written.isEmpty {
      record.currency = fixedCurrency
    } else {
      let known = currencyCodes.value(written) {
        Currencies.code(String(decoding: $0, as: UTF8.self))
      }
      guard let code = known else {
        throw RejectedCell(column: column(.currency), .currency(CellReading.shown(written)))
      }
      if !code.utf8.elementsEqual(written) { isSpelled = true }
      record.currency = code
    }
    try convert(&record)
  }

  private mutating func cents(
    _ field: ImportProfile.Field, _ record: inout ShardRecord, _ row: RowCells
  ) throws(RejectedCell) -> Int? {
    let cell = bytes(field, row)
    if cell.isEmpty { return nil }
    let number = try number(
      cell, field, row: row.number, places: 2, limit: RecordReading.mostCents, hasUnit: false)
    if !number.isPlain || number.value == 0 { record.keep(field, cell) }
    return number.value == 0 ? nil : number.value
  }

  /// Fills in the dollar value where a rate is known, and refuses two values that cannot both be.
  private mutating func convert(_ record: inout ShardRecord) throws(RejectedCell) {
    guard let value = record.value, let currency = record.currency else { return }
    let converted = rates.usdCents(
      value, currency, on: record.day, isMonth: profile.row == .total)
    guard let usd = record.usd else {
      record.usd = converted == 0 ? nil : converted
      if converted == nil { notes.unconverted[currency, default: 0] += 1 }
      if converted != nil, currency != "USD" { notes.converted += 1 }
      return
    }
    // A rate of another month is near enough to tell a slip of a thousand times.
    guard let expected = converted ?? rates.latestUSDCents(value, currency) else { return }
    // Either value may be rounded to the cent: one cent is half a cent to a cent and a half.
    let most = RecordReading.mostDifference
    let isTooMuch = usd > most * (expected + 1)
    let isTooLittle = expected > most * (usd + 1)
    if isTooMuch || isTooLittle {
      let ratio = Figure(usd, over: max(1, expected)).grouped(places: 3)
      throw RejectedCell(
        column: column(.valueUSD), code: "TM3029",
        reason: "the value in dollars is \(ratio) times the value in \(currency)")
    }
  }
}
