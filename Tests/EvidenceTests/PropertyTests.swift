import Facts
import Foundation
import Testing

@testable import Evidence

/// Seeded random rows: what must hold however they fall.
private struct Rows: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    var x = state
    x ^= x >> 33
    x = x &* 0xff51_afd7_ed55_8ccd
    return x ^ x >> 29
  }

  mutating func rows(_ count: Int) -> [String] {
    let shippers = ["Jinhu Arms Corp", "Marmara Vest A.S.", "Orel Chem LLP", "\"Nord, Sons\""]
    let consignees = ["OOO Bastion", "TEKHNOLUG LLC", "ООО «Заря»"]
    let goods = ["RIFLES", "BALLISTIC VESTS", "ГЕКСАМИН", "VALVES FOR PUMPS"]
    let countries = ["CN", "TR", "KZ", "RU"]
    return (0..<count).map { index in
      let day = Day(number: 19_000 + Int.random(in: 0..<900, using: &self))
      let kg = Double(Int.random(in: 1..<100_000, using: &self)) / 10
      return [
        "R\(index)", day.description, shippers.randomElement(using: &self)!,
        consignees.randomElement(using: &self)!,
        ["930330", "621050", "2933694000", "848180"].randomElement(using: &self)!,
        goods.randomElement(using: &self)!, "\(Int.random(in: 1..<5000, using: &self))",
        ["PCE", "KGM", "SET"].randomElement(using: &self)!, "\(kg)",
        "\(Int.random(in: 1..<1_000_000, using: &self)).\(Int.random(in: 10..<99, using: &self))",
        countries.randomElement(using: &self)!, countries.randomElement(using: &self)!, "RU",
      ].joined(separator: ",")
    }
  }
}

@Suite struct PropertyTests {
  static let scopes: [Scope] = [
    Scope(), Scope(origin: ["CN"]), Scope(shipper: PartyReference(text: "Marmara")),
    Scope(consignee: PartyReference(text: "Zarya", isExcluded: true)),
    Scope(goods: GoodsReference(text: "vests", hs: ["6210"], terms: ["hexamine", "гексамин"])),
    Scope(departure: ["TR"], period: .year(2022)),
  ]

  private func files(_ parts: [[String]], in folder: CustomsFolder) throws -> [String] {
    try parts.enumerated().map { number, rows in
      try folder.write(
        ([CustomsFolder.header] + rows).joined(separator: "\n") + "\n", as: "part\(number).csv")
    }
  }

  @Test(arguments: 1...6) func anySplitOfTheRecordsGivesTheSameAnswer(_ seed: Int) throws {
    var random = Rows(state: UInt64(seed))
    let rows = random.rows(400)
    let folder = try CustomsFolder()
    let whole = try EvidenceFolder.opening(
      try files([rows], in: folder), cache: folder.cache
    ).0
    // Parts of random length, some of which overlap the part before.
    var parts: [[String]] = []
    var start = 0
    while start < rows.count {
      let end = min(rows.count, start + Int.random(in: 20..<200, using: &random))
      let overlap = min(start, Int.random(in: 0..<30, using: &random))
      parts.append(Array(rows[(start - overlap)..<end]))
      start = end
    }
    let other = try CustomsFolder()
    let split = try EvidenceFolder.opening(try files(parts, in: other), cache: other.cache).0
    #expect(split.datasets.count == parts.count)
    for scope in PropertyTests.scopes {
      for grouping in [nil, Grouping.shipper, .origin, .goods] {
        let query = EvidenceQuery(scope: scope, grouping: grouping, recordLimit: 20)
        let (a, b) = (try whole.answer(query), try split.answer(query))
        #expect(a.tally == b.tally)
        #expect(a.groups == b.groups)
        #expect(Set(a.records.map(\.day)) == Set(b.records.map(\.day)))
        // What each shard says by itself, sent as JSON and merged in any order, is the same answer.
        let said = try split.datasets.map {
          try JSONEncoder().encode(try split.partialAnswer(to: query, from: [$0.id]))
        }
        let heard = try said.shuffled(using: &random).map {
          try JSONDecoder().decode(PartialAnswer.self, from: $0)
        }
        #expect(PartialAnswer.answer(to: query, merging: heard) == b)
      }
    }
  }

