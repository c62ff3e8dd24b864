import Foundation
import Testing

/// What comes with a verdict: near misses, a mended sentence, the query, stories against each other.
struct VerdictCommandTests {
  private func quay() throws -> WorkFolder {
    let work = try WorkFolder()
    try work.write("story.html", Quay.story)
    try work.write("records.csv", Quay.records)
    return work
  }

  private func claims(_ work: WorkFolder, _ story: String = "story.html") throws -> [[String: Any]]
  {
    let outcome = try Program.run(
      "check", story, "--evidence", "records.csv", "--format", "json", in: work)
    let report = try #require(
      try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    return try #require(report["claims"] as? [[String: Any]])
  }

  /// The edit is offered, and the story with it is supported.
  @Test func mendedSentenceHolds() throws {
    let work = try quay()
    let claim = try #require(try claims(work).first { $0["reason"] as? String == "contradicted" })
    let mend = try #require(claim["mend"] as? [String: String])
    let replaced = try #require(mend["replaced"])
    let by = try #require(mend["by"])
    #expect(replaced.hasPrefix("80 tons"))
    #expect(by.hasPrefix("8 tons"))
    let misses = try #require(claim["nearMisses"] as? [[String: Any]])
    #expect(misses.first?["change"] as? String == "digits")
    try work.write("mended.html", Quay.story.replacing(replaced, with: by))
    let mended = try claims(work, "mended.html")
    #expect(mended.allSatisfy { $0["status"] as? String == "supported" })
  }

  /// What explain prints as the query runs, and gives what it gave; edited it gives something else.
  @Test func queryRunsAgain() throws {
    let work = try quay()
    _ = try Program.run(
      "check", "story.html", "--evidence", "records.csv", "-o", "report.json", in: work)
    let claim = try #require(try claims(work).first { $0["reason"] as? String == "contradicted" })
    let id = try #require(claim["id"] as? String)
    let explained = try Program.run("explain", "report.json#\(id)", in: work).output
    #expect(explained.contains("arithmetic:"))
    let lines = explained.split(separator: "\n").drop { $0 != "  {" }.prefix { $0 != "  }" }
    try work.write("query.json", lines.joined(separator: "\n") + "\n}\n")
    let again = try Program.run(
      "check", "--query", "query.json", "--evidence", "records.csv", in: work)
    #expect(again.status == 1)
    #expect(again.output.contains("contradicted"))
    #expect(again.output.contains("8 t in 1 shipment"))
    let edited = try work.read("query.json").replacing("\"low\": 79500", with: "\"low\": 7900")
    try work.write("query.json", edited)
    let supported = try Program.run(
      "check", "--query", "query.json", "--evidence", "records.csv", "--all", in: work)
    #expect(supported.status == 0, "\(supported)")
    try work.write("query.json", "{}")
    let none = try Program.run(
      "check", "--query", "query.json", "--evidence", "records.csv", in: work)
    #expect(none.status == 2 && none.errors.contains("TM4011"))
  }

  @Test func storiesAgainstEachOther() throws {
    let work = try quay()
    try work.write("other.html", Quay.story.replacing("80 tons", with: "800 tons"))
    let outcome = try Program.run("compare", "story.html", "other.html", in: work)
    #expect(outcome.status == 1)
    #expect(outcome.output.contains("twoFigures"))
    #expect(outcome.output.hasSuffix("2 stories, 1 conflict\n"))
    let same = try Program.run("compare", "story.html", "story.html", in: work)
    #expect(same.status == 0)
    #expect(try Program.run("compare", "story.html", in: work).errors.contains("TM4012"))
    let json = try Program.run(
      "compare", "story.html", "other.html", "--format", "json", in: work)
    #expect(json.output.hasPrefix("{\n  \"schema\": \"tallyman-compare/1\""))
  }

  @Test func storyAgainstItself() throws {
    let work = try WorkFolder()
    try work.write("records.csv", Quay.records)
    try work.write(
      "story.html",
      Quay.page(
        """
        <p>The records show that 80 tons of body armor from Turkey reached Russia in the last quarter of 2022.</p>
        <p>A broker said the trade was brisk.</p>
        <p>In the last quarter of 2022, 800 tons of body armor from Turkey reached Russia.</p>
        """))
    let outcome = try Program.run("check", "story.html", "--evidence", "records.csv", in: work)
    #expect(outcome.output.contains("AGAINST ITSELF  twoFigures"))
  }

  /// The same seed, the same stories; what they claim falsely is never called supported.
  @Test func rehearsal() throws {
    let work = try WorkFolder()
    let samples = Program.checkout + "/Evidence/samples/laptops-in-the-hold.csv"
    let run = { (arguments: [String]) in
      try Program.run(
        [Program.path, "rehearse", "--evidence", samples, "--seed", "7"] + arguments, in: work)
    }
    let first = try run(["--count", "2", "--stories", "pages"])
    #expect(first.status == 0, "\(first.errors)")
    #expect(first.output == (try run(["--count", "2"])).output)
    #expect(first.output.split(separator: "\n").count == 32)
    #expect(try work.read("pages/rehearsal-1.html").contains("<h1>"))
    let checked = try run(["--count", "5", "--check"])
    #expect(checked.status == 0)
    #expect(checked.output.hasSuffix("0 false ones called supported\n"))
  }

  /// Tyres are aircraft parts in a broad sense, which a story may mean or not: nothing is made of it.
  @Test(arguments: ["2", "4"]) func rehearsalOfGoodsInABroadSense(_ seed: String) throws {
    let samples = Program.checkout + "/Evidence/samples/spares-for-grounded-jets.csv"
    let checked = try Program.run(
      "rehearse", "--evidence", samples, "--seed", seed, "--count", "8", "--check",
      in: try WorkFolder())
    #expect(checked.output.hasSuffix(" 0 false ones called supported\n"), "\(checked)")
  }
}
