import Facts
import FuzzTargets
import Testing

@testable import Articles

@Suite struct DocxTests {
  private static let styles = """
    <w:styles SPACE><w:style w:type='paragraph' w:styleId='berschrift1'><w:name w:val='heading 1'/></w:style>
    <w:style w:type='paragraph' w:styleId='Zit'><w:name w:val='Quote'/></w:style></w:styles>
    """
  private static let notes = """
    <w:footnotes SPACE><w:footnote w:type='separator' w:id='0'>\(ZipFile.paragraph("-"))</w:footnote>
    <w:footnote w:id='2'>\(ZipFile.paragraph("Customs records, form 8."))</w:footnote></w:footnotes>
    """

  private static func blocks(_ body: String) throws -> [Article.Block] {
    let bytes = ZipFile.docx(
      body, others: ["word/styles.xml": styles, "word/footnotes.xml": notes])
    return try ArticleReader().read(bytes, named: "draft.docx").article.blocks
  }

  @Test func readsParagraphsAsAccepted() throws {
    let body =
      ZipFile.paragraph("Ten ships held", "<w:pPr><w:pStyle w:val='berschrift1'/></w:pPr>")
      + ZipFile.paragraph("By Jane Example")
        + """
        <w:p><w:r><w:t>Sample</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>Trade</w:t></w:r>
        <w:r><w:t xml:space='preserve"> shipped </w:t></w:r><w:del><w:r><w:delText>ten</w:delText></w:r></w:del>
        <w:ins><w:r><w:t>twelve</w:t></w:r></w:ins><w:r><w:t xml:space='preserve"> lathes.</w:t>
        <w:footnoteReference w:id='2'/></w:r></w:p>
        """.replacing("preserve\"", with: "preserve'")
    let bytes = ZipFile.docx(
      body, others: ["word/styles.xml": Self.styles, "word/footnotes.xml": Self.notes])
    let article = try ArticleReader().read(bytes, named: "draft.docx").article
    #expect(article.headline == "Ten ships held")
    #expect(article.byline == ["Jane Example"])
    #expect(
      article.blocks.map(\.text) == [
        "SampleTrade shipped twelve lathes.", "Customs records, form 8.",
      ])
    #expect(article.blocks.map(\.place) == [.paragraph(3), .paragraph(3)])
  }

  /// One row a construct: the XML, and the kind and text it becomes.
  static let constructs: [(String, Article.Block.Kind, String)] = [
    (ZipFile.paragraph("June: three", "<w:pPr><w:numPr/></w:pPr>"), .listItem, "June: three"),
    (ZipFile.paragraph("Not one.", "<w:pPr><w:pStyle w:val='Zit'/></w:pPr>"), .quote, "Not one."),
    (
      ZipFile.paragraph("Two routes", "<w:pPr><w:outlineLvl w:val='1'/></w:pPr>"), .heading,
      "Two routes"
    ),
    (
      "<w:tbl><w:tr><w:tc>\(ZipFile.paragraph("Year"))</w:tc><w:tc>\(ZipFile.paragraph("Tons"))</w:tc></w:tr><w:tr><w:tc>\(ZipFile.paragraph("2022"))</w:tc><w:tc>\(ZipFile.paragraph("12"))</w:tc></w:tr></w:tbl>",
      .table, "Year\tTons\n2022\t12"
    ),
    (
      "<w:p><w:moveFrom><w:r><w:t>gone </w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>Come here.</w:t></w:r></w:moveTo></w:p>",
      .paragraph, "Come here."
    ),
    (
      "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r><w:r><w:t>Shown to all.</w:t></w:r></w:p>",
      .paragraph, "Shown to all."
    ),
    (
      "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t xml:space='preserve'>Twelve lathes </w:t></w:r></w:p>"
        + ZipFile.paragraph("were held."), .paragraph, "Twelve lathes were held."
    ),
    (
      "<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>\(ZipFile.paragraph("gone 800"))</w:tc></w:tr><w:tr><w:tc>\(ZipFile.paragraph("1,200"))</w:tc></w:tr></w:tbl>",
      .table, "1,200"
    ),
    (
      "<w:p><w:hyperlink><w:r><w:t>A link</w:t></w:r></w:hyperlink><w:r><w:tab/><w:t>and text.</w:t></w:r></w:p>",
      .paragraph, "A link and text."
    ),
  ]

  @Test(arguments: constructs)
  func reads(_ row: (xml: String, kind: Article.Block.Kind, text: String)) throws {
    let blocks = try Self.blocks(
      ZipFile.paragraph(Reading.first) + row.xml + ZipFile.paragraph(Reading.second))
    #expect(blocks.contains { $0.kind == row.kind && $0.text == row.text })
    #expect(!blocks.contains { $0.text.contains("gone") || $0.text.contains("hidden") })
  }

  @Test func boundsWhatUnfolds() {
    let lol = "<!DOCTYPE x [<!ENTITY a 'lol'><!ENTITY b '&a;&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;'>]>"
    let bomb = ZipFile.docx(ZipFile.paragraph("&c;"), prolog: lol)
    #expect(Reading.refusal(bomb, named: "a.docx") == "TM1008")
    let large = ZipFile.docx(ZipFile.paragraph(String(repeating: "ship ", count: 20_000)))
    #expect(
      Reading.refusal(large, named: "a.docx", limits: ReadingLimits(bytes: 50_000)) == "TM1004")
  }

  @Test func namesWhatIsWrong() {
    var zip = ZipFile()
    zip.add("story.txt", Array("Ten ships.".utf8))
    #expect(Reading.refusal(zip.bytes, named: "a.docx") == "TM1009")
    let whole = ZipFile.docx(ZipFile.paragraph("Ten ships."))
    #expect(Reading.refusal(Array(whole.prefix(whole.count / 2)), named: "a.docx") == "TM1008")
    #expect(Reading.refusal(ZipFile.docx("<w:p><w:r>"), named: "a.docx") == "TM1008")
    #expect(Reading.refusal(ZipFile.docx(""), named: "a.docx") == "TM1003")
  }
}
