/// Abbreviations, and the words that open sentences or tell who speaks.
final class SentenceWords: Sendable {
  static let shared = SentenceWords()

  enum Abbreviation: String, Sendable {
    /// Stands before a name («Mr.», «St.»): never ends a sentence.
    case title
    /// Never ends a sentence («No.», «p.», «vs.»).
    case mid
    /// May end one («Inc.», «etc.»).
    case end
  }

  private let abbreviations: [Abbreviation?]
  private let opens: [Bool]
  private let speaks: [Bool]

  private init() {
    let count = Lexicon.shared.count
    var abbreviations = [Abbreviation?](repeating: nil, count: count)
    var opens = [Bool](repeating: false, count: count)
    var speaks = opens
    for row in Vocabulary.rows(of: "abbreviations.tsv") where row.count >= 2 {
      abbreviations[Lexicon.shared[row[0]]] = Abbreviation(rawValue: row[1])
    }
    for row in Vocabulary.rows(of: "sentence-words.tsv") where row.count >= 2 {
      if row[1] == "opens" { opens[Lexicon.shared[row[0]]] = true }
      if row[1] == "speaks" { speaks[Lexicon.shared[row[0]]] = true }
    }
    abbreviations[0] = nil
    opens[0] = false
    speaks[0] = false
    self.abbreviations = abbreviations
    self.opens = opens
    self.speaks = speaks
  }

  func abbreviation(_ token: Token) -> Abbreviation? { abbreviations[Int(token.entry)] }

  /// A capitalised word that is no name: «The», «It», «How».
  func opensSentence(_ token: Token) -> Bool { token.isCapitalized && opens[Int(token.entry)] }

  func tellsSpeaker(_ token: Token) -> Bool { speaks[Int(token.entry)] }
}
