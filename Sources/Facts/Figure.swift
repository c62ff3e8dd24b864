/// An exact decimal figure with six places: sums, shares and ratios never pass through floating point.
///
///     Figure(parsing: "1.2")! * Figure(1_000_000)  // 1200000
///
/// Results of multiplication and division are rounded half away from zero at the sixth place.
public struct Figure: Hashable, Comparable, Sendable, CustomStringConvertible {
  public let millionths: Int128

  static let scale: Int128 = 1_000_000
  /// Beyond this a figure of a story is not a trade figure; arithmetic saturates here.
  static let largest: Int128 = 1_000_000_000_000_000_000_000_000_000_000

  public init(millionths: Int128) {
    self.millionths = min(max(millionths, -Figure.largest), Figure.largest)
  }

  public init(_ value: Int) { self.init(millionths: Int128(value) * Figure.scale) }

  public init(_ numerator: Int, over denominator: Int) {
    self = Figure(numerator) / Figure(denominator)
  }

  /// Reads plain decimal digits such as `12`, `-0.5` or `12.640`; `nil` for all else.
  public init?(parsing text: some StringProtocol) {
    var value: Int128 = 0
    var places = -1
    var seen = false
    var negative = false
    for (index, byte) in text.utf8.enumerated() {
      switch byte {
      case 0x2D where index == 0: negative = true
      case 0x2E where places < 0: places = 0
      case 0x30...0x39:
        seen = true
        if places >= 6 { continue }
        guard value < Figure.largest / 10 else { return nil }
        value = value * 10 + Int128(byte - 0x30)
        if places >= 0 { places += 1 }
      default: return nil
      }
    }
    guard seen else { return nil }
    for _ in max(places, 0)..<6 {
      guard value < Figure.largest else { return nil }
      value *= 10
    }
    self.init(millionths: negative ? -value : value)
  }

  public static let zero = Figure(0)
  public static let one = Figure(1)

  public static func + (a: Figure, b: Figure) -> Figure {
    Figure(millionths: a.millionths + b.millionths)
  }
  public static func - (a: Figure, b: Figure) -> Figure {
    Figure(millionths: a.millionths - b.millionths)
  }
  public static prefix func - (a: Figure) -> Figure { Figure(millionths: -a.millionths) }

  public static func * (a: Figure, b: Figure) -> Figure {
    let (product, overflow) = a.millionths.multipliedReportingOverflow(by: b.millionths)
    guard !overflow else {
      return Figure(millionths: (a < .zero) == (b < .zero) ? largest : -largest)
    }
    return Figure(millionths: rounded(product, scale))
  }

  /// Division by zero gives zero: a ratio to nothing is nothing that a story can be held to.
  public static func / (a: Figure, b: Figure) -> Figure {
    guard b.millionths != 0 else { return .zero }
    let (scaled, overflow) = a.millionths.multipliedReportingOverflow(by: scale)
    guard !overflow else { return Figure(millionths: a.millionths / b.millionths * scale) }
    return Figure(millionths: rounded(scaled, b.millionths))
  }

  private static func rounded(_ value: Int128, _ divisor: Int128) -> Int128 {
    let (quotient, remainder) = value.quotientAndRemainder(dividingBy: divisor)
    guard remainder.magnitude * 2 >= divisor.magnitude else { return quotient }
    return (value < 0) == (divisor < 0) ? quotient + 1 : quotient - 1
  }

  public static func < (a: Figure, b: Figure) -> Bool { a.millionths < b.millionths }

  public var isWhole: Bool { millionths % Figure.scale == 0 }

  /// The whole part, where it fits.
  public var whole: Int { Int(clamping: millionths / Figure.scale) }

  /// For drawing and for formats that need a binary number; never for judging.
  public var double: Double { Double(millionths) / 1e6 }

  /// The shortest decimal form: `12640`, `0.759`.
  public var description: String {
    String(decoding: digits(grouped: false), as: UTF8.self)
  }

  /// With thousands marks, and at most `places` decimals: `12,640.5`.
  public func grouped(places: Int = 2) -> String {
    var unit: Int128 = 1
    for _ in 0..<max(0, 6 - places) { unit *= 10 }
    let value = Figure(millionths: Figure.rounded(millionths, unit) * unit)
    return String(decoding: value.digits(grouped: true), as: UTF8.self)
  }

  private func digits(grouped isGrouped: Bool) -> [UInt8] {
    func sign(_ letter: Unicode.Scalar) -> UInt8 { UInt8(ascii: letter) }
    let parts = millionths.magnitude.quotientAndRemainder(dividingBy: 1_000_000)
    var (whole, rest, places) = (parts.quotient, Int(parts.remainder), 6)
    // From the last digit to the first.
    var digits: [UInt8] = []
    while places > 0, rest > 0 {
      let digit = UInt8(rest % 10)
      if digit > 0 || !digits.isEmpty { digits.append(sign("0") + digit) }
      rest /= 10
      places -= 1
    }
    if !digits.isEmpty {
      digits.append(contentsOf: repeatElement(sign("0"), count: places))
      digits.append(sign("."))
    }
    var count = 0
    repeat {
      if isGrouped, count > 0, count % 3 == 0 { digits.append(sign(",")) }
      digits.append(sign("0") + UInt8(whole % 10))
      whole /= 10
      count += 1
    } while whole > 0
    if millionths < 0 { digits.append(sign("-")) }
    digits.reverse()
    return digits
  }
}

/// As its decimal text, which keeps every place: `"0.759"`.
extension Figure: Codable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let figure = Figure(parsing: text) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "“\(text)” is no decimal figure")
    }
    self = figure
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
