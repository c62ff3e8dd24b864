import Facts
import GRDB

/// What a tally is taken by, besides the whole.
enum TallyColumn: String {
  case shipper, consignee, route, hs
  case day
}

extension Shard {
  /// The sums over the plan's records where no other shard has part in them: nothing is sorted, and
  /// declarations are counted where they lie.
  func tallyAlone(_ plan: ShardPlan) throws(Diagnostic) -> GroupBuilder {
    guard plan.leftOut.isEmpty, units.count <= 16 else {
      var whole = GroupBuilder()
      for group in try tallies(plan).values { whole.merge(group) }
      return whole
    }
    let quantities = units.indices.dropFirst().map {
      ", SUM(CASE unit WHEN \($0) THEN quantity END)"
    }
    let shipments =
      manifest.row == ImportProfile.Row.line.name
      ? "COUNT(*) - COUNT(declaration) + COUNT(DISTINCT declaration)" : "COUNT(*)"
    return try reading { db in
      var whole = GroupBuilder()
      let row = try Row.fetchOne(
        db,
        sql: """
          SELECT COUNT(*), \(shipments), SUM(mass), COUNT(mass), SUM(usd), COUNT(usd),
          MIN(day), MAX(day)\(quantities.joined()) FROM record WHERE \(plan.condition)
          """)
      guard let row, row[0] > 0 else { return whole }
      whole.add(
        GroupBuilder.UnitSums(
          unit: nil, records: row[0], quantity: nil, mass: row[2] ?? 0, recordsWithMass: row[3],
          usd: row[4] ?? 0, recordsWithValue: row[5], firstDay: row[6], lastDay: row[7]),
        isTotal: holdsTotals, single: row[1])
      for (index, unit) in units.enumerated().dropFirst() {
        if let quantity: Int = row[7 + index] { whole.add(quantity: quantity, in: unit) }
      }
      return whole
    }
  }

  /// The sums over the plan's records, by the values of a column (0 where none is asked).
  func tallies(_ plan: ShardPlan, by column: TallyColumn? = nil) throws(Diagnostic)
    -> [Int: GroupBuilder]
  {
    if !plan.leftOut.isEmpty { return try talliesOfRows(plan, by: column) }
    let key = column?.rawValue ?? "0"
    let holdsLines = manifest.row == ImportProfile.Row.line.name
    let condition = plan.condition
    return try reading { db in
      var groups: [Int: GroupBuilder] = [:]
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT \(key), unit, COUNT(*), SUM(quantity), SUM(mass), COUNT(mass), SUM(usd), COUNT(usd),
          MIN(day), MAX(day), COUNT(*) - COUNT(declaration) FROM record WHERE \(condition)
          GROUP BY \(column == nil ? "unit" : "1, 2")
          """)
      while let row = try rows.next() {
        groups[row[0], default: GroupBuilder()].add(
          unit(row), isTotal: holdsTotals, single: row[10])
      }
      guard holdsLines else { return groups }
      let lines = try Row.fetchCursor(
        db,
        sql: """
          SELECT DISTINCT \(key), declaration FROM record
          WHERE \(condition) AND declaration IS NOT NULL
          """)
      while let row = try lines.next() { groups[row[0]]?.add(declaration: row[1]) }
      return groups
    }
  }

  private func unit(_ row: Row) -> GroupBuilder.UnitSums {
    let unit: Int? = row[1]
    return GroupBuilder.UnitSums(
      unit: unit.map { units[$0] }, records: row[2], quantity: row[3], mass: row[4] ?? 0,
      recordsWithMass: row[5], usd: row[6] ?? 0, recordsWithValue: row[7], firstDay: row[8],
      lastDay: row[9])
  }

  private func talliesOfRows(_ plan: ShardPlan, by column: TallyColumn?) throws(Diagnostic)
    -> [Int: GroupBuilder]
  {
    let key = column?.rawValue ?? "0"
    return try reading { db in
      var groups: [Int: GroupBuilder] = [:]
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT \(key), unit, 1, quantity, mass, mass IS NOT NULL, usd, usd IS NOT NULL, day, day,
          declaration, row FROM record WHERE \(plan.condition)
          """)
      while let row = try rows.next() {
        if plan.leftOut.contains(row[11]) { continue }
        let declaration: Int? = row[10]
        var group = groups[row[0]] ?? GroupBuilder()
        group.add(unit(row), isTotal: holdsTotals, single: declaration == nil ? 1 : 0)
        if let declaration { group.add(declaration: declaration) }
        groups[row[0]] = group
      }
      return groups
    }
  }

  /// The integers by which selected records are ranked.
  struct Selected: Sendable {
    let row: Int
    let day: Int
    let shipper: Int
    let consignee: Int
  }

  func selected(_ plan: ShardPlan) throws(Diagnostic) -> [Selected] {
    try reading { db in
      var selected: [Selected] = []
      let rows = try Row.fetchCursor(
        db, sql: "SELECT row, day, shipper, consignee FROM record WHERE \(plan.condition)")
      while let row = try rows.next() {
        if plan.leftOut.contains(row[0]) { continue }
        selected.append(Selected(row: row[0], day: row[1], shipper: row[2], consignee: row[3]))
      }
      return selected
    }
  }

  /// All that is known of some rows.
  func shipments(rows: [Int]) throws(Diagnostic) -> [Int: Shipment] {
    try reading { db in
      var found: [Int: Shipment] = [:]
      let statement = try db.cachedStatement(
        sql: """
          SELECT row, day, hs, quantity, unit, mass, usd, value, currency, route, reference,
          s.name, c.name, g.text, s.other, c.other, g.other
          FROM record JOIN party s ON s.id = shipper JOIN party c ON c.id = consignee
          JOIN goods g ON g.id = goods WHERE row = ?
          """)
      for number in rows {
        guard let row = try Row.fetchOne(statement, arguments: [number]) else { continue }
        found[number] = shipment(row)
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
    return Shipment(
      dataset: id, file: manifest.source, row: row[0], id: row[10], day: Day(number: row[1]),
      shipper: either(11, 14), consignee: either(12, 15), hs: hs == 0 ? "" : HSKey.text(codes[hs]),
      goods: either(13, 16), quantityInThousandths: row[3], unit: unit.map { units[$0] },
      netMassInGrams: row[5], valueInCents: row[7], currency: currency.map { currencies[$0] },
      valueInUSDCents: row[6], origin: CountryCode.text(route.origin),
      departure: CountryCode.text(route.departure), destination: CountryCode.text(route.destination)
    )
  }
}
