import Foundation
import Testing

/// Ends and failures at every step of what is kept: nothing that was acknowledged is lost.
@Suite(.enabled(if: SystemCalls.areSeen, "no strace here")) struct FaultTests {
  /// Something that is kept, the command that adds to it, and how it is looked at afterwards.
  struct Keeping: Sendable, CustomTestStringConvertible {
    var name: String
    /// The folder that holds it.
    var folder: String
    var prepare: [[String]]
    var add: [String]
    /// On standard output or error once the addition is acknowledged.
    var acknowledged: String
    var look: [String]
    /// In what `look` prints: before, and after the addition.
    var before: String
    var after: String
    /// The code of the diagnostic when the disk is full.
    var code: String
    var testDescription: String { name }
  }

  static let keepings = [
    Keeping(
      name: "import", folder: "store",
      prepare: [["evidence", "import", "first.csv", "--evidence", "store"]],
      add: ["evidence", "import", "second.csv", "--evidence", "store"],
      acknowledged: "  records     4",
      look: ["evidence", "list", "--verify", "--evidence", "store"],
      before: "1 import, 4 records", after: "2 imports, 8 records", code: "TM3013"),
    Keeping(
      name: "ledger", folder: "book",
      prepare: [
        ["archive", "run", "a.html", "--ledger", "book/l.sqlite", "--evidence", "first.csv"]
      ],
      add: [
        "archive", "run", "a.html", "b.html", "--ledger", "book/l.sqlite", "--evidence",
        "first.csv",
      ],
      acknowledged: "run 2: ",
      look: [
        "archive", "run", "a.html", "b.html", "--ledger", "book/l.sqlite", "--evidence",
        "first.csv", "--output", "reports.jsonl",
      ],
      before: "read; ", after: "0 read; ", code: "TM6022"),
    Keeping(
      name: "decisions", folder: "log",
      prepare: [["review", "import", "one.jsonl", "--decisions", "log/d.sqlite"]],
      add: ["review", "import", "many.jsonl", "--decisions", "log/d.sqlite"],
      acknowledged: "40 decisions taken in",
      look: ["review", "export", "--decisions", "log/d.sqlite"],
      before: "\"id\":\"00000000000000000000000000000001\"",
      after: "\"id\":\"00000000000000000000000000000029\"", code: "TM5002"),
  ]

  private static func decision(_ number: Int) -> String {
    let digits = String(number, radix: 16)
    let id = String(repeating: "0", count: 32 - digits.utf8.count) + digits
    return """
      {"schema":"tallyman-decision/1","id":"\(id)","at":"2026-01-01T00:00:00.000Z","by":"Ana",\
      "action":"accept","article":"\(String(repeating: "ab", count: 400))","source":"a.html",\
      "claim":"00000001","fingerprint":"f","reading":"r","reason":"agrees","found":"1",\
      "rules":"1","evidence":"1"}

      """
  }

  private func desk(_ keeping: Keeping) throws -> WorkFolder {
    let work = try WorkFolder()
    try work.write("a.html", Quay.story)
    try work.write("b.html", Quay.story.replacing("1,000", with: "1,200"))
    try work.write("first.csv", Quay.records)
    try work.write("second.csv", Quay.records.replacing("\nQ", with: "\nR"))
    try work.write("one.jsonl", Self.decision(1))
    try work.write("many.jsonl", (2...41).map(Self.decision).joined())
    try FileManager.default.createDirectory(
      atPath: work.path + "/" + keeping.folder, withIntermediateDirectories: true)
    for command in keeping.prepare {
      let outcome = try Program.run([Program.path] + command, in: work)
      #expect(outcome.status < 2, "\(outcome)")
    }
    try FileManager.default.copyItem(
      atPath: work.path + "/" + keeping.folder, toPath: work.path + "/.kept")
    return work
  }

  private func restore(_ keeping: Keeping, in work: WorkFolder) throws {
    let path = work.path + "/" + keeping.folder
    try FileManager.default.removeItem(atPath: path)
    try FileManager.default.copyItem(atPath: work.path + "/.kept", toPath: path)
  }

  /// Which calls to meet: each of the few, some of the many.
  private static func moments(_ count: Int) -> [Int] {
    count <= 4 ? Array(1...max(1, count)) : (0..<4).map { 1 + $0 * (count - 1) / 3 }
  }

  private func counts(of keeping: Keeping, in work: WorkFolder) throws -> [(
    call: String, count: Int
  )] {
    let calls = try SystemCalls.log(
      of: SystemCalls.keeping.joined(separator: ","), by: [Program.path] + keeping.add, in: work
    ).calls
    try restore(keeping, in: work)
    return SystemCalls.keeping.compactMap { name in
      let count = calls.count { $0.contains(" \(name)(") || $0.hasPrefix("\(name)(") }
      return count > 0 ? (name, count) : nil
    }
  }

  private func look(_ keeping: Keeping, in work: WorkFolder) throws -> Program.Outcome {
    try Program.run([Program.path] + keeping.look, in: work)
  }

  @Test(arguments: keepings) func killedAtEveryStep(_ keeping: Keeping) throws {
    let work = try desk(keeping)
    var killed = 0
    for (call, count) in try counts(of: keeping, in: work) {
      for number in Self.moments(count) {
        let outcome = try SystemCalls.run(
          [Program.path] + keeping.add, fault: "signal=KILL", at: call, number, in: work)
        if outcome.status == -9 { killed += 1 }
        let seen = try look(keeping, in: work)
        let place = "killed at \(call) \(number): \(seen)"
        #expect(seen.status < 2, "\(place)")
        #expect(
          seen.output.contains(keeping.before) || seen.output.contains(keeping.after), "\(place)")
        if (outcome.output + outcome.errors).contains(keeping.acknowledged) {
          #expect(seen.output.contains(keeping.after), "\(place)")
        }
        // The same command goes on, and what it adds is there once.
        _ = try Program.run([Program.path] + keeping.add, in: work)
        #expect(try look(keeping, in: work).output.contains(keeping.after), "\(place)")
        try restore(keeping, in: work)
      }
    }
    #expect(killed > 5)
  }

  @Test(arguments: keepings) func aDiskFullAtEveryStep(_ keeping: Keeping) throws {
    let work = try desk(keeping)
    var told = 0
    for (call, count) in try counts(of: keeping, in: work)
    where ["pwrite64", "ftruncate"].contains(call) {
      for number in Self.moments(count) {
        let outcome = try SystemCalls.run(
          [Program.path] + keeping.add, fault: "error=ENOSPC", at: call, number, in: work)
        let place = "full at \(call) \(number): \(outcome)"
        // A checkpoint that fails after the commit is caught up with later: then all is acknowledged.
        #expect(
          outcome.status == 2 || outcome.output.contains(keeping.acknowledged)
            || outcome.errors.contains(keeping.acknowledged), "\(place)")
        if outcome.status == 2 {
          #expect(outcome.errors.contains(keeping.code), "\(place)")
          #expect(outcome.errors.contains("\n  remedy: "), "\(place)")
          told += 1
        }
        let seen = try look(keeping, in: work)
        #expect(seen.status < 2, "\(place) \(seen)")
        if (outcome.output + outcome.errors).contains(keeping.acknowledged) {
          #expect(seen.output.contains(keeping.after), "\(place) \(seen)")
        }
        try restore(keeping, in: work)
      }
    }
    #expect(told > 0)
  }
}
