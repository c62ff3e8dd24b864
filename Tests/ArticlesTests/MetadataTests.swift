import Facts
import Testing

@testable import Articles

@Suite struct MetadataTests {
  private static func article(_ head: String, _ inside: String = "") throws -> Article {
    try Reading.article(
      Reading.page(inside + "<p>\(Reading.first)</p><p>\(Reading.second)</p>", head: head))
  }

  private static func data(_ json: String) -> String {
    "<script type='application/ld+json'>\(json)</script>"
  }

  /// Where the publication day may stand; the update's day is never taken for it.
  static let days: [(String, String, String?)] = [
    (
      data(#"{"@type":"WebSite"}"#)
        + data(
          #"{"@type":"NewsArticle","headline":"x","datePublished":"2024-02-06T18:40:00+03:00","dateModified":"2024-02-07"}"#
        ), "", "2024-02-06"
    ),
    (
      data(
        #"{"@graph":[{"@type":"Person","name":"J"},{"@type":["Article"],"datePublished":"2024-02-06 18:40"}]}"#
      ), "", "2024-02-06"
    ),
    ("<meta property='article:published_time' content='2024-02-06T08:00:00Z'>", "", "2024-02-06"),
    ("<meta name='date' content='Tue, 6 Feb 2024 18:40:00 +0300'>", "", "2024-02-06"),
    ("", "<time datetime='2024-02-06'>Feb. 6</time>", "2024-02-06"),
    (
      "",
      "<div>Updated: <time datetime='2024-02-09'>x</time></div><time datetime='2024-02-06'>y</time>",
      "2024-02-06"
    ),
    ("", "<span itemprop='datePublished' content='2024-02-06'></span>", "2024-02-06"),
    ("<link rel='canonical' href='https://example.org/2024/02/06/ten-ships'>", "", "2024-02-06"),
    ("", "<p class='date'>Published 6 February 2024</p>", "2024-02-06"),
    ("", "", nil),
  ]

  @Test(arguments: days)
  func findsTheDay(_ row: (head: String, inside: String, day: String?)) throws {
    #expect(try Self.article(row.head, row.inside).published?.description == row.day)
  }

  /// Bylines as pages write them.
  static let bylines: [(String, [String])] = [
    ("<div class='byline'>By Jane Example and Ivan Sample</div>", ["Jane Example", "Ivan Sample"]),
    ("<a rel='author' href='/j'>Jane Example</a>", ["Jane Example"]),
    (
      "<div class='article-byline'><span>By <a class='byline-name' href=1>Jane Example</a> and <a class='byline-name' href=2>Ivan Sample</a></span> Updated: Feb. 7, 2024</div>",
      ["Jane Example", "Ivan Sample"]
    ),
    ("<p class='author'>Von Jana Beispiel, Redakteurin</p>", ["Jana Beispiel"]),
    ("<p class='byline'>By Jane Example, Trade Editor</p>", ["Jane Example"]),
    ("<div class='byline'>5 minutes read</div>", []),
    ("<div class='related-articles'><a rel='author' href=1>Some Body</a></div>", []),
  ]

  @Test(arguments: bylines)
  func namesTheWriters(_ row: (part: String, names: [String])) throws {
    #expect(try Self.article("", row.part).byline == row.names)
  }

  @Test func readsPeopleOfTheData() throws {
    let head = Self.data(
      #"{"@type":"NewsArticle","headline":"x","author":[{"@type":"Person","name":"Jane Example"},"Ivan Sample"],"publisher":{"name":"The Sample Post"},"inLanguage":"en_GB"}"#
    )
    #expect(try Self.article(head).byline == ["Jane Example", "Ivan Sample"])
  }

  @Test func theHeadlineIsWhatReadersSee() throws {
    let head = "<meta property='og:title' content='Ten ships held at the border - The Sample Post'>"
    let article = try Self.article(head + "<link rel='canonical' href='https://example.org/a'>")
    #expect(article.headline == "Ten ships held at the border")
    #expect(article.publisher == "The Sample Post")
    #expect(article.language == "en")
    #expect(article.canonicalURL == "https://example.org/a")
  }

  /// The most shared wording wins over one that only the heading has.
  @Test func twoSourcesOutvoteOne() throws {
    let head =
      "<meta property='og:title' content='Kenya: ten ships held'>"
      + Self.data(
        #"{"@type":"Article","headline":"Kenya: ten ships held","datePublished":"2024-02-06"}"#)
    #expect(try Self.article(head).headline == "Kenya: ten ships held")
  }

  /// Headings of a page titled «Ten ships held at the border», its OpenGraph title, and the headline.
  static let headings: [(String, String, String)] = [
    (
      "<h1><span>Baltic trade</span> <span>Ten ships held at the border</span></h1>",
      "Customs: Ten ships held at the border", "Ten ships held at the border"
    ),
    (
      "<h1>Ten ships <b>held at the border</b></h1>", "Ten ships held at the border",
      "Ten ships held at the border"
    ),
    (
      "<h1>Ten ships held at the border</h1><h2>Papers lead to one yard</h2>",
      "Papers lead to one yard", "Papers lead to one yard"
    ),
    (
      "<h1>Ten ships held at the border</h1><h2>Grain exports doubled in May</h2>",
      "Papers lead to one yard", "Ten ships held at the border"
    ),
  ]

  @Test(arguments: headings)
  func choosesTheHeadline(_ row: (headings: String, openGraph: String, headline: String)) throws {
    let page = Reading.page("<p>\(Reading.first)</p>")
      .replacing("<h1>Ten ships held at the border</h1>", with: row.headings)
      .replacing(
        "<meta property",
        with: "<meta property='og:title' content='\(row.openGraph)'><meta property")
    #expect(try Reading.article(page).headline == row.headline)
  }

  @Test func aDateThatIsNoDateIsSaid() throws {
    let page = Reading.page(
      "<p>\(Reading.first)</p><p>\(Reading.second)</p>",
      head: "<meta property='article:published_time' content='2024-02-31T25:00'>")
    let reading = try Reading.of(page)
    #expect(reading.article.published == nil)
    #expect(reading.diagnostics.contains { $0.code == "TM1006" })
  }

  @Test func theDayGivenByHandWins() throws {
    let page = Reading.page("<time datetime='2024-02-06'>x</time><p>\(Reading.first)</p>")
    let day = Day(year: 2023, month: 3, day: 17)
    let article = try ArticleReader().read(Array(page.utf8), named: "a.html", publishedOn: day)
      .article
    #expect(article.published == day)
    #expect(article.publishedAt == nil)
  }

  @Test func aDayAfterTheFileWasSavedIsRefused() throws {
    let page = Reading.page("<time datetime='2024-02-06'>x</time><p>\(Reading.first)</p>")
    func read(_ saved: String) throws -> ArticleReading {
      try ArticleReader().read(Array(page.utf8), named: "a.html", savedOn: Day(iso: saved))
    }
    let early = try read("2024-01-20")
    #expect(early.article.published == nil)
    #expect(early.diagnostics.contains { $0.code == "TM1015" })
    #expect(try read("2024-02-05").article.published?.description == "2024-02-06")
  }

  /// Days as people and machines write them; the last rows are no days.
  static let written: [(String, String?)] = [
    ("2024-02-06", "2024-02-06"), ("2024-02-06T18:40:00+03:00", "2024-02-06"),
    ("Feb. 7, 2024", "2024-02-07"), ("7 February 2024, 18:40", "2024-02-07"),
    ("7. Februar 2024", "2024-02-07"), ("07.02.2024 | 18:40 Uhr", "2024-02-07"),
    ("7 de febrero de 2024", "2024-02-07"), ("7 февраля 2024 г.", "2024-02-07"),
    ("2024年2月7日", "2024-02-07"), ("Tue, 06 Feb 2024 15:40:00 GMT", "2024-02-06"),
    ("1707233400", "2024-02-06"), ("20240206", "2024-02-06"), ("13/02/2024", "2024-02-13"),
    ("2024-02-30", nil), ("yesterday", nil), ("", nil), ("12 ships in 2 days", nil),
    ("31 February 2024", nil),
  ]

  @Test(arguments: written)
  func readsWrittenDays(_ row: (text: String, day: String?)) {
    #expect(WrittenDate(row.text)?.day.description == row.day)
  }

  @Test(
    arguments: [
      ("2024-02-06T18:40:00+03:00", "2024-02-06T18:40:00+03:00"),
      ("2024-02-06 18:40:00 +0300", "2024-02-06T18:40:00+03:00"),
      ("2024-02-06T18:40Z", "2024-02-06T18:40:00Z"), ("2024-02-06", nil),
    ] as [(String, String?)])
  func keepsTheMoment(_ row: (text: String, moment: String?)) {
    #expect(WrittenDate(row.text)?.moment == row.moment)
  }
}
