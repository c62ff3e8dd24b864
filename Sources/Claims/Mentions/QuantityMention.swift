import Facts

/// A figure of a sentence with its unit, hedge and direction, and where it stands.
///
///     «rose by more than 1.2 million tons»
///       value 1200000, unit metric ton, hedge moreThan, change up (by)
public struct QuantityMention: Hashable, Sendable {
  /// The whole phrase with hedge and unit.
  public var tokens: Range<Int>
  /// The number alone, magnitude words included («1.2 million»).
  public var numberTokens: Range<Int>
  /// The figure in its unit; the low end of a range.
  public var value: Figure
  /// The high end of «A to B», «between A and B».
  public var upper: Figure?
  public var unit: UnitOfMeasure
  public var hedge: Hedge?
  /// An amount in words that is no figure; `value` is then its low end.
  public var vague: VagueAmount?
  public var change: Change
  public var changeTarget: ChangeTarget?
  /// The word that tells the change: before the figure («rose»), or after it («higher»).
  public var changeToken: Int?
  /// Digits with trailing zeros («12,000»), or a magnitude word («1.2 million»).
  public var isRoundDigits: Bool
  /// Half a unit of the last digit given: 500,000 for «$10 million», 50,000 for «55.1mn».
  public var halfUnitOfLastDigit: Figure
  /// What a price is for: «$7 a kilo», «$208 apiece».
  public var per: PriceBasis?
  /// What digits round to at the digits given, where they end in zeros: 100 for «1,200», 1 for «1,234».
  public var roundingUnit: Figure
  /// «half a million»: a share of a magnitude, said loosely.
  public var isPartOfMagnitude: Bool
  /// A magnitude word is part of the number: «1.26 million».
  public var hasMagnitude: Bool
  /// Written in words alone («seven», «half a million»).
  public var isInWords: Bool
  /// The number with its sign and unit, without hedges: «$1.2 million», «12 tons».
  public var figureTokens: Range<Int>
  /// The unit's name as the tables have it: `dollar`, `cent`, `metric ton`.
  public var unitName: String?
  /// What the figure was multiplied by to stand in its unit: 0.01 for cents.
  public var unitFactor: Figure

  public enum Change: String, Hashable, Sendable { case none, up, down }

  /// «rose by 5 %» changes by the figure, «rose to 5 %» reaches it, «up from 305 tonnes» leaves it.
  public enum ChangeTarget: String, Hashable, Sendable { case by, from, to }

  public enum PriceBasis: Hashable, Sendable {
    /// «apiece», «each», «per unit».
    case each
    case measured(Unit)
    /// The noun's tokens: «$330,000 per helicopter», «$24 a barrel» where the noun is no unit.
    case counted(Range<Int>)
  }

  public init(
    tokens: Range<Int>, numberTokens: Range<Int>, value: Figure, upper: Figure? = nil,
    unit: UnitOfMeasure = .none, hedge: Hedge? = nil, vague: VagueAmount? = nil,
    change: Change = .none, changeTarget: ChangeTarget? = nil, isRoundDigits: Bool = false,
    halfUnitOfLastDigit: Figure = Figure(1, over: 2), per: PriceBasis? = nil,
    isInWords: Bool = false, figureTokens: Range<Int>? = nil, unitName: String? = nil,
    unitFactor: Figure = .one, roundingUnit: Figure? = nil, isPartOfMagnitude: Bool = false,
    hasMagnitude: Bool = false
  ) {
    self.tokens = tokens
    self.numberTokens = numberTokens
    self.value = value
    self.upper = upper
    self.unit = unit
    self.hedge = hedge
    self.vague = vague
    self.change = change
    self.changeTarget = changeTarget
    self.isRoundDigits = isRoundDigits
    self.halfUnitOfLastDigit = halfUnitOfLastDigit
    self.per = per
    self.isInWords = isInWords
    self.figureTokens = figureTokens ?? tokens
    self.unitName = unitName
    self.unitFactor = unitFactor
    self.roundingUnit = roundingUnit ?? halfUnitOfLastDigit * Figure(2)
    self.isPartOfMagnitude = isPartOfMagnitude
    self.hasMagnitude = hasMagnitude
  }
}