  /// An answer is only kept where asking again would give the same.
  @Test(arguments: 1...6) func anAnswerWhoseBasisHoldsIsUnchanged(_ seed: Int) throws {
    var random = Rows(state: UInt64(seed * 13))
    let folder = try CustomsFolder()
    let paths = try files((0..<4).map { _ in random.rows(seed * 4) }, in: folder)
    var kept = 0
    var asked = 0
    for (before, after) in [(0..<3, 0..<4), (0..<4, 1..<4), (0..<2, 1..<4), (0..<4, 0..<4)] {
      let old = try EvidenceFolder.opening(Array(paths[before]), cache: folder.cache).0
      let new = try EvidenceFolder.opening(Array(paths[after]), cache: folder.cache).0
      let scopes =
        PropertyTests.scopes + (0..<12).map { Scope(period: .month($0 + 1, of: 2022)) }
        + [Scope(goods: GoodsReference(text: "valves", hs: ["8481"]), period: .year(2023))]
      for scope in scopes {
        let measure = asked % 9 == 0 ? Measure.firstDay : .netMass
        let query = EvidenceQuery(
          scope: scope, grouping: .shipper, recordLimit: 5, measure: measure)
        let basis = try old.basis(of: try old.partialAnswer(to: query), to: query)
        asked += 1
        guard try new.holds(basis, of: query, since: old.state()) else { continue }
        kept += 1
        #expect(try new.answer(query) == (try old.answer(query)), "\(scope)")
      }
    }
    #expect(kept > 10 && kept < asked - 10)
  }

  @Test(arguments: 1...4) func tallyOfAUnionIsTheMergeOfTallies(_ seed: Int) throws {
    var random = Rows(state: UInt64(seed * 77))
    let rows = random.rows(300)
    let cut = Int.random(in: 1..<299, using: &random)
    let parts = [Array(rows[..<cut]), Array(rows[cut...])]
    let folder = try CustomsFolder()
    let paths = try files(parts, in: folder)
    let both = try EvidenceFolder.opening(paths, cache: folder.cache).0
    for scope in PropertyTests.scopes {
      var merged = Tally.empty
      for path in paths {
        let one = try EvidenceFolder.opening([path], cache: folder.cache).0
        merged.merge(try one.answer(EvidenceQuery(scope: scope)).tally)
      }
      #expect(try both.answer(EvidenceQuery(scope: scope)).tally == merged)
    }
  }

  @Test(arguments: 1...3) func importingTwiceChangesNothing(_ seed: Int) throws {
    var random = Rows(state: UInt64(seed * 991))
    let folder = try CustomsFolder()
    let path = try #require(try files([random.rows(200)], in: folder).first)
    let evidence = folder.path + "/evidence"
    let first = try EvidenceFolder.importing(path, into: evidence)
    let names = try FileManager.default.contentsOfDirectory(atPath: evidence).sorted()
    let second = try EvidenceFolder.importing(path, into: evidence)
    #expect(first.map(\.wasThere) == [false] && second.map(\.wasThere) == [true])
    #expect(first.map(\.dataset) == second.map(\.dataset))
    #expect(try FileManager.default.contentsOfDirectory(atPath: evidence).sorted() == names)
    // The same bytes make the same shard: its name is the digest of its content.
    let again = folder.path + "/again"
    #expect(
      try EvidenceFolder.importing(path, into: again).map(\.dataset.id) == first.map(\.dataset.id))
    #expect(try EvidenceFolder(at: evidence).verified().isEmpty)
  }

  @Test func aFlippedBitIsFoundByTheDigest() throws {
    var random = Rows(state: 5)
    let folder = try CustomsFolder()
    let path = try #require(try files([random.rows(200)], in: folder).first)
    let evidence = folder.path + "/evidence"
    let id = try #require(try EvidenceFolder.importing(path, into: evidence).first?.dataset.id)
    let shard = "\(evidence)/\(id).shard"
    var bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: shard)))
    bytes[bytes.count / 2] ^= 1
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: shard)
    try Data(bytes).write(to: URL(fileURLWithPath: shard))
    let error = #expect(throws: Diagnostic.self) {
      let opened = try EvidenceFolder(at: evidence)
      if let fault = opened.verified().first { throw fault }
    }
    #expect(error?.code == "TM3012")
  }

  @Test func removingAnImportTakesItsRecordsAway() throws {
    var random = Rows(state: 9)
    let rows = random.rows(100)
    let folder = try CustomsFolder()
    let paths = try files([Array(rows[..<60]), Array(rows[60...])], in: folder)
    let evidence = folder.path + "/evidence"
    var ids: [String] = []
    for path in paths {
      ids += try EvidenceFolder.importing(path, into: evidence).map(\.dataset.id)
    }
    #expect(
      try EvidenceFolder(at: evidence).answer(EvidenceQuery(scope: Scope())).tally.records == 100)
    try EvidenceFolder.removing(ids[0], from: evidence)
    #expect(
      try EvidenceFolder(at: evidence).answer(EvidenceQuery(scope: Scope())).tally.records == 40)
    let unknown = #expect(throws: Diagnostic.self) {
      try EvidenceFolder.removing(ids[0], from: evidence)
    }
    #expect(unknown?.code == "TM3034")
  }
}
