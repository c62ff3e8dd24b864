import Facts

/// Years, decades, centuries, seasons, quarters and halves.
extension DateReader {
  static let yearOpeners: WordSet = [
    "in", "since", "of", "by", "until", "till", "from", "to", "and", "or", "between", "through",
    "during", "before", "after", "(", "early", "mid", "late", "fiscal", "year", "-", "–", "—",
    "the",
    "calendar", "throughout", "for", "than", "than in", "not", "but", "over", "around", "about",
    "~", "on",
  ]

  /// «2022», «2012–13», «2022/23», «fiscal 2023».
  func year(at index: Int) -> DateReading? {
    guard let token = token(index), let year = plainYear(token),
      !isCounted(index + 1) || (2005...2035).contains(year) && !isMeasured(index + 1)
    else { return nil }
    // «a 2000 year old tradition», «1709 schoolchildren».
    if unit(index + 1) == .year, says(index + 2, "old") { return nil }
    if isBehindImpossibleDay(index) || isInNumericDate(index) { return nil }
    if year < 1900, let next = self.token(index + 1), next.kind == .word, next.entry == 0,
      !next.isCapitalized
    {
      return nil
    }
    let before = index > sentence.lowerBound ? tokens[index - 1] : nil
    let isOpened = before.map { DateReader.yearOpeners.contains($0.lower) } ?? true
    if !isOpened, year < 1900 || year > 2100 { return nil }
    if let before, before.kind == .symbol, before.isGluedToPrevious || token.isGluedToPrevious,
      before.lower != "~"
    {
      return nil
    }
    if let before, token.isGluedToPrevious, before.kind == .number || before.lower == "." {
      return nil
    }
    // «138-2010-2015»: a telephone.
    if token.isGluedToPrevious, says(index - 1, "-"), says(index - 3, "-"),
      tokens[index - 2].isGluedToPrevious
    {
      return nil
    }
    // «737-2000», «HS 8542»: a number hung on a name.
    if token.isGluedToPrevious, let before, before.lower == "-" || before.lower == "/",
      index - 2 >= sentence.lowerBound, before.isGluedToPrevious,
      calendar(index - 2) == nil, plainYear(tokens[index - 2]) == nil,
      tokens[index - 2].lower != "mid"
    {
      return nil
    }
    // «2012–13».
    if let joint = self.token(index + 1), joint.isGluedToPrevious,
      joint.isDash && joint.lower != "—" || joint.lower == "/",
      let last = self.token(index + 2), last.isGluedToPrevious, last.range.count == 2,
      let end = Int(last.lower), end > year % 100, end - year % 100 <= 15, !isCounted(index + 3),
      joint.lower != "-" || end > 12
    {
      let until = year - year % 100 + end
      var reading = DateReading(
        index..<index + 3, Period(from: Period.year(year).from, to: Period.year(until).to), .span)
      reading.isRelative = false
      return reading
    }
    return DateReading(index..<index + 1, .year, year: year)
  }

  /// «30 February 2023», «February 30, 2023»: no such day, and not the whole year either.
  private func isBehindImpossibleDay(_ index: Int) -> Bool {
    let last = says(index - 1, ",") ? index - 2 : index - 1
    guard last - 1 >= sentence.lowerBound else { return false }
    let first = says(last - 1, "of") && last - 2 >= sentence.lowerBound ? last - 2 : last - 1
    for (day, month) in [(first, last), (last, first)] {
      guard case .month(let number) = words[tokens[month].entry], tokens[day].kind == .number,
        tokens[day].range.count <= 2
      else { continue }
      guard let value = self.day(at: day)?.day else { return true }
      return DatePart.monthDay(number, value).period(in: 2000) == nil
    }
    return false
  }

  /// «30» before «February», «32» before «May»: what would be a day, were there such a day.
  func isNoDay(_ index: Int) -> Bool {
    guard let token = token(index), token.kind == .number, token.range.count <= 2 else {
      return false
    }
    return (day(at: index)?.day ?? 32) > 28
  }

  /// «2023-02-30», where the numeric reading found no day.
  private func isInNumericDate(_ index: Int) -> Bool {
    guard let joint = token(index + 1), joint.isGluedToPrevious,
      joint.lower == "-" || joint.lower == "/", token(index + 2)?.kind == .number,
      says(index + 3, joint.lower)
    else { return false }
    return token(index + 4)?.kind == .number && token(index + 4)?.isGluedToPrevious == true
  }

