/// A text as one word of a line: what parts the words of the line stands in it as a percent sign and two digits.
///
///     LineWord.written("pairs of 2", apartFrom: Array(" ".utf8))  // pairs%20of%202
package enum LineWord {
  private static let sign = UInt8(ascii: "%")

  package static func written(_ text: String, apartFrom separators: [UInt8]) -> String {
    func isSpecial(_ byte: UInt8) -> Bool { byte == sign || separators.contains(byte) }
    guard text.utf8.contains(where: isSpecial) else { return text }
    let bytes = text.utf8.flatMap { byte in
      guard isSpecial(byte) else { return [byte] }
      let digits = String(byte, radix: 16)
      return [sign] + Array((digits.utf8.count < 2 ? "0" + digits : digits).utf8)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  package static func read(_ word: Substring.UTF8View) -> String {
    guard word.contains(sign) else { return String(Substring(word)) }
    var bytes: [UInt8] = []
    var rest = word
    while let byte = rest.popFirst() {
      if byte == sign, let code = UInt8(Substring(rest.prefix(2)), radix: 16) {
        bytes.append(code)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
