import Facts

/// A date as it was read, before its neighbours are known.
struct DateReading {
  var tokens: Range<Int>
  var period: Period
  var precision: DateMention.Precision
  var isRelative = false
  /// The part of the year, where the words leave the year open or give it.
  var part: DatePart?
  /// The year that the words give.
  var year: Int?
  var stretch: DateMention.Stretch?
  /// The period of which `stretch` takes a part.
  var whole: Period?
  var relation: DateMention.Relation?
  /// «two years ago» to the day.
  var exactDay: Day?
  var isEvent = false

  init(
    _ tokens: Range<Int>, _ period: Period, _ precision: DateMention.Precision,
    isRelative: Bool = false
  ) {
    self.tokens = tokens
    self.period = period
    self.precision = precision
    self.isRelative = isRelative
  }

  /// Part of a given year; `nil` where the calendar has none.
  init?(_ tokens: Range<Int>, _ part: DatePart, year: Int) {
    guard let period = part.period(in: year) else { return nil }
    self.init(tokens, period, part.precision)
    self.part = part
    self.year = year
  }

  mutating func take(_ stretch: DateMention.Stretch, from start: Int) {
    self.stretch = stretch
    whole = period
    period = stretch.of(period, precision)
    tokens = start..<tokens.upperBound
    if precision == .year { precision = .span }
  }
}
