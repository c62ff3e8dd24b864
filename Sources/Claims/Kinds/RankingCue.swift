import Facts

/// The words that give a party or country its place in an order.
///
///     «the third-largest supplier», «top of the list», «comes second»
struct RankingCue {
  /// The first token of the phrase, its article or owner included.
  var start: Int
  var index: Int
  /// Behind the phrase.
  var end: Int
  /// `nil` where no noun says whether buyers or sellers are ranked.
  var grouping: Grouping?
  /// 1 for the biggest; negative from the smallest.
  var rank = 1
  /// «comes second», «top of the list»: the place itself, not a noun.
  var isPlace = false

  static func all(in scene: SentenceScene) -> [RankingCue] {
    let sentence = scene.sentence
    return sentence.tokens.compactMap { index in
      superlative(index, sentence) ?? table(index, sentence) ?? place(index, scene)
    }
  }

  static let superlatives: WordSet = [
    "biggest", "largest", "main", "leading", "top", "chief", "principal", "major", "best",
    "foremost", "heaviest",
  ]
  private static let smallest: WordSet = ["smallest", "least"]
  private static let ordinals: WordSet = [
    "second", "2nd", "third", "3rd", "fourth", "fifth", "sixth",
  ]
  private static func ordinal(_ word: String) -> Int? {
    guard ordinals.contains(word) else { return nil }
    return switch word {
    case "second", "2nd": 2
    case "third", "3rd": 3
    case "fourth": 4
    case "fifth": 5
    default: 6
    }
  }

  // MARK: «the third-largest supplier», «is the biggest»

  private static func superlative(_ index: Int, _ sentence: SentenceReading) -> RankingCue? {
    let word = sentence.word(index)
    let isSmall = smallest.contains(word)
    guard superlatives.contains(word) || isSmall, !isOneOf(index, sentence) else { return nil }
    let rank = ordinal(before: index, sentence) ?? 1
    var cue = RankingCue(
      start: start(of: index, sentence), index: index, end: index + 1,
      rank: isSmall ? -rank : rank)
    if let noun = noun(after: index, sentence) {
      cue.end = noun.end
      cue.grouping = noun.grouping
      return cue
    }
    return standsAlone(index, sentence) ? cue : nil
  }

  /// «one of Italy's larger mills», «among the biggest» rank nothing.
  private static func isOneOf(_ index: Int, _ sentence: SentenceReading) -> Bool {
    (max(sentence.tokens.lowerBound, index - 6)..<index).contains {
      sentence.word($0) == "one" && sentence.word($0 + 1) == "of" || sentence.word($0) == "among"
        || ["a", "an"].contains(sentence.word($0)) && $0 == index - 1
    }
  }

  private static func ordinal(before index: Int, _ sentence: SentenceReading) -> Int? {
    for offset in 1...2 {
      if let rank = ordinal(sentence.word(index - offset)) { return rank }
    }
    return nil
  }

  /// Back over «the third-», «its», «the plant's».
  private static func start(of index: Int, _ sentence: SentenceReading) -> Int {
    var start = index
    while sentence.tokens.contains(start - 1),
      ordinal(sentence.word(start - 1)) != nil
        || ["-", "single"].contains(sentence.word(start - 1))
    { start -= 1 }
    if let owner = sentence.parties.first(where: {
      $0.isPossessive && [start, start - 1].contains($0.tokens.upperBound)
    }) {
      return owner.tokens.lowerBound
    }
    return Words.determiners.contains(sentence.word(start - 1)) ? start - 1 : start
  }

  /// «is the biggest», «the biggest of the three», «the largest by value».
  private static func standsAlone(_ index: Int, _ sentence: SentenceReading) -> Bool {
    guard sentence.word(index - 1) == "the" || ordinal(sentence.word(index - 2)) != nil,
      ["biggest", "largest", "smallest", "foremost"].contains(sentence.word(index)),
      sentence.predicates.contains(where: {
        !$0.isNominal && [.be, .rank].contains($0.frame) && $0.tokens.upperBound <= index
          && $0.tokens.upperBound + 4 >= index
      })
    else { return false }
    let next = sentence.word(index + 1)
    return ["", ",", ".", ";", "by", "with", "ever", "at"].contains(next)
      || next == "of" && ["the", "them", "all", "those"].contains(sentence.word(index + 2))
  }

