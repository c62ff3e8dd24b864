import Facts
import GRDB
import GRDBSQLite

/// What a tally is taken by, besides the whole.
enum TallyColumn: String {
  case shipper, consignee, route, hs
  case day

  fileprivate var column: RecordWalk.Column {
    switch self {
    case .shipper: .shipper
    case .consignee: .consignee
    case .route: .route
    case .hs: .hs
    case .day: .day
    }
  }
}

/// What is wanted of the records of one plan; all of it is taken in one walk.
struct ReadingOrder {
  /// The sums of all, by a column of records or (`nil`) in one.
  var columns: [TallyColumn?] = []
  /// True where no other shard can hold a line of a declaration of this one.
  var isAlone = false
  /// The records that give a price, summed apart: a value and a mass, or a value and a quantity in these units.
  var priced: Priced?
  /// How many of the best records are listed.
  var limit = 0
  /// How well a record's shipper and consignee fit.
  var score: (_ shipper: Int, _ consignee: Int) -> Double = { _, _ in 0 }

  enum Priced {
    case byMass
    case byQuantity(units: Set<Int>)
  }

  /// What is read of a record.
  fileprivate func columns(of plan: ShardPlan, in shard: Shard) -> Set<RecordWalk.Column> {
    var asked = Set(columns.compactMap { $0?.column })
    if !columns.isEmpty || priced != nil { asked.formUnion([.day, .unit, .quantity, .mass]) }
    asked.insert(.usd)
    if plan.asksGross { asked.insert(.gross) }
    if shard.isOfLines { asked.insert(.declaration) }
    if plan.isConverting || shard.manifest.withoutDollars > 0 { asked.insert(.row) }
    if limit > 0 { asked.formUnion([.row, .day, .shipper, .consignee]) }
    return asked
  }
}

/// What one walk over the records of a plan found.
struct RecordsRead: Sendable {
  /// In the order of the columns of the order.
  var groups: [[Int: GroupBuilder]] = []
  var priced: GroupBuilder?
  /// The best first: by score, day and row.
  var selected: [Shard.Selected] = []
  /// How many records came by.
  var walked = 0
}

extension Shard {
  /// True where a record is one line of a declaration.
  fileprivate var isOfLines: Bool { manifest.row == ImportProfile.Row.line.name }

  /// Reads the records of a plan in one walk.
  func read(_ plan: ShardPlan, _ order: ReadingOrder) throws(Diagnostic) -> RecordsRead {
    let asksValues = plan.isConverting || manifest.withoutDollars > 0
    let walk = try RecordWalk(
      plan, in: self, asking: order.columns(of: plan, in: self), asksValues: asksValues)
    return try reading { db in
      var taker = RecordTaker(plan, order, of: self, try RecordValues(db))
      let walked = try walk.records(db) { record in
        try taker.take(record)
        return true
      }
      var read = try taker.found()
      read.walked = walked
      return read
    }
  }

  /// The sums over the plan's records, by the values of a column (0 where none is asked).
  func tallies(_ plan: ShardPlan, by column: TallyColumn? = nil) throws(Diagnostic)
    -> [Int: GroupBuilder]
  {
    try read(plan, ReadingOrder(columns: [column])).groups[0]
  }

  /// The values of a column in the plan's records, each at least once, as long as `body` wants more.
  func eachKey(_ plan: ShardPlan, of column: TallyColumn, _ body: (Int) -> Bool)
    throws(Diagnostic)
  {
    let walk = try RecordWalk(plan, in: self, asking: [column.column])
    try reading { db in _ = try walk.records(db) { body($0.key(column)) } }
  }

  /// True where at least one record fits the plan.
  func holdsAny(_ plan: ShardPlan) throws(Diagnostic) -> Bool {
    let walk = try RecordWalk(plan, in: self, asking: [])
    return try reading { db in
      var isFound = false
      _ = try walk.records(db) { _ in
        isFound = true
        return false
      }
      return isFound
    }
  }
}

/// A value as its file writes it.
struct WrittenValue {
  let cents: Int
  /// The id of its currency; `nil` where the file does not say.
  let currency: Int?
}

/// Values as the file writes them: they stand in the table alone, and few records are asked for them.
struct RecordValues {
  private let statement: OpaquePointer

  init(_ db: Database) throws {
    statement = try db.cachedStatement(sql: "SELECT value, currency FROM record WHERE row = ?")
      .sqliteStatement
  }

  /// `nil` where the record has none.
  func value(of record: RecordWalk.Record) throws -> WrittenValue? {
    if record.isWhole { return record.written }
    sqlite3_reset(statement)
    sqlite3_bind_int64(statement, 1, Int64(record.row))
    defer { sqlite3_reset(statement) }
    let result = sqlite3_step(statement)
    guard result == SQLITE_ROW else {
      throw DatabaseError(resultCode: ResultCode(rawValue: result))
    }
    guard sqlite3_column_type(statement, 0) != SQLITE_NULL else { return nil }
    let hasCurrency = sqlite3_column_type(statement, 1) != SQLITE_NULL
    return WrittenValue(
      cents: Int(sqlite3_column_int64(statement, 0)),
      currency: hasCurrency ? Int(sqlite3_column_int64(statement, 1)) : nil)
  }
}

