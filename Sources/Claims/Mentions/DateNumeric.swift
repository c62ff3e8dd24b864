import Facts

/// Dates in digits: «2022-06-07», «22/04/2016», «9-18-15», «13.5.2015», «11/2016».
extension DateReader {
  func numeric(at index: Int) -> DateReading? {
    guard let first = token(index), first.kind == .number else { return nil }
    if let dotted = dotted(first) {
      return DateReading(index..<index + 1, dotted.0, year: dotted.1)
    }
    guard let joint = token(index + 1), joint.lower == "/" || joint.lower == "-",
      joint.isGluedToPrevious, let a = digits(first), let second = token(index + 2),
      !isHung(index)
    else { return nil }
    // «05-Aug-2016», «2019/sep/01».
    if case .month(let month) = calendar(index + 2), second.isGluedToPrevious,
      says(index + 3, joint.lower), let third = token(index + 4), let c = digits(third)
    {
      return a.count == 4
        ? DateReading(index..<index + 5, .monthDay(month, c.value), year: a.value)
        : DateReading(index..<index + 5, .monthDay(month, a.value), year: century(c))
    }
    guard let b = digits(second), second.isGluedToPrevious || a.count == 4 || b.count == 4 else {
      return nil
    }
    if says(index + 3, joint.lower) || (says(index + 3, ",") && b.count <= 2 && joint.lower == "/"),
      let third = token(index + 4), third.isGluedToPrevious, let c = digits(third)
    {
      return threeParts(a, b, c, index..<index + 5, isComma: says(index + 3, ","))
    }
    return twoParts(a, b, joint.lower, index..<index + 3)
  }

  private typealias Digits = (value: Int, count: Int)

  private func digits(_ token: Token) -> Digits? {
    guard token.kind == .number, token.range.count <= 4 else { return nil }
    var value = 0
    for byte in text.bytes[token.range] {
      guard byte &- 0x30 < 10 else { return nil }
      value = value * 10 + Int(byte - 0x30)
    }
    return (value, token.range.count)
  }

  private func century(_ digits: Digits) -> Int {
    guard digits.count == 2 else { return digits.value }
    return digits.value < 50 ? 2000 + digits.value : 1900 + digits.value
  }

  private func threeParts(
    _ a: Digits, _ b: Digits, _ c: Digits, _ tokens: Range<Int>, isComma: Bool
  ) -> DateReading? {
    if a.count == 4 { return DateReading(tokens, .monthDay(b.value, c.value), year: a.value) }
    guard a.count <= 2, b.count <= 2, c.count == 4 || c.count == 2 else { return nil }
    if isComma, c.count == 4 { return nil }
    return DateReading(tokens, .monthDay(a.value, b.value), year: century(c))
      ?? DateReading(tokens, .monthDay(b.value, a.value), year: century(c))
  }

  private func twoParts(
    _ a: Digits, _ b: Digits, _ joint: String, _ tokens: Range<Int>
  ) -> DateReading? {
    if a.count == 4, b.count <= 2, (1...12).contains(b.value), (1900..<2200).contains(a.value) {
      return DateReading(tokens, .month(b.value), year: a.value)
    }
    if b.count == 4, a.count <= 2, (1...12).contains(a.value), (1900..<2200).contains(b.value) {
      return DateReading(tokens, .month(a.value), year: b.value)
    }
    guard a.count <= 2, b.count <= 2, a.count + b.count >= 2 else { return nil }
    // «4/22» is a day; «1/2» is a half, «4-2» a score, unless the words say so.
    let isOpened = says(
      tokens.lowerBound - 1,
      anyOf: ["on", "from", "to", "since", "until", "by", "between", "before", "this"])
    guard isOpened || (joint == "/" && max(a.value, b.value) > 12) else { return nil }
    guard !isCounted(tokens.upperBound) else { return nil }
    return resolved(.monthDay(a.value, b.value), tokens)
      ?? resolved(.monthDay(b.value, a.value), tokens)
  }

  /// «13.5.2015».
  private func dotted(_ token: Token) -> (DatePart, Int)? {
    guard token.range.count >= 6 else { return nil }
    let parts = token.lower.split(separator: ".").compactMap { Int($0) }
    guard parts.count == 3 else { return nil }
    let year = parts[2] < 50 ? 2000 + parts[2] : parts[2] < 100 ? 1900 + parts[2] : parts[2]
    guard (1000..<2200).contains(year) else { return nil }
    return (1...12).contains(parts[1])
      ? (.monthDay(parts[1], parts[0]), year) : (.monthDay(parts[0], parts[1]), year)
  }

  /// The digits hang on a longer chain: «+86 138-2010-2015».
  private func isHung(_ index: Int) -> Bool {
    guard index > sentence.lowerBound, tokens[index].isGluedToPrevious else { return false }
    let before = tokens[index - 1]
    return before.kind == .number || before.lower == "-" || before.lower == "/"
      || before.lower == "."
  }
}
