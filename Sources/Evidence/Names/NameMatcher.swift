/// Says how likely two names are names of one party.
///
///     let matcher = NameMatcher()
///     matcher.score(PartyName("ООО «Лысый Холм»"), PartyName("LYSYY KHOLM LLC"))  // 1
///     matcher.score(PartyName("Ningbo Harbor Trading"), PartyName("Ningbo Sunrise Trading"))  // 0.3
public struct NameMatcher: Sendable {
  /// Names that score this or more are taken for one party's.
  public static let decision = 0.5

  public init() {}

  /// From 0 to 1.
  public func score(_ a: PartyName, _ b: PartyName) -> Double {
    if a.raw == b.raw { return 1 }
    return NameMatcher.score(NameAlignment(a, b))
  }

  static func score(_ alignment: NameAlignment) -> Double {
    let features = NameFeatures(alignment)
    return features.score
  }

  /// A score with the words that it rests on.
  public struct Match: Sendable {
    public var score: Double
    public var parts: [Part]

    public struct Part: Sendable, Hashable {
      /// The folded word of the one name, and what the other has for it.
      public var word: String
      public var counterpart: String?
      public var similarity: Double
      public var weight: Double
    }
  }

  /// The score with its parts shown, for a reader.
  public func match(_ a: PartyName, _ b: PartyName) -> Match {
    let alignment = NameAlignment(a, b)
    let parts = a.words.indices.filter { a.words[$0].weight > 0 }.map { i in
      let partner = alignment.partner[i]
      return Match.Part(
        word: String(decoding: a.letters(of: a.words[i]), as: UTF8.self),
        counterpart: partner < 0
          ? nil : String(decoding: b.letters(of: b.words[partner]), as: UTF8.self),
        similarity: Double(alignment.one[i]), weight: Double(a.words[i].weight))
    }
    return Match(score: score(a, b), parts: parts)
  }
}

/// What an alignment says, in a few figures.
struct NameFeatures {
  /// The share of each name's weight that the other name has.
  private var all: (one: Float, other: Float) = (0, 0)
  private var found: (one: Float, other: Float) = (0, 0)
  /// Words of their own that the other name has not.
  private var openOwn: (one: Float, other: Float) = (0, 0)
  private var ownFound: Float = 0
  private var ownUnlike: Float = 0
  /// Of numbers, trades, places and generic words: how many each name has alone.
  private var openNumbers: (one: Float, other: Float) = (0, 0)
  private var openTrades: (one: Float, other: Float) = (0, 0)
  private var openPlaces: (one: Float, other: Float) = (0, 0)
  private var openGeneric: (one: Float, other: Float) = (0, 0)
  private var isApart = false

  init(_ alignment: NameAlignment) {
    add(alignment.a.words, alignment.one, \.one)
    add(alignment.b.words, alignment.other, \.other)
    isApart = LegalForms.areApart(alignment.a.legalForms, alignment.b.legalForms)
  }

  private mutating func add(
    _ words: [PartyName.Word], _ similarities: [Float],
    _ side: WritableKeyPath<(one: Float, other: Float), Float>
  ) {
    for (word, similarity) in zip(words, similarities) where word.weight > 0 {
      all[keyPath: side] += word.weight
      found[keyPath: side] += word.weight * similarity
      if similarity > 0 {
        if word.kind == .word {
          ownFound += 0.5
          ownUnlike += (1 - similarity) / 2
        }
        continue
      }
      switch word.kind {
      case .word: openOwn[keyPath: side] += 1
      case .number: openNumbers[keyPath: side] = 1
      case .trade: openTrades[keyPath: side] += 1
      case .place: openPlaces[keyPath: side] = 1
      case .generic, .initial: openGeneric[keyPath: side] += 1
      default: break
      }
    }
  }

  /// From 0 to 1, by logistic regression.
  ///
  /// - Source: weights fitted on 8,000 pairs of names of organisations in public listings
  ///   (F1 0.90 and 0.82 in five-fold cross-validation), each held to the sign that sense gives it.
  var score: Double {
    guard all.one > 0, all.other > 0 else { return 0 }
    let one = found.one / all.one
    let other = found.other / all.other
    if one > 0.999, other > 0.999, !isApart { return 1 }
    func both(_ pair: (one: Float, other: Float)) -> Float { min(pair.one, pair.other, 3) }
    func any(_ pair: (one: Float, other: Float)) -> Float { min(max(pair.one, pair.other), 3) }
    let least = min(one, other)
    var sum: Float = -4.36
    sum += least * (2.64 + 0.47 * least) + max(one, other) * 3.53
    sum += min(ownFound, 3) * 0.63 - ownUnlike * 3.53 - both(openOwn) * 0.15
    sum -= both(openNumbers) * 0.3 + any(openNumbers) * 0.3
    sum -= both(openTrades) * 0.12 + any(openTrades) * 0.15
    sum -= both(openPlaces) * 1.92 + any(openPlaces) * 0.15
    sum -= both(openGeneric) * 0.35 + any(openGeneric) * 0.09
    if isApart { sum -= 2.5 }
    return Double(1 / (1 + NameFeatures.exponential(-sum)))
  }

  /// e to this power, without the C library: the tenth-place error is of no account here.
  private static func exponential(_ power: Float) -> Float {
    var value = 1 + max(-87, min(power, 87)) / 1024
    for _ in 0..<10 { value *= value }
    return value
  }
}
