import Facts

/// Numbers that are no quantities: years, clock times, ages, scores, model names, addresses.
extension QuantityReader {
  /// Whether the number alone, before its unit is known, is none.
  func isRefused(_ number: NumberReading, isNegative: Bool) -> Bool {
    let start = number.tokens.lowerBound
    let end = number.tokens.upperBound
    switch number.kind {
    case .vague(.none):
      // «no longer», «no more than 600», «No. 5».
      if let next = token(end) {
        if next.kind != .word { return true }
        return words.changeAfter(next) != .none || next.lower == "longer" || next.lower == "one"
          || next.lower == "later" || next.lower == "such"
      }
      return true
    case .vague(.few), .vague(.several): return says(start - 1, "as") || says(start - 1, "the")
    case .fraction:
      // «a third-party», «half-year».
      if says(end, "-"), token(end)?.isGluedToPrevious == true { return true }
      return false
    // «at most 12 tons»: the hedge of the figure behind it.
    case .vague(.most) where says(start - 1, "at"): return true
    case .times, .vague: return false
    case .plain: break
    }
    if isClock(number) || isChained(number) { return true }
    if number.isInWords, number.value == .one, number.tokens.count == 1, !isNegative {
      return isPronoun(start)
    }
    guard !number.isInWords, !number.hasMagnitude else { return false }
    return false
  }

  /// «each one», «the one that», «one another».
  private func isPronoun(_ index: Int) -> Bool {
    if let before = token(index - 1) {
      switch before.lower {
      case "the", "this", "that", "each", "every", "any", "no", "which", "another", "same", "only",
        "latest", "first", "last", "new", "-", "a":
        return true
      default: break
      }
    }
    guard let next = token(index + 1) else { return true }
    if next.kind != .word { return next.lower != "-" || token(index + 2)?.kind != .word }
    if next.lower == "of" || next.lower == "in" { return false }
    return words.stops(next)
  }

  /// «2:55», «5 a.m.», «10.45pm».
  private func isClock(_ number: NumberReading) -> Bool {
    let end = number.tokens.upperBound
    guard let next = token(end) else { return false }
    switch next.lower {
    case "am", "pm", "a.m.", "p.m.", "a.m", "p.m", "o'clock", "gmt", "et", "pt", "est", "edt",
      "pst",
      "pdt", "bst", "cet", "utc":
      return number.value < Figure(25)
    case ":":
      return next.isGluedToPrevious && token(end + 1)?.kind == .number
    case "h" where next.isGluedToPrevious && token(end + 1)?.kind == .number: return true
    default: break
    }
    let before = number.tokens.lowerBound - 1
    return says(before, ":") && tokens[before].isGluedToPrevious
      && tokens[number.tokens.lowerBound].isGluedToPrevious
  }

  /// Digits that hang on letters or other digits: «CQ-A 500», «TA-35», «555-0123», «COVID-19», «v2.0».
  private func isChained(_ number: NumberReading) -> Bool {
    guard !number.isInWords else { return false }
    let start = number.tokens.lowerBound
    let token = tokens[start]
    let end = number.tokens.upperBound
    if token.isGluedToPrevious, let before = self.token(start - 1) {
      switch before.lower {
      case "-", "–", "/", ".", "_", "#", "№", ":", "@", "\\":
        guard before.isGluedToPrevious, let root = self.token(start - 2) else {
          return before.lower == "#" || before.lower == "№" || before.lower == "@"
        }
        if root.kind == .word {
          // «mid-100s», «four- to 10-year»: no name.
          return
            !(root.lower == "mid" || root.lower == "pre" || root.lower == "post"
            || root.lower == "to" || root.lower == "minus" || root.lower == "non"
            || root.lower == "under"
            || root.lower == "sub" || root.lower == "or" || NumberWords.shared[root] != nil)
        }
        if root.kind == .number {
          // A range of two is fine, a longer chain is a telephone or a code.
          return before.lower == "-" && (self.token(start - 3)?.lower == "-")
        }
        return false
      case "$", "'": return false
      case "=", "%", "&", "?": return true
      default: if before.kind == .word, before.entry == 0 { return true }
      }
    }
    // «138-2010-2015», «555-0123-».
    if says(end, "-"), self.token(end)?.isGluedToPrevious == true, let next = self.token(end + 1),
      next.kind == .number, next.isGluedToPrevious
    {
      if says(end + 2, "-"), self.token(end + 3)?.kind == .number { return true }
      // «2-0», «89-89»: a score.
      if let other = numbers.number(at: end + 1), other.value <= number.value, !number.hasMagnitude
      {
        return true
      }
    }
    return false
  }