  /// What is ranked: buyers, suppliers, countries of origin, markets.
  private static func noun(
    after index: Int, _ sentence: SentenceReading
  ) -> (grouping: Grouping, end: Int)? {
    for position in (index + 1)..<max(index + 1, min(index + 6, sentence.tokens.upperBound)) {
      switch sentence.word(position) {
      case "buyer", "customer", "importer", "client", "recipient", "consignee", "taker", "receiver",
        "purchaser", "user":
        return (.consignee, position + 1)
      case "supplier", "seller", "exporter", "shipper", "sender", "vendor", "provider":
        return (.shipper, position + 1)
      case "origin", "producer", "source", "import": return (.origin, position + 1)
      case "market", "destination", "outlet": return (.destination, position + 1)
      case "route", "gateway", "channel", "road", "hub": return (.departure, position + 1)
      case "country"
      where sentence.word(position + 1) == "of" && sentence.word(position + 2) == "origin":
        return (.origin, position + 3)
      case ",", ";", ":", ".", "is", "was", "are", "were", "that", "who", "which": return nil
      default: continue
      }
    }
    return nil
  }

  // MARK: «top of the list»

  private static let openers: WordSet = [
    "top", "head", "tops", "topped", "heads", "headed", "leads", "led", "topping", "heading",
  ]
  private static let lists: WordSet = ["list", "table", "ranking", "rankings", "league"]

  private static func table(_ index: Int, _ sentence: SentenceReading) -> RankingCue? {
    guard openers.contains(sentence.word(index)) else { return nil }
    var next = index + 1
    while ["of", "the", "this", "our", "that"].contains(sentence.word(next)) { next += 1 }
    guard next > index + 1, lists.contains(sentence.word(next)) else { return nil }
    return RankingCue(start: index, index: index, end: next + 1, isPlace: true)
  }

  // MARK: «comes second, and Zarubin third»

  private static let placing: WordSet = [
    "comes", "came", "ranks", "ranked", "finished", "placed", "stands", "stood", "follows",
  ]

  /// The party that stands before the place, its town between them at most.
  static func named(before index: Int, _ sentence: SentenceReading) -> PartyMention? {
    sentence.parties.last {
      $0.form == .name && !$0.entities.isEmpty && !$0.isPossessive && $0.tokens.upperBound <= index
        && Range.tokens(from: $0.tokens.upperBound, to: index).allSatisfy { token in
          ["of", "in", "comes", "came", "ranks", "ranked", "stands", "follows"].contains(
            sentence.word(token)) || sentence.places.contains { $0.tokens.contains(token) }
        }
    }
  }

  private static func hasPlace(before index: Int, _ sentence: SentenceReading) -> Bool {
    Range.tokens(from: sentence.tokens.lowerBound, to: index - 1).contains {
      ordinal(sentence.word($0)) != nil && placing.contains(sentence.word($0 - 1))
    }
  }

  private static func place(_ index: Int, _ scene: SentenceScene) -> RankingCue? {
    let sentence = scene.sentence
    guard let rank = ordinal(sentence.word(index)) else { return nil }
    let before = sentence.word(index - 1)
    let isPlaced =
      placing.contains(before)
      || before == "in" && sentence.word(index + 1) == "place"
        && !["the", "a"].contains(sentence.word(index - 1))
    let ends = ["", ",", ".", ";", "and", "with", "by", "place"].contains(sentence.word(index + 1))
    // A race, a contest: only parties of the story's trade have a place here.
    let goesOn = named(before: index, sentence) != nil && hasPlace(before: index, sentence)
    guard isPlaced || goesOn, ends, scene.context.topic != nil else { return nil }
    return RankingCue(start: index, index: index, end: index + 1, rank: rank, isPlace: true)
  }
}
