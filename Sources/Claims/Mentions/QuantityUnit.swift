import Facts

/// What a figure counts or measures.
public enum UnitOfMeasure: Hashable, Sendable {
  case none
  /// Things: the tokens of the noun phrase that is counted («1,000 hunting rifles»).
  case counted(Range<Int>)
  /// An ISO 4217 code; a sum in cents is already turned into its currency.
  case money(String)
  /// A unit of the table `units.tsv`.
  case measured(Unit)
  /// The value is as written: 86 for «86%».
  case percent
  case percentagePoints
  /// The value is the share: 0.333333 for «a third».
  case fraction
  /// The value is the factor: 7 for «sevenfold», 2 for «doubled».
  case times

  /// Kilograms in one unit of a mass; `nil` for all else.
  public var kilograms: Figure? {
    if case .measured(let unit) = self, unit.dimension == .mass { unit.factor } else { nil }
  }

  public var isMoney: Bool { if case .money = self { true } else { false } }

  public var counted: Range<Int>? { if case .counted(let noun) = self { noun } else { nil } }
}

/// A unit of measure with its factor to the base unit of its dimension.
///
///     Unit(name: "metric ton", dimension: .mass, factor: Figure(1000))
public struct Unit: Hashable, Sendable {
  /// Base units: kilogram, litre, metre, square metre, watt, day, joule …
  public enum Dimension: String, Sendable, CaseIterable {
    case mass, volume, length, area, power, energy, duration, speed, temperature, pressure
    case electricity, frequency, information, force, angle, pieces, packing, share, other
  }

  /// Singular, British spelling: `metric ton`, `kilogram`, `litre`, `pair`.
  public let name: String
  public let dimension: Dimension
  /// Base units in one unit.
  public let factor: Figure

  public init(name: String, dimension: Dimension, factor: Figure = .one) {
    self.name = name
    self.dimension = dimension
    self.factor = factor
  }
}
