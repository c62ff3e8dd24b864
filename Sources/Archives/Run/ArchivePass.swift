import Evidence
import Facts
import Foundation
import Tallyman

/// The work of one run: inputs are read in order, articles are judged on all cores, and the results are
/// written in the order of the inputs.
///
/// What is in flight is bounded by number and by bytes; one slow article holds back at most so much.
struct ArchivePass {
  private let job: ArchiveRun
  private let ledger: Ledger
  private let checker: StoryChecker
  private let run: Int
  private let edition: Int
  private var writing: LedgerWriting
  private(set) var counts = RunCounts()
  private var bytesDone = 0
  private var bytesInAll = 0
  private var isJudging = false

  /// So many stories wait for a core, so that none is idle while results are written.
  private static let mostWaiting = 64
  private static let mostBytesInFlight = 64 << 20

  init(_ job: ArchiveRun, _ ledger: Ledger, run: Int, edition: Int) {
    self.job = job
    self.ledger = ledger
    self.run = run
    self.edition = edition
    checker = StoryChecker(publishedOn: job.publishedOn, limits: job.limits)
    writing = LedgerWriting(ledger, run: run, edition: edition, rules: job.rules)
  }

  // MARK: Window

  /// A step whose turn to be written has not come.
  private struct Window {
    var first = 0
    var slots: [LedgerChange?] = []
    var names: [String] = []
    var bytes: [Int] = []
    var inFlight = 0
    var bytesInFlight = 0
    /// Keys of articles that are being read and not yet written.
    var keys: Set<String> = []
    let most: Int

    init(workers: Int) {
      let cores = ProcessInfo.processInfo.activeProcessorCount
      most = workers < cores ? workers : max(workers, ArchivePass.mostWaiting)
    }

    mutating func add(_ change: LedgerChange?, name: String = "", bytes count: Int = 0) -> Int {
      slots.append(change)
      names.append(name)
      bytes.append(count)
      if change == nil {
        inFlight += 1
        bytesInFlight += count
      }
      return first + slots.count - 1
    }

    mutating func fill(_ slot: Int, _ change: LedgerChange) {
      slots[slot - first] = change
      inFlight -= 1
      bytesInFlight -= bytes[slot - first]
    }

    /// The steps whose turn it is.
    mutating func ready() -> [LedgerChange] {
      let count = slots.firstIndex { $0 == nil } ?? slots.count
      let ready = slots[..<count].compactMap { $0 }
      slots.removeFirst(count)
      names.removeFirst(count)
      bytes.removeFirst(count)
      first += count
      for case .read(let placing, _) in ready { keys.remove(placing.key) }
      return ready
    }

    var isFull: Bool {
      inFlight >= most || bytesInFlight >= ArchivePass.mostBytesInFlight
        || slots.count >= 16 * ArchivePass.mostWaiting
    }
  }

  private typealias Group = ThrowingTaskGroup<(Int, LedgerChange), any Error>

  /// Writes what can be written, and waits for room where there is none.
  private mutating func flush(_ window: inout Window, _ group: inout Group, all: Bool = false)
    async throws
  {
    while true {
      if all || window.isFull || window.slots.count >= 32 {
        try writing.write(window.ready())
      }
      guard all ? window.inFlight > 0 : window.isFull else { return }
      guard let (slot, change) = try await group.next() else { return }
      window.fill(slot, change)
      count(change)
      tell(window)
    }
  }

  private mutating func count(_ change: LedgerChange) {
    switch change {
    case .read(_, let outcome):
      counts.read += 1
      if outcome.code != nil { counts.failed += 1 }
    case .judged(_, let judgement):
      if judgement == nil { counts.untouched += 1 } else { counts.judged += 1 }
    default: break
    }
  }

  private func tell(_ window: Window) {
    job.progress(
      RunProgress(
        counts: counts, bytesDone: bytesDone, bytesInAll: bytesInAll,
        slowest: zip(window.slots, window.names).first { $0.0 == nil }?.1, isJudging: isJudging))
  }

  // MARK: Reading

  /// - Returns: false where it was interrupted.
  mutating func read(_ listing: InputListing) async throws(Diagnostic) -> Bool {
    var sizes = listing
    while let entry = sizes.next() {
      if case .file(let file) = entry { bytesInAll += file.size }
    }
    do {
      return try await withThrowingTaskGroup(of: (Int, LedgerChange).self) { group in
        try await readAll(listing, &group)
      }
    } catch {
      throw ArchivePass.diagnostic(error)
    }
  }

  private mutating func readAll(_ listing: InputListing, _ group: inout Group) async throws -> Bool
  {
    var listing = listing
    var window = Window(workers: job.workers)
    var position = 0
    var met: [(id: Int64, position: Int)] = []
    while let entry = listing.next() {
      if job.isInterrupted() { break }
      position += 1
      switch entry {
      case .problem(let problem):
        counts.failed += 1
        _ = window.add(.missing(problem, position: position))
      case .file(let file):
        if let known = try ledger.unchanged(file, rules: job.rules),
          !(job.retriesFailed && known.failures > 0)
        {
          counts.skipped += known.stories
          counts.failed += known.failures
          met.append((known.id, position))
          if met.count >= 1_024 {
            try ledger.meet(met, in: run)
            met = []
            tell(window)
          }
        } else {
          try await read(file, position, &window, &group)
        }
        bytesDone += file.size
      }
      try await flush(&window, &group)
    }
    try ledger.meet(met, in: run)
    let isWhole = !job.isInterrupted()
    try await flush(&window, &group, all: true)
    return isWhole
  }

