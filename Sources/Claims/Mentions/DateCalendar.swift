import Facts

/// Months, days, years, seasons, quarters: dates that stand in the calendar by themselves.
extension DateReader {
  /// The date that begins at `index`, without the words that open it.
  ///
  /// - Parameter isRangeEnd: the date closes a span, where «the end of June» is June to its end.
  func reading(at index: Int, isRangeEnd: Bool = false) -> DateReading? {
    guard canBegin(at: index) else { return nil }
    if let event = words.event(in: tokens, at: index, limit: limit) {
      var reading = DateReading(event.range, .day(event.payload), .day)
      reading.isEvent = true
      return reading
    }
    if let found = stretched(at: index, isRangeEnd: isRangeEnd) { return found }
    if let found = monthsOfYear(at: index) ?? offset(at: index) { return found }
    if let found = relative(at: index) { return found }
    if let found = fraction(at: index) { return found }
    return plain(at: index).map { anchored($0) }
  }

  /// A cheap look at two tokens, before anything is read.
  func canBegin(at index: Int) -> Bool {
    guard isInside(index) else { return false }
    if tokens[index].kind == .number { return true }
    guard words.opens(tokens[index].entry) else { return false }
    let word = tokens[index].lower
    guard word == "the" || word == "a" || word == "an" else { return true }
    guard isInside(index + 1) else { return false }
    return tokens[index + 1].kind == .number || words.follows(tokens[index + 1].entry)
  }

  /// A date without relative words.
  func plain(at index: Int) -> DateReading? {
    let start = says(index, "the") ? index + 1 : index
    guard let token = token(start) else { return nil }
    if token.kind == .number {
      if let found = numeric(at: index) { return found }
      if let found = dayFirst(at: start, from: index) { return found }
      if start == index, let found = coded(at: index) { return found }
      return decade(at: start, from: index) ?? year(at: index)
    }
    switch calendar(start) {
    case .month: return monthFirst(at: start, from: index)
    case .weekday: return weekday(at: start, from: index)
    case .season(let month): return season(month, at: start, from: index)
    default: break
    }
    if let found = dayFirst(at: start, from: index) { return found }
    return coded(at: start) ?? worded(at: start, from: index)
  }

  // MARK: Months and days

  /// The number of a day, 1 to 31: «3», «3rd», «third», «twenty-second».
  func day(at index: Int) -> (day: Int, next: Int)? {
    guard let token = token(index) else { return nil }
    if token.kind == .number {
      var value = 0
      var digits = 0
      for byte in text.bytes[token.range] {
        if byte &- 0x30 < 10 {
          value = value * 10 + Int(byte - 0x30)
          digits += 1
          guard digits <= 2 else { return nil }
        } else if byte | 0x20 &- 0x61 >= 26 {
          return nil
        }
      }
      if digits > 0, token.lower.hasSuffix("s") { return nil }
      return (1...31).contains(value) ? (value, index + 1) : nil
    }
    if let ordinal = numbers.ordinal(token), ordinal <= 31 { return (ordinal, index + 1) }
    guard case .tens(let tens) = numbers[token], tens <= 30 else { return nil }
    let next = says(index + 1, "-") ? index + 2 : index + 1
    guard let unit = self.token(next) else { return nil }
    if let ordinal = numbers.ordinal(unit), ordinal < 10, tens + ordinal <= 31 {
      return (tens + ordinal, next + 1)
    }
    if case .unit(let value) = numbers[unit], value > 0, tens + value <= 31 {
      return (tens + value, next + 1)
    }
    return nil
  }

  /// Whether the word is a month here: «may» and «march» are verbs too.
  func month(at index: Int) -> Int? {
    guard case .month(let month) = calendar(index), let token = token(index) else { return nil }
    if token.isCapitalized && token.lower != "may" && token.lower != "march" { return month }
    if token.lower.utf8.count > 3 && month != 3 { return month }
    let before = index > sentence.lowerBound ? tokens[index - 1] : nil
    if token.lower == "may", !token.isCapitalized, let before,
      before.lower == "this" || before.lower == "that" || before.lower == "and"
        || before.lower == "the"
    {
      return nil
    }
    if let next = self.token(index + 1), next.kind == .number { return month }
    if token.lower != "may", token.lower != "mar", token.lower != "march", day(at: index + 1) != nil
    {
      return month
    }
    if before?.kind == .number || before?.lower == "of" { return month }
    if token.isCapitalized, index > sentence.lowerBound {
      return month
    }
    if let before, DateReader.monthOpeners.contains(before.lower) { return month }
    if let next = self.token(index + 1), next.lower == "-" || next.lower == "/",
      self.token(index + 2)?.kind == .number
    {
      return month
    }
    return nil
  }

