import Facts

/// Units, currencies, counted nouns and prices of a quantity.
extension QuantityReader {
  // MARK: Money

  /// A sign or code before a number: «$», «US$», «EUR», «HK $».
  func leadingCurrency(
    at index: Int, limit: Int
  ) -> (range: Range<Int>, payload: Currency)? {
    guard index < limit,
      let found = Currencies.shared.currency(in: tokens, at: index, limit: limit),
      found.payload.kind == .sign || found.payload.kind == .code
    else { return nil }
    if found.payload.kind == .code, !Currencies.shared.isCode(tokens[index]) { return nil }
    let next = found.range.upperBound
    guard next < limit else { return nil }
    switch tokens[next].lower {
    case "-", "–", "−", "minus": break
    default:
      guard tokens[next].kind == .number || numbers.number(at: next) != nil else { return nil }
    }
    return found
  }

  func apply(_ money: Currency, to mention: inout QuantityMention) {
    mention.unit = .money(money.code)
    mention.unitName = money.name
    guard money.factor != .one else { return }
    mention.unitFactor = money.factor
    mention.value = mention.value * money.factor
    mention.upper = mention.upper.map { $0 * money.factor }
    mention.halfUnitOfLastDigit = mention.halfUnitOfLastDigit * money.factor
    mention.roundingUnit = mention.roundingUnit * money.factor
  }

  // MARK: Units

  func attachUnit(_ mention: inout QuantityMention, limit: Int) {
    var next = mention.numberTokens.upperBound
    guard next < limit else { return }
    if case .money = mention.unit {
      attachMoneyTail(&mention, at: next, limit: limit)
      return
    }
    let isHyphened = says(next, "-") && tokens[next].isGluedToPrevious
    if isHyphened { next += 1 }
    if says(next, "fold") {
      mention.unit = .times
      mention.tokens = mention.tokens.lowerBound..<next + 1
      return
    }
    if says(next, "times"), isFactor(next + 1) || isHyphened {
      mention.unit = .times
      mention.tokens = mention.tokens.lowerBound..<next + 1
      return
    }
    // «thousands of tons», «half of a ton», «a couple of dollars», «two and a half tons».
    if says(next, "of"), mention.vague != nil || mention.unit == .fraction {
      let skipped = says(next + 1, "a") || says(next + 1, "an") ? next + 2 : next + 1
      if unit(&mention, at: skipped, limit: limit, isGlued: false) { return }
      return
    }
    if mention.unit == .fraction, says(next, "a") || says(next, "an"), next + 1 < limit {
      _ = unit(&mention, at: next + 1, limit: limit, isGlued: false)
      return
    }
    if mention.unit == .none || mention.unit == .fraction {
      let isGlued = isHyphened || (next < limit && tokens[next].isGluedToPrevious)
      _ =
        unit(&mention, at: next, limit: limit, isGlued: isGlued)
        || mention.unit == .none && !mention.isInWords
          && (bracketedUnit(&mention, at: next, limit: limit)
            || inches(&mention, at: next, limit: limit))
    }
  }

  /// «four times as many», «twice the», «six times that»: a factor, not occasions.
  private func isFactor(_ index: Int) -> Bool {
    guard let token = token(index) else { return false }
    if token.kind == .number || token.kind == .symbol { return true }
    return token.entry != 0 && QuantityReader.factorWords.contains(token.lower)
  }

  private static let factorWords: WordSet = [
    "as", "the", "more", "higher", "what", "that", "larger", "bigger", "greater", "its", "those",
    "this",
    "of", "less", "lower", "fewer", "their", "his", "above", "last", "over", "earnings",
  ]

  /// «75 USD million»: the magnitude behind the code.
  private func takeTrailingMagnitude(_ mention: inout QuantityMention, at index: Int, limit: Int) {
    guard index < limit, case .magnitude(let factor) = NumberWords.shared[tokens[index]] else {
      return
    }
    mention.value = mention.value * Figure(factor)
    mention.halfUnitOfLastDigit = mention.halfUnitOfLastDigit * Figure(factor)
    mention.isRoundDigits = true
    mention.hasMagnitude = true
    mention.tokens = mention.tokens.lowerBound..<index + 1
  }

  /// «15 dollars 50», «17 USD 25»: hundredths behind the currency.
  private func takeHundredths(_ mention: inout QuantityMention, at index: Int, limit: Int) {
    guard index < limit, mention.value.isWhole, !mention.hasMagnitude, mention.unitFactor == .one,
      let number = numbers.number(at: index), number.kind == .plain, number.value.isWhole,
      number.value >= Figure(10), number.value < Figure(100), !number.isGrouped
    else { return }
    let end = number.tokens.upperBound
    guard end >= sentence.upperBound || tokens[end].kind == .punctuation || says(end, "more") else {
      return
    }
    mention.value = mention.value + number.value / Figure(100)
    mention.halfUnitOfLastDigit = Figure(1, over: 200)
    mention.tokens = mention.tokens.lowerBound..<end
  }

