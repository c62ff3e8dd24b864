/// Cuts a block of text into tokens and sentences, in one pass over its bytes.
public enum Tokenizer {
  /// - Complexity: linear in the length of the text.
  public static func tokenize(_ text: String) -> TokenizedText {
    let bytes = Array(text.utf8)
    var scanner = TokenScanner(bytes, lexicon: .shared)
    let tokens = scanner.scan()
    let sentences = SentenceSplitter(bytes: bytes, tokens: tokens).sentences()
    return TokenizedText(text: text, bytes: bytes, tokens: tokens, sentences: sentences)
  }

  /// The tokens of a phrase in lower case, as the tables are keyed.
  static func words(of phrase: some StringProtocol) -> [String] {
    // Signs with letters («us$», «$a») are one token where they are written in capitals.
    if phrase.contains("$"), !phrase.contains(" ") { return [String(phrase)] }
    var scanner = TokenScanner(Array(phrase.utf8), lexicon: nil)
    return scanner.scan().map(\.lower)
  }
}

/// What a byte can begin.
private enum ByteClass: UInt8 { case space, letter, digit, mark, symbol, wide }

/// The scanner behind ``Tokenizer``.
struct TokenScanner {
  private let bytes: [UInt8]
  private let lexicon: Lexicon?
  private var tokens: [Token] = []
  private var position = 0
  /// Where the last token ended.
  private var end = -1

  init(_ bytes: [UInt8], lexicon: Lexicon?) {
    self.bytes = bytes
    self.lexicon = lexicon
    tokens.reserveCapacity(bytes.count / 5 + 4)
  }

  mutating func scan() -> [Token] {
    while position < bytes.count {
      let byte = bytes[position]
      switch TokenScanner.classes[Int(byte)] {
      case .space: position += 1
      case .letter: scanWord(from: position)
      case .digit: scanNumber()
      case .mark: scanMark(byte)
      case .symbol: scanSymbol(byte)
      case .wide: scanWide()
      }
    }
    return tokens
  }

  // MARK: Words

  /// A letter's length at `index`, 0 where no letter stands there.
  private func letter(at index: Int) -> Int {
    guard index < bytes.count else { return 0 }
    let byte = bytes[index]
    if TokenScanner.classes[Int(byte)] == .letter { return 1 }
    guard byte >= 0xC2 else { return 0 }
    let scalar = WideScalar(bytes, at: index)
    return scalar.kind == .letter ? scalar.length : 0
  }

  private func isDigit(_ index: Int) -> Bool {
    index < bytes.count && bytes[index] &- 0x30 < 10
  }

  private mutating func scanWord(from start: Int) {
    var index = start
    var isWide = false
    while index < bytes.count {
      let byte = bytes[index]
      let kind = TokenScanner.classes[Int(byte)]
      if kind == .digit, index - start >= 2, index - start <= 9, !isWide, leadsNumber(start..<index)
      {
        break
      }
      if kind == .letter || kind == .digit {
        index += 1
      } else if kind == .wide {
        let scalar = WideScalar(bytes, at: index)
        if scalar.kind == .letter || scalar.kind == .softHyphen || scalar.kind == .superscript {
          index += scalar.length
          isWide = true
        } else if scalar.kind == .apostrophe, letter(at: index + scalar.length) > 0,
          !isPossessive(at: index + scalar.length), index > start
        {
          index += scalar.length
          isWide = true
        } else {
          break
        }
      } else if byte == 0x27, index > start, letter(at: index + 1) > 0,
        !isPossessive(at: index + 1)
      {
        index += 1
      } else if byte == 0x2E, index > start, isInitialism(from: start, dot: index) {
        index += 1
      } else {
        break
      }
    }
    // «US$», «A$», «HK$»: letters that belong to the sign.
    if index < bytes.count, bytes[index] == 0x24, index - start <= 3,
      bytes[start..<index].allSatisfy({ $0 &- 0x41 < 26 })
    {
      add(.symbol, start..<index + 1)
      return
    }
    add(.word, start..<index, isWide: isWide)
  }

  /// Letters that a number may follow without a space: «USD10m», «Dec31».
  private func leadsNumber(_ range: Range<Int>) -> Bool {
    guard let lexicon, TokenScanner.classes[Int(bytes[range.upperBound - 1])] == .letter else {
      return false
    }
    let isCapital = bytes[range.lowerBound] &- 0x41 < 26
    // A code is written in capitals, a month is not.
    if range.count <= 4, isCapital != (bytes[range.upperBound - 1] &- 0x41 < 26), range.count != 3,
      range.count != 2
    {
      return false
    }
    return lexicon.leadsNumber(TokenScanner.lowered(bytes, range, changes: true))
  }

