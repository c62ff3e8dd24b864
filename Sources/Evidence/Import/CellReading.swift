import Facts

/// Why a cell could not be read.
struct CellFault: Error, Hashable {
  let code: String
  let reason: String

  static func date(_ text: String) -> CellFault {
    CellFault(code: "TM3021", reason: "«\(text)» is no day of the calendar")
  }
  static func year(_ text: String) -> CellFault {
    CellFault(code: "TM3021", reason: "«\(text)» is not between 1990 and 2060")
  }
  static func number(_ text: String) -> CellFault {
    CellFault(code: "TM3022", reason: "«\(text)» is no number")
  }
  static func negative(_ text: String) -> CellFault {
    CellFault(code: "TM3023", reason: "«\(text)» is negative")
  }
  static func tooLarge(_ text: String) -> CellFault {
    CellFault(code: "TM3024", reason: "«\(text)» is beyond what a shipment can hold")
  }
  static func hs(_ text: String) -> CellFault {
    CellFault(code: "TM3025", reason: "«\(text)» is no HS code of 4 to 12 digits")
  }
  static func country(_ text: String) -> CellFault {
    CellFault(code: "TM3026", reason: "«\(text)» is no country known by code or name")
  }
  static func currency(_ text: String) -> CellFault {
    CellFault(code: "TM3035", reason: "«\(text)» is no currency known by code or name")
  }
}

