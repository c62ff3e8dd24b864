import Facts

/// Units that stand where others do not: before the number, in brackets, as signs.
extension QuantityReader {
  /// «a percentage of 15», «per cent of 210:» at the head of a line: the word stands before the number.
  ///
  /// «what percent of 210 firms», «12 percent of 210» are parts of a count.
  func takeRate(_ mention: inout QuantityMention, floor: Int) {
    let of = mention.tokens.lowerBound - 1
    guard mention.unit == .none, of > floor, says(of, "of") else { return }
    var start = of - 1
    switch tokens[start].lower {
    case "percent", "percentage": break
    case "cent" where start > floor && says(start - 1, "per"): start -= 1
    default: return
    }
    guard start > sentence.lowerBound else {
      mention.unit = .percent
      mention.tokens = start..<mention.tokens.upperBound
      return
    }
    let before = tokens[start - 1]
    let isNamed = says(start, "percentage") && (before.lower == "a" || before.lower == "the")
    guard isNamed || before.kind == .punctuation && !before.isGluedHyphen else { return }
    mention.unit = .percent
    mention.tokens = start..<mention.tokens.upperBound
  }

  /// «20 [kg]», «20 (kg)», «20 <kg>»: the unit in brackets of its own.
  func bracketedUnit(_ mention: inout QuantityMention, at index: Int, limit: Int) -> Bool {
    guard index < limit else { return false }
    let closer: String
    switch tokens[index].lower {
    case "[": closer = "]"
    case "(": closer = ")"
    case "<": closer = ">"
    default: return false
    }
    guard index + 2 < sentence.upperBound,
      let found = Units.shared.unit(in: tokens, at: index + 1, limit: limit),
      found.range.upperBound < limit, tokens[found.range.upperBound].lower == closer,
      unit(&mention, at: index + 1, limit: limit, isGlued: true)
    else { return false }
    mention.tokens = mention.tokens.lowerBound..<found.range.upperBound + 1
    return true
  }

  private static let inch = Unit(
    name: "inch", dimension: .length, factor: Figure(millionths: 25_400))

  /// «10" long», «5 ft 2 in»: signs and words that are something else where no length stands.
  func inches(_ mention: inout QuantityMention, at index: Int, limit: Int) -> Bool {
    guard index < limit else { return false }
    switch tokens[index].lower {
    case "\"":
      // A quotation mark closes what another opened.
      let near = max(sentence.lowerBound, index - 64)..<min(sentence.upperBound, index + 64)
      if near.contains(where: { $0 != index && tokens[$0].lower == "\"" }) { return false }
    case "in":
      let before = mention.tokens.lowerBound - 1
      guard says(before, "ft") || says(before, "feet") || says(before, "foot"),
        mention.value < Figure(12), !isWordAfter(index + 1), token(index + 1)?.kind != .number,
        !says(index + 1, "the"), !says(index + 1, "a")
      else { return false }
    default: return false
    }
    mention.unit = .measured(QuantityReader.inch)
    mention.unitName = "inch"
    mention.tokens = mention.tokens.lowerBound..<index + 1
    return true
  }
}
