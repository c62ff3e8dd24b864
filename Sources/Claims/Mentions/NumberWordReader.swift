import Facts

/// Numbers in words: «two hundred and fifty thousand», «half a million», «one in five».
extension NumberReader {
  func wordNumber(at index: Int) -> NumberReading? {
    guard let first = word(index) else { return fraction(at: index) }
    switch first {
    case .unit, .teen, .tens: return composed(at: index)
    case .article: return article(at: index)
    case .hundred, .magnitude:
      guard case .magnitude(let value) = word(index + 1), value >= 1000, says(index, "hundred")
      else {
        return nil
      }
      return NumberReading(
        tokens: index..<index + 2, value: Figure(100) * Figure(value),
        lastDigit: Figure(100) * Figure(value),
        isInWords: true, isRound: true, hasMagnitude: true)
    case .plural(let value): return plural(value, at: index)
    case .fold(let value): return times(Figure(value), index..<index + 1)
    case .multiple(let value): return times(value, index..<index + 1)
    case .vague(let amount): return larger(amount, at: index) ?? vague(amount, index..<index + 1)
    case .dozen(let value) where !says(index - 1, "-"):
      return NumberReading(
        tokens: index..<index + 1, value: Figure(value), lastDigit: .one, isInWords: true)
    default: return nil
    }
  }

  func times(_ value: Figure, _ tokens: Range<Int>) -> NumberReading {
    NumberReading(tokens: tokens, value: value, lastDigit: .one, kind: .times, isInWords: true)
  }

  func vague(_ amount: VagueAmount, _ tokens: Range<Int>) -> NumberReading {
    NumberReading(
      tokens: tokens, value: Bounds.range(of: amount).low ?? .zero, lastDigit: .one,
      kind: .vague(amount), isInWords: true)
  }

  /// «several hundred», «a few thousand», «a couple of dozen».
  func larger(_ amount: VagueAmount, at index: Int) -> NumberReading? {
    guard amount == .several || amount == .few || amount == .couple else { return nil }
    let next = says(index + 1, "of") ? index + 2 : index + 1
    switch word(next) {
    case .hundred: return vague(.hundreds, index..<next + 1)
    case .magnitude(1000): return vague(.thousands, index..<next + 1)
    case .magnitude(1_000_000): return vague(.millions, index..<next + 1)
    case .dozen(12): return vague(.dozens, index..<next + 1)
    default: return nil
    }
  }

  /// «hundreds», «tens of thousands», «hundreds of millions».
  func plural(_ value: Int, at index: Int) -> NumberReading? {
    if says(index + 1, "of"), case .plural(let larger) = word(index + 2), larger > value {
      switch (value, larger) {
      case (10, 1000): return vague(.tensOfThousands, index..<index + 3)
      case (100, 1000): return vague(.hundredsOfThousands, index..<index + 3)
      case (10, 1_000_000): return vague(.tensOfMillions, index..<index + 3)
      case (100, 1_000_000): return vague(.hundredsOfMillions, index..<index + 3)
      default: return nil
      }
    }
    switch value {
    case 12: return vague(.dozens, index..<index + 1)
    case 20: return vague(.scores, index..<index + 1)
    case 100: return vague(.hundreds, index..<index + 1)
    case 1000: return vague(.thousands, index..<index + 1)
    case 1_000_000: return vague(.millions, index..<index + 1)
    case 1_000_000_000: return vague(.billions, index..<index + 1)
    default: return nil
    }
  }

  /// «a million», «a dozen», «a third», «a couple», «a few», «a hundred and fifty».
  func article(at index: Int) -> NumberReading? {
    guard let next = token(index + 1) else { return nil }
    if let found = fraction(at: index) { return found }
    switch words[next] {
    case .hundred, .magnitude:
      // «a million» is said more loosely than «one million».
      guard var reading = composed(at: index) else { return nil }
      if reading.lastDigit == reading.value { reading.lastDigit = reading.value / Figure(5) }
      return reading
    case .dozen(let value) where value == 12:
      var reading = vague(.aDozen, index..<index + 2)
      reading.value = Figure(12)
      return reading
    case .dozen(let value):
      return NumberReading(
        tokens: index..<index + 2, value: Figure(value), lastDigit: .one, isInWords: true)
    case .vague(let amount) where amount != .several && amount != .none && amount != .all:
      if let larger = larger(amount, at: index + 1) {
        var reading = larger
        reading.tokens = index..<larger.tokens.upperBound
        return reading
      }
      return vague(amount, index..<index + 2)
    default: return nil
    }
  }

