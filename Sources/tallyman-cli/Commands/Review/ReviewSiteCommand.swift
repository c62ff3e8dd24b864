import Archives
import ArgumentParser
import Evidence
import Facts
import Glibc
import Logging
import Reports
import Review

/// `tallyman review PATH …`: serves the site until it is ended.
struct ReviewSiteCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "site", abstract: "Serve the review of some stories (the default).")

  @Argument(
    help: ArgumentHelp(
      "Drafts, saved pages, stored reports, an archive's ledger, or folders.", valueName: "path"),
    completion: .file())
  var paths: [String]

  @Option(help: ArgumentHelp("The port; 0 takes a free one.", valueName: "n"))
  var port = 0

  @Option(
    help: ArgumentHelp(
      "The address to listen at; beyond this machine it needs accounts and TLS or a proxy.",
      valueName: "address"))
  var host = "127.0.0.1"

  @Option(help: ArgumentHelp("A name that readers type for this machine.", valueName: "name"))
  var name: [String] = []

  @Option(
    help: ArgumentHelp("The certificate chain, as PEM.", valueName: "file"), completion: .file())
  var certificate: String?

  @Option(
    help: ArgumentHelp("The certificate's key, as PEM.", valueName: "file"), completion: .file())
  var key: String?

  @Option(
    help: ArgumentHelp(
      "A proxy encrypts, and readers open this address.", valueName: "https://name"))
  var proxy: String?

  @Option(help: ArgumentHelp("Seconds for a client to send its request.", valueName: "n"))
  var requestSeconds = 10

  @Flag(help: "A line on standard error for every request: ids and counts, never a story's text.")
  var logRequests = false

  @OptionGroup var log: DecisionArguments
  @OptionGroup var accounts: AccountArguments
  @OptionGroup var evidence: EvidenceArguments
  @OptionGroup var narration: NarrationArguments

  @Option(
    help: ArgumentHelp(
      "The day of publication, where a story does not give it.", valueName: "yyyy-mm-dd"))
  var published: Day?

  func validate() throws {
    guard (0...65_535).contains(port) else { throw ValidationError("A port is 0 to 65535.") }
    guard (1...3_600).contains(requestSeconds) else {
      throw ValidationError("--request-seconds is 1 to 3600.")
    }
    guard !paths.isEmpty, !paths.contains("-") else {
      throw ValidationError("Give a story: a path or a folder.")
    }
    guard (certificate == nil) == (key == nil) else {
      throw ValidationError("--certificate and --key belong together.")
    }
    guard certificate == nil || proxy == nil else {
      throw ValidationError("Either --certificate or --proxy.")
    }
  }

  func run() async throws {
    let terminal = narration.terminal
    do throws(Diagnostic) {
      try await serve(terminal)
    } catch {
      terminal.tell(error)
      try ExitStatus.incomplete.end()
    }
  }

  private func serve(_ terminal: Terminal) async throws(Diagnostic) {
    let options = try siteOptions()
    // What is missing for others is told before anything is read.
    try options.validate()
    let log = try DecisionLog(at: log.path)
    let (folder, remarks) = try evidence.opened(terminal)
    for remark in remarks { terminal.tell(remark) }
    let site = try await ReviewSite(
      sources(folder), evidence: folder, log: log, options: options,
      clock: ReviewSiteCommand.clock, logger: logger)
    let counts = site.counts
    guard counts.stories > counts.unread else {
      for case .failure(let problem) in StoryInput.inputs(paths) { throw problem }
      throw CommandProblem.noStories(paths.joined(separator: ", ")).diagnostic
    }
    terminal.narrate(
      "tallyman: under review: \(counts.stories - counts.unread); not read: \(counts.unread); "
        + "decisions in \(self.log.path); Ctrl-C ends")
    try await site.run { address in try? terminal.write(address + "\n") }
  }

  private func siteOptions() throws(Diagnostic) -> ReviewOptions {
    var encryption = ReviewOptions.Encryption.none
    if let certificate, let key { encryption = .certificate(certificate, key: key) }
    if let proxy { encryption = .proxy(proxy) }
    var options = ReviewOptions(
      host: host, port: port, names: name, encryption: encryption, rules: ProgramEdition.text,
      requestSeconds: requestSeconds)
    if options.needsAccounts { options.accounts = try Accounts(at: accounts.path) }
    return options
  }

  /// Logs hold ids and counts; requests themselves only when they are asked for.
  private var logger: Logger {
    var logger = Logger(label: "tallyman") { StreamLogHandler.standardError(label: $0) }
    logger.logLevel = logRequests ? .info : .warning
    return logger
  }

  private static let clock: @Sendable () -> Int = {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return time.tv_sec * 1_000 + time.tv_nsec / 1_000_000
  }

  private func sources(_ folder: EvidenceFolder) -> [StorySource] {
    StoryInput.inputs(paths).map { input in
      switch input {
      case .failure(let problem):
        let report = Report(article: Article(source: problem.place ?? ""), diagnostics: [problem])
        return StorySource(name: problem.place ?? "", stamp: { nil }, read: { [report] })
      case .success(let story):
        if Ledger.isLedger(at: story.source) { return LedgerStories(at: story.source).source }
        return StorySource(
          name: story.source, stamp: { FileState.stamp(of: story.source) },
          read: { reports(of: story, folder) })
      }
    }
  }

  private func reports(of story: StoryInput, _ folder: EvidenceFolder) -> [Report] {
    guard story.source.hasSuffix(".json") || story.source.hasSuffix(".jsonl") else {
      return [
        StoryCheck(kind: nil, published: published, recordLimit: 5_000).report(
          on: .success(story), against: folder)
      ]
    }
    do throws(Diagnostic) {
      let bytes = try story.bytes(limit: 1 << 30)
      let reports = ReportDecoding.reports(in: String(decoding: bytes, as: UTF8.self))
      guard !reports.isEmpty else { throw CommandProblem.noReport(story.source).diagnostic }
      return reports
    } catch {
      return [Report(article: Article(source: story.source), diagnostics: [error])]
    }
  }
}

/// What tells one state of a file from another.
enum FileState {
  static func stamp(of path: String) -> String? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    return "\(status.st_ino) \(status.st_size) \(status.st_mtim.tv_sec).\(status.st_mtim.tv_nsec)"
  }
}
