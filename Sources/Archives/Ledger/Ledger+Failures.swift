import Facts
import Foundation
import GRDB

/// How many stories or parts of inputs failed with one code.
public struct FailureCount: Hashable, Sendable {
  public var code: String
  public var count: Int
  /// The name of one of them.
  public var example: String
  /// What was said of that one.
  public var diagnostic: Diagnostic
}

extension Ledger {
  /// What the last run met and could not read, by code.
  public func failures() throws(Diagnostic) -> [FailureCount] {
    try diagnosing { () throws(ArchiveProblem) in
      try reading { db in
        try Row.fetchAll(
          db,
          sql: """
            WITH latest AS (SELECT MAX(id) AS id FROM run), failed AS (
              SELECT code, input.name AS name, diagnostic, seq, NULL AS report
              FROM problem JOIN input ON input.id = problem.input
              WHERE input.seen = (SELECT id FROM latest)
              UNION ALL
              SELECT code, story.name, NULL, seq, report
              FROM place JOIN input ON input.id = place.input
              JOIN article ON article.id = place.article JOIN story ON story.id = place.story
              JOIN judgement ON judgement.id = article.judgement
              WHERE article.code IS NOT NULL AND input.seen = (SELECT id FROM latest)),
            ranked AS (
              SELECT code, name, diagnostic, report, COUNT(*) OVER (PARTITION BY code) AS count,
              ROW_NUMBER() OVER (PARTITION BY code ORDER BY name, seq) AS place FROM failed)
            SELECT code, count, name, diagnostic, report FROM ranked WHERE place = 1 ORDER BY code
            """
        ).map(Ledger.failure)
      }
    }
  }

  private static func failure(_ row: Row) throws -> FailureCount {
    let name: String = row[2]
    var diagnostic = Diagnostic(row[0], .error, "it could not be read", at: name, remedy: "")
    if let text: String = row[3] {
      diagnostic = try PackedJSON.value(Diagnostic.self, in: text)
    } else if let report: Data = row[4],
      let told = try StoredReport.report(in: report).diagnostics.first(where: {
        $0.code == diagnostic.code
      })
    {
      diagnostic = told
      diagnostic.place = name
    }
    return FailureCount(code: row[0], count: row[1], example: name, diagnostic: diagnostic)
  }
}
