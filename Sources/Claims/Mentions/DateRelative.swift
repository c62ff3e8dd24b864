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
  private func anchorYear(_ part: DatePart) -> Int? {
    guard let anchor, let from = anchor.from, let to = anchor.to else { return nil }
    let last = to.adding(days: -1).year
    for year in from.year...max(last, from.year) {
      if let period = part.period(in: year), period.intersection(anchor) != nil { return year }
    }
    // «dated February 21st 2022; the first followed in April»: the next one.
    for year in [from.year, from.year + 1] {
      guard let start = part.period(in: year)?.from, start >= from else { continue }
      if let published, start > published { return nil }
      return year
    }
    return nil
  }

  private func contextYear(_ part: DatePart) -> Int? {
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

  private func latestYear(_ part: DatePart, notAfter day: Day) -> Int? {
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
    case "now" where says(index - 1, "between") || says(index - 1, "until"): return day(0, index + 1)
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
  private func soFar(at index: Int) -> DateReading? {
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
  private func laterPeriod(at index: Int) -> DateReading? {
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

  // MARK: Last, this, next

  private func direction(_ lower: String) -> Int? {
    switch lower {
    case "last", "past", "previous", "preceding", "prior", "recent": -1
    case "this", "current", "these": 0
    case "next", "following", "coming", "upcoming", "subsequent": 1
    default: nil
    }
  }

  /// «last year», «this week», «the past three months», «last Friday», «next June», «that autumn».
  private func shifted(at index: Int, from start: Int) -> DateReading? {
    guard let word = token(index), let direction = direction(word.lower) else { return nil }
    var next = index + 1
    if says(next, "calendar") || says(next, "fiscal") { next += 1 }
    switch calendar(next) {
    case .unit(let unit):
      if word.lower == "last", says(next + 1, "of"), unit != .year { return nil }
      // «next week on Tuesday», «last week Sunday».
      let after = says(next + 1, "on") || isDash(next + 1) ? next + 2 : next + 1
      if unit == .week, case .weekday(let weekday) = calendar(after), tokens[after].isCapitalized,
        let found = self.weekday(weekday, ofWeekAt: index)
      {
        return DateReading(start..<after + 1, .day(found.day), .day, isRelative: true)
      }
      return shifted(direction, unit, word.lower, next, from: start)
    case .weekday(let weekday):
      guard let published, word.lower != "these" else { return nil }
      let monday = published.adding(days: 1 - published.weekday)
      let isRolling = word.lower == "past" || word.lower == "coming" || word.lower == "upcoming"
      var day = monday.adding(days: 7 * direction + weekday - 1)
      if isRolling, direction < 0 {
        day = published.adding(days: -((published.weekday - weekday + 6) % 7 + 1))
      }
      if isRolling, direction > 0 {
        day = published.adding(days: (weekday - published.weekday + 6) % 7 + 1)
      }
      return DateReading(start..<next + 1, .day(day), .day, isRelative: true)
    case .month(let month):
      guard self.month(at: next) != nil, let published else { return nil }
      return named(.month(month), direction, published, start..<next + 1)
    case .season(let month):
      guard let published else { return nil }
      return named(.season(month), direction, published, start..<next + 1)
    case nil: break
    }
    return shiftedCount(direction, word.lower, next, from: start)
  }

  /// «last June»: the latest that is over; «this June»: that of the year; «next June»: the first to come.
  private func named(
    _ part: DatePart, _ direction: Int, _ published: Day, _ tokens: Range<Int>
  ) -> DateReading? {
    var year = published.year
    if direction < 0 {
      while let to = part.period(in: year)?.to, to > published, year > published.year - 3 {
        year -= 1
      }
    } else if direction > 0 {
      if let from = part.period(in: year)?.from, from <= published { year += 1 }
      if case .month = part, year == published.year { year += 1 }
    }
    guard let period = part.period(in: year) else { return nil }
    var reading = DateReading(tokens, period, part.precision, isRelative: true)
    reading.part = part
    reading.year = year
    return reading
  }

  private func shifted(
    _ direction: Int, _ unit: CalendarUnit, _ word: String, _ next: Int, from start: Int
  ) -> DateReading? {
    let tokens = start..<next + 1
    // «the following year», «the previous month», «the past year».
    if ["following", "subsequent", "preceding", "prior"].contains(word)
      || (word == "previous" && start < next - 1)
    {
      let later = direction > 0
      if unit == .year { return related(later ? .followingYear : .previousYear, tokens) }
      if unit == .month || unit == .quarter {
        return related(later ? .followingPeriod : .previousPeriod, tokens)
      }
    }
    guard let published, self.tokens[next].lower.hasSuffix("s") == false || direction == 0 else {
      return nil
    }
    if word == "these" { return nil }
    if word == "past"
      || (word == "last" && start < next - 1 && unit != .century && !says(next + 1, "of"))
    {
      // «the past year»: the twelve months before publication.
      guard unit == .year || unit == .month || unit == .week || unit == .quarter || unit == .decade,
        let from = moved(published, -1, unit)
      else { return nil }
      if word == "past" || unit == .year {
        return DateReading(
          tokens, Period(from: from, to: published.adding(days: 1)), .span, isRelative: true)
      }
    }
    if unit == .weekend, direction == 0, isForward {
      let saturday = published.adding(days: 6 - published.weekday)
      return DateReading(
        tokens, Period(from: saturday, to: saturday.adding(days: 2)), .week, isRelative: true)
    }
    if unit == .half || unit == .season { return nil }
    let around = unit == .weekend ? published : published
    guard
      let day = moved(
        unit == .month || unit == .quarter ? around.startOfMonth : around, direction, unit),
      let period = period(of: unit, around: day)
    else { return nil }
    // «the year before last».
    return DateReading(tokens, period, precision(of: unit), isRelative: true)
  }

  /// «the last three months», «the next two weeks», «the previous five years».
  private func shiftedCount(
    _ direction: Int, _ word: String, _ next: Int, from start: Int
  ) -> DateReading? {
    guard direction != 0, word != "recent", let (count, after) = count(at: next),
      let unit = unit(after),
      let published
    else { return nil }
    // «the last two months of 2022» is a part of that year.
    if says(after + 1, "of") || says(after + 1, "in"), word == "last" || word == "past",
      reading(at: after + 2) != nil
    {
      return nil
    }
    let tokens = start..<after + 1
    if word == "following" || word == "preceding" || word == "subsequent" || word == "prior" {
      var reading = related(direction > 0 ? .followingPeriod : .previousPeriod, tokens)
      if let from = context?.from, let to = context?.to,
        let edge = moved(direction > 0 ? to : from, direction * count, unit)
      {
        reading.period = direction > 0 ? Period(from: to, to: edge) : Period(from: edge, to: from)
      }
      return reading
    }
    if direction < 0 {
      guard let from = moved(published, -count, unit) else { return nil }
      return DateReading(
        tokens, Period(from: from, to: published), .span, isRelative: true)
    }
    let from = published.adding(days: 1)
    guard let to = moved(from, count, unit) else { return nil }
    return DateReading(tokens, Period(from: from, to: to), .span, isRelative: true)
  }

  /// A small whole number in digits or words.
  func count(at index: Int) -> (count: Int, next: Int)? {
    guard let number = NumberReader(text, limit: limit).number(at: index), number.kind == .plain,
      number.value.isWhole, number.value > .zero, number.value < Figure(1000)
    else {
      return says(index, "couple") ? (2, says(index + 1, "of") ? index + 2 : index + 1) : nil
    }
    return (number.value.whole, number.tokens.upperBound)
  }

  // MARK: Counted units

  /// «two years ago», «a year earlier», «the eight months to August», «in two weeks».
  private func counted(at index: Int, from start: Int) -> DateReading? {
    var count = 0
    var next = index
    if says(index, "a") || says(index, "an") {
      count = 1
      next += 1
      if says(next, "couple") || says(next, "few") {
        count = says(next, "couple") ? 2 : 3
        next += 1
        if says(next, "of") { next += 1 }
      }
    } else if let (value, after) = self.count(at: index) {
      count = value
      next = after
    } else if says(index, "few"), says(index + 2, "ago") {
      count = 3
      next = index + 1
    } else {
      return nil
    }
    if case .season(let month) = calendar(next), says(next + 1, "ago"), let published {
      return seasonsAgo(count, month, published, start..<next + 2)
    }
    // «the 2 upcoming months», «the 5 past years».
    if let published, let word = token(next), let direction = direction(word.lower), direction != 0,
      start < index || word.lower != "last", let unit = unit(next + 1)
    {
      let first = direction < 0 ? published : published.adding(days: 1)
      guard let edge = moved(first, direction * count, unit) else { return nil }
      return DateReading(
        start..<next + 2, direction < 0 ? Period(from: edge, to: first) : Period(from: first, to: edge),
        .span, isRelative: true)
    }
    guard let unit = unit(next) else { return nil }
    let end = next + 1
    switch token(end)?.lower {
    case "ago":
      return ago(count, unit, start..<end + 1)
    case "earlier", "before", "previously", "prior":
      if says(end, "before") || says(end, "prior"), isWordAfter(end + 1) { return nil }
      if unit == .year {
        return count == 1
          ? related(.previousYear, start..<end + 1) : moved(-count, .year, start..<end + 1)
      }
      return moved(-count, unit, start..<end + 1)
    case "later", "after", "on", "afterwards":
      if says(end, "after") || says(end, "on"), isWordAfter(end + 1) { return nil }
      return moved(count, unit, start..<end + 1)
    case "to", "through", "until", "till", "ending", "ended":
      return ending(count, unit, at: end, from: start)
    default: break
    }
    // «in the eight months», «over the nine months», «in the half-year».
    guard start < index, count > 1,
      says(start - 1, anyOf: ["in", "over", "during", "for", "within"]),
      unit != .day || count > 20
    else { return nil }
    return related(.thatPeriod, start..<end)
  }

  private func isWordAfter(_ index: Int) -> Bool {
    guard let token = token(index) else { return false }
    return token.kind == .word || token.kind == .number
  }

  private func seasonsAgo(
    _ count: Int, _ month: Int, _ published: Day, _ tokens: Range<Int>
  ) -> DateReading? {
    guard let last = named(.season(month), -1, published, tokens)?.period.from,
      let period = DatePart.season(month).period(in: last.year - count + 1)
    else { return nil }
    return DateReading(tokens, period, .season, isRelative: true)
  }

  private func ago(_ count: Int, _ unit: CalendarUnit, _ tokens: Range<Int>) -> DateReading? {
    guard let published, let day = moved(published, -count, unit) else { return nil }
    var reading: DateReading
    switch unit {
    case .year, .month, .quarter:
      guard let period = period(of: unit, around: day) else { return nil }
      reading = DateReading(tokens, period, precision(of: unit), isRelative: true)
      if unit == .year, count == 1 { reading.relation = .previousYear }
    case .day, .week, .fortnight:
      reading = DateReading(tokens, .day(day), .day, isRelative: true)
    default: return nil
    }
    reading.exactDay = day
    return reading
  }

  /// «two years later», «three months earlier» of the period under discussion.
  private func moved(_ count: Int, _ unit: CalendarUnit, _ tokens: Range<Int>) -> DateReading? {
    guard let from = context?.from, let day = moved(from, count, unit),
      let period = period(of: unit, around: day)
    else { return nil }
    var reading = DateReading(tokens, period, precision(of: unit), isRelative: true)
    reading.exactDay = day
    return reading
  }

  /// «the six months to June», «the year to March 2023», «the 12 months ending in June».
  private func ending(
    _ count: Int, _ unit: CalendarUnit, at index: Int, from start: Int
  ) -> DateReading? {
    var next = index + 1
    if says(next, "in") || says(next, "on") { next += 1 }
    guard unit == .month || unit == .year || unit == .week || unit == .quarter || unit == .day,
      let end = reading(at: next, isRangeEnd: true), let to = end.period.to,
      let from = moved(to, -count, unit)
    else { return nil }
    return DateReading(
      start..<end.tokens.upperBound, Period(from: from, to: to), .span, isRelative: end.isRelative)
  }

  // MARK: Relations to the period under discussion

  /// «the year before», «the month after», «the year before last», «the year to June».
  private func unitBefore(at index: Int, from start: Int) -> DateReading? {
    guard start < index, let unit = unit(index), let word = token(index + 1) else { return nil }
    switch word.lower {
    case "before", "earlier":
      if says(index + 2, "last") {
        guard let published, let day = moved(published.startOfMonth, -2, unit),
          let period = period(of: unit, around: day)
        else { return nil }
        return DateReading(start..<index + 3, period, precision(of: unit), isRelative: true)
      }
      if isDateAfter(index + 2) { return nil }
      if unit == .year { return related(.previousYear, start..<index + 2) }
      guard unit == .month || unit == .quarter else { return nil }
      return related(.previousPeriod, start..<index + 2)
    case "after", "later":
      if says(index + 2, "next"), let published {
        guard let day = moved(unit == .month ? published.startOfMonth : published, 2, unit),
          let period = period(of: unit, around: day)
        else { return nil }
        return DateReading(start..<index + 3, period, precision(of: unit), isRelative: true)
      }
      if isDateAfter(index + 2) { return nil }
      if unit == .year { return related(.followingYear, start..<index + 2) }
      guard unit == .month || unit == .quarter else { return nil }
      return related(.followingPeriod, start..<index + 2)
    case "to", "ending", "ended", "through":
      guard unit == .year || unit == .month || unit == .quarter else { return nil }
      return ending(1, unit, at: index + 1, from: start)
    default: return nil
    }
  }

  private func isDateAfter(_ index: Int) -> Bool {
    guard let token = token(index) else { return false }
    return token.kind == .word && token.lower != "." && (says(index, "the") || token.isCapitalized)
  }

  /// «the same months of 2023», «the same period last year», «the corresponding period a year earlier».
  private func samePeriod(at index: Int, from start: Int) -> DateReading? {
    var next = index + 1
    if let (_, after) = count(at: next) { next = after }
    guard
      says(next, "period") || says(next, "time") || says(next, "stretch") || says(next, "span")
        || unit(next) != nil
    else {
      return nil
    }
    let end = next + 1
    next = end
    if says(next, "of") || says(next, "in") || says(next, "from") || says(next, "for") { next += 1 }
    if says(next, "the"),
      says(next + 1, "year") || says(next + 1, "previous") || says(next + 1, "preceding")
    {
      next += 1
    }
    if let token = token(next), let year = plainYear(token) {
      return related(.samePeriod(ofYear: year), start..<next + 1)
    }
    if says(next, "last") || says(next, "previous") || says(next, "preceding")
      || says(next, "prior"), unit(next + 1) == .year
    {
      if says(next, "last"), let published {
        return related(.samePeriod(ofYear: published.year - 1), start..<next + 2)
      }
      return related(.previousYear, start..<next + 2)
    }
    if says(next, "a") || says(next, "one"), unit(next + 1) == .year,
      says(next + 2, "earlier") || says(next + 2, "ago") || says(next + 2, "before")
    {
      return related(.previousYear, start..<next + 3)
    }
    if unit(next) == .year, says(next + 1, "before") || says(next + 1, "earlier") {
      return related(.previousYear, start..<next + 2)
    }
    if unit(end - 1) == .year, says(end - 1, "year") { return related(.thatYear, start..<end) }
    return related(.thatPeriod, start..<end)
  }

  /// «that year», «that autumn», «in that time», «those months».
  private func that(at index: Int, from start: Int) -> DateReading? {
    var next = index + 1
    if says(next, "same") { next += 1 }
    let tokens = start..<next + 1
    switch calendar(next) {
    case .season(let month): return partOfContext(.season(month), tokens)
    case .month(let month) where self.month(at: next) != nil:
      return partOfContext(.month(month), tokens)
    case .unit(.year): return related(.thatYear, tokens)
    case .unit(let unit) where unit != .day && unit != .century: return related(.thatPeriod, tokens)
    default: break
    }
    if says(next, "period") || says(next, "span") || says(next, "stretch") {
      return related(.thatPeriod, tokens)
    }
    if says(next, "time"), says(start - 1, anyOf: ["in", "over", "during", "since", "within"]) {
      return related(.thatPeriod, tokens)
    }
    return nil
  }

  /// The season or month of the period under discussion; without one the latest.
  private func partOfContext(_ part: DatePart, _ tokens: Range<Int>) -> DateReading? {
    guard var reading = resolved(part, tokens) else { return nil }
    if let from = context?.from, contextYear(part) == nil, let period = part.period(in: from.year) {
      reading.period = period
    }
    return reading
  }

  /// A relation, resolved where the period under discussion is known.
  func related(_ relation: DateMention.Relation, _ tokens: Range<Int>) -> DateReading {
    var reading = DateReading(
      tokens, relation.period(of: context) ?? .always, .span, isRelative: true)
    reading.relation = relation
    return reading
  }
}

extension DateMention.Relation {
  /// The period that stands in this relation to the one under discussion.
  public func period(of context: Period?) -> Period? {
    guard let context, let from = context.from else { return nil }
    switch self {
    case .previousYear: return context.shifted(years: -1)
    case .followingYear: return .year(from.year + 1)
    case .samePeriod(let year): return context.shifted(years: year - from.year)
    case .thatPeriod: return context
    case .thatYear: return .year(from.year)
    case .previousPeriod, .followingPeriod:
      guard let to = context.to else { return nil }
      let isBefore = self == .previousPeriod
      if from.day == 1, to.day == 1 {
        let months = (to.year - from.year) * 12 + to.month - from.month
        return isBefore
          ? Period(from: from.adding(months: -months), to: from)
          : Period(from: to, to: to.adding(months: months))
      }
      let days = to.number - from.number
      return isBefore
        ? Period(from: from.adding(days: -days), to: from)
        : Period(from: to, to: to.adding(days: days))
    }
  }
}
