import Facts
import Foundation
import GRDB

/// An article as the ledger knows it, without what it says.
struct KnownArticle: Sendable {
  var id: Int64
  var rules: String
  var hasFailed: Bool
}

/// Writes the steps of one run in their order.
struct LedgerWriting {
  let ledger: Ledger
  let run: Int
  let edition: Int
  let rules: String
  private var input: Int64 = 0
  private var stories = 0
  private var failures = 0

  init(_ ledger: Ledger, run: Int, edition: Int, rules: String) {
    self.ledger = ledger
    self.run = run
    self.edition = edition
    self.rules = rules
  }

  mutating func write(_ changes: [LedgerChange]) throws(ArchiveProblem) {
    guard !changes.isEmpty else { return }
    // A transaction that fails must not leave the counts of the present input behind.
    var copy = self
    try ledger.writing { db in
      for change in changes { try copy.apply(change, db) }
    }
    self = copy
  }

  private mutating func apply(_ change: LedgerChange, _ db: Database) throws {
    switch change {
    case .opened(let file, let position):
      try open(file.name, position, db)
    case .missing(let problem, let position):
      try open(problem.diagnostic.place ?? "", position, db)
      try trouble(problem, 0, db)
      try close(stamp: "", db)
    case .placed(let placing): try place(placing, db)
    case .read(let placing, let outcome):
      try store(outcome, placing.key, db)
      try place(placing, db)
    case .revisited(let name, let payload, let captured, let seq):
      try revisit(name, payload, captured, seq, db)
    case .troubled(let problem, let seq): try trouble(problem, seq, db)
    case .closed(let file, let isUnchanged):
      try close(stamp: isUnchanged ? file.stamp : "", db)
    case .judged(let article, let judgement): try judge(article, judgement, db)
    }
  }

  private mutating func open(_ name: String, _ position: Int, _ db: Database) throws {
    let statement = try db.cachedStatement(
      sql: """
        INSERT INTO input (name, stamp, rules, seen, position) VALUES (?, '', ?, ?, ?)
        ON CONFLICT (name) DO UPDATE SET stamp = '', rules = excluded.rules, seen = excluded.seen,
        position = excluded.position, stories = 0, failures = 0 RETURNING id
        """)
    input = try Int64.fetchOne(statement, arguments: [name, rules, run, position]) ?? 0
    stories = 0
    failures = 0
    for table in ["place", "problem"] {
      try db.cachedStatement(sql: "DELETE FROM \(table) WHERE input = ?")
        .execute(arguments: [input])
    }
  }

  private func close(stamp: String, _ db: Database) throws {
    try db.cachedStatement(
      sql: "UPDATE input SET stamp = ?, stories = ?, failures = ? WHERE id = ?"
    ).execute(arguments: [stamp, stories, failures, input])
  }

  private mutating func trouble(_ problem: ArchiveProblem, _ seq: Int, _ db: Database) throws {
    let diagnostic = problem.diagnostic
    failures += 1
    try db.cachedStatement(sql: "INSERT INTO problem VALUES (?, ?, ?, ?)")
      .execute(arguments: [input, seq, diagnostic.code, PackedJSON.text(of: diagnostic)])
  }

  private func story(_ name: String, _ db: Database) throws -> Int64 {
    let known = try db.cachedStatement(sql: "SELECT id FROM story WHERE name = ?")
    if let id = try Int64.fetchOne(known, arguments: [name]) { return id }
    try db.cachedStatement(sql: "INSERT INTO story (name) VALUES (?)").execute(arguments: [name])
    return db.lastInsertedRowID
  }

  private mutating func place(_ placing: LedgerChange.Placing, _ db: Database) throws {
    let article = try db.cachedStatement(
      sql: "SELECT id, code IS NOT NULL FROM article WHERE key = ?")
    guard let row = try Row.fetchOne(article, arguments: [placing.key]) else {
      throw ArchiveProblem.ledgerFault(ledger.path, "an article that was read is not in it")
    }
    let id: Int64 = row[0]
    if row[1] { failures += 1 }
    try place(id, placing.name, placing.captured, placing.seq, db)
    if !placing.payload.isEmpty {
      try db.cachedStatement(
        sql:
          "INSERT INTO payload VALUES (?, ?) ON CONFLICT DO UPDATE SET article = excluded.article"
      ).execute(arguments: [placing.payload, id])
    }
  }

  private mutating func place(
    _ article: Int64, _ name: String, _ captured: String, _ seq: Int, _ db: Database
  ) throws {
    stories += 1
    try db.cachedStatement(sql: "INSERT INTO place VALUES (?, ?, ?, ?, ?)")
      .execute(arguments: [input, seq, try story(name, db), article, captured])
  }

  /// The article that an earlier capture of the same bytes, or else of the same address, holds.
  private mutating func revisit(
    _ name: String, _ payload: String, _ captured: String, _ seq: Int, _ db: Database
  ) throws {
    let byDigest = try db.cachedStatement(sql: "SELECT article FROM payload WHERE digest = ?")
    let byName = try db.cachedStatement(
      sql: """
        SELECT article FROM place JOIN story ON story.id = place.story WHERE story.name = ?
        ORDER BY captured DESC, input DESC, seq DESC LIMIT 1
        """)
    var article: Int64?
    if !payload.isEmpty { article = try Int64.fetchOne(byDigest, arguments: [payload]) }
    if article == nil { article = try Int64.fetchOne(byName, arguments: [name]) }
    if let article {
      try place(article, name, captured, seq, db)
    } else {
      try trouble(.lostRevisit(name), seq, db)
    }
  }

