import Facts

/// What one currency was worth in another on a day, by `Evidence/tables/rates.tsv` and `pegs.tsv`.
///
///     ExchangeRates.rate(from: "AED", to: "USD", on: day)?.cents(367_25)  // 100_00
///
/// A day without a quotation takes the last one before it, at most a week old. A currency that was not
/// quoted then has no rate: none is ever guessed.
enum ExchangeRates {
  /// Units of the one currency for a unit of the other, as a fraction of integers.
  struct Rate: Hashable, Sendable {
    let numerator: Int128
    let denominator: Int128

    static let one = Rate(numerator: 1, denominator: 1)

    /// Cents in the other currency, rounded half up; `nil` beyond 64 bits.
    func cents(_ cents: Int) -> Int? {
      let (product, overflow) = Int128(cents).multipliedReportingOverflow(by: numerator)
      guard !overflow else { return nil }
      let (quotient, remainder) = product.quotientAndRemainder(dividingBy: denominator)
      return Int(exactly: quotient + (remainder * 2 >= denominator ? 1 : 0))
    }
  }

  /// - Parameter isMonth: true where the record is a month's total, for which the month's mean counts.
  static func rate(from: String, to: String, on day: Day, isMonth: Bool = false) -> Rate? {
    if from == to { return .one }
    guard isMonth else { return rate(from: from, to: to, on: day, table.row(of: day)) }
    let rows = table.rows(from: day.startOfMonth, to: day.startOfMonth.adding(months: 1))
    guard !rows.isEmpty else { return rate(from: from, to: to, on: day, nil) }
    var sum: Int128 = 0
    for row in rows {
      guard let rate = rate(from: from, to: to, on: day, row) else { return nil }
      sum += rate.numerator * scale / rate.denominator
    }
    return Rate(numerator: sum, denominator: Int128(rows.count) * scale)
  }

  /// The rate of the latest day that has one, to tell a slip of a thousand times; never to convert.
  static func latest(from: String, to: String) -> Rate? {
    for row in table.days.indices.reversed() {
      let day = Day(number: Int(table.days[row]))
      if let rate = rate(from: from, to: to, on: day, row) { return rate }
    }
    return nil
  }

  private static let scale: Int128 = 1_000_000_000_000

  private static func rate(from: String, to: String, on day: Day, _ row: Int?) -> Rate? {
    for anchor in ["USD", "EUR"] {
      if let a = units(of: from, per: anchor, on: day, row),
        let b = units(of: to, per: anchor, on: day, row)
      {
        return Rate(numerator: b, denominator: a)
      }
    }
    return nil
  }

  /// Units of a currency for one of the anchor, by 10¹²; through the dollar only where a peg holds it.
  private static func units(of currency: String, per anchor: String, on day: Day, _ row: Int?)
    -> Int128?
  {
    if currency == anchor { return scale }
    let peg = table.pegs[currency].flatMap { $0.since <= day ? $0 : nil }
    if let peg, peg.anchor == anchor { return Int128(peg.millionths) * 1_000_000 }
    guard anchor == "EUR", let row else { return nil }
    if let peg { return table.perEuro("USD", row).map { Int128(peg.millionths) * Int128($0) } }
    return table.perEuro(currency, row).map { Int128($0) * 1_000_000 }
  }

  private static let table = Table()

  private struct Peg {
    let millionths: Int
    let anchor: String
    let since: Day
  }

  /// The quotations of each day of publication, in the order of the days.
  private struct Table {
    var days: [Int32] = []
    var pegs: [String: Peg] = [:]
    private var columns: [String: Int] = [:]
    /// Millionths of a unit for one euro, 0 where the bank did not quote it.
    private var quotations: [[Int32]] = []

    init() {
      for row in EvidenceTables.rows(of: "pegs.tsv") where row.count == 4 {
        guard let units = Figure(parsing: row[1]), let since = Day(iso: row[3]) else { continue }
        pegs[row[0]] = Peg(millionths: Int(units.millionths), anchor: row[2], since: since)
      }
      for row in EvidenceTables.rows(of: "rates.tsv") {
        guard let day = Day(iso: row[0]) else {
          for (place, name) in row.enumerated().dropFirst() { columns[name] = place - 1 }
          continue
        }
        days.append(Int32(day.number))
        quotations.append(
          row.dropFirst().map { Int32(Figure(parsing: $0)?.millionths ?? 0) })
      }
    }

    func perEuro(_ currency: String, _ row: Int) -> Int32? {
      guard let column = columns[currency], quotations[row].indices.contains(column) else {
        return nil
      }
      let units = quotations[row][column]
      return units > 0 ? units : nil
    }

    /// The day's quotations, or the last before it.
    /// - Source: The bank publishes none on weekends and closing days of its payment system, four in a row
    ///   at most (Easter).
    func row(of day: Day) -> Int? {
      let next = place(of: day.adding(days: 1))
      guard next > 0, day.number - Int(days[next - 1]) <= 7 else { return nil }
      return next - 1
    }

    func rows(from: Day, to: Day) -> Range<Int> { place(of: from)..<place(of: to) }

    /// The first row whose day is not before this one.
    private func place(of day: Day) -> Int {
      var (low, high) = (0, days.count)
      while low < high {
        let middle = (low + high) / 2
        if Int(days[middle]) < day.number { low = middle + 1 } else { high = middle }
      }
      return low
    }
  }
}
