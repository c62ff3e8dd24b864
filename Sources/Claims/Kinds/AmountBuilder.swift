import Facts

/// Writes bounds in the unit of the claim.
struct AmountBuilder {
  let scene: SentenceScene

  init(_ scene: SentenceScene) {
    self.scene = scene
  }

  func amount(
    _ mention: QuantityMention, accepted: Bounds.Accepted, factor: Figure, unit: String
  ) -> Amount {
    var amount = Amount(
      value: .figure(mention.value * factor), unit: unit,
      hedge: mention.vague?.rawValue ?? mention.hedge?.rawValue,
      written: scene.sentence.text[mention.tokens])
    amount.low = accepted.low.map { .figure($0 * factor) }
    amount.high = accepted.high.map { .figure($0 * factor) }
    amount.excludesLow = accepted.excludesLow
    amount.excludesHigh = accepted.excludesHigh
    amount.rounding = accepted.rounding.map { ($0.lowerBound * factor)...($0.upperBound * factor) }
    return amount
  }
}
