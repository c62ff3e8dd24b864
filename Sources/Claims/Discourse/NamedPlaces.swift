import Facts

/// Countries that a sentence names beside a claim and its scope does not ask for.
///
///     «the Polish firm Qamar bought 40 lathes», «40 lathes for Qamar, which were unloaded in Poland»: ["PL"]
///
/// A scope without them takes in more than the sentence says: some record must have each of them.
struct NamedPlaces {
  private let scene: SentenceScene

  private var sentence: SentenceReading { scene.sentence }

  /// The codes of each place.
  ///
  /// - Parameter drafts: all of the sentence.
  /// - Parameter isOwn: true for those in the claim's own clause alone.
  static func codes(
    of draft: Draft, among drafts: [Draft], in scene: SentenceScene, isOwn: Bool = false
  ) -> [[String]] {
    guard draft.polarity == .affirmed, NamedPlaces.kinds.contains(draft.kind) else { return [] }
    let named = NamedPlaces(scene: scene)
    let topics = drafts.map(\.topic) + drafts.compactMap(\.base)
    let known = Set(topics.flatMap(\.roles.countries))
    let clause = scene.clause(at: draft.quote.lowerBound)
    // «…, which still left Italy the leading market»: of another matter.
    if isOwn, clause?.isRelative ?? true { return [] }
    return scene.sentence.places.filter { place in
      (!isOwn || clause?.tokens.contains(place.tokens.lowerBound) ?? false) && !place.codes.isEmpty
        && known.isDisjoint(with: place.codes)
        && named.isSaid(place.tokens)
        && scene.belongs(place.tokens.lowerBound, to: draft, among: drafts)
    }.map(\.codes)
  }

  /// «They were unloaded in Germany.», of what the sentence before told: the codes of each place.
  static func codes(tellingOfThem scene: SentenceScene) -> [[String]] {
    let sentence = scene.sentence
    guard
      ["they", "these", "those", "it", "all", "both"].contains(
        sentence.word(sentence.tokens.lowerBound)),
      sentence.predicates.contains(where: {
        !$0.isNominal && [.move, .reach, .make, .send].contains($0.frame)
          && $0.tokens.lowerBound <= sentence.tokens.lowerBound + 4
      })
    else { return [] }
    let named = NamedPlaces(scene: scene)
    return sentence.places.filter { !$0.codes.isEmpty && named.isSaid($0.tokens) }.map(\.codes)
  }

  /// «the German manufacturer», «its German customer», «Germany's Qamar», at one end of a draft's trade: it may be
  /// another's, or no German's, unless the records have that country there.
  static func homes(
    _ end: KeyPath<Roles.Parts, [Int]>, of draft: Draft, in scene: SentenceScene
  ) -> [[String]] {
    guard kinds.contains(draft.kind), draft.polarity == .affirmed,
      let clause = scene.clause(at: draft.quote.lowerBound)?.tokens
    else { return [] }
    let known = Set(draft.topic.roles.parts[keyPath: end].map(scene.register.root))
    let named = NamedPlaces(scene: scene)
    return scene.sentence.parties.compactMap { party in
      guard clause.contains(party.tokens.lowerBound),
        party.entities.contains(where: { known.contains(scene.register.root($0)) })
      else { return nil }
      if party.isHomeGuessed || party.form == .description && !party.codes.isEmpty {
        return party.codes
      }
      return party.form == .name ? named.home(before: party) : nil
    }
  }

