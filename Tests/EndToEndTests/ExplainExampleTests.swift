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

  private static func part(_ line: Substring) -> (name: String, rest: String)? {
    for name in ["story", "record", "verdict"] where line.hasPrefix("    \(name) ") {
      return (name, line.dropFirst(name.count + 5).trimmingCharacters(in: .whitespaces))
    }
    return nil
  }

  @Test func everyReasonAndFlagHasAnExample() {
    let pages = Set(Self.examples.map(\.page))
    // `noScope` is kept in the contract of the report; nothing gives it today.
    let words =
      Verdict.Reason.allCases.filter { $0 != .noScope }.map(\.rawValue)
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
}
