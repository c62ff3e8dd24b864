import Archives
import ArgumentParser
import Facts
import Foundation
import Glibc
import Reports
import Synchronization

/// How often the user asked to stop.
private let interrupts = Atomic<Int>(0)

/// `tallyman archive run`: every story of some archives into the ledger.
struct ArchiveRunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Read and judge every story of some archives.",
    discussion: """
      Takes folders, files and patterns: pages, drafts, crawls (.warc, .warc.gz), .zip and .tar. \
      Crawled stories go by their addresses, all others by their paths; of several captures of an \
      address the latest counts.

      Ctrl-C finishes what is in flight; the same command goes on from there.
      Exit status: 0 every story was read, 2 some could not be, 3 there was none, 130 interrupted.
      """)

  @Argument(
    help: ArgumentHelp("Folders, files or patterns.", valueName: "path"), completion: .file())
  var paths: [String] = []

  @Option(
    help: ArgumentHelp(
      "A file of paths, one a line or each ended by NUL; - for standard input. Repeat for several.",
      valueName: "file"), completion: .file())
  var list: [String] = []

  @OptionGroup var ledger: LedgerArguments
  @OptionGroup var evidence: EvidenceArguments
  @OptionGroup var narration: NarrationArguments

  @Option(
    help: ArgumentHelp(
      "The day of publication, where a story does not give it.", valueName: "yyyy-mm-dd"))
  var published: Day?

  @Flag(help: "Read again what could not be read before.")
  var retryFailed = false

  @OptionGroup var limits: LimitArguments

  @Option(help: ArgumentHelp("How many stories at once. Default: one a core.", valueName: "n"))
  var workers: Int?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "Write every report there, an object a line, as check --format jsonl does.", valueName: "file"
    ), completion: .file())
  var output: String?

  func validate() throws {
    if paths.isEmpty, list.isEmpty { throw ValidationError("Give a path, or a list of paths.") }
    if let workers, workers < 1 { throw ValidationError("At least one worker is needed.") }
  }

  func run() async throws {
    let terminal = narration.terminal
    var status = ExitStatus.incomplete
    do throws(Diagnostic) {
      status = try await self.status(terminal)
    } catch {
      terminal.tell(error)
    }
    try status.end()
  }

  private func status(_ terminal: Terminal) async throws(Diagnostic) -> ExitStatus {
    signal(SIGINT) { _ in
      if interrupts.add(1, ordering: .relaxed).oldValue > 0 {
        _exit(ExitStatus.interrupted.rawValue)
      }
    }
    limits.memory.watch(terminal)
    let ledger = try Ledger(at: ledger.path, writing: true)
    let (folder, remarks) = try evidence.opened(terminal)
    for remark in remarks { terminal.tell(remark) }
    try ArchiveRun.prepare(folder, for: ledger)
    var run = ArchiveRun(paths: paths, evidence: folder, rules: RulesEdition.ofProgram())
    run.lists = list
    run.publishedOn = published
    run.retriesFailed = retryFailed
    run.limits = limits.values.reading
    let values = limits.values
    run.timer = { values.timer() }
    if let workers { run.workers = workers }
    run.began = Date.now.formatted(.iso8601)
    run.isInterrupted = { interrupts.load(ordering: .relaxed) > 0 }
    let progress = RunLine(terminal)
    run.progress = { progress.show($0) }
    let outcome = try await run.write(to: ledger)
    progress.clear()
    let summary = RunSummary(outcome, ledger: ledger)
    try terminal.write(summary.text(width: terminal.width))
    guard outcome.isComplete else {
      terminal.narrate(
        "tallyman: interrupted; nothing is lost, and the same command goes on from here")
      return .interrupted
    }
    if !terminal.isQuiet {
      for line in try ledger.failures().flatMap(\.lines) { terminal.narrate(line) }
    }
    if let output { try write(ledger, to: output) }
    return summary.status
  }

  private func write(_ ledger: Ledger, to path: String) throws(Diagnostic) {
    try OutputFile(path: path).write { (send) throws(Diagnostic) in
      try ledger.reports(as: { ReportFormat.jsonl.render([$0]) }, workers: workers) {
        (line) throws(Diagnostic) in try send(line)
      }
    }
  }
}

/// The line that says how far a run is.
private final class RunLine: Sendable {
  private struct State {
    var began = ContinuousClock.now
    var last = ContinuousClock.now
    var isShown = false
  }

  private let terminal: Terminal
  private let state = Mutex(State())

  init(_ terminal: Terminal) { self.terminal = terminal }

  func show(_ progress: RunProgress) {
    guard !terminal.isQuiet else { return }
    state.withLock { state in
      let now = ContinuousClock.now
      let pause: Duration = terminal.errorsAreTerminal ? .milliseconds(200) : .seconds(10)
      guard now - state.last >= pause, now - state.began > .seconds(1) else { return }
      state.last = now
      let seconds = max(1, Int((now - state.began).components.seconds))
      let line = RunLine.words(progress, seconds: seconds)
      if terminal.errorsAreTerminal {
        terminal.rewrite(String(line.prefix(max(20, terminal.width - 1))))
        state.isShown = true
      } else {
        terminal.narrate("tallyman: " + line)
      }
    }
  }

  private static func words(_ progress: RunProgress, seconds: Int) -> String {
    let counts = progress.counts
    if progress.isJudging {
      return "\(counts.judged + counts.untouched) judged anew by the changed evidence"
    }
    var line = "\(counts.read) read, \(counts.skipped) skipped, \(counts.failed) failed"
    line += ", \(counts.done / seconds)/s"
    if progress.bytesDone > 0, progress.bytesInAll > progress.bytesDone {
      let left = seconds * (progress.bytesInAll - progress.bytesDone) / progress.bytesDone
      line += ", about \(left / 60) min \(left % 60) s left"
    }
    if let slowest = progress.slowest { line += ", now at \(slowest)" }
    return line
  }

  func clear() {
    state.withLock { state in
      if state.isShown { terminal.rewrite("") }
      state.isShown = false
    }
  }
}

/// What a run did, in one line.
private struct RunSummary {
  let outcome: RunOutcome

  init(_ outcome: RunOutcome, ledger: Ledger) { self.outcome = outcome }

  func text(width: Int) -> String {
    let counts = outcome.counts
    var parts = ["\(counts.read) read", "\(counts.skipped) skipped as before"]
    if counts.duplicates > 0 { parts.append("\(counts.duplicates) duplicates") }
    if counts.judged + counts.untouched > 0 {
      parts.append(
        "\(counts.judged) judged anew, \(counts.untouched) not touched by the changed evidence")
    }
    parts.append("\(counts.failed) failed")
    return "run \(outcome.run): " + parts.joined(separator: "; ") + "\n"
  }

  var status: ExitStatus {
    if outcome.counts.failed > 0 { return .incomplete }
    return outcome.counts.done > 0 ? .supported : .nothing
  }
}
