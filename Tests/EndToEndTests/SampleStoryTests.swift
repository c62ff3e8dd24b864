import Foundation
import Reports
import Testing

/// Every sample story, checked against all sample records by the real binary.
struct SampleStoryTests {
  static let slugs: [String] = {
    let folder = Program.checkout + "/Claims/articles"
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { !$0.hasPrefix(".") }.sorted()
  }()

  @Test func reportsFitTheSchemaAndTheStories() throws {
    let work = try WorkFolder()
    let paths = Self.slugs.map { "Claims/articles/\($0)/source.html" }
    let outcome = try Program.run(
      [Program.path, "check", "--evidence", "Evidence/samples", "--format", "jsonl"] + paths,
      in: work, from: Program.checkout)
    #expect(outcome.status == 1)
    let lines = outcome.output.split(separator: "\n")
    #expect(lines.count == paths.count && paths.count >= 12)
    let validator = try SchemaValidator.shipped()
    for (path, line) in zip(paths, lines) {
      let report = try #require(JSONValue(parsing: line))
      #expect(report["article"]?["source"]?.string == path)
      #expect(validator.faults(in: report, closed: true) == [], "\(path)")
      let blocks = (report["article"]?["blocks"]?.elements ?? []).map { block in
        (block["id"]?.string ?? "", Array((block["text"]?.string ?? "").unicodeScalars))
      }
      let texts = Dictionary(blocks) { first, _ in first }
      for claim in report["claims"]?.elements ?? [] {
        let text = try #require(texts[claim["block"]?.string ?? ""])
        for (name, start, end) in [
          ("sentence", "start", "end"), ("quote", "quoteStart", "quoteEnd"),
        ] {
          let span = try #require(claim[start]?.integer)..<(#require(claim[end]?.integer))
          var view = String.UnicodeScalarView()
          view.append(contentsOf: text[span.clamped(to: 0..<text.count)])
          #expect(String(view) == claim[name]?.string, "\(path): the \(name) stands where it says")
        }
      }
    }
  }
}
