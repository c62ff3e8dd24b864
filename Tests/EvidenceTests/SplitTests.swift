import Facts
import Foundation
import Testing

@testable import Evidence

/// However the lines of declarations are split over files, every measure and grouping gives the same.
@Suite struct SplitTests {
  private static let header =
    "record_id,declaration_number,item_number,declaration_date,shipper_name,consignee_name,"
    + "origin_country,dispatch_country,hs_code,goods_description,quantity,unit,gross_weight_kg,"
    + "net_weight_kg,invoice_value,currency,value_usd"

  /// Declarations of one to four lines, some without a value, a mass or a rate.
  private static func lines(_ count: Int, _ random: inout SeededGenerator) -> [String] {
    func any(_ list: [String]) -> String { list[Int(random.next() % UInt64(list.count))] }
    func number(_ most: Int) -> Int { Int(random.next() % UInt64(most)) }
    var lines: [String] = []
    var declaration = 0
    while lines.count < count {
      declaration += 1
      let day = Day(number: 18_900 + number(120)).description
      let shipper = any([
        "Jinhu Arms Corp", "Marmara Vest A.S.", "JINHU ARMS CORP", "Orel Chem LLP",
      ])
      let consignee = any(["OOO Bastion", "TEKHNOLUG LLC", "ООО «Заря»", "ООО «БАСТИОН»"])
      let (origin, departure) = (any(["CN", "TR", "KZ"]), any(["CN", "TR", "KZ", "AE"]))
      for item in 1...1 + number(4) {
        let net = number(10) == 0 ? "" : "\(1 + number(900)).\(number(10))"
        let value = number(10) == 0 ? "" : "\(100 + number(90_000)).\(10 + number(89))"
        lines.append(
          [
            "L\(lines.count)", "D\(declaration)", "\(item)", day, shipper, consignee, origin,
            departure, any(["930330", "621050", "848180", "870190"]),
            any(["RIFLES", "BALLISTIC VESTS", "КЛАПАНЫ", "TRACTOR PARTS"]), "\(1 + number(500))",
            any(["PCE", "KGM", "SET"]), net.isEmpty ? "" : "\(901 + number(50))", net, value,
            any(["USD", "EUR", "CNY", "RUB", "AED"]), "",
          ].joined(separator: ","))
      }
    }
    return Array(lines.prefix(count))
  }

  private static func folder(_ parts: [[String]]) throws -> (EvidenceFolder, CustomsFolder) {
    let folder = try CustomsFolder()
    let paths = try parts.enumerated().map { number, lines in
      try folder.write(
        ([header] + lines).joined(separator: "\n") + "\n", as: "part\(number).csv")
    }
    return (try EvidenceFolder.opening(paths, cache: folder.cache).0, folder)
  }

  private static let queries: [EvidenceQuery] = {
    let scopes = [
      Scope(), Scope(shipper: PartyReference(text: "Jinhu")),
      Scope(consignee: PartyReference(text: "Bastion", isExcluded: true)),
      Scope(goods: GoodsReference(text: "vests", hs: ["6210"], terms: ["tractor part", "клапан"])),
      Scope(departure: ["TR", "AE"], period: .month(11, of: 2021)),
    ]
    var queries: [EvidenceQuery] = []
    for scope in scopes {
      for (grouping, measure, currency) in [
        (nil, Measure.shipments, nil), (Grouping.shipper, .netMass, nil),
        (.consignee, .value, "EUR"), (.origin, .value, nil), (.departure, .quantity, "RUB"),
        (.destination, .netMass, nil), (.goods, .pricePerPiece, "CNY"),
        (nil, .pricePerKilogram, "EUR"),
      ] as [(Grouping?, Measure, String?)] {
        queries.append(
          EvidenceQuery(
            scope: scope, grouping: grouping, recordLimit: 7, currency: currency,
            measure: measure))
      }
    }
    return queries
  }()