  private mutating func read(
    _ file: InputFile, _ position: Int, _ window: inout Window, _ group: inout Group
  ) async throws {
    _ = window.add(.opened(file, position: position))
    var isWhole = true
    if var reader = open(file, &window) {
      var seq = 0
      while isWhole, let element = reader.next() {
        seq += 1
        try take(element, seq, &window, &group)
        try await flush(&window, &group)
        isWhole = !job.isInterrupted()
      }
    }
    var status = stat()
    let isUnchanged =
      stat(file.path, &status) == 0
      && InputFile(path: file.path, status: status).stamp == file.stamp
    _ = window.add(.closed(file, isUnchanged: isWhole && isUnchanged))
  }

  /// `nil` where the file cannot be read at all, which is told.
  private mutating func open(_ file: InputFile, _ window: inout Window) -> InputReader? {
    do throws(ArchiveProblem) {
      return try InputReader(file, limit: job.limits.bytes)
    } catch {
      counts.failed += 1
      _ = window.add(.troubled(error, seq: 0))
      return nil
    }
  }

  private mutating func take(
    _ element: InputElement, _ seq: Int, _ window: inout Window, _ group: inout Group
  ) throws {
    switch element {
    case .problem(let problem):
      counts.failed += 1
      _ = window.add(.troubled(problem, seq: seq))
    case .revisit(let name, let payload, let captured):
      counts.duplicates += 1
      _ = window.add(.revisited(name: name, payload: payload, captured: captured, seq: seq))
    case .item(var item):
      item.digest = sha256(of: item.bytes)
      let placing = LedgerChange.Placing(
        key: checker.key(of: item), name: item.name, seq: seq, captured: item.captured,
        payload: item.payload)
      if window.keys.contains(placing.key) {
        counts.duplicates += 1
        _ = window.add(.placed(placing))
      } else if let known = try ledger.article(placing.key), known.rules == job.rules,
        !(known.hasFailed && job.retriesFailed)
      {
        counts.skipped += 1
        if known.hasFailed { counts.failed += 1 }
        _ = window.add(.placed(placing))
      } else {
        window.keys.insert(placing.key)
        let slot = window.add(nil, name: item.name, bytes: item.bytes.count)
        let (checker, evidence, timer) = (checker, job.evidence, job.timer)
        group.addTask { [item] in
          (slot, .read(placing, try ArchivePass.outcome(of: item, checker, evidence, timer())))
        }
      }
    }
  }

  /// - Throws: the diagnostic of evidence that cannot be read; an article that cannot is an outcome.
  private static func outcome(
    of item: ArchiveItem, _ checker: StoryChecker, _ evidence: EvidenceFolder,
    _ goesOn: @escaping @Sendable () -> Bool
  ) throws(Diagnostic) -> LedgerChange.Outcome {
    func refused(_ fault: Diagnostic) -> LedgerChange.Outcome {
      let report = Report(article: Article(source: item.name), diagnostics: [fault])
      return LedgerChange.Outcome(
        code: fault.code, reading: nil,
        judgement: LedgerChange.StoredJudgement(Judgement(report: report)))
    }
    let reading: StoryReading
    do throws(Diagnostic) {
      reading = try checker.read(item, while: goesOn)
    } catch {
      return refused(error)
    }
    let judgement: Judgement
    do throws(Diagnostic) {
      judgement = try checker.judge(reading, against: evidence, while: goesOn)
    } catch {
      guard error.code == Tallyman.outOfTimeCode else { throw error }
      return refused(error)
    }
    return LedgerChange.Outcome(
      code: nil, reading: PackedJSON.data(of: reading.unplaced(item.name)),
      judgement: LedgerChange.StoredJudgement(judgement))
  }

  // MARK: Judging anew

  /// Judges again, from their stored claims, the articles that the changed evidence can touch.
  mutating func judgeStale() async throws(Diagnostic) {
    isJudging = true
    do {
      try await withThrowingTaskGroup(of: (Int, LedgerChange).self) { group in
        try await judgeAll(&group)
      }
    } catch {
      throw ArchivePass.diagnostic(error)
    }
  }

  private mutating func judgeAll(_ group: inout Group) async throws {
    var window = Window(workers: job.workers)
    var last: Int64 = 0
    var states: [Int: EvidenceState] = [:]
    while !job.isInterrupted() {
      let some = try ledger.stale(after: last, in: run, edition: edition, limit: 64)
      guard let final = some.last else { break }
      last = final.id
      for article in some {
        if states[article.edition] == nil {
          states[article.edition] = try ledger.state(of: article.edition)
          if let state = states[article.edition] { try job.evidence.prepare(since: state) }
        }
        guard let state = states[article.edition] else { continue }
        let slot = window.add(nil, bytes: article.reading.count)
        let (checker, evidence) = (checker, job.evidence)
        group.addTask {
          let judgement = try Rejudging(checker: checker, evidence: evidence, since: state)
            .judgement(of: article)
          return (slot, .judged(article: article.id, judgement))
        }
        try await flush(&window, &group)
      }
    }
    try await flush(&window, &group, all: true)
  }

  private static func diagnostic(_ error: any Error) -> Diagnostic {
    if let diagnostic = error as? Diagnostic { return diagnostic }
    if let problem = error as? ArchiveProblem { return problem.diagnostic }
    return ArchiveProblem.ledgerFault("ledger", "\(error)").diagnostic
  }
}
