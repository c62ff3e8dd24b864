import Evidence
import Facts
import Foundation
import GRDB

extension Ledger {
  /// What changed between two complete runs.
  ///
  ///     let comparison = try ledger.changes(from: 12, to: 14)
  ///     comparison.changes.filter { $0.cause.name == "evidence" }
  ///
  /// - Parameter figures: true lists claims too whose verdict stands while the figure found moved.
  /// - Throws: TM6024 or TM6025 where a run is not there or not complete.
  public func changes(from: Int, to: Int, figures: Bool = false) throws(Diagnostic)
    -> RunComparison
  {
    let runs = try runs()
    for id in [from, to] {
      guard let run = runs.first(where: { $0.id == id }) else {
        throw ArchiveProblem.noRun("\(id)", in: path).diagnostic
      }
      guard run.isComplete else { throw ArchiveProblem.unfinishedRun(id).diagnostic }
    }
    let (from, to) = (min(from, to), max(from, to))
    return try diagnosing { () throws(ArchiveProblem) in
      try reading { db in
        try RunDiff(runs: runs.filter(\.isComplete), from: from, to: to, figures: figures)
          .comparison(db)
      }
    }
  }
}

/// The work of comparing two runs: only stories that have another finding are looked at.
private struct RunDiff {
  let runs: [RunEntry]
  let from: Int
  let to: Int
  let figures: Bool

  func comparison(_ db: Database) throws -> RunComparison {
    var comparison = RunComparison(
      from: from, to: to, stories: try count("COUNT(*)", db),
      claims: try count("TOTAL(judgement.claims)", db), changes: [], storiesAdded: 0,
      storiesGone: 0)
    let changed = try Row.fetchCursor(
      db,
      sql: """
        SELECT id, name FROM story WHERE id IN (
          SELECT story FROM finding WHERE (since > :from AND since <= :to)
          UNION SELECT story FROM finding WHERE (until > :from AND until <= :to))
        ORDER BY name
        """, arguments: ["from": from, "to": to])
    while let row = try changed.next() {
      let chain = try chain(of: row[0], db)
      guard let first = chain.first, let last = chain.last else { continue }
      if first.state == nil, last.state != nil { comparison.storiesAdded += 1 }
      if first.state != nil, last.state == nil { comparison.storiesGone += 1 }
      comparison.changes += changes(in: chain, of: row[1])
    }
    return comparison
  }

  /// Over the findings of the later run.
  private func count(_ what: String, _ db: Database) throws -> Int {
    try Int.fetchOne(
      db,
      sql: """
        SELECT \(what) FROM finding JOIN judgement ON judgement.id = finding.judgement
        WHERE since <= ? AND (until IS NULL OR until > ?)
        """, arguments: [to, to]) ?? 0
  }

  // MARK: Chains

  /// What was known of a story from one run on; `nil` where it was not in the archive.
  private struct Link {
    var run: Int
    var state: StoryState?
    /// The run that found something else.
    var until: Int?
  }

  private func chain(of story: Int64, _ db: Database) throws -> [Link] {
    let rows = try Row.fetchAll(
      try db.cachedStatement(
        sql: """
          SELECT since, until, finding.article, report, needs
          FROM finding JOIN judgement ON judgement.id = finding.judgement
          WHERE story = ? AND since <= ? AND (until IS NULL OR until > ?) ORDER BY since
          """), arguments: [story, to, from])
    var chain: [Link] = []
    for row in rows {
      let since: Int = row[0]
      let state = StoryState(
        article: row[2], report: try StoredReport.report(in: row[3]),
        questions: try KeptNeeds(row[4] as Data).questions)
      if chain.isEmpty, since > from { chain.append(Link(run: from, state: nil)) }
      // A gap: it was away for a while.
      if let gone = chain.last?.until, gone < since { chain.append(Link(run: gone, state: nil)) }
      chain.append(Link(run: max(since, from), state: state, until: row[1]))
    }
    if let gone = chain.last?.until, gone <= to { chain.append(Link(run: gone, state: nil)) }
    return chain
  }

