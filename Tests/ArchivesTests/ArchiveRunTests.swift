import Articles
import Facts
import Foundation
import Reports
import Tallyman
import Testing

@testable import Archives

@Suite struct ArchiveRunTests {
  /// Twenty stories, half of them about trade, and the records of all.
  static func harbour() throws -> Harbour {
    let harbour = try Harbour()
    for number in 1...20 {
      try harbour.folder.write(
        "saved/\(number % 3)/\(number).html", Harbour.story(number, about: number % 2 == 1))
    }
    try harbour.folder.write(
      "records.csv", Harbour.header + (1...20).map { Harbour.record($0) }.joined())
    return harbour
  }

  @Test(arguments: [1, 2, 7]) func reportsAreThoseOfCheck(_ workers: Int) async throws {
    let harbour = try Self.harbour()
    let evidence = try harbour.evidence("records.csv")
    let outcome = try await harbour.run(evidence) { $0.workers = workers }
    #expect(outcome.isComplete && outcome.counts.read == 20 && outcome.counts.failed == 0)
    let lines = try harbour.lines()
    #expect(lines.count == 20)
    let checked = try (0...2).flatMap { part in
      try FileManager.default.contentsOfDirectory(atPath: harbour.folder.path + "/saved/\(part)")
        .sorted().map { name in
          let path = harbour.folder.path + "/saved/\(part)/\(name)"
          let bytes = [UInt8](try Data(contentsOf: URL(filePath: path)))
          let reading = try ArticleReader().read(bytes, named: path)
          var report = try Tallyman().check(reading.article, against: evidence)
          report.diagnostics = reading.diagnostics + report.diagnostics
          return ReportFormat.jsonl.render([report])
        }
    }
    #expect(lines == checked)
    #expect(lines.filter { $0.contains("\"reason\":\"agrees\"") }.count == 10)
  }

  @Test func whatDidNotChangeIsSkippedAndCounted() async throws {
    let harbour = try Self.harbour()
    let evidence = try harbour.evidence("records.csv")
    _ = try await harbour.run(evidence)
    let before = try harbour.lines()
    let second = try await harbour.run(evidence)
    #expect(second.run == 2 && second.counts.skipped == 20 && second.counts.read == 0)
    #expect(try harbour.lines() == before)
    #expect(try harbour.ledger(writing: false).changes(from: 1, to: 2).changes == [])
    // Written anew with the same bytes: looked at, and known by their digest.
    try harbour.folder.write("saved/1/1.html", Harbour.story(1))
    let third = try await harbour.run(evidence)
    #expect(third.counts.skipped == 20 && third.counts.read == 0)
    // Other rules read everything again.
    let fourth = try await harbour.run(evidence, rules: "others")
    #expect(fourth.counts.read == 20)
    #expect(try harbour.ledger(writing: false).changes(from: 3, to: 4).changes == [])
  }

  @Test func theSameBytesAreCheckedOnce() async throws {
    let harbour = try Self.harbour()
    for copy in 1...5 { try harbour.folder.write("saved/copies/\(copy).html", Harbour.story(1)) }
    let outcome = try await harbour.run(try harbour.evidence("records.csv"))
    #expect(outcome.counts.read == 20)
    #expect(outcome.counts.duplicates + outcome.counts.skipped == 5)
    let copies = try harbour.lines().filter { $0.contains("saved/copies/") }
    #expect(copies.count == 5 && copies.allSatisfy { $0.contains("\"reason\":\"agrees\"") })
  }

