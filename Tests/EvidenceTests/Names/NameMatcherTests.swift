import Testing

@testable import Evidence

@Suite struct NameMatcherTests {
  private let matcher = NameMatcher()

  @Test(arguments: [
    ("ООО «Гранитмаш»", "GRANITMASH LLC"),
    ("ООО \"ЛЕСНАЯ ГАВАНЬ\"", "OOO Lesnaya Gavan"),
    ("АО «Верхнеозёрский завод»", "Verkhneozersky Plant JSC"),
    ("КОРКУТЕЛЬ МАКИНА", "KORKUTEL MAKİNA SAN. VE TİC. A.Ş."),
    ("Korkutel Makina Dış Ticaret Ltd. Şti.", "KORKUTEL MAKINA DIS TIC LTD STI"),
    ("ТОВ «Чорнозем Плюс»", "Chornozem Plus LLC"),
    ("ТОО «Қоңырат Логистика»", "Konyrat Logistics LLP"),
    ("Elmar-Hafen GmbH", "Elmar Hafen G.m.b.H."),
    ("Elmarhafen GmbH", "Elmar Hafen GmbH"),
    ("Sorabel Optoelectronics Co., Ltd.", "SORABEL OPTO-ELECTRONICS CO LTD"),
    ("Borealis Sky Instruments", "Borealis Sky Instrments"),
    ("C.K. Tollgate Holdings", "CK Tollgate Holdings"),
    ("مرساة البحر للتجارة ذ.م.م", "Marsat Al Bahr Trading LLC"),
    ("شركة نورسان للإلكترونيات", "Noursan Electronics"),
    ("«Վահագն Մոթորս» ՍՊԸ", "Vahagn Motors LLC"),
    ("შპს ლაშარი ტრანსი", "Lashari Trans Ltd"),
    ("주식회사 한빛기계", "Hanbit Machinery Co., Ltd."),
    ("苏州凌波电子有限公司", "Suzhou Lingbo Electronics Co Ltd"),
    ("Kvarts Works Thirty-Seven", "Kvarts Works 37"),
    ("АО «Радиокварц» (АО «РК»)", "АО «Радиокварц»"),
    ("North Delta Industries Corporation", "NORDELINCO North Delta Industries"),
    ("Trellwood & Sons Ltd", "Trellwood and Sons Limited"),
    ("Открытое акционерное общество «Тихий Плёс»", "OAO Tikhiy Ples"),
    ("Научно-производственное объединение «Сапфирит»", "NPO Sapfirit"),
    ("ФГУП «Ладожский приборостроительный завод»", "FSUE Ladozhsky Instrument-Making Plant"),
  ])
  func oneParty(_ a: String, _ b: String) {
    let score = matcher.score(PartyName(a), PartyName(b))
    #expect(score >= NameMatcher.decision, "\(a) | \(b): \(score)")
    #expect(score == matcher.score(PartyName(b), PartyName(a)) || score > 0.6)
  }

  @Test(arguments: [
    ("Ningbo Quayside Trading Co Ltd", "Ningbo Moonrise Trading Co Ltd"),
    ("ООО «Гранитмаш»", "ООО «Гранитстрой»"),
    ("Korkutel Makina A.Ş.", "Denizalp Makina A.Ş."),
    ("АО «Завод Кварц»", "АО «Завод Топаз»"),
    ("Shenzhen Electronics Trading Ltd", "Guangzhou Electronics Trading Ltd"),
    ("Delmarin General Trading LLC", "Oryxal General Trading LLC"),
    ("苏州凌波电子有限公司", "苏州启明电子有限公司"),
    ("Suzhou Lingbo Electronics Co Ltd", "苏州启明电子有限公司"),
    ("Plant No. 2", "Plant No. 3"),
    ("Mekhzavod-14", "Mekhzavod-41"),
    ("مرساة البحر للتجارة ذ.م.م", "Qamar Al Sahra Trading LLC"),
    ("주식회사 한빛기계", "Saebyeok Machinery Co., Ltd."),
    ("Borealis Sky Instruments", "Australis Sea Instruments"),
    ("Northern Trading House", "Southern Trading House"),
    ("Volga Import", "Volga Export Logistika Terminal"),
    ("Bank of Torvania", "Bank of Elbonia"),
    ("ТОО «Қоңырат Логистика»", "ТОО «Балқаш Логистика»"),
    ("Ara", "Aro"),
    ("Ladoga Optika", "Onega Optika"),
    ("Tollgate Holdings", "Millgate Shipping"),
    ("ООО «Лесная гавань»", "ООО «Морская гавань»"),
    ("Sorabel Optoelectronics", "Sorabel Plastics"),
    ("Vahagn Motors LLC", "Vardan Motors LLC"),
    ("ИП Голубев Н.Н.", "ИП Соколов А.А."),
    ("General Trading LLC", "General Electronics FZE"),
    ("DKV", "Delmarin Korkutel Vahagn Trading Company of Suzhou"),
  ])
  func otherParties(_ a: String, _ b: String) {
    let score = matcher.score(PartyName(a), PartyName(b))
    #expect(score < NameMatcher.decision, "\(a) | \(b): \(score)")
  }

