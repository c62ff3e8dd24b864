import Evidence
import Facts

/// Judges a stored article against changed evidence, and only where the change can touch a claim of it.
struct Rejudging: Sendable {
  let checker: StoryChecker
  let evidence: EvidenceFolder
  /// The evidence by which it was judged last.
  let since: EvidenceState

  /// `nil` where every answer that the stored report rests on would be the same today; else only what the
  /// change touches is asked again.
  func judgement(of article: Ledger.StaleArticle) throws -> LedgerChange.StoredJudgement? {
    let needs = try PackedJSON.value(KeptNeeds.self, in: article.needs).all
    var untouched: [Need] = []
    for need in needs where try evidence.holds(need.basis, of: need.query, since: since) {
      untouched.append(need)
    }
    guard untouched.count < needs.count else { return nil }
    let reading = try PackedJSON.value(StoryReading.self, in: article.reading)
    return LedgerChange.StoredJudgement(
      try checker.judge(reading, against: evidence, known: untouched))
  }
}
