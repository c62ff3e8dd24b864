import Facts

/// What a word of `calendar.tsv` names.
enum CalendarWord: Sendable {
  /// 1 to 12.
  case month(Int)
  /// 1 is Monday.
  case weekday(Int)
  /// The first month of the season.
  case season(Int)
  case unit(CalendarUnit)
}

enum CalendarUnit: String, Sendable {
  case day, week, weekend, fortnight, month, quarter, half, year, decade, century, season
}

/// The words of `calendar.tsv` and the events of `events.tsv`.
struct CalendarWords: Sendable {
  static let shared = CalendarWords()

  private let words: [CalendarWord?]
  private let events: PhraseTable<Day>
  /// Whether a word makes the sentence look ahead.
  private let forward: [Bool]

  private init() {
    let lexicon = Lexicon.shared
    var words = [CalendarWord?](repeating: nil, count: lexicon.count)
    var forward = [Bool](repeating: false, count: lexicon.count)
    let ahead = ["will", "shall", "i'll", "we'll", "they'll", "he'll", "she'll", "it'll", "you'll"]
    for word in ahead { forward[lexicon[word]] = true }
    forward[0] = false
    for row in Vocabulary.rows(of: "calendar.tsv") where row.count >= 3 {
      let entry = lexicon[row[0]]
      switch row[1] {
      case "month": words[entry] = Int(row[2]).map { .month($0) }
      case "weekday": words[entry] = Int(row[2]).map { .weekday($0) }
      case "season": words[entry] = Int(row[2]).map { .season($0) }
      case "unit": words[entry] = CalendarUnit(rawValue: row[2]).map { .unit($0) }
      default: break
      }
    }
    var events = PhraseTable<Day>()
    for row in Vocabulary.rows(of: "events.tsv") where row.count >= 2 {
      guard let day = Day(iso: row[1]) else { continue }
      events.add(row[0], day)
    }
    words[0] = nil
    self.words = words
    self.events = events
    self.forward = forward
  }

  subscript(token: Token) -> CalendarWord? { words[Int(token.entry)] }

  func looksForward(_ token: Token) -> Bool { forward[Int(token.entry)] }

  func event(in tokens: [Token], at index: Int, limit: Int) -> (range: Range<Int>, payload: Day)? {
    events.longest(in: tokens, at: index, limit: limit)
  }
}