/// Reads the values of customs cells into integers.
enum CellReading {
  /// `Apr 2023`, `04.2023`, `2023-04`: the first day of a month, for rows that are totals of months.
  static func month(_ text: ArraySlice<UInt8>) -> Day? {
    var number: Int?
    var year: Int?
    var word = ""
    for part in text.split(whereSeparator: { $0 == 0x20 || $0 == 0x2D || $0 == 0x2E || $0 == 0x2F })
    {
      if part.allSatisfy(isDigit), part.count <= 6 {
        let value = part.reduce(0) { $0 * 10 + Int($1 - 0x30) }
        switch part.count {
        case 4: year = value
        case 6: (year, number) = (value / 100, value % 100)
        default: number = value
        }
      } else {
        word = String(decoding: part, as: UTF8.self).lowercased()
      }
    }
    let names = [
      "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ]
    if let index = names.firstIndex(where: { word.hasPrefix($0) }) { number = index + 1 }
    // A year alone is told from its first day.
    guard let year, number != nil || text.count == 4 else { return nil }
    return Day(year: year, month: number ?? 1, day: 1)
  }

  private static func month(named word: String) -> Int? {
    let names = [
      "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ]
    return names.firstIndex { word.lowercased().hasPrefix($0) }.map { $0 + 1 }
  }

  /// `2-Jun-06`, `14 November 2006`: a month written out leaves no doubt which number is the day.
  private static func dayWithMonthName(_ text: ArraySlice<UInt8>) -> Day? {
    let parts = text.split { $0 == 0x2D || $0 == 0x20 || $0 == 0x2F || $0 == 0x2E || $0 == 0x2C }
    guard parts.count >= 3 else { return nil }
    let words = parts.prefix(3).map { String(decoding: $0, as: UTF8.self) }
    guard let year = Int(words[2]) else { return nil }
    let full = words[2].count == 2 ? 2000 + year : year
    if let day = Int(words[0]), let month = month(named: words[1]) {
      return Day(year: full, month: month, day: day)
    }
    if let day = Int(words[1]), let month = month(named: words[0]) {
      return Day(year: full, month: month, day: day)
    }
    return nil
  }

  /// Splits «3903 PCS» or «45.2 KG» into the figure and the unit behind it.
  static func unitBehind(_ text: ArraySlice<UInt8>) -> (
    figure: ArraySlice<UInt8>, unit: ArraySlice<UInt8>
  ) {
    guard let last = text.last, !isDigit(last),
      let end = text.lastIndex(where: isDigit), end > text.startIndex || text.count > 1
    else { return (text, []) }
    let unit = text[(end + 1)...].drop { $0 == 0x20 || $0 == 0x2E }
    return (text[...end], unit)
  }

  /// Days as `2022-06-07`, `07.06.2022`, `7/6/2022`, `20220607`, `2022/07/06`, by the profile's order.
  static func day(_ text: ArraySlice<UInt8>, order: ImportProfile.DateOrder) throws(CellFault)
    -> Day
  {
    if text.contains(where: { $0 >= 0x41 && $0 != 0x54 && $0 != 0x5A }),
      let day = dayWithMonthName(text)
    {
      return try plausible(day, text)
    }
    var numbers: [(value: Int, digits: Int)] = []
    var at = text.startIndex
    while at < text.endIndex, numbers.count < 3 {
      var value = 0
      var digits = 0
      while at < text.endIndex, isDigit(text[at]), digits < 9 {
        value = value * 10 + Int(text[at] - 0x30)
        digits += 1
        at += 1
      }
      guard digits > 0 else { throw .date(shown(text)) }
      numbers.append((value, digits))
      guard at < text.endIndex else { break }
      let mark = text[at]
      guard mark == 0x2D || mark == 0x2E || mark == 0x2F || numbers.count == 3 else {
        throw .date(shown(text))
      }
      at += 1
    }
    if numbers.count == 1, numbers[0].digits == 8 {
      let value = numbers[0].value
      if let day = Day(year: value / 10000, month: value / 100 % 100, day: value % 100) {
        return try plausible(day, text)
      }
    }
    guard numbers.count == 3 else { throw .date(shown(text)) }
    let (a, b, c) = (numbers[0], numbers[1], numbers[2])
    var day: Day?
    if a.digits == 4 {
      let (month, date) = order == .yearDayMonth ? (c, b) : (b, c)
      day = Day(year: a.value, month: month.value, day: date.value)
    } else if c.digits == 4 || c.digits == 2 {
      let year = c.digits == 4 ? c.value : 2000 + c.value
      let mark = text[text.startIndex + a.digits]
      // A point between the numbers is only written where the day stands first.
      if order == .monthFirst, mark != 0x2E {
        day = Day(year: year, month: a.value, day: b.value)
      } else if order == .dayFirst || mark == 0x2E {
        day = Day(year: year, month: b.value, day: a.value)
      }
    }
    guard let day else { throw .date(shown(text)) }
    return try plausible(day, text)
  }

  /// Records before 1990 and after 2060 are slips of the pen, such as 1900 and 2099.
  private static func plausible(_ day: Day, _ text: ArraySlice<UInt8>) throws(CellFault) -> Day {
    guard (1990...2060).contains(day.year) else { throw .year(shown(text)) }
    return day
  }

  /// What another digit can be put behind.
  private static let roomForADigit = (Int.max - 9) / 10

  /// Digits with at most one decimal mark and no more places than are kept: the cells of most files.
  ///
  /// - Returns: `nil` for whatever is written otherwise, right or wrong.
  static func plainDecimal(
    _ text: ArraySlice<UInt8>, places: Int, limit: Int, decimalComma: Bool
  ) -> Int? {
    guard text.count <= 17 else { return nil }
    let limit = min(limit, roomForADigit)
    let mark: UInt8 = decimalComma ? 0x2C : 0x2E
    var value = 0
    var behind = -1
    var digits = 0
    for byte in text {
      let digit = byte &- 0x30
      if digit <= 9 {
        digits += 1
        if behind >= 0 { behind += 1 }
        value = value &* 10 &+ Int(digit)
      } else if byte == mark, behind < 0 {
        behind = 0
      } else {
        return nil
      }
    }
    guard digits > 0, behind <= places else { return nil }
    for _ in max(0, behind)..<places {
      value *= 10
      if value > limit { return nil }
    }
    return value <= limit ? value : nil
  }

  /// A decimal in units of 1/scale (a power of ten), rounded half away from zero.
  ///
  ///     decimal("1 234,56", scale: 1000)  // 1234560
  ///
  /// A mark followed by exactly three digits groups thousands only where the text holds it twice,
  /// or holds the other mark too, or the profile's decimal mark is the other one.
  static func decimal(
    _ text: ArraySlice<UInt8>, scale: Int, limit: Int, decimalComma: Bool = false
  ) throws(CellFault) -> Int {
    let limit = min(limit, roomForADigit)
    var value = 0
    var places = -1
    var digits = 0
    var rounding = 0
    let mark = decimalMark(of: text, decimalComma: decimalComma)
    var at = text.startIndex
    var isNegative = false
    var grouping = Grouping()
    while at < text.endIndex {
      let byte = text[at]
      at += 1
      switch byte {
      case 0x30...0x39:
        digits += 1
        if places < 0 { grouping.digit() }
        if places >= 0 {
          places += 1
          if pow10(places) > scale {
            if pow10(places) == scale * 10 { rounding = byte >= 0x35 ? 1 : 0 }
            continue
          }
        }
        value = value * 10 + Int(byte - 0x30)
        if value > limit { throw .tooLarge(shown(text)) }
      case 0x2D where digits == 0 && !isNegative: isNegative = true
      case 0x2B where digits == 0: break
      case 0x2E, 0x2C:
        if at - 1 == mark {
          places = 0
        } else if places >= 0 || !grouping.mark(byte) {
          throw .number(shown(text))
        }
      case 0x20, 0x27: if !grouping.mark(byte) { throw .number(shown(text)) }
      // The no-break spaces U+00A0 and U+202F, whose last bytes stand for them.
      case 0xC2, 0xE2, 0x80: break
      case 0xA0, 0xAF: if !grouping.mark(byte) { throw .number(shown(text)) }
      default: throw .number(shown(text))
      }
    }
    guard digits > 0, grouping.isRight else { throw .number(shown(text)) }
    if isNegative, value > 0 { throw .negative(shown(text)) }
    var missing = pow10(max(0, places))
    while missing < scale {
      value *= 10
      missing *= 10
      if value > limit { throw .tooLarge(shown(text)) }
    }
    return value + rounding
  }

  /// Marks of thousands: always the same one, with three digits behind the last and two (as in India) or
  /// three between.
  private struct Grouping {
    private var current = 0
    private var marked: UInt8?

    mutating func digit() { current += 1 }

    mutating func mark(_ byte: UInt8) -> Bool {
      defer {
        marked = byte
        current = 0
      }
      guard let marked else { return (1...3).contains(current) }
      return marked == byte && (current == 2 || current == 3)
    }

    var isRight: Bool { marked == nil || current == 3 }
  }

  private static func pow10(_ places: Int) -> Int {
    var result = 1
    for _ in 0..<min(places, 17) { result *= 10 }
    return result
  }

  /// Where the decimal mark stands, if the text has one.
  private static func decimalMark(of text: ArraySlice<UInt8>, decimalComma: Bool) -> Int? {
    var points = 0
    var commas = 0
    var lastPoint = -1
    var lastComma = -1
    for at in text.indices {
      if text[at] == 0x2E {
        points += 1
        lastPoint = at
      } else if text[at] == 0x2C {
        commas += 1
        lastComma = at
      }
    }
    if points > 0, commas > 0 {
      if lastPoint > lastComma { return points == 1 ? lastPoint : nil }
      return commas == 1 ? lastComma : nil
    }
    if points == 1 {
      let groups = text.endIndex - lastPoint == 4 && decimalComma
      return groups ? nil : lastPoint
    }
    if commas == 1 {
      let groups = text.endIndex - lastComma == 4 && !decimalComma
      return groups ? nil : lastComma
    }
    return nil
  }

  /// An HS code as a key that sorts by prefix: see `HSKey`.
  static func hs(_ text: ArraySlice<UInt8>) throws(CellFault) -> Int {
    var value = 0
    var digits = 0
    // Bills of lading list several codes in one cell: the first is the main one.
    let first = text.prefix { $0 != 0x2C && $0 != 0x3B && $0 != 0x7C }
    for byte in first {
      switch byte {
      case 0x30...0x39:
        digits += 1
        guard digits <= 12 else { throw .hs(shown(text)) }
        value = value * 10 + Int(byte - 0x30)
      case 0x2E, 0x20, 0x2D: break
      default: throw .hs(shown(text))
      }
    }
    // Spreadsheets drop the zero of chapters 01 to 09: codes of up to
    // ten digits have an even number of them (Armenia alone writes eleven).
    if digits % 2 == 1, digits < 11 { digits += 1 }
    guard digits >= 4, digits <= 12, value > 0 else { throw .hs(shown(text)) }
    return HSKey.key(value: value, digits: digits)
  }

  static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  static func shown(_ text: ArraySlice<UInt8>) -> String {
    let cut = text.prefix(40)
    return String(decoding: cut, as: UTF8.self) + (cut.count < text.count ? "…" : "")
  }
}

/// ISO 3166-1 alpha-2 codes as integers; 0 is «not known».
enum CountryCode {
  static func key(_ text: ArraySlice<UInt8>) -> Int? {
    guard text.count == 2, let first = text.first, let last = text.last else { return nil }
    let (a, b) = (first & 0xDF, last & 0xDF)
    guard (0x41...0x5A).contains(a), (0x41...0x5A).contains(b) else { return nil }
    return Int(a) << 8 | Int(b)
  }

  static func text(_ key: Int) -> String {
    key == 0 ? "" : String(decoding: [UInt8(key >> 8 & 255), UInt8(key & 255)], as: UTF8.self)
  }
}
