import Facts
import GRDB

extension Shard {
  /// Adds to the groups what is asked for besides the sums that the indexes cover: gross weights, values
  /// without dollars, and the sums in the plan's currency.
  func addMore(_ plan: ShardPlan, by column: TallyColumn?, to groups: inout [Int: GroupBuilder])
    throws(Diagnostic)
  {
    if plan.asksGross {
      for (key, sum) in try gross(plan, by: column) {
        groups[key]?.add(grossMassInGrams: sum.mass, of: sum.records)
      }
    }
    if manifest.withoutDollars > 0 {
      for (key, counts) in try withoutDollars(plan, by: column) {
        groups[key]?.add(recordsNotInUSD: counts)
      }
    }
    guard let currency = plan.currency, currency != "USD" else { return }
    for (key, sum) in try money(plan, by: column, in: currency) {
      groups[key]?.add(sum, in: currency)
    }
  }

  private func gross(_ plan: ShardPlan, by column: TallyColumn?) throws(Diagnostic)
    -> [Int: (mass: Int, records: Int)]
  {
    try reading { db in
      var sums: [Int: (mass: Int, records: Int)] = [:]
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT \(column?.rawValue ?? "0"), row, gross FROM record
          WHERE \(plan.condition) AND gross IS NOT NULL
          """)
      while let row = try rows.next() {
        if plan.leftOut.contains(row[1]) { continue }
        let sum = sums[row[0]] ?? (0, 0)
        sums[row[0]] = (sum.mass + (row[2] as Int), sum.records + 1)
      }
      return sums
    }
  }

  /// How many of the plan's records have a value but none in dollars, by its currency.
  private func withoutDollars(_ plan: ShardPlan, by column: TallyColumn?) throws(Diagnostic)
    -> [Int: [String: Int]]
  {
    try reading { db in
      var counts: [Int: [String: Int]] = [:]
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT \(column?.rawValue ?? "0"), row, currency FROM record
          WHERE \(plan.condition) AND usd IS NULL AND value IS NOT NULL
          """)
      while let row = try rows.next() {
        if plan.leftOut.contains(row[1]) { continue }
        let currency: Int? = row[2]
        counts[row[0], default: [:]][currencies[currency ?? 0], default: 0] += 1
      }
      return counts
    }
  }

  /// The values of the plan's records in a currency, record by record, so that no split of the records
  /// changes how they are rounded.
  private func money(_ plan: ShardPlan, by column: TallyColumn?, in currency: String)
    throws(Diagnostic) -> [Int: MoneySum]
  {
    var conversion = CurrencyConversion(to: currency, isMonth: holdsTotals)
    return try reading { db in
      var sums: [Int: MoneySum] = [:]
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT \(column?.rawValue ?? "0"), row, day, usd, value, currency FROM record
          WHERE \(plan.condition) AND value IS NOT NULL
          """)
      while let row = try rows.next() {
        if plan.leftOut.contains(row[1]) { continue }
        let written: Int? = row[5]
        conversion.add(
          value: row[4], in: written.map { currencies[$0] }, usd: row[3], on: row[2],
          to: &sums[row[0], default: MoneySum()])
      }
      return sums
    }
  }
}

/// Turns the values of records into one currency, each by the rate of its day.
struct CurrencyConversion {
  private let currency: String
  private let isMonth: Bool
  private var rates: [Int: ExchangeRates.Rate?] = [:]

  init(to currency: String, isMonth: Bool) {
    self.currency = currency
    self.isMonth = isMonth
  }

  /// - Parameter written: the currency of `value`; `nil` where the file does not say.
  mutating func add(
    value: Int, in written: String?, usd: Int?, on day: Int, to sum: inout MoneySum
  ) {
    if written == currency {
      sum.cents += value
      sum.recordsAsWritten += 1
    } else if let cents = usd.flatMap({ cents(ofDollars: $0, on: day) }) {
      sum.cents += cents
      sum.recordsConverted += 1
    } else {
      sum.recordsNotConverted[written ?? "", default: 0] += 1
    }
  }

  /// Dollars in the currency; through them every value goes that has them, because customs' own dollar
  /// value is the best known.
  mutating func cents(ofDollars usd: Int, on day: Int) -> Int? {
    let rate: ExchangeRates.Rate?
    if let known = rates[day] {
      rate = known
    } else {
      rate = ExchangeRates.rate(
        from: "USD", to: currency, on: Day(number: day), isMonth: isMonth)
      rates[day] = .some(rate)
    }
    return rate?.cents(usd)
  }
}
