import Facts

/// Days counted from others: «the 21st», «in two weeks», «three days from now», «the second Monday of May».
extension DateReader {
  /// - Parameter index: where the phrase begins, with its article.
  func offset(at index: Int) -> DateReading? {
    if let found = elapsed(at: index) { return found }
    if let found = nthWeekday(at: index) { return found }
    if let found = week(at: index) { return found }
    if let found = rest(at: index) { return found }
    if let found = afterNext(at: index) { return found }
    return dayAlone(at: index)
  }

  // MARK: Days of a month

  /// «the 21st», «on the 4th», «the 20th of next month», «the twenty second».
  private func dayAlone(at index: Int) -> DateReading? {
    guard let published else { return nil }
    let hasArticle = says(index, "the")
    let start = hasArticle ? index + 1 : index
    guard hasArticle || says(index - 1, "on") || token(index)?.kind == .number,
      let (day, end) = day(at: start), let token = token(start)
    else { return nil }
    let isOrdinal =
      token.kind == .number ? token.lower.utf8.count > 2 && token.lower.utf8.last ?? 0 > 0x39 : true
    if says(end, "of") || says(end, "in") || says(end, "this") || says(end, "last")
      || says(end, "next")
    {
      let next = says(end, "of") || says(end, "in") ? end + 1 : end
      if let month = shiftedMonth(at: next, published), isOrdinal || next > end,
        let date = Day(year: month.day.year, month: month.day.month, day: day)
      {
        return DateReading(index..<month.next, .day(date), .day, isRelative: true)
      }
      return nil
    }
    guard hasArticle || says(index - 1, "on"), isOrdinal || self.token(end)?.kind != .word,
      self.token(end)?.kind != .word, !says(end, "-"), !says(end, "%"), !says(end, "/"),
      isOrdinal && token.kind == .number || says(index - 1, "for") || says(index - 1, "on")
    else { return nil }
    for back in 0..<3 {
      let month = published.startOfMonth.adding(months: -back)
      guard let date = Day(year: month.year, month: month.month, day: day) else { continue }
      if date <= published { return DateReading(index..<end, .day(date), .day, isRelative: true) }
    }
    return nil
  }

  /// «this month», «next month», «the month», «that month» of which the sentence or the one before spoke.
  private func shiftedMonth(at start: Int, _ published: Day) -> (day: Day, next: Int)? {
    let index = says(start, "the") && unit(start + 1) != .month ? start + 1 : start
    guard unit(index + 1) == .month, let word = token(index) else { return nil }
    switch word.lower {
    case "that", "same":
      return monthSpokenOf.map { ($0, index + 2) }
    case "following":
      return monthSpokenOf.map { ($0.adding(months: 1), index + 2) }
    case "this", "the", "current": return (published, index + 2)
    case "next": return (published.startOfMonth.adding(months: 1), index + 2)
    case "last", "previous": return (published.startOfMonth.adding(months: -1), index + 2)
    default: return nil
    }
  }

  /// The first day of the month that was named last, where no longer time was.
  private var monthSpokenOf: Day? {
    guard let period = anchor ?? context, let from = period.from, let to = period.to,
      to <= from.startOfMonth.adding(months: 1)
    else { return nil }
    return from.startOfMonth
  }

  /// «the third Tuesday of next month», «the first Friday in May 2022».
  private func nthWeekday(at index: Int) -> DateReading? {
    let start = says(index, "the") ? index + 1 : index
    guard let token = token(start), let ordinal = numbers.ordinal(token), ordinal <= 5,
      case .weekday(let weekday) = calendar(start + 1)
    else { return nil }
    var end = start + 2
    var month = published?.startOfMonth
    if says(end, "of") || says(end, "in"), let whole = reading(at: end + 1),
      let from = whole.period.from
    {
      month = from
      end = whole.tokens.upperBound
    }
    guard let month else { return nil }
    let first = month.adding(days: (weekday - month.weekday + 7) % 7 + 7 * (ordinal - 1))
    return DateReading(index..<end, .day(first), .day, isRelative: true)
  }

  // MARK: Elapsed time