  /// Seeded: whatever stands in a cell, names are read, compared, indexed and put together.
  @Test func anythingIsRead() {
    var random = SeededGenerator(state: 11)
    let pieces = [
      "Forty", "Four", "Гранит", "маш", "ООО", "L.L.C.", "(", ")", "«", "»", "№", "XIV", "苏州", "凌波",
      "한빛", "فالكون", " ", "-", "'", "7", "th", "&", "A", "АО", "İ", "ß", "\u{301}", "\u{FEFF}",
      "ԵՒ", "ソラ",
      "\u{10FFFF}", "Ltd", "Şti.", "/", ".", "Z", "😀", "Two-Hundred", "No. 2", "\0", "ਪੰਜਾਬ", "x",
    ]
    var names: [String] = []
    for _ in 0..<400 {
      names.append(
        (0..<1 + Int(random.next() % 9)).map { _ in
          pieces[Int(random.next() % UInt64(pieces.count))]
            + (random.next() % 2 == 0 ? " " : "")
        }.joined())
    }
    let index = NameIndex(names)
    for (one, other) in zip(names, names.dropFirst()) {
      #expect((0...1).contains(matcher.score(PartyName(one), PartyName(other))))
      #expect((0...1).contains(StoryMatch(PartyName(one)).score(PartyName(other))))
      #expect(index.best(for: one, limit: 3).count <= 3)
      #expect(index.matches(for: one).allSatisfy { $0.score >= 0.5 })
    }
    #expect(PartyClusters(of: names).count <= names.count)
  }

  @Test func partsAreShown() throws {
    let match = matcher.match(PartyName("Lysy Klyuch Trading"), PartyName("ООО «Лысый Ключ»"))
    #expect(match.parts.map(\.word) == ["lisi", "kliuC", "trading", nil])
    #expect(match.parts[0].counterpart == "lisi")
    #expect(match.parts[2].counterpart == nil)
    #expect(match.parts[3].counterpart == "LLC" && match.parts[3].role == "legalForm")
    #expect(match.score >= 0.5)
  }

  /// Seeded: a name is itself, a score lies between 0 and 1, and one slip in a long name is forgiven.
  @Test func properties() {
    var random = SeededGenerator(state: 7)
    let parts = [
      "Gran", "Ver", "Kork", "Del", "Sor", "Bor", "Lin", "Tor", "Mash", "Tek", "Opt", "Mar",
    ]
    for _ in 0..<500 {
      func word() -> String {
        (0..<3).map { _ in parts[Int(random.next() % UInt64(parts.count))].lowercased() }.joined()
      }
      let first = "\(word()) \(word())"
      let second = "\(word()) \(word())"
      #expect(matcher.score(PartyName(first), PartyName(first.uppercased())) == 1)
      let score = matcher.score(PartyName(first), PartyName(second))
      #expect((0...1).contains(score))
      var slip = Array(first)
      slip.remove(at: 2 + Int(random.next() % 5))
      #expect(matcher.score(PartyName(first), PartyName(String(slip))) >= 0.5)
    }
  }
}

/// SplitMix64: the same numbers in every run.
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
