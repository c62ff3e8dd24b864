import Facts
import Foundation
import Testing

@testable import Evidence

private let rows = [
  #"A1,2022-06-07,Jinhu Arms Corporation,"ООО ""ТЕХНОЛУГ""",9303300000,HUNTING RIFLES,600,PCE,2100,300000,CN,CN,RU"#,
  #"A2,2022-06-21,JINHU ARMS CORP,TEKHNOLUG LLC,9303300000,"RIFLE, HUNTING",400,шт,1400.5,200000.25,CN,CN,RU"#,
  #"A3,2022-10-14,Marmara Vest A.S.,OOO Bastion,621050,BALLISTIC VESTS,90,SET,310,41000,CN,TR,RU"#,
  #"A4,2022-11-02,Marmara Vest A.S.,OOO Bastion,63079098,БРОНЕЖИЛЕТЫ ТКАНЕВЫЕ,120,ШТ,400,52000,TR,TR,RU"#,
  #"A5,2022-12-20,Orel Chem LLP,OOO Bastion,2933694000,HEXAMINE,5000,KGM,5000,9000,KZ,KZ,RU"#,
]

@Suite struct AnswerTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let name: String
    let scope: Scope
    let records: Int
    var pieces = 0
    var grams = 0
    var testDescription: String { name }
  }

  static let table: [Row] = [
    Row(name: "everything", scope: Scope(), records: 5, pieces: 1120, grams: 9_210_500),
    Row(
      name: "a party in another script",
      scope: Scope(consignee: PartyReference(text: "Tekhnolug")), records: 2, pieces: 1000,
      grams: 3_500_500),
    Row(
      name: "everyone but a party",
      scope: Scope(consignee: PartyReference(text: "Tekhnolug", isExcluded: true)), records: 3,
      pieces: 120, grams: 5_710_000),
    Row(
      name: "a party in the other role only",
      scope: Scope(shipper: PartyReference(text: "Tekhnolug")), records: 0),
    Row(
      name: "goods by code", scope: Scope(goods: GoodsReference(text: "rifles", hs: ["9303.30"])),
      records: 2, pieces: 1000, grams: 3_500_500),
    Row(
      name: "goods by code or words",
      scope: Scope(
        goods: GoodsReference(text: "vests", hs: ["6210"], terms: ["ballistic vest", "бронежилет"])),
      records: 2, pieces: 120, grams: 710_000),
    Row(
      name: "goods by the story's own words",
      scope: Scope(goods: GoodsReference(text: "hunting rifle")),
      records: 2, pieces: 1000, grams: 3_500_500),
    Row(
      name: "broad codes without a party",
      scope: Scope(goods: GoodsReference(text: "vests", hs: ["6210"], broadHS: ["6307"])),
      records: 1,
      grams: 310_000),
    Row(
      name: "broad codes with a party",
      scope: Scope(
        shipper: PartyReference(text: "Marmara"),
        goods: GoodsReference(text: "vests", hs: ["6210"], broadHS: ["6307"])), records: 2,
      pieces: 120, grams: 710_000),
    Row(
      name: "made in and sent from", scope: Scope(origin: ["CN"], departure: ["TR"]), records: 1,
      grams: 310_000),
    Row(name: "via", scope: Scope(origin: ["CN"], via: ["TR"]), records: 1, grams: 310_000),
    Row(
      name: "one month", scope: Scope(period: .month(6, of: 2022)), records: 2, pieces: 1000,
      grams: 3_500_500),
    Row(
      name: "the last day is out",
      scope: Scope(period: Period(from: Day(iso: "2022-06-07"), to: Day(iso: "2022-06-21"))),
      records: 1, pieces: 600, grams: 2_100_000),
  ]

  @Test(arguments: table) func tally(_ row: Row) throws {
    let evidence = try CustomsFolder().evidence(rows)
    let tally = try evidence.answer(EvidenceQuery(scope: row.scope)).tally
    #expect(tally.records == row.records)
    #expect(tally.shipments == row.records)
    #expect(tally.quantitiesInThousandths["piece", default: 0] == row.pieces * 1000)
    #expect(tally.netMassInGrams == row.grams)
  }

  @Test func mayAllBeKnownOrNot() throws {
    let evidence = try CustomsFolder().evidence(rows)
    func resolution(_ scope: Scope) throws -> EvidenceAnswer.Resolution {
      try evidence.answer(EvidenceQuery(scope: scope)).resolution
    }
    #expect(try resolution(Scope(shipper: PartyReference(text: "Tekhnolug"))).knowsShipper)
    #expect(try !resolution(Scope(shipper: PartyReference(text: "Polarstern"))).knowsShipper)
    #expect(try !resolution(Scope(goods: GoodsReference(text: "whisky", hs: ["2208"]))).knowsGoods)
    #expect(try resolution(Scope(goods: GoodsReference(text: "hexamine", hs: ["2933"]))).knowsGoods)
  }

  @Test func sumsAreExact() throws {
    let evidence = try CustomsFolder().evidence(rows)
    let tally = try evidence.answer(EvidenceQuery(scope: Scope(origin: ["CN"]))).tally
    #expect(tally.valueInUSDCents == 54_100_025)
    #expect(tally.recordsWithValue == 3)
    #expect(tally.firstDay == Day(iso: "2022-06-07"))
    #expect(tally.lastDay == Day(iso: "2022-10-14"))
    let mass = try evidence.answer(EvidenceQuery(scope: Scope(origin: ["KZ"]))).tally
    #expect(mass.quantitiesInThousandths == ["kg": 5_000_000])
  }

  @Test func groupsAreSortedByValueAndHoldAllSpellings() throws {
    let evidence = try CustomsFolder().evidence(rows)
    let groups = try evidence.answer(EvidenceQuery(scope: Scope(), grouping: .consignee)).groups
    #expect(groups.map(\.tally.records) == [2, 3])
    #expect(Set(groups[0].names) == ["ООО \"ТЕХНОЛУГ\"", "TEKHNOLUG LLC"])
    let origins = try evidence.answer(EvidenceQuery(scope: Scope(), grouping: .origin)).groups
    #expect(origins.map(\.name) == ["CN", "TR", "KZ"])
  }

  @Test func recordsComeInOrderWithFileAndRow() throws {
    let evidence = try CustomsFolder().evidence(rows)
    let records = try evidence.answer(EvidenceQuery(scope: Scope(), recordLimit: .max)).records
    #expect(records.map(\.id) == ["A1", "A2", "A3", "A4", "A5"])
    #expect(records.map(\.row) == [2, 3, 4, 5, 6])
    #expect(records[1].quantityInThousandths == 400_000)
    #expect(records[1].netMassInGrams == 1_400_500)
    #expect(records[1].valueInUSDCents == 20_000_025)
    #expect(records[0].file == "records.csv")
    #expect(records[3].hs == "63079098")
  }

  static let coverages: [(String?, String?, Coverage)] = [
    (nil, nil, .full),
    (
      "2022-01-01", "2023-01-01",
      .partial(Period(from: Day(iso: "2022-06-01"), to: Day(iso: "2023-01-01")))
    ),
    ("2022-06-01", "2022-12-31", .full),
    ("2022-06-01", "2023-01-01", .full),
    ("2022-06-01", "2023-01-20", .full),
    ("2022-07-01", nil, .full),
    (nil, "2022-07-01", .full),
    (
      "2022-06-01", "2023-02-01",
      .partial(Period(from: Day(iso: "2022-06-01"), to: Day(iso: "2023-01-01")))
    ),
  ]

  @Test(arguments: coverages) func coverage(_ row: (String?, String?, Coverage)) throws {
    let evidence = try CustomsFolder().evidence(rows)
    let period = Period(from: row.0.flatMap { Day(iso: $0) }, to: row.1.flatMap { Day(iso: $0) })
    #expect(try evidence.answer(EvidenceQuery(scope: Scope(period: period))).coverage == row.2)
  }

  /// Records of one country's imports fill no gap in another's exports, and a file that is all of one country's trade
  /// says nothing of what others sent to one another.
  @Test(
    arguments: [
      // Scope, with the American imports of 2023 and the Polish exports of 2022.
      (["US"], [], "2022", false), (["US"], [], "2023", true), ([], ["PL"], "2022", true),
      ([], [], "2022", false), ([], [], "2023", false), (["DE"], ["PL"], "2022", true),
      (["DE"], ["FR"], "2022", false),
    ] as [([String], [String], String, Bool)])
  func coverageOfTwoSides(to: [String], from: [String], year: String, isCovered: Bool) throws {
    let folder = try CustomsFolder()
    for (name, reporter, flow, way, year) in [
      ("us", "US", "import", "CN,US", "2023"), ("pl", "PL", "export", "PL,DE", "2022"),
    ] {
      let rows = (1...12).map { month in
        "\(year)-\(month < 10 ? "0" : "")\(month)-05,847130,\(way)\n"
      }.joined()
      let file = try folder.write("Date,HS,From,To\n" + rows, as: "\(name).csv")
      let profile = try folder.write(
        """
        {"name": "\(name)", "reporter": "\(reporter)", "flow": "\(flow)", "columns":
         {"date": ["Date"], "hs": ["HS"], "departure": ["From"], "destination": ["To"]}}
        """, as: "\(name).json")
      _ = try EvidenceFolder.importing(file, into: folder.path + "/e", profile: profile)
    }
    let evidence = try EvidenceFolder(at: folder.path + "/e")
    let scope = Scope(departure: from, destination: to, period: try #require(Period(iso: year)))
    let covered = try evidence.answer(EvidenceQuery(scope: scope)).coverage
    #expect((covered == .full) == isCovered, "\(covered)")
  }

  /// The same of files that do not say whose they are.
  @Test(
    arguments: [
      (["DE"], ["RU"], false), (["DE"], ["PL"], true), (["PL"], ["RU"], true),
      (["BR"], ["CN"], false),
      (["DE"], [], true),
    ] as [([String], [String], Bool)])
  func coverageOfOneCountry(to: [String], from: [String], isCovered: Bool) throws {
    let folder = try CustomsFolder()
    let ways = ["PL,DE", "BY,PL", "PL,UA", "CN,PL"]
    let rows = (1...12).map { month in
      "2022-\(month < 10 ? "0" : "")\(month)-05,847130,\(ways[month % 4])\n"
    }.joined()
    let file = try folder.write("Date,HS,From,To\n" + rows, as: "pl.csv")
    let profile = try folder.write(
      """
      {"name": "pl", "columns":
       {"date": ["Date"], "hs": ["HS"], "departure": ["From"], "destination": ["To"]}}
      """, as: "pl.json")
    _ = try EvidenceFolder.importing(file, into: folder.path + "/e", profile: profile)
    let evidence = try EvidenceFolder(at: folder.path + "/e")
    let scope = Scope(departure: from, destination: to, period: .year(2022))
    let covered = try evidence.answer(EvidenceQuery(scope: scope)).coverage
    #expect((covered == .full) == isCovered, "\(covered)")
  }

  @Test func nothingIsCoveredOutside() throws {
    let evidence = try CustomsFolder().evidence(rows)
    let answer = try evidence.answer(EvidenceQuery(scope: Scope(period: .year(2019))))
    guard case .none = answer.coverage else {
      Issue.record("2019 is not covered, but \(answer.coverage)")
      return
    }
  }

  /// A stop is where goods were sent from or were in transit; with it, where they came from may be where they were sent from.
  @Test func stopsOnTheWay() throws {
    let folder = try CustomsFolder()
    let header =
      "id,date,shipper,consignee,hs,goods,quantity,unit,net_weight_kg,value_usd,origin,departure,via,destination"
    let rows = [
      "S1,2023-01-04,Marmara Vest AS,Bastion OOO,621050,VESTS,10,PCE,10,100,CN,CN,KZ,RU",
      "S2,2023-01-05,Marmara Vest AS,Bastion OOO,621050,VESTS,20,PCE,20,200,CN,KZ,,RU",
      "S3,2023-01-06,Marmara Vest AS,Bastion OOO,621050,VESTS,40,PCE,40,400,US,CN,KZ,RU",
      "S4,2023-01-07,Marmara Vest AS,Bastion OOO,621050,VESTS,80,PCE,80,800,CN,CN,,RU",
    ]
    let file = try folder.write(([header] + rows).joined(separator: "\n") + "\n", as: "stops.csv")
    let evidence = try EvidenceFolder.opening([file], cache: folder.cache).0
    func pieces(_ scope: Scope) throws -> Int {
      try evidence.answer(EvidenceQuery(scope: scope)).tally.quantitiesInThousandths["piece"] ?? 0
    }
    var scope = Scope(departure: ["KZ"])
    #expect(try pieces(scope) == 20_000)
    scope.isStop = true
    #expect(try pieces(scope) == 70_000)
    scope.origin = ["CN"]
    #expect(try pieces(scope) == 70_000)
    scope.origin = ["US"]
    #expect(try pieces(scope) == 40_000)
    let record = try evidence.answer(EvidenceQuery(scope: Scope(origin: ["US"]), recordLimit: 5))
      .records
    #expect(record.map(\.stops) == [["US", "CN", "KZ", "RU"]])
  }
}
