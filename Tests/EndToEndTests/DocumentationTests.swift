import Facts
import Foundation
import Reports
import Testing

/// Nothing that a user meets is without its words, and no words speak of what is not there.
///
/// Diagnostic codes, reasons and flags are held to their pages by `ExplainTests`.
struct DocumentationTests {
  static let readme = ReadmeTests.text

  @Test func theProgramListsItsCommands() {
    #expect(CommandTree.places.count > 20)
  }

  @Test(arguments: CommandTree.places) func everyCommandHasHelp(_ place: CommandTree.Place) throws {
    let work = try WorkFolder()
    let outcome = try Program.run([Program.path] + place.path + ["--help"], in: work)
    #expect(outcome.status == 0)
    #expect(outcome.output.hasPrefix("OVERVIEW: \(place.abstract)"))
    #expect(outcome.output.contains("USAGE: \(place.testDescription)"))
    #expect(outcome.errors == "")
    #expect(
      outcome.output.split(separator: "\n").allSatisfy { $0.count <= 80 || $0.hasPrefix("USAGE") })
    for option in place.options {
      #expect(option.abstract.hasSuffix("."), "\(option.names) has no sentence")
      for name in option.names { #expect(outcome.output.contains(name)) }
      for value in option.values { #expect(outcome.output.contains(value)) }
    }
  }

  @Test(arguments: CommandTree.places.filter { !$0.path.isEmpty })
  func everyCommandStandsInTheReadme(_ place: CommandTree.Place) {
    let row = "| `\(place.testDescription)"
    let isThere = Self.readme.split(separator: "\n").contains { line in
      line.hasPrefix(row) && [" ", "`"].contains(line.dropFirst(row.count).first)
    }
    #expect(isThere, "the README's table of commands lacks it")
  }

  /// What the README and the pages of `explain` tell to type is there to be typed.
  @Test func noOptionIsMadeUp() throws {
    // Programs beside the command, whose options the README tells too.
    let others = try ["Sources/Spark/tallyman_spark.py", "Tests/Benchmarks/run.py"].map {
      try String(contentsOf: ExplainTests.checkout.appending(path: $0), encoding: .utf8)
    }.joined(separator: "\n")
    var known: Set<String> = ["--master", "--static-swift-stdlib"]
    for place in CommandTree.places {
      for option in place.options { known.formUnion(option.names) }
    }
    for word in others.split(separator: "\"") { known.insert(String(word)) }
    let pages = try String(
      contentsOf: ExplainTests.checkout.appending(path: "Evidence/explain/pages.md"),
      encoding: .utf8)
    let foreign = ["swift ", "--generate-completion-script"]
    var strangers: [String] = []
    for block in (Self.readme + "\n\n" + pages).components(separatedBy: "\n\n")
    where !foreign.contains(where: block.contains) {
      for word in block.split(whereSeparator: { " `\n,.;:()[]=|«»/\"\\’".contains($0) })
      where word.hasPrefix("--") && word.dropFirst(2).first?.isLetter == true {
        if !known.contains(String(word)) { strangers.append(String(word)) }
      }
    }
    #expect(strangers == [])
  }

  /// The numbers of the sources, of the README's table and of `--help` are the same.
  @Test func everyExitStatusIsExplained() throws {
    let source = try String(
      contentsOf: ExplainTests.checkout.appending(
        path: "Sources/tallyman-cli/TallymanCommand.swift"), encoding: .utf8)
    let body = try #require(source.components(separatedBy: "enum ExitStatus: Int32 {").last)
    let statuses = body.split(separator: "\n").compactMap { line -> String? in
      let words = line.split(separator: " ")
      guard words.count == 4, words[0] == "case", words[2] == "=" else { return nil }
      return String(words[3])
    }
    #expect(statuses.count == 6)
    let table = try #require(
      Self.readme.components(separatedBy: "| status | meaning |\n|---|---|\n").last)
    let rows = table.components(separatedBy: "\n\n")[0].split(separator: "\n").map {
      String($0.dropFirst(2).prefix { $0 != " " })
    }
    #expect(rows == statuses)
    let work = try WorkFolder()
    let help = try Program.run("--help", in: work).output.replacing("\n", with: " ")
    for status in statuses { #expect(help.contains(" \(status) ")) }
  }

  /// A row for each status: a command that ends with it.
  @Test(
    arguments: [
      (0, "tallyman check Claims/articles/figures-that-do-not-hold/source.html --fail-on never"),
      (1, "tallyman check Claims/articles/figures-that-do-not-hold/source.html"),
      (2, "tallyman check nowhere.html"),
      (3, "echo 'A quiet day.' | tallyman check --published 2024-01-01 -"),
      (64, "tallyman check --fail-on sometimes story.html"),
      // A story that never comes, and somebody who does not wait for it.
      (
        130,
        "set -m; mkfifo \"$HOME/f\"; exec 3<>\"$HOME/f\"; tallyman claims - <&3 & "
          + "until grep -q tallyman /proc/$!/comm && grep -q 'SigCgt:.*[2367abef]$' /proc/$!/status; do sleep 0.05; done; "
          + "kill -INT $!; wait $!"
      ),
    ] as [(Int32, String)])
  func exitStatusIsGiven(_ status: Int32, _ command: String) throws {
    let work = try WorkFolder()
    let outcome = try Program.run(
      ["/bin/bash", "-c", command], in: work,
      environment: ["TALLYMAN_EVIDENCE": Program.checkout + "/Evidence/samples"],
      from: Program.checkout)
    #expect(outcome.status == status, "\(outcome)")
  }

  @Test func everyFormatStandsInTheReadme() throws {
    for format in ReportFormat.allCases { #expect(Self.readme.contains("`\(format)`")) }
    let check = try #require(CommandTree.places.first { $0.path == ["check"] })
    let formats = try #require(check.options.first { $0.names.contains("--format") })
    #expect(formats.values == ReportFormat.allCases.map(\.rawValue))
    let kinds = try #require(check.options.first { $0.names.contains("--as") })
    let formatsSection = try #require(
      Self.readme.components(separatedBy: "## Formats and exit status").last)
    for kind in kinds.values { #expect(formatsSection.contains("`\(kind)`")) }
  }

  /// The scripts that a shell loads know every command and option.
  @Test(arguments: ["bash", "zsh", "fish"]) func completionScript(_ shell: String) throws {
    let work = try WorkFolder()
    let script = try Program.run("--generate-completion-script", shell, in: work)
    #expect(script.status == 0)
    for place in CommandTree.places {
      if let name = place.path.last { #expect(script.output.contains(name)) }
      for name in place.options.flatMap(\.names) {
        #expect(
          script.output.contains(String(name.drop { "-<".contains($0) }.prefix { $0 != ">" }))
            || name.hasPrefix("<"))
      }
    }
    if shell == "bash" {
      try work.write("tallyman.bash", script.output)
      let parsed = try Program.run(["/bin/bash", "-n", "tallyman.bash"], in: work)
      #expect(parsed.status == 0, "\(parsed.errors)")
    }
  }

  /// `tallyman explain sources` tells where each table of the data comes from.
  @Test(arguments: ["Claims/vocabulary", "Evidence/tables"])
  func everyTableHasItsSource(_ folder: String) throws {
    let work = try WorkFolder()
    let page = try Program.run("explain", "sources", in: work).output
    let section = try #require(page.components(separatedBy: folder + "\n").last)
      .components(separatedBy: "\n\n")[0]
    let named = Set(section.split { " ,\n".contains($0) }.map(String.init))
    let tables = try FileManager.default.contentsOfDirectory(
      atPath: Program.checkout + "/" + folder
    ).map { $0.replacing(".tsv", with: "") }
    #expect(tables.filter { !named.contains($0) } == [])
  }
}