  /// «the 1990s», «1980's», «the 19th century».
  func decade(at index: Int, from start: Int) -> DateReading? {
    guard let token = token(index) else { return nil }
    let bytes = text.bytes[token.range]
    if bytes.last == 0x73, bytes.count == 5 || bytes.count == 3, bytes.dropLast().last == 0x30 {
      guard var first = Int(token.lower.dropLast()) else { return nil }
      if first < 100 { first += first <= 20 ? 2000 : 1900 }
      return decade(first, start..<index + 1)
    }
    if plainYear(token) != nil || (token.range.count == 2 && bytes.last == 0x30),
      says(index + 1, "'s") || (says(index + 1, "s") && bytes.last == 0x30)
    {
      guard var first = Int(token.lower), first % 10 == 0 else { return nil }
      if first < 100 { first += first <= 20 ? 2000 : 1900 }
      return decade(first, start..<index + 2)
    }
    return century(at: index, from: start)
  }

  func decade(_ first: Int, _ tokens: Range<Int>) -> DateReading? {
    guard (1000...2190).contains(first) else { return nil }
    let length = first % 100 == 0 && first < 2000 ? 100 : 10
    return DateReading(
      tokens, Period(from: Period.year(first).from, to: Period.year(first + length).from), .span)
  }

  func century(at index: Int, from start: Int) -> DateReading? {
    guard let (number, end) = day(at: index) else { return nil }
    let next = says(end, "-") ? end + 1 : end
    guard unit(next) == .century, number <= 22 else { return nil }
    let first = (number - 1) * 100
    return DateReading(
      start..<next + 1,
      Period(from: Period.year(max(first, 1)).from, to: Period.year(first + 100).from),
      .span)
  }

  /// «the nineteenth century», «the seventies», «nineteen twenty eight».
  func worded(at index: Int, from start: Int) -> DateReading? {
    if let found = century(at: index, from: start) { return found }
    if start < index, let token = token(index), token.kind == .word,
      let tens = DateReader.decades[token.lower]
    {
      return decade(1900 + tens, start..<index + 1)
    }
    guard says(index - 1, anyOf: ["in", "since", "of", "year", "by", "until", "from"]),
      let (year, end) = wordYear(at: index)
    else { return nil }
    return DateReading(start..<end, .year, year: year)
  }

  static let decades: [String: Int] = [
    "twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70,
    "eighties": 80, "nineties": 90,
  ]

  // MARK: Seasons, quarters, halves

  func season(_ month: Int, at index: Int, from start: Int) -> DateReading? {
    guard let token = token(index) else { return nil }
    let isOpened =
      start < index || says(index - 1, anyOf: ["in", "since", "by", "until", "last", "this"])
    if let (year, end) = trailingYear(at: index + 1) {
      return DateReading(start..<end, .season(month), year: year)
    }
    guard isOpened, token.lower != "fall" || says(index - 1, "the") || says(index - 1, "this"),
      !isWordNext(index + 1, endingIn: "s")
    else { return nil }
    return resolved(.season(month), start..<index + 1)
  }

  func isWordNext(_ index: Int, endingIn suffix: String) -> Bool {
    guard let token = token(index) else { return false }
    return token.kind == .word && token.entry == 0 && token.lower.hasSuffix(suffix)
  }

  /// «Q3 2022», «H1», «2022 Q3», «3Q22», «2017-q1», «FY2023».
  func coded(at index: Int) -> DateReading? {
    guard let token = token(index) else { return nil }
    if let year = plainYear(token) {
      var next = index + 1
      if says(next, "-") || says(next, ",") { next += 1 }
      if says(next, ","), case .month(let month) = calendar(next + 1),
        self.token(next + 2)?.kind != .number, self.month(at: next + 1) != nil
      {
        return DateReading(index..<next + 2, .month(month), year: year)
      }
      if let code = self.token(next), let part = DateReader.codes[code.lower] {
        return DateReading(index..<next + 1, part, year: year)
      }
      if case .month(let month) = calendar(next), self.month(at: next) != nil,
        !says(next + 1, "."), self.token(next + 1)?.kind != .number
      {
        return DateReading(index..<next + 1, .month(month), year: year)
      }
      if says(next, "the") { next += 1 }
      if let (number, end) = day(at: next), number <= 4, unit(end) == .quarter {
        return DateReading(index..<end + 1, .quarter(number), year: year)
      }
      return nil
    }
    guard let part = DateReader.codes[token.lower] else { return nil }
    // «q1 2019», «q1-2019», «q1 of 2019».
    let isJoined = says(index + 1, "of") || isDash(index + 1) && tokens[index + 1].isGluedToPrevious
    let year = self.token(isJoined ? index + 2 : index + 1).flatMap { plainYear($0) }
    guard token.isCapitalized || token.kind == .number || year != nil else { return nil }
    if isJoined, let year { return DateReading(index..<index + 3, part, year: year) }
    if let (year, end) = trailingYear(at: index + 1) {
      return DateReading(index..<end, part, year: year)
    }
    return resolved(part, index..<index + 1)
  }

  static let codes: [String: DatePart] = [
    "q1": .quarter(1), "q2": .quarter(2), "q3": .quarter(3), "q4": .quarter(4), "h1": .half(1),
    "h2": .half(2),
  ]
}
