import Facts

/// Says how likely two names are names of one party.
///
///     let matcher = NameMatcher()
///     matcher.score(PartyName("ООО «Лысый Холм»"), PartyName("LYSYY KHOLM LLC"))  // 1
///     matcher.score(PartyName("Ningbo Quayside Trading"), PartyName("Ningbo Moonrise Trading"))  // 0.3
public struct NameMatcher: Sendable {
  /// Names that score this or more are taken for one party's.
  public static let decision = 0.5

  public init() {}

  /// From 0 to 1.
  public func score(_ a: PartyName, _ b: PartyName) -> Double {
    if a.raw == b.raw { return 1 }
    return NameAlignment.of(a, b) { NameFeatures($0).score }
  }

  /// A score with the words that it rests on.
  public struct Match: Sendable {
    public var score: Double
    /// The words of the one name in order, then those that only the other has; legal forms have no weight.
    public var parts: [EvidenceHit.Part]
  }

  /// The score with its parts shown, for a reader.
  ///
  ///     matcher.match(PartyName("Lysy Kholm"), PartyName("ООО «Лысый Холм Трейд»")).parts
  ///     // lisi ~ lisi, kholm ~ holm; it has «treid», too, and is an LLC
  public func match(_ a: PartyName, _ b: PartyName) -> Match {
    let (partners, mine, theirs) = NameAlignment.of(a, b) {
      (Array($0.partner), Array($0.one), Array($0.other))
    }
    var parts: [EvidenceHit.Part] = []
    for (i, word) in a.words.enumerated() where word.weight > 0 {
      let partner = partners[i]
      parts.append(
        EvidenceHit.Part(
          word: a.text(of: word), counterpart: partner < 0 ? nil : b.text(of: b.words[partner]),
          role: word.kind.name, similarity: Double(mine[i]), weight: Double(word.weight)))
    }
    for (word, similarity) in zip(b.words, theirs)
    where word.weight > 0 && similarity == 0 {
      parts.append(
        EvidenceHit.Part(
          word: nil, counterpart: b.text(of: word), role: word.kind.name, similarity: 0,
          weight: Double(word.weight)))
    }
    let forms = (a.legalFormCodes, b.legalFormCodes)
    for form in forms.0 + forms.1.filter({ !forms.0.contains($0) }) {
      let isIn = (forms.0.contains(form), forms.1.contains(form))
      parts.append(
        EvidenceHit.Part(
          word: isIn.0 ? form : nil, counterpart: isIn.1 ? form : nil, role: "legalForm",
          similarity: isIn.0 && isIn.1 ? 1 : 0, weight: 0))
    }
    return Match(score: score(a, b), parts: parts)
  }
}

extension PartyName {
  fileprivate func text(of word: Word) -> String {
    String(decoding: letters(of: word), as: UTF8.self)
  }
}

extension PartyName.Kind {
  /// As it is shown beside a score.
  fileprivate var name: String {
    switch self {
    case .word: "word"
    case .trade: "trade"
    case .generic: "generic"
    case .place: "place"
    case .number: "number"
    case .initial: "initial"
    case .alias: "alias"
    case .filler: "filler"
    case .legalForm: "legalForm"
    }
  }
}

/// What an alignment says, in a few figures.
struct NameFeatures {
  /// What one of the names has, and what of it the other has not.
  private struct Side {
    var all: Float = 0
    var found: Float = 0
    var openOwn: Float = 0
    var openNumber: Float = 0
    var openTrades: Float = 0
    var openPlace: Float = 0
    var openGeneric: Float = 0
    var ownFound: Float = 0
    var ownUnlike: Float = 0

    init(
      _ words: UnsafeBufferPointer<PartyName.Word>,
      _ similarities: UnsafeMutableBufferPointer<Float>
    ) {
      for position in words.indices {
        let kind = words[position].kind
        let weight = kind.weight
        if weight == 0 { continue }
        let similarity = similarities[position]
        all += weight
        found += weight * similarity
        if similarity > 0 {
          if kind == .word {
            ownFound += 0.5
            ownUnlike += (1 - similarity) / 2
          }
          continue
        }
        switch kind {
        case .word: openOwn += 1
        case .number: openNumber = 1
        case .trade: openTrades += 1
        case .place: openPlace = 1
        case .generic, .initial: openGeneric += 1
        default: break
        }
      }
    }
  }

  private let one: Side
  private let other: Side
  private let isApart: Bool

  init(_ alignment: NameAlignment) {
    one = Side(alignment.a.words, alignment.one)
    other = Side(alignment.b.words, alignment.other)
    isApart = LegalForms.areApart(alignment.a.legalForms, alignment.b.legalForms)
  }

  /// From 0 to 1, by logistic regression.
  ///
  /// - Source: weights fitted on 8,000 pairs of names of organisations in public listings
  ///   (F1 0.90 and 0.82 in five-fold cross-validation), each held to the sign that sense gives it.
  var score: Double {
    guard one.all > 0, other.all > 0 else { return 0 }
    let mine = one.found / one.all
    let theirs = other.found / other.all
    if mine > 0.999, theirs > 0.999, !isApart { return 1 }
    let least = min(mine, theirs)
    var sum: Float = -4.36
    sum += least * (2.64 + 0.47 * least) + max(mine, theirs) * 3.53
    sum += min(one.ownFound + other.ownFound, 3) * 0.63
    sum -= (one.ownUnlike + other.ownUnlike) * 3.53
    sum -= NameFeatures.penalty(one.openOwn, other.openOwn, both: 0.15, any: 0)
    sum -= NameFeatures.penalty(one.openNumber, other.openNumber, both: 0.3, any: 0.3)
    sum -= NameFeatures.penalty(one.openTrades, other.openTrades, both: 0.5, any: 0.15)
    sum -= NameFeatures.penalty(one.openPlace, other.openPlace, both: 1.92, any: 0.15)
    sum -= NameFeatures.penalty(one.openGeneric, other.openGeneric, both: 0.35, any: 0.09)
    if isApart { sum -= 2.5 }
    return Double(1 / (1 + NameFeatures.exponential(-sum)))
  }

  /// For words that both names have alone, and for those that any has.
  private static func penalty(_ mine: Float, _ theirs: Float, both: Float, any: Float) -> Float {
    min(mine, theirs, 3) * both + min(max(mine, theirs), 3) * any
  }

  /// e to this power, without the C library: the tenth-place error is of no account here.
  private static func exponential(_ power: Float) -> Float {
    var value = 1 + max(-87, min(power, 87)) / 1024
    for _ in 0..<10 { value *= value }
    return value
  }
}
