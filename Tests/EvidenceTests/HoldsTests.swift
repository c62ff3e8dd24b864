import Facts
import Foundation
import Testing

@testable import Evidence

/// What is told to hold, holds: the answer that newer evidence gives is the older one's.
struct HoldsTests {
  /// A file of one country's records: who sent what to whom in which months.
  private struct File {
    var name: String
    var reporter: String
    var flow: String
    var months: ClosedRange<Int>
    var rows: [(shipper: String, consignee: String, hs: String)]
  }

  private static let files = [
    File(
      name: "cn", reporter: "CN", flow: "export", months: 1...5,
      rows: [("BALTIS ARMS LTD", "OTHER TRADE LLC", "870190")]),
    File(
      name: "ru", reporter: "RU", flow: "import", months: 1...12,
      rows: [("SOME MAKER LTD", "ORLAN-TRADE LLC", "870190")]),
    File(
      name: "ru2", reporter: "RU", flow: "import", months: 3...4,
      rows: [
        ("BALTIS ARMS LTD", "SOME BUYER LLC", "190590"),
        ("OTHER MAKER LTD", "ORLAN-TRADE LLC", "190590"),
      ]),
    File(
      name: "tr", reporter: "TR", flow: "export", months: 6...12,
      rows: [("BALTIS ARMS LTD", "ORLAN-TRADE LLC", "930330")]),
    File(
      name: "cn2", reporter: "CN", flow: "export", months: 6...12,
      rows: [("THIRD MAKER LTD", "ORLAN-TRADE LLC", "870190")]),
  ]

  private static func shards(_ folder: CustomsFolder) throws -> [Shard] {
    try files.map { file in
      let rows = file.months.flatMap { month in
        file.rows.map { row in
          "2022-\(month < 10 ? "0" : "")\(month)-05,\(row.hs),CN,RU,\(row.shipper),\(row.consignee)\n"
        }
      }
      let path = try folder.write(
        "Date,HS,From,To,Sender,Receiver\n" + rows.joined(), as: "\(file.name).csv")
      let profile = try folder.write(
        """
        {"name": "\(file.name)", "reporter": "\(file.reporter)", "flow": "\(file.flow)", "columns":
         {"date": ["Date"], "hs": ["HS"], "departure": ["From"], "destination": ["To"],
          "shipper": ["Sender"], "consignee": ["Receiver"]}}
        """, as: "\(file.name).json")
      _ = try EvidenceFolder.importing(path, into: "\(folder.path)/\(file.name)", profile: profile)
      return try EvidenceFolder(at: "\(folder.path)/\(file.name)").shards[0]
    }
  }

  private static let queries: [EvidenceQuery] = {
    var queries: [EvidenceQuery] = []
    let baltis = PartyReference(text: "Baltis Arms")
    let orlan = PartyReference(text: "Orlan-Trade")
    for (shipper, consignee) in [(baltis, orlan), (baltis, nil), (nil, orlan), (nil, nil)] {
      for period in [Period.year(2022), .month(2, of: 2022), .month(8, of: 2022)] {
        for goods in [nil, GoodsReference(text: "tractors", hs: ["8701"])] {
          for departure in [[], ["CN"], ["TR"]] {
            let scope = Scope(
              shipper: shipper, consignee: consignee, goods: goods, departure: departure,
              period: period)
            queries.append(EvidenceQuery(scope: scope))
            queries.append(EvidenceQuery(scope: scope, measure: .lastDay))
          }
        }
      }
    }
    return queries
  }()

  /// Every evidence of some of the files, and every one that has more of them.
  @Test func whateverComes() throws {
    let folder = try CustomsFolder()
    let shards = try Self.shards(folder)
    func evidence(_ some: Int) -> EvidenceFolder {
      EvidenceFolder(shards: shards.indices.filter { some >> $0 & 1 == 1 }.map { shards[$0] })
    }
    let all = (0..<(1 << shards.count)).map(evidence)
    var (held, touched) = (0, 0)
    for some in 1..<all.count {
      let state = try all[some].state()
      let bases = try Self.queries.map { query in
        try all[some].basis(of: all[some].partialAnswer(to: query), to: query)
      }
      let answers = try all[some].answers(to: Self.queries)
      for more in 1..<all.count where more & some == some && more != some {
        for (place, query) in Self.queries.enumerated() {
          guard try all[more].holds(bases[place], of: query, since: state) else {
            touched += 1
            continue
          }
          held += 1
          #expect(
            try all[more].answer(query) == answers[place], "\(some) → \(more): \(query.line)")
        }
      }
    }
    #expect(held > 1_000 && touched > 1_000)
  }
}
