import Facts

/// Periods moved from the day of publication: «last year», «the past three months», «two years ago».
extension DateReader {
  // MARK: Last, this, next

  func direction(_ lower: String) -> Int? {
    switch lower {
    case "last", "past", "previous", "preceding", "prior", "recent": -1
    case "this", "current", "these": 0
    case "next", "following", "coming", "upcoming", "subsequent": 1
    default: nil
    }
  }

  /// «last year», «this week», «the past three months», «last Friday», «next June», «that autumn».
  func shifted(at index: Int, from start: Int) -> DateReading? {
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
  func named(
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

  func shifted(
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
  func shiftedCount(
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

  /// A small whole number in digits or words that may count a unit of time.
  func count(at index: Int) -> (count: Int, next: Int)? {
    index < lastUnit ? number(at: index) : nil
  }

  /// A small whole number in digits or words, whatever it counts.
  func number(at index: Int) -> (count: Int, next: Int)? {
    guard let number = NumberReader(text, limit: limit).number(at: index), number.kind == .plain,
      number.value.isWhole, number.value > .zero, number.value < Figure(1000)
    else {
      return says(index, "couple") ? (2, says(index + 1, "of") ? index + 2 : index + 1) : nil
    }
    return (number.value.whole, number.tokens.upperBound)
  }

  // MARK: Counted units

  /// The words behind a counted unit that ``counted(at:from:)`` reads.
  static let countingWords: WordSet = [
    "ago", "earlier", "before", "previously", "prior", "later", "after", "on", "afterwards",
  ]

  /// «two years ago», «a year earlier», «the eight months to August», «in two weeks».
  func counted(at index: Int, from start: Int) -> DateReading? {
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
        start..<next + 2,
        direction < 0 ? Period(from: edge, to: first) : Period(from: first, to: edge),
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
        guard count > 1 else { return related(.previousYear, start..<end + 1) }
        var reading =
          moved(-count, .year, start..<end + 1) ?? related(.yearsBefore(count), start..<end + 1)
        reading.relation = .yearsBefore(count)
        return reading
      }
      return moved(-count, unit, start..<end + 1)
    case "later", "after", "on", "afterwards":
      if says(end, "after") || says(end, "on"), isWordAfter(end + 1) { return nil }
      if unit == .year, count > 1 {
        var reading =
          moved(count, .year, start..<end + 1) ?? related(.yearsAfter(count), start..<end + 1)
        reading.relation = .yearsAfter(count)
        return reading
      }
      if unit == .year, context == nil { return related(.followingYear, start..<end + 1) }
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

  func isWordAfter(_ index: Int) -> Bool {
    guard let token = token(index) else { return false }
    return token.kind == .word || token.kind == .number
  }

  func seasonsAgo(
    _ count: Int, _ month: Int, _ published: Day, _ tokens: Range<Int>
  ) -> DateReading? {
    guard let last = named(.season(month), -1, published, tokens)?.period.from,
      let period = DatePart.season(month).period(in: last.year - count + 1)
    else { return nil }
    return DateReading(tokens, period, .season, isRelative: true)
  }

  func ago(_ count: Int, _ unit: CalendarUnit, _ tokens: Range<Int>) -> DateReading? {
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
  func moved(_ count: Int, _ unit: CalendarUnit, _ tokens: Range<Int>) -> DateReading? {
    guard let from = context?.from, let day = moved(from, count, unit),
      let period = period(of: unit, around: day)
    else { return nil }
    var reading = DateReading(tokens, period, precision(of: unit), isRelative: true)
    reading.exactDay = day
    return reading
  }

  /// «the six months to June», «the year to March 2023», «the 12 months ending in June».
  func ending(
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
}
