import Evidence
import Facts
import Foundation
import GRDB
import Reports
import Testing

@testable import Archives

@Suite struct RunDiffTests {
  private func causes(_ comparison: RunComparison) -> [String] {
    comparison.changes.map {
      "\($0.story.split(separator: "/").last ?? "") \($0.cause.words)"
    }
  }

  /// One thing after another changes; each time exactly that is named.
  @Test func plantedChangesAreNamedWithTheirCauses() async throws {
    let harbour = try ArchiveRunTests.harbour()
    let folder = harbour.folder
    let first = try harbour.evidence("records.csv")
    _ = try await harbour.run(first)

    // An import that adds to what story 3 speaks of.
    try folder.write("late.csv", Harbour.header + Harbour.record(3, quantity: 400, id: "L"))
    let both = try harbour.evidence("records.csv", "late.csv")
    let second = try await harbour.run(both)
    #expect(second.counts.read == 0 && second.counts.judged >= 1)
    #expect(second.counts.untouched > 0)
    let ledger = { try harbour.ledger(writing: false) }
    let imported = try ledger().changes(from: 1, to: 2)
    #expect(causes(imported) == ["3.html evidence: late.csv imported"])
    #expect(imported.changes.first?.before?.reason == .agrees)
    #expect(imported.changes.first?.after?.reason == .contradicted)
    #expect(imported.stories == 20 && imported.claims >= 10)

    // A story whose figure is edited: one claim goes, another comes.
    try folder.write("saved/2/5.html", Harbour.story(5, figure: 12))
    _ = try await harbour.run(both)
    let edited = try ledger().changes(from: 2, to: 3)
    #expect(Set(causes(edited)) == ["5.html article: the text was edited"])
    #expect(
      edited.changes.contains { $0.before == nil } && edited.changes.contains { $0.after == nil })

    // The import is taken away again.
    _ = try await harbour.run(first)
    let removed = try ledger().changes(from: 3, to: 4)
    #expect(causes(removed) == ["3.html evidence: late.csv removed"])

    // Older rules had judged story 7 otherwise.
    try await rulesChange(harbour, first, of: "7.html")
    let ruled = try ledger().changes(from: 4, to: 5)
    #expect(causes(ruled) == ["7.html rules: rules → newer"])

    // Over all runs: what came back to where it was is no change.
    let all = try ledger().changes(from: 1, to: 5)
    #expect(
      Set(causes(all)) == ["5.html article: the text was edited", "7.html rules: rules → newer"])

    // A story that goes, one that comes.
    try FileManager.default.removeItem(atPath: folder.path + "/saved/0/9.html")
    try folder.write("saved/0/99.html", Harbour.story(1))
    _ = try await harbour.run(first, rules: "newer")
    let moved = try ledger().changes(from: 5, to: 6)
    #expect(moved.storiesAdded == 1 && moved.storiesGone == 1)
    #expect(Set(moved.changes.map(\.cause)) == [.story])
  }

  /// Makes the stored verdict of one story what other rules would have found, then runs with new ones.
  private func rulesChange(_ harbour: Harbour, _ evidence: EvidenceFolder, of name: String)
    async throws
  {
    do {
      let ledger = try harbour.ledger()
      try ledger.writing { db in
        let row = try #require(
          try Row.fetchOne(
            db,
            sql: """
              SELECT judgement.id, report FROM finding JOIN story ON story.id = story
              JOIN judgement ON judgement.id = judgement
              WHERE until IS NULL AND story.name LIKE ?
              """, arguments: ["%/" + name]))
        var report = try StoredReport.report(in: row[1] as Data)
        report.claims[0].verdict.reason = .ambiguous
        try db.execute(
          sql: "UPDATE judgement SET report = ?, digest = 'older' WHERE id = ?",
          arguments: [PackedJSON.data(of: StoredReport(report)), row[0] as Int64])
      }
    }
    _ = try await harbour.run(evidence, rules: "newer")
  }

  /// After any change of the evidence the ledger says what a new one says.
  @Test(arguments: 1...4) func judgingAnewIsJudgingAfresh(_ seed: Int) async throws {
    let harbour = try ArchiveRunTests.harbour()
    for part in 1...3 {
      let rows = (1...20).filter { ($0 * seed + part) % 4 == 0 || $0 % 7 == part }
      try harbour.folder.write(
        "part\(part).csv",
        Harbour.header
          + rows.map { Harbour.record($0, quantity: 5 * seed, id: "P\(part)") }.joined())
    }
    let evidences = [
      try harbour.evidence("records.csv"),
      try harbour.evidence("records.csv", "part1.csv"),
      try harbour.evidence("part1.csv", "part2.csv", "records.csv"),
      try harbour.evidence("part2.csv", "part3.csv"),
    ]
    for (number, evidence) in evidences.enumerated() {
      _ = try await harbour.run(evidence)
      _ = try await harbour.run(evidence, ledger: "fresh\(number).sqlite")
      #expect(try harbour.lines() == (try harbour.lines("fresh\(number).sqlite")))
    }
  }

  @Test func runsAreChosenAndAccepted() async throws {
    let harbour = try ArchiveRunTests.harbour()
    let evidence = try harbour.evidence("records.csv")
    #expect(throws: Diagnostic.self) { try harbour.ledger().compared([]) }
    for _ in 1...4 { _ = try await harbour.run(evidence) }
    let ledger = try harbour.ledger()
    #expect(try ledger.compared([]) == (3, 4))
    #expect(try ledger.compared([2]) == (2, 4))
    try ledger.accept(1)
    #expect(try ledger.compared([]) == (1, 4))
    #expect(try ledger.runs().map(\.isAccepted) == [true, false, false, false])
    let lost = #expect(throws: Diagnostic.self) { try ledger.accept(9) }
    #expect(lost?.code == "TM6024")
  }

  @Test func massChangesAreStopped() throws {
    let change = VerdictChange(
      story: "a.html", cause: .evidence(added: ["wrong.csv"], removed: []), claim: "1",
      kind: .weight, sentence: "", quote: "", before: nil, after: nil)
    let comparison = RunComparison(
      from: 1, to: 2, stories: 10, claims: 50, changes: [change, change], storiesAdded: 0,
      storiesGone: 0)
    #expect(comparison.excess(over: Figure(4)) == nil)
    let problem = comparison.excess(over: Figure(2))
    #expect(problem?.code == "TM6027" && problem?.message.contains("wrong.csv") == true)
  }
}
