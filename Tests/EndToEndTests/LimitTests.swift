import Facts
import Foundation
import Synchronization
import Tallyman
import Testing

/// What a story may take of the machine: each limit is refused with its own words, and the others go on.
struct LimitTests {
  private func desk() throws -> WorkFolder {
    let work = try WorkFolder()
    try work.write("records.csv", Quay.records)
    try work.write("story.html", Quay.story)
    return work
  }

  @Test func bytes() throws {
    let work = try desk()
    let claim = "<p>Baltis Arms shipped 900 hunting rifles to Orlan-Trade in June 2022.</p>"
    try work.write("long.html", Quay.page(String(repeating: claim, count: 100)))
    let outcome = try Program.run(
      "check", "long.html", "story.html", "--evidence", "records.csv", "--max-bytes", "5000",
      in: work)
    #expect(outcome.status == 2)
    #expect(
      outcome.errors.contains(
        "error TM1004: long.html: the file is larger than 5000 bytes, unpacked"), "\(outcome)")
    #expect(outcome.errors.contains("--max-bytes"))
    #expect(outcome.output.contains("2 claims: "))
    let whole = try Program.run("check", "long.html", "--evidence", "records.csv", in: work)
    #expect(whole.status == 1 && whole.output.contains("100 claims: "), "\(whole)")
  }

  @Test func depth() throws {
    let work = try desk()
    let (open, shut) = (
      String(repeating: "<div>", count: 60), String(repeating: "</div>", count: 60)
    )
    try work.write(
      "deep.html",
      Quay.page("\(open)<p>Baltis Arms shipped 900 hunting rifles to Orlan-Trade.</p>\(shut)"))
    let usual = try Program.run("article", "deep.html", in: work)
    #expect(usual.status == 0 && !usual.errors.contains("TM1013"))
    let outcome = try Program.run("article", "deep.html", "--max-depth", "20", in: work)
    #expect(
      outcome.errors.contains("TM1013: deep.html: elements lie more than 20 deep"), "\(outcome)")
    #expect(outcome.errors.contains("--max-depth"))
  }

  /// A page of any depth is read on the small stack of a worker, however high the limit is set.
  @Test func depthWithoutLimit() throws {
    let work = try desk()
    let (open, shut) = (
      String(repeating: "<div>", count: 20_000), String(repeating: "</div>", count: 20_000)
    )
    for name in ["deep.html", "deeper.html"] {
      try work.write(
        name,
        Quay.page("\(open)<p>Baltis Arms shipped 900 hunting rifles to Orlan-Trade.</p>\(shut)"))
    }
    let outcome = try Program.run(
      "check", "deep.html", "deeper.html", "story.html", "--evidence", "records.csv",
      "--max-depth", "1000000", in: work)
    #expect(outcome.status == 1 || outcome.status == 2, "\(outcome.status) \(outcome.errors)")
    #expect(outcome.output.contains("claims: "))
  }

  /// With a clock of the test's own: the time is up after ever more looks at it.
  @Test func seconds() throws {
    let work = try desk()
    let (evidence, _) = try EvidenceFolder.opening(
      [work.path + "/records.csv"], cache: work.path + "/.cache")
    var states: [String] = []
    for looks in 0..<20 {
      let count = Counter()
      var tallyman = Tallyman()
      tallyman.goesOn = { count.next() <= looks }
      do throws(Diagnostic) {
        let report = try tallyman.check(
          Array(Quay.story.utf8), named: "story.html", against: evidence)
        #expect(report.claims.count == 2)
        break
      } catch {
        #expect(error.code == "TM2002" && error.place == "story.html")
        states.append(error.message)
      }
    }
    #expect(states.first?.hasSuffix("its claims were being looked for") == true)
    #expect(states.contains { $0.hasSuffix("1 of its 2 claims were judged") })
    #expect(states.last?.hasSuffix("1 of its 2 claims were looked at once more") == true)
    #expect(states.count < 20)
  }

  private final class Counter: Sendable {
    private let count = Atomic<Int>(0)
    func next() -> Int { count.add(1, ordering: .relaxed).newValue }
  }

  @Test func memory() throws {
    let work = try desk()
    let outcome = try Program.run(
      "check", "story.html", "--evidence", "records.csv", "--max-memory", "1", in: work)
    #expect(outcome.status == 2)
    #expect(outcome.output == "")
    #expect(
      outcome.errors.contains("error TM4013: the program holds more than 1 MB of memory and stops"))
    #expect(outcome.errors.contains("--max-memory"))
    let usual = try Program.run(
      "check", "story.html", "--evidence", "records.csv", "--max-memory", "2000", in: work)
    #expect(usual.status == 1, "\(usual)")
  }

  @Test(arguments: [
    ["--max-bytes", "0"], ["--max-depth", "-1"], ["--max-seconds", "0"], ["--max-memory", "0"],
    ["--max-seconds", "soon"],
  ]) func noLimits(_ options: [String]) throws {
    let work = try desk()
    let outcome = try Program.run([Program.path, "claims", "story.html"] + options, in: work)
    #expect(outcome.status == 64, "\(outcome)")
  }
}
