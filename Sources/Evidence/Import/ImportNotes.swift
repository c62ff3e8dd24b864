import Facts

/// What an import changed on the way, to be told at its end.
struct ImportNotes: Sendable {
  var repaired = 0
  var swapped = 0
  var converted = 0
  var unconverted: [String: Int] = [:]
  /// True where rows are totals of whole years.
  var hasYears = false

  mutating func merge(_ other: ImportNotes) {
    repaired += other.repaired
    swapped += other.swapped
    converted += other.converted
    unconverted.merge(other.unconverted, uniquingKeysWith: +)
    hasYears = hasYears || other.hasYears
  }

  func remarks(_ file: String) -> [Diagnostic] {
    var remarks: [Diagnostic] = []
    if repaired + swapped > 0 {
      remarks.append(EvidenceFault.figuresMended(file, repaired: repaired, swapped: swapped))
    }
    let missing = unconverted.values.reduce(0, +)
    if converted + missing > 0 {
      remarks.append(
        EvidenceFault.converted(
          file, converted: converted, unconverted: missing, unconverted.keys.sorted()))
    }
    return remarks
  }
}

/// Converts to dollars by the rate of a day, or of a month for a total; remembered, because days and currencies are
/// few.
struct DollarRates: Sendable {
  private var rates: [CurrencyDay: ExchangeRates.Rate?] = [:]
  private var latest: [String: ExchangeRates.Rate?] = [:]

  private struct CurrencyDay: Hashable {
    let currency: String
    let day: Int
  }

  mutating func usdCents(_ cents: Int, _ currency: String, on day: Int, isMonth: Bool) -> Int? {
    if currency == "USD" { return cents }
    let key = CurrencyDay(currency: currency, day: day)
    let rate: ExchangeRates.Rate?
    if let known = rates[key] {
      rate = known
    } else {
      rate = ExchangeRates.rate(
        from: currency, to: "USD", on: Day(number: day), isMonth: isMonth)
      rates[key] = .some(rate)
    }
    return rate?.cents(cents)
  }

  /// By the latest rate there is; never to convert.
  mutating func latestUSDCents(_ cents: Int, _ currency: String) -> Int? {
    let rate = latest[currency] ?? ExchangeRates.latest(from: currency, to: "USD")
    latest[currency] = .some(rate)
    return rate?.cents(cents)
  }
}
