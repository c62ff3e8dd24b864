import Testing

@testable import Evidence

@Suite struct NameIndexTests {
  /// Spellings of each party on one line; no line is another's party.
  static let parties: [[String]] = [
    ["ООО «Гранитмаш»", "GRANITMASH LLC", "OOO Granitmash"],
    ["АО «Лысый Ключ»", "AO Lysy Klyuch", "LYSYY KLYUCH JSC"],
    ["OOO Granitplast", "ООО «Гранитпласт»"],
    ["OOO Granitplata", "ООО «Гранитплата»"],
    ["Korkutel Makina Dis Ticaret Ltd Sti", "KORKUTEL MAKİNA DIŞ TİC. LTD. ŞTİ."],
    ["Korkutel Tekstil A.S.", "KORKUTEL TEKSTİL A.Ş."],
    ["Ningbo Quayside Trading Co Ltd", "NINGBO QUAYSIDE TRADING CO., LTD."],
    ["Ningbo Moonrise Trading Co Ltd", "Ningbo Moonrise Trade Co., Ltd"],
    ["Suzhou Lingbo Electronics Co Ltd", "苏州凌波电子有限公司"],
    ["Suzhou Qiming Electronics Co Ltd", "苏州启明电子有限公司"],
    ["Delmarin Falcon Electronics FZE", "ديلمارين فالكون للإلكترونيات م.م.ح"],
    ["Vahagn Motors LLC", "«Վահագն Մոթորս» ՍՊԸ", "ООО «Вахагн Моторс»"],
    ["Lashari LLC", "შპს ლაშარი"],
    ["TOO Konyrat Logistika", "ТОО «Қоңырат Логистика»", "KONYRAT LOGISTICS LLP"],
    ["АО «Мехзавод № 14»", "Mekhzavod No. 14 JSC"],
    ["АО «Мехзавод № 41»", "Mekhzavod No. 41 JSC"],
    ["Hilmar Holzbau GmbH", "HILMAR HOLZBAU GES.M.B.H."],
    [
      "Bukit Sentosa Components Sdn Bhd", "BUKIT SENTOSA COMPONENTS SDN. BHD.",
      "Bukit Sentosa Comp. S/B",
    ],
    ["Bukit Sentosa Plastics Sdn Bhd"],
    ["ИП Голубев Н.Н.", "IP Golubev N.N."],
  ]

  static let names = parties.flatMap { $0 }
  static let index = NameIndex(names)

  @Test(arguments: [
    ("Granitmash", 0), ("Lysy Klyuch", 1), ("Granitplast", 2), ("Granitplata", 3),
    ("Korkutel Makina", 4), ("Korkutel Tekstil", 5), ("Ningbo Quayside", 6), ("Moonrise", 7),
    ("Suzhou Lingbo", 8), ("Qiming", 9), ("Delmarin Falcon", 10), ("Vahagn", 11), ("Lashari", 12),
    ("Konyrat", 13), ("Mekhzavod No. 14", 14), ("Mekhzavod No. 41", 15), ("Hilmar", 16),
    ("Bukit Sentosa Components", 17), ("Bukit Sentosa Plastics", 18), ("Golubev", 19),
  ])
  func storiesFindTheirParty(_ story: String, _ party: Int) {
    let found = NameIndexTests.index.matches(for: story).map { NameIndexTests.names[$0.id] }
    #expect(Set(found) == Set(NameIndexTests.parties[party]), "\(story)")
  }

  @Test(arguments: [
    "Ningbo", "Trading", "Sunrise", "Granit", "Korkut", "Mekhzavod No. 44",
    "Suzhou Electronics Plant",
    "Falcon Motors", "Lotos", "Shanghai Lingbo", "", "LLC",
  ])
  func storiesFindNothing(_ story: String) {
    #expect(NameIndexTests.index.matches(for: story).isEmpty, "\(story)")
  }

  @Test func bestIsRanked() throws {
    let best = NameIndexTests.index.best(for: "KORKUTEL MAKINA", limit: 3)
    #expect(best.count == 3)
    #expect(best.map(\.score) == best.map(\.score).sorted(by: >))
    #expect(NameIndexTests.names[best[0].id].contains("Korkutel Makina") || best[0].score > 0.8)
  }

  /// Searching finds the brute-force best, whatever the index prunes.
  @Test func bestIsTheBestOfAll() {
    let matcher = NameMatcher()
    for query in ["Lysyj Kluch", "Granit plata", "Quayside Ningbo", "Vahagn Motor", "Hilmar Holz"] {
      let top = NameIndexTests.index.best(for: query, limit: 1).first?.score ?? 0
      let name = PartyName(query)
      let all = NameIndexTests.names.map { matcher.score(name, PartyName($0)) }.max() ?? 0
      #expect(top == all, "\(query)")
    }
  }

  @Test(arguments: [
    ("NORDELINCO", ["North Delta Industries Corporation"]), ("DKS", ["Delta Kran Systems LLC"]),
    ("KRT", ["KRT Logistics", "Orlan (KRT) Ltd"]), ("DKT", []), ("NORDELIX", []), ("DK", []),
  ])
  func acronyms(_ story: String, _ names: [String]) {
    let all = [
      "North Delta Industries Corporation", "Delta Kran Systems LLC", "Delta Kran LLC",
      "KRT Logistics",
      "Kazan Radio Tekhnika", "Orlan (KRT) Ltd", "South Delta Industries",
    ]
    let found = NameIndex(all).matches(for: story).map { all[$0.id] }
    #expect(Set(found) == Set(names))
  }

