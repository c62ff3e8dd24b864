import Facts

/// Reads the quantities of one sentence from left to right.
struct QuantityReader {
  let text: TokenizedText
  let tokens: [Token]
  let sentence: Range<Int>
  let numbers: NumberReader
  let words = QuantityWords.shared
  /// Tokens that dates took; a figure there is none.
  let dates: [Range<Int>]

  init(_ text: TokenizedText, _ sentence: Range<Int>, dates: [Range<Int>]) {
    self.text = text
    self.sentence = sentence
    self.dates = dates
    tokens = text.tokens
    numbers = NumberReader(text, limit: sentence.upperBound)
  }

  func read() -> [QuantityMention] {
    var mentions: [QuantityMention] = []
    var index = sentence.lowerBound
    var floor = index
    var date = 0
    while index < sentence.upperBound {
      while date < dates.count, dates[date].upperBound <= index { date += 1 }
      if date < dates.count, dates[date].lowerBound <= index {
        index = dates[date].upperBound
        floor = index
        continue
      }
      let limit = date < dates.count ? dates[date].lowerBound : sentence.upperBound
      guard let mention = quantity(at: index, floor: floor, limit: limit) else {
        index += skip(at: index)
        continue
      }
      if let last = mentions.last, let merged = compound(last, mention) {
        mentions[mentions.count - 1] = merged
      } else {
        mentions.append(mention)
      }
      index = max(index + 1, mention.tokens.upperBound)
      floor = index
    }
    return mentions
  }

  /// «nine dollars and thirty cents», «5 feet 2 inches», «more than 10 but less than 20 tons».
  private func compound(_ first: QuantityMention, _ second: QuantityMention) -> QuantityMention? {
    let gap = second.tokens.lowerBound - first.tokens.upperBound
    let isJoined =
      gap == 1 && (says(first.tokens.upperBound, "and") || says(first.tokens.upperBound, "but"))
    guard gap == 0 || isJoined, first.vague == nil, second.vague == nil, first.upper == nil,
      second.upper == nil
    else { return nil }
    var merged = first
    merged.tokens = first.tokens.lowerBound..<second.tokens.upperBound
    merged.figureTokens = first.figureTokens.lowerBound..<second.figureTokens.upperBound
    merged.numberTokens = first.numberTokens.lowerBound..<second.numberTokens.upperBound
    // «more than 10 but less than 20», «at most 100 and at least 20».
    let isNarrowing = isAbove(first.hedge) && isBelow(second.hedge) && second.value < first.value
    let isWidening = isBelow(first.hedge) && isAbove(second.hedge) && second.value > first.value
    if isJoined, isNarrowing || isWidening, first.unit == .none || first.unit == second.unit {
      merged.value = min(first.value, second.value)
      merged.upper = max(first.value, second.value)
      merged.unit = second.unit
      merged.unitName = second.unitName
      merged.hedge = nil
      merged.halfUnitOfLastDigit = .zero
      return merged
    }
    guard second.hedge == nil, first.per == nil else { return nil }
    switch (first.unit, second.unit) {
    case (.money(let a), .money(let b))
    where a == b && first.unitFactor == .one && second.unitFactor < .one && second.value < .one:
      merged.value = first.value + second.value
    case (.measured(let a), .measured(let b))
    where a.dimension == b.dimension && b.factor < a.factor && second.value * b.factor < a.factor
      && (a.dimension == .mass || a.dimension == .length || a.dimension == .volume):
      merged.value = first.value + second.value * b.factor / a.factor
    default: return nil
    }
    merged.halfUnitOfLastDigit = second.halfUnitOfLastDigit / Figure(100)
    return merged
  }

  private func isBelow(_ hedge: Hedge?) -> Bool {
    hedge == .moreThan || hedge == .atLeast || hedge == .justOver || hedge == .wellOver
  }

  private func isAbove(_ hedge: Hedge?) -> Bool {
    hedge == .lessThan || hedge == .atMost || hedge == .justUnder
  }

  func token(_ index: Int) -> Token? {
    index >= sentence.lowerBound && index < sentence.upperBound ? tokens[index] : nil
  }

  func says(_ index: Int, _ lower: String) -> Bool { token(index)?.lower == lower }

  /// How far to go on where no quantity begins: past a whole number that was refused.
  private func skip(at index: Int) -> Int {
    guard tokens[index].kind == .number, let next = token(index + 1), next.isGluedToPrevious,
      next.lower == ":" || next.lower == "-", let after = token(index + 2), after.isGluedToPrevious,
      after.kind == .number
    else { return 1 }
    return 3
  }

