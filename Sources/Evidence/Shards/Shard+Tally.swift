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
    var order = ReadingOrder(columns: [nil])
    order.isAlone = plan.leftOut.isEmpty
    if plan.priced == nil, let found = try read(plan, order) {
      return found.groups[0][0] ?? GroupBuilder()
    }
    guard plan.leftOut.isEmpty, units.count <= 16 else {
      var whole = GroupBuilder()
      for group in try tallies(plan).values { whole.merge(group) }
      return whole
    }
    let quantities = units.indices.dropFirst().map {
      ", SUM(CASE unit WHEN \($0) THEN quantity END), MAX(CASE unit WHEN \($0) THEN quantity END)"
    }
    let shipments =
      manifest.row == ImportProfile.Row.line.name
      ? "COUNT(*) - COUNT(declaration) + COUNT(DISTINCT declaration)" : "COUNT(*)"
    let whole = try reading { db in
      var whole = GroupBuilder()
      let row = try Row.fetchOne(
        db,
        sql: """
          SELECT COUNT(*), \(shipments), SUM(mass), COUNT(mass), SUM(usd), COUNT(usd),
          MIN(day), MAX(day), MAX(mass), MAX(usd)\(quantities.joined())
          FROM record WHERE \(plan.condition)
          """)
      guard let row, row[0] > 0 else { return whole }
      whole.add(
        GroupBuilder.UnitSums(
          unit: nil, records: row[0], quantity: nil, mass: row[2] ?? 0, recordsWithMass: row[3],
          usd: row[4] ?? 0, recordsWithValue: row[5], firstDay: row[6], lastDay: row[7],
          largest: largest(mass: row[8], usd: row[9])),
        isTotal: holdsTotals, single: row[1])
      for (index, unit) in units.enumerated().dropFirst() {
        guard let quantity: Int = row[8 + 2 * index] else { continue }
        whole.add(quantity: quantity, largest: row[9 + 2 * index] ?? 0, in: unit)
      }
      return whole
    }
    var groups = [0: whole]
    try addMore(plan, by: nil, to: &groups)
    return groups[0] ?? whole
  }

  /// The sums over the plan's records, by the values of a column (0 where none is asked).
  func tallies(_ plan: ShardPlan, by column: TallyColumn? = nil) throws(Diagnostic)
    -> [Int: GroupBuilder]
  {
    if plan.priced == nil, let found = try read(plan, ReadingOrder(columns: [column])) {
      return found.groups[0]
    }
    var groups =
      plan.leftOut.isEmpty
      ? try talliesOfIndex(plan, by: column) : try talliesOfRows(plan, by: column)
    try addMore(plan, by: column, to: &groups)
    return groups
  }

  private func talliesOfIndex(_ plan: ShardPlan, by column: TallyColumn?) throws(Diagnostic)
    -> [Int: GroupBuilder]
  {
    let key = column?.rawValue ?? "0"
    let holdsLines = manifest.row == ImportProfile.Row.line.name
    let condition = plan.condition
    return try reading { db in
      var groups: [Int: GroupBuilder] = [:]
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT \(key), unit, COUNT(*), SUM(quantity), SUM(mass), COUNT(mass), SUM(usd), COUNT(usd),
          MIN(day), MAX(day), MAX(quantity), MAX(mass), MAX(usd), COUNT(*) - COUNT(declaration)
          FROM record WHERE \(condition)
          GROUP BY \(column == nil ? "unit" : "1, 2")
          """)
      while let row = try rows.next() {
        groups[row[0], default: GroupBuilder()].add(
          unit(row), isTotal: holdsTotals, single: row[13])
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
    let name = unit.map { units[$0] }
    var largest = largest(mass: row[11], usd: row[12])
    if let name, let quantity: Int = row[10] { largest.quantitiesInThousandths[name] = quantity }
    return GroupBuilder.UnitSums(
      unit: name, records: row[2], quantity: row[3], mass: row[4] ?? 0, recordsWithMass: row[5],
      usd: row[6] ?? 0, recordsWithValue: row[7], firstDay: row[8], lastDay: row[9],
      largest: largest)
  }

  private func largest(mass: Int?, usd: Int?) -> Tally.Largest {
    var largest = Tally.Largest()
    largest.netMassInGrams = mass ?? 0
    largest.valueInUSDCents = usd ?? 0
    return largest
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
          quantity, mass, usd, declaration, row FROM record WHERE \(plan.condition)
          """)
      while let row = try rows.next() {
        if plan.leftOut.contains(row[14]) { continue }
        let declaration: Int? = row[13]
        var group = groups[row[0]] ?? GroupBuilder()
        group.add(unit(row), isTotal: holdsTotals, single: declaration == nil ? 1 : 0)
        if let declaration { group.add(declaration: declaration) }
        groups[row[0]] = group
      }
      return groups
    }
  }

  /// The values of a column in the plan's records, each at least once, as long as `body` wants more.
  func eachKey(_ plan: ShardPlan, of column: TallyColumn, _ body: (Int) -> Bool)
    throws(Diagnostic)
  {
    if let walk = try RecordWalk(plan, in: self) {
      return try reading { db in try walk.records(db) { body($0.key(column)) } }
    }
    let isWhole = plan.leftOut.isEmpty
    let what = isWhole ? "DISTINCT \(column.rawValue)" : "\(column.rawValue), row"
    try reading { db in
      let rows = try Row.fetchCursor(db, sql: "SELECT \(what) FROM record WHERE \(plan.condition)")
      while let row = try rows.next() {
        if !isWhole, plan.leftOut.contains(row[1]) { continue }
        if !body(row[0]) { return }
      }
    }
  }

  /// True where at least one record fits the plan.
  func holdsAny(_ plan: ShardPlan) throws(Diagnostic) -> Bool {
    if let walk = try RecordWalk(plan, in: self) {
      return try reading { db in
        var isFound = false
        try walk.records(db) { _ in
          isFound = true
          return false
        }
        return isFound
      }
    }
    return try reading { db in
      try Bool.fetchOne(
        db, sql: "SELECT EXISTS (SELECT 1 FROM record WHERE \(plan.condition))") ?? false
    }
  }

  /// The integers by which selected records are ranked.
  struct Selected: Sendable {
    let row: Int
    let day: Int
    let shipper: Int
    let consignee: Int
  }

  /// - Parameter limit: how many of the first in the order of days and rows are enough.
  func selected(_ plan: ShardPlan, first limit: Int = .max) throws(Diagnostic) -> [Selected] {
    let order =
      limit == .max
      ? "" : " ORDER BY day, row LIMIT \(limit + min(plan.leftOut.count, .max - limit))"
    return try reading { db in
      var selected: [Selected] = []
      let rows = try Row.fetchCursor(
        db, sql: "SELECT row, day, shipper, consignee FROM record WHERE \(plan.condition)\(order)")
      while selected.count < limit, let row = try rows.next() {
        if plan.leftOut.contains(row[0]) { continue }
        selected.append(Selected(row: row[0], day: row[1], shipper: row[2], consignee: row[3]))
      }
      return selected
    }
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
