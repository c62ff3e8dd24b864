import Facts

/// A currency as words, sign or code name it.
///
///     «cents»: code USD, name "cent", factor 0.01
struct Currency: Hashable, Sendable {
  /// A sign or code stands before or after the number, a word after it; a part is a word too.
  enum Kind: String, Sendable { case sign, code, word, sub }

  /// ISO 4217; empty where a word fits several («pesos»).
  let code: String
  /// As it is called: `dollar`, `pound sterling`, `cent`.
  let name: String
  let kind: Kind
  /// Currency units in one: 0.01 for cents.
  let factor: Figure
}

/// The currencies of `currencies.tsv`.
final class Currencies: Sendable {
  static let shared = Currencies()

  private let phrases: PhraseTable<Currency>
  /// Of every entry of the lexicon, whether it is a sign, a code or a word of money by itself.
  private let kinds: [Currency.Kind?]

  private init() {
    var phrases = PhraseTable<Currency>()
    var kinds = [Currency.Kind?](repeating: nil, count: Lexicon.shared.count)
    for row in Vocabulary.rows(of: "currencies.tsv") where row.count >= 5 {
      guard let kind = Currency.Kind(rawValue: row[3]), let factor = Figure(parsing: row[4]) else {
        continue
      }
      phrases.add(row[0], Currency(code: row[1], name: row[2], kind: kind, factor: factor))
      let words = Tokenizer.words(of: row[0])
      if words.count == 1, let word = words.first { kinds[Lexicon.shared[word]] = kind }
    }
    kinds[0] = nil
    self.phrases = phrases
    self.kinds = kinds
  }

  func currency(
    in tokens: [Token], at index: Int, limit: Int
  ) -> (range: Range<Int>, payload: Currency)? {
    phrases.longest(in: tokens, at: index, limit: limit)
  }

  func isSign(_ token: Token) -> Bool { kinds[Int(token.entry)] == .sign }

  /// A code is written in capitals: «EUR», «RMB»; «all» and «try» are words.
  func isCode(_ token: Token) -> Bool {
    kinds[Int(token.entry)] == .code
      && (token.isAllCaps || Currencies.plainCodes.contains(token.lower))
  }

  /// Codes that are no English words, and so are known in lower case too.
  private static let plainCodes: WordSet = [
    "aed", "aud", "btc", "cad", "chf", "cny", "eur", "gbp", "hkd", "inr", "jpy", "kzt", "nzd",
    "rmb",
    "rs", "rub", "sgd", "uah", "usd", "usdt",
  ]

  func isMoneyWord(_ token: Token) -> Bool {
    switch kinds[Int(token.entry)] {
    case .word, .sub: true
    case .code: isCode(token)
    default: false
    }
  }
}
