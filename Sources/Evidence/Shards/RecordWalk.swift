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
  /// A record as every index holds it.
  struct Record {
    let statement: OpaquePointer
    /// True where the walk goes through the table, which has the value as it is written.
    let isWhole: Bool

    private func value(_ place: Int32) -> Int { Int(sqlite3_column_int64(statement, place)) }

    private func valueOrNil(_ place: Int32) -> Int? {
      sqlite3_column_type(statement, place) == SQLITE_NULL ? nil : value(place)
    }

    var day: Int { value(0) }
    var hs: Int { value(1) }
    var route: Int { value(2) }
    var shipper: Int { value(3) }
    var consignee: Int { value(4) }
    var goods: Int { value(5) }
    /// 0 where the record has none.
    var unit: Int { value(6) }
    var quantity: Int? { valueOrNil(7) }
    var mass: Int? { valueOrNil(8) }
    var gross: Int? { valueOrNil(9) }
    var usd: Int? { valueOrNil(10) }
    var declaration: Int? { valueOrNil(11) }
    var row: Int { value(12) }

    /// - Precondition: `isWhole`.
    var written: WrittenValue? {
      valueOrNil(13).map { WrittenValue(cents: $0, currency: valueOrNil(14)) }
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

    var sql: String {
      let columns =
        "day, hs, route, shipper, consignee, goods, unit, quantity, mass, gross, usd, declaration, row"
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

  /// - Parameter asksValues: whether the value of many records is asked for as it is written.
  init(_ plan: ShardPlan, in shard: Shard, asksValues: Bool = false) throws(Diagnostic) {
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
      let statement = try db.cachedStatement(sql: lead.sql).sqliteStatement
      defer { sqlite3_reset(statement) }
      sqlite3_bind_int64(statement, 1, Int64(from))
      sqlite3_bind_int64(statement, 2, Int64(to))
      let record = Record(statement: statement, isWhole: lead.column == nil)
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
