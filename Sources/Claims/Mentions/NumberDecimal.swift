import Facts

/// The digits of one token: «1,000», «55.1», «0.005».
struct Decimal {
  private(set) var value: Figure
  /// Digits after the point.
  private(set) var places = 0
  private(set) var digits = 0
  private(set) var trailingZeros = 0
  private(set) var isGrouped = false

  /// `nil` for ordinals («3rd»), years in plural («1980s») and dotted chains («3.1.2»).
  init?(_ bytes: ArraySlice<UInt8>) {
    var millionths: Int128 = 0
    var points = 0
    // «1,5»: one or two digits behind a comma are tenths and hundredths.
    let comma = bytes.lastIndex(of: 0x2C)
    let decimalComma = comma.flatMap { bytes.endIndex - $0 <= 3 ? $0 : nil }
    for (index, byte) in zip(bytes.indices, bytes) {
      switch byte {
      case 0x30...0x39:
        if points > 0 { places += 1 }
        guard places <= 6 else { continue }
        guard millionths < 1_000_000_000_000_000_000_000_000 else { return nil }
        millionths = millionths * 10 + Int128(byte - 0x30)
        digits += 1
        trailingZeros = byte == 0x30 ? trailingZeros + 1 : 0
      case 0x2C where index == decimalComma: points += 1
      case 0x2C: isGrouped = true
      case 0x2E:
        points += 1
        guard points == 1 else { return nil }
      default: return nil
      }
    }
    guard digits > 0 else { return nil }
    places = min(places, 6)
    for _ in places..<6 { millionths *= 10 }
    value = Figure(millionths: millionths)
    if millionths == 0 { trailingZeros = 0 }
  }

  /// What one more in the last digit that is meant would add: 100 for «1,200», 1,000 for «20,000», 0.1 for «55.1».
  ///
  /// Two digits at least are taken as meant, and figures under 1,000 to the last.
  var significantUnit: Figure {
    guard places == 0, digits >= 4 else { return .power(of: -places) }
    return .power(of: min(trailingZeros, digits - 2))
  }

  /// What one more in the last digit before the zeros would add: 100 for «200».
  var roundUnit: Figure {
    guard places == 0 else { return .power(of: -places) }
    return .power(of: min(trailingZeros, max(digits - 2, digits > 2 ? 0 : trailingZeros)))
  }

  /// Three more digits: «816» and «000».
  mutating func append(_ more: Decimal) {
    value = value * Figure(1000) + more.value
    digits += more.digits
    trailingZeros = more.value == .zero ? trailingZeros + 3 : more.trailingZeros
    isGrouped = true
  }
}
