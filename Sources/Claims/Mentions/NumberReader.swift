import Facts

/// Reads the number that begins at a token: digits, words and mixtures of both.
struct NumberReader {
  let text: TokenizedText
  let limit: Int
  let words = NumberWords.shared

  init(_ text: TokenizedText, limit: Int) {
    self.text = text
    self.limit = limit
  }

  func token(_ index: Int) -> Token? {
    index >= 0 && index < limit ? text.tokens[index] : nil
  }

  func word(_ index: Int) -> NumberWord? { token(index).flatMap { words[$0] } }

  func says(_ index: Int, _ lower: String) -> Bool { token(index)?.lower == lower }

  /// The number that begins at `index`; `nil` where none does.
  func number(at index: Int) -> NumberReading? {
    guard let first = token(index) else { return nil }
    if first.kind == .number { return digits(at: index) }
    guard first.entry != 0 else { return nil }
    return wordNumber(at: index)
  }

  // MARK: Digits

  func digits(at index: Int) -> NumberReading? {
    guard var reading = plainDigits(at: index) else { return nil }
    var next = reading.tokens.upperBound
    if let slashed = slashed(at: index) {
      reading.value = slashed.value
      reading.lastDigit = slashed.value
      reading.kind = .fraction
      next = slashed.next
    } else if let token = token(next), let fraction = glyph(token) {
      // «2 ½», «2½».
      reading.value = reading.value + fraction
      reading.lastDigit = fraction
      next += 1
    } else if reading.digits <= 3, !reading.isGrouped, let slashed = slashed(at: next),
      !text.tokens[next].isGluedToPrevious
    {
      // «10 1/2».
      reading.value = reading.value + slashed.value
      reading.lastDigit = slashed.value
      next = slashed.next
    }
    next = power(at: next, &reading)
    next = magnitudes(at: next, &reading)
    next = tail(at: next, &reading)
    reading.tokens = index..<next
    if reading.kind == .plain, !reading.hasMagnitude,
      reading.digits <= 3 || reading.digits <= 6 && says(next, "over")
    {
      takeShare(&reading)
    }
    return reading
  }

  /// «3/5», «1⁄32»: a share in digits.
  func slashed(at index: Int) -> (value: Figure, next: Int)? {
    guard let bar = token(index + 1), bar.kind != .word, bar.isGluedToPrevious,
      bar.lower == "/" || bar.range.count == 3 && bar.lower == "⁄",
      let below = token(index + 2), below.isGluedToPrevious,
      !says(index + 3, "/") || token(index + 3)?.isGluedToPrevious == false,
      let a = whole(index), let b = whole(index + 2), a > 0, b > a, b <= 1000
    else { return nil }
    return (Figure(a, over: b), index + 3)
  }

  func whole(_ index: Int) -> Int? {
    guard let token = token(index), token.kind == .number, token.range.count <= 4,
      let decimal = Decimal(text.bytes[token.range]), decimal.places == 0
    else { return nil }
    return decimal.value.whole
  }

  /// What follows a magnitude: «3 hundred and 21», «3 million and a half».
  func tail(at index: Int, _ reading: inout NumberReading) -> Int {
    guard reading.hasMagnitude, reading.kind == .plain else { return index }
    if says(index, "and"), let half = fraction(at: index + 1), half.kind == .fraction {
      reading.value = reading.value + half.value * reading.lastDigit
      return half.tokens.upperBound
    }
    guard reading.lastDigit >= Figure(100), reading.lastDigit <= Figure(1000) else { return index }
    let next = says(index, "and") ? index + 1 : index
    guard let token = token(next),
      token.kind == .number || next > index || reading.lastDigit > Figure(100),
      let rest = number(at: next), rest.kind == .plain, reading.lastDigit > rest.value,
      rest.value.isWhole, rest.value > .zero, next > index || rest.hasMagnitude
    else { return index }
    reading.value = reading.value + rest.value
    reading.lastDigit = rest.lastDigit
    return rest.tokens.upperBound
  }

  func glyph(_ token: Token) -> Figure? {
    guard token.kind == .number, text.bytes[token.range.lowerBound] >= 0x80 else { return nil }
    return NumberReader.fractions[token.lower]
  }