  static let monthOpeners: WordSet = [
    "in", "since", "until", "till", "by", "from", "to", "through", "between", "during", "before",
    "after", "early", "mid", "late", "last", "this", "next", "that", "each", "every", "-", "–",
    "and",
    "the",
  ]

  /// The year at `index`, perhaps after «,», «of» or «in».
  func trailingYear(at index: Int) -> (year: Int, next: Int)? {
    var next = index
    if says(next, ",") || says(next, "of") || says(next, "in") || says(next, "/") || says(next, "-")
    {
      next += 1
    }
    if next > index, says(next, "the"), says(next + 1, "year") { next += 2 }
    guard let token = token(next), let year = plainYear(token) else {
      return wordYear(at: next)
    }
    // «On Oct. 3, 2000 tons»: a count after the comma.
    if isCounted(next + 1), !says(index, "of") { return nil }
    return (year, next + 1)
  }

  /// A number of four digits that can be a year.
  func plainYear(_ token: Token) -> Int? {
    guard token.kind == .number, token.range.count == 4 else { return nil }
    var value = 0
    for byte in text.bytes[token.range] {
      guard byte &- 0x30 < 10 else { return nil }
      value = value * 10 + Int(byte - 0x30)
    }
    return (1000...2199).contains(value) ? value : nil
  }

  /// «nineteen seventy eight», «two thousand and eighteen».
  func wordYear(at index: Int) -> (year: Int, next: Int)? {
    guard let token = token(index), token.kind == .word, token.entry != 0 else { return nil }
    switch numbers[token] {
    case .teen(let century) where century >= 15, .tens(let century) where century == 20:
      let next = says(index + 1, "-") ? index + 2 : index + 1
      guard let rest = NumberReader(text, limit: limit).number(at: next),
        rest.kind == .plain, rest.isInWords, rest.value < Figure(100), rest.value >= Figure(10)
      else { return nil }
      return (century * 100 + rest.value.whole, rest.tokens.upperBound)
    case .unit(let thousands) where thousands == 2:
      guard says(index + 1, "thousand"),
        let number = NumberReader(text, limit: limit).number(at: index), number.isInWords,
        number.value >= Figure(2000), number.value < Figure(2200),
        !isCounted(number.tokens.upperBound)
      else { return nil }
      return (number.value.whole, number.tokens.upperBound)
    default: return nil
    }
  }

  /// Whether a unit or a counted noun follows, so that the number before is no year.
  func isCounted(_ index: Int) -> Bool {
    guard let token = token(index), token.kind != .punctuation else { return false }
    if token.kind == .symbol { return token.lower == "%" }
    guard token.kind == .word, !token.isCapitalized else { return false }
    if Units.shared.unit(in: tokens, at: index, limit: limit) != nil, calendar(index) == nil,
      token.lower.utf8.count > 2 || says(index + 1, "m") || says(index + 1, "km")
        || says(index + 1, "ft")
    {
      return true
    }
    if Currencies.shared.isMoneyWord(token) { return true }
    switch numbers[token] {
    case .magnitude, .hundred: return true
    default: break
    }
    return token.entry == 0 && QuantityReader.isPlural(token)
      && !["levels", "onwards", "afterwards", "forwards"].contains(token.lower)
  }

  func isMeasured(_ index: Int) -> Bool {
    guard let token = token(index) else { return false }
    return token.lower == "%" || Currencies.shared.isMoneyWord(token)
      || Units.shared.unit(in: tokens, at: index, limit: limit) != nil && calendar(index) == nil
  }

