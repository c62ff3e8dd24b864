import Facts

/// What a sentence says of a claim's goods right behind them: their customs code, where they were made or loaded.
///
///     «609 looms (code 844630)», «7,000 pairs of shoes made in Vietnam», «7,000 pairs, loaded in Vietnam»
enum StatedGoods {
  /// Narrows the claim's scope by it.
  static func bind(_ draft: inout Draft, in scene: SentenceScene) {
    guard kinds.contains(draft.kind), draft.polarity == .affirmed, !draft.topic.goods.isEmpty,
      let clause = scene.clause(at: draft.quote.lowerBound)?.tokens
    else { return }
    let stated = codes(in: clause, of: scene.sentence).map(\.code)
    if stated.count == 1, draft.topic.codes.isEmpty,
      draft.topic.goods.contains(where: { isOf($0, stated[0], scene.lexicon) })
    {
      draft.topic.codes = stated
    }
    for place in scene.sentence.places where clause.contains(place.tokens.lowerBound) {
      guard !place.codes.isEmpty, let word = way(to: place, draft, scene) else { continue }
      if word == "loaded" {
        if draft.topic.roles.departure.isEmpty { draft.topic.roles.departure = place.codes }
      } else if draft.topic.roles.origin.isEmpty {
        draft.topic.roles.origin = place.codes
      }
    }
  }

  /// «shipped directly to Qamar», «went straight to Italy», «without a stop».
  static func areDirect(_ draft: Draft, in scene: SentenceScene) -> Bool {
    let isAbsence = draft.kind == .absence
    guard isAbsence || kinds.contains(draft.kind),
      let clause = scene.clause(at: draft.quote.lowerBound)?.tokens
    else { return false }
    let sentence = scene.sentence
    return clause.contains { index in
      switch sentence.word(index) {
      case "directly", "straight", "direct":
        // «no direct shipments».
        isAbsence || ["to", "into", "for", "from"].contains(sentence.word(index + 1))
      case "nonstop": true
      case "stop", "stopover", "detour", "transit", "transiting", "passing":
        (index - 2..<index).contains { sentence.word($0) == "without" }
      default: false
      }
    }
  }

  /// Customs codes that a clause names: «under code 8471», «HS 8446.30», with the word before them.
  static func codes(
    in clause: Range<Int>, of sentence: SentenceReading
  ) -> [(tokens: Range<Int>, code: String)] {
    clause.compactMap { index in
      guard sentence.text.tokens[index].kind == .number,
        ["code", "codes", "hs", "heading", "subheading", "tariff"].contains(
          sentence.word(index - 1))
      else { return nil }
      return (index - 1..<index + 1, sentence.word(index).filter(\.isNumber))
    }
  }

  private static let kinds: Set<ClaimKind> = [
    .quantity, .weight, .value, .shipments, .existence,
  ]

  /// True where the code is one of those that the goods are declared under, or a part of one: a wider one («ball
  /// bearings under HS 8482») would take in other goods.
  private static func isOf(_ term: Int, _ code: String, _ lexicon: TradeLexicon) -> Bool {
    guard (4...10).contains(code.utf8.count) else { return false }
    let goods = lexicon.goods[term]
    return (goods.hs + goods.broad).contains { code.hasPrefix($0) }
  }

  /// The word that ties the place to the claim's goods, where it stands right behind them.
  private static func way(
    to place: PlaceMention, _ draft: Draft, _ scene: SentenceScene
  ) -> String? {
    let sentence = scene.sentence
    guard !place.isAdjective else { return nil }
    var before = place.tokens.lowerBound - 1
    if sentence.word(before) == "the" { before -= 1 }
    guard sentence.word(before) == "in" else { return nil }
    let word = sentence.word(before - 1)
    let isBehindGoods = sentence.goods.contains {
      $0.tokens.upperBound == before - 1 && draft.topic.goods.contains($0.term)
    }
    if word == "loaded" {
      return isBehindGoods || sentence.word(before - 2) == "," ? word : nil
    }
    return isBehindGoods && makes.contains(word) ? word : nil
  }

  private static let makes: WordSet = [
    "made", "built", "grown", "produced", "manufactured", "assembled", "mined", "woven", "sewn",
    "caught", "raised", "refined", "forged", "milled", "harvested",
  ]
}
