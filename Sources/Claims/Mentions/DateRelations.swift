import Facts

/// Relations to the period under discussion: «the year before», «in that time».
extension DateReader {
  /// «the year before», «the month after», «the year before last», «the year to June».
  func unitBefore(at index: Int, from start: Int) -> DateReading? {
    guard start < index, let unit = unit(index), let word = token(index + 1) else { return nil }
    switch word.lower {
    case "before", "earlier":
      if says(index + 2, "last") {
        guard let published, let day = moved(published.startOfMonth, -2, unit),
          let period = period(of: unit, around: day)
        else { return nil }
        return DateReading(start..<index + 3, period, precision(of: unit), isRelative: true)
      }
      if word.lower == "before", isDateAfter(index + 2) { return nil }
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
      if word.lower == "after", isDateAfter(index + 2) { return nil }
      if unit == .year { return related(.followingYear, start..<index + 2) }
      guard unit == .month || unit == .quarter else { return nil }
      return related(.followingPeriod, start..<index + 2)
    case "to", "ending", "ended", "through":
      guard unit == .year || unit == .month || unit == .quarter else { return nil }
      return ending(1, unit, at: index + 1, from: start)
    default: return nil
    }
  }

  func isDateAfter(_ index: Int) -> Bool {
    guard let token = token(index) else { return false }
    return token.kind == .word && token.lower != "." && (says(index, "the") || token.isCapitalized)
  }

  /// «the same months of 2023», «the same period last year», «the corresponding period a year earlier».
  func samePeriod(at index: Int, from start: Int) -> DateReading? {
    var next = index + 1
    if let (_, after) = number(at: next) { next = after }
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
  func that(at index: Int, from start: Int) -> DateReading? {
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
  func partOfContext(_ part: DatePart, _ tokens: Range<Int>) -> DateReading? {
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
    case .yearsBefore(let count): return context.shifted(years: -count)
    case .followingYear: return .year(from.year + 1)
    case .yearsAfter(let count): return context.shifted(years: count)
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
