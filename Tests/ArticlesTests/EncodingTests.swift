import Facts
import Foundation
import Testing

@testable import Articles

@Suite struct EncodingTests {
  /// Texts of ours in the encodings that pages still come in (base 64 of the bytes).
  static let samples: [(String, String, String)] = [
    (
      "windows-1251",
      "Завод получил двенадцать станков, сообщила таможня. Поставки шли через порт всё лето.",
      "x+Di7uQg7+7r8/fo6yDk4uXt4OT24PL8IPHy4O3q7uIsIPHu7uH56OvgIPLg7O7m7f8uIM/u8fLg4uroIPjr6CD35fDl5yDv7vDyIOLxuCDr5fLuLg=="
    ),
    (
      "shift_jis", "税関の記録によると、工場は十二台の機械を受け取った。出荷は六月に行われた。",
      "kMWK1oLMi0yYXoLJguaC6YLGgUGNSI/qgs2PXJPxkeSCzItAikKC8I7zgq+O5oLBgr2BQo9videCzZhajI6CyY1zgu2C6oK9gUI="
    ),
    (
      "gb18030", "海关记录显示,工厂收到十二台机床。货物于六月运抵港口。",
      "uqO52LzHwrzP1Mq+LLmks6fK1bW9yq62/syou/q0sqGju/XO79PawfnUwtTLtda427/aoaM="
    ),
    (
      "euc-kr", "세관 기록에 따르면 공장은 기계 열두 대를 받았다. 선적은 유월에 이루어졌다.",
      "vLyw/CCx4rfPv6Egtfu4o7jpILD4wOXAuiCx4rDoIL+ttc4gtOu4piC53r7StNkuILyxwPvAuiDAr7/5v6EgwMy3577uwbO02S4="
    ),
    (
      "iso-8859-1", "Die Fähre brachte zwölf Maschinen über die Ostsee, hieß es beim Zoll.",
      "RGllIEbkaHJlIGJyYWNodGUgenf2bGYgTWFzY2hpbmVuIPxiZXIgZGllIE9zdHNlZSwgaGll3yBlcyBiZWltIFpvbGwu"
    ),
    (
      "koi8-r",
      "Завод получил двенадцать станков, сообщила таможня. Поставки шли через порт всё лето.",
      "+sHXz8Qg0M/M1d7JzCDE18XOwcTDwdTYINPUwc7Lz9csINPPz8LdyczBINTBzc/WztEuIPDP09TB18vJINvMySDexdLF2iDQz9LUINfToyDMxdTPLg=="
    ),
    (
      "big5", "海關記錄顯示,工廠收到十二台機床。貨物於六月運抵港口。",
      "rvzD9rBPv/3F46XcLKR1vHSmrKjspFGkR6V4vvenyaFDs2aqq6nzpLuk67lCqei05KRmoUM="
    ),
    (
      "euc-jp", "税関の記録によると、工場は十二台の機械を受け取った。出荷は六月に行われた。",
      "wMe02KTOta3Pv6TLpOik66TIoaK5qb7spM+9vcbzwuakzrWhs6Ok8rz1pLG86KTDpL+ho73Qstmkz8+7t+6ky7nUpO+k7KS/oaM="
    ),
  ]

  private static func page(_ charset: String?, _ encoded: String) -> [UInt8] {
    let meta = charset.map { "<meta charset='\($0)'>" } ?? ""
    let bytes = [UInt8](Data(base64Encoded: encoded) ?? Data())
    return Array("<html><head>\(meta)<title>x</title></head><body><h1>x</h1><p>".utf8) + bytes
      + Array("</p></body></html>".utf8)
  }

  @Test(arguments: samples)
  func readsTheDeclaredCharset(_ row: (charset: String, text: String, encoded: String)) throws {
    let reading = try ArticleReader().read(Self.page(row.charset, row.encoded), named: "a.html")
    #expect(reading.article.blocks.map(\.text) == [row.text])
    #expect(!reading.diagnostics.contains { $0.code == "TM1005" })
  }

  /// Without a declaration, and with a wrong one, the bytes speak.
  @Test(
    arguments: samples.filter {
      ["windows-1251", "shift_jis", "gb18030", "iso-8859-1", "koi8-r", "euc-jp"].contains($0.0)
    })
  func guessesTheCharset(_ row: (charset: String, text: String, encoded: String)) throws {
    let reading = try ArticleReader().read(Self.page(nil, row.encoded), named: "a.html")
    #expect(reading.article.blocks.map(\.text) == [row.text])
    let wrong = try ArticleReader().read(Self.page("utf-8", row.encoded), named: "a.html")
    #expect(wrong.article.blocks.map(\.text) == [row.text])
    #expect(wrong.diagnostics.contains { $0.code == "TM1005" })
  }

  /// A page whose bytes are UTF-8 is UTF-8, whatever it says of itself.
  @Test func validUTF8WinsOverTheDeclaration() throws {
    let page =
      "<html><head><meta charset='windows-1251'></head><body><p>Die Fähre brachte zwölf Maschinen über die Ostsee.</p></body></html>"
    let reading = try Reading.of(page)
    #expect(
      reading.article.blocks.first?.text == "Die Fähre brachte zwölf Maschinen über die Ostsee.")
    #expect(reading.diagnostics.contains { $0.code == "TM1005" })
  }

  @Test(arguments: [true, false])
  func readsUTF16(_ hasMark: Bool) throws {
    let text = "Ten ships held\n\nThe ferry brought twelve lathes across the sea — in June."
    var bytes: [UInt8] = hasMark ? [0xFF, 0xFE] : []
    for unit in text.utf16 { bytes += [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
    let article = try ArticleReader().read(bytes, named: "a.txt").article
    #expect(article.headline == "Ten ships held")
    #expect(
      article.blocks.map(\.text) == ["The ferry brought twelve lathes across the sea — in June."])
  }

  @Test func aFewWrongBytesAreDamageNotAnotherCharset() throws {
    var bytes = Array(
      "<p>Die Fähre brachte zwölf Maschinen über die Ostsee, für alle Häfen.</p>".utf8)
    bytes.insert(0xFF, at: 20)
    let reading = try ArticleReader().read(bytes, named: "a.html")
    #expect(reading.article.blocks.first?.text.contains("zwölf Maschinen über") == true)
    #expect(reading.diagnostics.contains { $0.code == "TM1016" })
  }

  @Test func aLoneSurrogateWrittenOutIsDamage() throws {
    let bytes =
      Array("<meta charset=utf-8><p>Ten ships were held in June, the papers ".utf8)
      + [0xED, 0xA0, 0x80] + Array(" say of them all.</p>".utf8)
    let reading = try ArticleReader().read(bytes, named: "a.html")
    #expect(
      reading.article.blocks.map(\.text) == [
        "Ten ships were held in June, the papers \u{FFFD} say of them all."
      ])
    #expect(reading.diagnostics.contains { $0.code == "TM1016" })
  }

  @Test func labelsAreThoseOfTheWeb() {
    #expect(Charset(label: "Latin1")?.name == "WINDOWS-1252")
    #expect(Charset(label: "\"Windows-1251\"")?.name == "WINDOWS-1251")
    #expect(Charset(label: "cp1250")?.name == "WINDOWS-1250")
    #expect(Charset(label: "no-such-charset") == nil)
    #expect(Charset(label: "windows-1259") == nil)
  }
}
