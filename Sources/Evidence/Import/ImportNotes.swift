import Facts

/// What an import changed on the way, to be told at its end.
struct ImportNotes: Sendable {
  var repaired = 0
  var swapped = 0
  var converted = 0
  var unconverted: [String: Int] = [:]
  /// True where rows are totals of whole years.
  var hasYears = false
  /// By column: figures with the mark that is not the profile's decimal mark.
  private var marks: [String: OtherMarks] = [:]

  /// The first figure in which that mark can only part decimals, and the first in which it was taken to part thousands.
  private struct OtherMarks: Sendable {
    var decimals: Sighting?
    var thousands: Sighting?

    struct Sighting: Sendable {
      let row: Int
      let figure: String
    }
  }

  /// The first figure of the file in which «,» can only part decimals behind a «.» of thousands («4.920,5»), and the
  /// first whose «.» has three digits behind it, where the profile says that «.» parts decimals.
  private var pointOfThousands: (column: String, row: Int, figure: String)?
  private var threeBehindPoint: (column: String, row: Int, figure: String)?

  /// Looks at a figure that is read by a decimal point.
  mutating func look(atPointed figure: ArraySlice<UInt8>, in column: String, row: Int) {
    guard pointOfThousands == nil || threeBehindPoint == nil,
      let point = figure.firstIndex(of: 0x2E)
    else { return }
    let written = { String(decoding: figure, as: UTF8.self) }
    if let comma = figure.lastIndex(of: 0x2C) {
      if comma > point, pointOfThousands == nil { pointOfThousands = (column, row, written()) }
    } else if figure.endIndex - point == 4, threeBehindPoint == nil {
      threeBehindPoint = (column, row, written())
    }
  }

  /// Looks at a figure that holds «,» where the profile says that «.» parts decimals, or the other way round.
  mutating func look(
    at figure: ArraySlice<UInt8>, in column: String, row: Int, decimalComma: Bool
  ) {
    let (own, other): (UInt8, UInt8) = decimalComma ? (0x2C, 0x2E) : (0x2E, 0x2C)
    guard let mark = figure.firstIndex(of: other), figure.lastIndex(of: other) == mark,
      !figure.contains(own)
    else { return }
    let sighting = OtherMarks.Sighting(row: row, figure: String(decoding: figure, as: UTF8.self))
    if figure.endIndex - mark == 4 {
      if marks[column]?.thousands == nil { marks[column, default: .init()].thousands = sighting }
    } else if marks[column]?.decimals == nil {
      marks[column, default: .init()].decimals = sighting
    }
  }

  /// Says so where one column has figures of both kinds: the first would be read a thousand times too large.
  func contradiction(_ file: String, _ profile: ImportProfile) -> Diagnostic? {
    for (column, marks) in marks.sorted(by: { $0.key < $1.key }) {
      guard let thousands = marks.thousands, let decimals = marks.decimals else { continue }
      return EvidenceFault.marksOfBothKinds(
        file, column: column, thousands: (thousands.row, thousands.figure),
        decimals: (decimals.row, decimals.figure), profile: profile)
    }
    return nil
  }

  mutating func merge(_ other: ImportNotes) {
    pointOfThousands = pointOfThousands ?? other.pointOfThousands
    threeBehindPoint = threeBehindPoint ?? other.threeBehindPoint
    repaired += other.repaired
    swapped += other.swapped
    converted += other.converted
    unconverted.merge(other.unconverted, uniquingKeysWith: +)
    hasYears = hasYears || other.hasYears
    marks.merge(other.marks) {
      OtherMarks(decimals: $0.decimals ?? $1.decimals, thousands: $0.thousands ?? $1.thousands)
    }
  }

  func remarks(_ file: String) -> [Diagnostic] {
    var remarks: [Diagnostic] = []
    if let thousands = pointOfThousands, let three = threeBehindPoint {
      remarks.append(EvidenceFault.pointOfBothKinds(file, thousands: thousands, three: three))
    }
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
