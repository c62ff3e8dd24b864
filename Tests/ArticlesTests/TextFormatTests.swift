import Facts
import Testing

@testable import Articles

@Suite struct TextFormatTests {
  static let detected: [(String, String, ArticleFormat)] = [
    ("<!DOCTYPE html><p>x", "a", .html), ("<p>Ten ships.</p>", "story", .html),
    ("Ten ships.", "a.md", .markdown), ("# Ten ships\n\nIn June.", "a.txt", .text),
    ("Ten ships.", "story", .text), ("PK\u{3}\u{4}", "a.bin", .docx),
    ("From: a@example.org\nSubject: Ten ships\nDate: Tue\n\nText", "a", .eml),
    ("From: the port, ten ships left.\n\nThe end.", "a.txt", .text),
    ("Ten ships.", "story.html.gz", .html),
  ]

  @Test(arguments: detected)
  func detects(_ row: (text: String, name: String, format: ArticleFormat)) {
    #expect(ArticleFormat.detected(in: Array(row.text.utf8), named: row.name) == row.format)
  }

  @Test func readsMarkdown() throws {
    let text = """
      ---
      title: "Ten ships held"
      author: Jane Example and Ivan Sample
      date: 2024-02-06
      lang: en
      ---

      # Ten ships held

      The **plant** had [ordered](https://example.org) twelve `lathes`
      in June.[^1]

      ## Two routes

      - June: *three* shipments
      - July: five_ships\\* went

      > Not one, he said.

      | Year | Tons |
      |------|-----:|
      | 2022 | 12.6 |

      ```
      var x = 40
      ```

      Setext heading
      --------------

      The end came in 2023.
      """
    let article = try Reading.article(text, named: "draft.md")
    #expect(article.headline == "Ten ships held")
    #expect(article.byline == ["Jane Example", "Ivan Sample"])
    #expect(article.published?.description == "2024-02-06")
    #expect(
      article.blocks.map { "\($0.kind.rawValue): \($0.text)" } == [
        "paragraph: The plant had ordered twelve lathes in June.", "heading: Two routes",
        "listItem: June: three shipments", "listItem: July: five_ships* went",
        "quote: Not one, he said.", "table: Year\tTons\n2022\t12.6", "heading: Setext heading",
        "paragraph: The end came in 2023.",
      ])
    #expect(article.blocks[0].place == .line(10, column: 1))
  }

  @Test func readsPlainText() throws {
    let text =
      "Ten ships held\nBy Jane Example\n7 February 2024\n\nThe plant had ordered\ntwelve lathes.\n\nNobody answered."
    let article = try Reading.article(text, named: "draft.txt")
    #expect(article.blocks.map(\.text).suffix(1) == ["Nobody answered."])
  }

  @Test func takesOpeningLines() throws {
    let text =
      "Ten ships held\n\nBy Jane Example\n\n7 February 2024\n\nThe plant had ordered\ntwelve lathes.\r\n\r\nNobody answered."
    let article = try Reading.article(text, named: "draft.txt")
    #expect(article.headline == "Ten ships held")
    #expect(article.byline == ["Jane Example"])
    #expect(article.published?.description == "2024-02-07")
    #expect(
      article.blocks.map(\.text) == ["The plant had ordered twelve lathes.", "Nobody answered."])
  }

  @Test(arguments: [
    ("Ten \u{a0} ships\n", "Ten ships"), ("ware\u{ad}house", "warehouse"), (" a\u{200b}b ", "ab"),
    ("五\u{3000}隻", "五 隻"), ("", ""), ("\u{2009}12\u{202f}t", "12 t"),
  ])
  func foldsWhiteSpace(_ row: (raw: String, folded: String)) {
    #expect(Folding.folded(row.raw) == row.folded)
    #expect(Folding.folded(row.folded) == row.folded)
  }

  @Test func readsMails() throws {
    let mail = """
      From: Jane <jane@example.org>\r
      Subject: =?utf-8?Q?Zw=C3=B6lf?= =?utf-8?B?IFNjaGlmZmU=?=\r
      Date: Tue, 6 Feb 2024 18:40:00 +0300\r
      Content-Type: multipart/mixed; boundary="b1"\r
      \r
      --b1\r
      Content-Type: text/plain; charset=utf-8\r
      \r
      Short text.\r
      --b1\r
      Content-Type: text/html; charset="windows-1251"\r
      Content-Transfer-Encoding: quoted-printable\r
      \r
      <p>=C7=E0=E2=EE=E4 =EF=EE=EB=F3=F7=E8=EB =F1=F2=E0=ED=EA=E8, =F1=EE=EE=E1=\r
      =F9=E8=EB=E0 =F2=E0=EC=EE=E6=ED=FF.</p>\r
      --b1--\r
      """
    let article = try Reading.article(mail, named: "story.eml")
    #expect(article.headline == "Zwölf Schiffe")
    #expect(article.published?.description == "2024-02-06")
    #expect(article.blocks.map(\.text) == ["Завод получил станки, сообщила таможня."])
  }
}
