import Facts

/// «Nine in ten of the assemblies», «three out of four»: a share, not two counts.
enum Parts {
  static func joined(_ quantities: [QuantityMention], in text: TokenizedText) -> [QuantityMention] {
    var out: [QuantityMention] = []
    for quantity in quantities {
      guard let part = out.last, part.unit == .none || part.unit.isCount, quantity.unit.isCount,
        part.value < quantity.value, quantity.value <= Figure(20), part.value.isWhole,
        quantity.value.isWhole, links(part.numberTokens.upperBound, quantity.numberTokens, text)
      else {
        out.append(quantity)
        continue
      }
      var share = part
      share.tokens = part.tokens.lowerBound..<quantity.numberTokens.upperBound
      share.numberTokens = part.numberTokens.lowerBound..<quantity.numberTokens.upperBound
      share.value = part.value / quantity.value
      share.unit = .fraction
      out[out.count - 1] = share
    }
    return out
  }

  private static func links(_ end: Int, _ next: Range<Int>, _ text: TokenizedText) -> Bool {
    let between = Range.tokens(from: end, to: next.lowerBound).map { text.tokens[$0].lower }
    let behind = next.upperBound < text.tokens.count ? text.tokens[next.upperBound].lower : ""
    return (between == ["in"] || between == ["out", "of"]) && behind == "of"
  }
}

/// «the 2024 cargoes»: a year that stands where a count could.
enum Years {
  static func date(_ quantity: QuantityMention, in text: TokenizedText) -> DateMention? {
    guard quantity.unit.isCount || isThing(quantity.unit), quantity.hedge == nil,
      quantity.upper == nil,
      quantity.numberTokens.count == 1
    else { return nil }
    let index = quantity.numberTokens.lowerBound
    let digits = text.tokens[index].lower
    guard digits.utf8.count == 4, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      let year = Int(digits), (1990...2040).contains(year), index > 0,
      ["the", "its", "their", "'s", "in", "of", "all"].contains(text.tokens[index - 1].lower)
    else { return nil }
    return DateMention(tokens: index..<(index + 1), period: .year(year), precision: .year)
  }

  /// «the 2024 cargoes»: counted in lots or pieces.
  private static func isThing(_ unit: UnitOfMeasure) -> Bool {
    guard case .measured(let unit) = unit else { return false }
    return unit.dimension == .pieces || unit.dimension == .packing
  }
}
