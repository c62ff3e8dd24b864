import Facts

/// What a claim's clause names beside its scope, and what the sentence spoke of before it.
extension SentenceScene {
  /// The scopes of the sentence's own figures before the claim, the nearest first.
  func topics(before draft: Draft) -> [Topic] {
    figures.filter { sentence.quantities[$0.quantity].tokens.upperBound <= draft.quote.lowerBound }
      .map(\.topic).reversed()
  }

  /// Parties, places and days of the claim's clause that its scope leaves out.
  ///
  ///     «Dubai's Zubara sold 40 of them in May»: a scope without Zubara, or without May, leaves it out
  func leftOut(of draft: Draft) -> [String] {
    guard let clause = clause(at: draft.quote.lowerBound) else { return [] }
    let topics = [draft.topic] + (draft.base.map { [$0] } ?? [])
    let parties = Set(topics.flatMap { $0.roles.shipper + $0.roles.consignee }.map(register.root))
    let codes = Set(
      topics.flatMap { $0.roles.origin + $0.roles.departure + $0.roles.destination + $0.roles.via }
        + parties.flatMap { register[$0].codes })
    var words: [String] = []
    for party in sentence.parties
    where clause.tokens.contains(party.tokens.lowerBound) && party.form != .pronoun {
      let known = party.entities.map(register.root)
      if known.isEmpty ? party.form == .demonym : parties.isDisjoint(with: known) {
        words.append(sentence.text[party.tokens])
      }
    }
    for place in sentence.places
    where clause.tokens.contains(place.tokens.lowerBound) && codes.isDisjoint(with: place.codes) {
      words.append(sentence.text[place.tokens])
    }
    let isDated = draft.inherited[.period] == nil && topics.contains { $0.period != nil }
    for date in sentence.dates
    where !isDated && clause.tokens.contains(date.tokens.lowerBound)
      && ![.first, .last, .period].contains(draft.kind)
    {
      words.append(sentence.text[date.tokens])
    }
    return words
  }
}
