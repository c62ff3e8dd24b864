import Facts

/// A figure as an invented story says it, with what its wording accepts by the house's policy.
///
///     12,640 kg, said as «more than 12 tons»: above 12,000 kg
struct SaidFigure {
  var text: String
  var value: Figure
  var low: Figure?
  var high: Figure?
  var excludesLow = false
  var excludesHigh = false
  var hedge: String?

  enum Hedge: String, CaseIterable {
    case none = ""
    case about, almost
    case moreThan = "more than"
    case atLeast = "at least"
    case lessThan = "less than"
    case upTo = "up to"
  }

  /// How a measure is written.
  enum Style { case count, weight, money, times, percent, pricePerPiece, pricePerKilogram }

  /// Says `figure` with the hedge; `nil` where that hedge does not suit it.
  init?(_ figure: Figure, _ style: Style, _ hedge: Hedge) {
    guard figure > .zero else { return nil }
    let isExact = style == .count && hedge == .none
    let digits = hedge == .none ? 3 : 2
    let way: Figure.RoundingWay =
      switch hedge {
      case .none, .about: .nearest
      case .almost, .lessThan, .upTo: .up
      case .moreThan, .atLeast: .down
      }
    let shown =
      isExact
      ? figure
      : (figure / SaidFigure.scale(figure, style)).rounded(
        toDigits: digits, way)
    let value = isExact ? figure : shown * SaidFigure.scale(figure, style)
    guard value > .zero, SaidFigure.isWritten(value, style) else { return nil }
    self.value = value
    let tenth = value / Figure(10)
    let half = isExact ? .zero : SaidFigure.halfUnit(value, digits: digits)
    switch hedge {
    case .none: (low, high) = (value - half, value + half)
    case .about: (low, high) = (value - tenth, value + tenth)
    case .almost: (low, high, excludesHigh) = (value - tenth, value, true)
    case .moreThan: (low, excludesLow) = (value, true)
    case .atLeast: low = value
    case .lessThan: (high, excludesHigh) = (value, true)
    case .upTo: high = value
    }
    self.hedge = hedge == .none ? nil : hedge.rawValue
    let prefix = hedge == .none ? "" : hedge.rawValue + " "
    text = prefix + SaidFigure.written(value, style)
  }

  func accepts(_ figure: Figure) -> Bool {
    if let low, excludesLow ? figure <= low : figure < low { return false }
    if let high, excludesHigh ? figure >= high : figure > high { return false }
    return low != nil || high != nil
  }

  /// Outside by so much that no reading of the wording takes it in: beyond a twentieth, and beyond
  /// what round digits may stand for.
  func excludes(_ figure: Figure) -> Bool {
    let margin = value / Figure(20)
    if let low, figure < low - margin, isBeyondRounding(figure) { return true }
    if let high, figure > high + margin, isBeyondRounding(figure) { return true }
    return false
  }

  private func isBeyondRounding(_ figure: Figure) -> Bool {
    let text = String(value.millionths.magnitude)
    let zeros = text.reversed().prefix { $0 == "0" }.count
    var unit: Int128 = 1
    for _ in 0..<zeros { unit *= 10 }
    let apart = figure > value ? figure - value : value - figure
    return apart > Figure(millionths: unit)
  }

  /// Half a unit of the last of so many digits.
  private static func halfUnit(_ value: Figure, digits: Int) -> Figure {
    let zeros = String(value.millionths.magnitude).count - digits
    guard zeros > 0 else { return Figure(millionths: 1) }
    var unit: Int128 = 1
    for _ in 0..<zeros { unit *= 10 }
    // Zeros at the end of what is written are not seen: the unit that is seen may be wider.
    var seen = unit
    while value.millionths % (seen * 10) == 0 { seen *= 10 }
    return Figure(millionths: seen / 2)
  }

  private static func scale(_ figure: Figure, _ style: Style) -> Figure {
    style == .percent ? Figure(1, over: 100) : .one
  }

  /// Whether all digits of the value stand in what is written: three tenths of a cent are not «$0».
  private static func isWritten(_ value: Figure, _ style: Style) -> Bool {
    switch style {
    case .count: value.isWhole
    case .weight, .percent:
      (value * (value >= Figure(1000) && style == .weight ? .one : Figure(1000))).isWhole
    case .times: (value * Figure(100)).isWhole
    case .money, .pricePerPiece, .pricePerKilogram:
      value >= Figure(1_000_000)
        ? (value / Figure(1000)).isWhole : (value * Figure(100)).isWhole
    }
  }

  private static func written(_ value: Figure, _ style: Style) -> String {
    switch style {
    case .count: return value.grouped(places: 0)
    case .weight:
      return value >= Figure(1000)
        ? "\((value / Figure(1000)).grouped(places: 3)) tons"
        : "\(value.grouped(places: 3)) kilograms"
    case .money: return money(value)
    case .times: return "\(value.grouped(places: 2)) times"
    case .percent: return "\((value * Figure(100)).grouped(places: 1))%"
    case .pricePerPiece: return money(value) + " apiece"
    case .pricePerKilogram: return money(value) + " a kilo"
    }
  }

  private static func money(_ value: Figure) -> String {
    value >= Figure(1_000_000)
      ? "$\((value / Figure(1_000_000)).grouped(places: 3)) million"
      : "$\(value.grouped(places: 2))"
  }
}
