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
    var conversion = CurrencyConversion(to: currency ?? "USD", isMonth: holdsTotals)
    return try reading { db in
      var found: [Int: Shipment] = [:]
      let statement = try db.cachedStatement(
        sql: """
          SELECT row, day, hs, quantity, unit, mass, usd, value, currency, route, reference,
          s.name, c.name, g.text, s.other, c.other, g.other, gross
          FROM record JOIN party s ON s.id = shipper JOIN party c ON c.id = consignee
          JOIN goods g ON g.id = goods WHERE row = ?
          """)
      for number in rows {
        guard let row = try Row.fetchOne(statement, arguments: [number]) else { continue }
        var shipment = shipment(row)
        if let currency, currency != "USD" {
          let cents =
            shipment.currency == currency
            ? shipment.valueInCents
            : shipment.valueInUSDCents.flatMap { conversion.cents(ofDollars: $0, on: row[1]) }
          shipment.converted = cents.map { Money(cents: $0, currency: currency) }
        }
        shipment.written = try written(shipment, db)
        found[number] = shipment
      }
      return found
    }
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
