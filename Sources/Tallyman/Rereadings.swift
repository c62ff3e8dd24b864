import Facts
import Synchronization

/// What a story with an edited figure says of the claim, kept for whenever the claim is judged again: it hangs on
/// no evidence.
///
///     let known = Rereadings(kept)
///     try Tallyman().check(article, stating: set, against: evidence, recalling: known)
///     known.used  // to be kept
public final class Rereadings: Sendable {
  /// A claim of an edited story that differs from the story's own in its words and its figure alone.
  public struct Edited: Hashable, Sendable, Codable {
    /// Of the story's own claim.
    public var claim: String
    /// What stands there instead of its figure.
    public var words: String
    var id: String
    var sentence: String
    var end: Int
    var quote: String
    var quoteStart: Int
    var quoteEnd: Int
    var amount: Amount?

    init(_ edited: Claim, of claim: Claim, words: String) {
      self.claim = claim.id
      self.words = words
      (id, sentence, end) = (edited.id, edited.sentence, edited.end)
      (quote, quoteStart, quoteEnd) = (edited.quote, edited.quoteStart, edited.quoteEnd)
      amount = edited.amount
    }

    /// The story's own claim as the edited story says it.
    func applied(to claim: Claim) -> Claim {
      var edited = claim
      (edited.id, edited.sentence, edited.end) = (id, sentence, end)
      (edited.quote, edited.quoteStart, edited.quoteEnd) = (quote, quoteStart, quoteEnd)
      edited.amount = amount
      return edited
    }
  }

  private struct Key: Hashable {
    var claim: String
    var words: String
  }

  private let known: [Key: [Edited]]
  private let asked = Mutex<[Key: [Edited]]>([:])

  public init(_ known: [Edited] = []) {
    self.known = Dictionary(grouping: known) { Key(claim: $0.claim, words: $0.words) }
  }

  private init(_ known: [Key: [Edited]]) { self.known = known }

  /// What is known by now, of which nothing was asked for yet.
  public func anew() -> Rereadings {
    Rereadings(known.merging(asked.withLock(\.self)) { _, newer in newer })
  }

  /// Those that were asked for, in no order.
  public var used: [Edited] { asked.withLock { $0.values.flatMap(\.self) } }

  /// The claims of the edited story that are this one; `read` where that is not known.
  func claims(like claim: Claim, with words: String, read: () -> [Claim]) -> [Claim] {
    let key = Key(claim: claim.id, words: words)
    if let edited = known[key] {
      asked.withLock { $0[key] = edited }
      return edited.map { $0.applied(to: claim) }
    }
    let found = read()
    let edited = found.map { Edited($0, of: claim, words: words) }
    if !found.isEmpty, zip(edited, found).allSatisfy({ $0.applied(to: claim) == $1 }) {
      asked.withLock { $0[key] = edited }
    }
    return found
  }
}