  /// «$5 million US dollars», «¥500 yuan», «$75 U.S.».
  private func attachMoneyTail(_ mention: inout QuantityMention, at index: Int, limit: Int) {
    if let found = Currencies.shared.currency(in: tokens, at: index, limit: limit),
      found.payload.kind == .word
        || Currencies.shared.isCode(tokens[index]) && found.payload.kind == .code
    {
      // «$5 million Canadian dollars»: the longer name is the surer.
      if found.payload.code.isEmpty == false { mention.unit = .money(found.payload.code) }
      mention.unitName = found.payload.name
      mention.tokens = mention.tokens.lowerBound..<found.range.upperBound
    } else if says(index, "u.s.") || (says(index, "us") && tokens[index].isAllCaps) {
      mention.tokens = mention.tokens.lowerBound..<index + 1
    }
  }

  /// Takes the unit at `index`, and says whether there was one.
  func unit(
    _ mention: inout QuantityMention, at index: Int, limit: Int, isGlued: Bool
  ) -> Bool {
    guard index < limit else { return false }
    let measure = Units.shared.unit(in: tokens, at: index, limit: limit)
    if let found = Currencies.shared.currency(in: tokens, at: index, limit: limit),
      found.range.count >= (measure?.range.count ?? 0),
      isWord(found.payload, at: index, of: mention, isGlued: isGlued)
    {
      apply(found.payload, to: &mention)
      mention.tokens = mention.tokens.lowerBound..<found.range.upperBound
      takeTrailingMagnitude(&mention, at: found.range.upperBound, limit: limit)
      if !mention.hasMagnitude {
        takeHundredths(&mention, at: found.range.upperBound, limit: limit)
      }
      return true
    }
    guard let found = measure ?? QuantityReader.pound(tokens[index], index),
      isPlausible(found.payload, found.range, of: mention, isGlued: isGlued)
    else { return false }
    switch found.payload.name {
    case "percentage": mention.unit = .percent
    case "percentage point": mention.unit = .percentagePoints
    default: mention.unit = .measured(found.payload)
    }
    mention.unitName = found.payload.name
    var end = found.range.upperBound
    if found.payload.name == "year" || found.payload.name == "month", let age = age(after: end) {
      mention.unit = .measured(Unit(name: found.payload.name + " of age", dimension: .other))
      mention.unitName = found.payload.name + " of age"
      end = age
    }
    mention.tokens = mention.tokens.lowerBound..<end
    return true
  }

  /// «-old», «years old», «years of age».
  private func age(after index: Int) -> Int? {
    if says(index, "-"), says(index + 1, "old") { return index + 2 }
    if says(index, "old") { return index + 1 }
    if says(index, "of"), says(index + 1, "age") { return index + 2 }
    return nil
  }

  private func isWord(
    _ currency: Currency, at index: Int, of mention: QuantityMention, isGlued: Bool
  ) -> Bool {
    switch currency.kind {
    case .word, .sub:
      // «5 pound» is a weight, «five pounds» a sum; «real», «won», «mark» are words too.
      let token = tokens[index]
      if token.lower == "pound" || token.lower == "pounds" {
        return !isWeight(mention, index, isGlued)
      }
      if token.lower == "real" || token.lower == "won" || token.lower == "sol" { return false }
      return true
    case .code: return Currencies.shared.isCode(tokens[index])
    case .sign:
      // «1 $10 bill»: the sign belongs to the number that follows.
      if let next = token(index + 1), next.kind == .number, next.isGluedToPrevious, !isGlued {
        return false
      }
      return mention.unit == .none
    }
  }

  private static let pounds = Unit(
    name: "pound-mass", dimension: .mass, factor: Figure(millionths: 453_592))

  private static func pound(_ token: Token, _ index: Int) -> (range: Range<Int>, payload: Unit)? {
    token.lower == "pound" || token.lower == "pounds" ? (index..<index + 1, pounds) : nil
  }

  /// «pounds» are a weight in small figures, unless words of money stand near.
  private func isWeight(_ mention: QuantityMention, _ index: Int, _ isGlued: Bool) -> Bool {
    if says(index + 1, "of"), !says(index + 2, "the") { return true }
    let before = max(sentence.lowerBound, index - 6)..<index
    if before.contains(where: { QuantityReader.weighing.contains(tokens[$0].lower) }) {
      return true
    }
    if mention.value >= Figure(10_000) || says(index + 1, "sterling") { return false }
    if isGlued, tokens[index].lower == "pound" { return mention.value < Figure(1000) }
    let window = max(sentence.lowerBound, index - 12)..<min(sentence.upperBound, index + 8)
    return !window.contains { QuantityReader.moneyWords.contains(tokens[$0].lower) }
  }

  private static let weighing: WordSet = ["weigh", "weighs", "weighed", "weighing", "tipping"]

