import Evidence
import Facts
import Foundation
import GRDB

extension Ledger {
  /// Calls with the report of every story of the last complete run, in the order of its inputs; what
  /// could not be read has its place there too.
  ///
  ///     try ledger.reports { report in print(ReportFormat.jsonl.render([report])) }
  ///
  /// - Complexity: Memory for one report at a time, and a bit a story.
  public func reports(_ body: (Report) throws(Diagnostic) -> Void) throws(Diagnostic) {
    guard let run = try runs().last(where: \.isComplete) else {
      throw ArchiveProblem.noRuns(path).diagnostic
    }
    do {
      try queue.read { db in
        var told = StorySet()
        let inputs = try Row.fetchCursor(
          db, sql: "SELECT id, name FROM input WHERE seen = ? ORDER BY position",
          arguments: [run.id])
        while let input = try inputs.next() {
          try tellReports(in: input[0], named: input[1], run.state, &told, db, body)
        }
      }
    } catch let diagnostic as Diagnostic {
      throw diagnostic
    } catch {
      throw ArchiveProblem.ledgerFault(path, Ledger.words(error)).diagnostic
    }
  }

  private func tellReports(
    in input: Int64, named name: String, _ state: EvidenceState, _ told: inout StorySet,
    _ db: Database, _ body: (Report) throws(Diagnostic) -> Void
  ) throws {
    let problems = try Row.fetchCursor(
      db, sql: "SELECT seq, diagnostic FROM problem WHERE input = ? ORDER BY seq",
      arguments: [input])
    var problem = try problems.next()?.copy()
    func tellProblems(before seq: Int) throws {
      while let row = problem, (row[0] as Int) < seq {
        let diagnostic = try PackedJSON.value(Diagnostic.self, in: row[1] as String)
        let article = Article(source: diagnostic.place ?? name)
        try body(Report(article: article, diagnostics: [diagnostic]))
        problem = try problems.next()?.copy()
      }
    }
    let places = try Row.fetchCursor(
      db,
      sql: """
        SELECT place.seq, place.story, story.name, article.reading, judgement.report
        FROM place JOIN story ON story.id = place.story
        JOIN finding ON finding.story = place.story AND finding.until IS NULL
        AND finding.article = place.article
        JOIN article ON article.id = place.article
        JOIN judgement ON judgement.id = finding.judgement
        WHERE place.input = ? ORDER BY place.seq
        """, arguments: [input])
    while let row = try places.next() {
      try tellProblems(before: row[0])
      guard told.insert(row[1]) else { continue }
      let reading = try (row[3] as Data?).map { try PackedJSON.value(StoryReading.self, in: $0) }
      let report = try PackedJSON.value(Report.self, in: row[4] as Data)
      try body(report.placed(reading?.article ?? Article(source: ""), named: row[2], in: state))
    }
    try tellProblems(before: .max)
  }
}

/// Numbers of stories, a bit each.
struct StorySet {
  private var words: [UInt64] = []

  /// False where it was in already.
  mutating func insert(_ story: Int64) -> Bool {
    let (word, bit) = (Int(story) / 64, UInt64(1) << UInt64(story % 64))
    if word >= words.count { words += repeatElement(0, count: word + 1 - words.count) }
    defer { words[word] |= bit }
    return words[word] & bit == 0
  }
}