  /// «s» that ends a word: the apostrophe before it begins a possessive.
  private func isPossessive(at index: Int) -> Bool {
    guard bytes[index] == 0x73 || bytes[index] == 0x53 else { return false }
    return letter(at: index + 1) == 0 && !isDigit(index + 1)
  }

  /// The point at `dot` belongs to letters and points in turn («U.S.», «e.g.», «p.m.»).
  private func isInitialism(from start: Int, dot: Int) -> Bool {
    // Single letters only, each followed by its point.
    guard TokenScanner.classes[Int(bytes[dot - 1])] == .letter else { return false }
    guard dot - 1 == start || bytes[dot - 2] == 0x2E else { return false }
    if dot - 1 > start { return true }
    // The first point counts only where a second letter and point follow.
    return dot + 2 < bytes.count && TokenScanner.classes[Int(bytes[dot + 1])] == .letter
      && bytes[dot + 2] == 0x2E
  }

  // MARK: Numbers

  private mutating func scanNumber() {
    let start = position
    var index = start
    while isDigit(index) { index += 1 }
    // Groups of three: «1,000», «1,000,000».
    while index + 3 < bytes.count + 0, index < bytes.count, bytes[index] == 0x2C,
      isDigit(index + 1),
      isDigit(index + 2), isDigit(index + 3), !isDigit(index + 4)
    {
      index += 4
    }
    // Indian grouping: «1,00,000».
    var probe = index
    if index - start <= 3 {
      while probe < bytes.count, bytes[probe] == 0x2C, isDigit(probe + 1), isDigit(probe + 2),
        !isDigit(probe + 3)
      {
        probe += 3
      }
      if probe > index, probe + 3 < bytes.count, bytes[probe] == 0x2C, isDigit(probe + 1),
        isDigit(probe + 2), isDigit(probe + 3), !isDigit(probe + 4)
      {
        index = probe + 4
      }
    }
    if index - start <= 3, hasDecimalComma(start, index) {
      index += 2
      if isDigit(index) { index += 1 }
    }
    // «5.1», «3.1.2», «1.234.567».
    while index < bytes.count, bytes[index] == 0x2E, isDigit(index + 1) {
      index += 1
      while isDigit(index) { index += 1 }
    }
    let digitsEnd = index
    var letters = index
    while letters < bytes.count, TokenScanner.classes[Int(bytes[letters])] == .letter {
      letters += 1
    }
    if letters > digitsEnd {
      let suffix = bytes[digitsEnd..<letters].map { $0 | 0x20 }
      // «9x39», «5G2»: digits after the letters make it a name.
      if isDigit(letters), !isSquared(digitsEnd, letters), !isScientific(digitsEnd, letters) {
        while index < bytes.count,
          TokenScanner.classes[Int(bytes[index])] == .letter || isDigit(index)
            || (bytes[index] == 0x2E && isDigit(index + 1))
        {
          index += 1
        }
        add(.word, start..<index)
        return
      }
      if TokenScanner.ordinalEndings.contains(suffix) || suffix == [0x73] {
        add(.number, start..<letters)
        return
      }
    }
    add(.number, start..<digitsEnd)
  }

  /// «1,5 million», as much of the world writes it; «22,24,26» is a list.
  private func hasDecimalComma(_ start: Int, _ comma: Int) -> Bool {
    guard comma < bytes.count, bytes[comma] == 0x2C, isDigit(comma + 1) else { return false }
    if start > 1, bytes[start - 1] == 0x2C || bytes[start - 1] == 0x2E, isDigit(start - 2) {
      return false
    }
    let end = isDigit(comma + 2) ? comma + 3 : comma + 2
    guard !isDigit(end) else { return false }
    return
      !(end + 1 < bytes.count && (bytes[end] == 0x2C || bytes[end] == 0x2E) && isDigit(end + 1))
  }

  /// «32m2»: a unit with its power.
  private func isSquared(_ start: Int, _ digit: Int) -> Bool {
    guard digit - start <= 2, bytes[digit - 1] | 0x20 == 0x6D,
      bytes[digit] == 0x32 || bytes[digit] == 0x33
    else { return false }
    return !isDigit(digit + 1) && letter(at: digit + 1) == 0
  }

  /// «1.3x10^6»: a number and its power of ten.
  private func isScientific(_ start: Int, _ digit: Int) -> Bool {
    digit == start + 1 && bytes[start] == 0x78 && digit + 2 < bytes.count && bytes[digit] == 0x31
      && bytes[digit + 1] == 0x30 && bytes[digit + 2] == 0x5E
  }

  private static let ordinalEndings: [[UInt8]] = ["st", "nd", "rd", "th"].map { Array($0.utf8) }

  // MARK: Marks and signs

