import Facts

/// Weekdays: they look backwards in news.
extension DateReader {
  /// «Friday», «Friday, July 21, 2017», «Thursday the 21st».
  func weekday(at index: Int, from start: Int) -> DateReading? {
    guard case .weekday(let weekday) = calendar(index), let token = token(index) else { return nil }
    if token.lower.utf8.count <= 4, !token.isCapitalized {
      guard says(index + 1, ",") || says(index + 1, ".") || says(index - 1, "on") else {
        return nil
      }
    }
    if isOfName(index) { return nil }
    var next = index + 1
    if says(next, "."), token.lower.utf8.count <= 4 { next += 1 }
    if says(next, ",") { next += 1 }
    if let date = plainDay(at: next) {
      var reading = date
      reading.tokens = start..<date.tokens.upperBound
      return reading
    }
    if token.lower == "sun" || token.lower == "sat" || token.lower == "mon", says(start - 1, "the")
    {
      return nil
    }
    guard let published else { return nil }
    if let (day, end) = self.weekday(weekday, ofWeekAt: index + 1) {
      return DateReading(start..<end, .day(day), .day, isRelative: true)
    }
    let back = (published.weekday - weekday + 7) % 7
    var day = published.adding(days: -back)
    // «Thursday the 21st», «Monday 21».
    let probe = says(next, "the") ? next + 1 : next
    if probe > next || self.token(probe)?.kind == .number, let (number, end) = self.day(at: probe),
      !isCounted(end), !says(end, ":"),
      let match = DateReader.weekday(
        weekday, onDay: number, notAfter: published.adding(days: isForward ? 31 : 7))
    {
      day = match
      return DateReading(start..<end, .day(day), .day, isRelative: true)
    }
    if says(start - 1, "next") || says(start - 1, "coming") { return nil }
    if isForward, back > 0 { day = day.adding(days: 7) }
    return DateReading(start..<index + 1, .day(day), .day, isRelative: true)
  }

  /// «SUN Granite», «Sat Nam Traders»: a short weekday straight before a name belongs to the name.
  private func isOfName(_ index: Int) -> Bool {
    guard let token = token(index), token.lower.utf8.count <= 4, !says(index - 1, "on"),
      let next = self.token(index + 1), next.kind == .word
    else { return false }
    return next.isCapitalized && calendar(index + 1) == nil
  }

  /// The latest month before the day in which the 21st is a Thursday.
  static func weekday(_ weekday: Int, onDay number: Int, notAfter day: Day) -> Day? {
    for back in 0..<24 {
      let month = day.startOfMonth.adding(months: 1 - back)
      guard let candidate = Day(year: month.year, month: month.month, day: number) else { continue }
      if candidate.weekday == weekday, candidate <= day { return candidate }
    }
    return nil
  }

  func plainDay(at index: Int) -> DateReading? {
    if let found = numeric(at: index), found.precision == .day { return found }
    if case .month = calendar(index), let found = monthFirst(at: index, from: index),
      found.precision == .day
    {
      return found
    }
    let start = says(index, "the") ? index + 1 : index
    return dayFirst(at: start, from: index)
  }
}