  /// «Germany's Qamar», «the German manufacturer Qamar»: the country right before a name.
  private func home(before party: PartyMention) -> [String]? {
    let start = party.tokens.lowerBound
    // The phrase that a name stands behind is of its mention.
    let within = sentence.places.first {
      party.tokens.contains($0.tokens.lowerBound) && party.tokens.contains($0.tokens.upperBound)
        && !sentence.text.tokens[$0.tokens.upperBound].isCapitalized && $0.isAdjective
    }
    if let within { return within.codes }
    guard
      let place = sentence.places.last(where: {
        $0.tokens.upperBound <= start && start - $0.tokens.upperBound <= 3
      }), !place.codes.isEmpty
    else { return nil }
    let between = place.tokens.upperBound..<start
    let isOwner = between.count == 1 && ["'s", "’s"].contains(sentence.word(between.lowerBound))
    let isNoun =
      place.isAdjective && !between.isEmpty
      && between.allSatisfy {
        let token = sentence.text.tokens[$0]
        return token.kind == .word && !token.isCapitalized
          && !Words.prepositions.contains(token.lower) && !Words.coordinators.contains(token.lower)
          && !Words.be.contains(token.lower)
      }
      && !sentence.predicates.contains { $0.tokens.overlaps(between) }
      && !sentence.goods.contains { $0.tokens.overlaps(between) }
    return isOwner || isNoun ? place.codes : nil
  }

  private static let kinds: Set<ClaimKind> = [
    .quantity, .weight, .value, .shipments, .existence, .first, .last, .share, .growth,
  ]

  /// Nobody's name, and no place of whoever tells of it.
  private func isSaid(_ tokens: Range<Int>) -> Bool {
    // «Nigerian customs cleared 40 lathes»: whoever tells of it, they came there.
    var next = tokens.upperBound
    if ["'s", "’s"].contains(sentence.word(next)) { next += 1 }
    if ["recorded", "registered", "posted", "reported"].contains(sentence.word(next)),
      ["imports", "exports", "purchases", "sales"].contains(sentence.word(next + 1))
    {
      return true
    }
    if sentence.word(next) == "customs",
      !sentence.quantities.contains(where: { $0.tokens.overlaps(tokens) })
    {
      return sentence.word(next + 1) != "records" && sentence.word(next + 1) != "data"
        && sentence.word(next + 1) != "declarations" && sentence.word(next + 1) != "filings"
    }
    return !sentence.spoken.contains(tokens.lowerBound)
      && !isOfName(tokens) && !isPeople(tokens) && !isOfRest(tokens.lowerBound)
      && !sentence.quantities.contains { $0.tokens.overlaps(tokens) }
      && !sentence.isBesideSpeech(tokens, before: 5, after: 4)
      && !isAside(tokens.lowerBound)
  }

  /// «undercutting the Malaysians»: an adjective that stands for people.
  private func isPeople(_ tokens: Range<Int>) -> Bool {
    // «40 lathes, many of them Italian».
    if sentence.word(tokens.lowerBound - 1) == "them" { return false }
    guard sentence.places.contains(where: { $0.tokens == tokens && $0.isAdjective }) else {
      return false
    }
    let next = tokens.upperBound
    return !sentence.tokens.contains(next) || sentence.text.tokens[next].kind != .word
      || Words.prepositions.contains(sentence.word(next))
      || Words.coordinators.contains(sentence.word(next))
  }

  /// «52,000 from China and the rest from Hong Kong»: where others went.
  private func isOfRest(_ token: Int) -> Bool {
    (max(sentence.tokens.lowerBound, token - 4)..<token).contains {
      ["rest", "others", "remainder", "remaining", "balance"].contains(sentence.word($0))
    }
  }

  /// «Polska Guma», «Qamar Berlin»; but of «the Polish firm Qamar» only the last word is the name.
  private func isOfName(_ tokens: Range<Int>) -> Bool {
    sentence.parties.contains { party in
      party.form == .name && party.tokens.overlaps(tokens)
        && (tokens.upperBound >= party.tokens.upperBound
          || sentence.text.tokens[tokens.upperBound].isCapitalized)
    }
  }

  /// «until Brussels outlawed such sales»: said of another matter.
  private func isAside(_ token: Int) -> Bool {
    for index in (sentence.tokens.lowerBound..<token).reversed() {
      let word = sentence.word(index)
      if NamedPlaces.subordinating.contains(word) { return true }
      if [",", ";", "("].contains(word) { return false }
    }
    return false
  }

  private static let subordinating: WordSet = [
    "until", "till", "before", "after", "since", "when", "while", "because", "although", "though",
    "if", "unless", "despite", "amid", "as",
  ]
}
