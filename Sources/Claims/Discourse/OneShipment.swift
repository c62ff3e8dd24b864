import Facts

/// Whether a figure is said of one shipment, not of all that fit the scope.
///
///     «a single consignment of 40 tons», «the largest cargo, of 40 tons», «sent 40 lathes in one shipment»
///
/// The sum of several shipments may be that figure, and the sentence still be wrong.
enum OneShipment {
  static func isSaid(of draft: Draft, in scene: SentenceScene) -> Bool {
    guard [.quantity, .weight, .value].contains(draft.kind),
      let clause = scene.clause(at: draft.quote.lowerBound)
    else { return false }
    let sentence = scene.sentence
    return sentence.predicates.contains { noun in
      guard noun.isNominal, noun.noun == .shipment, clause.tokens.contains(noun.tokens.lowerBound),
        !Plural.isPlural(sentence.word(noun.tokens.upperBound - 1)),
        let first = (clause.tokens.lowerBound..<noun.tokens.lowerBound).last(where: {
          single.contains(sentence.word($0))
        }), noun.tokens.lowerBound - first <= 2
      else { return false }
      if noun.tokens.lowerBound >= draft.quote.upperBound {
        return sentence.word(first - 1) == "in" || sentence.word(first - 2) == "in"
      }
      // Only goods, commas and «of» stand between the shipment and its figure.
      return (noun.tokens.upperBound..<max(noun.tokens.upperBound, draft.quote.lowerBound))
        .allSatisfy {
          index in
          links.contains(sentence.word(index))
            || sentence.goods.contains { $0.tokens.contains(index) }
            || sentence.quantities.contains { $0.tokens.contains(index) }
        }
    }
  }

  private static let single: WordSet = [
    "single", "one", "largest", "biggest", "heaviest", "smallest", "lightest", "costliest",
    "priciest",
  ]

  private static let links: WordSet = [
    "of", ",", "with", "worth", "containing", "carrying", "holding", "weighing", "totalling",
    "totaling",
    "about", "some", "nearly", "almost", "over", "more", "than", "the", "was", "valued", "at",
    "its",
  ]
}
