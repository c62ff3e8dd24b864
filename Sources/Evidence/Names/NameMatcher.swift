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
  /// The weight of all words, and of the words that the other name has.
  var all: (one: Float, other: Float) = (0, 0)
  var found: (one: Float, other: Float) = (0, 0)
  /// The same of the words of their own alone.
  var own: (one: Float, other: Float) = (0, 0)
  var ownFound: (one: Float, other: Float) = (0, 0)
  /// Numbers that each name has and the other has not.
  var numbers: (one: Float, other: Float) = (0, 0)

  init(_ alignment: NameAlignment) {
    func add(
      _ words: [PartyName.Word], _ similarities: [Float],
      _ part: WritableKeyPath<(one: Float, other: Float), Float>
    ) {
      for (word, similarity) in zip(words, similarities) where word.weight > 0 {
        all[keyPath: part] += word.weight
        found[keyPath: part] += word.weight * similarity
        switch word.kind {
        case .word:
          own[keyPath: part] += word.weight
          ownFound[keyPath: part] += word.weight * similarity
        case .number where similarity == 0: numbers[keyPath: part] += 1
        default: break
        }
      }
    }
    add(alignment.a.words, alignment.one, \.one)
    add(alignment.b.words, alignment.other, \.other)
  }

  var score: Double {
    guard all.one > 0, all.other > 0 else { return 0 }
    let one = found.one / all.one
    let other = found.other / all.other
    var score = Double((one * other).squareRoot())
    if numbers.one > 0, numbers.other > 0 {
      score *= 0.6
    } else if numbers.one + numbers.other > 0 {
      score *= 0.9
    }
    return min(1, max(0, (score - 0.4) / 0.6))
  }
}
