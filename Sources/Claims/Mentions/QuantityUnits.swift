import Facts

/// The units of `units.tsv`, by phrase.
final class Units: Sendable {
  static let shared = Units()

  private let phrases: PhraseTable<Unit>
  /// Units of one letter («m», «t», «g») count only beside a number.
  private init() {
    var phrases = PhraseTable<Unit>()
    for row in Vocabulary.rows(of: "units.tsv") where row.count >= 4 {
      guard let dimension = Unit.Dimension(rawValue: row[2]), let factor = Figure(parsing: row[3])
      else { continue }
      phrases.add(row[0], Unit(name: row[1], dimension: dimension, factor: factor))
    }
    self.phrases = phrases
  }

  func unit(in tokens: [Token], at index: Int, limit: Int) -> (range: Range<Int>, payload: Unit)? {
    phrases.longest(in: tokens, at: index, limit: limit)
  }
}
