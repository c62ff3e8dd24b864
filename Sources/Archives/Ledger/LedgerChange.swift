import Articles
import Facts
import Foundation

/// One step of a run as it is written; the steps come in the order of the inputs.
enum LedgerChange: Sendable {
  /// A file is about to be read: what stood in it before is forgotten.
  case opened(InputFile, position: Int)
  /// Something was named that cannot even be opened.
  case missing(ArchiveProblem, position: Int)
  case placed(Placing)
  /// An article that was read (again), to be placed.
  case read(Placing, Outcome)
  case revisited(name: String, payload: String, captured: String, seq: Int)
  case troubled(ArchiveProblem, seq: Int)
  /// A file was read to its end.
  case closed(InputFile, isUnchanged: Bool)
  /// An article whose stored claims were judged anew; `nil` where nothing had changed for it.
  case judged(article: Int64, Anew?)

  /// Where an article stands, and by which key it is known.
  struct Placing: Sendable {
    var key: String
    var name: String
    var seq: Int
    var captured: String
    var payload: String
  }

  /// What reading and judging an article gave, as it is stored.
  struct Outcome: Sendable {
    /// The code of the failure; `nil` where the article was read.
    var code: String?
    var reading: Data?
    var judgement: StoredJudgement
  }

  struct StoredJudgement: Sendable {
    var report: Data
    var digest: String
    var needs: Data
    /// True where no evidence has a say: the article claims nothing.
    var needsNothing: Bool
    var claims: Int

    init(_ judgement: Judgement) {
      report = PackedJSON.data(of: StoredReport(judgement.report.unplaced))
      digest = report.withUnsafeBytes { sha256(of: $0) }
      var grounds = judgement.grounds
      grounds.claims = zip(judgement.asked, judgement.report.claims).map { asked, claim in
        ClaimTrace(asked: asked, verdict: StoredReport.digest(of: claim))
      }
      needs = KeptNeeds.data(of: grounds)
      needsNothing = grounds.needs.isEmpty
      claims = judgement.report.claims.count
    }
  }

  /// What came of judging an article's stored claims anew.
  enum Anew: Sendable {
    /// The report says what it said, on other grounds.
    case same(needs: Data)
    case other(StoredJudgement)
  }
}
