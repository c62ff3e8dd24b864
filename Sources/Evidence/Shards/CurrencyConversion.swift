import Facts

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
