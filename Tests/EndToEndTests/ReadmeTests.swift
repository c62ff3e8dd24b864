import Foundation
import Testing

/// The sessions of the README are run, and must give what it shows.
///
/// To write the output of today into the README: `TALLYMAN_UPDATE_GOLDEN=1 swift test --filter ReadmeTests`.
struct ReadmeTests {
  static let file = URL(filePath: Program.checkout).appending(path: "README.md")

  /// A block between ```` ```console ```` and ```` ``` ````: commands behind `$ `, and what they print.
  struct Session: Sendable, CustomTestStringConvertible {
    var lines: [String]
    var commands: [String] { lines.filter { $0.hasPrefix("$ ") }.map { String($0.dropFirst(2)) } }
    var testDescription: String { commands.first ?? "no command" }
  }

  static let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""

  static func sessions(in text: String) -> [Session] {
    text.components(separatedBy: "```console\n").dropFirst().map { part in
      let block = part.components(separatedBy: "\n```")[0]
      return Session(
        lines: block.split(separator: "\n", omittingEmptySubsequences: false).map(String.init))
    }
  }

  static func output(of session: Session) throws -> String {
    let work = try WorkFolder()
    var out = ""
    for command in session.commands {
      let outcome = try Program.run(
        ["/bin/bash", "-c", "{ \(command)\n} 2>&1"], in: work, from: Program.checkout)
      out += "$ \(command)\n\(outcome.output)"
    }
    return out
  }

  @Test func sessionsPrintWhatTheyShow() throws {
    let sessions = Self.sessions(in: Self.text)
    #expect(sessions.count >= 3)
    var updated = Self.text
    for session in sessions {
      let shown = session.lines.joined(separator: "\n") + "\n"
      let given = try Self.output(of: session)
      if ProcessInfo.processInfo.environment["TALLYMAN_UPDATE_GOLDEN"] != nil {
        updated = updated.replacing("```console\n\(shown)```", with: "```console\n\(given)```")
      } else {
        #expect(shown == given, "see the note at the head of ReadmeTests.swift")
      }
    }
    if updated != Self.text { try updated.write(to: Self.file, atomically: true, encoding: .utf8) }
  }

  @Test func testCommandIsWhatCIRuns() throws {
    let script = try String(
      contentsOf: URL(filePath: Program.checkout).appending(path: ".ci/run"), encoding: .utf8)
    #expect(Self.text.contains("```sh\n.ci/setup && .ci/run\n```"))
    for step in [
      "swift test --explicit-target-dependency-import-check error", "Tests/Browser",
      "python3 Tests/Spark/run.py .build/debug/tallyman",
    ] {
      #expect(script.contains(step))
      #expect(Self.text.contains(step))
    }
  }

  /// The check of the first command, with the binary at hand.
  @Test func firstCommandPrintsAReport() throws {
    let line = try #require(
      Self.text.split(separator: "\n").first { $0.hasPrefix(".ci/setup build && ") })
    let check = try #require(line.components(separatedBy: " && ").last)
    let work = try WorkFolder()
    let command = check.replacing(".build/release/tallyman", with: "tallyman")
    let outcome = try Program.run(
      ["/bin/bash", "-c", command], in: work, from: Program.checkout)
    #expect(outcome.status == 0)
    #expect(outcome.errors.contains("checking against the samples in Evidence/samples"))
    #expect(outcome.output.split(separator: "\n").last?.contains(" claims: ") == true)
  }
}
