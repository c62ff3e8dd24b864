import Facts

/// HS codes as integers whose order is that of the codes, so that a prefix is a range.
///
///     HSKey.text(HSKey.key(value: 854231, digits: 6))  // "854231"
enum HSKey {
  /// The code's digits, filled with zeros to twelve, then its length in the last four bits.
  static func key(value: Int, digits: Int) -> Int {
    var filled = value
    for _ in digits..<12 { filled *= 10 }
    return filled << 4 | digits
  }

  /// How many digits the code has.
  static func digits(_ key: Int) -> Int { key & 15 }

  static func text(_ key: Int) -> String {
    let digits = digits(key)
    let all = String(key >> 4)
    return String((String(repeating: "0", count: max(0, 12 - all.count)) + all).prefix(digits))
  }

  /// The keys of all codes that begin with the prefix; `nil` where it holds no digit.
  static func range(of prefix: String) -> ClosedRange<Int>? {
    let digits = prefix.utf8.filter(CellReading.isDigit).prefix(12)
    guard !digits.isEmpty else { return nil }
    var low = digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    var high = low
    for _ in digits.count..<12 {
      low *= 10
      high = high * 10 + 9
    }
    return (low << 4)...(high << 4 | 15)
  }
}