  /// Names of words that nobody else has, so many that words are found by their pieces.
  private static let strangers: [String] = {
    let syllables = ["wu", "xo", "qe", "vu", "wo", "xi", "qa", "ve", "wa", "xe"]
    return (0..<900).map { number in
      "Firma Ux"
        + [number / 100, number / 10 % 10, number % 10].map { syllables[$0] }.joined() + "x LLC"
    }
  }()

  /// Two letters put for one another, and others in each other's place.
  @Test(arguments: [
    ("Cardno", "Kadrno LLC"), ("Shamokra", "Samorka LLC"), ("Brendeske", "Brindiski LLC"),
  ])
  func slipsAreFound(_ story: String, _ name: String) {
    for names in [[name], [name] + NameIndexTests.strangers] {
      #expect(NameIndex(names).matches(for: story).map(\.id) == [0])
    }
  }

  /// A name is found or not whatever other names there are.
  @Test(arguments: [
    "Granitmash", "Granitmach", "Lysyj Klyuch", "Granitplata", "Ningbo Quaysyde", "Qiming",
    "Delmarin Falcon", "Konirat", "Mekhzavod No. 41", "Bukit Sentosa Plastics", "Sunrise",
    "Granit Mash", "Korkutel", "NORDELINCO", "NORDELIX",
  ])
  func manyOthersChangeNothing(_ story: String) {
    let names = NameIndexTests.names + ["North Delta Industries Corporation"]
    let alone = NameIndex(names).matches(for: story)
    let among = NameIndex(NameIndexTests.strangers + names).matches(for: story)
    let shift = NameIndexTests.strangers.count
    #expect(Set(among.map { $0.id - shift }) == Set(alone.map(\.id)))
    #expect(among.map(\.score) == alone.map(\.score))
  }

  /// A translated Chinese name is found where place and trade leave only one party it can be.
  @Test(arguments: [
    (["Suzhou Stargate Electronics Co Ltd", "苏州星门电子有限公司"], true),
    (["Guanming Star Trading Ltd", "冠明星贸易有限公司"], true),
    (["Tianjin Yuelong Petrotube Co Ltd", "天津跃龙石油管材有限公司"], true),
    (["Suzhou Stargate Electronics", "Suzhou Moonlake Electronics", "苏州星门电子有限公司"], false),
    (["Suzhou Stargate Electronics", "苏州星门电子有限公司", "苏州月湖电子有限公司"], false),
    (["Suzhou Stargate Electronics", "苏州星门化工有限公司"], false),
    (["Suzhou Stargate Electronics", "广州星门电子有限公司"], false),
    (["Suzhou Lingbo Electronics", "苏州星门电子有限公司"], false),
    (["Stargate Trading", "星门贸易有限公司"], false),
  ])
  func translations(_ names: [String], _ isFound: Bool) {
    let found = NameIndex(names).matches(for: names[0]).map(\.id)
    #expect(found.contains(names.count - 1) == isFound)
    #expect((PartyClusters(of: names).count == 1) == isFound)
  }

  @Test func emptyIndexAnswers() {
    let index = NameIndex([])
    #expect(index.best(for: "Granitmash", limit: 5).isEmpty)
    #expect(index.matches(for: "Granitmash").isEmpty)
  }

  @Test func manyThreadsSearchOneIndex() async {
    let index = NameIndexTests.index
    let expected = index.best(for: "Granitmash", limit: 5).map(\.id)
    await withTaskGroup(of: [Int].self) { group in
      for _ in 0..<50 { group.addTask { index.best(for: "Granitmash", limit: 5).map(\.id) } }
      for await found in group { #expect(found == expected) }
    }
  }

  @Test func clustersAreTheParties() {
    let clusters = PartyClusters(of: NameIndexTests.names)
    let found = Set(clusters.parties.map { Set($0.map { NameIndexTests.names[$0] }) })
    #expect(found == Set(NameIndexTests.parties.map(Set.init)))
    #expect(clusters.count == NameIndexTests.parties.count)
  }

  @Test func clustersDoNotDependOnOrder() {
    let clusters = PartyClusters(of: NameIndexTests.names.reversed())
    let names = Array(NameIndexTests.names.reversed())
    let found = Set(clusters.parties.map { Set($0.map { names[$0] }) })
    #expect(found == Set(NameIndexTests.parties.map(Set.init)))
  }

  @Test func mostFrequentSpellingComesFirst() {
    let clusters = PartyClusters(of: ["Granitmash LLC", "ООО «Гранитмаш»"], counts: [2, 5])
    #expect(clusters.parties == [[1, 0]])
    #expect(clusters.party(of: 0) == clusters.party(of: 1))
  }

  /// A chain of likeness does not make one party of two that differ.
  @Test(arguments: [
    ["Quayside Ltd", "Quayside Components Ltd", "Quayside Plastics Ltd"],
    ["ООО «Вектор»", "АО «Вектор»"],
    ["Vektor-1", "Vektor-2", "Vektor"],
    ["Moon Gate Trading (Dubai)", "Moon Gate Trading (Istanbul)"],
    ["Ladoga Bank", "Ladoga Insurance"],
    ["Textile House LLC", "Clothing Market LLC"],
    ["Zelmo Group", "Home Zelmo"],
    ["Norwag Textile", "Norway Textiles"],
    ["Torvas LLC", "Torvac Textile LLC"],
    ["Global Quayline SA", "Quayline Technology SA"],
    ["ИП Иволгин А.А.", "ИП Иволгин Б.А."],
  ])
  func differentPartiesStayApart(_ names: [String]) {
    #expect(PartyClusters(of: names).count >= 2)
  }
}
