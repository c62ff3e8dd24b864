import Facts
import Testing

@testable import Evidence

/// Which descriptions of goods a phrase finds, and which it must not.
@Suite struct GoodsWordsTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let phrase: String
    let text: String
    let isHeld: Bool
    var reporter = ""
    var testDescription: String { "\(phrase) | \(text) | \(isHeld)" }
  }

  private static func row(_ phrase: String, _ text: String, _ isHeld: Bool, _ reporter: String = "")
    -> Row
  { Row(phrase: phrase, text: text, isHeld: isHeld, reporter: reporter) }

  static let rows: [Row] = [
    row("ballistic vest", "BALLISTIC VESTS, LEVEL IV", true),
    row("ballistic vests", "VEST, BALLISTIC", true),
    row("ballistic vest", "VESTS OF COTTON FOR BALLISTIC TRAINING", false),
    row("ballistic vest", "LADDERS FOR BALLISTIC VESTS", false),
    row("body armor", "BODY ARMOR PLATES", true),
    row("body armor", "ARMOR PAINT FOR THE BODY OF A LORRY", false),
    row("body armor", "BODY LOTION", false),
    row("battery", "BATTERIES, LI-ION", true),
    row("batteries", "Battery 12V", true),
    row("hunting rifle", "RIFLES, HUNTING, CAL 5.56", true),
    row("quadcopter", "BATTERY FOR QUADCOPTER", false),
    row("drone part", "PARTS FOR DRONES", true),
    row("drone", "PUMPS EXCLUDING DRONES", false),
    row("drone", "ЗАПЧАСТИ, КРОМЕ ДРОНОВ; DRONE", false),
    row("mine", "MINI TRACTOR", false),
    row("organ", "ORGANIC FERTILISER", false),
    row("generator", "GENERATORS, DIESEL", true),
    row("generator", "GENERATION OF STEAM", false),
    row("bearing", "BEARINGS", true),
    row("party", "PARTS OF PUMPS", false),
    // Russian, in its cases.
    row("бронежилет", "БРОНЕЖИЛЕТЫ ТКАНЕВЫЕ", true),
    row("охотничья винтовка", "ВИНТОВКИ ОХОТНИЧЬИ ГРАЖДАНСКИЕ, КАЛИБР 5.56", true),
    row("защитный жилет", "ЖИЛЕТЫ ЗАЩИТНЫЕ ИЗ СИНТЕТИЧЕСКИХ ТКАНЕЙ", true),
    row("беспилотный летательный аппарат", "ЧАСТИ БЕСПИЛОТНЫХ ЛЕТАТЕЛЬНЫХ АППАРАТОВ", true),
    row("камера", "ШТАТИВЫ ДЛЯ КАМЕР", false),
    row("щётка", "ЩЕТКИ УГОЛЬНЫЕ", true),
    // Ukrainian has endings of its own.
    row("бронежилет", "БРОНЕЖИЛЕТІВ ТКАНИННИХ ДЛЯ ОХОРОНИ", true),
    row("шолом", "ШОЛОМИ ЗАХИСНІ", true, "UA"),
    row("добриво", "ДОБРИВА МІНЕРАЛЬНІ", true),
    // Turkish, with its letters and in plain capitals.
    row("balistik yelek", "BALİSTİK YELEKLER", true),
    row("balistik yelek", "BALISTIK YELEKLER", true, "TR"),
    row("kamyon lastiği", "KAMYON LASTİKLERİ", true),
    row("dron", "DRON İÇİN BATARYA", false),
    row("batarya", "DRON İÇİN BATARYA", true),
    // Spanish and Portuguese by the file's country or by their words.
    row("neumático", "NEUMATICOS PARA CAMIONES", true),
    row("camión", "NEUMATICOS PARA CAMIONES", false),
    row("excavadora", "EXCAVADORAS CON CABINA", true),
    row("rolamento", "ROLAMENTOS DE ESFERAS", true, "BR"),
    row("tractor", "TRACTORES", true, "CL"),
    // Chinese stands without spaces: signs in their order.
    row("打印机", "工业3D打印机", true),
    row("3d打印机", "工业3D打印机", true),
    row("打印机", "打字机及印刷", false),
    row("无人机", "农业无人机", true),
    row("", "TRACTOR", false),
    row("...", "TRACTOR", false),
  ]

  @Test(arguments: rows) func holds(_ row: Row) {
    let goods = GoodsDictionary(
      [row.text], reporters: row.reporter.isEmpty ? [] : [row.reporter])
    #expect(goods.holders(of: row.phrase) == (row.isHeld ? [0] : []))
  }

  /// Names as written, wherever they stand, never by their stems.
  @Test(arguments: [
    ("Skylark", "QUADCOPTER SKYLARK M3", true), ("Skylark", "BATTERY FOR SKYLARK DRONES", true),
    ("Skylark", "SKYLARKER BAGS", false), ("Orel Pumps", "PUMPS OREL", false),
    ("Orel Pumps", "SEALS, OREL PUMPS, NEW", true), ("Orel Pump", "SEALS, OREL PUMPS", false),
  ]) func names(_ row: (String, String, Bool)) {
    let goods = GoodsDictionary([row.1])
    #expect(goods.holders(of: row.0, isName: true) == (row.2 ? [0] : []))
  }

  private static let records = [
    "B1,2022-06-07,Jinhu Arms Corp,OOO Zarya,9303300000,HUNTING RIFLES,600,PCE,2100,300000,CN,CN,RU",
    "B2,2022-07-07,Ningbo Moon Trading,OOO Zarya,8806220000,QUADCOPTER SKYLARK M3,20,PCE,50,30000,CN,CN,RU",
    "B3,2022-08-07,Marmara Vest A.S.,OOO Zarya,63079098,БРОНЕЖИЛЕТЫ,120,PCE,400,52000,TR,TR,RU",
  ]

  @Test func everyRecordSaysByWhatItWasFound() throws {
    let evidence = try CustomsFolder().evidence(GoodsWordsTests.records)
    let goods = GoodsReference(
      text: "arms", hs: ["9303.30", "93"], terms: ["бронежилет", "ballistic vest"])
    let answer = try evidence.answer(EvidenceQuery(scope: Scope(goods: goods), recordLimit: 10))
    #expect(answer.records.map(\.goodsMatch) == [.hs("930330"), .words("бронежилет")])
    #expect(answer.resolution.goods == [.words("бронежилет"), .hs("9303.30"), .hs("93")])
  }

  @Test func aBrandIsToldAndIsNoShipper() throws {
    let evidence = try CustomsFolder().evidence(GoodsWordsTests.records)
    let scope = Scope(shipper: PartyReference(text: "Skylark"))
    let answer = try evidence.answer(EvidenceQuery(scope: scope))
    #expect(answer.tally.records == 0)
    #expect(!answer.resolution.knowsShipper)
    let brand = try #require(answer.resolution.brands[.shipper])
    #expect(brand.records == 1 && brand.example == "QUADCOPTER SKYLARK M3")
    let other = try evidence.answer(
      EvidenceQuery(scope: Scope(shipper: PartyReference(text: "Polarstern"))))
    #expect(other.resolution.brands.isEmpty)
  }
}
