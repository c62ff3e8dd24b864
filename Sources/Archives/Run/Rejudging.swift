import Evidence
import Facts
import Foundation
import Tallyman

/// Judges a stored article against changed evidence: only the claims that the change can touch, and the whole story
/// only where one of them comes out otherwise.
struct Rejudging: Sendable {
  let checker: StoryChecker
  let evidence: EvidenceFolder
  /// The evidence by which it was judged last.
  let since: EvidenceState

  /// `nil` where every answer that the stored report rests on would be the same today.
  func judgement(of article: Ledger.StaleArticle) throws -> LedgerChange.Anew? {
    let kept = try KeptNeeds(article.needs)
    var standing = StandingAnswers(in: evidence, since: since)
    let holds = try kept.questions.map { try standing.holds($0.basis, of: $0.query) }
    if !holds.isEmpty, !holds.contains(false) { return nil }
    let rest = try kept.rest()
    let asked = kept.questions.map { AskedQuery($0.query) }
    let known = holds.indices.filter { holds[$0] }.map { (asked[$0], rest.needs[$0]) }
    let source = RecordingEvidence(
      evidence, known: Dictionary(known) { first, _ in first }, sharing: checker.shared)
    let touched = kept.claims.indices.filter { claim in
      kept.claims[claim].asked.contains { !holds[$0] }
    }
    try remember(rest.meanings, of: touched, kept)
    let reading = try PackedJSON.value(KeptReading.self, in: article.reading)
    let rereadings = Rereadings(rest.rereadings)
    if let same = try sameVerdicts(
      on: touched, of: reading, kept, asked, rest, source, recalling: rereadings)
    {
      return .same(needs: same)
    }
    source.beginAnew()
    return .other(
      LedgerChange.StoredJudgement(
        try checker.judge(
          reading.reading(), against: source, recalling: rereadings.anew())))
  }

  /// What the names of these claims were found to be is taken over.
  private func remember(
    _ meanings: [KeptNeeds.Meaning], of claims: [Int], _ kept: KeptNeeds
  ) throws {
    let places = Set(claims.flatMap { kept.claims[$0].asked })
    let scopes = places.map { kept.questions[$0].query.scope }
    let names = Set(scopes.flatMap { [$0.shipper, $0.consignee] })
    for meaning in meanings where names.contains(meaning.reference) {
      try evidence.remember(
        meaning.reference, as: meaning.names, try meaning.matches.value(), since: since)
    }
  }

  /// The grounds of today where the claims that the change touches come out as they did, with all that the report says
  /// of them; `nil` where one does not, or where claims are read by one another.
  private func sameVerdicts(
    on touched: [Int], of reading: KeptReading, _ kept: KeptNeeds, _ questions: [AskedQuery],
    _ rest: KeptNeeds.Rest, _ source: RecordingEvidence, recalling rereadings: Rereadings
  ) throws -> Data? {
    guard !touched.isEmpty, !kept.areReadTogether,
      kept.claims.count == reading.count
    else { return nil }
    let claims = try touched.map { (place: $0, claim: try reading.claim($0)) }
    var areSame = true
    _ = try checker.tallyman.check(
      claims, of: reading.article, against: source, recalling: rereadings
    ) { place, checked in
      areSame = StoredReport.digest(of: checked) == kept.claims[place].verdict
      return areSame
    }
    guard areSame else { return nil }
    let old = Dictionary(zip(questions, rest.needs)) { first, _ in first }
    var asked = kept.claims.map { Set($0.asked.map { questions[$0] }) }
    let now = source.asked
    for claim in touched { asked[claim] = now[claim] ?? [] }
    let all = AskedQuestions(asked) { source.need($0) ?? old[$0] }
    let traces = zip(all.places, kept.claims).map {
      ClaimTrace(asked: $0, verdict: $1.verdict)
    }
    let ids = Set(claims.map(\.claim.id))
    let edits = rereadings.used + rest.rereadings.filter { !ids.contains($0.claim) }
    return KeptNeeds.data(
      of: Grounds(needs: all.needs, claims: traces, rereadings: edits))
  }
}
