/// Every word of the tables, numbered once, so that a token is looked up once.
struct Lexicon: Sendable {
  /// What a word is in the recognisers' tables, and in the phrase tables of the trade; 0 for neither.
  struct Numbers: Sendable {
    var entry: Int32 = 0
    var word: Int32 = 0
    /// The phrase tables in which a phrase begins with the word, a bit each.
    var tables: UInt8 = 0
  }

  /// The tables whose first column is a phrase of the recognisers.
  static let tables = [
    "numbers.tsv", "units.tsv", "currencies.tsv", "hedges.tsv", "events.tsv", "calendar.tsv",
    "abbreviations.tsv", "function-words.tsv", "changes.tsv", "stop-words.tsv",
    "sentence-words.tsv",
  ]

  static let shared = Lexicon()

  private let entries: WordTable<Numbers>
  /// One more than the highest entry; entry 0 stands for every word that is not known.
  let count: Int
  /// Whether digits that hang on the word are a number of their own: «USD10m», «Dec31».
  private let leads: [Bool]

  private init() {
    let trade = TradeLexicon.standard
    var entries = WordTable<Numbers>(capacity: trade.numbers.count + 4000)
    func add(_ word: String) {
      if entries[word] == nil { entries[word] = Numbers(entry: Int32(entries.count + 1)) }
    }
    for table in Lexicon.tables {
      for row in Vocabulary.rows(of: table) {
        for word in Tokenizer.words(of: row[0]) { add(word) }
      }
    }
    var leads = [Bool](repeating: false, count: entries.count + 1)
    for row in Vocabulary.rows(of: "currencies.tsv") where row.count > 3 && row[3] == "code" {
      leads[Int(entries[row[0]]?.entry ?? 0)] = true
    }
    for row in Vocabulary.rows(of: "calendar.tsv") where row.count > 1 && row[1] == "month" {
      leads[Int(entries[row[0]]?.entry ?? 0)] = true
    }
    leads[0] = false
    self.leads = leads
    count = entries.count + 1
    for (word, number) in trade.numbers.numbers {
      var numbers = entries[word] ?? Numbers()
      numbers.word = number
      numbers.tables = trade.tables(beginningWith: number)
      entries[word] = numbers
    }
    self.entries = entries
  }

  func numbers(of word: String) -> Numbers { entries[word] ?? Numbers() }

  func entry(_ word: String) -> Int32 { entries[word]?.entry ?? 0 }

  func leadsNumber(_ word: String) -> Bool { leads[Int(entry(word))] }

  subscript(word: String) -> Int { Int(entry(word)) }
}