  private mutating func scanMark(_ byte: UInt8) {
    let start = position
    if byte == 0x27 {
      // The possessive, and «'20s».
      if start == end, start + 1 < bytes.count, isPossessive(at: start + 1) {
        add(.word, start..<start + 2)
        return
      }
    }
    if byte == 0x2E {
      if isDigit(start + 1), start != end || tokens.last?.kind == .symbol {
        position = start
        scanNumber()
        return
      }
      var index = start
      while index < bytes.count, bytes[index] == 0x2E { index += 1 }
      add(.punctuation, start..<index)
      return
    }
    if byte == 0x2D, start + 1 < bytes.count, bytes[start + 1] == 0x2D {
      var index = start
      while index < bytes.count, bytes[index] == 0x2D { index += 1 }
      add(.punctuation, start..<index)
      return
    }
    add(.punctuation, start..<start + 1)
  }

  private mutating func scanSymbol(_ byte: UInt8) {
    if byte == 0x24 {
      // «$US10m», «$A5»: the country after the sign.
      var index = position + 1
      while index < bytes.count, bytes[index] &- 0x41 < 26 { index += 1 }
      if index > position + 1, index - position <= 4, isDigit(index) {
        add(.symbol, position..<index)
        return
      }
    }
    add(.symbol, position..<position + 1)
  }

  private mutating func scanWide() {
    let start = position
    let scalar = WideScalar(bytes, at: start)
    let next = start + scalar.length
    switch scalar.kind {
    case .space: position = next
    case .softHyphen, .letter: scanWord(from: start)
    case .apostrophe:
      if start == end, next < bytes.count, isPossessive(at: next) {
        add(.word, start..<next + 1, isWide: true)
      } else {
        add(.punctuation, start..<next, isWide: true)
      }
    case .punctuation: add(.punctuation, start..<next, isWide: true)
    case .fraction: add(.number, start..<next, isWide: true)
    case .superscript, .symbol:
      // «°C» and «°F» are one sign.
      if scalar.value == 0xB0, next < bytes.count, [0x43, 0x46, 0x63, 0x66].contains(bytes[next]),
        letter(at: next + 1) == 0
      {
        add(.symbol, start..<next + 1, isWide: true)
      } else {
        add(.symbol, start..<next, isWide: true)
      }
    }
  }

  // MARK: Tokens

  private mutating func add(_ kind: Token.Kind, _ range: Range<Int>, isWide: Bool = false) {
    let first = bytes[range.lowerBound]
    var capitals = 0
    var smalls = 0
    var lower: String
    var isCapitalized = first &- 0x41 < 26
    if isWide {
      let written = String(decoding: bytes[range], as: UTF8.self)
      lower = WideScalar.folded(written)
      let cased = written.unicodeScalars.filter { $0.properties.isCased }
      capitals = cased.count { $0.properties.isUppercase }
      smalls = cased.count - capitals
      isCapitalized = cased.first.map { $0.properties.isUppercase } ?? false
    } else {
      for byte in bytes[range] {
        if byte &- 0x41 < 26 { capitals += 1 } else if byte &- 0x61 < 26 { smalls += 1 }
      }
      lower = TokenScanner.lowered(bytes, range, changes: capitals > 0)
    }
    let numbers = lexicon?.numbers(of: lower) ?? Lexicon.Numbers()
    tokens.append(
      Token(
        kind: kind, range: range, lower: lower, isCapitalized: isCapitalized,
        isAllCaps: capitals >= 2 && smalls == 0, isGluedToPrevious: range.lowerBound == end,
        entry: numbers.entry, word: numbers.word,
        tables: numbers.tables))
    end = range.upperBound
    position = end
  }

  private static func lowered(_ bytes: [UInt8], _ range: Range<Int>, changes: Bool) -> String {
    guard changes else { return String(decoding: bytes[range], as: UTF8.self) }
    return String(unsafeUninitializedCapacity: range.count) { buffer in
      var index = 0
      for byte in bytes[range] {
        buffer[index] = byte &- 0x41 < 26 ? byte | 0x20 : byte
        index += 1
      }
      return index
    }
  }

  /// What each byte can begin; bytes of wider scalars are looked at by ``WideScalar``.
  private static let classes: [ByteClass] = (0..<256).map { value in
    switch UInt8(value) {
    case 0...0x20, 0x7F: .space
    case 0x30...0x39: .digit
    case 0x41...0x5A, 0x61...0x7A: .letter
    case 0x24, 0x25, 0x2B, 0x3C, 0x3D, 0x3E, 0x5E, 0x60, 0x7C, 0x7E, 0x23, 0x26, 0x40, 0x5C: .symbol
    case 0x80...0xFF: .wide
    default: .mark
    }
  }
}