  /// The quantity whose sign or number begins at `index`.
  private func quantity(at index: Int, floor: Int, limit: Int) -> QuantityMention? {
    let first = tokens[index]
    guard first.kind == .number || first.entry != 0 else { return nil }
    var start = index
    var money: Currency?
    if let found = leadingCurrency(at: index, limit: limit) {
      money = found.payload
      start = found.range.upperBound
    }
    var isNegative = false
    if let after = negative(at: start) {
      isNegative = true
      start = after
    }
    guard start < limit, let number = numbers.number(at: start), number.tokens.upperBound <= limit
    else { return nil }
    if money == nil, isRefused(number, isNegative: isNegative) { return nil }
    var mention = mention(of: number, from: index, isNegative: isNegative)
    if let money { apply(money, to: &mention) }
    attachUnit(&mention, limit: limit)
    attachRange(&mention, floor: floor, limit: limit)
    if case .none = mention.unit, number.kind == .plain || isVagueCount(number),
      !isName(mention, number)
    {
      attachNoun(&mention, limit: limit)
    }
    shareUnit(&mention, limit: limit)
    takeRate(&mention, floor: floor)
    mention.figureTokens = mention.tokens
    attachPrice(&mention, limit: limit)
    if isRefused(mention, number) { return nil }
    attachHedges(&mention, floor: floor, limit: limit)
    attachChange(&mention, floor: floor, limit: limit)
    return mention
  }

  /// «90 million of the two billion pesos», «seven of the 12 tons»: the unit is that of the whole.
  private func shareUnit(_ mention: inout QuantityMention, limit: Int) {
    guard case .none = mention.unit, says(mention.tokens.upperBound, "of") else { return }
    var next = mention.tokens.upperBound + 1
    if says(next, "the") || says(next, "its") || says(next, "their") || says(next, "those") {
      next += 1
    }
    var sign: Currency?
    if let found = leadingCurrency(at: next, limit: limit) {
      sign = found.payload
      next = found.range.upperBound
    }
    guard next < limit, tokens[next].kind == .number || tokens[next].entry != 0,
      let number = numbers.number(at: next), number.kind == .plain
    else { return }
    var whole = self.mention(of: number, from: next, isNegative: false)
    if let sign { apply(sign, to: &whole) }
    attachUnit(&whole, limit: limit)
    if case .none = whole.unit { attachNoun(&whole, limit: limit) }
    mention.unit = whole.unit
    mention.unitName = whole.unitName
    if whole.unitFactor != .one {
      mention.value = mention.value * whole.unitFactor
      mention.halfUnitOfLastDigit = mention.halfUnitOfLastDigit * whole.unitFactor
      mention.unitFactor = whole.unitFactor
    }
  }

  private func isVagueCount(_ number: NumberReading) -> Bool {
    if case .vague = number.kind { true } else { false }
  }

  private func mention(
    of number: NumberReading, from start: Int, isNegative: Bool
  ) -> QuantityMention {
    var mention = QuantityMention(
      tokens: start..<number.tokens.upperBound, numberTokens: number.tokens,
      value: isNegative ? -number.value : number.value, isRoundDigits: number.isRound,
      halfUnitOfLastDigit: number.lastDigit / Figure(2), isInWords: number.isInWords,
      roundingUnit: number.roundingUnit, isPartOfMagnitude: number.isPartOfMagnitude,
      hasMagnitude: number.hasMagnitude)
    switch number.kind {
    case .plain: break
    case .fraction: mention.unit = .fraction
    case .times: mention.unit = .times
    case .vague(.most) where isVast(number.tokens.lowerBound - 1):
      mention.vague = .vastMajority
      mention.value = Figure(3, over: 4)
      mention.tokens = min(start, number.tokens.lowerBound - 1)..<number.tokens.upperBound
    case .vague(let amount): mention.vague = amount
    }
    return mention
  }

  /// «the vast majority», «the overwhelming bulk».
  private func isVast(_ index: Int) -> Bool {
    says(index, "vast") || says(index, "overwhelming") || says(index, "great")
  }

  /// «minus 5», «-5», «negative ten»: where the number itself begins.
  private func negative(at index: Int) -> Int? {
    guard let token = token(index) else { return nil }
    if token.kind == .number { return nil }
    if token.kind == .word, token.lower != "minus", token.lower != "negative" { return nil }
    switch token.lower {
    case "minus", "negative":
      return says(index + 1, "-") ? index + 2 : index + 1
    case "-", "–", "−":
      if index == sentence.lowerBound, self.token(index + 1)?.kind == .number { return index + 1 }
      guard let next = self.token(index + 1), next.kind == .number, next.isGluedToPrevious,
        !token.isGluedToPrevious || tokens[max(index - 1, 0)].kind == .symbol
      else { return nil }
      return index + 1
    default: return nil
    }
  }

