/// What became of one claim between two runs over an archive.
///
///     supported by run 12, contradicted since run 13, because june.csv was imported
public struct VerdictChange: Hashable, Sendable, Codable {
  /// The name of the story: a path or an address.
  public var story: String
  public var cause: Cause
  public var claim: String
  public var kind: ClaimKind
  public var sentence: String
  public var quote: String
  /// `nil` where the earlier run knew no such claim.
  public var before: Standing?
  /// `nil` where the later run knows no such claim.
  public var after: Standing?

  public init(
    story: String, cause: Cause, claim: String, kind: ClaimKind, sentence: String, quote: String,
    before: Standing?, after: Standing?
  ) {
    self.story = story
    self.cause = cause
    self.claim = claim
    self.kind = kind
    self.sentence = sentence
    self.quote = quote
    self.before = before
    self.after = after
  }

  /// What a run had to say of the claim.
  public struct Standing: Hashable, Sendable, Codable {
    public var reason: Verdict.Reason
    public var found: Verdict.Found?
    public var restated: String

    public init(reason: Verdict.Reason, found: Verdict.Found?, restated: String) {
      self.reason = reason
      self.found = found
      self.restated = restated
    }
  }

  /// Why it changed.
  public enum Cause: Hashable, Sendable, Codable {
    /// Imports that came or went, as the reports name them.
    case evidence(added: [String], removed: [String])
    /// The text of the story was edited.
    case article
    /// The story is new to the archive, or no longer in it.
    case story
    /// The program reads or judges otherwise than before.
    case rules(from: String, to: String)

    public var name: String {
      switch self {
      case .evidence: "evidence"
      case .article: "article"
      case .story: "story"
      case .rules: "rules"
      }
    }
  }

  /// True where the verdict is another one, or the claim came or went.
  public var movesVerdict: Bool { before?.reason != after?.reason }
}

/// Two runs over an archive, compared.
public struct RunComparison: Hashable, Sendable, Codable {
  public var from: Int
  public var to: Int
  /// Stories and claims that the later run knows.
  public var stories: Int
  public var claims: Int
  /// By story, then in the order of the claims' places.
  public var changes: [VerdictChange]
  /// Stories that only the one or the other run knows.
  public var storiesAdded: Int
  public var storiesGone: Int

  public init(
    from: Int, to: Int, stories: Int, claims: Int, changes: [VerdictChange], storiesAdded: Int,
    storiesGone: Int
  ) {
    self.from = from
    self.to = to
    self.stories = stories
    self.claims = claims
    self.changes = changes
    self.storiesAdded = storiesAdded
    self.storiesGone = storiesGone
  }
}
