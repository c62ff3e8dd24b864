import Facts

/// Prices: «$1.80 a kilo», «$900 each».
extension QuantityReader {
  /// «$7 a kilo», «$208 apiece», «$58.24 per barrel», «$80 per sq m».
  func attachPrice(_ mention: inout QuantityMention, limit: Int) {
    var next = mention.tokens.upperBound
    guard next < limit, let word = token(next) else { return }
    let isMoney = mention.unit.isMoney
    switch word.lower {
    case "apiece", "each":
      guard isMoney else { return }
      mention.per = .each
      mention.tokens = mention.tokens.lowerBound..<next + 1
      return
    case "per", "/": next += 1
    case "a", "an", "the", "every":
      guard isMoney || isRate(mention) else { return }
      next += 1
    case "for":
      guard isMoney, says(next + 1, "each") || says(next + 1, "every") || says(next + 1, "one")
      else { return }
      next += 2
      if says(next, "of") { return attachEach(&mention, next) }
    case "-":
      guard word.isGluedToPrevious, says(next + 1, "a"), says(next + 2, "-") || isRate(mention)
      else { return }
      next += 2
      if says(next, "-") { next += 1 }
    default: return
    }
    // «$7.1 million a year later».
    guard next < limit,
      !["later", "earlier", "before", "after", "ago"].contains(where: { says(next + 1, $0) })
    else { return }
    if let found = Units.shared.unit(in: tokens, at: next, limit: limit) {
      if word.lower == "a" || word.lower == "an", isMoney == false,
        found.payload.dimension != .duration
      {
        return
      }
      mention.per = found.payload.dimension == .pieces ? .each : .measured(found.payload)
      mention.tokens = mention.tokens.lowerBound..<found.range.upperBound
    } else if word.lower == "per" || word.lower == "for", let noun = token(next), noun.kind == .word
    {
      mention.per = .counted(next..<next + 1)
      mention.tokens = mention.tokens.lowerBound..<next + 1
    } else if word.lower == "a" || word.lower == "an", isMoney, let noun = token(next),
      noun.kind == .word,
      let after = token(next + 1), after.kind != .word || words.stops(after), !noun.isCapitalized
    {
      mention.per = .counted(next..<next + 1)
      mention.tokens = mention.tokens.lowerBound..<next + 1
    }
  }

  func attachEach(_ mention: inout QuantityMention, _ end: Int) {
    mention.per = .each
    mention.tokens = mention.tokens.lowerBound..<end
  }

  func isRate(_ mention: QuantityMention) -> Bool {
    switch mention.unit {
    case .measured(let unit): unit.dimension != .duration
    case .counted, .percent: true
    default: false
    }
  }
}
