import Facts

/// A part of some year: the year itself may still have to be found.
enum DatePart: Hashable, Sendable {
  case year
  case month(Int)
  case monthDay(Int, Int)
  /// «Sept. 26-27»: the last day is included.
  case days(Int, from: Int, to: Int)
  /// By its first month.
  case season(Int)
  case quarter(Int)
  case half(Int)
  /// «the first nine months»: months 1 to 9.
  case months(Int, Int)

  /// The days of this part in one year; `nil` where the calendar has none (30 February).
  func period(in year: Int) -> Period? {
    switch self {
    case .year: return .year(year)
    case .month(let month): return .month(month, of: year)
    case .monthDay(let month, let day):
      return Day(year: year, month: month, day: day).map { .day($0) }
    case .days(let month, let from, let to):
      guard let first = Day(year: year, month: month, day: from),
        let last = Day(year: year, month: month, day: to), first <= last
      else { return nil }
      return Period(from: first, to: last.adding(days: 1))
    case .season(let month): return months(month, 3, of: year)
    case .quarter(let number): return months(number * 3 - 2, 3, of: year)
    case .half(let number): return months(number * 6 - 5, 6, of: year)
    case .months(let first, let last): return months(first, last - first + 1, of: year)
    }
  }

  private func months(_ first: Int, _ count: Int, of year: Int) -> Period? {
    guard let start = Day(year: year, month: first, day: 1) else { return nil }
    return Period(from: start, to: start.adding(months: count))
  }

  /// The month in which the part begins; orders two parts of one year.
  var order: Int {
    switch self {
    case .year: return 0
    case .month(let month), .season(let month): return month * 100
    case .monthDay(let month, let day): return month * 100 + day
    case .days(let month, let from, _): return month * 100 + from
    case .quarter(let number): return (number * 3 - 2) * 100
    case .half(let number): return (number * 6 - 5) * 100
    case .months(let first, _): return first * 100
    }
  }

  var precision: DateMention.Precision {
    switch self {
    case .year: .year
    case .month: .month
    case .monthDay: .day
    case .days, .months: .span
    case .season: .season
    case .quarter: .quarter
    case .half: .span
    }
  }
}

/// Which days a stretch takes: «late 2022», «the end of June».
extension DateMention.Stretch {
  /// The stretch of a period of this precision.
  ///
  /// - Source: the house's table of periods: early is January to March, mid May to August, late
  ///   October to December; of a month, its first half, its middle ten days, its second half.
  func of(_ period: Period, _ precision: DateMention.Precision) -> Period {
    guard let from = period.from, let to = period.to else { return period }
    switch precision {
    case .year, .span:
      switch self {
      case .early: return Period(from: from, to: min(from.adding(months: 3), to))
      case .mid: return Period(from: from.adding(months: 4), to: from.adding(months: 8))
      case .late: return Period(from: max(to.adding(months: -3), from), to: to)
      case .start: return Period(from: from, to: from.adding(months: 1))
      case .end: return Period(from: to.adding(months: -1), to: to)
      }
    default:
      let days = to.number - from.number
      switch self {
      case .early: return Period(from: from, to: from.adding(days: days / 2))
      case .mid: return Period(from: from.adding(days: days / 3), to: to.adding(days: -days / 3))
      case .late: return Period(from: from.adding(days: days / 2), to: to)
      case .start: return Period(from: from, to: from.adding(days: max(1, days / 3)))
      case .end: return Period(from: to.adding(days: -max(1, days / 3)), to: to)
      }
    }
  }
}