  /// «two weeks from now», «2 months and 9 days ago», «two days before yesterday», «in 3 weeks».
  private func elapsed(at index: Int) -> DateReading? {
    guard let published else { return nil }
    if says(index, "within"),
      let (count, after) = count(at: says(index + 1, "the") ? index + 3 : index + 1),
      isForward, let unit = unit(after), let to = moved(published, count, unit)
    {
      return DateReading(
        index..<after + 1, Period(from: published, to: to), .span, isRelative: true)
    }
    var next = index
    var steps: [(Int, CalendarUnit)] = []
    while steps.count < 3 {
      guard let (count, after) = elapsedCount(at: next), let unit = unit(after), unit != .season,
        unit != .weekend, unit != .half
      else { break }
      steps.append((count, unit))
      next = after + 1
      if says(next, "and"), counts(at: next + 1) { next += 1 }
    }
    guard !steps.isEmpty else { return nil }
    func day(from start: Day, _ sign: Int) -> Day? {
      var day = start
      for (count, unit) in steps {
        guard let moved = moved(day, sign * count, unit) else { return nil }
        day = moved
      }
      return day
    }
    func found(_ day: Day?, _ end: Int) -> DateReading? {
      day.map { DateReading(index..<end, .day($0), .day, isRelative: true) }
    }
    switch token(next)?.lower {
    case "from":
      if says(next + 1, "now") { return found(day(from: published, 1), next + 2) }
      guard let start = dayWord(at: next + 1)?.period.from else { return nil }
      return found(day(from: start, 1), next + 2)
    case "before", "after":
      guard let start = dayWord(at: next + 1) else { return nil }
      let sign = says(next, "before") ? -1 : 1
      return found(start.period.from.flatMap { day(from: $0, sign) }, start.tokens.upperBound)
    case "ago" where steps.count > 1: return found(day(from: published, -1), next + 1)
    case "later" where steps.count > 1 && context == nil:
      return found(day(from: published, 1), next + 1)
    case "hence": return found(day(from: published, 1), next + 1)
    default: break
    }
    // «I will leave in two weeks»: a duration where the sentence looks back.
    guard isForward, says(index - 1, "in"), steps.count == 1 else { return nil }
    return found(day(from: published, 1), next)
  }

  /// Whether something is counted here, if no time.
  private func counts(at index: Int) -> Bool {
    elapsedCount(at: index) != nil || number(at: index) != nil
  }

  private func elapsedCount(at index: Int) -> (count: Int, next: Int)? {
    if says(index, "a") || says(index, "an") || says(index, "one") { return (1, index + 1) }
    return count(at: index)
  }

  // MARK: Weeks

  /// «next week on Tuesday», «the week of 4 February», «week 31».
  private func week(at index: Int) -> DateReading? {
    let start = says(index, "the") ? index + 1 : index
    guard unit(start) == .week, tokens[start].lower == "week", let published else { return nil }
    let next = start + 1
    if let token = token(next), token.kind == .number, let number = Int(token.lower),
      (1...53).contains(number)
    {
      return DateReading(
        index..<next + 1, isoWeek(number, of: published.year), .week, isRelative: true)
    }
    var after = next
    switch token(next)?.lower {
    case "of", "commencing": after += 1
    case "starting", "beginning": after += says(next + 1, "on") ? 2 : 1
    default: return nil
    }
    guard let day = reading(at: after), day.precision == .day, let from = day.period.from,
      let week = period(of: .week, around: from)
    else { return nil }
    return DateReading(index..<day.tokens.upperBound, week, .week, isRelative: day.isRelative)
  }

  /// ISO 8601: the first week of a year holds 4 January.
  private func isoWeek(_ number: Int, of year: Int) -> Period {
    let fourth = (Day(year: year, month: 1, day: 1) ?? Day(number: 0)).adding(days: 3)
    let monday = fourth.adding(days: 1 - fourth.weekday + 7 * (number - 1))
    return Period(from: monday, to: monday.adding(days: 7))
  }

  /// The weekday of a week: «Friday next week», «this week Friday», «Tuesday of last week».
  func weekday(_ weekday: Int, ofWeekAt index: Int) -> (day: Day, next: Int)? {
    guard let published else { return nil }
    let start = says(index, "of") ? index + 1 : index
    guard unit(start + 1) == .week, let word = token(start) else { return nil }
    let shift: Int
    switch word.lower {
    case "next": shift = 7
    case "last", "previous": shift = -7
    case "this": shift = 0
    default: return nil
    }
    let monday = published.adding(days: 1 - published.weekday)
    return (monday.adding(days: shift + weekday - 1), start + 2)
  }

  // MARK: Rest, and what follows the next

  /// «the rest of the year», «rest of this week».
  private func rest(at index: Int) -> DateReading? {
    let start = says(index, "the") ? index + 1 : index
    guard let published, says(start, "rest") || says(start, "remainder") else { return nil }
    var next = says(start + 1, "of") ? start + 2 : start + 1
    if says(next, "the") || says(next, "this") || says(next, "current") { next += 1 }
    guard let unit = unit(next), let to = period(of: unit, around: published)?.to, published < to
    else {
      return nil
    }
    return DateReading(index..<next + 1, Period(from: published, to: to), .span, isRelative: true)
  }

  /// «the month after the next», «the week after next».
  private func afterNext(at index: Int) -> DateReading? {
    guard says(index, "the"), let published, let unit = unit(index + 1), says(index + 2, "after")
    else {
      return nil
    }
    let next = says(index + 3, "the") ? index + 4 : index + 3
    guard says(next, "next") else { return nil }
    let start = unit == .month || unit == .quarter ? published.startOfMonth : published
    guard let day = moved(start, unit == .weekend ? 3 : 2, unit),
      let period = period(of: unit, around: day)
    else { return nil }
    return DateReading(index..<next + 1, period, precision(of: unit), isRelative: true)
  }
}
