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
final class CalendarWords: Sendable {
  static let shared = CalendarWords()

  private let words: [CalendarWord?]
  private let events: PhraseTable<Day>
  /// Whether a word makes the sentence look ahead.
  private let forward: [Bool]
  private let opening: [Bool]
  private let introducing: [Bool]
  private let following: [Bool]

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
    var following = [Bool](repeating: false, count: lexicon.count)
    for entry in 0..<lexicon.count where words[entry] != nil { following[entry] = true }
    for word in CalendarWords.followers { following[lexicon[word]] = true }
    for row in Vocabulary.rows(of: "numbers.tsv") where row.count >= 2 {
      if ["unit", "teen", "tens", "ordinal"].contains(row[1]) { following[lexicon[row[0]]] = true }
    }
    var opening = following
    for word in CalendarWords.openers { opening[lexicon[word]] = true }
    for row in Vocabulary.rows(of: "events.tsv") {
      let words = Tokenizer.words(of: row[0])
      for word in words.prefix(1) { opening[lexicon[word]] = true }
      for word in words.dropFirst().prefix(1) { following[lexicon[word]] = true }
    }
    opening[0] = false
    following[0] = false
    self.opening = opening
    var introducing = [Bool](repeating: false, count: lexicon.count)
    for word in CalendarWords.introducers { introducing[lexicon[word]] = true }
    introducing[0] = false
    self.introducing = introducing
    self.following = following
    words[0] = nil
    self.words = words
    self.events = events
    self.forward = forward
  }

  /// Whether a date can begin with the word; most words of a story are let go here.
  func opens(_ entry: Int32) -> Bool { opening[Int(entry)] }

  /// Whether a date can go on with the word behind «the», «a» or «by».
  func follows(_ entry: Int32) -> Bool { following[Int(entry)] }

  /// Whether the word stands before a date: «since», «by», «between».
  func introduces(_ entry: Int32) -> Bool { introducing[Int(entry)] }

  private static let introducers = [
    "since", "before", "after", "until", "till", "by", "through", "from", "following", "between",
    "starting", "beginning", "commencing", "prior", "up", "later", "earlier",
  ]

  private static let openers = [
    "the", "a", "an", "so", "earlier", "later", "already", "within", "now", "today", "tonight",
    "yesterday", "tomorrow",
  ]

  private static let followers = [
    "last", "this", "next", "past", "previous", "preceding", "following", "current", "coming",
    "upcoming", "prior", "subsequent", "these", "recent", "same", "corresponding", "equivalent",
    "comparable", "identical", "that", "those", "period", "early", "mid", "late", "beginning",
    "start",
    "middle", "end", "close", "turn", "outset", "dawn", "final", "closing", "latter", "opening",
    "former",
    "fiscal", "calendar", "q1", "q2", "q3", "q4", "h1", "h2", "rest", "remainder", "couple", "few",
    "twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties",
  ]

  subscript(entry: Int32) -> CalendarWord? { words[Int(entry)] }

  func looksForward(_ entry: Int32) -> Bool { forward[Int(entry)] }

  func event(in tokens: [Token], at index: Int, limit: Int) -> (range: Range<Int>, payload: Day)? {
    events.longest(in: tokens, at: index, limit: limit)
  }
}
