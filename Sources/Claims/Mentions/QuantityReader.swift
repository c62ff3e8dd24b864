import Facts

/// Reads the quantities of one sentence from left to right.
struct QuantityReader {
  let text: TokenizedText
  let sentence: Range<Int>
  let numbers: NumberReader

  init(_ text: TokenizedText, _ sentence: Range<Int>) {
    self.text = text
    self.sentence = sentence
    numbers = NumberReader(text, limit: sentence.upperBound)
  }

  func read() -> [QuantityMention] {
    var mentions: [QuantityMention] = []
    var index = sentence.lowerBound
    while index < sentence.upperBound {
      if let mention = quantity(at: index) {
        mentions.append(mention)
        index = max(index + 1, mention.tokens.upperBound)
      } else {
        index += 1
      }
    }
    return mentions
  }

  private func token(_ index: Int) -> Token? {
    sentence.contains(index) ? text.tokens[index] : nil
  }

  private func says(_ index: Int, _ lower: String) -> Bool { token(index)?.lower == lower }

  /// The quantity whose sign or number begins at `index`.
  private func quantity(at index: Int) -> QuantityMention? {
    var start = index
    var money: Currency?
    if let found = leadingCurrency(at: index) {
      money = found.payload
      start = found.range.upperBound
    }
    guard let number = numbers.number(at: start) else { return nil }
    if money == nil, number.kind == .plain, !number.hasMagnitude, isYear(number) { return nil }
    var mention = QuantityMention(
      tokens: index..<number.tokens.upperBound, numberTokens: number.tokens, value: number.value,
      isRoundDigits: number.isRound, halfUnitOfLastDigit: number.lastDigit / Figure(2),
      isInWords: number.isInWords)
    switch number.kind {
    case .plain: break
    case .fraction: mention.unit = .fraction
    case .times: mention.unit = .times
    case .vague(let amount): mention.vague = amount
    }
    if let money {
      mention.unit = .money(money.code)
      mention.unitName = money.name
    }
    attachRange(&mention)
    attachUnit(&mention)
    mention.figureTokens = mention.tokens
    attachHedges(&mention)
    return mention
  }

  private func leadingCurrency(at index: Int) -> (range: Range<Int>, payload: Currency)? {
    guard
      let found = Currencies.shared.currency(
        in: text.tokens, at: index, limit: sentence.upperBound),
      found.payload.kind == .sign || found.payload.kind == .code
    else { return nil }
    guard found.range.upperBound < sentence.upperBound,
      text.tokens[found.range.upperBound].kind == .number
    else { return nil }
    if found.payload.kind == .code, !Currencies.shared.isCode(text.tokens[index]) { return nil }
    return found
  }

  private func isYear(_ number: NumberReading) -> Bool {
    number.digits == 4 && !number.isGrouped && number.tokens.count == 1
      && number.value >= Figure(1900) && number.value < Figure(2100)
  }

  // MARK: Parts

  private func attachRange(_ mention: inout QuantityMention) {
    let next = mention.numberTokens.upperBound
    guard let joint = token(next) else { return }
    let isBetween = mention.tokens.lowerBound > sentence.lowerBound
      && says(mention.tokens.lowerBound - 1, "between")
    guard joint.lower == "to" || joint.lower == "-" || joint.lower == "–"
      || (joint.lower == "and" && isBetween)
    else { return }
    var start = next + 1
    if let found = leadingCurrency(at: start) { start = found.range.upperBound }
    guard let upper = numbers.number(at: start), upper.kind == .plain, upper.value > mention.value
    else { return }
    mention.upper = upper.value
    mention.numberTokens = mention.numberTokens.lowerBound..<upper.tokens.upperBound
    mention.tokens = mention.tokens.lowerBound..<upper.tokens.upperBound
    if isBetween { mention.tokens = mention.tokens.lowerBound - 1..<mention.tokens.upperBound }
  }

  private func attachUnit(_ mention: inout QuantityMention) {
    var next = mention.numberTokens.upperBound
    if says(next, "-"), token(next)?.isGluedToPrevious == true { next += 1 }
    let limit = sentence.upperBound
    if case .none = mention.unit {
      if let found = Currencies.shared.currency(in: text.tokens, at: next, limit: limit),
        found.payload.kind != .code || Currencies.shared.isCode(text.tokens[next])
      {
        mention.unit = .money(found.payload.code)
        mention.unitName = found.payload.name
        mention.unitFactor = found.payload.factor
        mention.value = mention.value * found.payload.factor
        mention.upper = mention.upper.map { $0 * found.payload.factor }
        mention.halfUnitOfLastDigit = mention.halfUnitOfLastDigit * found.payload.factor
        mention.tokens = mention.tokens.lowerBound..<found.range.upperBound
      } else if let found = Units.shared.unit(in: text.tokens, at: next, limit: limit) {
        switch found.payload.name {
        case "percentage": mention.unit = .percent
        case "percentage point": mention.unit = .percentagePoints
        default: mention.unit = .measured(found.payload)
        }
        mention.unitName = found.payload.name
        mention.tokens = mention.tokens.lowerBound..<found.range.upperBound
      }
    }
  }

  private func attachHedges(_ mention: inout QuantityMention) {
    if let found = HedgeTable.shared.hedge(
      endingAt: mention.tokens.lowerBound, in: text.tokens, from: sentence.lowerBound)
    {
      mention.hedge = found.payload
      mention.tokens = found.range.lowerBound..<mention.tokens.upperBound
    }
    if let found = HedgeTable.shared.hedge(
      after: mention.tokens.upperBound, in: text.tokens, limit: sentence.upperBound)
    {
      mention.hedge = mention.hedge ?? found.payload
      mention.tokens = mention.tokens.lowerBound..<found.range.upperBound
    }
  }
}
