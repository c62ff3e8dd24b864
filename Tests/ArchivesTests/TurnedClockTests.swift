import Facts
import Foundation
import Glibc
import Testing

@testable import Archives

/// Clocks that run out, and clocks that run back.
@Suite struct TurnedClockTests {
  /// Stories whose time is up are counted by their code, and read when they are asked for again.
  @Test func storiesOutOfTimeAreFailures() async throws {
    let harbour = try ArchiveRunTests.harbour()
    let evidence = try harbour.evidence("records.csv")
    let first = try await harbour.run(evidence) { $0.timer = { { false } } }
    #expect(first.isComplete && first.counts.failed == 20 && first.counts.read == 20)
    let failures = try harbour.ledger(writing: false).failures()
    #expect(failures.map(\.code) == ["TM2002"])
    let second = try await harbour.run(evidence)
    #expect(second.counts.skipped == 20)
    let third = try await harbour.run(evidence) { $0.retriesFailed = true }
    #expect(third.counts.failed == 0 && third.counts.read == 20)
    #expect(try harbour.ledger(writing: false).failures().isEmpty)
  }

  /// Runs follow one another by their numbers, whatever the clock says.
  @Test func aRunMayBeginBeforeTheLast() async throws {
    let harbour = try ArchiveRunTests.harbour()
    let evidence = try harbour.evidence("records.csv")
    _ = try await harbour.run(evidence) { $0.began = "2031-01-01T00:00:00Z" }
    try harbour.folder.write("saved/2/5.html", Harbour.story(5, figure: 12))
    let later = try await harbour.run(evidence) { $0.began = "1999-01-01T00:00:00Z" }
    #expect(later.run == 2 && later.counts.read == 1)
    #expect(try harbour.ledger(writing: false).changes(from: 1, to: 2).changes.isEmpty == false)
  }

  /// A story that was edited is read again though its time of change was set back to what it was.
  @Test func anEditWithTheOldTimeIsSeen() async throws {
    let harbour = try ArchiveRunTests.harbour()
    let evidence = try harbour.evidence("records.csv")
    let path = harbour.folder.path + "/saved/2/5.html"
    _ = try await harbour.run(evidence)
    var status = stat()
    #expect(stat(path, &status) == 0)
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let edited = text.replacing("harbour", with: "HARBOUR")
    let file = open(path, O_WRONLY)
    #expect(edited != text && write(file, edited, edited.utf8.count) == text.utf8.count)
    close(file)
    var times = [status.st_atim, status.st_mtim]
    #expect(utimensat(AT_FDCWD, path, &times, 0) == 0)
    let second = try await harbour.run(evidence)
    #expect(second.counts.read == 1 && second.counts.skipped == 19)
  }
}
