import Facts
import GRDB

/// How many stories or parts of inputs failed with one code.
public struct FailureCount: Hashable, Sendable {
  public var code: String
  public var count: Int
  /// The name of one of them.
  public var example: String
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
              SELECT code, input.name AS name FROM problem JOIN input ON input.id = problem.input
              WHERE input.seen = (SELECT id FROM latest)
              UNION ALL
              SELECT code, story.name FROM place JOIN input ON input.id = place.input
              JOIN article ON article.id = place.article JOIN story ON story.id = place.story
              WHERE article.code IS NOT NULL AND input.seen = (SELECT id FROM latest))
            SELECT code, COUNT(*), MIN(name) FROM failed GROUP BY code ORDER BY code
            """
        ).map { FailureCount(code: $0[0], count: $0[1], example: $0[2]) }
      }
    }
  }
}
