import Facts

/// A number as it stands in the text: its tokens, its value and how exactly it is given.
struct NumberReading {
  enum Kind: Equatable {
    case plain
    /// A share of something: «a third», «two-thirds».
    case fraction
    /// A factor: «sevenfold», «doubled».
    case times
    case vague(VagueAmount)
  }

  var tokens: Range<Int>
  var value: Figure
  /// What one more in the last digit would add.
  var lastDigit: Figure
  /// What the trailing zeros of digits leave open; `lastDigit` where there are none.
  var roundingUnit: Figure?
  var kind: Kind = .plain
  var isInWords = false
  var isRound = false
  /// A magnitude word follows digits or words («1.2 million»).
  var hasMagnitude = false
  /// «1,000» with its marks, «55.1»: no year is written so.
  var isGrouped = false
  var digits = 0
  /// «half a million»: a share of a magnitude.
  var isPartOfMagnitude = false
}

extension Figure {
  static func power(of ten: Int) -> Figure {
    var value: Int128 = 1_000_000
    if ten >= 0 {
      for _ in 0..<min(ten, 24) { value *= 10 }
    } else {
      for _ in 0..<min(-ten, 6) { value /= 10 }
    }
    return Figure(millionths: value)
  }
}