  /// «half», «a third», «two-thirds», «three quarters», «half a million», «a quarter of a million».
  func fraction(at index: Int) -> NumberReading? {
    var next = index
    var numerator = 1
    var isOpened = false
    switch word(next) {
    case .article:
      next += 1
      isOpened = true
    case .unit(let value) where value > 0:
      numerator = value
      next += 1
      isOpened = true
      if says(next, "-") { next += 1 }
    default: break
    }
    guard let token = token(next), let denominator = words.part(token) else { return nil }
    // «the third shipment» is an order; «third» alone is never a share, «half» is.
    var isBare = false
    if case .magnitude = word(next + 1) { isBare = denominator == 4 }
    guard isOpened || denominator == 2 || isBare else { return nil }
    if numerator == 1, token.lower.hasSuffix("s"), denominator != 2 { return nil }
    if numerator > 1, !token.lower.hasSuffix("s"), denominator != 2 { return nil }
    next += 1
    let share = Figure(numerator, over: denominator)
    // «half a million», «a quarter of a million», «half a dozen».
    var after = next
    if says(after, "of") { after += 1 }
    if case .article = word(after) { after += 1 } else if after != next { after = next }
    if after > next || says(next - 1, "half") || isBare || numerator > 1 {
      switch word(after) {
      case .magnitude(let value):
        let whole = share * Figure(value)
        var reading = NumberReading(
          tokens: index..<after + 1, value: whole, lastDigit: whole / Figure(5), isInWords: true,
          isRound: true, hasMagnitude: true)
        reading.isPartOfMagnitude = true
        return reading
      case .dozen(let value):
        return NumberReading(
          tokens: index..<after + 1, value: share * Figure(value), lastDigit: .one, isInWords: true)
      case .hundred where after > next:
        return NumberReading(
          tokens: index..<after + 1, value: share * Figure(100), lastDigit: Figure(10),
          isInWords: true, isRound: true)
      default: break
      }
    }
    if denominator > 2, numerator == 1, isOrdinal(before: next) { return nil }
    return NumberReading(
      tokens: index..<next, value: share, lastDigit: share, kind: .fraction, isInWords: true)
  }

  /// «a third channel»: the third in a row, no share.
  func isOrdinal(before index: Int) -> Bool {
    guard let token = token(index), token.kind == .word, !QuantityWords.shared.stops(token),
      QuantityWords.shared.changeAfter(token) == .none
    else { return false }
    return Units.shared.unit(in: text.tokens, at: index, limit: limit) == nil && words[token] == nil
  }

  /// «two hundred and fifty thousand», «twenty-five», «one and a half million», «a hundred».
  func composed(at index: Int) -> NumberReading? {
    if let found = fraction(at: index) { return found }
    var composer = NumberComposer()
    var next = index
    scan: while let word = word(next) {
      switch word {
      case .article where next == index: composer.unit(1)
      case .unit(let value):
        guard composer.canTakeUnit else { break scan }
        composer.unit(value)
      case .teen(let value):
        guard composer.canTakeTeen else { break scan }
        composer.teen(value)
      case .tens(let value):
        if next > index, let unit = token(next + 1), let part = words.part(unit), part < 10,
          part > 2,
          unit.lower.hasSuffix("s")
        {
          // «twenty twenty fifths», «one hundred thirty fifths».
          let share = composer.value / Figure(value + part)
          return NumberReading(
            tokens: index..<next + 2, value: share, lastDigit: share, kind: .fraction,
            isInWords: true)
        }
        guard composer.canTakeTeen else { break scan }
        composer.tens(value)
      case .hundred:
        guard composer.canTakeHundred else { break scan }
        composer.hundred()
      case .magnitude(let value):
        guard composer.takeMagnitude(value) else { break scan }
      case .plural(let value):
        guard value == 12, next > index, composer.takeMagnitude(value) else { break scan }
      case .dozen(let value):
        guard composer.takeMagnitude(value) else { break scan }
      default: break scan
      }
      next += 1
      if says(next, "-"), composer.endsInTens, case .unit = self.word(next + 1) { next += 1 }
      if says(next, "and"), composer.canFollowAnd {
        if let share = share(after: next) {
          next = share.tokens.upperBound
          guard case .magnitude(let value) = self.word(next) else {
            composer.add(share.value)
            break scan
          }
          // «one billion and a half million»: the half is of the million.
          if composer.hasMagnitude {
            composer.add(part: share.value * Figure(value))
            next += 1
          } else {
            composer.add(share.value)
            if composer.takeMagnitude(value) { next += 1 }
          }
          break scan
        }
        switch self.word(next + 1) {
        case .unit, .teen, .tens: if composer.endsInHundreds { next += 1 }
        default: break
        }
      }
      if says(next, "-"), isMagnitude(next + 1) { next += 1 }
    }
    guard next > index else { return nil }
    var reading = NumberReading(
      tokens: index..<next, value: composer.value, lastDigit: composer.lastDigit, isInWords: true,
      isRound: composer.isRound, hasMagnitude: composer.hasMagnitude)
    takeDecimals(&reading)
    takeShare(&reading)
    return reading
  }

