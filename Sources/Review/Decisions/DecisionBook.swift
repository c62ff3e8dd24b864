import Facts

/// What the log says of each claim.
struct DecisionBook: Sendable {
  private var byFingerprint: [String: [DecisionEntry]] = [:]

  mutating func add(_ entries: [DecisionEntry]) {
    for entry in entries {
      byFingerprint[entry.sighting.fingerprint, default: []].append(entry)
    }
  }

  /// The entries that bear on a claim: those of its story, and of an earlier state of the same file.
  func record(of claim: Sighting) -> ClaimRecord {
    guard let known = byFingerprint[claim.fingerprint] else { return ClaimRecord.none }
    let entries = known.filter {
      $0.sighting.article == claim.article || $0.sighting.source == claim.source
    }
    return ClaimRecord(entries: entries, now: claim)
  }
}

/// The timeline of one claim, and what stands at its end.
struct ClaimRecord: Sendable {
  /// In the order of their moments, which is the same on every machine.
  let timeline: [DecisionEntry]
  /// The decision that stands.
  let current: DecisionEntry?
  /// What changed since it was made.
  let changes: [String]
  /// Another reviewer had decided otherwise, and the writer of the last entry had not seen it.
  let contested: DecisionEntry?

  /// Of a claim that nobody looked at yet.
  static let none = ClaimRecord()

  private init() { (timeline, current, changes, contested) = ([], nil, [], nil) }

  init(entries: [DecisionEntry], now: Sighting) {
    timeline = entries.sorted { ($0.at, $0.id) < ($1.at, $1.id) }
    var standing: [DecisionEntry] = []
    for entry in timeline {
      if entry.action == .undo {
        standing.removeAll { $0.id == entry.target }
      } else if entry.action.outcome != nil {
        standing.append(entry)
      }
    }
    current = standing.last
    changes = current.map { $0.sighting.changes(until: now) } ?? []
    contested = ClaimRecord.unseen(before: standing, in: timeline)
  }

  /// The entry before the last, where its writer is another, its outcome too, and it was not seen.
  private static func unseen(before standing: [DecisionEntry], in timeline: [DecisionEntry])
    -> DecisionEntry?
  {
    guard standing.count > 1, let last = standing.last else { return nil }
    let other = standing[standing.count - 2]
    guard other.by != last.by, other.action != last.action else { return nil }
    let seen = timeline.first { $0.id == last.after }
    guard let seen else { return other }
    return (seen.at, seen.id) < (other.at, other.id) ? other : nil
  }

  var isStale: Bool { !changes.isEmpty }

  enum State: String, Sendable, CaseIterable {
    case open, decided, stale, reporter
  }

  var state: State {
    guard let current else { return .open }
    if isStale { return .stale }
    return current.action == .needsReporter ? .reporter : .decided
  }

  func decision(on claim: String) -> ClaimDecision? {
    guard let current, let outcome = current.action.outcome else { return nil }
    return ClaimDecision(
      claim: claim, outcome: outcome, note: current.note, by: current.by, at: current.at,
      changes: changes)
  }
}
