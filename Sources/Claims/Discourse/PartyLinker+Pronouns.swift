/// Whom «it» and «their» mean.
extension PartyLinker {
  /// «it», «its», «they», «their» where a party is meant; goods are left to the discourse.
  private static let personal: WordSet = ["it", "its", "they", "their", "he", "she", "them"]

  mutating func pronouns() {
    let tokens = sentence.text.tokens
    for index in sentence.tokens where tokens[index].kind == .word {
      let word = tokens[index].lower
      guard PartyLinker.personal.contains(word) else { continue }
      let isPossessive = word == "its" || word == "their"
      let isObject =
        !isPossessive && index > sentence.tokens.lowerBound
        && (Words.prepositions.contains(tokens[index - 1].lower)
          || sentence.predicates.contains { !$0.isNominal && $0.tokens.upperBound == index })
      let country = isPossessive ? country(before: index) : []
      let entity =
        !country.isEmpty ? nil : isObject ? other(before: index) : antecedent(before: index)
      parties.append(
        PartyMention(
          tokens: index..<(index + 1), entities: entity.map { [$0] } ?? [], form: .pronoun,
          codes: country, isPossessive: word == "its" || word == "their", isIndefinite: false,
          isPlural: word == "they" || word == "their" || word == "them"))
    }
  }

  /// «Malaysia tripled its purchases»: the country that the clause opens with.
  private func country(before index: Int) -> [String] {
    guard
      let place = sentence.places.last(where: { $0.tokens.upperBound <= index }),
      !place.isAdjective, place.tokens.upperBound + 2 >= index,
      sentence.predicates.contains(where: { $0.isNominal && $0.tokens.lowerBound == index + 1 }),
      sentence.predicates.contains(where: {
        !$0.isNominal && $0.tokens.lowerBound == place.tokens.upperBound
      })
        || sentence.quantities.contains(where: { $0.tokens.lowerBound == place.tokens.upperBound }),
      place.tokens.lowerBound == sentence.tokens.lowerBound
        || !Words.prepositions.contains(
          sentence.text.tokens[place.tokens.lowerBound - 1].lower)
    else { return [] }
    return place.codes
  }

  /// «What the mill ordered from it»: not the subject of its own clause, but who was spoken of before.
  private func other(before index: Int) -> Int? {
    let opened =
      (sentence.tokens.lowerBound..<index).last {
        [":", ";"].contains(sentence.text.tokens[$0].lower)
      } ?? sentence.tokens.lowerBound
    let own = Set(
      parties.filter {
        $0.tokens.lowerBound >= opened && $0.tokens.upperBound <= index && $0.form != .pronoun
      }.flatMap(\.entities))
    if let earlier = parties.last(where: {
      $0.tokens.upperBound <= opened && $0.form != .pronoun && !$0.entities.isEmpty
    }), let entity = earlier.entities.first, !own.contains(entity) {
      return entity
    }
    if let subject = context.subject, !own.contains(subject) { return subject }
    let topic = context.topic.map { $0.roles.shipper + $0.roles.consignee } ?? []
    return topic.first { !own.contains($0) }
  }

  /// The party before the pronoun in the sentence, else the subject of the sentence before.
  private func antecedent(before index: Int) -> Int? {
    let earlier = parties.filter {
      $0.tokens.upperBound <= index && !$0.entities.isEmpty && $0.form != .pronoun
    }
    if let first = earlier.min(by: { $0.tokens.lowerBound < $1.tokens.lowerBound }) {
      return first.entities.first
    }
    return context.subject
  }
}
