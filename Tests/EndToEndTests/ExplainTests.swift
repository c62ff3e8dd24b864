import Facts
import Foundation
import Testing

/// `tallyman explain`, and the pages that must be there.
struct ExplainTests {
  static let checkout = URL(filePath: Program.checkout)

  /// Every diagnostic code that the sources name.
  static let codes: [String] = {
    var codes: Set<String> = []
    let files = FileManager.default.enumerator(atPath: Program.checkout + "/Sources")
    while let name = files?.nextObject() as? String {
      guard name.hasSuffix(".swift"),
        let text = try? String(
          contentsOf: checkout.appending(path: "Sources/\(name)"), encoding: .utf8)
      else { continue }
      for part in text.components(separatedBy: "\"TM").dropFirst() {
        let digits = part.prefix(4)
        if digits.utf8.count == 4, digits.allSatisfy(\.isNumber), part.dropFirst(4).first == "\"" {
          codes.insert("TM" + digits)
        }
      }
    }
    return codes.sorted()
  }()

  @Test func everyCodeReasonAndFlagHasItsPage() throws {
    let work = try WorkFolder()
    let list = try Program.run("explain", in: work)
    let pages = Set(
      list.output.split(separator: "\n").compactMap { $0.split(separator: " ").first })
    let words =
      Verdict.Reason.allCases.map(\.rawValue) + Verdict.Status.allCases.map(\.rawValue)
      + Verdict.Flag.allCases.map(\.rawValue)
    #expect(Self.codes.count > 30)
    #expect((Self.codes + words).filter { !pages.contains(Substring($0)) } == [])
    let known = Set(Self.codes)
    let stale = pages.filter { $0.hasPrefix("TM") && !known.contains(String($0)) }
    #expect(stale.isEmpty, "pages of codes that nothing gives any more")
  }

  @Test func pagesAndMisses() throws {
    let work = try WorkFolder()
    let page = try Program.run("explain", "tm1003", in: work)
    #expect(page.status == 0)
    #expect(page.output.hasPrefix("TM1003: "))
    let miss = try Program.run("explain", "TM9999", in: work)
    #expect(miss.status == 2)
    #expect(miss.output == "" && miss.errors.contains("TM4009"))
  }

  @Test func schemaIsTheFileOfTheRepository() throws {
    let work = try WorkFolder()
    let file = Self.checkout.appending(path: "Evidence/explain/report.schema.json")
    let text = try String(contentsOf: file, encoding: .utf8)
    #expect(try Program.run("explain", "schema", in: work).output == text)
  }

  /// What the text report prints as the next step works as it stands.
  @Test func nextStepWorks() throws {
    let work = try WorkFolder()
    try work.write("my story.html", Quay.story)
    try work.write("records.csv", Quay.records)
    let settings = ["TALLYMAN_EVIDENCE": "records.csv"]
    let outcome = try Program.run("check", "my story.html", in: work, environment: settings)
    let next = try #require(
      outcome.output.split(separator: "\n").first { $0.hasPrefix("  next ") })
    let command = String(next.drop { $0 != "t" }.drop { $0 == "n" })
    let line = try #require(command.range(of: "tallyman explain").map { command[$0.lowerBound...] })
    let explained = try Program.run(
      ["/bin/bash", "-c", String(line)], in: work, environment: settings)
    #expect(explained.status == 0, "\(line): \(explained)")
    #expect(explained.output.contains("contradicted by the records"))
    // The same claim from a stored report, without any evidence.
    _ = try Program.run(
      "check", "my story.html", "-o", "report.json", in: work, environment: settings)
    let id = String(line.drop { $0 != "#" }.prefix { $0 != "'" })
    let stored = try Program.run("explain", "report.json\(id)", in: work)
    #expect(stored.output == explained.output)
    #expect(try Program.run("explain", "report.json#00000000", in: work).errors.contains("TM4008"))
    #expect(try Program.run("explain", "records.csv.json#1", in: work).errors.contains("TM4001"))
    try work.write("other.json", "{}")
    #expect(try Program.run("explain", "other.json#1", in: work).errors.contains("TM4007"))
  }
}
