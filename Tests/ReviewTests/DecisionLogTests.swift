import Facts
import Foundation
import Reports
import Testing

@testable import Review

/// The log on the disk: whole, private, never changed.
struct DecisionLogTests {
  let folder: WorkFolder
  let sighting = Quay.sightings(Quay.report([Quay.checked("00000001", "It was 1,000 pieces.")]))[0]

  init() throws { folder = try WorkFolder() }

  @Test func keepsWhatItWasGiven() throws {
    let path = folder.file("new/log.sqlite")
    let entries = [
      Quay.entry(1, .accept, on: sighting), Quay.entry(2, .undo, on: sighting, target: 1, after: 1),
      Quay.entry(3, .supported, on: sighting, by: "Ёлка", note: "«' OR 1=1; --» 🚢"),
    ]
    for entry in entries { #expect(try DecisionLog(at: path).append(entry) == entry) }
    #expect(try DecisionLog(at: path).entries().entries == entries)
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    let lines = entries.map(\.json.text).joined(separator: "\n")
    #expect(try DecisionLog.entries(in: lines, named: "log") == entries)
  }

  @Test func momentsNeverRunBack() throws {
    let log = try DecisionLog(at: folder.file("log.sqlite"))
    let first = try log.append(Quay.entry(1, .accept, on: sighting, at: 100))
    let second = try log.append(Quay.entry(2, .accept, on: sighting, at: 50))
    #expect(first.at < second.at)
  }

  @Test func joiningTwiceChangesNothing() throws {
    let log = try DecisionLog(at: folder.file("log.sqlite"))
    let entries = (1...5).map { Quay.entry($0, .accept, on: sighting) }
    #expect(try log.join([entries[1]]) == 1)
    #expect(try log.join(entries + entries) == 4)
    #expect(try log.join(entries) == 0)
    #expect(try Set(log.entries().entries) == Set(entries))
  }

  /// Twelve writers with logs of their own on one file, as two reviewers' programs are.
  @Test func manyWritersLoseNothing() async throws {
    let path = folder.file("log.sqlite")
    _ = try DecisionLog(at: path)
    let sighting = sighting
    try await withThrowingTaskGroup(of: Void.self) { group in
      for writer in 0..<12 {
        group.addTask {
          let log = try DecisionLog(at: path)
          for number in 0..<20 {
            _ = try log.append(Quay.entry(writer * 100 + number + 1, .accept, on: sighting))
          }
        }
      }
      try await group.waitForAll()
    }
    let entries = try DecisionLog(at: path).entries().entries
    #expect(Set(entries.map(\.id)).count == 240)
    #expect(Set(entries.map(\.at)).count == 240)
  }

  @Test func leavesOtherFilesAlone() throws {
    let text = folder.file("notes.txt")
    try Data("not a database, but long enough to be taken for one by a careless program".utf8)
      .write(to: URL(filePath: text))
    let before = try Data(contentsOf: URL(filePath: text))
    let error = #expect(throws: Diagnostic.self) { try DecisionLog(at: text) }
    #expect(error?.code == "TM5001")
    #expect(try Data(contentsOf: URL(filePath: text)) == before)
    let missing = #expect(throws: Diagnostic.self) { try DecisionLog(at: "/proc/nowhere/log") }
    #expect(missing?.code == "TM5002")
  }

  @Test(arguments: [
    ("\"action\":\"accept\"", "\"action\":\"delete\""), ("\"by\":\"Ana\"", "\"by\":\"\""),
    ("\"schema\":\"tallyman-decision/1\"", "\"schema\":\"other\""), ("Z\"", "\""),
    ("\"action\":\"accept\"", "\"action\":\"supported\""),
    ("\"action\":\"accept\"", "\"action\":\"undo\""), ("\"id\":\"0", "\"id\":\"X"),
  ]) func refusesLines(_ right: String, _ wrong: String) throws {
    let line = Quay.entry(1, .accept, on: sighting).json.text
    let error = #expect(throws: Diagnostic.self) {
      try DecisionLog.entries(in: line + "\n" + line.replacing(right, with: wrong), named: "log")
    }
    #expect(error?.code == "TM5009")
    #expect(error?.message.contains("line 2") == true)
  }

  @Test func reportsCarryWhatWasDecided() throws {
    let report = Quay.report([Quay.checked("00000001", "It was 1,000 pieces.")])
    let log = try DecisionLog(at: folder.file("log.sqlite"))
    _ = try log.append(Quay.entry(1, .accept, on: sighting))
    let decided = try log.decided([report], rules: "r1")[0]
    #expect(decided.decisions.map(\.outcome) == [.accepted])
    #expect(try log.decided([report], rules: "r2")[0].decisions[0].isStale)
    let page = ReportFormat.html.render([decided])
    #expect(page.contains("Accepted"))
    #expect(page.contains("Ana"))
  }
}