  /// «June 2022», «Oct. 3, 2022», «Sept. 26-27», «September the twenty-first».
  func monthFirst(at index: Int, from start: Int) -> DateReading? {
    guard let month = month(at: index) else { return nil }
    // «30 February»: no such day, and no February either.
    if isNoDay(index - 1) { return nil }
    var next = index + 1
    let isShort = tokens[index].lower.utf8.count <= 4
    if says(next, "."), token(next)?.isGluedToPrevious == true,
      isShort || token(next + 1)?.kind == .number
    {
      next += 1
    }
    if let joint = token(next), joint.lower == "-" || joint.lower == "/",
      let number = token(next + 1), number.kind == .number, number.isGluedToPrevious
    {
      if let year = plainYear(number) {
        return DateReading(start..<next + 2, .month(month), year: year)
      }
      next += 1
    }
    var probe = next
    if says(probe, "the") { probe += 1 }
    if let (day, end) = day(at: probe), !isCountedDay(end, index) {
      return dayOfMonth(month, day, end: end, from: start)
    }
    if let (year, end) = trailingYear(at: next) {
      return DateReading(start..<end, .month(month), year: year)
    }
    let end = says(next - 1, ".") && index + 2 == next ? next : index + 1
    if let year = yearOfList(month, at: next) {
      return DateReading(start..<end, .month(month), year: year)
    }
    return resolved(.month(month), start..<end)
  }

  /// «in August and October 2023», «June, July and September 2022»: the year behind the last month is of all.
  private func yearOfList(_ month: Int, at index: Int) -> Int? {
    var next = index
    var last = month
    while says(next, ",") || says(next, "and") || says(next, "or") {
      next += says(next, ",") && (says(next + 1, "and") || says(next + 1, "or")) ? 2 : 1
      guard let other = self.month(at: next), other > last else { return nil }
      last = other
      next += 1
    }
    return last > month ? trailingYear(at: next)?.year : nil
  }

  /// «in March 15 pickups were sold»: a count, no day.
  func isCountedDay(_ end: Int, _ month: Int) -> Bool {
    guard
      says(month - 1, anyOf: ["in", "since", "by", "until", "during", "through", "last", "this"])
    else {
      return false
    }
    guard let token = token(end), token.kind == .word, !token.isCapitalized else { return false }
    return isCounted(end) && calendar(end) == nil
  }

  func dayOfMonth(_ month: Int, _ day: Int, end: Int, from start: Int) -> DateReading? {
    var part = DatePart.monthDay(month, day)
    var next = end
    if let joint = token(end),
      joint.isDash && joint.lower != "—" || joint.lower == "to" || joint.lower == "and"
        || joint.lower == "&",
      let (last, after) = self.day(at: end + 1), last > day, !says(after, "-"),
      calendar(after) == nil,
      !isCounted(after),
      !(joint.lower == "to" || joint.lower == "and")
        || !(token(after)?.kind == .word && token(after)?.entry == 0)
    {
      part = .days(month, from: day, to: last)
      next = after
    }
    if let (year, after) = trailingYear(at: next) {
      return DateReading(start..<after, part, year: year)
    }
    // «October 7, 22» is not read; «08/12,15» is numeric.
    return resolved(part, start..<next)
  }

  /// «3 October 2022», «the 3rd of October», «26-27 September», «18 and 19 June».
  func dayFirst(at index: Int, from start: Int) -> DateReading? {
    guard let (day, end) = day(at: index) else { return nil }
    var next = end
    var last: Int?
    if let joint = token(next),
      joint.isDash && joint.lower != "—" || joint.lower == "and" || joint.lower == "to",
      let (other, after) = self.day(at: next + 1), other > day
    {
      last = other
      next = after
    }
    if says(next, "of") || says(next, "-") || says(next, "/") { next += 1 }
    guard let month = month(at: next) else { return nil }
    next += 1
    if says(next, "."), token(next)?.isGluedToPrevious == true, token(next + 1)?.kind == .number {
      next += 1
    }
    let part = last.map { DatePart.days(month, from: day, to: $0) } ?? .monthDay(month, day)
    if let (year, after) = trailingYear(at: next) {
      return DateReading(start..<after, part, year: year)
    }
    return resolved(part, start..<next)
  }

  /// «between 3 and 12 of Sept», «from 4 to 22 January 1995».
  func dayPair(at index: Int, joints: WordSet) -> DateReading? {
    guard let (day, end) = day(at: index), let joint = token(end), joints.contains(joint.lower),
      let (last, after) = self.day(at: end + 1), last > day
    else { return nil }
    var next = says(after, "of") ? after + 1 : after
    guard let month = month(at: next) else { return nil }
    next += 1
    if says(next, "."), token(next)?.isGluedToPrevious == true { next += 1 }
    let part = DatePart.days(month, from: day, to: last)
    if let (year, end) = trailingYear(at: next) {
      return DateReading(index..<end, part, year: year)
    }
    return resolved(part, index..<next)
  }
}
