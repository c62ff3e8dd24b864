import Facts

/// What a figure in a story accepts of the figure found, in the units of the story.
///
///     «about $1.2 million» accepts 1,080,000 to 1,320,000
///     «12 shipments» accepts 12
///
/// The policy is that of the house: a table of the wordings, and rounding to the digits given.
public enum Bounds {
  public struct Accepted: Hashable, Sendable {
    public var low: Figure?
    public var high: Figure?
    public var excludesLow: Bool
    public var excludesHigh: Bool
    /// What rounds to a count in round digits, where that is wider.
    public var rounding: ClosedRange<Figure>?

    public init(
      low: Figure? = nil, high: Figure? = nil, excludesLow: Bool = false,
      excludesHigh: Bool = false, rounding: ClosedRange<Figure>? = nil
    ) {
      self.low = low
      self.high = high
      self.excludesLow = excludesLow
      self.excludesHigh = excludesHigh
      self.rounding = rounding
    }
  }

  /// What the mention accepts, in its own unit: tons for tons, percent for percent, 0 to 1 for fractions.
  ///
  /// - Parameter asCount: whether the figure counts things, so that no hedge means exactly that many.
  public static func accepted(for mention: QuantityMention, asCount: Bool) -> Accepted {
    if let vague = mention.vague { return hedged(vague, mention.hedge) }
    let half = mention.halfUnitOfLastDigit
    if let upper = mention.upper {
      return Accepted(
        low: asCount ? mention.value : mention.value - half, high: asCount ? upper : upper + half)
    }
    let spread = spread(of: mention, asCount: asCount)
    return accepted(mention.value, spread: spread, mention, asCount: asCount)
  }

  /// What the ratio of the later figure to the earlier accepts, for «rose by 5 %», «fell by a third», «doubled».
  public static func ratio(for mention: QuantityMention) -> Accepted {
    let share = accepted(for: mention, asCount: false)
    let scale: Figure
    switch mention.unit {
    case .percent, .percentagePoints: scale = Figure(1, over: 100)
    case .fraction: scale = .one
    default: return share
    }
    let low = share.low.map { $0 * scale }
    let high = share.high.map { $0 * scale }
    guard mention.changeTarget != .to else {
      return Accepted(
        low: low, high: high, excludesLow: share.excludesLow, excludesHigh: share.excludesHigh)
    }
    if mention.change == .down {
      return Accepted(
        low: high.map { .one - $0 }, high: low.map { .one - $0 } ?? .one,
        excludesLow: share.excludesHigh, excludesHigh: share.excludesLow)
    }
    return Accepted(
      low: low.map { .one + $0 } ?? .one, high: high.map { .one + $0 },
      excludesLow: share.excludesLow, excludesHigh: share.excludesHigh)
  }

  /// How far the figure reaches to both sides when nothing hedges it.
  ///
  /// - Source: the house's table of wordings: a simple share or factor is said within a tenth,
  ///   «two-thirds» within a twentieth, a sum or mass to half a unit of its last digit.
  private static func spread(of mention: QuantityMention, asCount: Bool) -> Figure {
    switch mention.unit {
    case .fraction:
      return (.one / mention.value).isNearlyWhole
        ? mention.value / Figure(10) : mention.value / Figure(20)
    case .times:
      guard mention.value.isWhole else {
        return mention.isInWords ? Figure(1, over: 20) : mention.halfUnitOfLastDigit
      }
      return mention.value / Figure(10)
    case .measured(let unit) where unit.dimension == .mass && unit.factor <= .one:
      // Kilograms are weighed: «2,950 kilos» is no round figure.
      if asCount { return .zero }
      let half = mention.halfUnitOfLastDigit
      return mention.hasMagnitude ? half : min(half, Figure(1, over: 2))
    default:
      guard asCount else { return mention.halfUnitOfLastDigit }
      // «1.26 million sets» are rounded as a sum is.
      return mention.hasMagnitude ? mention.halfUnitOfLastDigit : .zero
    }
  }

