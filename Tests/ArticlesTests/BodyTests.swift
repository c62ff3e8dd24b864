import Facts
import Testing

@testable import Articles

/// What is kept of a page, and what is not: one row a shape that newspapers use.
@Suite struct BodyTests {
  private static let paragraphs =
    "<p>\(Reading.first)</p><p>\(Reading.second)</p><p>\(Reading.third)</p>"
  private static let story = [Reading.first, Reading.second, Reading.third]

  /// Parts that stand between or after the paragraphs and are none of the story.
  static let foreign: [(String, String)] = [
    (
      "aside with links",
      "<aside><h2>Read more</h2><ul><li><a href=1>Port fees rose by 40% last year</a></li></ul></aside>"
    ),
    (
      "related box",
      "<div class='related-articles'><h3>Ministry says exports doubled</h3><p>Grain went up by 18 percent in the region, it said.</p></div>"
    ),
    (
      "newsletter",
      "<section class='newsletter-signup'><p>Sign up for our weekly newsletter. 12,000 readers already have.</p></section>"
    ),
    (
      "donation",
      "<div class='contribute-banner'><h4>Before you go</h4><p>You can support us from just $2 a month. It takes one minute to set up.</p></div>"
    ),
    (
      "donation in a plain box",
      "<div class='donate'><p>Support independent reporting on the ports. Give $2 a month to keep it going.</p></div>"
    ),
    ("advertisement", "<div class='ad-slot'><span>Advertisement</span></div>"),
    (
      "share links",
      "<ul class='social-share'><li><a href=#>Facebook</a></li><li><a href=#>Telegram</a></li></ul>"
    ),
    (
      "comments",
      "<div id='comments'><p>I have seen 40 of these ships myself, believe me or not.</p></div>"
    ),
    (
      "tags",
      "<div class='article-tags'>Read more about: <a href=#>Trade</a>, <a href=#>Ports</a></div>"
    ),
    (
      "author's note",
      "<div class='author-bio'><p>Jane Example covers 12 ports and has won three prizes.</p></div>"
    ),
    (
      "hidden",
      "<div style='display: none'><p>Draft: the plant had ordered 400 lathes, not twelve.</p></div>"
    ),
    ("agencies", "<p>(asp/ivs)</p>"),
    ("credit", "<p>With additional reporting by Jane Example</p>"),
    ("thanks", "<p>Ivan Sample of the Sample Agency contributed to this report.</p>"),
    (
      "consent",
      "<p>To show it we need your consent to the use of cookies to view what others have posted there.</p>"
    ),
    (
      "poll",
      "<div><label><div>Yes, all ten of them.</div></label><label><div>No, not one.</div></label></div>"
    ),
    (
      "fact box",
      "<div class='factbox'><p>The port lies in the north and handles 12 million tons in a year.</p></div>"
    ),
    (
      "part that is no prose",
      "<div class='not-prose'><h3>A letter a week</h3><p>Every second Sunday: answers to questions about 12 ports of the north.</p></div>"
    ),
    ("player's heading", "<div class='embed'><h2>How ten ships were held</h2></div>"),
    (
      "post that is a link",
      "<blockquote class='embedded'><p><a href=1>Second day of protests at the port after ten ships are held</a></p></blockquote>"
    ),
    ("label", "<p>Read also: Ten ships held in March</p>"),
    ("appeal", "<p>Follow us on our channel and subscribe to our daily newsletter.</p>"),
    ("navigation", "<nav><a href=1>Next story</a> <a href=2>The last story of this week</a></nav>"),
    ("byline", "<div class='byline'>By Jane Example and Ivan Sample</div>"),
    ("time", "<time datetime='2024-02-06'>Feb. 6, 2024</time>"),
    ("script", "<script>var text = 'Forty ships were held in 2023.';</script>"),
    (
      "picture's caption",
      "<figure><img src=a.jpg><figcaption>A ship in the port in 2019. Photo: Sample Agency</figcaption></figure>"
    ),
    (
      "caption without a word for it",
      "<div class='x1'><img src=a.jpg><div class='x2'>A crane in the harbour, seen from the road</div></div>"
    ),
    ("repeated headline", "<p class='kick'>Ten ships held at the border</p>"),
  ]

  @Test(arguments: foreign)
  func leavesOut(_ row: (name: String, part: String)) throws {
    let between = Reading.page(
      "<p>\(Reading.first)</p>\(row.part)<p>\(Reading.second)</p><p>\(Reading.third)</p>")
    #expect(try Reading.body(between) == Self.story)
    let after = Reading.page(Self.paragraphs + row.part)
    #expect(try Reading.body(after) == Self.story)
  }

