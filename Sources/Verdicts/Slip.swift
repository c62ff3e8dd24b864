import Facts

/// A slip of the pen that turns the figure said into one that the records support.
///
///     21 shipments said, 12 found: two digits transposed
///     800 tons said, 79.1 found: one zero too many («almost 80 tons» would hold)
struct Slip {
  enum Kind: Int, Comparable {
    case zeroTooMany, zeroTooFew, transposed, teen, digit
    static func < (a: Kind, b: Kind) -> Bool { a.rawValue < b.rawValue }
  }

  var kind: Kind
  /// The figure that was perhaps meant, in the claim's unit.
  var meant: Figure

  var question: String {
    switch kind {
    case .zeroTooMany: "one zero too many?"
    case .zeroTooFew: "one zero too few?"
    case .transposed: "two digits transposed?"
    case .teen: "«-teen» for «-ty», or the other way?"
    case .digit: "one digit wrong?"
    }
  }

  /// The nearest slip under which `found` would be accepted; `nil` where none of them explains it.
  static func between(_ amount: Amount, and found: Figure) -> Slip? {
    guard let said = amount.value.figure, said > .zero, found > .zero else { return nil }
    let fitting = Digits(said).slips.filter { slip in
      // «about 92» takes in 100 as well, which no slip of a digit explains.
      guard slip.kind != .digit || distance(slip.meant, found) * Figure(20) <= found else {
        return false
      }
      return accepts(found, amount, said: said, meant: slip.meant)
    }
    return fitting.min { a, b in key(a, found) < key(b, found) }
  }

  /// «more than 38» takes in 53 too, but a figure near the one found is the likelier slip.
  private static func key(_ slip: Slip, _ found: Figure) -> (Int, Kind, Figure) {
    let apart = distance(slip.meant, found)
    return (apart * Figure(10) <= found ? 0 : 1, slip.kind, apart)
  }

  private static func distance(_ a: Figure, _ b: Figure) -> Figure { a > b ? a - b : b - a }

  /// Whether the wording, with `meant` in place of what was said, accepts the figure found.
  private static func accepts(_ found: Figure, _ amount: Amount, said: Figure, meant: Figure)
    -> Bool
  {
    let low = amount.low?.figure
    let high = amount.high?.figure
    if let low, let high, amount.hedge == nil, high - said <= said / Figure(5) {
      // No hedge: exactly that, or half a unit of the last digit given.
      let half = max(high - said, Digits(meant).halfUnit)
      return low == high && meant.isWhole && half < .one
        ? found == meant : distance(found, meant) <= half
    }
    if let low {
      let moved = low * meant / said
      guard amount.excludesLow ? found > moved : found >= moved else { return false }
      if high == nil, found > moved * Figure(3, over: 2) { return false }
    }
    if let high {
      let moved = high * meant / said
      guard amount.excludesHigh ? found < moved : found <= moved else { return false }
      if low == nil, found < moved / Figure(2) { return false }
    }
    return low != nil || high != nil
  }
}

/// The significant digits of a figure: 51.5 million is 5, 1, 5 and five zeros.
private struct Digits {
  private let digits: [Int]
  /// Powers of ten of a millionth behind the last digit.
  private let zeros: Int

  init(_ figure: Figure) {
    let text = String(figure.millionths.magnitude)
    let kept = text.reversed().drop { $0 == "0" }
    digits = kept.reversed().compactMap(\.wholeNumberValue)
    zeros = text.count - kept.count
  }

  /// Half a unit of the last digit that is not zero.
  var halfUnit: Figure { Digits.figure([5], zeros - 1) }

  private static func figure(_ digits: [Int], _ zeros: Int) -> Figure {
    guard zeros >= 0, digits.count + zeros <= 30 else { return .zero }
    var value: Int128 = 0
    for digit in digits { value = value * 10 + Int128(digit) }
    for _ in 0..<zeros { value *= 10 }
    return Figure(millionths: value)
  }

  var slips: [Slip] {
    guard !digits.isEmpty, digits.count <= 9 else { return [] }
    var slips = [
      Slip(kind: .zeroTooMany, meant: Digits.figure(digits, zeros - 1)),
      Slip(kind: .zeroTooFew, meant: Digits.figure(digits, zeros + 1)),
    ]
    for at in digits.indices.dropLast() where digits[at] != digits[at + 1] {
      var swapped = digits
      swapped.swapAt(at, at + 1)
      slips.append(Slip(kind: .transposed, meant: Digits.figure(swapped, zeros)))
    }
    // «sixteen» and «sixty», «eight» and «eighteen».
    if digits.count == 1 {
      slips.append(Slip(kind: .teen, meant: Digits.figure([1] + digits, zeros - 1)))
      slips.append(Slip(kind: .teen, meant: Digits.figure([1] + digits, zeros)))
    } else if digits.count == 2, digits[0] == 1 {
      slips.append(Slip(kind: .teen, meant: Digits.figure([digits[1]], zeros + 1)))
      slips.append(Slip(kind: .teen, meant: Digits.figure([digits[1]], zeros)))
    }
    if digits.count > 1 {
      for at in digits.indices {
        for digit in 0...9 where digit != digits[at] && (digit > 0 || at > 0) {
          var other = digits
          other[at] = digit
          slips.append(Slip(kind: .digit, meant: Digits.figure(other, zeros)))
        }
      }
    }
    return slips.filter { $0.meant > .zero }
  }
}
