import Facts
import Foundation
import Testing

@testable import Evidence

/// One value in many spellings, and values that must be refused.
@Suite struct ReadingTests {
  private func bytes(_ text: String) -> ArraySlice<UInt8> { Array(text.utf8)[...] }

  @Test(arguments: [
    ("1234.56", 1_234_560), ("1234,56", 1_234_560), ("1 234,56", 1_234_560),
    ("1,234.56", 1_234_560), ("1.234,56", 1_234_560), ("1\u{A0}234,56", 1_234_560),
    ("1,234", 1_234_000), ("1,234,567", 1_234_567_000), ("0.51", 510), ("12,5", 12_500),
    ("+7", 7000), ("0.0005", 1), ("0.0004", 0), ("1'234.5", 1_234_500),
  ]) func decimals(_ row: (String, Int)) throws {
    #expect(try CellReading.decimal(bytes(row.0), scale: 1000, limit: 1 << 50) == row.1)
  }

  @Test(arguments: ["", "abc", "-5", "1.2.3,4,5", "12a", "99999999999999999999"])
  func numbersThatAreNone(_ text: String) {
    #expect(throws: CellFault.self) {
      try CellReading.decimal(bytes(text), scale: 1000, limit: 1 << 50)
    }
    #expect(throws: CellFault.self) {
      try CellReading.decimal(bytes(text), scale: 1000, limit: .max)
    }
  }

  @Test(arguments: [
    ("2022-06-07", "2022-06-07"), ("07.06.2022", "2022-06-07"), ("7/6/2022", "2022-06-07"),
    ("20220607", "2022-06-07"), ("2022-06-07T18:30:00Z", "2022-06-07"), ("7-Jun-22", "2022-06-07"),
    ("07 June 2022", "2022-06-07"), ("June 7, 2022", "2022-06-07"),
  ]) func days(_ row: (String, String)) throws {
    #expect(try CellReading.day(bytes(row.0), order: .dayFirst).description == row.1)
  }

  @Test(arguments: ["", "2022-02-30", "31.06.2022", "1900-01-01", "2099-12-31", "yesterday", "13"])
  func daysThatAreNone(_ text: String) {
    #expect(throws: CellFault.self) { try CellReading.day(bytes(text), order: .dayFirst) }
  }

  @Test func anOrderThatNobodyToldIsNoDay() {
    #expect(throws: CellFault.self) { try CellReading.day(bytes("7/6/2022"), order: .iso) }
  }

  @Test(arguments: [
    ("854231", "854231"), ("8542.31", "854231"), ("85 42 31 00 00", "8542310000"),
    ("10121", "010121"), ("8542", "8542"), ("690721,690722", "690721"),
    ("69072190090", "69072190090"),
  ]) func codes(_ row: (String, String)) throws {
    #expect(HSKey.text(try CellReading.hs(bytes(row.0))) == row.1)
  }

  @Test(arguments: ["12", "TOTAL", "0", "1234567890123"]) func codesThatAreNone(_ text: String) {
    #expect(throws: CellFault.self) { try CellReading.hs(bytes(text)) }
  }

  @Test(arguments: [
    ("CN", "CN"), ("китай", "CN"), ("ОАЭ", "AE"), ("TÜRKİYE", "TR"), ("Korea, Republic of", "KR"),
    ("SPAIN (ES)", "ES"), ("IN, INDIA", "IN"), ("Côte d'Ivoire", "CI"), ("КИРГИЗИЯ", "KG"),
  ]) func countries(_ row: (String, String)) {
    #expect(Countries.key(bytes(row.0)).map(CountryCode.text) == row.1)
  }

  @Test func countriesThatAreNone() {
    #expect(Countries.key(bytes("ATLANTIS")) == nil)
    #expect(Countries.key(bytes("SPAIN (IT)")) == nil)
  }

  @Test(arguments: [
    ("ÎÎÎ \"ÏÐÈÁÎÐ\"", "ООО \"ПРИБОР\""), ("Çàðÿ Ñíàá", "Заря Снаб"),
  ]) func mojibake(_ row: (String, String)) {
    #expect(Mojibake.repaired(row.0) == row.1)
  }

  @Test(arguments: ["İSTANBUL ÇÖZÜM", "Société Générale", "OOO ZARYA", "Łódź Müller"])
  func namesThatAreRight(_ text: String) { #expect(Mojibake.repaired(text) == nil) }

  static let encodings: [(String, @Sendable (String) -> [UInt8])] = [
    ("UTF-8", { Array($0.utf8) }), ("UTF-8 with a mark", { [0xEF, 0xBB, 0xBF] + Array($0.utf8) }),
    ("UTF-16LE", { [0xFF, 0xFE] + $0.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] } }),
    ("UTF-16BE", { [0xFE, 0xFF] + $0.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] } }),
    ("Windows-1251", { $0.unicodeScalars.flatMap { ReadingTests.windows1251($0) } }),
    ("lone carriage returns", { Array($0.replacing("\n", with: "\r").utf8) }),
  ]

  private static func windows1251(_ scalar: Unicode.Scalar) -> [UInt8] {
    let bytes = Array(String(scalar).utf8)
    if bytes.count == 1 { return bytes }
    return TextDecoding.high1251.firstIndex(of: bytes).map { [UInt8($0 + 128)] } ?? [0x3F]
  }

  @Test(arguments: encodings.indices) func everyEncodingGivesTheSameRecords(_ index: Int) throws {
    let rows = [
      CustomsFolder.header,
      "A1,2022-06-07,Jinhu,\"ООО \"\"ЗАРЯ\"\"\",930330,\"ВИНТОВКИ\nОХОТНИЧЬИ\",600,ШТ,2100,300000,CN,CN,RU",
    ]
    let folder = try CustomsFolder()
    let path = try folder.write(
      ReadingTests.encodings[index].1(rows.joined(separator: "\n") + "\n"), as: "records.csv")
    let evidence = try EvidenceFolder.opening([path], cache: folder.cache).0
    let record = try #require(
      try evidence.answer(EvidenceQuery(scope: Scope(), recordLimit: 5)).records.first)
    #expect(record.consignee == "ООО \"ЗАРЯ\"")
    #expect(record.goods == "ВИНТОВКИ ОХОТНИЧЬИ")
    #expect(record.unit == "piece")
  }

  /// Bytes of Central Europe and of Turkey, told by what would stand within words else.
  @Test(arguments: [
    ("Łódzkie Śruby sp. z o.o.;Żelazny Kąt", "windows-1250"),
    ("Třinecké železárny;Měď a ocel", "windows-1250"),
    ("Kayışlı Çelik San. ve Tic. A.Ş.;İğne", "windows-1254"),
    ("Société Générale;Müller & Söhne", "windows-1252"),
    ("Ærø Fisk;Åse Ølbryggeri", "windows-1252"),
    ("Þór hf.;Ísey skyr og síld", "windows-1252"),
  ])
  func encodingsOfTheWest(text: String, expected: String) throws {
    let encoding = try #require(TextEncoding(named: expected))
    let high =
      switch encoding {
      case .windows1250: TextDecoding.high1250
      case .windows1254: TextDecoding.high1254
      default: TextDecoding.high1252
      }
    let bytes = text.unicodeScalars.flatMap { scalar -> [UInt8] in
      let bytes = Array(String(scalar).utf8)
      return bytes.count == 1 ? bytes : [UInt8((high.firstIndex(of: bytes) ?? 0) + 128)]
    }
    var decoding = TextDecoding()
    #expect(String(decoding: decoding.decode(bytes, isFirst: true), as: UTF8.self) == text)
    #expect(decoding.encoding == encoding)
  }

  @Test func anUnknownLayoutIsGuessedAndAsked() throws {
    let folder = try CustomsFolder()
    let text = """
      Дата;Отправитель;Получатель;ИНН получателя;Код ТН ВЭД;Описание товара;Вес нетто;Страна происхождения
      03/04/2023;Jinhu Arms;ООО Заря;7707083893;9303300000;ВИНТОВКИ;12,5;КИТАЙ
      05/04/2023;Marmara Vest;ООО Бастион;7707083893;6210500000;ЖИЛЕТЫ;7,25;ТУРЦИЯ
      """
    let path = try folder.write(text, as: "export.csv")
    let guess = try #require(try EvidenceFolder.inspecting(path).first)
    #expect(guess.profile == nil)
    let fields = guess.columns.map { $0.field ?? "" }
    #expect(
      fields == [
        "date", "shipper", "consignee", "consigneeTax", "hs", "goods", "netMassKg", "origin",
      ])
    #expect(guess.questions.contains { $0.hasPrefix("dateOrder") })
    let profile = try folder.write(
      guess.json.replacing("\"iso\"", with: "\"dayFirst\""), as: "mine.json")
    let receipt = try EvidenceFolder.importing(path, into: folder.path + "/e", profile: profile)
    #expect(receipt.map(\.dataset.records) == [2])
    let trial = try #require(try EvidenceFolder.trying(path, profile: profile).first)
    #expect(trial.accepted == 2)
    #expect(trial.months.map(\.month) == ["2023-04"])
    #expect(trial.conversions.first?.after.netMassInGrams == 12_500)
  }

  /// Twelve rows in euros, then one in złoty: a wrong reading of the last would show in none of the first ten.
  @Test func aTrialShowsEachCurrency() throws {
    let folder = try CustomsFolder()
    let rows = (1...13).map { "2023-04-\($0 + 10);847130;\($0);\($0 == 13 ? "PLN" : "EUR")\n" }
    let file = try folder.write("Date;Tariff;Sum;Coin\n" + rows.joined(), as: "own.csv")
    let profile = try folder.write(
      """
      {"name": "own", "columns": {"date": ["Date"], "hs": ["Tariff"], "value": ["Sum"], "currency": ["Coin"]}}
      """, as: "own.json")
    let trials = try EvidenceFolder.trying(file, profile: profile)
    let shown = try #require(trials.first).conversions.map(\.after.currency)
    #expect(shown.count == 11 && shown.last == "PLN")
  }
}
