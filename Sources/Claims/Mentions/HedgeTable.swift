/// The hedges of `hedges.tsv`, before and after a figure.
final class HedgeTable: Sendable {
  static let shared = HedgeTable()

  private let after: PhraseTable<Hedge>
  private let before: PhraseTable<Hedge>
  /// Whether a word ends a hedge that stands before a figure.
  private let ends: [Bool]
  private let longest: Int

  private init() {
    var before = PhraseTable<Hedge>()
    var after = PhraseTable<Hedge>()
    var ends = [Bool](repeating: false, count: Lexicon.shared.count)
    var longest = 1
    for row in Vocabulary.rows(of: "hedges.tsv") where row.count >= 3 {
      guard let hedge = Hedge(rawValue: row[1]) else { continue }
      if row[2] == "after" {
        after.add(row[0], hedge)
      } else {
        before.add(row[0], hedge)
        let words = Tokenizer.words(of: row[0])
        longest = max(longest, words.count)
        if let last = words.last { ends[Lexicon.shared[last]] = true }
      }
    }
    ends[0] = false
    self.before = before
    self.after = after
    self.ends = ends
    self.longest = longest
  }

  /// The longest hedge that ends just before `end`.
  func hedge(
    endingAt end: Int, in tokens: [Token], from start: Int
  ) -> (range: Range<Int>, payload: Hedge)? {
    guard end > start, ends[Int(tokens[end - 1].entry)] else { return nil }
    for begin in max(start, end - longest)..<end {
      if let found = before.longest(in: tokens, at: begin, limit: end),
        found.range.upperBound == end,
        // «added up to 40 tons» is a sum.
        tokens[begin].lower != "up" || begin == 0
          || !["add", "adds", "added", "adding"].contains(tokens[begin - 1].lower)
      {
        return found
      }
    }
    return nil
  }

  func hedge(
    after start: Int, in tokens: [Token], limit: Int
  ) -> (range: Range<Int>, payload: Hedge)? {
    after.longest(in: tokens, at: start, limit: limit)
  }
}
