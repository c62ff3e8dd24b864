import Facts
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
      "<p " + (0..<60_000).map { "a\($0)=1" }.joined(separator: " ") + ">\(Reading.first)</p>"
    ),
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
    ("line breaks", "<p>" + String(repeating: "x<br><br>", count: 10_000) + "</p>"),
  ]

  @Test(arguments: hostile)
  func staysBounded(_ row: (name: String, page: String)) {
    let start = ContinuousClock.now
    _ = try? Reading.of(row.page)
    #expect(ContinuousClock.now - start < .seconds(10), "\(row.name)")
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
