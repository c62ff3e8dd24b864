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
    let kept = try KeptNeeds(article.needs)
    let holds = try kept.questions.map {
      try evidence.holds($0.basis, of: $0.query, since: since)
    }
    if !holds.isEmpty, !holds.contains(false) { return nil }
    let (needs, meanings) = try kept.all()
    for meaning in meanings {
      try evidence.remember(meaning.reference, as: meaning.names, meaning.matches, since: since)
    }
    let untouched = zip(needs, holds).filter(\.1).map(\.0)
    let reading = try PackedJSON.value(StoryReading.self, in: article.reading)
    return LedgerChange.StoredJudgement(
      try checker.judge(reading, against: evidence, known: untouched))
  }
}
