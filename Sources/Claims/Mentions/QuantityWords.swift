/// Words around figures: of change, and those that end a counted noun phrase.
final class QuantityWords: Sendable {
  static let shared = QuantityWords()

  private let before: [QuantityMention.Change]
  private let after: [QuantityMention.Change]
  private let stops: [Bool]

  private init() {
    let count = Lexicon.shared.count
    var before = [QuantityMention.Change](repeating: .none, count: count)
    var after = before
    var stops = [Bool](repeating: false, count: count)
    for row in Vocabulary.rows(of: "changes.tsv") where row.count >= 3 {
      let entry = Lexicon.shared[row[0]]
      let change: QuantityMention.Change = row[1] == "up" ? .up : .down
      if row[2] == "before" { before[entry] = change } else { after[entry] = change }
    }
    for row in Vocabulary.rows(of: "stop-words.tsv") { stops[Lexicon.shared[row[0]]] = true }
    before[0] = .none
    after[0] = .none
    stops[0] = false
    self.before = before
    self.after = after
    self.stops = stops
  }

  /// «rose», «down», «cut»: what a word before a figure says of its direction.
  func changeBefore(_ token: Token) -> QuantityMention.Change { before[Int(token.entry)] }

  /// «higher», «fewer», «increase»: what a word after a figure says.
  func changeAfter(_ token: Token) -> QuantityMention.Change { after[Int(token.entry)] }

  func stops(_ token: Token) -> Bool { stops[Int(token.entry)] }
}
