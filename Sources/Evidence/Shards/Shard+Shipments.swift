import Facts
import GRDB

extension Shard {
  /// The integers by which selected records are ranked.
  struct Selected: Sendable {
    let row: Int
    let day: Int
    let shipper: Int
    let consignee: Int
  }

  /// All that is known of some rows.
  ///
  /// - Parameter currency: the one in which each record's value is told besides its own and the dollar.
  func shipments(rows: [Int], in currency: String? = nil) throws(Diagnostic) -> [Int: Shipment] {
    let currency = currency == "USD" ? nil : currency
    var conversion = CurrencyConversion(to: currency ?? "USD", isMonth: holdsTotals)
    var found: [Int: Shipment] = [:]
    for shipment in try reading({ db in try rows.compactMap { try shipment(inRow: $0, db) } }) {
      found[shipment.row] = shipment
    }
    guard let currency else { return found }
    return found.mapValues { shipment in
      let cents =
        shipment.currency == currency
        ? shipment.valueInCents
        : shipment.valueInUSDCents.flatMap { dollars in
          shipment.day.flatMap { conversion.cents(ofDollars: dollars, on: $0.number) }
        }
      var shipment = shipment
      shipment.converted = cents.map { Money(cents: $0, currency: currency) }
      return shipment
    }
  }

  private func shipment(inRow number: Int, _ db: Database) throws -> Shipment? {
    let statement = try db.cachedStatement(
      sql: """
        SELECT row, day, hs, quantity, record.unit, mass, usd, value, record.currency, route, reference,
        s.name, c.name, g.text, s.other, c.other, g.other, gross,
        s.written, c.written, g.written, p.origin, p.departure, p.via, p.destination, p.unit, p.currency
        FROM record JOIN party s ON s.id = shipper JOIN party c ON c.id = consignee
        JOIN goods g ON g.id = goods LEFT JOIN spelling p ON p.id = spelling WHERE row = ?
        """)
    guard let row = try Row.fetchOne(statement, arguments: [number]) else { return nil }
    var shipment = shipment(row)
    shipment.written = try written(shipment, row, db)
    return shipment
  }

  private func shipment(_ row: Row) -> Shipment {
    let unit: Int? = row[4]
    let currency: Int? = row[8]
    let route = routes[row[9]]
    let hs: Int = row[2]
    func either(_ first: Int, _ second: Int) -> String {
      let text: String = row[first]
      return text.isEmpty ? row[second] : text
    }
    var shipment = Shipment(
      dataset: id, file: manifest.source, row: row[0], id: row[10], day: Day(number: row[1]),
      shipper: either(11, 14), consignee: either(12, 15), hs: hs == 0 ? "" : HSKey.text(codes[hs]),
      goods: either(13, 16), quantityInThousandths: row[3], unit: unit.map { units[$0] },
      netMassInGrams: row[5], valueInCents: row[7], currency: currency.map { currencies[$0] },
      valueInUSDCents: row[6], origin: CountryCode.text(route.origin),
      departure: CountryCode.text(route.departure), destination: CountryCode.text(route.destination)
    )
    if route.via != 0 { shipment.via = CountryCode.text(route.via) }
    shipment.grossMassInGrams = row[17]
    return shipment
  }
}