  private func changes(in chain: [Link], of story: String) -> [VerdictChange] {
    let first = chain.first?.state ?? .nothing
    let last = chain.last?.state ?? .nothing
    let gone = first.claims.filter { last.standing($0.claim.id) == nil }
    return (last.claims + gone).compactMap { checked in
      let id = checked.claim.id
      let (before, after) = (first.standing(id), last.standing(id))
      guard before?.reason != after?.reason || (figures && before != after) else { return nil }
      return VerdictChange(
        story: story, cause: cause(of: id, in: chain), claim: id, kind: checked.claim.kind,
        sentence: checked.claim.sentence, quote: checked.claim.quote, before: before, after: after)
    }
  }

  // MARK: Causes

  /// The last step at which the claim came to stand as it does.
  private func cause(of claim: String, in chain: [Link]) -> VerdictChange.Cause {
    for (before, after) in zip(chain, chain.dropFirst()).reversed() {
      let (a, b) = (before.state?.standing(claim), after.state?.standing(claim))
      guard a?.reason != b?.reason || (figures && a != b) else { continue }
      guard let old = before.state, let new = after.state else { return .story }
      return cause(of: claim, from: old, to: new, in: after.run)
    }
    return .article
  }

  private func cause(of claim: String, from old: StoryState, to new: StoryState, in run: Int)
    -> VerdictChange.Cause
  {
    guard let at = runs.firstIndex(where: { $0.id == run }), at > 0 else { return .article }
    let (then, now) = (runs[at - 1], runs[at])
    let isEvidence = then.state != now.state && restsOnOther(claim, old, new)
    if old.standing(claim) == nil || new.standing(claim) == nil {
      if old.article != new.article { return .article }
    } else if old.article != new.article, !isEvidence {
      return .article
    }
    if isEvidence { return evidence(claim, old, new, then.state, now.state) }
    return then.rules == now.rules ? .article : .rules(from: then.rules, to: now.rules)
  }

  /// True where the questions of the claim are the same and their answers rest on other records.
  private func restsOnOther(_ claim: String, _ old: StoryState, _ new: StoryState) -> Bool {
    guard old.standing(claim) != nil, new.standing(claim) != nil else { return false }
    let (a, b) = (old.questions(of: claim), new.questions(of: claim))
    let known = Dictionary(a.map { ($0.query, $0.basis) }) { first, _ in first }
    return b.contains { asked in known[asked.query].map { $0 != asked.basis } ?? false }
  }

  private func evidence(
    _ claim: String, _ old: StoryState, _ new: StoryState, _ then: EvidenceState,
    _ now: EvidenceState
  ) -> VerdictChange.Cause {
    let (a, b) = (old.questions(of: claim), new.questions(of: claim))
    let before = Set(a.flatMap(\.basis.shards))
    let after = Set(b.flatMap(\.basis.shards))
    let known = Set(then.datasets.map(\.id))
    let still = Set(now.datasets.map(\.id))
    var added = after.subtracting(before).subtracting(known)
    var removed = before.subtracting(after).subtracting(still)
    if added.isEmpty, removed.isEmpty {
      // Not the records but what the evidence covers, or which names it knows.
      (added, removed) = (still.subtracting(known), known.subtracting(still))
    }
    func names(_ ids: Set<String>, _ state: EvidenceState) -> [String] {
      state.datasets.filter { ids.contains($0.id) }.map(\.source).sorted()
    }
    return .evidence(added: names(added, now), removed: names(removed, then))
  }
}

/// What a run knew of one story.
private struct StoryState {
  var article: Int64
  var report: Report
  var questions: [Need.Question]

  static let nothing = StoryState(
    article: 0, report: Report(article: Article(source: "")), questions: [])

  var claims: [CheckedClaim] { report.claims }

  func standing(_ claim: String) -> VerdictChange.Standing? {
    report.claims.first { $0.claim.id == claim }.map {
      VerdictChange.Standing(
        reason: $0.verdict.reason, found: $0.verdict.found, restated: $0.verdict.restated)
    }
  }

  /// The questions that ask for the claim's own scope; all of the story where none does.
  func questions(of claim: String) -> [Need.Question] {
    guard let claim = report.claims.first(where: { $0.claim.id == claim })?.claim else { return [] }
    let own = questions.filter { $0.query.scope == claim.scope || $0.query.scope == claim.base }
    return own.isEmpty ? questions : own
  }
}
