import Facts

/// What a word of `numbers.tsv` does in a number.
enum NumberWord: Sendable {
  /// 0 to 9, 10 to 19, 20 to 90.
  case unit(Int)
  case teen(Int)
  case tens(Int)
  case hundred
  /// «thousand», «million», «mn», «bn».
  case magnitude(Int)
  /// «k», «m», «bn» glued to digits: single letters that are units elsewhere.
  case letter(Int)
  /// «dozen», «score».
  case dozen(Int)
  /// «hundreds», «dozens».
  case plural(Int)
  case part(Int)
  case ordinal(Int)
  case fold(Int)
  case foldSuffix
  case multiple(Figure)
  case vague(VagueAmount)
  case couple, few
  case article
  case timesWord
}

/// The words of `numbers.tsv`, by their entry in the lexicon.
final class NumberWords: Sendable {
  static let shared = NumberWords()

  private let words: [NumberWord?]
  /// Parts and ordinals share words: «third», «fifth».
  private let parts: [Int]
  private let ordinals: [Int]

  private init() {
    let lexicon = Lexicon.shared
    var words = [NumberWord?](repeating: nil, count: lexicon.count)
    var parts = [Int](repeating: 0, count: lexicon.count)
    var ordinals = [Int](repeating: 0, count: lexicon.count)
    for row in Vocabulary.rows(of: "numbers.tsv") where row.count >= 3 {
      let entry = lexicon[row[0]]
      let value = Int(row[2]) ?? 0
      switch row[1] {
      case "part": parts[entry] = value
      case "ordinal": ordinals[entry] = value
      default: words[entry] = NumberWords.word(kind: row[1], value: value, text: row[2])
      }
    }
    words[0] = nil
    self.words = words
    self.parts = parts
    self.ordinals = ordinals
  }

  private static func word(kind: String, value: Int, text: String) -> NumberWord? {
    switch kind {
    case "unit": .unit(value)
    case "teen": .teen(value)
    case "tens": .tens(value)
    case "hundred": .hundred
    case "magnitude": .magnitude(value)
    case "letter": .letter(value)
    case "dozen": .dozen(value)
    case "score": .dozen(value)
    case "plural": .plural(value)
    case "fold": .fold(value)
    case "foldsuffix": .foldSuffix
    case "multiple": Figure(parsing: text).map { .multiple($0) }
    case "vague": VagueAmount(rawValue: text).map { .vague($0) }
    case "article": .article
    case "timesword": .timesWord
    default: nil
    }
  }

  /// Whether the word can be part of a number.
  func isNumber(_ token: Token) -> Bool {
    let entry = Int(token.entry)
    guard entry != 0 else { return false }
    if parts[entry] != 0 { return true }
    switch words[entry] {
    case nil, .article, .timesWord, .foldSuffix: return false
    default: return true
    }
  }

  subscript(token: Token) -> NumberWord? { words[Int(token.entry)] }

  /// The denominator of «third», «thirds»; `nil` where the word is none.
  func part(_ token: Token) -> Int? {
    let value = parts[Int(token.entry)]
    return value == 0 ? nil : value
  }

  func ordinal(_ token: Token) -> Int? {
    let value = ordinals[Int(token.entry)]
    return value == 0 ? nil : value
  }
}
