import Facts
import GRDB

extension Shard {
  /// The cells of a record as they stand in the file, by the name of the value in JSON, where they differ from it.
  ///
  ///     try shard.written(shipment, db)  // ["date": "07.06.2022", "unit": "ШТ"]
  func written(_ shipment: Shipment, _ db: Database) throws -> [String: String] {
    var written: [String: String] = [:]
    func keep(_ name: String, _ cell: String?, unless normal: String? = nil) {
      if let cell, !cell.isEmpty, cell != normal { written[name] = cell }
    }
    if let pattern = manifest.dates, let day = shipment.day {
      keep("date", DateStyle(pattern: pattern).text(of: day), unless: day.description)
    }
    let row = try Row.fetchOne(
      try db.cachedStatement(
        sql: """
          SELECT s.written, c.written, g.written, p.origin, p.departure, p.via, p.destination,
          p.unit, p.currency FROM record
          JOIN party s ON s.id = shipper JOIN party c ON c.id = consignee
          JOIN goods g ON g.id = goods LEFT JOIN spelling p ON p.id = spelling WHERE row = ?
          """), arguments: [shipment.row])
    if let row {
      for (place, name) in ["shipper", "consignee", "goods"].enumerated() { keep(name, row[place]) }
      keep("origin", row[3], unless: shipment.origin)
      keep("departure", row[4], unless: shipment.departure)
      keep("via", row[5], unless: shipment.via)
      keep("destination", row[6], unless: shipment.destination)
      keep("unit", row[7], unless: shipment.unit)
      keep("currency", row[8], unless: shipment.currency)
    }
    let cells = try Row.fetchAll(
      try db.cachedStatement(sql: "SELECT field, cell FROM original WHERE row = ?"),
      arguments: [shipment.row])
    for cell in cells {
      guard let field = ImportProfile.Field(named: cell[0]) else { continue }
      keep(field.valueName, cell[1])
    }
    return written
  }
}

extension ImportProfile.Field {
  /// What reports call the value.
  var valueName: String {
    switch self {
    case .netMassKg: "netWeightKg"
    case .grossMassKg: "grossWeightKg"
    default: name
    }
  }
}
