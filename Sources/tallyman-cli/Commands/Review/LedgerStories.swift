import Archives
import Facts
import Review
import Synchronization

/// The stories of an archive's ledger under review: those of its last complete run that claim anything.
///
///     LedgerStories(at: "runs.sqlite").source.read().count  // 212
///
/// A run that is writing changes the file all the time; stories are read again once it is complete.
final class LedgerStories: Sendable {
  private let path: String
  /// The state of the files, and the last complete run that was seen in it.
  private let seen = Mutex<(files: String, run: String)?>(nil)

  init(at path: String) { self.path = path }

  var source: StorySource {
    StorySource(name: path, stamp: { self.stamp }, read: { self.reports })
  }

  private var stamp: String? {
    guard let file = FileState.stamp(of: path) else { return nil }
    let files = file + (FileState.stamp(of: path + "-wal") ?? "")
    if let seen = seen.withLock({ $0 }), seen.files == files { return seen.run }
    guard let runs = try? Ledger(at: path).runs() else { return nil }
    let run = "run \(runs.last(where: \.isComplete)?.id ?? 0)"
    seen.withLock { $0 = (files, run) }
    return run
  }

  private var reports: [Report] {
    var reports: [Report] = []
    do throws(Diagnostic) {
      try Ledger(at: path).reports { (report) throws(Diagnostic) in
        if !report.claims.isEmpty || !report.diagnostics.isEmpty { reports.append(report) }
      }
    } catch {
      reports.append(Report(article: Article(source: path), diagnostics: [error]))
    }
    return reports
  }
}
