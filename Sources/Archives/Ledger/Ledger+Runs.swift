import Evidence
import Facts
import GRDB

/// One run, as `tallyman archive status` lists it.
public struct RunEntry: Hashable, Sendable {
  public var id: Int
  /// Which rules read and judged: another edition may read the same words differently.
  public var rules: String
  public var state: EvidenceState
  /// When it began, as the command was told; empty where it was not.
  public var began: String
  public var isComplete: Bool
  /// True of the run that later ones are compared with.
  public var isAccepted: Bool
  /// All zero until it is complete.
  public var totals: RunTotals
}

/// What a complete run left in the ledger.
public struct RunTotals: Hashable, Sendable, Codable {
  public var stories = 0
  /// Stories whose article could not be read, and parts of inputs that could not.
  public var failures = 0
  /// Stories that are new, gone, or have another report than before.
  public var changes = 0

  public init() {}
}

extension Ledger {
  /// All runs, the oldest first.
  public func runs() throws(Diagnostic) -> [RunEntry] {
    try diagnosing { () throws(ArchiveProblem) in
      try reading { db in
        try Row.fetchAll(
          db,
          sql: """
            SELECT run.id, rules, edition.state, began, run.state = 'complete', accepted, totals
            FROM run JOIN edition ON edition.id = run.edition ORDER BY run.id
            """
        ).map { row in
          RunEntry(
            id: row[0], rules: row[1],
            state: try PackedJSON.value(EvidenceState.self, in: row[2] as String), began: row[3],
            isComplete: row[4], isAccepted: row[5],
            totals: try PackedJSON.value(RunTotals.self, in: row[6] as String))
        }
      }
    }
  }

  /// Makes a complete run the one that later ones are compared with.
  public func accept(_ run: Int) throws(Diagnostic) {
    try diagnosing { () throws(ArchiveProblem) in
      try writing { db in
        guard
          let state = try String.fetchOne(
            db, sql: "SELECT state FROM run WHERE id = ?", arguments: [run])
        else { throw ArchiveProblem.noRun("\(run)", in: path) }
        guard state == "complete" else { throw ArchiveProblem.unfinishedRun(run) }
        try db.execute(sql: "UPDATE run SET accepted = (id = ?)", arguments: [run])
      }
    }
  }

  func diagnosing<Value>(_ body: () throws(ArchiveProblem) -> Value) throws(Diagnostic) -> Value {
    do {
      return try body()
    } catch {
      throw error.diagnostic
    }
  }

  /// Opens a new run, or goes on with the one that was not finished.
  ///
  /// - Returns: its number, and the number of the edition it judges by.
  func begin(rules: String, state: EvidenceState, began: String) throws(ArchiveProblem)
    -> (run: Int, edition: Int)
  {
    try writing { db in
      let text = PackedJSON.text(of: state)
      // The first is 2: SQLite writes 0 and 1 without a byte, and an article that is judged by another edition keeps
      // its size, so that it need not be written anew.
      try db.execute(
        sql: """
          INSERT INTO edition (id, state) SELECT coalesce(max(id), 1) + 1, ? FROM edition WHERE 1
          ON CONFLICT (state) DO NOTHING
          """, arguments: [text])
      let edition =
        try Int.fetchOne(db, sql: "SELECT id FROM edition WHERE state = ?", arguments: [text]) ?? 0
      let open = try Int.fetchOne(db, sql: "SELECT id FROM run WHERE state = 'running'")
      if let open {
        // Nothing of it was settled: other rules or evidence may take it over. What the command
        // names now is met again, at the cost of a look at each file.
        try db.execute(
          sql: "UPDATE run SET rules = ?, edition = ? WHERE id = ?",
          arguments: [rules, edition, open])
        try db.execute(sql: "UPDATE input SET seen = 0 WHERE seen = ?", arguments: [open])
        return (open, edition)
      }
      try db.execute(
        sql: "INSERT INTO run (rules, edition, began, state) VALUES (?, ?, ?, 'running')",
        arguments: [rules, edition, began])
      return (Int(db.lastInsertedRowID), edition)
    }
  }

  /// The edition of the last run.
  func lastState() throws(ArchiveProblem) -> EvidenceState? {
    let last = try reading { db in
      try Int.fetchOne(db, sql: "SELECT edition FROM run ORDER BY id DESC LIMIT 1")
    }
    return try last.flatMap { (edition) throws(ArchiveProblem) in try state(of: edition) }
  }

  /// The edition's datasets and overlaps.
  func state(of edition: Int) throws(ArchiveProblem) -> EvidenceState? {
    try reading { db in
      try String.fetchOne(db, sql: "SELECT state FROM edition WHERE id = ?", arguments: [edition])
        .map { try PackedJSON.value(EvidenceState.self, in: $0) }
    }
  }

  /// Ends a run: what it found is now what is known of each story; all at once or not at all.
  func settle(_ run: Int) throws(ArchiveProblem) {
    try writing { db in
      try db.execute(
        sql: """
          CREATE TEMP TABLE present (
            story INTEGER PRIMARY KEY, article INTEGER NOT NULL, judgement INTEGER NOT NULL);
          """)
      try db.execute(
        sql: """
          INSERT INTO present
          SELECT place.story, place.article, article.judgement
          FROM place JOIN input ON input.id = place.input AND input.seen = :run
          JOIN article INDEXED BY article_judged ON article.id = place.article
          WHERE article.judgement IS NOT NULL
          ON CONFLICT DO NOTHING
          """, arguments: ["run": run])
      // Of several captures of one address the latest counts, of equals the last that was met.
      try db.execute(
        sql: """
          INSERT OR REPLACE INTO present
          SELECT story, article, judgement FROM (
            SELECT place.story, place.article, article.judgement, ROW_NUMBER() OVER (
              PARTITION BY place.story
              ORDER BY place.captured DESC, input.position DESC, place.seq DESC) AS place
            FROM place JOIN input ON input.id = place.input AND input.seen = :run
            JOIN article ON article.id = place.article
            WHERE place.story IN (SELECT story FROM place GROUP BY story HAVING COUNT(*) > 1))
          WHERE place = 1
          """, arguments: ["run": run])
      try db.execute(
        sql: """
          UPDATE finding SET until = :run WHERE until IS NULL AND NOT EXISTS (
            SELECT 1 FROM present WHERE present.story = finding.story
            AND present.article = finding.article AND present.judgement = finding.judgement)
          """, arguments: ["run": run])
      try db.execute(
        sql: """
          INSERT INTO finding (story, since, article, judgement)
          SELECT story, :run, article, judgement FROM present WHERE NOT EXISTS (
            SELECT 1 FROM finding WHERE finding.story = present.story AND until IS NULL)
          """, arguments: ["run": run])
      try db.execute(sql: "DROP TABLE present")
      try db.execute(
        sql: "UPDATE run SET state = 'complete', totals = ? WHERE id = ?",
        arguments: [PackedJSON.text(of: try totals(of: run, db)), run])
    }
  }

  private func totals(of run: Int, _ db: Database) throws -> RunTotals {
    func count(_ sql: String) throws -> Int {
      try Int.fetchOne(db, sql: sql, arguments: StatementArguments(["run": run])) ?? 0
    }
    var totals = RunTotals()
    totals.stories = try count(
      "SELECT COUNT(*) FROM finding WHERE until IS NULL AND since <= :run")
    totals.failures = try count("SELECT TOTAL(failures) FROM input WHERE seen = :run")
    totals.changes = try count(
      "SELECT COUNT(DISTINCT story) FROM finding WHERE since = :run OR until = :run")
    return totals
  }
}
