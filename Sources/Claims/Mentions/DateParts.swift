import Facts

/// Parts of longer periods: «the first nine months of this year», «late 2022», «the end of June».
extension DateReader {
  private static let stretches: [String: DateMention.Stretch] = [
    "early": .early, "mid": .mid, "late": .late, "beginning": .start, "start": .start,
    "middle": .mid,
    "end": .end, "close": .end, "turn": .start, "outset": .start, "dawn": .start,
  ]

  /// «late 2022», «mid-June», «the end of June», «the start of last year», «New Year's».
  func stretched(at index: Int, isRangeEnd: Bool) -> DateReading? {
    let start = says(index, "the") ? index + 1 : index
    if let found = yearEnd(at: start, from: index) { return found }
    guard let token = token(start), var stretch = DateReader.stretches[token.lower] else {
      return nil
    }
    var next = start + 1
    switch stretch {
    case .start, .end:
      guard says(next, "of") else { return nil }
      next += 1
    case .mid where token.lower == "middle":
      guard says(next, "of") else { return nil }
      next += 1
    case .mid:
      if isDash(next) { next += 1 }
    default:
      if isDash(next) { next += 1 }
      if says(next, "in"), !says(next + 1, "the") { next += 1 }
    }
    if says(next, "the"), unit(next + 1) == .year || unit(next + 1) == .month,
      let reading = enclosing(at: next + 1, from: next)
    {
      return stretched(reading, stretch, from: index, isRangeEnd: isRangeEnd)
    }
    guard let reading = reading(at: next), reading.precision != .day, reading.stretch == nil,
      !reading.isEvent
    else { return nil }
    if token.lower == "start" || token.lower == "beginning", reading.precision == .span {
      stretch = .start
    }
    return stretched(reading, stretch, from: index, isRangeEnd: isRangeEnd)
  }

  private func stretched(
    _ reading: DateReading, _ stretch: DateMention.Stretch, from start: Int, isRangeEnd: Bool
  ) -> DateReading {
    var reading = reading
    let opens = says(
      start - 1,
      anyOf: ["by", "until", "till", "through", "before", "after", "since", "to", "from"])
    // «by the end of June»: the edge alone counts.
    if stretch == .end, isRangeEnd || opens {
      let isAfter =
        says(start - 1, "after") || says(start - 1, "before") || says(start - 1, "since")
      reading.tokens = start..<reading.tokens.upperBound
      if isAfter, let to = reading.period.to {
        // «before the end of June» reaches to its last day, «after the end of June» begins behind it.
        reading.period = Period(from: to, to: to)
        reading.part = nil
      } else if !isRangeEnd, let to = reading.period.to {
        reading.period = .day(to.adding(days: -1))
        reading.part = nil
      }
      return reading
    }
    if stretch == .start, isRangeEnd || opens {
      reading.tokens = start..<reading.tokens.upperBound
      return reading
    }
    reading.take(stretch, from: start)
    return reading
  }

  /// «year-end», «the year's end».
  private func yearEnd(at index: Int, from start: Int) -> DateReading? {
    guard unit(index) == .year, let published else { return nil }
    var next = index + 1
    if isDash(next) || says(next, "'s") { next += 1 }
    guard says(next, "end"), next > index + 1 || !isDash(next),
      says(start - 1, anyOf: ["by", "before", "until", "at"])
    else { return nil }
    let last = Period.year(published.year).to?.adding(days: -1) ?? published
    return DateReading(start..<next + 1, .day(last), .day, isRelative: true)
  }

  /// «the year», «the month»: that of the period under discussion, else that of publication.
  private func enclosing(at index: Int, from start: Int) -> DateReading? {
    guard let unit = unit(index) else { return nil }
    let day = context?.from ?? published
    guard let day, let period = period(of: unit, around: day) else { return nil }
    return DateReading(start..<index + 1, period, precision(of: unit), isRelative: true)
  }

  private enum Side {
    case first(Int)
    case last
  }

  private func side(at index: Int) -> Side? {
    guard let token = token(index) else { return nil }
    switch token.lower {
    case "last", "final", "closing", "latter": return .last
    case "opening", "former": return .first(1)
    default: break
    }
    if let ordinal = numbers.ordinal(token), ordinal <= 4 { return .first(ordinal) }
    if token.kind == .number, let (number, _) = day(at: index), number <= 4,
      token.lower.utf8.count == 3
    {
      return .first(number)
    }
    return nil
  }

  /// «the third quarter of 2022», «the first nine months», «the last two weeks of June».
  func fraction(at index: Int) -> DateReading? {
    let start = says(index, "the") ? index + 1 : index
    guard let side = side(at: start) else { return nil }
    var next = start + 1
    if says(next, "-") { next += 1 }
    var count = 1
    var isCounted = false
    if let (value, after) = self.count(at: next), unit(after) != nil {
      count = value
      next = after
      isCounted = true
    } else if let value = quarters(at: next) {
      count = value
      next += 1
      isCounted = true
    }
    if let pair = quarterPair(side, at: next, from: index) { return pair }
    guard let unit = unit(next) else { return nil }
    if case .last = side, !isCounted, !says(next + 1, "of"), tokens[start].lower == "last" {
      return nil
    }
    let end = next + 1
    guard let part = part(side, count, unit, isCounted) else {
      return subrange(side, count, unit, end: end, from: index)
    }
    var after = end
    if says(after, "of") || says(after, "in") { after += 1 }
    if after == end, says(after, ",") { after += 1 }
    if says(after, "the"), self.unit(after + 1) == .year, after > end {
      return resolved(part, index..<after + 2)
    }
    if says(after, "calendar") || says(after, "fiscal") { after += 1 }
    if let whole = reading(at: after), whole.precision == .year, let from = whole.period.from,
      let period = part.period(in: from.year),
      after > end || !whole.isRelative || says(after, anyOf: ["last", "this", "next"])
    {
      var reading = DateReading(
        index..<whole.tokens.upperBound, period, part.precision, isRelative: whole.isRelative)
      reading.part = part
      reading.year = from.year
      return reading
    }
    guard start > index || isCounted || unit == .quarter || unit == .half else { return nil }
    return completed(part, index..<end)
  }

