/// The numbers of «Plant II» and «Fund XIV».
enum RomanNumeral {
  /// The value of two to five numeral letters that are written as a numeral is («IV», not «IIV»).
  static func value(of letters: [UInt8]) -> Int? {
    guard (2...5).contains(letters.count) else { return nil }
    var value = 0
    var last = 0
    for letter in letters.reversed() {
      let digit: Int
      switch letter {
      case UInt8(ascii: "i"): digit = 1
      case UInt8(ascii: "v"): digit = 5
      case UInt8(ascii: "x"): digit = 10
      default: return nil
      }
      value += digit < last ? -digit : digit
      last = max(last, digit)
    }
    return spelled(value).utf8.elementsEqual(letters) ? value : nil
  }

  private static func spelled(_ value: Int) -> String {
    var rest = value
    var text = ""
    for (amount, letters) in [(10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")] {
      while rest >= amount {
        text += letters
        rest -= amount
      }
    }
    return text
  }
}
