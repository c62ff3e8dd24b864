/// Every word of the recognisers' tables, numbered once, so that a token is looked up once.
struct Lexicon: Sendable {
  /// The tables whose first column is a phrase of the recognisers.
  static let tables = [
    "numbers.tsv", "units.tsv", "currencies.tsv", "hedges.tsv", "events.tsv", "calendar.tsv",
    "abbreviations.tsv", "function-words.tsv",
  ]

  static let shared = Lexicon()

  private let entries: [String: Int32]
  /// One more than the highest entry; entry 0 stands for every word that is not known.
  let count: Int

  private init() {
    var entries: [String: Int32] = [:]
    func add(_ word: String) {
      if entries[word] == nil { entries[word] = Int32(entries.count + 1) }
    }
    for table in Lexicon.tables {
      for row in Vocabulary.rows(of: table) {
        for word in Tokenizer.words(of: row[0]) { add(word) }
      }
    }
    self.entries = entries
    count = entries.count + 1
  }

  func entry(_ word: String) -> Int32 { entries[word] ?? 0 }

  subscript(word: String) -> Int { Int(entries[word] ?? 0) }
}