  private func store(_ outcome: LedgerChange.Outcome, _ key: String, _ db: Database) throws {
    let statement = try db.cachedStatement(
      sql: """
        INSERT INTO article (key, rules, code, reading, edition) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (key) DO UPDATE SET rules = excluded.rules, code = excluded.code,
        reading = excluded.reading, edition = excluded.edition RETURNING id
        """)
    let edition = outcome.judgement.needsNothing ? 0 : self.edition
    guard
      let id = try Int64.fetchOne(
        statement, arguments: [key, rules, outcome.code, outcome.reading, edition])
    else { return }
    try store(outcome.judgement, of: id, db)
  }

  /// A report that says what the one before said keeps its row: nothing was found anew.
  private func store(_ judgement: LedgerChange.StoredJudgement, of article: Int64, _ db: Database)
    throws
  {
    let known = try db.cachedStatement(
      sql: """
        SELECT judgement.id FROM article JOIN judgement ON judgement.id = article.judgement
        WHERE article.id = ? AND judgement.digest = ?
        """)
    if let id = try Int64.fetchOne(known, arguments: [article, judgement.digest]) {
      try db.cachedStatement(sql: "UPDATE judgement SET needs = ? WHERE id = ?")
        .execute(arguments: [judgement.needs, id])
      return
    }
    try db.cachedStatement(
      sql: "INSERT INTO judgement (article, digest, claims, report, needs) VALUES (?, ?, ?, ?, ?)"
    ).execute(arguments: [
      article, judgement.digest, judgement.claims, judgement.report, judgement.needs,
    ])
    try db.cachedStatement(sql: "UPDATE article SET judgement = ? WHERE id = ?")
      .execute(arguments: [db.lastInsertedRowID, article])
  }

  private func judge(_ article: Int64, _ anew: LedgerChange.Anew?, _ db: Database) throws {
    switch anew {
    case .same(let needs):
      try db.cachedStatement(
        sql: """
          UPDATE judgement SET needs = ? WHERE id = (SELECT judgement FROM article WHERE id = ?)
          """
      ).execute(arguments: [needs, article])
    case .other(let judgement): try store(judgement, of: article, db)
    case nil: break
    }
    try db.cachedStatement(sql: "UPDATE article SET edition = ? WHERE id = ?")
      .execute(arguments: [edition, article])
  }
}

extension Ledger {
  /// The stories and failures of a file that was not written to since it was read by these rules.
  func unchanged(_ file: InputFile, rules: String) throws(ArchiveProblem)
    -> (id: Int64, stories: Int, failures: Int)?
  {
    try reading { db in
      let statement = try db.cachedStatement(
        sql: """
          SELECT id, stories, failures FROM input
          WHERE name = ? AND stamp = ? AND stamp <> '' AND rules = ?
          """)
      return try Row.fetchOne(statement, arguments: [file.name, file.stamp, rules]).map {
        ($0[0], $0[1], $0[2])
      }
    }
  }

  /// Marks files as met in this run, in one transaction.
  func meet(_ inputs: [(id: Int64, position: Int)], in run: Int) throws(ArchiveProblem) {
    guard !inputs.isEmpty else { return }
    try writing { db in
      let statement = try db.cachedStatement(
        sql: "UPDATE input SET seen = ?, position = ? WHERE id = ?")
      for input in inputs {
        try statement.execute(arguments: [run, input.position, input.id])
      }
    }
  }

  func article(_ key: String) throws(ArchiveProblem) -> KnownArticle? {
    try reading { db in
      let statement = try db.cachedStatement(
        sql: "SELECT id, rules, code IS NOT NULL FROM article WHERE key = ?")
      return try Row.fetchOne(statement, arguments: [key]).map {
        KnownArticle(id: $0[0], rules: $0[1], hasFailed: $0[2])
      }
    }
  }

  /// An article that was last judged by another edition, with all that judging it again needs.
  struct StaleArticle: Sendable {
    var id: Int64
    var edition: Int
    var reading: Data
    var needs: Data
  }

  /// Articles of this run after `id` that were judged by another edition, a few at a time.
  func stale(after id: Int64, in run: Int, edition: Int, limit: Int) throws(ArchiveProblem)
    -> [StaleArticle]
  {
    try reading { db in
      let statement = try db.cachedStatement(
        sql: """
          SELECT article.id, edition, reading, needs
          FROM article INDEXED BY article_judged JOIN judgement ON judgement.id = article.judgement
          WHERE article.id > ? AND edition <> 0 AND edition <> ? AND code IS NULL AND EXISTS (
            SELECT 1 FROM place JOIN input ON input.id = place.input
            WHERE place.article = article.id AND input.seen = ?)
          ORDER BY article.id LIMIT ?
          """)
      return try Row.fetchAll(statement, arguments: [id, edition, run, limit]).map {
        StaleArticle(id: $0[0], edition: $0[1], reading: $0[2], needs: $0[3])
      }
    }
  }
}
