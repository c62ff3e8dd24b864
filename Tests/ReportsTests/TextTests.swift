import Facts
import Foundation
import Testing

@testable import Reports

struct TextTests {
  @Test(arguments: [30, 40, 60, 72, 80, 100, 120, 160]) func fitsTheTerminal(_ width: Int) {
    let options = ReportOptions(showsSupported: true, showsUnchecked: true, width: width)
    let text = ReportFormat.text.render([SampleReport.report], options)
    // A file's name, a quote's longest word and the answer may stand out.
    let long = text.split(separator: "\n").dropLast().filter {
      OutsideText.columns($0.unicodeScalars) > width && $0.contains(" ")
        && !$0.hasPrefix("drafts/")
    }
    #expect(long.filter { !$0.contains("quay.html#") && !$0.contains("#") } == [])
  }

  @Test func underlinesExactlyTheQuote() {
    let lines = ReportFormat.text.render([SampleReport.report]).split(separator: "\n")
    let marks = lines.indices.filter { lines[$0].contains("~~~") }
    #expect(marks.count == 1)
    for index in marks {
      let start = lines[index].prefix { $0 == " " }.count
      let end = start + lines[index].dropFirst(start).count
      let above = Array(lines[index - 1])[start..<end]
      #expect(String(above) == "almost 800 tons")
    }
  }

  @Test func escapesControlsOnATerminal() {
    var report = SampleReport.report
    report.article.source = "a\u{1B}]0;title\u{7}.html"
    report.claims[1].verdict.restated = "\u{202E}turned\nround"
    var options = ReportOptions(showsSupported: true, showsUnchecked: true, escapesControls: true)
    for plain in [false, true] {
      options.plain = plain
      let text = ReportFormat.text.render([report], options)
      #expect(!text.unicodeScalars.contains { OutsideText.isHidden($0) && $0 != "\n" })
      #expect(text.contains("\\u{1b}]0;title\\u{7}.html") || plain)
      #expect(text.contains("\\u{202e}turned round"))
    }
  }

  @Test func spansOutsideTheTextDoNoHarm() {
    var report = SampleReport.report
    for index in report.claims.indices {
      report.claims[index].claim.start = -5
      report.claims[index].claim.end = 100_000
      report.claims[index].claim.quoteStart = 90_000
      report.claims[index].claim.quoteEnd = 3
    }
    for format in ReportFormat.allCases { #expect(!format.render([report]).isEmpty) }
    report.article.blocks = []
    for format in ReportFormat.allCases { #expect(!format.render([report]).isEmpty) }
  }

  @Test(arguments: [
    ("kg", 78_800, "78.8 t"), ("kg", 999, "999 kg"), ("USD", 208_000, "$208,000"),
    ("RUB", 5_000_000, "5,000,000 RUB"), ("piece", 1, "1 piece"), ("party", 4, "4 parties"),
    ("ratio", 7, "7 times"), ("share", 1, "100%"), ("USD/piece", 208, "$208 a piece"),
    ("USD/kg", 7, "$7 a kilo"), ("box", 3, "3 boxes"), ("pair", 2, "2 pairs"), ("l", 9, "9 l"),
  ]) func figures(_ unit: String, _ value: Int, _ words: String) {
    #expect(FigureWords.figure(Figure(value), unit: unit) == words)
  }

  @Test(arguments: [
    ("2022-10-05", "2022-12-27", "5 Oct to 27 Dec 2022"),
    ("2022-10-05", "2022-10-27", "5 to 27 Oct 2022"),
    ("2021-10-05", "2022-10-05", "5 Oct 2021 to 5 Oct 2022"),
    ("2022-10-05", "2022-10-05", "5 Oct 2022"),
  ]) func days(_ first: String, _ last: String, _ words: String) throws {
    #expect(
      try FigureWords.days(#require(Day(iso: first)), #require(Day(iso: last))) == words)
  }

  @Test(arguments: [
    ("draft.html", "draft.html"), ("my draft.html", "'my draft.html'"), ("it's", "'it'\\''s'"),
    ("$(rm)", "'$(rm)'"), ("", "''"),
  ]) func shellWords(_ name: String, _ word: String) {
    #expect(ShellWord(name).text == word)
  }

  @Test(arguments: [
    ("a b.html", "a%20b.html"), ("//host/x", "/host/x"), ("ä?.html", "%C3%A4%3F.html"),
    ("../x", "../x"),
  ]) func addresses(_ path: String, _ uri: String) {
    #expect(SARIFReport.uri(path) == uri)
  }

  @Test func noStoryNoClaims() {
    #expect(ReportFormat.text.render([]) == "no claim that records can check\n")
    let empty = Report(article: Article(source: "x.txt"))
    #expect(ReportFormat.text.render([empty]) == "no claim that records can check\n")
    #expect(ReportFormat.json.render([]) == "[]\n")
    #expect(ReportFormat.jsonl.render([]) == "")
  }

  /// Claims take time in proportion, in every format: four times as many never sixteen times as long.
  @Test(arguments: ReportFormat.allCases) func manyClaims(_ format: ReportFormat) {
    func seconds(_ count: Int) -> Double {
      let report = TextTests.report(claims: count)
      var (began, ended) = (timespec(), timespec())
      clock_gettime(CLOCK_THREAD_CPUTIME_ID, &began)
      let text = format.render([report])
      clock_gettime(CLOCK_THREAD_CPUTIME_ID, &ended)
      #expect(text.utf8.count > 100 * count)
      return Double(ended.tv_sec - began.tv_sec) + Double(ended.tv_nsec - began.tv_nsec) / 1e9
    }
    #expect(seconds(800) < 10 * seconds(200))
  }

  private static func report(claims count: Int) -> Report {
    var report = SampleReport.decided
    let texts = report.article.blocks.map(\.text)
    report.article.blocks = (1...count).map {
      Article.Block(id: "b\($0)", kind: .paragraph, text: texts[1], place: .line($0, column: 1))
    }
    let claim = report.claims[1]
    report.claims = (0..<count).map { number in
      var copy = claim
      copy.claim.id = String(0x1000_0000 + number, radix: 16)
      copy.claim.block = "b\(number / 2 + 1)"
      return copy
    }
    report.decisions = report.claims.map {
      ClaimDecision(
        claim: $0.claim.id, outcome: .accepted, by: "Ana", at: "2026-03-01T09:30:00.000Z")
    }
    return report
  }
}