  private static func accepted(
    _ value: Figure, spread: Figure, _ mention: QuantityMention, asCount: Bool
  ) -> Accepted {
    let tenth = value / Figure(10)
    let reach = max(tenth, mention.unit == .fraction ? tenth : spread)
    switch mention.hedge {
    case nil, .exact, .only, .allBut:
      return plain(value, spread: spread, mention, asCount: asCount)
    case .about: return Accepted(low: value - reach, high: value + reach)
    case .barely: return Accepted(low: value - reach, high: value + spread)
    case .almost, .justUnder:
      return Accepted(low: value - reach, high: value, excludesHigh: true)
    case .moreThan, .wellOver: return Accepted(low: value, excludesLow: true)
    case .atLeast: return Accepted(low: value)
    case .justOver:
      let high = value + tenth * Figure(mention.isPartOfMagnitude ? 2 : 1)
      return Accepted(low: value, high: high, excludesLow: true)
    case .atMost: return Accepted(high: value)
    case .lessThan, .wellUnder: return Accepted(high: value, excludesHigh: true)
    }
  }

  private static func plain(
    _ value: Figure, spread: Figure, _ mention: QuantityMention, asCount: Bool
  ) -> Accepted {
    guard spread == .zero else {
      // «tenfold» reaches further up than down: the eleventh is still near.
      let isTenfold = mention.unit == .times && value == Figure(10)
      return Accepted(low: value - spread, high: isTenfold ? Figure(23, over: 2) : value + spread)
    }
    var accepted = Accepted(low: value, high: value)
    if mention.isRoundDigits, mention.hedge != .exact {
      // «30 trucks» may be 31, hardly 25.
      let half = min(mention.roundingUnit / Figure(2), max(value / Figure(10), .one))
      accepted.rounding = value - half...value + half
    }
    return accepted
  }

  private static func hedged(_ vague: VagueAmount, _ hedge: Hedge?) -> Accepted {
    var accepted = range(of: vague)
    switch hedge {
    case .moreThan, .wellOver:
      // «more than a dozen» begins above the dozen itself.
      accepted = Accepted(low: vague == .aDozen ? Figure(12) : accepted.low, excludesLow: true)
    case .atLeast: accepted = Accepted(low: vague == .aDozen ? Figure(12) : accepted.low)
    case .lessThan, .wellUnder, .almost, .justUnder:
      accepted = Accepted(
        low: hedge == .almost || hedge == .justUnder ? accepted.low : nil,
        high: vague == .aDozen ? Figure(12) : accepted.high, excludesHigh: true)
    case .atMost: accepted = Accepted(high: vague == .aDozen ? Figure(12) : accepted.high)
    default: break
    }
    return accepted
  }

  /// The interval of an amount in words; a share of 0 to 1 for «most» and «minority».
  public static func range(of amount: VagueAmount) -> Accepted {
    func between(_ low: Int, _ high: Int) -> Accepted {
      Accepted(low: Figure(low), high: Figure(high))
    }
    switch amount {
    case .none: return between(0, 0)
    case .couple: return between(2, 2)
    case .few, .handful: return between(3, 6)
    case .several: return between(3, 10)
    case .many: return Accepted(low: Figure(3))
    case .aDozen: return between(11, 13)
    case .dozens: return between(24, 99)
    case .scores: return between(40, 199)
    case .hundreds: return between(200, 999)
    case .thousands: return between(2000, 9999)
    case .tensOfThousands: return between(20_000, 99_999)
    case .hundredsOfThousands: return between(200_000, 999_999)
    case .millions: return between(2_000_000, 999_000_000)
    case .tensOfMillions: return between(20_000_000, 99_999_999)
    case .hundredsOfMillions: return between(200_000_000, 999_999_999)
    case .billions: return between(2_000_000_000, 999_000_000_000)
    case .most: return Accepted(low: Figure(1, over: 2), high: .one, excludesLow: true)
    case .vastMajority: return Accepted(low: Figure(3, over: 4), high: .one, excludesLow: true)
    case .minority: return Accepted(high: Figure(1, over: 2), excludesHigh: true)
    case .all: return Accepted(low: .one, high: .one)
    }
  }
}

extension Figure {
  /// Within a thousandth of a whole number.
  fileprivate var isNearlyWhole: Bool {
    let rest = millionths % 1_000_000
    return rest < 1000 || rest > 999_000
  }
}