  /// Whether the whole, with its unit, is none after all.
  func isRefused(_ mention: QuantityMention, _ number: NumberReading) -> Bool {
    guard case .none = mention.unit, number.kind == .plain, !number.isInWords,
      !number.hasMagnitude, mention.upper == nil
    else { return false }
    if isYear(number) { return true }
    if isName(mention, number) || isAddress(number) { return true }
    return isAge(number)
  }

  private func isYear(_ number: NumberReading) -> Bool {
    number.digits == 4 && !number.isGrouped && number.tokens.count == 1
      && number.value >= Figure(1500) && number.value < Figure(2101)
  }

  /// «iPhone 11», «Boeing 737», «S&P 500», «HS 8542», «Unit 3»: a number that ends a name.
  func isName(_ mention: QuantityMention, _ number: NumberReading) -> Bool {
    guard !number.isInWords, !number.hasMagnitude, !number.isGrouped, number.value.isWhole,
      number.tokens.count == 1
    else { return false }
    let start = mention.tokens.lowerBound
    guard let before = token(start - 1) else { return false }
    if before.lower == "#" || before.lower == "№" { return true }
    if before.lower == ".", let label = token(start - 2),
      QuantityReader.labels.contains(label.lower)
    {
      return true
    }
    guard before.kind == .word else { return false }
    if QuantityReader.labels.contains(before.lower) { return true }
    if before.lower == "no", says(start, ".") { return true }
    guard before.isCapitalized || before.lower.first?.isNumber == true || hasInnerCapital(start - 1)
    else { return false }
    // The first word of the sentence is capitalised anyway.
    if start - 1 == sentence.lowerBound, before.entry != 0 { return false }
    if before.entry != 0, words.stops(before), !before.isAllCaps, !before.isGluedToPrevious {
      return false
    }
    if isListed(start) { return false }
    guard let next = token(number.tokens.upperBound) else { return true }
    if next.kind == .word, !next.isCapitalized, !words.stops(next),
      hasPlural(from: number.tokens.upperBound)
    {
      return before.isAllCaps || hasInnerCapital(start - 1)
    }
    return true
  }

  /// «China supplied 500 tonnes, India 300 and Vietnam 200»: a country with its figure, after another.
  private func isListed(_ start: Int) -> Bool {
    for first in [start - 1, start - 2, start - 3] where sentence.contains(first) {
      guard
        let place = TradeLexicon.standard.places.longest(at: first, in: text, limit: start),
        place.tokens.upperBound == start, tokens[first].isCapitalized
      else { continue }
      return [",", "and", "while", "whereas", ";"].contains { says(first - 1, $0) }
        && tokens[sentence.lowerBound..<first].contains { $0.kind == .number }
    }
    return false
  }

  private func hasInnerCapital(_ index: Int) -> Bool {
    text.bytes[tokens[index].range].dropFirst().contains { $0 &- 0x41 < 26 }
  }

  private static let labels: WordSet = [
    "hs", "code", "codes", "heading", "chapter", "unit", "flat", "suite", "room", "gate", "page",
    "p",
    "pp", "no", "number", "route", "highway", "flight", "channel", "article", "section",
    "paragraph",
    "category", "phase", "level", "type", "model", "grade", "class", "day", "version", "tel",
    "phone",
    "box", "postcode", "zip", "isbn", "covid", "aged", "age", "decree", "resolution", "tnved",
    "tariff",
    "annex", "appendix", "table", "figure", "fig", "tier", "finding", "mark", "series", "season",
    "block",
    "building", "street", "warehouse", "terminal", "berth", "pier", "order", "lot", "invoice",
    "declaration",
    "contract", "rule", "step", "chapter", "part", "game", "round", "group", "division",
  ]

  /// A plural within the noun phrase that begins here.
  private func hasPlural(from start: Int) -> Bool {
    var index = start
    while index < min(start + 4, sentence.upperBound) {
      let token = tokens[index]
      guard token.kind == .word, !words.stops(token) else { return false }
      if QuantityReader.isPlural(token) { return true }
      index += 1
    }
    return false
  }

  /// «, 49 Zorro Ranch Road»: a bare number before a name.
  private func isAddress(_ number: NumberReading) -> Bool {
    guard let next = token(number.tokens.upperBound), next.isCapitalized, !number.isGrouped,
      next.kind == .word
    else { return false }
    guard let before = token(number.tokens.lowerBound - 1) else { return true }
    return before.kind == .punctuation || before.isCapitalized
  }

  /// «, 25, said»: an age between commas after a name.
  private func isAge(_ number: NumberReading) -> Bool {
    let start = number.tokens.lowerBound
    guard says(start - 1, ","), let name = token(start - 2), name.kind == .word, name.isCapitalized,
      number.value < Figure(120), number.value.isWhole, number.digits <= 2,
      let next = token(number.tokens.upperBound)
    else { return false }
    return next.lower == "," || next.lower == "."
  }
}
