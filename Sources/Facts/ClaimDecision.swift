/// What a person decided about a claim, as it stands now.
///
///     ClaimDecision(claim: "7f3a91c2", outcome: .accepted, by: "Ana", at: "2026-03-01T09:30:00.000Z")
public struct ClaimDecision: Hashable, Sendable, Codable {
  public enum Outcome: String, Sendable, CaseIterable, Codable {
    /// The verdict of the program stands.
    case accepted
    /// Overridden, with a note.
    case supported, unsupported
    case needsReporter
  }

  /// The claim's id.
  public var claim: String
  public var outcome: Outcome
  public var note: String?
  public var by: String
  /// RFC 3339 in UTC, with milliseconds.
  public var at: String
  /// What changed since, in plain words; empty while the decision fits what is shown.
  public var changes: [String]

  public init(
    claim: String, outcome: Outcome, note: String? = nil, by: String, at: String,
    changes: [String] = []
  ) {
    self.claim = claim
    self.outcome = outcome
    self.note = note
    self.by = by
    self.at = at
    self.changes = changes
  }

  public var isStale: Bool { !changes.isEmpty }
}
