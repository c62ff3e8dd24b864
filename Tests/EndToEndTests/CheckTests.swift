import Foundation
import Testing

/// `tallyman check` as a shell sees it.
struct CheckTests {
  let work: WorkFolder

  init() throws {
    work = try WorkFolder()
    try work.write("story.html", Quay.story)
    try work.write("records.csv", Quay.records)
  }

  private func check(_ arguments: String..., input: String? = nil) throws -> Program.Outcome {
    try Program.run(
      [Program.path, "check", "--evidence", "records.csv"] + arguments, input: input, in: work)
  }

  @Test func lastLineIsTheAnswer() throws {
    let outcome = try check("story.html", "--all")
    #expect(outcome.status == 1)
    let last = try #require(outcome.output.split(separator: "\n").last)
    #expect(last.contains("claims: ") && last.contains("1 contradicted"), "\(outcome.output)")
    #expect(outcome.output.contains("✓ supported"))
    #expect(!outcome.output.contains("\u{1B}"), "no colour outside a terminal")
  }

  @Test(arguments: ["unsupported", "contradicted"]) func failsOn(_ what: String) throws {
    #expect(try check("story.html", "--fail-on", what).status == 1)
    #expect(try check("story.html", "--fail-on", "never").status == 0)
  }

  @Test func nothingToCheckIsNotSuccess() throws {
    let text =
      "The weather was fine on the quay, and nobody spoke about it for the whole of the day."
    try work.write("plain.txt", text)
    let outcome = try check("plain.txt", "--published", "2023-03-17")
    #expect(outcome.status == 3)
    #expect(outcome.output.hasPrefix("no claim that records can check"))
  }

  @Test(arguments: ["text", "line", "json", "jsonl", "markdown", "csv", "html", "sarif"])
  func twoRunsGiveTheSameBytes(_ format: String) throws {
    try work.write("pages/a.html", Quay.story)
    try work.write("pages/b.html", Quay.page("<p>In 2022 Orlan-Trade received 900 vests.</p>"))
    let first = try check("story.html", "pages", "--format", format)
    let second = try check("story.html", "pages", "--format", format)
    #expect(first.output == second.output)
    #expect(first.status == second.status)
    #expect(!first.output.isEmpty)
    #expect(!first.output.contains(work.path), "no absolute path in a report")
  }

  @Test func storiesComeInTheOrderGiven() throws {
    let names = (0..<40).map { "s\($0 * 7 % 40).html" }
    for name in names { try work.write(name, Quay.story) }
    let outcome = try Program.run(
      [Program.path, "check", "--evidence", "records.csv", "--format", "jsonl"] + names, in: work)
    let sources = outcome.output.split(separator: "\n").compactMap { line in
      line.components(separatedBy: "\"source\":\"").dropFirst().first?.prefix { $0 != "\"" }
    }
    #expect(sources.map(String.init) == names)
  }

  @Test func readsStandardInput() throws {
    let outcome = try check("-", "--format", "json", input: Quay.story)
    #expect(outcome.status == 1)
    #expect(outcome.output.contains("\"source\": \"-\""))
  }

  @Test func badFileNeverStopsTheRest() throws {
    let outcome = try check("gone.html", "story.html", "--format", "jsonl")
    #expect(outcome.status == 2, "an unread file wins over an unsupported claim")
    #expect(outcome.output.split(separator: "\n").count == 2)
    #expect(outcome.errors.contains("TM4001: gone.html"))
  }

  @Test func closedPipeIsNoError() throws {
    let script = "tallyman check --evidence records.csv story.html --format html | head -c 1; "
    let outcome = try Program.run(
      ["/bin/bash", "-c", script + "echo ${PIPESTATUS[0]}"], in: work)
    #expect(outcome.output.hasSuffix("1\n"), "\(outcome)")
    #expect(outcome.errors == "")
  }

  @Test func writesTheReportWholeOrNotAtAll() throws {
    let outcome = try check("story.html", "--output", "report.html")
    #expect(outcome.status == 1)
    #expect(outcome.output == "")
    #expect(try work.read("report.html").hasPrefix("<!doctype html>"))
    let names = work.names
    #expect(try check("gone.html", "--output", "report.html").status == 2)
    #expect(try check("story.html", "--output", "no/such/folder.json").status == 2)
    #expect(try work.read("report.html").hasPrefix("<!doctype html>"))
    #expect(work.names == names, "nothing half written is left behind")
  }

  @Test func refusesAnAddress() throws {
    let outcome = try check("https://example.com/story.html")
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("TM4003"))
    #expect(outcome.errors.contains("save the page, then check the file"))
  }

  @Test(arguments: [
    ["--published", "2023-02-30", "story.html"], ["--format", "pdf", "story.html"],
    ["--records", "-1", "story.html"], ["--fail-on", "sometimes", "story.html"], ["--nonsense"],
  ]) func usage(_ arguments: [String]) throws {
    let outcome = try Program.run([Program.path, "check"] + arguments, in: work)
    #expect(outcome.status == 64)
    #expect(outcome.output == "")
    #expect(outcome.errors.hasPrefix("Error: "))
  }

  @Test(arguments: [
    (["chek", "story.html"], "There is no command «chek»; did you mean «check»?"),
    (["evidence", "improt", "a.csv"], "«evidence improt»; did you mean «evidence import»?"),
    (["frobnicate"], "There is no command «frobnicate»\n"),
  ]) func unknownCommands(_ arguments: [String], _ words: String) throws {
    let outcome = try Program.run([Program.path] + arguments, in: work)
    #expect(outcome.status == 64)
    #expect(outcome.output == "")
    #expect(outcome.errors.contains(words), "\(outcome.errors)")
  }

  @Test(arguments: [
    ("supportd", "about “supportd”; did you mean «supported»?"),
    ("Shema", "did you mean «schema»?"), ("TM9999", "no page about “TM9999”\n"),
    ("customs", "no page about “customs”\n"),
  ]) func unknownPages(_ word: String, _ words: String) throws {
    let outcome = try Program.run([Program.path, "explain", word], in: work)
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains(words), "\(outcome.errors)")
  }

  @Test func explainingAFileAsksForItsClaim() throws {
    let outcome = try Program.run([Program.path, "explain", "story.html"], in: work)
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("tallyman explain story.html#NUMBER"), "\(outcome.errors)")
  }

  @Test func bothSlipsAreToldAtOnce() throws {
    let outcome = try Program.run(
      [Program.path, "check", "gone.html", "--evidence", "gone.csv"], in: work)
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("TM4001: gone.html"), "\(outcome.errors)")
    #expect(outcome.errors.contains("TM3001: gone.csv"), "\(outcome.errors)")
  }

  @Test func endingsNameTheForm() throws {
    _ = try check("story.html", "-o", "report.line")
    #expect(try work.read("report.line").contains("story.html:"))
  }

  @Test func quietLeavesOnlyErrors() throws {
    let outcome = try check("story.html", "gone.html", "--quiet")
    let lines = outcome.errors.split(separator: "\n")
    #expect(lines.count == 2, "\(outcome.errors)")
  }

  @Test func secondRunNeedsNoImport() throws {
    _ = try check("story.html")
    let before = try FileManager.default.subpathsOfDirectory(atPath: work.path + "/.cache")
    _ = try check("story.html")
    #expect(try FileManager.default.subpathsOfDirectory(atPath: work.path + "/.cache") == before)
  }
}
