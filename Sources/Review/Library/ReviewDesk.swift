import Facts
import Reports
import Synchronization

/// The stories and what was decided on them, joined.
final class ReviewDesk: Sendable {
  let library: ReviewLibrary
  private let log: DecisionLog
  /// Milliseconds since 1970.
  private let clock: @Sendable () -> Int
  private let read: Mutex<(book: DecisionBook, newest: Int)>

  init(library: ReviewLibrary, log: DecisionLog, clock: @escaping @Sendable () -> Int)
    throws(Diagnostic)
  {
    self.library = library
    self.log = log
    self.clock = clock
    read = Mutex((DecisionBook(), 0))
    try refresh()
  }

  /// Takes in what was written since, by this program or another.
  /// - Returns: A number that changes whenever a page may look different.
  @discardableResult
  func refresh() throws(Diagnostic) -> String {
    let result = read.withLock { read -> Result<Int, Diagnostic> in
      do throws(Diagnostic) {
        let (entries, newest) = try log.entries(after: read.newest)
        read.book.add(entries)
        read.newest = newest
        return .success(newest)
      } catch {
        return .failure(error)
      }
    }
    return "\(library.revision).\(try result.get())"
  }

  var book: DecisionBook { read.withLock { $0.book } }

  /// The records of all claims of a story, in its order.
  func records(of story: ReviewedStory) -> [ClaimRecord] {
    let book = book
    return story.sightings.map(book.record)
  }

  /// A decision as it comes from a page or a program.
  struct Proposal: Sendable {
    var action: DecisionEntry.Action
    var note: String?
    var target: String?
    var after: String?
    var by: String
  }

  /// Writes a decision; when this returns it is on the disk.
  func decide(_ proposal: Proposal, on sighting: Sighting) throws(Diagnostic) -> DecisionEntry {
    let entry = DecisionEntry(
      id: Hashing.hexadecimal(Hashing.random(16)), at: Moment.text(clock()), by: proposal.by,
      action: proposal.action, note: proposal.note, target: proposal.target,
      after: proposal.after, sighting: sighting)
    let written = try log.append(entry)
    try refresh()
    return written
  }

  /// The report with the decisions that stand.
  func decided(_ story: ReviewedStory) -> Report {
    var report = story.report
    report.decisions = zip(report.claims, records(of: story)).compactMap { checked, record in
      record.decision(on: checked.claim.id)
    }
    return report
  }
}

extension DecisionLog {
  /// The report with what the log says of its claims, for formats that are written without the site.
  /// - Parameter rules: The edition of the rules that made the report.
  public func decided(_ reports: [Report], rules: String) throws(Diagnostic) -> [Report] {
    var book = DecisionBook()
    book.add(try entries().entries)
    return reports.map { report in
      let story = ReviewedStory(report, rules: rules)
      var report = story.report
      report.decisions = zip(report.claims, story.sightings).compactMap { checked, sighting in
        book.record(of: sighting).decision(on: checked.claim.id)
      }
      return report
    }
  }
}
