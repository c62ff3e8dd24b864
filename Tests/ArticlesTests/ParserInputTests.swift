import Testing

@testable import Articles

/// What is kept from the parser, and that places in what it is handed lead back to the page.
@Suite struct ParserInputTests {
  /// A page, and what the parser is handed of it.
  static let pages: [(String, String)] = [
    ("<style>p { color: red }</style><p>Ten.", "<style></style><p>Ten."),
    ("<script>if (a < b) { '</p>' }</SCRIPT><p>Ten.", "<script></SCRIPT><p>Ten."),
    (
      "<script type='application/ld+json'>{}</script>",
      "<script type='application/ld+json'>{}</script>"
    ),
    ("<script src=a.js></script>", "<script src=a.js></script>"),
    (
      "<p class='<script>'>Ten</p><i class='</script>'>",
      "<p class='<script>'>Ten</p><i class='</script>'>"
    ),
    ("<p title='<script>'>Ten</p><script>a</script>", "<p >Ten</p><script></script>"),
    ("<img src=\"a>b.png\" CLASS=\"c\" alt='d'/>Ten", "<img  CLASS=\"c\" />Ten"),
    ("<a href=\"/a\" rel=\"author\">Ten</a>", "<a  rel=\"author\">Ten</a>"),
    ("<link rel=\"canonical\" href=\"/a\">Ten", "<link rel=\"canonical\" href=\"/a\">Ten"),
    // What is written otherwise than most write it is left as it stands.
    (
      "<p title = \"a\">Ten</p><p width=9>Ten</p><p alt=\"b\"class=\"c\">Ten",
      "<p title = \"a\">Ten</p><p width=9>Ten</p><p alt=\"b\"class=\"c\">Ten"
    ),
    (
      "<a href=\"u\"/target=\"_blank\">Ten</a><p/data-x=\"1\">",
      "<a href=\"u\"/target=\"_blank\">Ten</a><p/data-x=\"1\">"
    ),
    (
      "<p /data-x=\"hidden class=story\">Ten", "<p /data-x=\"hidden class=story\">Ten"
    ),
    ("<p @click=\"a\" 1x=\"b\" hidden>Ten", "<p @click=\"a\" 1x=\"b\" hidden>Ten"),
    ("<p a=1 b=2 c=3 title=\"a\">Ten", "<p a=1 b=2 c=3 >Ten"),
    ("<p class=a\">Ten</p><style>a</style>", "<p class=a\">Ten</p><style></style>"),
    (
      "<!-- <script> --><p>Ten</p><script>a</script>",
      "<!-- <script> --><p>Ten</p><script></script>"
    ),
    ("<!--><style>a</style>", "<!--><style></style>"),
    ("<!-- a --!><style>a</style>", "<!-- a --!><style></style>"),
    ("<svg><g><path d='M0'/></g></svg>Ten", "<svg></svg>Ten"),
    ("<svg><svg/><svg>a</svg>b</svg>Ten<svg>c</svg>", "<svg></svg>Ten<svg></svg>"),
    ("<svg/><p>Ten</p><svg>a</svg>", "<svg/><p>Ten</p><svg></svg>"),
    ("<svg><g><p>Ten ships.</p></svg>", "<svg><g><p>Ten ships.</p></svg>"),
    ("<svg>a<p>Ten</p>", "<svg>a<p>Ten</p>"),
    ("<styles>a</styles><scripts>b</scripts>", "<styles>a</styles><scripts>b</scripts>"),
    ("<script>never closed", "<script>never closed"),
    ("<p a=1 b=2 c=3 d=4>Ten", "<p a=1 b=2 c=3 >Ten"),
    ("<p a='1'b='2'c='3'd='4'e>Ten", "<p a='1'b='2'c='3'>Ten"),
    ("<p a=/1/2/3/4/5/6 b>Ten", "<p a=/1/2/3/4/5/6 b>Ten"),
    ("a < b <3 <", "a < b <3 <"), ("", ""), ("<p title=\"never closed", "<p title=\"never closed"),
  ]

  @Test(arguments: pages)
  func leavesOut(_ row: (page: String, handed: String)) {
    var input = ParserInput(Array(row.page.utf8), attributes: 3)
    #expect(String(decoding: input.bytes, as: UTF8.self) == row.handed)
    // Each byte stands in the page where it is said to stand.
    let page = Array(row.page.utf8)
    for (place, byte) in input.bytes.enumerated() {
      #expect(page[input.pageOffset(of: place)] == byte)
    }
  }

  @Test func scriptsAreCounted() {
    let page =
      "<script>12345</script><script type='application/ld+json'>{}</script><script>6</script>"
    #expect(ParserInput(Array(page.utf8), attributes: 3).scriptBytes == 6)
  }

  /// What nobody reads of a tag changes nothing of what is read.
  @Test(arguments: [
    "title=\"a > b\"", "onclick='f(\"<p>\")'", "data-a=\"1\" data-b='2'",
    "style-x=\"display:none\"",
    "aria-label=\"it's so\" width=\"9\"", "srcset=\"a.png 1x, b.png 2x\" alt=\"\"",
    "hreflang=\"de\"",
  ])
  func unreadAttributesChangeNothing(_ attributes: String) throws {
    let page = Reading.page(
      "<p class=\"a\">\(Reading.first)</p><div id=\"b\"><p>\(Reading.second)</p></div><p lang=\"en\">\(Reading.third)</p>"
    )
    let plain = try Reading.article(page)
    var dressed = page
    for tag in ["<p", "<div", "<body", "<h1"] {
      dressed = dressed.replacing(tag, with: "\(tag) \(attributes)")
    }
    let read = try Reading.article(dressed)
    #expect(read.blocks.map(\.text) == plain.blocks.map(\.text))
    #expect(read.headline == plain.headline)
  }

  @Test func placesAfterWhatWasLeftOutAreThePages() throws {
    let page = Reading.page(
      "<style>p {}\n</style><p>\(Reading.first)</p><script>a\nb</script>\n  <p>\(Reading.second)</p><p \((0..<500).map { "a\($0)=1" }.joined(separator: " "))>\(Reading.third)</p>"
    )
    let lines = page.split(separator: "\n", omittingEmptySubsequences: false).map { Array($0) }
    let blocks = try Reading.article(page).blocks
    #expect(blocks.map(\.text) == [Reading.first, Reading.second, Reading.third])
    for block in blocks {
      guard case .line(let line, let column) = block.place else { continue }
      #expect(String(lines[line - 1][(column - 1)...]).hasPrefix(block.text))
    }
  }
}
