import Evidence
import Facts
import Foundation
import GRDB
import Testing

@testable import Archives

/// What an import does to a story that was judged before it.
@Suite struct RejudgingTests {
  private static let story = """
    <!doctype html><html lang="en"><head><meta charset=utf-8><title>The rifles of June</title>
    <meta property="article:published_time" content="2023-03-17T08:00:00Z"></head><body>
    <main><article><h1>The rifles of June</h1>
    <p>Baltis Arms shipped 1,200 hunting rifles from China to the Russian company Orlan-Trade in June 2022.</p>
    <p>Quartermain Marine shipped laptops worth $310,000 to Orlan-Trade in July 2022, customs data show.</p>
    <p>Baltis Arms first shipped hunting rifles to Orlan-Trade on June 7, 2022, according to customs data.</p>
    <p>Baltis Arms was the largest supplier of hunting rifles to Orlan-Trade in 2022.</p>
    <p>Baltis Arms accounted for 80 percent of the hunting rifles that Orlan-Trade imported in 2022.</p>
    <p>Delmonte Foundry shipped 400 tractors to Orlan-Trade in May 2023, customs data show.</p>
    </article></main></body></html>
    """

  private static func row(
    _ id: String, _ day: String, _ shipper: String, _ goods: (hs: String, text: String),
    _ quantity: Int, consignee: String = "ORLAN-TRADE LLC", from: String = "CN"
  ) -> String {
    "\(id),\(day),\(shipper),\(consignee),\(goods.hs),\(goods.text),\(quantity),PCE,4100,310000,\(from),"
      + "\(from),RU\n"
  }

  private static let rifles = (hs: "930330", text: "HUNTING RIFLES")
  private static let laptops = (hs: "847130", text: "LAPTOPS")
  private static let tractors = (hs: "870190", text: "WHEELED TRACTORS")

  private static let known =
    row("A1", "2022-06-07", "BALTIS ARMS LTD", rifles, 1_200)
    + row("A2", "2022-07-12", "QUARTERMAIN MARINE LTD", laptops, 90)
    + row("A3", "2022-08-02", "OSTRAVA OPTICS LTD", rifles, 300)
    + row("A4", "2022-05-02", "DELMONTE FOUNDRY LTD", tractors, 400)

