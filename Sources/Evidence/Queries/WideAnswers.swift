import Facts

/// Answers that took a walk over many records, kept for the next story that asks the same: of food, of oil, of
/// whatever came from China, an archive speaks in thousands of stories, in much the same questions.
///
///     let wide = WideAnswers()
///     wide.keep(part, for: .init(query: query, naming: .asInStories, shards: [0]), walked: 900_000)
///
/// An answer stands as long as the folder is open, since sealed shards never change.
final class WideAnswers: Sendable {
  struct Question: Hashable {
    var query: EvidenceQuery
    var naming: PartyNaming
    /// The numbers of the shards that are asked.
    var shards: [Int]
  }

  /// So many records make a walk of a millisecond; to find an answer here takes microseconds.
  /// - Source: measured over ten million records, 30 November 2026: 0.2 µs a record.
  static let leastWalked = 4_096
  /// Records and groups, of some kilobyte each.
  static let most = 8_192

  private let kept = RecentlyUsed<Question, PartialAnswer>(most: most)

  func part(for question: Question) -> PartialAnswer? { kept.value(for: question) }

  /// - Parameter walked: how many records came by for it.
  func keep(_ part: PartialAnswer, for question: Question, walked: Int) {
    if walked >= WideAnswers.leastWalked { kept.keep(part, for: question, size: part.size) }
  }
}

extension PartialAnswer {
  /// How much it holds, in things of some kilobyte.
  fileprivate var size: Int {
    let named = [groups] + present.values
    let declarations =
      whole.declarationCount + (priced?.declarationCount ?? 0)
      + named.reduce(0) { $0 + $1.values.reduce(0) { $0 + $1.declarationCount } }
    return 1 + records.count + (crowd?.count ?? 0) + named.reduce(0) { $0 + $1.count }
      + declarations / 32
  }
}
