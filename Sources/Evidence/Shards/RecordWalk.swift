import Facts
import GRDB
import GRDBSQLite

/// A walk over the records of a plan in the index that leads to them: of their party, or else of their goods, or of all.
///
/// The records of a party, of a code and of a description lie side by side in its index in the order of their days,
/// with all that tallies ask, so one statement, compiled once, walks them; what else the plan asks is looked up in
/// tables by ids. Where neither party nor goods are asked for, the walk goes through the days of every code, or, for
/// values as they are written, through the table. (SQL that sums took twice as long: 25 and 30 November 2026.)
struct RecordWalk {
  /// What every index holds of a record, in the order of the statement.
  enum Column: Int32, CaseIterable {
    case day, hs, route, shipper, consignee, goods, unit, quantity, mass, gross, usd, declaration
    case row

    fileprivate static let names = allCases.map { "\($0)" }

    fileprivate var bit: UInt16 { 1 << UInt16(rawValue) }
  }

  /// A record as every index holds it.
  struct Record {
    fileprivate let statement: OpaquePointer
    /// The bits of the columns that were asked for.
    fileprivate let asked: UInt16
    /// True where the walk goes through the table, which has the value as it is written.
    let isWhole: Bool

    /// - Precondition: the column was asked for: another would read as nothing, and sums would be wrong.
    private func value(_ column: Column) -> Int {
      precondition(asked & column.bit != 0, "\(column) was not asked for")
      return Int(sqlite3_column_int64(statement, column.rawValue))
    }

    private func valueOrNil(_ column: Column) -> Int? {
      precondition(asked & column.bit != 0, "\(column) was not asked for")
      return sqlite3_column_type(statement, column.rawValue) == SQLITE_NULL ? nil : value(column)
    }

    var day: Int { value(.day) }
    var hs: Int { value(.hs) }
    var route: Int { value(.route) }
    var shipper: Int { value(.shipper) }
    var consignee: Int { value(.consignee) }
    var goods: Int { value(.goods) }
    /// 0 where the record has none.
    var unit: Int { value(.unit) }
    var quantity: Int? { valueOrNil(.quantity) }
    var mass: Int? { valueOrNil(.mass) }
    var gross: Int? { valueOrNil(.gross) }
    var usd: Int? { valueOrNil(.usd) }
    var declaration: Int? { valueOrNil(.declaration) }
    var row: Int { value(.row) }

    /// - Precondition: `isWhole`.
    var written: WrittenValue? {
      let place = Int32(Column.allCases.count)
      guard sqlite3_column_type(statement, place) != SQLITE_NULL else { return nil }
      let hasCurrency = sqlite3_column_type(statement, place + 1) != SQLITE_NULL
      return WrittenValue(
        cents: Int(sqlite3_column_int64(statement, place)),
        currency: hasCurrency ? Int(sqlite3_column_int64(statement, place + 1)) : nil)
    }

    func key(_ column: TallyColumn?) -> Int {
      switch column {
      case nil: 0
      case .shipper: shipper
      case .consignee: consignee
      case .route: route
      case .hs: hs
      case .day: day
      }
    }
  }

  /// By which column the walk goes, and the ids there; through the table without one.
  private struct Lead {
    let column: String?
    let ids: [Int]

    /// Columns that nobody asks for are not read: they are a third of a walk.
    func sql(_ asked: Set<Column>) -> String {
      let columns = zip(Column.allCases, Column.names)
        .map { asked.contains($0) ? $1 : "NULL" }.joined(separator: ", ")
      guard let column else {
        return """
          SELECT \(columns), value, currency FROM record NOT INDEXED WHERE day >= ?1 AND day < ?2
          """
      }
      return """
        SELECT \(columns) FROM record INDEXED BY record_\(column)
        WHERE \(column) = ?3 AND day >= ?1 AND day < ?2
        """
    }
  }

  /// The ids of a slot, for a look at each record.
  private struct Party {
    let ids: Set<Int>
    let isExcluded: Bool

    init?(_ ids: ShardPlan.Ids?) {
      guard let ids else { return nil }
      self.ids = Set(ids.ids)
      isExcluded = ids.isExcluded
    }

    func allows(_ id: Int) -> Bool { ids.contains(id) != isExcluded }
  }

  private var leads: [Lead]
  private let shippers: Party?
  private let consignees: Party?
  private let codes: [Bool]?
  private let goods: Set<Int>
  private let onlyCodes: [Bool]?
  private let routes: [Bool]?
  private let leftOut: Set<Int>
  private let from: Int
  private let to: Int
  private var columns: Set<Column>

