import Facts
import FuzzTargets
import Glibc
import Testing

@testable import Articles

/// Files that are no story, or that were made to do harm: one diagnostic, in bounded time.
@Suite struct BadInputTests {
  static let refused: [(String, [UInt8], String)] = [
    ("empty", [], "TM1001"),
    ("PDF", Array("%PDF-1.7 ...".utf8), "TM1002"),
    ("image", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0], "TM1002"),
    ("noise", (0..<4096).map { UInt8(truncatingIfNeeded: $0 &* 7 % 31) }, "TM1002"),
    ("no text", Array("<html><body><div></div></body></html>".utf8), "TM1003"),
    ("white space", Array("  \n\t ".utf8), "TM1003"),
    (
      "log-in form",
      Array("<html><body><form><label>Name</label><input></form></body></html>".utf8), "TM1003"
    ),
    ("half a gzip", [0x1F, 0x8B, 0x08, 0, 0, 0, 0, 0, 0, 3, 0x4B], "TM1008"),
    (
      "index",
      Array(
        ("<html><body><h1>News</h1><ul>"
          + (0..<40).map {
            "<li><a href='/\($0)'>The headline of story number \($0) of the day</a></li>"
          }.joined()
          + "</ul></body></html>").utf8), "TM1012"
    ),
  ]

  @Test(arguments: refused)
  func refuses(_ row: (name: String, bytes: [UInt8], code: String)) {
    #expect(Reading.refusal(row.bytes, named: "story.html") == row.code)
  }

  @Test func everyDiagnosticHasPlaceAndRemedy() {
    let problems: [ReadingProblem] = [
      .empty, .binary("a PDF"), .noArticle, .tooLarge(limit: 9), .charset(declared: "a", read: "b"),
      .dateIsNoDate("x"), .truncated, .damaged("x"), .notReadable("x"), .paywall, .bodyInScript,
      .index(links: 9), .deep(limit: 9), .noDate, .dateInFuture("x"), .undecodable(9), .onlyScript,
      .live,
    ]
    let found = problems.map { $0.diagnostic(in: "a.html") }
    #expect(Set(found.map(\.code)).count == problems.count)
    #expect(
      found.allSatisfy { $0.place == "a.html" && !$0.remedy.isEmpty && $0.code.hasPrefix("TM10") })
  }

  @Test func tooLargeIsRefusedUnread() {
    let bytes = [UInt8](repeating: 0x61, count: 2_000)
    #expect(Reading.refusal(bytes, named: "a.txt", limits: ReadingLimits(bytes: 1_000)) == "TM1004")
  }

  /// Pages built to be slow; each must be read, or refused, within a second or two of a debug build.
  static let hostile: [(String, String)] = [
    ("nested elements", String(repeating: "<div>", count: 20_000) + "<p>\(Reading.first)</p>"),
    ("nested in lines", String(repeating: "<b>", count: 20_000) + Reading.first),
    (
      "attributes",
      "<p " + (0..<1_000_000).map { "a\($0)=1" }.joined(separator: " ") + ">\(Reading.first)</p>"
    ),
    (
      "attributes without spaces",
      "<p " + (0..<300_000).map { "a\($0)='1'" }.joined() + ">\(Reading.first)</p>"
    ),
    ("open drawings", String(repeating: "<svg><g>", count: 20_000) + "<p>\(Reading.first)</p>"),
    ("end tags", String(repeating: "</i></p>", count: 20_000) + "<p>\(Reading.first)</p>"),
    ("open comments", String(repeating: "<!-- ", count: 20_000) + "<p>\(Reading.first)</p>"),
    ("angle brackets", String(repeating: "<", count: 50_000) + "<p>\(Reading.first)</p>"),
    ("entities", "<p>" + String(repeating: "&amp;", count: 40_000) + "</p><p>\(Reading.first)</p>"),
    (
      "class words",
      "<p class='" + String(repeating: "related ", count: 20_000) + "'>\(Reading.first)</p>"
    ),
    (
      "deep data",
      "<script type='application/ld+json'>" + String(repeating: "[", count: 50_000)
        + "</script><p>\(Reading.first)</p>"
    ),
    ("lone surrogates", "<p>&#xD800;&#xDFFF; \(Reading.first) &#55296;</p>"),
    ("NUL bytes", "<p>" + String(repeating: "\0x", count: 20_000) + "</p><p>\(Reading.first)</p>"),
    (
      "script state",
      "<script>x = " + String(repeating: "{\"a\":[", count: 20_000) + "</script>"
        + String(repeating: "<script>y = {\"b\":1}</script>", count: 5_000)
    ),
    ("line breaks", "<p>" + String(repeating: "x<br><br>", count: 10_000) + "</p>"),
  ]

  // By number, since a test run prints its arguments.
  @Test(arguments: hostile.indices)
  func staysBounded(_ number: Int) {
    let (name, page) = Self.hostile[number]
    let start = processorSeconds()
    _ = try? Reading.of(page)
    #expect(processorSeconds() - start < 10, "\(name)")
  }

  /// What this thread has computed; a busy machine does not add to it.
  private func processorSeconds() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return time.tv_sec
  }

  @Test func aPageOfFiftyMegabytesIsReadOrRefused() throws {
    let padding = String(repeating: " ships in port", count: 3_500_000)
    let page = Reading.page("<!--\(padding)--><p>\(Reading.first)</p><p>\(Reading.second)</p>")
    #expect(page.utf8.count > 49_000_000)
    #expect(try Reading.body(page) == [Reading.first, Reading.second])
    #expect(Reading.refusal(Array((page + padding).utf8), named: "a.html") == "TM1004")
  }

  @Test func loneSurrogatesAreNoLetters() throws {
    let quotes = String(repeating: "“Ten”, ", count: 10)
    let bytes =
      Array("<p>\(Reading.first)</p><p>\(quotes)&#xD800;ships".utf8) + [0xED, 0xA0, 0x80]
    let reading = try ArticleReader().read(
      bytes + Array(" left.</p>".utf8), named: "a.html")
    #expect(reading.article.blocks.first?.text == Reading.first)
    #expect(reading.diagnostics.contains { $0.code == "TM1016" })
  }

  @Test func whatUnfoldsWithoutEndIsRefused() {
    var bomb = ZipFile()
    bomb.addZeros("word/document.xml", count: 200_000_000)
    #expect(bomb.bytes.count < 3_000_000)
    #expect(Reading.refusal(bomb.bytes, named: "a.docx") == "TM1004")
  }

  @Test func controlCharactersAreSpaces() throws {
    let bytes = Array("<p>Ten\0ships were held at the port\u{1}in June, the papers say.</p>".utf8)
    let article = try ArticleReader().read(bytes, named: "a.html").article
    #expect(
      article.blocks.map(\.text) == ["Ten ships were held at the port in June, the papers say."])
  }

  @Test func aPageCutShortIsSaid() throws {
    let page = Reading.page("<p>\(Reading.first)</p><p>\(Reading.second)</p>")
    let cut = String(page.prefix(page.count - page.count / 3)) + "<p>The plant had ord"
    #expect(try Reading.of(cut).diagnostics.contains { $0.code == "TM1007" })
    #expect(try !Reading.of(page).diagnostics.contains { $0.code == "TM1007" })
  }

  @Test func aStoryInTheDataIsReadFromThere() throws {
    let body = (0..<12).map { "Sentence number \($0) of the story says that ten ships were held." }
      .joined(separator: "\\n")
    let page = Reading.page(
      "<div id='root'></div>",
      head:
        "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"x\",\"articleBody\":\"\(body)\"}</script>"
    )
    let reading = try Reading.of(page)
    #expect(reading.article.blocks.count == 12)
    #expect(reading.diagnostics.contains { $0.code == "TM1011" })
  }

  @Test func aWallIsSaid() throws {
    let page = Reading.page(
      "<p>\(Reading.first)</p><div class='paywall'>Subscribe to read on.</div>",
      head:
        "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"isAccessibleForFree\":false}</script>"
    )
    #expect(try Reading.of(page).diagnostics.contains { $0.code == "TM1010" })
  }

  @Test(arguments: [
    ("subscription-wall", "Log in"), ("box", "This article is for subscribers. Log in"),
  ])
  func aWallAfterABreakIsSaid(_ row: (name: String, text: String)) throws {
    let page = Reading.page(
      "<p>\(Reading.first)</p><p>The plant had ordered twelve…</p><div class='\(row.name)'><p>\(row.text)</p></div>"
    )
    #expect(try Reading.of(page).diagnostics.contains { $0.code == "TM1010" })
    let whole = Reading.page(
      "<p>\(Reading.first)</p><p>\(Reading.second)</p><p>\(row.text)</p>")
    #expect(try !Reading.of(whole).diagnostics.contains { $0.code == "TM1010" })
  }

  @Test func aPageThatOnlyScriptsFillIsSaid() {
    let script = String(repeating: "self.push([1,\"ten ships\"]);", count: 40)
    let page = "<html><body><div id='root'></div><script>\(script)</script></body></html>"
    #expect(Reading.refusal(Array(page.utf8), named: "a.html") == "TM1017")
  }

  @Test func deepPagesAreSaid() throws {
    let page = String(repeating: "<div>", count: 600) + "<p>\(Reading.first)</p>"
    let reading = try Reading.of("<html><body>" + page)
    #expect(reading.article.blocks.map(\.text) == [Reading.first])
    #expect(reading.diagnostics.contains { $0.code == "TM1013" })
  }
}
