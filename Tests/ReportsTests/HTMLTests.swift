import Facts
import Foundation
import Testing

@testable import Reports

/// What must hold of the page whatever the story and the records say.
struct HTMLTests {
  private static let hostile = [
    "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "'; alert(1); '",
    "javascript:alert(1)", "</style><style>*{}", "&lt;b&gt;", "\u{202E}evil\u{2066}",
    "\u{1B}[31m\u{0}",
    "]]><!--", "${7*7}{{7*7}}",
  ]

  private static func poisoned(_ words: String) -> Report {
    var report = SampleReport.report
    report.article.headline = words
    report.article.source = words
    report.article.publisher = words
    report.article.byline = [words]
    report.article.language = words
    report.edition = words
    for index in report.article.blocks.indices { report.article.blocks[index].text += " " + words }
    for index in report.claims.indices {
      report.claims[index].claim.quote = words
      report.claims[index].claim.attribution = words
      report.claims[index].verdict.restated = words
      report.claims[index].verdict.explanation = words
      for row in report.claims[index].records.indices {
        report.claims[index].records[row].shipper = words
        report.claims[index].records[row].goods = words
        report.claims[index].records[row].origin = words
        report.claims[index].records[row].file = words
        report.claims[index].records[row].unit = words
      }
    }
    report.diagnostics.append(Diagnostic("TM1001", .warning, words, at: words, remedy: words))
    return report
  }

  /// The page's tags with their attributes, read as a browser's tokenizer would.
  private static func tags(in page: String) -> [(name: String, attributes: [(String, String)])] {
    var tags: [(String, [(String, String)])] = []
    var rest = page[...]
    while let start = rest.firstIndex(of: "<") {
      rest = rest[rest.index(after: start)...]
      let name = String(rest.prefix { $0 != ">" && $0 != " " })
      rest = rest.dropFirst(name.count)
      var attributes: [(String, String)] = []
      while rest.first == " " {
        rest = rest.drop { $0 == " " }
        let key = String(rest.prefix { $0 != "=" && $0 != ">" })
        guard rest.dropFirst(key.count).first == "=" else { break }
        rest = rest.dropFirst(key.count + 2)
        let value = String(rest.prefix { $0 != "\"" })
        attributes.append((key, value))
        rest = rest.dropFirst(value.count + 1)
      }
      tags.append((name, attributes))
    }
    return tags
  }

  @Test(arguments: hostile) func nothingBreaksOut(_ words: String) {
    let clean = HTMLTests.tags(in: ReportFormat.html.render([HTMLTests.poisoned("plain")]))
    let page = ReportFormat.html.render([HTMLTests.poisoned(words)])
    let tags = HTMLTests.tags(in: page)
    #expect(tags.map(\.name) == clean.map(\.name), "the same elements, whatever the words")
    #expect(tags.flatMap { $0.attributes.map(\.0) } == clean.flatMap { $0.attributes.map(\.0) })
    #expect(!page.unicodeScalars.contains { OutsideText.isHidden($0) && $0 != "\n" && $0 != "\t" })
  }

  @Test func elementsCloseInOrder() {
    let empty: Set<String> = ["meta", "!doctype", "br"]
    for reports in [[SampleReport.report], [SampleReport.report, SampleReport.failed]] {
      var open: [String] = []
      for (name, _) in HTMLTests.tags(in: ReportFormat.html.render(reports))
      where !empty.contains(name) {
        if name.hasPrefix("/") {
          #expect(open.popLast() == String(name.dropFirst()))
        } else {
          open.append(name)
        }
      }
      #expect(open.isEmpty)
    }
  }

  @Test func loadsAndRunsNothing() {
    let tags = HTMLTests.tags(in: ReportFormat.html.render([SampleReport.report]))
    let names = Set(tags.map(\.name))
    #expect(names.isDisjoint(with: ["script", "img", "link", "iframe", "object", "base", "form"]))
    for (name, attributes) in tags {
      for (key, value) in attributes {
        #expect(!key.hasPrefix("on") && key != "style" && key != "src", "\(name) \(key)")
        if key == "href" { #expect(value.hasPrefix("#")) }
      }
    }
    let sheet = PageStyle.sheet.description
    #expect(!sheet.contains("url(") && !sheet.contains("@import") && !sheet.contains("<"))
  }

  @Test func everyLinkHasItsPlace() {
    for reports in [
      [SampleReport.report], [SampleReport.failed], [],
      [SampleReport.report, SampleReport.report, SampleReport.failed],
    ] {
      let tags = HTMLTests.tags(in: ReportFormat.html.render(reports))
      let ids = tags.flatMap { $0.attributes.filter { $0.0 == "id" }.map(\.1) }
      #expect(Set(ids).count == ids.count, "every id once")
      for (_, attributes) in tags {
        for (key, value) in attributes where key == "href" {
          #expect(ids.contains(String(value.dropFirst())), "\(value)")
        }
        for (key, value) in attributes where key == "aria-labelledby" {
          #expect(ids.contains(value), "\(value)")
        }
      }
    }
  }

  /// Word, glyph, underline and colour: a status must be told by each alone.
  @Test func statusesDifferInEveryWay() {
    let marks = StatusMark.decided.map { StatusMark($0) }
    #expect(Set(marks.map(\.words)).count == marks.count)
    #expect(Set(marks.map(\.glyph)).count == marks.count)
    #expect(Set(marks.map(\.underline)).count == marks.count)
    #expect(Set(marks.map(\.pattern)).count == marks.count)
    #expect(Set(marks.map(\.color)).count == marks.count)
    for mark in marks {
      let rule = ".s-\(mark.name) { --tone: var(--\(mark.name)); --line: \(mark.pattern); }"
      #expect(PageStyle.sheet.description.contains(rule))
    }
  }
}