  /// Parts that are the story, each with its kind and text.
  static let own: [(String, Article.Block.Kind, String)] = [
    (
      "<h2>Two routes, one address</h2><p>Both led to the same yard behind the mill, the papers say.</p>",
      .heading, "Two routes, one address"
    ),
    (
      "<ul><li>June: three shipments, $410,000</li><li>July: five shipments</li></ul>", .listItem,
      "June: three shipments, $410,000"
    ),
    (
      "<blockquote><p>The consignee answers for the code, the office wrote in May.</p></blockquote>",
      .quote, "The consignee answers for the code, the office wrote in May."
    ),
    (
      "<table><tr><th>Year</th><th>Tons</th></tr><tr><td>2022</td><td>12.6</td></tr></table>",
      .table, "Year\tTons\n2022\t12.6"
    ),
    (
      "<p>The firm, Sample<b>Trade</b> LLC, paid $2.3&nbsp;million for the lot.</p>", .paragraph,
      "The firm, SampleTrade LLC, paid $2.3 million for the lot."
    ),
    (
      "<p>The ware&shy;house lies 12&nbsp;kilo&shy;meters outside the city gates.</p>", .paragraph,
      "The warehouse lies 12 kilometers outside the city gates."
    ),
    (
      "<div class='article-aside'><p>What is the code? It covers parts of harvesting machines, not bearings.</p></div>",
      .paragraph, "What is the code? It covers parts of harvesting machines, not bearings."
    ),
    (
      "<div class='fact'>The lathes were declared under two codes in the papers of that month.<br><br>Neither was right, an officer said later that week.</div>",
      .paragraph, "Neither was right, an officer said later that week."
    ),
    (
      "<blockquote class='pull'>The plant had ordered twelve lathes worth $1.2 million</blockquote>",
      .pullQuote, "The plant had ordered twelve lathes worth $1.2 million"
    ),
    (
      "<figure><img src=a><figcaption>A ship in the port.</figcaption></figure>", .caption,
      "A ship in the port."
    ),
  ]

  @Test(arguments: own)
  func keeps(_ row: (part: String, kind: Article.Block.Kind, text: String)) throws {
    let page = Reading.page(
      "<p>\(Reading.first)</p>\(row.part)<p>\(Reading.second)</p><p>\(Reading.third)</p>")
    let blocks = try Reading.article(page).blocks
    #expect(blocks.contains { $0.kind == row.kind && $0.text == row.text })
    #expect(Set(Self.story).isSubset(of: Set(blocks.map(\.text))))
  }

  @Test func whoIsQuotedGoesWithThePullQuote() throws {
    let page = Reading.page(
      "<p>\(Reading.first)</p><div class='pull-quote'><p>Nobody at the company answered questions</p><cite>Ivan Sample</cite></div><p>\(Reading.second)</p><p>\(Reading.third)</p>"
    )
    #expect(try Reading.body(page) == Self.story)
    let kinds = try Reading.article(page).blocks.map(\.kind)
    #expect(kinds == [.paragraph, .pullQuote, .pullQuote, .paragraph, .paragraph])
  }

  @Test func keepsTheStandfirstThatTheDescriptionRepeats() throws {
    let lead = "Records name a trader that did not exist a year earlier, and one yard."
    let page = Reading.page(
      "</article><div class='x'><p>\(lead)</p></div><article>" + Self.paragraphs,
      head: "<meta name='description' content='\(lead)'>")
    #expect(try Reading.body(page).contains(lead))
  }

  @Test func aSentenceInBracketsIsNoCredit() throws {
    let page = Reading.page(Self.paragraphs + "<p>(No one was hurt in June.)</p>")
    #expect(try Reading.body(page).last == "(No one was hurt in June.)")
  }

  @Test func classesOfThePagesFrameAreNotItsParts() throws {
    let page = Reading.page(Self.paragraphs)
      .replacing("<body>", with: "<body class='has-newsletter comments-open related'>")
      .replacing("<article>", with: "<article class='post tag-newsletter category-comments'>")
    #expect(try Reading.body(page) == Self.story)
  }

  @Test func anotherStoryBelowIsNotRead() throws {
    let other = """
      <article><h1>Grain exports doubled in a month</h1><p>The ministry counted 40 more ships in May.</p>
      <p>It gave no reason for the change in its yearly paper on ports.</p></article>
      """
    let body = try Reading.body(Reading.page(Self.paragraphs, after: other))
    #expect(!body.contains { $0.contains("40 more ships") })
  }

  @Test func saysWhyForEveryPiece() throws {
    let page = Reading.page(Self.paragraphs + "<div class='newsletter'><p>Sign up now.</p></div>")
    let decisions = try ArticleReader().explain(Array(page.utf8), named: "story.html")
    #expect(decisions.contains { $0.isKept && $0.text == Reading.first && $0.reason == "body" })
    #expect(decisions.contains { !$0.isKept && $0.reason.contains("newsletter") })
    #expect(decisions.allSatisfy { !$0.reason.isEmpty && $0.place != nil })
  }

  @Test func placesLeadBackToTheFile() throws {
    let page = Reading.page("<p>Čtyři lodě.</p>\n  <p>\(Reading.first)</p><p>\(Reading.second)</p>")
    let lines = page.split(separator: "\n", omittingEmptySubsequences: false)
    for block in try Reading.article(page).blocks {
      guard case .line(let line, let column) = block.place else {
        Issue.record("no line for \(block.text)")
        continue
      }
      let there = String(
        String.UnicodeScalarView(lines[line - 1].unicodeScalars.dropFirst(column - 1)))
      #expect(there.hasPrefix(String(block.text.prefix(10))))
    }
  }
}
