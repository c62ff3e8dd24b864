import Facts

/// How a file writes its days, told from one of them, so that all can be written again.
///
///     DateStyle(of: "07.06.2022", day: day, order: .dayFirst)?.pattern  // "%d.%m.%Y"
struct DateStyle: Sendable, Hashable {
  /// `%Y %m %d` with leading zeros, `%y` of two digits, `%n %e` without zeros, `%b %B` names of months.
  let pattern: String

  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]

  init(pattern: String) { self.pattern = pattern }

  /// `nil` where the cell cannot be written from the day alone.
  init?(of cell: ArraySlice<UInt8>, day: Day, order: ImportProfile.DateOrder) {
    let text = String(decoding: cell, as: UTF8.self)
    let isMonthFirst = [order == .monthFirst, order != .monthFirst]
    for isMonthFirst in isMonthFirst {
      let style = DateStyle(
        pattern: DateStyle.pattern(
          text, day, isMonthFirst: isMonthFirst, isMonthSecond: order != .yearDayMonth))
      if style.text(of: day) == text {
        self = style
        return
      }
    }
    return nil
  }

  /// - Parameter isMonthSecond: whether the month stands right behind a year that stands first.
  private static func pattern(
    _ text: String, _ day: Day, isMonthFirst: Bool, isMonthSecond: Bool
  ) -> String {
    var pattern = ""
    var hasYear = false
    var hasMonth = false
    var hasDay = false
    var rest = text[...]
    while let first = rest.first {
      let kind = first.isNumber
      guard kind || first.isLetter else {
        pattern.append(first)
        rest = rest.dropFirst()
        continue
      }
      let run = rest.prefix { $0.isNumber == kind && $0.isLetter != kind }
      rest = rest.dropFirst(run.count)
      let isFirstOfTwo = !hasMonth && !hasDay
      if kind, run.count == 8, isFirstOfTwo, !hasYear {
        pattern += "%Y%m%d"
        (hasYear, hasMonth, hasDay) = (true, true, true)
      } else if kind, run.count == 4, !hasYear {
        pattern += "%Y"
        hasYear = true
      } else if kind, isFirstOfTwo ? (hasYear ? isMonthSecond : isMonthFirst) : !hasMonth,
        run.count <= 2
      {
        pattern += run.count == 1 ? "%n" : "%m"
        hasMonth = true
      } else if kind, !hasDay, run.count <= 2 {
        pattern += run.count == 1 ? "%e" : "%d"
        hasDay = true
      } else if kind, !hasYear, run.count == 2 {
        pattern += "%y"
        hasYear = true
      } else if !kind, run.count >= 3, !hasMonth {
        pattern += run == months[day.month - 1] && run.count > 3 ? "%B" : "%b"
        hasMonth = true
      } else {
        pattern += run
      }
    }
    return pattern
  }

  func text(of day: Day) -> String {
    func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    var text = ""
    var isMark = false
    for character in pattern {
      guard isMark else {
        if character == "%" { isMark = true } else { text.append(character) }
        continue
      }
      isMark = false
      switch character {
      case "Y": text += "\(day.year)"
      case "y": text += padded(day.year % 100)
      case "m": text += padded(day.month)
      case "n": text += "\(day.month)"
      case "d": text += padded(day.day)
      case "e": text += "\(day.day)"
      case "B": text += DateStyle.months[day.month - 1]
      case "b": text += DateStyle.months[day.month - 1].prefix(3)
      default: text.append(character)
      }
    }
    return text
  }
}
