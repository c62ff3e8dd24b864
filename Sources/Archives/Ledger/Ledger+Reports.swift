import Dispatch
import Evidence
import Facts
import Foundation
import GRDB
import Synchronization

extension Ledger {
  /// Calls with the report of every story of the last complete run, in the order of its inputs; what
  /// could not be read has its place there too.
  ///
  ///     try ledger.reports { report in print(ReportFormat.jsonl.render([report])) }
  ///
  /// - Complexity: Memory for some dozen reports at a time, and a bit a story.
  public func reports(_ body: (Report) throws(Diagnostic) -> Void) throws(Diagnostic) {
    try reports(as: { $0 }, body)
  }

  /// The same with what is made of each report, which is made on several cores.
  ///
  ///     try ledger.reports(as: { ReportFormat.jsonl.render([$0]) }) { line in print(line) }
  public func reports<Value: Sendable>(
    as make: @escaping @Sendable (Report) -> Value, workers: Int? = nil,
    _ body: (Value) throws(Diagnostic) -> Void
  ) throws(Diagnostic) {
    guard let run = try runs().last(where: \.isComplete) else {
      throw ArchiveProblem.noRuns(path).diagnostic
    }
    do {
      try queue.read { db in
        var told = StorySet()
        var telling = Telling(run.state, make, workers: workers)
        let inputs = try Row.fetchCursor(
          db, sql: "SELECT id, name FROM input WHERE seen = ? ORDER BY position",
          arguments: [run.id])
        while let input = try inputs.next() {
          try eachStory(in: input[0], named: input[1], &told, db) { story in
            telling.add(story)
            if telling.isFull { try telling.tell(body) }
          }
        }
        try telling.tell(body)
      }
    } catch let diagnostic as Diagnostic {
      throw diagnostic
    } catch {
      throw ArchiveProblem.ledgerFault(path, Ledger.words(error)).diagnostic
    }
  }

  private func eachStory(
    in input: Int64, named name: String, _ told: inout StorySet, _ db: Database,
    _ body: (KeptStory) throws -> Void
  ) throws {
    let problems = try Row.fetchCursor(
      db, sql: "SELECT seq, diagnostic FROM problem WHERE input = ? ORDER BY seq",
      arguments: [input])
    var problem = try problems.next()?.copy()
    func tellProblems(before seq: Int) throws {
      while let row = problem, (row[0] as Int) < seq {
        try body(.unread(try PackedJSON.value(Diagnostic.self, in: row[1] as String), in: name))
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
      try body(.read(named: row[2], reading: row[3], report: row[4]))
    }
    try tellProblems(before: .max)
  }
}

/// A story as the ledger keeps it, to be told.
private enum KeptStory: Sendable {
  case read(named: String, reading: Data?, report: Data)
  case unread(Diagnostic, in: String)

  /// What of a reading a report shows: its claims stand in the judgement.
  private struct Read: Decodable {
    var article = Article(source: "")
    var claims = Sentences()
  }

  private struct Sentences: Decodable {
    var unchecked: [UncheckedSentence] = []
  }

  func report(in state: EvidenceState) throws -> Report {
    switch self {
    case .read(let name, let reading, let report):
      let read = try reading.map { try PackedJSON.value(Read.self, in: $0) } ?? Read()
      return try StoredReport.report(in: report)
        .placed(read.article, read.claims.unchecked, named: name, in: state)
    case .unread(let diagnostic, let input):
      return Report(
        article: Article(source: diagnostic.place ?? input), diagnostics: [diagnostic])
    }
  }

  var size: Int {
    guard case .read(_, let reading, let report) = self else { return 0 }
    return report.count + (reading?.count ?? 0)
  }
}

/// Stories that wait to be told: some at a time are unpacked on several cores, and told in their order.
private struct Telling<Value: Sendable> {
  private let state: EvidenceState
  private let make: @Sendable (Report) -> Value
  private let workers: Int
  private var waiting: [KeptStory] = []
  private var bytes = 0

  init(
    _ state: EvidenceState, _ make: @escaping @Sendable (Report) -> Value, workers: Int?
  ) {
    self.state = state
    self.make = make
    self.workers = max(1, workers ?? ProcessInfo.processInfo.activeProcessorCount)
  }

  mutating func add(_ story: KeptStory) {
    waiting.append(story)
    bytes += story.size
  }

  /// A packed story is some ten times as large once it is read.
  var isFull: Bool { waiting.count >= 256 || bytes >= 1 << 20 }

  mutating func tell(_ body: (Value) throws(Diagnostic) -> Void) throws {
    let stories = waiting
    (waiting, bytes) = ([], 0)
    guard !stories.isEmpty else { return }
    let (state, make) = (state, make)
    let made = Mutex([Result<Value, any Error>?](repeating: nil, count: stories.count))
    let next = Atomic(0)
    DispatchQueue.concurrentPerform(iterations: min(workers, stories.count)) { _ in
      while true {
        let place = next.add(1, ordering: .relaxed).oldValue
        guard place < stories.count else { return }
        let value = Result { make(try stories[place].report(in: state)) }
        made.withLock { $0[place] = value }
      }
    }
    for case let value? in made.withLock({ $0 }) { try body(try value.get()) }
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
