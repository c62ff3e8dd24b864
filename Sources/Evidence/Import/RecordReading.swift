import Facts

/// Turns the cells of one row into a record, by a profile.
struct RecordReading {
  let profile: ImportProfile
  let layout: [ImportProfile.Field: Int]
  let header: [String]
  private let grams = 1000
  /// A shipment of more than a million tonnes, ten billion pieces or a hundred billion dollars is a
  /// slip of the pen; the limits also keep sums of any number of rows within 64 bits.
  private static let mostGrams = 1_000_000_000_000
  private static let mostThousandths = 10_000_000_000_000
  private static let mostCents = 10_000_000_000_000

  init(profile: ImportProfile, header: [String]) {
    self.profile = profile
    self.header = header
    layout = profile.layout(of: header)
  }

  /// The record of the row that was read last, or why it is rejected.
  func record(in rows: DelimitedRows) -> Result<PendingRecord, RejectedCell> {
    if rows.isUnclosed {
      return .failure(
        RejectedCell(
          column: "", code: "TM3027", reason: "the file ends inside the quotes of this row"))
    }
    if rows.fields.count != header.count {
      return .failure(
        RejectedCell(
          column: "", code: "TM3028",
          reason: "the row has \(rows.fields.count) cells, the header \(header.count)"))
    }
    do {
      return .success(try read(rows))
    } catch {
      return .failure(error)
    }
  }

  private func read(_ rows: DelimitedRows) throws(RejectedCell) -> PendingRecord {
    var pending = PendingRecord()
    var record = ShardRecord()
    record.row = rows.row
    let order = profile.dateOrder
    record.day = try cell(.date, rows) { bytes throws(CellFault) in
      try CellReading.day(bytes, order: order).number
    }
    if record.day == nil {
      throw RejectedCell(column: column(.date), code: "TM3021", reason: "the row has no day")
    }
    record.hs = try cell(.hs, rows, CellReading.hs) ?? 0
    pending.shipper = party(.shipper, .shipperOther, .shipperTax, rows)
    pending.consignee = party(.consignee, .consigneeOther, .consigneeTax, rows)
    pending.goods = PendingRecord.Goods(text: text(.goods, rows), other: text(.goodsOther, rows))
    record.origin = try country(.origin, rows)
    record.departure = try country(.departure, rows)
    record.via = try country(.via, rows)
    record.destination = try country(.destination, rows)
    try measure(&pending, &record, rows)
    record.reference = text(.reference, rows)
    if record.reference.isEmpty { record.reference = text(.declaration, rows) }
    let declaration = text(.declaration, rows)
    if profile.row == .line, !declaration.isEmpty {
      var digest = IdentityDigest()
      digest.add(declaration.utf8)
      record.declaration = digest.value
    }
    record.identity = identity(of: record, pending, declaration, rows)
    pending.record = record
    return pending
  }

  private func measure(
    _ pending: inout PendingRecord, _ record: inout ShardRecord, _ rows: DelimitedRows
  ) throws(RejectedCell) {
    func amount(_ field: ImportProfile.Field, _ scale: Int, _ limit: Int) throws(RejectedCell)
      -> Int?
    {
      let value = try cell(field, rows) { bytes throws(CellFault) in
        try CellReading.decimal(bytes, scale: scale, limit: limit)
      }
      return value == 0 ? nil : value
    }
    record.mass = try amount(.netMassKg, 1000, RecordReading.mostGrams)
    record.gross = try amount(.grossMassKg, 1000, RecordReading.mostGrams)
    record.usd = try amount(.valueUSD, 100, RecordReading.mostCents)
    record.value = try amount(.value, 100, RecordReading.mostCents)
    let currency = text(.currency, rows)
    record.currency = currency.isEmpty ? nil : currency
    if record.value == nil, record.usd != nil {
      record.value = record.usd
      record.currency = "USD"
    }
    if let quantity = try amount(.quantity, 1000, RecordReading.mostThousandths) {
      let written = text(.unit, rows)
      let unit = written.isEmpty ? ("piece", 1000) : Units.normal(written)
      record.quantity = quantity / 1000 * unit.1 + quantity % 1000 * unit.1 / 1000
      pending.unit = unit.0
    }
  }

  private func party(
    _ name: ImportProfile.Field, _ other: ImportProfile.Field, _ tax: ImportProfile.Field,
    _ rows: DelimitedRows
  ) -> PendingRecord.Party {
    PendingRecord.Party(name: text(name, rows), other: text(other, rows), tax: text(tax, rows))
  }

  private func country(_ field: ImportProfile.Field, _ rows: DelimitedRows) throws(RejectedCell)
    -> Int
  {
    try cell(field, rows) { bytes throws(CellFault) in
      guard let key = CountryCode.key(bytes) else {
        throw CellFault.country(CellReading.shown(bytes))
      }
      return key
    } ?? 0
  }

  /// Two rows with one identity are one record, in this file or in another that overlaps it.
  private func identity(
    of record: ShardRecord, _ pending: PendingRecord, _ declaration: String, _ rows: DelimitedRows
  ) -> Int {
    var digest = IdentityDigest()
    digest.add(declaration.utf8)
    digest.add(text(.line, rows).utf8)
    if declaration.isEmpty { digest.add(record.reference.utf8) }
    digest.add(record.day ?? 0)
    digest.add(pending.shipper.name.utf8)
    digest.add(pending.consignee.name.utf8)
    digest.add(record.hs)
    digest.add(pending.goods.text.utf8)
    digest.add(pending.goods.other.utf8)
    for value in [record.quantity, record.mass, record.gross, record.usd, record.value] {
      digest.add(value ?? -1)
    }
    for value in [record.origin, record.departure, record.via, record.destination] {
      digest.add(value)
    }
    return digest.value
  }

  private func column(_ field: ImportProfile.Field) -> String {
    layout[field].map { header[$0] } ?? field.rawValue
  }

  private func bytes(_ field: ImportProfile.Field, _ rows: DelimitedRows) -> ArraySlice<UInt8> {
    guard let place = layout[field] else { return [] }
    let bytes = rows.bytes(place)
    if bytes.isEmpty { return bytes }
    if bytes.count <= 12,
      profile.unknown.contains(String(decoding: bytes, as: UTF8.self).uppercased())
    {
      return []
    }
    return bytes
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
