import Facts

extension Token {
  fileprivate var isTimesSign: Bool { kind != .word && range.count == 2 && lower == "×" }
}

/// Powers and scientific notation: «1.1^23», «6.23x10^-4», «12.32e+14».
extension NumberReader {
  /// Takes the power that hangs on a number, and gives where it ends.
  func power(at index: Int, _ reading: inout NumberReading) -> Int {
    guard let token = token(index), token.isGluedToPrevious || token.isTimesSign else {
      return index
    }
    switch token.lower {
    case "^":
      guard let (exponent, end) = exponent(at: index + 1),
        let value = raised(reading.value, exponent)
      else { return index }
      reading.value = value
      return end
    case "e":
      guard let (exponent, end) = exponent(at: index + 1) else { return index }
      return scaled(&reading, exponent) ? end : index
    case "x10":
      guard says(index + 1, "^"), let (exponent, end) = exponent(at: index + 2) else {
        return index
      }
      return scaled(&reading, exponent) ? end : index
    case "x", "×", "*":
      guard says(index + 1, "10"), says(index + 2, "^") || says(index + 2, "−"),
        let (exponent, end) = exponent(at: says(index + 2, "^") ? index + 3 : index + 2)
      else { return index }
      return scaled(&reading, exponent) ? end : index
    default: return index
    }
  }

  private func exponent(at start: Int) -> (value: Int, end: Int)? {
    var index = start
    var sign = 1
    while let token = token(index), token.isGluedToPrevious, index < start + 2 {
      switch token.lower {
      case "+": break
      case "-", "−", "--": sign = token.lower == "--" ? 1 : -sign
      default:
        guard token.kind == .number, let value = Int(token.lower), value < 100 else { return nil }
        return (sign * value, index + 1)
      }
      index += 1
    }
    guard let token = token(index), token.isGluedToPrevious, token.kind == .number,
      let value = Int(token.lower), value < 100
    else { return nil }
    return (sign * value, index + 1)
  }

  /// `nil` where the power leaves what a figure holds.
  private func raised(_ base: Figure, _ exponent: Int) -> Figure? {
    var value = Figure.one
    for _ in 0..<exponent.magnitude {
      value = value * base
      guard value < .power(of: 18) else { return nil }
    }
    return exponent < 0 ? .one / value : value
  }

  private func scaled(_ reading: inout NumberReading, _ exponent: Int) -> Bool {
    guard exponent < 18, exponent > -6 else { return false }
    let factor = Figure.power(of: exponent)
    reading.value = reading.value * factor
    reading.lastDigit = reading.lastDigit * factor
    reading.roundingUnit = nil
    reading.hasMagnitude = exponent > 0
    return true
  }
}
