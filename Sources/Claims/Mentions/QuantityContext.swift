import Facts

/// Hedges and words of change around a quantity.
extension QuantityReader {
  func attachHedges(_ mention: inout QuantityMention, floor: Int, limit: Int) {
    let table = HedgeTable.shared
    var start = mention.tokens.lowerBound
    // «a total of», «an average of» stand between hedge and figure: «about a total of».
    for _ in 0..<2 {
      guard let found = table.hedge(endingAt: start, in: tokens, from: floor) else { break }
      if isOtherwise(found.range, mention) { break }
      start = found.range.lowerBound
      if mention.hedge == nil || mention.hedge == .only { mention.hedge = found.payload }
      if found.payload != .only { break }
    }
    mention.tokens = start..<mention.tokens.upperBound
    var end = mention.tokens.upperBound
    if let found = table.hedge(after: mention.numberTokens.upperBound, in: tokens, limit: limit),
      found.range.upperBound <= end || found.range.lowerBound == end, !isOtherwiseAfter(found.range)
    {
      if mention.hedge == nil || mention.hedge == .about { mention.hedge = found.payload }
      end = max(end, found.range.upperBound)
    } else if let found = table.hedge(after: end, in: tokens, limit: limit),
      !isOtherwiseAfter(found.range)
    {
      mention.hedge = mention.hedge ?? found.payload
      end = found.range.upperBound
    }
    mention.tokens = mention.tokens.lowerBound..<end
  }

  /// «some» before a name, «over» of place, «close to the 12 firms».
  private func isOtherwise(_ range: Range<Int>, _ mention: QuantityMention) -> Bool {
    guard range.count == 1 else { return false }
    switch tokens[range.lowerBound].lower {
    case "past", "inside", "beyond", "near", "nearing", "perhaps", "maybe":
      return tokens[range.lowerBound].lower == "inside"
    case "just":
      return false
    default: return false
    }
  }

  private func isOtherwiseAfter(_ range: Range<Int>) -> Bool {
    // «$5 plus tax», «12 tons at most» is fine, «30 under contract» is not.
    if says(range.upperBound, "than") { return true }
    // «above 1,000 and below 1,500»: it belongs to the next figure.
    if range.count == 2, says(range.lowerBound, "and"), token(range.upperBound)?.kind == .number {
      return true
    }
    // «at most 100 and at least 20»: it belongs to the next figure.
    if let next = token(range.upperBound),
      next.kind == .number || next.kind == .symbol && next.lower != "%",
      tokens[range.lowerBound].lower == "at"
    {
      return true
    }
    guard range.count == 1, let next = token(range.upperBound) else { return false }
    let word = tokens[range.lowerBound].lower
    if word == "plus" { return next.kind == .word }
    return word == "exactly" || word == "tops" || word == "approximately" || word == "maximum"
      ? next.kind == .word && !words.stops(next) : false
  }

  // MARK: Change

  /// «rose by 5 %», «up 19 cents», «fell to 12», «a 5 % increase», «a fifth fewer».
  func attachChange(_ mention: inout QuantityMention, floor: Int, limit: Int) {
    if changeBefore(&mention, floor: max(sentence.lowerBound, mention.tokens.lowerBound - 9)) {
      return
    }
    changeAfter(&mention, limit: limit)
  }

  /// «gave up 517 yards», «picked up 15 cars»: the word belongs to its verb.
  private func isPhrasal(
    _ index: Int, _ mention: QuantityMention, _ target: QuantityMention.ChangeTarget?
  ) -> Bool {
    guard target == nil, tokens[index].lower == "up" || tokens[index].lower == "down" else {
      return false
    }
    switch mention.unit {
    case .percent, .percentagePoints, .money, .fraction, .times: return false
    default: break
    }
    guard let before = token(index - 1) else { return false }
    return
      !(before.kind == .punctuation
      || ["was", "were", "is", "are", "be", "been"].contains(before.lower))
  }

  private func changeBefore(_ mention: inout QuantityMention, floor: Int) -> Bool {
    var index = mention.tokens.lowerBound - 1
    if says(index, "+"), tokens[index + 1].isGluedToPrevious {
      mention.change = .up
      mention.changeTarget = .by
      mention.changeToken = index
      return true
    }
    var target: QuantityMention.ChangeTarget?
    var reach = 2
    if let word = token(index) {
      switch word.lower {
      case "by":
        target = .by
        reach = 8
        index -= 1
      case "to":
        target = .to
        reach = 8
        index -= 1
      case "from":
        target = .from
        reach = 8
        index -= 1
      case "a", "an", "another", "further":
        index -= 1
        reach = 1
      case "of", "at":
        index -= 1
        reach = 2
      default: break
      }
    }
    var steps = 0
    while index >= floor, steps < reach {
      let token = tokens[index]
      if token.kind == .punctuation, token.lower != "-", token.lower != "," || target == nil {
        return false
      }
      let change = words.changeBefore(token)
      if change != .none {
        if isPhrasal(index, mention, target) { return false }
        mention.change = change
        mention.changeTarget = target ?? .by
        mention.changeToken = index
        return true
      }
      // Between the verb and «by» anything may stand, else adverbs only.
      if target == nil, !token.lower.hasSuffix("ly"), token.lower != "again",
        token.lower != "another",
        token.lower != "of", token.lower != "further", token.lower != "in", token.lower != "much"
      {
        return false
      }
      index -= 1
      steps += 1
    }
    if target == .from || target == .to { mention.changeTarget = target }
    return false
  }

  private func changeAfter(_ mention: inout QuantityMention, limit: Int) {
    switch mention.unit {
    case .percent, .percentagePoints, .fraction, .times, .money, .measured: break
    default: return
    }
    var next = mention.tokens.upperBound
    if says(next, "-"), token(next)?.isGluedToPrevious == true { next += 1 }
    for offset in 0..<3 {
      guard next + offset < limit, let token = token(next + offset), token.kind == .word else {
        return
      }
      let change = words.changeAfter(token)
      if change != .none {
        if token.lower == "above" || token.lower == "below" || token.lower == "up"
          || token.lower == "down"
          || token.lower == "more" || token.lower == "less" || token.lower == "fewer", offset > 0
        {
          return
        }
        if token.lower == "less" || token.lower == "more", says(next + offset + 1, "likely") {
          return
        }
        mention.change = change
        mention.changeTarget = .by
        mention.changeToken = next + offset
        return
      }
      // «5% sharp drop», «15% annual growth»: one or two words between.
      guard mention.unit == .percent, !words.stops(token) else { return }
    }
  }
}
