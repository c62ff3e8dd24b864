import Facts

/// Dates that are read against the day of publication or the period under discussion.
extension DateReader {
  /// A part without a year: that of the period under discussion where it fits, else the latest not after publication.
  func resolved(_ part: DatePart, _ tokens: Range<Int>) -> DateReading? {
    let year: Int
    if let leaning = anchorYear(part) {
      year = leaning
    } else if let fitting = contextYear(part) {
      year = fitting
    } else if let published {
      guard let latest = latestYear(part, notAfter: published) else { return nil }
      year = latest
    } else {
      // A leap year, so that 29 February is no error.
      guard part.period(in: 2000) != nil else { return nil }
      var reading = DateReading(tokens, .always, part.precision)
      reading.part = part
      reading.isRelative = true
      return reading
    }
    guard let period = part.period(in: year) else { return nil }
    var reading = DateReading(tokens, period, part.precision, isRelative: true)
    reading.part = part
    return reading
  }

  /// The year that a date named earlier in the sentence gives: in it, or soon after it.
  func anchorYear(_ part: DatePart) -> Int? {
    guard let anchor, let from = anchor.from, let to = anchor.to else { return nil }
    let last = to.adding(days: -1).year
    for year in from.year...max(last, from.year) {
      if let period = part.period(in: year), period.intersection(anchor) != nil { return year }
    }
    // «in the third quarter of 2023, down 61 % from the second»: of the same year.
    switch part {
    case .quarter, .half: if part.period(in: from.year) != nil { return from.year }
    default: break
    }
    // «dated 9 May 2021; the next came in June»: the next one.
    for year in [from.year, from.year + 1] {
      guard let start = part.period(in: year)?.from, start >= from else { continue }
      if let published, start > published { return nil }
      return year
    }
    return nil
  }

  func contextYear(_ part: DatePart) -> Int? {
    guard let context, let from = context.from, let to = context.to else { return nil }
    let last = to.adding(days: -1).year
    guard last >= from.year, last - from.year < 30 else { return nil }
    for year in stride(from: last, through: from.year, by: -1) {
      guard let period = part.period(in: year), let start = period.from,
        period.intersection(context) != nil
      else { continue }
      if let published, start > published { continue }
      return year
    }
    return nil
  }

  func latestYear(_ part: DatePart, notAfter day: Day) -> Int? {
    for back in -1..<9 {
      guard let from = part.period(in: day.year - back)?.from else { continue }
      if isForward {
        // The next one, where the sentence looks ahead.
        for ahead in 0...4 {
          if let period = part.period(in: day.year + ahead), let to = period.to, to > day {
            return day.year + ahead
          }
        }
      }
      if from <= day { return day.year - back }
    }
    return nil
  }

  /// A date with the words that fix its year: «November 2 last year», «June of that year».
  func anchored(_ reading: DateReading) -> DateReading {
    guard let part = reading.part, reading.year == nil else { return reading }
    var next = reading.tokens.upperBound
    if says(next, ",") { next += 1 }
    if says(next, "of") || says(next, "in") { next += 1 }
    if says(next, "the"), says(next + 1, anyOf: ["same", "following", "previous", "next"]) {
      next += 1
    }
    guard let word = token(next), unit(next + 1) == .year else { return reading }
    let year: Int
    switch word.lower {
    case "last", "previous":
      guard let published else { return reading }
      year = published.year - 1
    case "this", "current":
      guard let published else { return reading }
      year = published.year
    case "next":
      guard let published else { return reading }
      year = published.year + 1
    case "that", "same":
      guard let from = context?.from else { return reading }
      year = from.year
    case "following":
      guard let from = context?.from else { return reading }
      year = from.year + 1
    default: return reading
    }
    guard let period = part.period(in: year) else { return reading }
    var anchored = reading
    anchored.period = period
    anchored.year = year
    anchored.tokens = reading.tokens.lowerBound..<next + 2
    return anchored
  }

  /// «last year», «a year earlier», «the past three months», «today» …
  func relative(at index: Int) -> DateReading? {
    if let found = dayWord(at: index) { return found }
    if let found = soFar(at: index) { return found }
    let start = says(index, "the") ? index + 1 : index
    guard let token = token(start), token.entry != 0 || token.kind == .number else { return nil }
    switch token.lower {
    case "same", "corresponding", "equivalent", "comparable", "identical":
      return samePeriod(at: start, from: index)
    case "that", "those": return that(at: start, from: index)
    case "last", "this", "next", "past", "previous", "preceding", "following", "current", "coming",
      "upcoming", "prior", "subsequent", "these", "recent":
      return shifted(at: start, from: index)
    case "period" where start > index: return related(.thatPeriod, index..<start + 1)
    default: break
    }
    if let found = counted(at: start, from: index) { return found }
    return unitBefore(at: start, from: index)
  }

