import Facts
import GRDB

/// Who traded on a day, as long as they are few: so that «more than a hundred parties traded in May» is known
/// without a look at their records.
struct DayTraders {
  /// So many parties of each side are kept a day: a day that has as many may have more.
  static let most = 128

  /// Which party of a record.
  enum Side: Int, CaseIterable { case shipper, consignee }

  private var days: [Int: [Set<Int>]] = [:]

  mutating func add(day: Int, shipper: Int, consignee: Int) {
    var sides = days[day] ?? [[], []]
    guard sides.contains(where: { $0.count < DayTraders.most }) else { return }
    // So that the sets are changed in place.
    days[day] = nil
    for (side, party) in [shipper, consignee].enumerated() where sides[side].count < DayTraders.most
    {
      sides[side].insert(party)
    }
    days[day] = sides
  }

  func write(_ db: Database) throws {
    let statement = try db.cachedStatement(sql: "INSERT INTO trader VALUES (?, ?, ?)")
    for side in Side.allCases {
      for (day, sides) in days.sorted(by: { $0.key < $1.key }) {
        for party in sides[side.rawValue].sorted() {
          try statement.execute(arguments: [side.rawValue, day, party])
        }
      }
    }
  }
}

extension Shard {
  /// Parties that traded on the days of a plan: all of them where they are fewer than a day's list holds.
  func traders(on side: DayTraders.Side, _ plan: ShardPlan) throws(Diagnostic) -> Set<Int> {
    try reading { db in
      let statement = try db.cachedStatement(
        sql: "SELECT party FROM trader WHERE side = ? AND day >= ? AND day < ?")
      let rows = try Int.fetchCursor(
        statement,
        arguments: [side.rawValue, plan.from ?? Int(Int32.min), plan.to ?? Int(Int32.max)])
      var found: Set<Int> = []
      while found.count < DayTraders.most, let party = try rows.next() { found.insert(party) }
      return found
    }
  }
}