  // MARK: Ranges

  /// «A to B», «A-B», «between A and B», «from A to B», with or without the unit after A.
  private func attachRange(_ mention: inout QuantityMention, floor: Int, limit: Int) {
    guard mention.vague == nil, mention.unit != .times else { return }
    let start = mention.tokens.lowerBound
    let isBetween = start > floor && says(start - 1, "between")
    let isFrom = start > floor && says(start - 1, "from")
    var joint = mention.tokens.upperBound
    if mention.tokens.upperBound > mention.numberTokens.upperBound + 3 { return }
    if says(joint, "-"), says(joint + 1, "to") { joint += 1 }
    guard let word = token(joint), joint < limit else { return }
    let isDash = word.isDash || word.kind != .word && word.lower == "~"
    guard
      isDash || word.lower == "to" || (isBetween && word.lower == "and")
        || (word.lower == "or" && !isBetween)
    else { return }
    var next = joint + 1
    if says(next, "-") { next += 1 }
    var sign: Currency?
    if let found = leadingCurrency(at: next, limit: limit) {
      sign = found.payload
      next = found.range.upperBound
    }
    guard next < limit, let number = numbers.number(at: next), number.kind == .plain,
      number.tokens.upperBound <= limit
    else { return }
    if isDash, !word.isGluedToPrevious, !tokens[joint + 1].isGluedToPrevious, sign == nil,
      word.isDash, word.lower == "—"
    {
      return
    }
    var upper = self.mention(of: number, from: joint + 1, isNegative: false)
    if let sign { apply(sign, to: &upper) }
    attachUnit(&upper, limit: limit)
    join(&mention, upper, word: word, isBetween: isBetween, isFrom: isFrom)
  }

  private func join(
    _ mention: inout QuantityMention, _ upper: QuantityMention, word: Token, isBetween: Bool,
    isFrom: Bool
  ) {
    var low = mention
    // «$89 to $93 billion», «1 to 2 thousand»: the magnitude is meant of both.
    let scale = upper.halfUnitOfLastDigit
    if upper.value > low.value * Figure(1000) || (scale > low.value && upper.isRoundDigits),
      let factor = magnitude(of: upper), low.value < Figure(1000),
      !low.isRoundDigits || low.value < Figure(100)
    {
      low.value = low.value * factor
      low.halfUnitOfLastDigit = low.halfUnitOfLastDigit * factor
      low.isRoundDigits = true
    }
    switch (low.unit, upper.unit) {
    case (.none, let unit):
      low.unit = unit
      low.unitName = upper.unitName
      if low.unitFactor != upper.unitFactor {
        low.value = low.value * upper.unitFactor
        low.halfUnitOfLastDigit = low.halfUnitOfLastDigit * upper.unitFactor
        low.unitFactor = upper.unitFactor
      }
    case (let unit, .none):
      if case .measured = unit { return }
      if unit == .percent || unit == .percentagePoints { return }
    case (let unit, let other): guard unit == other else { return }
    }
    if word.lower == "or" {
      guard upper.value == low.value + Figure(1), low.value < Figure(20) else { return }
    } else if word.lower == "to", isFrom {
      // «rose from A to B» is two figures; «ranging from A to B» one range.
      let opener = mention.tokens.lowerBound - 2
      guard
        says(opener, "ranging") || says(opener, "range") || says(opener, "ranged")
          || says(opener, "ranges") || says(opener, "anywhere") || says(opener, "varying")
      else { return }
    } else if word.lower == "to", mention.unit != .none, isByChange(mention) {
      return
    }
    guard upper.value > low.value else { return }
    low.upper = upper.value
    low.halfUnitOfLastDigit = min(low.halfUnitOfLastDigit, upper.halfUnitOfLastDigit)
    let start = isBetween || isFrom ? mention.tokens.lowerBound - 1 : mention.tokens.lowerBound
    low.tokens = start..<upper.tokens.upperBound
    low.numberTokens = mention.numberTokens.lowerBound..<upper.numberTokens.upperBound
    mention = low
  }

  /// «grew by $9 million to $61 million» is two figures.
  private func isByChange(_ mention: QuantityMention) -> Bool {
    let before = mention.tokens.lowerBound - 1
    guard let word = token(before) else { return false }
    if word.lower == "by" { return true }
    return words.changeBefore(word) != .none
  }

  /// The magnitude word of a number: 1,000,000,000 for «93 billion».
  private func magnitude(of mention: QuantityMention) -> Figure? {
    for index in mention.numberTokens.reversed() {
      switch NumberWords.shared[tokens[index]] {
      case .magnitude(let value), .letter(let value): return Figure(value)
      case .hundred: return Figure(100)
      default: continue
      }
    }
    return nil
  }
}