  /// «today», «yesterday», «the day before yesterday».
  func dayWord(at index: Int) -> DateReading? {
    guard let published, let token = token(index), token.kind == .word else { return nil }
    func day(_ offset: Int, _ end: Int) -> DateReading {
      DateReading(index..<end, .day(published.adding(days: offset)), .day, isRelative: true)
    }
    switch token.lower {
    case "today", "tonight": return day(0, index + 1)
    case "yesterday": return day(-1, index + 1)
    case "tomorrow": return day(1, index + 1)
    case "now" where says(index - 1, "between") || says(index - 1, "until"):
      return day(0, index + 1)
    case "the"
    where says(index + 1, "day") && says(index + 2, "before") && says(index + 3, "yesterday"):
      return day(-2, index + 4)
    case "the"
    where says(index + 1, "day") && says(index + 2, "after") && says(index + 3, "tomorrow"):
      return day(2, index + 4)
    default: return nil
    }
  }

  /// «so far this year», «earlier this year», «this year to date», «year to date».
  func soFar(at index: Int) -> DateReading? {
    guard let published else { return nil }
    var next = index
    if says(next, "later"), let period = laterPeriod(at: index) { return period }
    if says(next, "so"), says(next + 1, "far") {
      next += 2
    } else if says(next, "earlier") || says(next, "already") {
      next += 1
    } else {
      return nil
    }
    if says(next, "in") { next += 1 }
    guard says(next, "this") || says(next, "the"), let unit = unit(next + 1),
      let period = period(of: unit, around: published)
    else { return nil }
    let until = Period(from: period.from, to: published.adding(days: 1))
    return DateReading(index..<next + 2, until, .span, isRelative: true)
  }

  /// «later this year», «later in the year»: from publication on.
  func laterPeriod(at index: Int) -> DateReading? {
    let next = says(index + 1, "in") ? index + 2 : index + 1
    guard let published, says(next, "this") || says(next, "the"), let unit = unit(next + 1),
      let to = period(of: unit, around: published)?.to, published < to
    else { return nil }
    return DateReading(index..<next + 2, Period(from: published, to: to), .span, isRelative: true)
  }

  /// The calendar unit that holds a day.
  func period(of unit: CalendarUnit, around day: Day) -> Period? {
    switch unit {
    case .day: return .day(day)
    case .week:
      let monday = day.adding(days: 1 - day.weekday)
      return Period(from: monday, to: monday.adding(days: 7))
    case .weekend:
      let saturday = day.adding(days: (day.weekday >= 6 ? 6 : -1) - day.weekday)
      return Period(from: saturday, to: saturday.adding(days: 2))
    case .month: return .month(day.month, of: day.year)
    case .quarter: return DatePart.quarter((day.month + 2) / 3).period(in: day.year)
    case .half: return DatePart.half(day.month <= 6 ? 1 : 2).period(in: day.year)
    case .year: return .year(day.year)
    case .decade:
      let first = day.year - day.year % 10
      return Period(from: Period.year(first).from, to: Period.year(first + 10).from)
    case .century:
      let first = day.year - day.year % 100
      return Period(from: Period.year(first).from, to: Period.year(first + 100).from)
    case .fortnight, .season: return nil
    }
  }

  func precision(of unit: CalendarUnit) -> DateMention.Precision {
    switch unit {
    case .day: .day
    case .week, .weekend, .fortnight: .week
    case .month: .month
    case .quarter: .quarter
    case .year: .year
    case .season: .season
    default: .span
    }
  }

  /// A day moved by so many units.
  func moved(_ day: Day, _ count: Int, _ unit: CalendarUnit) -> Day? {
    guard count.magnitude < 3000 else { return nil }
    switch unit {
    case .day: return day.adding(days: count)
    case .week, .weekend: return day.adding(days: 7 * count)
    case .fortnight: return day.adding(days: 14 * count)
    case .month: return day.adding(months: count)
    case .quarter: return day.adding(months: 3 * count)
    case .half: return day.adding(months: 6 * count)
    case .year: return day.year + count > 0 ? day.adding(months: 12 * count) : nil
    case .decade: return day.year + 10 * count > 0 ? day.adding(months: 120 * count) : nil
    case .century, .season: return nil
    }
  }
}
