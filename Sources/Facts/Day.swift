/// A calendar day of the proleptic Gregorian calendar, without clock or time zone.
///
///     Day(iso: "2022-06-07")!.adding(days: 30).description  // "2022-07-07"
///
/// The arithmetic is that of Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms" (2013).
public struct Day: Hashable, Comparable, Sendable, Codable, CustomStringConvertible {
  /// Days since 1 January 1970.
  public let number: Int

  public init(number: Int) {
    self.number = number
  }

  /// `nil` where the calendar has no such day (30 February, a 13th month).
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= Day.length(ofMonth: month, year: year)
    else { return nil }
    let y = month <= 2 ? year - 1 : year
    let era = y / 400
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    number = era * 146_097 + dayOfEra - 719_468
  }

  /// Reads `YYYY-MM-DD`, and of a longer text its first ten characters when a `T` or space follows.
  public init?(iso text: String) {
    self.init(iso: text[...])
  }

  public init?(iso text: Substring) {
    let day = text.utf8.withContiguousStorageIfAvailable(Day.init(iso:))
    guard let day = day ?? Array(text.utf8).withUnsafeBufferPointer(Day.init(iso:)) else {
      return nil
    }
    self = day
  }

  private init?(iso text: UnsafeBufferPointer<UInt8>) {
    guard text.count >= 10, text[4] == 0x2D, text[7] == 0x2D,
      text.count == 10 || text[10] == 0x54 || text[10] == 0x20
    else { return nil }
    func digits(_ range: Range<Int>) -> Int? {
      var value = 0
      for place in range {
        guard text[place] &- 0x30 < 10 else { return nil }
        value = value * 10 + Int(text[place] - 0x30)
      }
      return value
    }
    guard let year = digits(0..<4), let month = digits(5..<7), let day = digits(8..<10) else {
      return nil
    }
    self.init(year: year, month: month, day: day)
  }

  public static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    case 4, 6, 9, 11: return 30
    default: return 31
    }
  }

  private var civil: (year: Int, month: Int, day: Int) {
    let z = number + 719_468
    let era = (z >= 0 ? z : z - 146_096) / 146_097
    let dayOfEra = z - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let m = (5 * dayOfYear + 2) / 153
    let month = m < 10 ? m + 3 : m - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * m + 2) / 5 + 1)
  }

  public var year: Int { civil.year }
  public var month: Int { civil.month }
  public var day: Int { civil.day }

  /// 1 is Monday, 7 is Sunday (ISO 8601).
  public var weekday: Int { ((number + 3) % 7 + 7) % 7 + 1 }

  public func adding(days: Int) -> Day { Day(number: number + days) }

  /// The same day of another month; the last day of a shorter one.
  public func adding(months: Int) -> Day {
    let (y, m, d) = civil
    let index = y * 12 + m - 1 + months
    let year = index / 12
    let month = index % 12 + 1
    return Day(year: year, month: month, day: min(d, Day.length(ofMonth: month, year: year)))
      ?? self
  }

  public var startOfMonth: Day { Day(number: number - day + 1) }
  public var startOfYear: Day { Day(year: year, month: 1, day: 1) ?? self }

  public static func < (a: Day, b: Day) -> Bool { a.number < b.number }

  public var description: String {
    let (y, m, d) = civil
    return "\(Day.padded(y, 4))-\(Day.padded(m, 2))-\(Day.padded(d, 2))"
  }

  private static func padded(_ value: Int, _ width: Int) -> String {
    let digits = String(value)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }

  /// The later of two days, either of which may be missing.
  static func later(_ one: Day?, _ other: Day?) -> Day? {
    guard let one, let other else { return one ?? other }
    return max(one, other)
  }

  /// The earlier of two days, either of which may be missing.
  static func earlier(_ one: Day?, _ other: Day?) -> Day? {
    guard let one, let other else { return one ?? other }
    return min(one, other)
  }
}

/// A half-open span of days: `to` is the first day after it; an open end is `nil`.
public struct Period: Hashable, Sendable, Codable {
  public var from: Day?
  public var to: Day?

  public init(from: Day? = nil, to: Day? = nil) {
    self.from = from
    self.to = to
  }

  public static let always = Period()

  public static func year(_ year: Int) -> Period {
    Period(from: Day(year: year, month: 1, day: 1), to: Day(year: year + 1, month: 1, day: 1))
  }

  /// The whole of one month.
  public static func month(_ month: Int, of year: Int) -> Period {
    let first = Day(year: year, month: month, day: 1)
    return Period(from: first, to: first?.adding(months: 1))
  }

  public static func day(_ day: Day) -> Period { Period(from: day, to: day.adding(days: 1)) }

  /// A whole year, month or day as ISO 8601 writes it: «2024», «2024-06», «2024-06-07».
  public init?(iso text: String) {
    if let day = Day(iso: text) {
      self = .day(day)
    } else if let first = Day(iso: text + "-01") {
      self = .month(first.month, of: first.year)
    } else if let first = Day(iso: text + "-01-01") {
      self = .year(first.year)
    } else {
      return nil
    }
  }

  public var isAlways: Bool { from == nil && to == nil }

  public func contains(_ day: Day) -> Bool {
    if let from, day < from { return false }
    if let to, day >= to { return false }
    return true
  }

  /// The days that both hold; `nil` where they share none.
  public func intersection(_ other: Period) -> Period? {
    let from = Day.later(from, other.from)
    let to = Day.earlier(to, other.to)
    if let from, let to, from >= to { return nil }
    return Period(from: from, to: to)
  }

  public func shifted(years: Int) -> Period { shifted(months: 12 * years) }

  /// The same span so many months later; days that a month lacks become its last.
  public func shifted(months: Int) -> Period {
    Period(from: from?.adding(months: months), to: to?.adding(months: months))
  }
}