  /// «the third and fourth quarters of 2023».
  private func quarterPair(_ side: Side, at next: Int, from start: Int) -> DateReading? {
    guard case .first(let first) = side, says(next, "and"), let second = token(next + 1),
      numbers.ordinal(second) == first + 1, unit(next + 2) == .quarter
    else { return nil }
    let part = DatePart.months(3 * first - 2, 3 * first + 3)
    if let (year, end) = trailingYear(at: next + 3) {
      return DateReading(start..<end, part, year: year)
    }
    return resolved(part, start..<next + 3)
  }

  /// «three quarters» behind «first» or «last»: a count of quarters, not a share.
  private func quarters(at index: Int) -> Int? {
    guard unit(index + 1) == .quarter, let token = token(index) else { return nil }
    if case .unit(let value) = numbers[token], (2...4).contains(value) { return value }
    guard let (value, next) = day(at: index), next == index + 1, (2...4).contains(value) else {
      return nil
    }
    return value
  }

  /// «in nine months of 2024», «the eight months of 2021 that followed the strike»: the first so many,
  /// or the last where what went before is named.
  func monthsOfYear(at index: Int) -> DateReading? {
    let start = says(index, "the") ? index + 1 : index
    guard let (count, after) = count(at: start), unit(after) == .month, count < 12,
      says(after + 1, "of"),
      let whole = reading(at: after + 2), whole.precision == .year, let from = whole.period.from
    else { return nil }
    let end = whole.tokens.upperBound
    let follows =
      says(end, "that") && says(end + 1, "followed")
      || says(end, anyOf: ["following", "after", "since"])
    // «in three months of 2022» may be any three.
    guard follows || count > 4 || from.year == published?.year else { return nil }
    let part: DatePart = follows ? .months(13 - count, 12) : .months(1, count)
    guard let period = part.period(in: from.year) else { return nil }
    var reading = DateReading(index..<end, period, part.precision, isRelative: whole.isRelative)
    reading.part = part
    reading.year = from.year
    return reading
  }

  /// The latest such part that was over at publication, or that of the period under discussion.
  private func completed(_ part: DatePart, _ tokens: Range<Int>) -> DateReading? {
    guard var reading = resolved(part, tokens) else { return nil }
    if let published, let to = reading.period.to, to > published.adding(days: 1),
      let year = reading.period.from?.year, let earlier = part.period(in: year - 1), !isForward
    {
      reading.period = earlier
    }
    return reading
  }

  private func part(
    _ side: Side, _ count: Int, _ unit: CalendarUnit, _ isCounted: Bool
  ) -> DatePart? {
    let isFirst: Bool
    var ordinal = 1
    switch side {
    case .first(let number):
      isFirst = true
      ordinal = number
    case .last: isFirst = false
    }
    guard isCounted else {
      switch unit {
      case .quarter: return .quarter(isFirst ? ordinal : 4)
      case .half: return isFirst && ordinal > 2 ? nil : .half(isFirst ? ordinal : 2)
      default: return nil
      }
    }
    guard ordinal == 1 else { return nil }
    switch unit {
    case .month where count <= 12:
      return isFirst ? .months(1, count) : .months(13 - count, 12)
    case .quarter where count <= 4:
      return isFirst ? .months(1, 3 * count) : .months(13 - 3 * count, 12)
    default: return nil
    }
  }

  /// «the first two weeks of June», «the last days of 2022», «the last week of July».
  private func subrange(
    _ side: Side, _ count: Int, _ unit: CalendarUnit, end: Int, from start: Int
  ) -> DateReading? {
    guard says(end, "of") || says(end, "in"), let whole = reading(at: end + 1),
      let from = whole.period.from, let to = whole.period.to
    else { return nil }
    let tokens = start..<whole.tokens.upperBound
    switch side {
    case .first(let ordinal):
      if unit == .week, count == 1 {
        let week = DateReader.week(ordinal, of: from)
        return DateReading(tokens, week, .week, isRelative: whole.isRelative)
      }
      guard ordinal == 1, let edge = moved(from, count, unit), edge <= to else { return nil }
      return DateReading(tokens, Period(from: from, to: edge), .span, isRelative: whole.isRelative)
    case .last:
      if unit == .week, count == 1, let week = period(of: .week, around: to.adding(days: -4)) {
        return DateReading(tokens, week, .week, isRelative: whole.isRelative)
      }
      guard let edge = moved(to, -count, unit), edge >= from else { return nil }
      return DateReading(tokens, Period(from: edge, to: to), .span, isRelative: whole.isRelative)
    }
  }

  /// ISO 8601: the first week holds the fourth day.
  private static func week(_ number: Int, of start: Day) -> Period {
    let fourth = start.adding(days: 3)
    let monday = fourth.adding(days: 1 - fourth.weekday + 7 * (number - 1))
    return Period(from: monday, to: monday.adding(days: 7))
  }
}
