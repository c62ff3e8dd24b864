/// A text as one word of a line: what parts the words of the line stands in it as a percent sign and two digits.
///
///     LineWord.written("pairs of 2", apartFrom: Array(" ".utf8))  // pairs%20of%202
package enum LineWord {
  private static let sign = UInt8(ascii: "%")

  package static func written(_ text: String, apartFrom separators: [UInt8]) -> String {
    var line: [UInt8] = []
    write(text, apartFrom: separators, to: &line)
    return String(decoding: line, as: UTF8.self)
  }

  /// Writes a text at the end of a line.
  ///
  /// - Precondition: the separators lie before `A` in ASCII.
  package static func write(
    _ text: String, apartFrom separators: [UInt8], to line: inout [UInt8]
  ) {
    assert(separators.allSatisfy { $0 < UInt8(ascii: "A") })
    func isSpecial(_ byte: UInt8) -> Bool {
      byte < UInt8(ascii: "A") && (byte == sign || separators.contains(byte))
    }
    var text = text
    text.withUTF8 { letters in
      guard letters.contains(where: isSpecial) else {
        line.append(contentsOf: letters)
        return
      }
      for byte in letters {
        guard isSpecial(byte) else {
          line.append(byte)
          continue
        }
        let digits = String(byte, radix: 16)
        line.append(sign)
        line.append(contentsOf: (digits.utf8.count < 2 ? "0" + digits : digits).utf8)
      }
    }
  }

  /// Writes a whole number at the end of a line.
  package static func write(_ number: Int, to line: inout [UInt8]) {
    if number < 0 { line.append(UInt8(ascii: "-")) }
    var first = line.count
    var rest = number.magnitude
    repeat {
      line.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
      rest /= 10
    } while rest > 0
    var last = line.count - 1
    while first < last {
      line.swapAt(first, last)
      (first, last) = (first + 1, last - 1)
    }
  }

  /// The words of a line, empty ones among them.
  package static func words(of line: ArraySlice<UInt8>, apartBy separator: UInt8)
    -> [ArraySlice<UInt8>]
  {
    var words: [ArraySlice<UInt8>] = []
    line.withUnsafeBufferPointer { bytes in
      words.reserveCapacity(bytes.reduce(1) { $0 + ($1 == separator ? 1 : 0) })
      var start = 0
      for (place, byte) in bytes.enumerated() where byte == separator {
        words.append(line[line.startIndex + start..<line.startIndex + place])
        start = place + 1
      }
      words.append(line[(line.startIndex + start)...])
    }
    return words
  }

  package static func read(_ word: ArraySlice<UInt8>) -> String {
    guard word.contains(sign) else { return String(decoding: word, as: UTF8.self) }
    var bytes: [UInt8] = []
    var rest = word
    while let byte = rest.popFirst() {
      if byte == sign,
        let code = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
      {
        bytes.append(code)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The whole number that a word writes; `nil` where it writes none, or one of more than 64 bits.
  package static func number(_ word: ArraySlice<UInt8>) -> Int? {
    let isNegative = word.first == UInt8(ascii: "-")
    let digits = isNegative ? word.dropFirst() : word
    guard !digits.isEmpty else { return nil }
    var value = 0
    for digit in digits {
      guard digit &- 0x30 < 10 else { return nil }
      let (tens, isTooLarge) = value.multipliedReportingOverflow(by: 10)
      let (sum, isTooSmall) = tens.subtractingReportingOverflow(Int(digit - 0x30))
      if isTooLarge || isTooSmall { return nil }
      value = sum
    }
    if isNegative { return value }
    return value == .min ? nil : -value
  }
}
