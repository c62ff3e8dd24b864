import Articles
import Evidence
import Facts
import Foundation
import Glibc
import Tallyman

/// One pass over archives: every story read and judged once, everything written to a ledger.
///
///     let run = ArchiveRun(paths: ["crawl/*.warc.gz", "saved"], evidence: evidence, rules: edition)
///     let outcome = try await run.write(to: Ledger(at: "runs.sqlite", writing: true))
///     outcome.counts.read  // 20000
///
/// Killed at any moment it loses at most the articles in flight: the same call goes on where it stopped.
public struct ArchiveRun: Sendable {
  /// Files, folders and patterns, in order.
  public var paths: [String]
  /// Lists of further paths; `-` is standard input.
  public var lists: [String] = []
  public var evidence: EvidenceFolder
  /// Which rules read and judge; articles read by others are read again.
  public var rules: String
  public var publishedOn: Day?
  /// Reads again what could not be read before.
  public var retriesFailed = false
  /// How much of a story is read before it is refused.
  public var limits = ReadingLimits.standard
  /// Gives for each story what says whether there is time left for it.
  public var timer: @Sendable () -> @Sendable () -> Bool = { { true } }
  /// How many articles are read and judged at once.
  public var workers = ProcessInfo.processInfo.activeProcessorCount
  /// When it began, for the list of runs; nothing else depends on it.
  public var began = ""
  /// Called from one task at a time; true asks to finish what is in flight and stop.
  public var progress: @Sendable (RunProgress) -> Void = { _ in }
  public var isInterrupted: @Sendable () -> Bool = { false }

  public init(paths: [String], evidence: EvidenceFolder, rules: String) {
    self.paths = paths
    self.evidence = evidence
    self.rules = rules
  }

  /// Reads ahead what a run will ask of the evidence, where the ledger's last was against another edition.
  ///
  /// - Throws: a diagnostic of the evidence.
  public static func prepare(_ evidence: EvidenceFolder, for ledger: Ledger) throws(Diagnostic) {
    // What it cannot tell is told where it must be known.
    let last = try? ledger.lastState()
    if last?.edition != evidence.edition { try evidence.prepare(since: last) }
  }

  /// - Throws: a diagnostic of the ledger or the evidence; what was written before stays.
  public func write(to ledger: Ledger) async throws(Diagnostic) -> RunOutcome {
    var paths = paths.map { Array($0.utf8CString) }
    do throws(ArchiveProblem) {
      for list in lists { paths += try PathList.paths(in: list) }
    } catch {
      throw error.diagnostic
    }
    try requireInput(paths)
    let state = try evidence.state()
    let opened: (run: Int, edition: Int) = try ledger.diagnosing { () throws(ArchiveProblem) in
      try ledger.begin(rules: rules, state: state, began: began)
    }
    var pass = ArchivePass(self, ledger, run: opened.run, edition: opened.edition)
    let whole = try await pass.read(InputListing(paths))
    if whole { try await pass.judgeStale() }
    let isComplete = whole && !isInterrupted()
    let counts = pass.counts
    if isComplete {
      try ledger.diagnosing { () throws(ArchiveProblem) in
        try ledger.settle(opened.run)
      }
    }
    return RunOutcome(run: opened.run, counts: counts, isComplete: isComplete)
  }

  /// A misspelt folder makes no run: every later one would be compared with nothing.
  private func requireInput(_ paths: [[CChar]]) throws(Diagnostic) {
    var listing = InputListing(paths)
    var problem: ArchiveProblem?
    while let entry = listing.next() {
      switch entry {
      case .file: return
      case .problem(let found): problem = problem ?? found
      }
    }
    if let problem { throw problem.diagnostic }
  }
}

/// What one call did with the stories it met; a run that was interrupted takes several.
public struct RunCounts: Hashable, Sendable {
  /// Articles that were read and judged.
  public var read = 0
  /// Articles of which stored claims were judged anew.
  public var judged = 0
  /// Articles whose claims the changed evidence cannot touch.
  public var untouched = 0
  /// Stories whose article was known and as before.
  public var skipped = 0
  /// Further names and revisits of bytes in hand.
  public var duplicates = 0
  /// Articles and parts of inputs that could not be read.
  public var failed = 0

  /// Everything that was met, under whatever name.
  public var done: Int { read + skipped + duplicates }
}

/// How a run ended.
public struct RunOutcome: Hashable, Sendable {
  public var run: Int
  public var counts: RunCounts
  /// False where it was interrupted: the same command goes on.
  public var isComplete: Bool
}

/// How far a run is.
public struct RunProgress: Hashable, Sendable {
  public var counts: RunCounts
  /// Of all files, in bytes; what was met and what there is.
  public var bytesDone: Int
  public var bytesInAll: Int
  /// The story that has been in hand longest.
  public var slowest: String?
  /// True while stored claims are judged anew.
  public var isJudging: Bool
}