  func isMagnitude(_ index: Int) -> Bool {
    if case .magnitude = word(index) { true } else { false }
  }

  /// «and a half», «and two thirds» after a number.
  func share(after index: Int) -> NumberReading? {
    // «one and a half million»: the half is of the million that follows.
    if case .article = word(index + 1), let part = token(index + 2).flatMap({ words.part($0) }),
      part <= 4
    {
      let value = Figure(1, over: part)
      return NumberReading(
        tokens: index + 1..<index + 3, value: value, lastDigit: value, kind: .fraction,
        isInWords: true)
    }
    if let counted = countedShare(at: index + 1) { return counted }
    guard let found = fraction(at: index + 1), found.kind == .fraction, found.value < .one else {
      return nil
    }
    return found
  }

  /// «three quarters», «fifty-four hundredths»: less than a hundred parts, and fewer than make one.
  private func countedShare(at index: Int) -> NumberReading? {
    var next = index
    var count = 0
    switch word(next) {
    case .unit(let value), .teen(let value): count = value
    case .tens(let value):
      count = value
      let unit = says(next + 1, "-") ? next + 2 : next + 1
      if case .unit(let value) = word(unit) {
        count += value
        next = unit
      }
    default: return nil
    }
    next += 1
    if says(next, "-") { next += 1 }
    guard count > 1, let token = token(next), token.lower.hasSuffix("s"),
      let parts = words.part(token), parts > count
    else { return nil }
    let value = Figure(count, over: parts)
    return NumberReading(
      tokens: index..<next + 1, value: value, lastDigit: value, kind: .fraction, isInWords: true)
  }

  /// «five point five», «nine point nought four».
  func takeDecimals(_ reading: inout NumberReading) {
    var next = reading.tokens.upperBound
    guard says(next, "point"), reading.value.isWhole else { return }
    next += 1
    var place = Figure(1, over: 10)
    var read = false
    while let word = word(next) {
      switch word {
      case .unit(let value):
        reading.value = reading.value + Figure(value) * place
        place = place / Figure(10)
      case .tens(let value) where !read, .teen(let value) where !read:
        reading.value = reading.value + Figure(value) * place / Figure(10)
        place = place / Figure(10)
        if says(next + 1, "-") { next += 1 }
      default:
        if read { finish(&reading, place, next) }
        return
      }
      read = true
      next += 1
    }
    if read { finish(&reading, place, next) }
  }

  func finish(_ reading: inout NumberReading, _ place: Figure, _ next: Int) {
    reading.lastDigit = place * Figure(10)
    reading.tokens = reading.tokens.lowerBound..<next
    let end = magnitudes(at: next, &reading)
    reading.tokens = reading.tokens.lowerBound..<end
  }

  /// «one out of three», «one in five», «one hundred thirty-two fifths».
  func takeShare(_ reading: inout NumberReading) {
    let next = reading.tokens.upperBound
    if let token = token(next), let part = words.part(token), part > 2, token.lower.hasSuffix("s"),
      reading.value > Figure(9)
    {
      reading.value = reading.value / Figure(part)
      reading.lastDigit = reading.value
      reading.kind = .fraction
      reading.tokens = reading.tokens.lowerBound..<next + 1
      return
    }
    var start = next
    if says(next, "out"), says(next + 1, "of") {
      start = next + 2
    } else if says(next, "over"), reading.value <= Figure(20) || endsSentence(next + 2) {
      start = next + 1
    } else if says(next, "in"), reading.value == .one || reading.value == Figure(2) {
      start = next + 1
    }
    guard start > next, let whole = number(at: start), whole.kind == .plain,
      whole.value > reading.value
        || says(next, "over") && whole.value > .one && !reading.isInWords
          && endsSentence(whole.tokens.upperBound),
      says(next, "out") || says(next, "in") && whole.value <= Figure(20) && whole.isInWords
        || says(next, "over")
          && (token(whole.tokens.upperBound)?.kind ?? .punctuation) == .punctuation,
      !isDuration(whole.tokens.upperBound) || says(next, "out")
    else { return }
    reading.value = reading.value / whole.value
    reading.lastDigit = reading.value
    reading.kind = .fraction
    reading.tokens = reading.tokens.lowerBound..<whole.tokens.upperBound
  }

  private func endsSentence(_ index: Int) -> Bool {
    guard let token = token(index) else { return true }
    return token.lower == "." || token.lower == "?"
  }

  func isDuration(_ index: Int) -> Bool {
    guard let token = token(index), token.entry != 0,
      let found = Units.shared.unit(in: text.tokens, at: index, limit: limit)
    else { return false }
    return found.payload.dimension == .duration
  }
}