  private static let moneyWords: WordSet = [
    "£", "cost", "costs", "costing", "paid", "pay", "pays", "price", "priced", "prices", "worth",
    "valued",
    "fee", "fine", "fined", "salary", "spent", "spend", "bill", "bills", "sold", "bought", "wages",
    "sterling", "pence", "currency", "bank", "euros", "euro", "dollars", "budget", "invoice",
    "revenue",
  ]

  /// Short signs count only where they hang on digits or are written as signs are.
  private func isPlausible(
    _ unit: Unit, _ range: Range<Int>, of mention: QuantityMention, isGlued: Bool
  ) -> Bool {
    let token = tokens[range.lowerBound]
    guard range.count == 1, token.kind == .word else { return true }
    // «24703 L-202»: a code.
    if token.lower.utf8.count <= 2, let hyphen = self.token(range.upperBound), hyphen.isGluedHyphen,
      let code = self.token(range.upperBound + 1), code.kind == .number, code.isGluedToPrevious
    {
      return false
    }
    if mention.isInWords, token.lower.utf8.count <= 2, token.lower != "kg", token.lower != "km" {
      return false
    }
    switch token.lower {
    case "g": return !token.isCapitalized
    case "t", "ha", "hp": return true
    case "v", "w", "k": return token.isCapitalized || isGlued
    case "m", "l", "min", "bar", "bars", "pc", "ct", "mt", "mi", "bu", "cal", "ma",
      "pm", "ms", "bp", "mp", "px", "gal", "deg", "nm", "dm", "ah":
      return isGlued || !isWordAfter(range.upperBound) || token.isAllCaps
        || says(range.upperBound, "of")
    case "set", "sets", "second", "seconds", "lot", "box", "bag", "cup", "roll", "cargo":
      return !(token.lower == "set" || token.lower == "second") || mention.value == .one || isGlued
    case "stone", "stones": return says(range.upperBound, ".") || says(range.upperBound, ",")
    default: return true
    }
  }

  func isWordAfter(_ index: Int) -> Bool {
    guard let token = token(index), token.lower != "x", token.lower != "by" else { return false }
    return token.kind == .word && !words.stops(token)
  }

  // MARK: Counted nouns

  /// Words that look singular and are plural, and the other way round.
  private static let plurals: WordSet = [
    "people", "men", "women", "children", "aircraft", "feet", "teeth", "mice", "geese", "staff",
    "sheep",
    "fish", "cattle", "personnel", "police", "data", "media", "spacecraft", "hovercraft", "poultry",
    "servicemen", "salesmen", "fishermen", "policemen", "businessmen", "apparatus",
  ]

  static func isPlural(_ token: Token) -> Bool {
    if plurals.contains(token.lower) { return true }
    let word = token.lower.utf8
    guard word.count > 3 || token.lower == "jet" || word.count == 3, word.last == 0x73 else {
      return false
    }
    return !token.lower.hasSuffix("ss") && !token.lower.hasSuffix("us")
      && !token.lower.hasSuffix("is")
      && !token.lower.hasSuffix("'s")
  }

  /// The noun phrase that is counted: «1,000 hunting rifles», «one of the best speakers».
  func attachNoun(_ mention: inout QuantityMention, limit: Int) {
    var start = mention.tokens.upperBound
    guard start < limit else { return }
    let isHyphened = says(start, "-") && tokens[start].isGluedToPrevious
    if isHyphened { start += 1 }
    // «three-nought-four»: numbers, not a noun.
    if isHyphened, numbers.number(at: start) != nil { return }
    if says(start, "more") || says(start, "such") || says(start, "other") || says(start, "further")
    {
      start += 1
    }
    if says(start, "of") {
      start += 1
      if let next = token(start), QuantityReader.determiners.contains(next.lower) { start += 1 }
    }
    let isOne = mention.value == .one && mention.vague == nil
    var index = start
    var end: Int?
    while index < min(limit, start + 6) {
      let token = tokens[index]
      if token.lower == "-", token.isGluedToPrevious, index > start {
        index += 1
        continue
      }
      guard token.kind == .word, token.lower != "'s", !words.stops(token) else { break }
      if index > start, token.isGluedToPrevious == false, numbers.number(at: index)?.kind == .plain
      {
        break
      }
      index += 1
      if QuantityReader.isPlural(token) {
        end = index
        // «drone parts makers» goes on only where another plural follows at once.
        if let next = self.token(index), next.kind == .word, !words.stops(next),
          QuantityReader.isPlural(next), index < limit
        {
          continue
        }
        break
      }
    }
    if end == nil, isOne || isHyphened, index > start {
      end = isHyphened && !isOne ? min(index, start + 2) : index
    }
    guard let end, end > start else { return }
    mention.unit = .counted(start..<end)
    mention.tokens = mention.tokens.lowerBound..<end
  }

  private static let determiners: WordSet = [
    "the", "his", "her", "its", "their", "our", "my", "your", "these", "those", "all", "them",
    "such",
  ]
}
