import Foundation
import Testing

/// What a person sees at a terminal, which `script` stands in for.
struct TerminalTests {
  let work: WorkFolder

  init() throws {
    work = try WorkFolder()
    try work.write("story.html", Quay.story)
    try work.write("records.csv", Quay.records)
  }

  private func typed(_ command: String, _ settings: [String: String] = [:]) throws -> String {
    try Program.run(
      ["/usr/bin/script", "-qec", command, "/dev/null"], in: work,
      environment: ["TERM": "xterm-256color"].merging(settings) { $1 }
    ).output.replacing("\r\n", with: "\n")
  }

  private static let isThere = FileManager.default.isExecutableFile(atPath: "/usr/bin/script")

  @Test(.enabled(if: isThere)) func colorsOnlyWhereTheyAreWanted() throws {
    let command = "tallyman check story.html --evidence records.csv"
    let colored = try typed(command)
    #expect(colored.contains("\u{1B}[1;33m"))
    #expect(try !typed(command, ["NO_COLOR": "1"]).contains("\u{1B}"))
    #expect(try !typed(command, ["TERM": "dumb"]).contains("\u{1B}"))
    #expect(try !typed(command + " --output r.txt").contains("\u{1B}["))
    #expect(try !work.read("r.txt").contains("\u{1B}"))
  }

  @Test(.enabled(if: isThere)) func narrowTerminal() throws {
    let lines = try typed(
      "stty cols 44 2>/dev/null; tallyman check story.html --evidence records.csv",
      ["NO_COLOR": "1"]
    ).split(separator: "\n")
    #expect(lines.count > 8)
    #expect(lines.dropLast().allSatisfy { $0.count <= 44 || $0.contains("explain") }, "\(lines)")
  }

  /// Words of a story cannot drive the terminal.
  @Test(.enabled(if: isThere)) func controlsAreSpeltOut() throws {
    let words = "Orlan-Trade\u{1B}[2J\u{202E} of \u{9B}31m Volna"
    try work.write(
      "bad.txt", "Baltis Arms shipped 900 hunting rifles to \(words) in June 2022, papers show.\n")
    for command in [
      "check bad.txt --evidence records.csv --all --unchecked", "article bad.txt", "claims bad.txt",
    ] {
      let shown = try typed("tallyman \(command) --published 2023-03-17", ["NO_COLOR": "1"])
      #expect(
        !shown.unicodeScalars.contains { [0x1B, 0x9B, 0x202E].contains($0.value) }, "\(command)")
      #expect(shown.contains("rifles"))
    }
  }

  @Test func interrupted() throws {
    let script = """
      mkfifo pipe; tallyman check pipe --evidence records.csv & P=$!
      sleep 0.5; kill -INT $P; wait $P; echo $?
      """
    let outcome = try Program.run(["/bin/bash", "-c", script], in: work)
    #expect(outcome.output == "130\n")
  }
}