/// Adds records to sums, with their values in the plan's currency.
private struct RecordAdding {
  private let shard: Shard
  private let asksGross: Bool
  private let isOfLines: Bool
  let isConverting: Bool
  private var conversion: CurrencyConversion

  init(_ plan: ShardPlan, _ shard: Shard) {
    self.shard = shard
    asksGross = plan.asksGross
    isOfLines = shard.isOfLines
    isConverting = plan.isConverting
    conversion = CurrencyConversion(to: plan.currency ?? "USD", isMonth: shard.holdsTotals)
  }

  mutating func add(
    _ record: RecordWalk.Record, _ usd: Int?, _ value: WrittenValue?,
    to sums: inout RecordSums
  ) {
    sums.add(
      day: record.day, mass: record.mass, usd: usd,
      declaration: isOfLines ? record.declaration : nil)
    if let quantity = record.quantity { sums.add(quantity: quantity, unit: record.unit) }
    if asksGross, let gross = record.gross { sums.add(gross: gross) }
    guard let value else { return }
    if usd == nil { sums.add(valueNotInUSD: shard.currencies[value.currency ?? 0]) }
    guard isConverting else { return }
    var money = sums.money ?? MoneySum()
    conversion.add(
      value: value.cents, in: value.currency.map { shard.currencies[$0] }, usd: usd,
      on: record.day, to: &money)
    sums.money = money
  }
}

/// Sums up and ranks the records of a walk as they come by.
private struct RecordTaker {
  /// The sums by one column.
  private struct Sums {
    let column: TallyColumn?
    var places: [Int: Int] = [:]
    var sums: [RecordSums] = []

    mutating func place(of key: Int, units: Int) -> Int {
      if let known = places[key] { return known }
      places[key] = sums.count
      sums.append(RecordSums(units: units))
      return sums.count - 1
    }
  }

  private let shard: Shard
  private let plan: ShardPlan
  private let order: ReadingOrder
  private let values: RecordValues
  private var sums: [Sums]
  private var priced: RecordSums
  private var best: [(score: Double, record: Shard.Selected)] = []
  /// Records worse than this are not among the best.
  private var bar: (score: Double, record: Shard.Selected)?
  private var adding: RecordAdding

  init(_ plan: ShardPlan, _ order: ReadingOrder, of shard: Shard, _ values: RecordValues) {
    self.shard = shard
    self.plan = plan
    self.order = order
    self.values = values
    sums = order.columns.map { Sums(column: $0) }
    priced = RecordSums(units: shard.units.count)
    adding = RecordAdding(plan, shard)
  }

  mutating func take(_ record: RecordWalk.Record) throws {
    let usd = record.usd
    let isValueAsked =
      adding.isConverting || (usd == nil && shard.manifest.withoutDollars > 0)
    let value = isValueAsked ? try values.value(of: record) : nil
    for place in sums.indices {
      let at = sums[place].place(of: record.key(sums[place].column), units: shard.units.count)
      adding.add(record, usd, value, to: &sums[place].sums[at])
    }
    if isPriced(record, hasValue: usd != nil || value != nil) {
      adding.add(record, usd, value, to: &priced)
    }
    if order.limit > 0 { rank(record) }
  }

  private func isPriced(_ record: RecordWalk.Record, hasValue: Bool) -> Bool {
    switch order.priced {
    case nil: false
    case .byMass: hasValue && (record.mass ?? 0) > 0
    case .byQuantity(let units):
      hasValue && (record.quantity ?? 0) > 0 && units.contains(record.unit)
    }
  }

  // MARK: The best records

  private static func precedes(
    _ a: (score: Double, record: Shard.Selected), _ b: (score: Double, record: Shard.Selected)
  ) -> Bool {
    if a.score != b.score { return a.score > b.score }
    return (a.record.day, a.record.row) < (b.record.day, b.record.row)
  }

  private mutating func rank(_ record: RecordWalk.Record) {
    let selected = Shard.Selected(
      row: record.row, day: record.day, shipper: record.shipper, consignee: record.consignee)
    let one = (score: order.score(selected.shipper, selected.consignee), record: selected)
    if let bar, !RecordTaker.precedes(one, bar) { return }
    best.append(one)
    if best.count >= 256, best.count / 4 >= order.limit {
      best.sort(by: RecordTaker.precedes)
      best.removeSubrange(order.limit...)
      bar = best.last
    }
  }

  // MARK: What was found

  func found() throws -> RecordsRead {
    let shipments: RecordSums.Shipments =
      !shard.isOfLines ? .records : order.isAlone ? .declarations : .sharedDeclarations
    func group(_ sums: RecordSums) throws -> GroupBuilder {
      let group = sums.group(
        units: shard.units, isTotal: shard.holdsTotals, counting: shipments, in: plan.currency)
      guard let group else { throw DatabaseError(message: "the sum of its records is too large") }
      return group
    }
    var read = RecordsRead()
    for column in sums {
      read.groups.append(try column.places.mapValues { try group(column.sums[$0]) })
    }
    if order.priced != nil { read.priced = try group(priced) }
    read.selected = best.sorted(by: RecordTaker.precedes).prefix(order.limit).map(\.record)
    return read
  }
}
