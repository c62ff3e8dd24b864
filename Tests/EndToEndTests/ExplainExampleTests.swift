import Facts
import Foundation
import Testing

/// The examples on the pages of `tallyman explain` are stories with records, and give what they say.
struct ExplainExampleTests {
  /// `story`, `record` and `verdict` lines of one page.
  struct Example: Sendable, CustomTestStringConvertible {
    var page: String
    var story: [String] = []
    var records: [String] = []
    var verdict = ""

    var testDescription: String { page }
  }

  static let examples: [Example] = {
    let file = URL(filePath: Program.checkout).appending(path: "Evidence/explain/pages.md")
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    var examples: [Example] = []
    for line in text.split(separator: "\n") {
      if line.hasPrefix("# ") {
        examples.append(Example(page: String(line.dropFirst(2).prefix { $0 != ":" })))
      }
      guard !examples.isEmpty, let words = part(line) else { continue }
      switch words.name {
      case "story": examples[examples.count - 1].story.append(words.rest)
      case "record": examples[examples.count - 1].records.append(words.rest)
      default: examples[examples.count - 1].verdict = words.rest
      }
    }
    return examples.filter { !$0.verdict.isEmpty }
  }()

  /// Commands of a page about a code, and what they print.
  struct Session: Sendable, CustomTestStringConvertible {
    var page: String
    var commands: [String] = []
    /// Lines that are printed among others; `…` stands for what differs from run to run.
    var printed: [String] = []
    /// Why there is nothing to run.
    var missing: String?

    var testDescription: String { page }
  }

  /// One for each page of a code that shows commands, or says why it does not.
  static let sessions: [Session] = {
    let file = URL(filePath: Program.checkout).appending(path: "Evidence/explain/pages.md")
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    var sessions: [Session] = []
    for line in text.split(separator: "\n") {
      if line.hasPrefix("# ") {
        sessions.append(Session(page: String(line.dropFirst(2).prefix { $0 != ":" })))
      }
      guard !sessions.isEmpty, sessions[sessions.count - 1].page.hasPrefix("TM") else { continue }
      let last = sessions.count - 1
      if line.hasPrefix("No example: ") {
        sessions[last].missing = String(line.dropFirst(12))
      } else if line.hasPrefix("    $ ") {
        sessions[last].commands.append(String(line.dropFirst(6)))
      } else if line.hasPrefix("    "), !sessions[last].commands.isEmpty {
        sessions[last].printed.append(String(line.dropFirst(4)))
      }
    }
    return sessions.filter { $0.page.hasPrefix("TM") }
  }()

  private static func part(_ line: Substring) -> (name: String, rest: String)? {
    for name in ["story", "record", "verdict"] where line.hasPrefix("    \(name) ") {
      return (name, line.dropFirst(name.count + 5).trimmingCharacters(in: .whitespaces))
    }
    return nil
  }

  @Test func everyReasonAndFlagHasAnExample() {
    let pages = Set(Self.examples.map(\.page))
    let words =
      Verdict.Reason.allCases.map(\.rawValue)
      + Verdict.Status.allCases.map(\.rawValue) + Verdict.Flag.allCases.map(\.rawValue)
    #expect(words.filter { !pages.contains($0) } == [])
  }

  @Test(arguments: examples) func givesWhatItSays(_ example: Example) throws {
    let work = try WorkFolder()
    let text = example.story.joined(separator: " ")
    try work.write("story.html", Quay.page("<p>\(text)</p>"))
    try work.write("records.csv", Quay.header + example.records.joined(separator: "\n") + "\n")
    let outcome = try Program.run(
      "check", "story.html", "--evidence", "records.csv", "--format", "json", in: work)
    let report = try #require(
      try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    let claims = (report["claims"] as? [[String: Any]] ?? []).map { claim in
      let words = [claim["status"], claim["reason"]].compactMap { $0 as? String }
      return (words + (claim["flags"] as? [String] ?? [])).joined(separator: " ")
    }
    let unchecked = (report["unchecked"] as? [[String: Any]] ?? []).map { sentence in
      "notCheckable \(sentence["reason"] as? String ?? "")"
    }
    #expect((claims + unchecked).contains(example.verdict), "\(claims) \(unchecked)")
  }

  /// What has no example is listed here with the reason, so that it stays little.
  @Test func everyCodeHasASession() {
    let known = Dictionary(uniqueKeysWithValues: Self.sessions.map { ($0.page, $0) })
    let without = ExplainTests.codes.filter { known[$0]?.printed.isEmpty != false }
    #expect(without == ["TM2002", "TM3014", "TM3017", "TM6014", "TM6025", "TM6026"])
    for code in without { #expect(known[code]?.missing != nil, "\(code)") }
    for session in Self.sessions where session.missing == nil {
      #expect(session.printed.contains { $0.contains(session.page) }, "\(session.page)")
    }
  }

  /// The commands of a page, in a folder with a story and its records, print what the page says.
  @Test(arguments: sessions.filter { !$0.commands.isEmpty })
  func printsWhatItSays(_ session: Session) throws {
    let work = try WorkFolder()
    try work.write("story.html", Quay.story)
    try work.write("records.csv", Quay.records)
    let script = session.commands.joined(separator: "\n")
    let outcome = try Program.run(["/bin/bash", "-c", script], in: work)
    let lines = (outcome.output + outcome.errors).split(separator: "\n").map(String.init)
    for line in session.printed {
      #expect(lines.contains { isLike(line, $0) }, "\(outcome)")
    }
  }

  private func isLike(_ shown: String, _ line: String) -> Bool {
    let parts = shown.components(separatedBy: "…")
    guard parts.count > 1, let first = parts.first, let last = parts.last else {
      return shown == line
    }
    return line.hasPrefix(first) && line.dropFirst(first.count).hasSuffix(last)
  }
}
