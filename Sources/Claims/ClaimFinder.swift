import Facts

/// Finds every claim of a story that customs records can settle.
///
///     let set = ClaimFinder().claims(in: article)
///     set.claims.map(\.kind)      // [.quantity, .weight, …]
///     set.unchecked.map(\.reason) // [.statement, …]
///
/// - Complexity: Linear in the length of the story.
public struct ClaimFinder: Sendable {
  public init() {}

  /// Names of countries by ISO 3166-1 code, as stories write them.
  public static let countryNames: [String: String] = Vocabulary.rows(of: "countries.tsv")
    .reduce(into: [:]) { names, row in if row.count > 1 { names[row[0]] = row[1] } }

  /// What declarations say, in their languages, for a word that narrows goods: «used», «gebraucht*».
  public static let qualities: [String: [String]] = Vocabulary.rows(of: "qualities.tsv")
    .reduce(into: [:]) { qualities, row in
      if row.count > 1 { qualities[row[0]] = row[1].split(separator: ",").map(String.init) }
    }

  /// True where the article says of itself that it is not in English: nothing in it is guessed at.
  public static func isForeign(_ article: Article) -> Bool {
    guard let language = article.language?.lowercased(), !language.isEmpty else { return false }
    return language != "en" && !language.hasPrefix("en-") && !language.hasPrefix("en_")
  }

  public func claims(in article: Article) -> ClaimSet {
    claims(in: article, while: { true }) ?? ClaimSet()
  }

  /// The same, for as long as `goesOn` says at each sentence; `nil` where it said no.
  public func claims(in article: Article, while goesOn: () -> Bool) -> ClaimSet? {
    guard !ClaimFinder.isForeign(article) else { return ClaimSet() }
    var pass = StoryPass(article)
    while pass.next < pass.story.sentences.count {
      guard goesOn() else { return nil }
      pass.readNext()
    }
    return pass.found
  }

  /// In tokens: what is read of a sentence is compared with the rest of it, so that a bound keeps
  /// the time linear in the length of the story. The longest of 3,200 sentences of news and prose
  /// looked at has under 200.
  static let longestSentence = 500
}

extension Screening {
  /// Only plans and possibilities: no verb of trade says that something happened.
  func prediction(
    _ sentence: SentenceReading, _ cues: Cues
  ) -> UncheckedSentence.Reason? {
    guard cues.modal else { return nil }
    let happened = sentence.predicates.contains { predicate in
      guard !predicate.isModal else { return false }
      switch predicate.frame {
      case .send, .get, .move, .reach, .leave, .bill, .pay, .cost, .share, .total, .rise, .fall,
        .begin, .end, .rank, .handle, .be:
        return true
      default: return false
      }
    }
    return happened ? nil : .prediction
  }
}