  static let fractions: [String: Figure] = [
    "½": Figure(1, over: 2), "¼": Figure(1, over: 4), "¾": Figure(3, over: 4),
    "⅓": Figure(1, over: 3), "⅔": Figure(2, over: 3), "⅛": Figure(1, over: 8),
    "⅜": Figure(3, over: 8), "⅝": Figure(5, over: 8), "⅞": Figure(7, over: 8),
    "⅕": Figure(1, over: 5), "⅖": Figure(2, over: 5), "⅗": Figure(3, over: 5),
    "⅘": Figure(4, over: 5), "⅙": Figure(1, over: 6), "⅚": Figure(5, over: 6),
  ]

  /// One token of digits, with groups of three after thin or plain spaces («816 000»).
  func plainDigits(at index: Int) -> NumberReading? {
    let token = text.tokens[index]
    if let fraction = glyph(token) {
      return NumberReading(
        tokens: index..<index + 1, value: fraction, lastDigit: fraction, kind: .fraction)
    }
    guard var decimal = Decimal(text.bytes[token.range]) else { return nil }
    var next = index + 1
    if decimal.places == 0, !decimal.isGrouped, decimal.digits <= 3 {
      while let group = self.token(next), group.kind == .number, group.range.count == 3,
        isSpaceGroup(next), let more = Decimal(text.bytes[group.range]), more.digits == 3
      {
        decimal.append(more)
        next += 1
      }
    }
    return NumberReading(
      tokens: index..<next, value: decimal.value, lastDigit: decimal.significantUnit,
      roundingUnit: decimal.roundUnit,
      isRound: decimal.trailingZeros > 0 && decimal.places == 0, isGrouped: decimal.isGrouped,
      digits: decimal.digits)
  }

  /// One space stands before the token, and no further digits hang on it.
  func isSpaceGroup(_ index: Int) -> Bool {
    let before = text.tokens[index - 1].range.upperBound
    let start = text.tokens[index].range.lowerBound
    guard start > before, start - before <= 3 else { return false }
    if start - before == 1, text.bytes[before] != 0x20 { return false }
    if let next = token(index + 1), next.isGluedToPrevious, next.lower == "-" || next.lower == "/" {
      return false
    }
    return true
  }

  /// «million», «mn», «thousand million» after a number.
  func magnitudes(at index: Int, _ reading: inout NumberReading) -> Int {
    var next = index
    // «1.2-million».
    if says(next, "-"), case .magnitude = word(next + 1) { next += 1 }
    var read = false
    while let token = token(next), let word = words[token] {
      var factor = 0
      switch word {
      case .magnitude(let value): factor = value
      case .hundred where !reading.isGrouped: factor = 100
      case .letter(let value)
      where token.isGluedToPrevious && !read && NumberReader.isMagnitude(token, text, next, limit):
        factor = value
      case .letter(let value) where !read && isLetterApart(next): factor = value
      case .dozen(let value) where token.kind == .word && !token.isGluedToPrevious: factor = value
      case .plural(let value) where value == 12 && !read: factor = value
      default: break
      }
      guard factor > 0 else { break }
      reading.value = reading.value * Figure(factor)
      reading.lastDigit = reading.lastDigit * Figure(factor)
      reading.roundingUnit = reading.lastDigit
      reading.hasMagnitude = true
      reading.isRound = true
      read = true
      next += 1
    }
    return read ? next : index
  }

  /// «2.33 k», «1,674,200 M»: a letter with a space before it, and nothing that it could belong to.
  private func isLetterApart(_ index: Int) -> Bool {
    guard let letter = token(index), !letter.isGluedToPrevious,
      letter.lower == "k" || letter.lower == "m" && letter.isCapitalized
    else { return false }
    guard let next = token(index + 1) else { return true }
    return next.kind == .punctuation && !next.isGluedHyphen && next.lower != "."
      && next.lower != "'"
  }

  /// «$3.5m», «12k», «3.4B»: a letter that is read as a magnitude rather than as a unit.
  static func isMagnitude(
    _ token: Token, _ text: TokenizedText, _ index: Int, _ limit: Int
  ) -> Bool {
    switch token.lower {
    case "k": return true
    case "b": return true
    case "m", "mm", "t", "g":
      // After a sign of money, or before one.
      var before = index - 1
      if before > 0, text.tokens[before - 1].kind == .symbol { before -= 1 }
      let previous = text.tokens[before]
      if previous.kind == .symbol, Currencies.shared.isSign(previous) { return token.lower != "g" }
      if index >= 2, Currencies.shared.isCode(text.tokens[index - 2]) { return token.lower != "g" }
      if index + 1 < limit, Currencies.shared.isMoneyWord(text.tokens[index + 1]) {
        return token.lower == "m" || token.lower == "t"
      }
      return token.lower == "m" && token.isCapitalized
    default: return false
    }
  }
}