  /// - Parameters:
  ///   - asked: what is read of the records.
  ///   - asksValues: whether the value of many records is asked for as it is written.
  init(
    _ plan: ShardPlan, in shard: Shard, asking asked: Set<Column>, asksValues: Bool = false
  ) throws(Diagnostic) {
    var isOfConsignee = plan.consignees?.isExcluded == false
    var isOfShipper = plan.shippers?.isExcluded == false
    if isOfConsignee, isOfShipper {
      isOfShipper = try RecordWalk.isShorter(
        byShippers: plan.shippers?.ids ?? [], than: plan.consignees?.ids ?? [], in: shard)
      isOfConsignee = !isOfShipper
    }
    if isOfConsignee || isOfShipper {
      let ids = (isOfConsignee ? plan.consignees : plan.shippers)?.ids ?? []
      leads = [Lead(column: isOfConsignee ? "consignee" : "shipper", ids: ids.sorted())]
    } else if let codes = plan.codes {
      leads = [
        Lead(column: "hs", ids: codes.sorted()), Lead(column: "goods", ids: plan.goods.sorted()),
      ]
    } else if asksValues {
      leads = [Lead(column: nil, ids: [0])]
    } else {
      leads = [Lead(column: "hs", ids: Array(shard.codes.indices))]
    }
    func table(_ ids: [Int]?, _ count: Int) -> [Bool]? {
      guard let ids else { return nil }
      var table = [Bool](repeating: false, count: count)
      for id in ids { table[id] = true }
      return table
    }
    shippers = isOfShipper ? nil : Party(plan.shippers)
    consignees = isOfConsignee ? nil : Party(plan.consignees)
    codes = table(plan.codes, shard.codes.count)
    onlyCodes = table(plan.onlyCodes, shard.codes.count)
    routes = table(plan.routes, shard.routes.count)
    goods = Set(plan.goods)
    leftOut = plan.leftOut
    from = plan.from ?? .min
    to = plan.to ?? .max
    columns = asked
    if codes != nil || onlyCodes != nil { columns.insert(.hs) }
    if codes != nil, !goods.isEmpty { columns.insert(.goods) }
    if routes != nil { columns.insert(.route) }
    if shippers != nil { columns.insert(.shipper) }
    if consignees != nil { columns.insert(.consignee) }
    if !leftOut.isEmpty { columns.insert(.row) }
  }

  private static func isShorter(
    byShippers shippers: [Int], than consignees: [Int], in shard: Shard
  ) throws(Diagnostic) -> Bool {
    let activity = try shard.activity()
    guard let sent = activity.cost(of: shippers, isSending: true),
      let received = activity.cost(of: consignees, isSending: false)
    else { return false }
    return sent < received
  }

  private func fits(_ record: Record, by lead: Lead) -> Bool {
    if let codes {
      let isOfCode = codes[record.hs]
      switch lead.column {
      case "hs": break
      // The walk by codes came past it.
      case "goods": if isOfCode { return false }
      default:
        if !isOfCode, goods.isEmpty || !goods.contains(record.goods) { return false }
      }
    }
    if let routes, !routes[record.route] { return false }
    if let onlyCodes, !onlyCodes[record.hs] { return false }
    if let shippers, !shippers.allows(record.shipper) { return false }
    if let consignees, !consignees.allows(record.consignee) { return false }
    return leftOut.isEmpty || !leftOut.contains(record.row)
  }

  /// Calls with every record of the plan once, as long as `body` wants more.
  ///
  /// - Returns: how many records came by, those that do not fit among them.
  func records(_ db: Database, _ body: (Record) throws -> Bool) throws -> Int {
    var count = 0
    for lead in leads where !lead.ids.isEmpty {
      let statement = try db.cachedStatement(sql: lead.sql(columns)).sqliteStatement
      defer { sqlite3_reset(statement) }
      sqlite3_bind_int64(statement, 1, Int64(from))
      sqlite3_bind_int64(statement, 2, Int64(to))
      let record = Record(
        statement: statement, asked: columns.reduce(0) { $0 | $1.bit }, isWhole: lead.column == nil)
      for id in lead.ids {
        sqlite3_reset(statement)
        if lead.column != nil { sqlite3_bind_int64(statement, 3, Int64(id)) }
        var result = sqlite3_step(statement)
        while result == SQLITE_ROW {
          count += 1
          if fits(record, by: lead), try !body(record) { return count }
          result = sqlite3_step(statement)
        }
        guard result == SQLITE_DONE else {
          throw DatabaseError(resultCode: ResultCode(rawValue: result))
        }
      }
    }
    return count
  }
}