  /// What comes, and whether the story's report can hang on it.
  struct Import: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var rows: String
    var touches = true
    /// A record that two shards hold counts in the first of them, by their ids: nothing changes where that is the old one.
    var mayStay = false
  }

  static let imports = [
    Import(
      testDescription: "another month of the coverage",
      rows: row(
        "B", "2023-05-20", "HEARTH BAKERIES LTD", ("190590", "BREAD"), 5, consignee: "OTHER LLC")),
    Import(
      testDescription: "a claim's own records",
      rows: row("B", "2022-06-20", "BALTIS ARMS LTD", rifles, 50)),
    Import(
      testDescription: "one claim of several",
      rows: row("B", "2022-07-20", "QUARTERMAIN MARINE LTD", laptops, 7)),
    Import(
      testDescription: "another spelling of a party",
      rows: row("B", "2022-09-20", "BALTIS ARMS COMPANY", tractors, 7, consignee: "OTHER LLC")),
    Import(
      testDescription: "a translation of a party",
      rows: row("B", "2022-09-20", "巴尔蒂斯武器有限公司", tractors, 7, consignee: "OTHER LLC")),
    Import(
      testDescription: "an earlier first day",
      rows: row("B", "2022-01-04", "BALTIS ARMS LTD", rifles, 2)),
    Import(
      testDescription: "another first of the ranking",
      rows: row("B", "2022-10-04", "OSTRAVA OPTICS LTD", rifles, 9_000)),
    Import(
      testDescription: "more of the share's whole",
      rows: row("B", "2022-10-04", "YARROW TRADING LTD", rifles, 700)),
    Import(
      testDescription: "a record that was there already",
      rows: row("A1", "2022-06-07", "BALTIS ARMS LTD", rifles, 1_200), mayStay: true),
    Import(
      testDescription: "what nobody speaks of",
      rows: row(
        "B", "2022-06-20", "HEARTH BAKERIES LTD", ("190590", "BREAD"), 5, consignee: "OTHER LLC",
        from: "KZ"),
      touches: false),
  ]

  /// Judged anew from what was kept, a story's report is to the byte what a new check gives.
  @Test(arguments: imports) func whatIsKeptIsWhatIsAskedAfresh(_ added: Import) async throws {
    let harbour = try Harbour()
    try harbour.folder.write("saved/story.html", Self.story)
    try harbour.folder.write("records.csv", Harbour.header + Self.known)
    try harbour.folder.write("late.csv", Harbour.header + added.rows)
    let first = try harbour.evidence("records.csv")
    let both = try harbour.evidence("records.csv", "late.csv")
    _ = try await harbour.run(first)
    let before = try needs(harbour, "runs.sqlite")
    #expect(before.count > 6)
    let second = try await harbour.run(both)
    #expect(second.counts.read == 0)
    #expect((second.counts.judged == 1) == added.touches)
    _ = try await harbour.run(both, ledger: "fresh.sqlite")
    #expect(try harbour.lines() == (try harbour.lines("fresh.sqlite")))
    let (after, fresh) = (try needs(harbour, "runs.sqlite"), try needs(harbour, "fresh.sqlite"))
    #expect(after == fresh)
    if added.touches, !added.mayStay { #expect(after != before) }
    // And back again, when the import is taken away.
    _ = try await harbour.run(first)
    #expect(try needs(harbour, "runs.sqlite") == before)
  }

  /// A short form is one only while nobody goes by it: new names can make another party of it, or none.
  @Test(arguments: [
    "DKS LTD", "DKS TRADING", "DKZ LTD", "DONETSK KRAN SERVICE LTD", "DELTA KRAN SYSTEMS JSC",
    "NORDELINKO LTD", "NORDELINCO TRADING", "NORTH DELTA INDUSTRIES LLC", "NORD ELIN COMPANY",
    "BALTIS-KOTEL LTD",
  ])
  func shortFormsAreThoseOfTheNewEvidence(added: String) async throws {
    let harbour = try Harbour()
    let story = """
      <!doctype html><html lang="en"><head><meta charset=utf-8><title>Tractors</title>
      <meta property="article:published_time" content="2023-03-17T08:00:00Z"></head><body>
      <main><article><h1>Tractors</h1>
      <p>DKS shipped 50 tractors to Orlan-Trade in May 2022, customs data show.</p>
      <p>Nordelinco shipped 70 tractors to Orlan-Trade in June 2022, customs data show.</p>
      <p>Baltis-Kotel shipped 90 tractors to Orlan-Trade in July 2022, customs data show.</p>
      </article></main></body></html>
      """
    try harbour.folder.write("saved/story.html", story)
    let known =
      Self.row("A1", "2022-05-03", "DELTA KRAN SYSTEMS LTD", Self.tractors, 50)
      + Self.row("A2", "2022-06-03", "NORTH DELTA INDUSTRIES CORPORATION", Self.tractors, 70)
    try harbour.folder.write("records.csv", Harbour.header + known)
    try harbour.folder.write(
      "late.csv", Harbour.header + Self.row("B", "2022-05-20", added, Self.tractors, 7))
    _ = try await harbour.run(try harbour.evidence("records.csv"))
    let both = try harbour.evidence("records.csv", "late.csv")
    #expect(try await harbour.run(both).counts.read == 0)
    _ = try await harbour.run(both, ledger: "fresh.sqlite")
    #expect(try harbour.lines() == (try harbour.lines("fresh.sqlite")))
    let (after, fresh) = (try needs(harbour, "runs.sqlite"), try needs(harbour, "fresh.sqlite"))
    #expect(after == fresh)
  }

  /// Of a story of several claims only the questions are asked anew whose records came.
  @Test func onlyWhatAnImportMeetsIsAskedAgain() async throws {
    let harbour = try Harbour()
    try harbour.folder.write("saved/story.html", Self.story)
    try harbour.folder.write("records.csv", Harbour.header + Self.known)
    try harbour.folder.write(
      "late.csv",
      Harbour.header + Self.row("B", "2022-07-20", "QUARTERMAIN MARINE LTD", Self.laptops, 7))
    let both = try harbour.evidence("records.csv", "late.csv")
    _ = try await harbour.run(try harbour.evidence("records.csv"))
    let state = try harbour.evidence("records.csv").state()
    let kept = try needs(harbour, "runs.sqlite")
    let held = try kept.filter { try both.holds($0.basis, of: $0.query, since: state) }
    let rifles = kept.filter { $0.query.scope.goods?.text.contains("rifle") == true }
    #expect(!rifles.isEmpty && rifles.allSatisfy(held.contains))
    #expect(held.count < kept.count)
  }

  /// A claim that is contradicted, with an edit; one that is read like another; one whose near misses are many.
  private static let open = """
    <!doctype html><html lang="en"><head><meta charset=utf-8><title>The laptops of July</title>
    <meta property="article:published_time" content="2023-03-17T08:00:00Z"></head><body>
    <main><article><h1>The laptops of July</h1>
    <p>Quartermain Marine shipped laptops to Orlan-Trade in 2022. Its laptop sales rose from 30 in 2021 to 90 in
    2022, customs records show.</p>
    <p>Quartermain Marine sold 70 laptops to Orlan-Trade in 2022, and its laptop sales trebled.</p>
    </article></main></body></html>
    """

  /// Numbers that are the same in every run.
  private struct Dice {
    var state: UInt64

    mutating func roll(_ sides: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % sides
    }

    mutating func one<Value>(of values: [Value]) -> Value { values[roll(values.count)] }
  }

  /// Whatever comes, the claims that are judged anew alone come out as all of them do.
  @Test func whateverComesIsWhatIsAskedAfresh() async throws {
    let story = Self.story.replacing("Foundry shipped 400", with: "Foundry shipped 90")
    var kept = (same: 0, other: 0, untouched: 0)
    for seed in 1...16 {
      let harbour = try Harbour()
      var dice = Dice(state: UInt64(seed))
      try harbour.folder.write("saved/a.html", story)
      try harbour.folder.write("saved/b.html", Self.open)
      let laptops = [("A5", "2021-08-12", 30), ("A6", "2022-08-12", 60)].map {
        Self.row($0.0, $0.1, "QUARTERMAIN MARINE LTD", Self.laptops, $0.2, consignee: "VEREST LLC")
      }
      try harbour.folder.write("records.csv", Harbour.header + Self.known + laptops.joined())
      let rows = (0...dice.roll(3)).map { number in
        Self.row(
          "B\(number)", "202\(1 + dice.roll(2))-0\(1 + dice.roll(9))-1\(dice.roll(9))",
          dice.one(of: [
            "BALTIS ARMS LTD", "QUARTERMAIN MARINE LTD", "OSTRAVA OPTICS LTD", "BALTIS LTD",
            "DELMONTE FOUNDRY LTD", "OTHER LTD",
          ]), dice.one(of: [Self.rifles, Self.laptops, Self.tractors]), 1 + dice.roll(400),
          consignee: dice.one(of: ["ORLAN-TRADE LLC", "VEREST LLC", "OTHER LLC"]))
      }
      try harbour.folder.write("late.csv", Harbour.header + rows.joined())
      _ = try await harbour.run(try harbour.evidence("records.csv"))
      let before = try stored(harbour, "runs.sqlite")
      let both = try harbour.evidence("records.csv", "late.csv")
      _ = try await harbour.run(both)
      _ = try await harbour.run(both, ledger: "fresh.sqlite")
      #expect(try harbour.lines() == (try harbour.lines("fresh.sqlite")), "\(rows)")
      let (after, fresh) = (
        try stored(harbour, "runs.sqlite"), try stored(harbour, "fresh.sqlite")
      )
      #expect(after.map(\.needs) == fresh.map(\.needs), "\(rows)")
      for (old, new) in zip(before, after) {
        if old.needs == new.needs {
          kept.untouched += 1
        } else if old.id == new.id {
          kept.same += 1
        } else {
          kept.other += 1
        }
      }
    }
    // All three happened, or nothing is shown.
    #expect(kept.same > 0 && kept.other > 0 && kept.untouched > 0, "\(kept)")
  }

  /// Programs before put the columns of a ledger in another order.
  @Test func aLedgerOfAnEarlierProgramGoesOn() async throws {
    let harbour = try Harbour()
    try harbour.folder.write("saved/story.html", Self.story)
    try harbour.folder.write("records.csv", Harbour.header + Self.known)
    let late = Self.row("B", "2022-06-20", "BALTIS ARMS LTD", Self.rifles, 50)
    try harbour.folder.write("late.csv", Harbour.header + late)
    _ = try await harbour.run(try harbour.evidence("records.csv"))
    try harbour.ledger().writing { db in
      try db.execute(
        sql: """
          CREATE TABLE former (
            id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, rules TEXT NOT NULL, code TEXT,
            reading BLOB, judgement INTEGER, edition INTEGER NOT NULL);
          INSERT INTO former SELECT id, key, rules, code, reading, judgement, edition FROM article;
          DROP TABLE article;
          ALTER TABLE former RENAME TO article;
          CREATE TABLE former (
            id INTEGER PRIMARY KEY, article INTEGER NOT NULL, digest TEXT NOT NULL,
            claims INTEGER NOT NULL, report BLOB NOT NULL, needs BLOB NOT NULL);
          INSERT INTO former SELECT id, article, digest, claims, report, needs FROM judgement;
          DROP TABLE judgement;
          ALTER TABLE former RENAME TO judgement;
          PRAGMA user_version = 2;
          """)
    }
    let both = try harbour.evidence("records.csv", "late.csv")
    let outcome = try await harbour.run(both)
    #expect(outcome.counts.read == 0 && outcome.counts.judged == 1)
    _ = try await harbour.run(both, ledger: "fresh.sqlite")
    #expect(try harbour.lines() == (try harbour.lines("fresh.sqlite")))
    #expect(try needs(harbour, "runs.sqlite") == (try needs(harbour, "fresh.sqlite")))
  }

  private func stored(_ harbour: Harbour, _ name: String) throws -> [(id: Int64, needs: Data)] {
    try harbour.ledger(name, writing: false).reading { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT judgement.id, needs FROM article JOIN judgement ON judgement.id = article.judgement
          ORDER BY article.key
          """
      ).map { ($0[0], $0[1]) }
    }
  }

  private func needs(_ harbour: Harbour, _ name: String) throws -> [Need] {
    let ledger = try harbour.ledger(name, writing: false)
    return try ledger.reading { db in
      let data = try #require(
        try Data.fetchOne(
          db,
          sql: "SELECT needs FROM article JOIN judgement ON judgement.id = article.judgement"))
      return try KeptNeeds(data).rest().needs.map { try $0.need() }
    }
  }
}
