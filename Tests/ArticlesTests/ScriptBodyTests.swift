import Facts
import Foundation
import Testing

@testable import Articles

/// Pages whose story stands only in the data of their scripts, and pages that are no one story.
@Suite struct ScriptBodyTests {
  private static let story = [
    Reading.first, Reading.second, Reading.third,
    "A second consignment of 40 tons left the yard on 3 July, two months after the first came in.",
    "The trader did not exist a year earlier and has no office at the address that it gave.",
  ]
  private static let markup = story.map { "<p>\($0)</p>" }.joined()
  private static let other = markup.replacing("ships", with: "trains")

  private static func page(_ scripts: String, head: String = "") -> String {
    """
    <!doctype html><html lang="en"><head><title>Ten ships held at the border | The Sample Post</title>
    <meta property="og:site_name" content="The Sample Post">\(head)</head>
    <body><div id="root"></div>
    \(scripts)</body></html>
    """
  }

  private static func json(_ value: Any) -> String {
    let data = try? JSONSerialization.data(
      withJSONObject: value, options: [.fragmentsAllowed, .sortedKeys, .withoutEscapingSlashes])
    return String(decoding: data ?? Data(), as: UTF8.self)
  }

  /// Rows as a framework streams them, in two pushes that part anywhere.
  private static var rows: String {
    let all =
      "1:\(json(["title": "Ten ships held at the border", "content": "$2"]))\n"
      + "2:T\(String(markup.utf8.count, radix: 16)),\(markup)3:[]\n"
    let half = all.index(all.startIndex, offsetBy: 90)
    return [String(all[..<half]), String(all[half...])].map {
      "<script>self.stream.push(\(json([1, $0] as [Any])))</script>"
    }.joined()
  }

  private static var found: [(String, String)] {
    [
      (
        "a script of JSON, another story beside it",
        "<script type='application/json'>"
          + json([
            "props": [
              "story": ["title": "Ten ships held at the border", "html": markup],
              "more": ["title": "Grain exports doubled in a month", "html": other + other],
            ]
          ]) + "</script>"
      ),
      (
        "an assignment with a list of paragraphs",
        "<script>window.state = "
          + json([
            "headline": "Ten ships held at the border",
            "content": story.map { ["type": "paragraph", "text": $0] } + [
              ["type": "image", "text": "A ship in port."]
            ],
          ]) + ";</script>"
      ),
      ("streamed rows", rows),
      ("one text alone", "<script>x = \(json(["a": ["b": markup]]))</script>"),
    ]
  }

  @Test(arguments: found.indices)
  func reads(_ row: Int) throws {
    let (name, scripts) = Self.found[row]
    let reading = try Reading.of(Self.page(scripts))
    #expect(reading.article.blocks.map(\.text) == Self.story, "\(name)")
    #expect(reading.diagnostics.contains { $0.code == "TM1011" })
    #expect(reading.article.headline == "Ten ships held at the border")
    #expect(reading.article.blocks.allSatisfy { $0.place == .line(4, column: 9) || row < 2 })
    #expect(reading.article.blocks.allSatisfy { $0.place != nil })
  }

  @Test func saysWhereFromWithWhy() throws {
    let page = Self.page(Self.found[1].1)
    let decisions = try ArticleReader().explain(Array(page.utf8), named: "story.html")
    #expect(decisions.filter(\.isKept).map(\.text) == Self.story)
    #expect(decisions.filter(\.isKept).allSatisfy { $0.reason == "script" })
  }

  static let refused: [(String, String)] = [
    ("two texts, none of them named", "<script>x = \(json(["a": markup, "b": other]))</script>"),
    (
      "a text that is another story's",
      "<script>x = \(json(["title": "Grain exports doubled in a month", "b": other]))</script>"
    ),
    ("code", "<script>\(String(repeating: "f({\"a\": 1, \"b\": [2]});", count: 60))</script>"),
    ("a related story", "<script>x = \(json(["relatedStories": ["b": other]]))</script>"),
  ]

  @Test(arguments: refused.indices)
  func leavesWhatIsNotSure(_ row: Int) {
    let page = Self.page(Self.refused[row].1)
    #expect(
      Reading.refusal(Array(page.utf8), named: "a.html") == "TM1017", "\(Self.refused[row].0)")
  }

  static let live: [String] = [
    page(
      "<article>\(markup)</article>",
      head:
        "<script type='application/ld+json'>{\"@type\":\"LiveBlogPosting\",\"headline\":\"x\"}</script>"
    ),
    page(
      "<h1>Ten ships held at the border</h1><div class='liveblog'>"
        + story.map { "<div><time>14:00</time><p>\($0)</p></div>" }.joined() + "</div>"),
  ]

  @Test(arguments: live)
  func refusesLivePages(_ page: String) {
    #expect(Reading.refusal(Array(page.utf8), named: "a.html") == "TM1018")
  }

  @Test func aStoryThatLinksToATickerIsOne() throws {
    let page = Reading.page(
      Self.markup + "<div class='ticker'><time>14:00</time><p>Grain prices rose again.</p></div>")
    #expect(try Reading.body(page) == Self.story)
  }
}
