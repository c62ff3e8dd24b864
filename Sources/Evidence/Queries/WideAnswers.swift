import Facts
import Synchronization

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

  /// Of two halves the older is let go when the younger is full; what is asked again of it becomes young.
  private struct Kept {
    var young: [Question: PartialAnswer] = [:]
    var old: [Question: PartialAnswer] = [:]
    var size = 0

    mutating func add(_ part: PartialAnswer, for question: Question) {
      if size >= WideAnswers.most {
        old = young
        young = [:]
        size = 0
      }
      guard young.updateValue(part, forKey: question) == nil else { return }
      size += part.size
    }
  }

  /// So many records make a walk of some milliseconds; to find an answer here takes microseconds.
  /// - Source: measured over ten million records, 30 November 2026: 0.2 µs a record.
  static let leastWalked = 8_192
  /// Records and groups of each half, of some kilobyte each.
  static let most = 8_192

  private let kept = Mutex(Kept())

  func part(for question: Question) -> PartialAnswer? {
    kept.withLock { kept in
      if let part = kept.young[question] { return part }
      guard let part = kept.old[question] else { return nil }
      kept.add(part, for: question)
      return part
    }
  }

  /// - Parameter walked: how many records came by for it.
  func keep(_ part: PartialAnswer, for question: Question, walked: Int) {
    guard walked >= WideAnswers.leastWalked, part.size <= WideAnswers.most / 16 else { return }
    kept.withLock { $0.add(part, for: question) }
  }
}

extension PartialAnswer {
  /// How much it holds, in things of some kilobyte.
  fileprivate var size: Int {
    1 + records.count + groups.count + present.values.reduce(0) { $0 + $1.count }
  }
}
