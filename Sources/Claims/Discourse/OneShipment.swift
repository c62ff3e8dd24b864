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
    if clause.tokens.contains(where: { index in
      sentence.word(index) == "per" && shipmentWords.contains(sentence.word(index + 1))
        || sentence.word(index) == "in" && sentence.word(index + 1) == "one"
          && ["go", "lot"].contains(sentence.word(index + 2))
    }) {
      return true
    }
    if carries(draft, clause.tokens, sentence) { return true }
    return sentence.predicates.contains { noun in
      guard noun.isNominal, noun.noun == .shipment, clause.tokens.contains(noun.tokens.lowerBound),
        !Plural.isPlural(sentence.word(noun.tokens.upperBound - 1)),
        let first = (clause.tokens.lowerBound..<noun.tokens.lowerBound).last(where: {
          single.contains(sentence.word($0))
        }), noun.tokens.lowerBound - first <= 2
      else { return false }
      let isManner = sentence.word(first - 1) == "in" || sentence.word(first - 2) == "in"
      if isManner || noun.tokens.lowerBound >= draft.quote.upperBound { return isManner }
      // «its largest shipment to Qamar in 2024 was (of) 54 lathes».
      let before = draft.quote.lowerBound - 1
      if sentence.word(before) == "was"
        || sentence.word(before) == "of" && sentence.word(before - 1) == "was"
      {
        return true
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

  /// «a consignment of 54 lathes», «the ship carrying 54 lathes», «four shipments of 54 lathes»; «took delivery of 54
  /// lathes» tells of no one shipment.
  private static func carries(
    _ draft: Draft, _ clause: Range<Int>, _ sentence: SentenceReading
  ) -> Bool {
    var link = draft.quote.lowerBound - 1
    while ["about", "some", "nearly", "almost", "over"].contains(sentence.word(link)) { link -= 1 }
    guard clause.contains(link) else { return false }
    // «the shipment, 54 lathes», «its latest shipment was of 54 lathes».
    let isApposed = sentence.word(link) == ","
    guard isApposed || carrying.contains(sentence.word(link)) else { return false }
    var noun = link - 1
    if sentence.word(noun) == "was" { noun -= 1 }
    let word = sentence.word(noun)
    if shipmentWords.contains(word) {
      return !["take", "takes", "took", "taken", "taking"].contains(sentence.word(noun - 1))
    }
    if isApposed { return false }
    if vessels.contains(word) { return true }
    // «four shipments of 54 lathes», where the shipments are counted.
    return ["shipments", "consignments", "deliveries", "loads", "lots", "cargoes"].contains(word)
      && sentence.quantities.contains {
        $0.numberTokens.upperBound == noun || $0.tokens.contains(noun)
      }
  }

  private static let carrying: WordSet = [
    "of", "with", "carrying", "containing", "holding", "for", "was",
  ]

  private static let shipmentWords: WordSet = [
    "shipment", "consignment", "batch", "delivery", "cargo", "load", "lot", "order", "truckload",
    "container", "shipload", "planeload",
  ]
  private static let vessels: WordSet = [
    "ship", "vessel", "lorry", "truck", "plane", "train", "freighter", "flight", "trailer",
  ]

  private static let single: WordSet = [
    "single", "one", "latest", "last", "first", "largest", "biggest", "heaviest", "smallest",
    "lightest", "costliest",
    "priciest",
  ]

  private static let links: WordSet = [
    "of", ",", "with", "worth", "containing", "carrying", "holding", "weighing", "totalling",
    "totaling",
    "about", "some", "nearly", "almost", "over", "more", "than", "the", "was", "valued", "at",
    "its",
  ]
}