  @Test(arguments: 1...5) func anySplitGivesTheSame(_ seed: Int) throws {
    var random = SeededGenerator(state: UInt64(seed * 7_919))
    let lines = SplitTests.lines(240, &random)
    let (whole, _kept) = try SplitTests.folder([lines])
    // Parts that cut through declarations, and some that repeat lines of the part before.
    var parts: [[String]] = []
    var start = 0
    while start < lines.count {
      let end = min(lines.count, start + 15 + Int(random.next() % 90))
      let overlap = min(start, Int(random.next() % 12))
      parts.append(Array(lines[(start - overlap)..<end]))
      start = end
    }
    // By month, no part reaches into another's days.
    let months = Dictionary(grouping: lines) { line in
      line.split(separator: ",", omittingEmptySubsequences: false)[3].prefix(7)
    }
    let (split, _also) = try SplitTests.folder(parts)
    let (monthly, _too) = try SplitTests.folder(months.sorted { $0.key < $1.key }.map(\.value))
    #expect(monthly.datasets.count > 2 && split.datasets.count == parts.count)
    for query in SplitTests.queries {
      let expected = try whole.answer(query)
      for other in [try split.answer(query), try monthly.answer(query)] {
        #expect(other.tally == expected.tally)
        #expect(other.priced == expected.priced)
        #expect(other.groups == expected.groups)
        #expect(other.records.map(\.id).sorted() == expected.records.map(\.id).sorted())
      }
    }
    withExtendedLifetime((_kept, _also, _too)) {}
  }

  @Test func manyAtOnceAreAnsweredAsOneByOne() throws {
    var random = SeededGenerator(state: 11)
    let lines = SplitTests.lines(200, &random)
    let (evidence, kept) = try SplitTests.folder([Array(lines[..<120]), Array(lines[100...])])
    let queries = Array(repeating: SplitTests.queries, count: 4).flatMap { $0 }
    let together = try evidence.answers(to: queries)
    for (query, answer) in zip(queries, together) { #expect(try evidence.answer(query) == answer) }
    withExtendedLifetime(kept) {}
  }

  /// The lines name three shippers in four spellings.
  @Test(arguments: [(nil, 3), (4, 3), (3, 0), (2, 0)] as [(Int?, Int)])
  func tooManyPartiesAreNotListed(_ row: (most: Int?, groups: Int)) throws {
    var random = SeededGenerator(state: 5)
    let lines = SplitTests.lines(160, &random)
    let (evidence, kept) = try SplitTests.folder([
      Array(lines[..<60]), Array(lines[55..<120]), Array(lines[120...]),
    ])
    let query = EvidenceQuery(scope: Scope(), grouping: .shipper, partiesAtMost: row.most)
    let answer = try evidence.answer(query)
    #expect(answer.groups.count == row.groups)
    #expect((answer.tally.records > 0) == (row.groups > 0))
    let parts = try evidence.datasets.map { try evidence.partialAnswer(to: query, from: [$0.id]) }
    #expect(PartialAnswer.answer(to: query, merging: parts.reversed()) == answer)
    #expect(try evidence.partialAnswer(to: query).shards.count == 3)
    withExtendedLifetime(kept) {}
  }

  @Test func aPriceRestsOnRecordsThatGiveBoth() throws {
    let rows = [
      "P1,D1,1,2022-01-10,A Co,OOO Vesna,CN,CN,870190,TRACTOR,10,PCE,120,100,1000.00,USD,1000.00",
      "P2,D2,1,2022-01-11,A Co,OOO Vesna,CN,CN,870190,TRACTOR,10,PCE,120,100,,,",
      "P3,D3,1,2022-01-12,A Co,OOO Vesna,CN,CN,870190,OIL,500,KGM,510,500,9000.00,USD,9000.00",
    ]
    let (evidence, kept) = try SplitTests.folder([rows])
    let piece = try evidence.answer(EvidenceQuery(scope: Scope(), measure: .pricePerPiece))
    #expect(piece.tally.records == 3)
    #expect(piece.priced?.records == 1)
    #expect(piece.priced?.valueInUSDCents == 100_000)
    #expect(piece.priced?.quantitiesInThousandths == ["piece": 10_000])
    let kilo = try evidence.answer(EvidenceQuery(scope: Scope(), measure: .pricePerKilogram))
    #expect(kilo.priced?.records == 2 && kilo.priced?.netMassInGrams == 600_000)
    let weight = try evidence.answer(
      EvidenceQuery(scope: Scope(), recordLimit: 3, measure: .netMass))
    #expect(weight.tally.grossMassInGrams == 750_000 && weight.tally.recordsWithGrossMass == 3)
    #expect(weight.records.map(\.grossMassInGrams) == [120_000, 120_000, 510_000])
    #expect(weight.priced == nil)
    withExtendedLifetime(kept) {}
  }
}