  @Test func failuresAreKeptByCodeAndTriedAgainOnRequest() async throws {
    let harbour = try Self.harbour()
    try harbour.folder.write("saved/0/empty.html", "")
    try harbour.folder.write("saved/0/picture.html", [0x89, 0x50, 0x4E, 0x47, 1, 2, 3])
    let evidence = try harbour.evidence("records.csv")
    let paths = ["saved", "gone.html"]
    let first = try await harbour.run(evidence, in: paths)
    #expect(first.counts.read == 22 && first.counts.failed == 3 && first.isComplete)
    let failures = try harbour.ledger(writing: false).failures()
    #expect(failures.map(\.code) == ["TM1001", "TM1002", "TM6001"])
    // Each says where, and what to do.
    for (failure, name) in zip(failures, ["empty.html", "picture.html", "gone.html"]) {
      #expect(failure.diagnostic.code == failure.code && failure.count == 1)
      #expect(failure.diagnostic.place?.hasSuffix(name) == true)
      #expect(!failure.diagnostic.remedy.isEmpty && !failure.diagnostic.message.isEmpty)
    }
    #expect(try harbour.lines().filter { $0.contains("\"severity\":\"error\"") }.count == 3)
    let second = try await harbour.run(evidence, in: paths)
    #expect(second.counts.read == 0 && second.counts.failed == 3)
    let third = try await harbour.run(evidence, in: paths) { $0.retriesFailed = true }
    #expect(third.counts.read == 2 && third.counts.skipped == 20)
    try harbour.folder.write("gone.html", Harbour.story(3))
    let fourth = try await harbour.run(evidence, in: paths)
    #expect(fourth.counts.failed == 2)
  }

  @Test func anInterruptedRunGoesOn() async throws {
    let harbour = try Self.harbour()
    let evidence = try harbour.evidence("records.csv")
    _ = try await harbour.run(evidence, ledger: "whole.sqlite")
    let outcome = try await harbour.run(evidence) { run in
      run.isInterrupted = { @Sendable in true }
    }
    #expect(!outcome.isComplete)
    #expect(throws: Diagnostic.self) { try harbour.lines() }
    let rest = try await harbour.run(evidence)
    #expect(rest.isComplete && rest.run == 1)
    #expect(try harbour.contents() == (try harbour.contents("whole.sqlite")))
  }

  @Test func oneRunWritesALedgerAtATime() throws {
    let harbour = try Harbour()
    let ledger = try harbour.ledger()
    let error = #expect(throws: Diagnostic.self) { try harbour.ledger() }
    #expect(error?.code == "TM6023")
    #expect(error?.message.contains("\(ProcessInfo.processInfo.processIdentifier)") == true)
    #expect(try harbour.ledger(writing: false).runs() == [])
    _ = ledger
  }

  @Test func otherFilesAreNoLedgers() throws {
    let harbour = try Harbour()
    try harbour.folder.write(
      "text.sqlite",
      "this is a text, and longer than the head of a database is, "
        + "so that it is no empty one either")
    for writing in [false, true] {
      let error = #expect(throws: Diagnostic.self) {
        try harbour.ledger("text.sqlite", writing: writing)
      }
      #expect(error?.code == "TM6020")
    }
    let lost = #expect(throws: Diagnostic.self) { try harbour.ledger("no.sqlite", writing: false) }
    #expect(lost?.code == "TM6001")
  }

  @Test func theLatestCaptureOfAnAddressCounts() async throws {
    let harbour = try Self.harbour()
    func capture(_ figure: Int, _ date: String) -> [UInt8] {
      Crawl.response(
        Crawl.address(1), Array(Harbour.story(1, figure: figure).utf8),
        fields: ["WARC-Date": date, "WARC-Payload-Digest": "sha1:F\(figure)"])
    }
    try harbour.folder.write(
      "crawl/a.warc",
      capture(1_007, "2023-03-18T00:00:00Z") + capture(50, "2023-03-17T00:00:00Z")
        + Crawl.record(
          "revisit", Crawl.address(2), [],
          fields: [
            "WARC-Date": "2023-03-19T00:00:00Z", "WARC-Payload-Digest": "sha1:F1007",
          ])
        + Crawl.record(
          "revisit", Crawl.address(3), [], fields: ["WARC-Payload-Digest": "sha1:LOST"]))
    let outcome = try await harbour.run(try harbour.evidence("records.csv"), in: ["crawl"])
    #expect(outcome.counts.read == 2)
    let lines = try harbour.lines()
    #expect(lines.count == 3)
    #expect(lines.filter { $0.contains("\"reason\":\"agrees\"") }.count == 2)
    #expect(lines.filter { $0.contains("TM6017") && $0.contains(Crawl.address(3)) }.count == 1)
  }
}
