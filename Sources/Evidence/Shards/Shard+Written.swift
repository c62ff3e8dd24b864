import Facts
import GRDB

extension Shard {
  /// The cells of a record as they stand in the file, by the name of the value in JSON, where they differ from it:
  /// `["date": "07.06.2022", "unit": "ШТ"]`.
  ///
  /// - Parameter row: what its texts are written like from the nineteenth column on.
  func written(_ shipment: Shipment, _ row: Row, _ db: Database) throws -> [String: String] {
    var written: [String: String] = [:]
    func keep(_ name: String, _ cell: String?, unless normal: String? = nil) {
      if let cell, !cell.isEmpty, cell != normal { written[name] = cell }
    }
    if let pattern = manifest.dates, let day = shipment.day {
      keep("date", DateStyle(pattern: pattern).text(of: day), unless: day.description)
    }
    for (place, name) in ["shipper", "consignee", "goods"].enumerated() {
      keep(name, row[18 + place])
    }
    keep("origin", row[21], unless: shipment.origin)
    keep("departure", row[22], unless: shipment.departure)
    keep("via", row[23], unless: shipment.via)
    keep("destination", row[24], unless: shipment.destination)
    keep("unit", row[25], unless: shipment.unit)
    keep("currency", row[26], unless: shipment.currency)
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
