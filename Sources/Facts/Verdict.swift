/// What the records say about one claim.
public struct Verdict: Hashable, Sendable, Codable {
  public enum Status: String, Sendable, Codable, CaseIterable {
    case supported, unsupported, notCheckable
  }

  public enum Reason: String, Sendable, Codable, CaseIterable {
    case agrees
    case contradicted, noMatchingRecords, notCovered, ambiguous
    case statement, opinion, prediction, background, noScope

    public var status: Status {
      switch self {
      case .agrees: .supported
      case .contradicted, .noMatchingRecords, .notCovered, .ambiguous: .unsupported
      case .statement, .opinion, .prediction, .background, .noScope: .notCheckable
      }
    }
  }

  /// What is true but misleads, or rests on little.
  public enum Flag: String, Sendable, Codable, CaseIterable {
    case rounded, understated, overstated, fragile, onlyOneRecord, dominatedByOne, unitOutlier
    case assumedCoverage, loosePeriod, untold
  }

  public var reason: Reason
  public var flags: [Flag]
  public var found: Found?
  /// The claim in plain words with its accepted bounds.
  public var restated: String
  public var explanation: String
  public var nearMisses: [NearMiss]
  /// The arithmetic, a step a line: records, sum, unit, bound.
  public var steps: [String] = []
  /// Other ways in which the words can be read, with what each gives.
  public var readings: [OtherReading] = []
  /// The smallest edit of the sentence that the records support.
  public var mend: Mend?

  public var status: Status { reason.status }

  public init(
    reason: Reason, flags: [Flag] = [], found: Found? = nil, restated: String = "",
    explanation: String = "", nearMisses: [NearMiss] = []
  ) {
    self.reason = reason
    self.flags = flags
    self.found = found
    self.restated = restated
    self.explanation = explanation
    self.nearMisses = nearMisses
  }

  /// The figure that the records give.
  public struct Found: Hashable, Sendable, Codable {
    public var value: ClaimValue?
    public var unit: String
    public var shipments: Int
    public var records: Int
    public var first: Day?
    public var last: Day?

    public init(
      value: ClaimValue?, unit: String, shipments: Int = 0, records: Int = 0, first: Day? = nil,
      last: Day? = nil
    ) {
      self.value = value
      self.unit = unit
      self.shipments = shipments
      self.records = records
      self.first = first
      self.last = last
    }
  }

  /// The claim read in another way than its plain one.
  public struct OtherReading: Hashable, Sendable, Codable {
    /// What is read differently: «counted per line».
    public var words: String
    public var found: Found
    /// Whether the claim would be supported, read so.
    public var holds: Bool

    public init(words: String, found: Found, holds: Bool) {
      self.words = words
      self.found = found
      self.holds = holds
    }
  }

  /// An edit that is offered, never applied: with it the sentence was checked and came back supported.
  public struct Mend: Hashable, Sendable, Codable {
    /// The words that go out of the sentence: «almost 800 tons».
    public var replaced: String
    /// The words that come in: «almost 80 tons».
    public var by: String
    /// The whole sentence as it would stand.
    public var sentence: String

    public init(replaced: String, by: String, sentence: String) {
      self.replaced = replaced
      self.by = by
      self.sentence = sentence
    }
  }

  /// A small change of the claim under which the records would agree.
  public struct NearMiss: Hashable, Sendable, Codable {
    /// The slot or reading that changes: `period`, `departure`, `unit`, `digits` …
    public var change: String
    public var scope: Scope
    public var found: Found
    /// To the editor: «2023 gives 79.6 t: is the year right?»
    public var question: String

    public init(change: String, scope: Scope, found: Found, question: String) {
      self.change = change
      self.scope = scope
      self.found = found
      self.question = question
    }
  }
}

/// A claim with its verdict and the records it rests on.
public struct CheckedClaim: Hashable, Sendable, Codable {
  public var claim: Claim
  public var verdict: Verdict
  /// The names in the evidence that the claim's parties stand for.
  public var resolution: EvidenceAnswer.Resolution
  public var coverage: Coverage
  public var records: [Shipment]

  public init(
    claim: Claim, verdict: Verdict, resolution: EvidenceAnswer.Resolution = .init(),
    coverage: Coverage = .full, records: [Shipment] = []
  ) {
    self.claim = claim
    self.verdict = verdict
    self.resolution = resolution
    self.coverage = coverage
    self.records = records
  }
}

/// Everything that checking one article gave.
public struct Report: Hashable, Sendable, Codable {
  public static let schema = "tallyman-report/1"

  public var article: Article
  public var edition: String
  public var datasets: [Dataset]
  public var claims: [CheckedClaim]
  public var unchecked: [UncheckedSentence]
  public var diagnostics: [Diagnostic]
  /// Where the story speaks against itself.
  public var conflicts: [StoryConflict] = []
  /// What reviewers decided, at most one a claim; empty where nobody was asked.
  public var decisions: [ClaimDecision]

  public init(
    article: Article, edition: String = "", datasets: [Dataset] = [], claims: [CheckedClaim] = [],
    unchecked: [UncheckedSentence] = [], diagnostics: [Diagnostic] = [],
    decisions: [ClaimDecision] = []
  ) {
    self.article = article
    self.edition = edition
    self.datasets = datasets
    self.claims = claims
    self.unchecked = unchecked
    self.diagnostics = diagnostics
    self.decisions = decisions
  }

  public func count(_ reason: Verdict.Reason) -> Int {
    claims.count { $0.verdict.reason == reason }
  }

  /// How many claims came out how, counted in one pass; a reason that no claim has is left out.
  public var countsByReason: [Verdict.Reason: Int] {
    claims.reduce(into: [:]) { $0[$1.verdict.reason, default: 0] += 1 }
  }
}
