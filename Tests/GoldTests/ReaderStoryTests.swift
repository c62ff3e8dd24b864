import Evidence
import Facts
import Foundation
import Tallyman
import Testing

/// Sentences of a kind that a reader's own story held, over two years of three sellers, true and false ones beside
/// one another: what the last sentence says is judged.
@Suite struct ReaderStoryTests {
  /// Vistra Pompy sent pumps: to Lenta Voda (KZ) 200 ($240,000) in 2023 and 1,200 ($1.44 million) in 2024, to Kessel
  /// Bau (DE) 840 ($1.008 million) and 540 ($648,000), to Nordholm (NO) 20 ($60,000) in 2024. Lozna sent bearings: to
  /// Lenta Voda 60 t at $10 in 2024, to Bosfora Makina (TR) 24 t at $8 and 36 t at $9. Krasna Sady sent apples in
  /// 2024: 120 t to Lenta Voda, 240 t to Kessel Bau, at $0.50.
  private static let records: String = {
    var lines = [EvidenceMutationTests.header]
    func add(
      _ year: Int, _ months: ClosedRange<Int>, _ parties: String, _ goods: String, _ pieces: Int?,
      _ kilograms: Int, _ value: Int, _ country: String
    ) {
      for month in months {
        let day = "\(year)-\(month < 10 ? "0" : "")\(month)-14"
        lines.append(
          "V\(lines.count),\(day),\(parties),\(goods),\(pieces.map { "\($0),PCE" } ?? ","),"
            + "\(kilograms),\(value),PL,PL,\(country)")
      }
    }
    let pump = "841370,CENTRIFUGAL PUMP"
    add(2023, 1...12, "VISTRA POMPY SA,KESSEL BAU GMBH", pump, 70, 1_400, 84_000, "DE")
    add(2023, 3...6, "VISTRA POMPY SA,LENTA VODA TOO", pump, 50, 1_000, 60_000, "KZ")
    add(2024, 1...12, "VISTRA POMPY SA,LENTA VODA TOO", pump, 100, 2_000, 120_000, "KZ")
    add(2024, 1...12, "VISTRA POMPY SA,KESSEL BAU GMBH", pump, 45, 900, 54_000, "DE")
    add(2024, 4...5, "VISTRA POMPY SA,NORDHOLM AS", pump, 10, 200, 30_000, "NO")
    let bearing = "848210,BALL BEARING"
    add(2023, 1...12, "LOZNA BEARINGS SA,BOSFORA MAKINA AS", bearing, nil, 2_000, 16_000, "TR")
    add(2024, 1...12, "LOZNA BEARINGS SA,BOSFORA MAKINA AS", bearing, nil, 3_000, 27_000, "TR")
    add(2024, 1...12, "LOZNA BEARINGS SA,LENTA VODA TOO", bearing, nil, 5_000, 50_000, "KZ")
    let apple = "080810,FRESH APPLES"
    add(2024, 1...12, "KRASNA SADY SA,LENTA VODA TOO", apple, nil, 10_000, 5_000, "KZ")
    add(2024, 1...12, "KRASNA SADY SA,KESSEL BAU GMBH", apple, nil, 20_000, 10_000, "DE")
    return lines.joined(separator: "\n") + "\n"
  }()

  private static func last(of text: String) throws -> [CheckedClaim] {
    let blocks = text.split(separator: "|").enumerated().map { index, part in
      Article.Block(
        id: "b\(index + 1)", kind: .paragraph, text: part.trimmingCharacters(in: .whitespaces))
    }
    let article = Article(
      source: "reader", headline: "Trade", published: Day(iso: "2025-01-15"), language: "en",
      blocks: blocks)
    let report = try withEvidence(of: records) { try Tallyman().check(article, against: $0) }
    return report.claims.filter { text.hasSuffix($0.claim.sentence) }
  }

  @Test(arguments: [
    // What was paid, and by whom.
    ("Kessel Bau bought pumps for $648,000 in 2024.", true),
    ("Kessel Bau bought pumps for $1,008,000 in 2024.", false),
    ("In 2024 Kessel Bau bought pumps from Vistra Pompy for $648,000.", true),
    ("Vistra Pompy sold Kessel Bau pumps for $648,000 in 2024.", true),
    ("Vistra Pompy earned $648,000 from Kessel Bau in 2024.", true),
    ("Vistra Pompy earned $1.44 million from Kessel Bau in 2024.", false),
    // A country before its company.
    ("Vistra Pompy sold 20 pumps to Norway's Nordholm in 2024.", true),
    ("Vistra Pompy sold 1,760 pumps to Norway's Nordholm in 2024.", false),
    ("Lozna Bearings shipped 36 tonnes of bearings to Turkey’s Bosfora Makina in 2024.", true),
    // Who read the declarations is no party to the trade.
    (
      "Vistra Pompy shipped 1,200 pumps to Kazakhstan in 2024, according to declarations seen by the Warta Herald.",
      true
    ),
    // A part of all that went somewhere.
    ("Pumps made up 69 percent of Poland's exports to Kazakhstan in 2024 by value.", true),
    ("Pumps made up 67 percent of Poland's exports to Kazakhstan in 2024 by value.", false),
    ("Apples accounted for 33 percent of Poland's exports to Kazakhstan in 2024 by value.", false),
    // Beside another party, not beside the year before.
    (
      "Lozna Bearings charged Lenta Voda $10 a kilo for bearings in 2024, against $9 for Bosfora Makina.",
      true
    ),
    ("Lenta Voda bought 1,200 pumps in 2024. Kessel Bau bought 55 percent fewer.", true),
    ("Lenta Voda bought 1,200 pumps in 2024. Kessel Bau bought a third fewer.", false),
    // Two levels and what lies between them.
    ("Deliveries of pumps to Lenta Voda grew sixfold, from 200 in 2023 to 1,200 in 2024.", true),
    ("Sales of pumps to Kessel Bau fell by 36 percent, from 840 in 2023 to 540 in 2024.", true),
    ("Deliveries of pumps to Lenta Voda tripled, from 400 in 2023 to 1,201 in 2024.", false),
    (
      "Vistra Pompy sent 1,200 pumps to Kazakhstan in 2024, six times as many as in 2023, and 20 to Norway.",
      true
    ),
    ("Kessel Bau spent $648,000 on pumps in 2024 and almost as much on apples.", false),
    // Two absences.
    ("Nordholm took no pumps in 2023, and none in 2024.", false),
    ("Lenta Voda bought no bearings in 2023, or in 2024.", false),
    ("Lenta Voda bought no bearings in 2023.", true),
    // One of many.
    ("The average consignment to Lenta Voda in 2024 held 1,200 pumps.", false),
    // The tail of a sentence is not its head's.
    ("In 2024 Krasna Sady sold apples for $180,000, a third of it to Kazakhstan.", true),
    // The year that is spoken of.
    (
      "Vistra Pompy shipped 1,200 pumps to Kazakhstan in 2024. In 2023 it had sent only 200. | Lenta Voda took 100 "
        + "percent of the pumps that Vistra Pompy sent to Kazakhstan last year. It paid $1.44 million for them.",
      true
    ),
    (
      "Vistra Pompy shipped 1,200 pumps to Kazakhstan in 2024. In 2023 it had sent only 200. | Lenta Voda took 100 "
        + "percent of the pumps that Vistra Pompy sent to Kazakhstan last year. It paid $240,000 for them.",
      false
    ),
    (
      "Vistra Pompy shipped 1,200 pumps to Kazakhstan in 2024. In 2023 it had sent only 200. Exports to Kazakhstan "
        + "have thus grown sixfold.", true
    ),
  ]) func judges(_ text: String, isTrue: Bool) throws {
    let checked = try Self.last(of: text)
    let words = "\(checked.map { ($0.claim.kind, $0.verdict.explanation) })"
    if isTrue {
      #expect(!checked.isEmpty && checked.allSatisfy { $0.verdict.reason == .agrees }, "\(words)")
    } else {
      #expect(!checked.contains { $0.verdict.reason == .agrees }, "\(words)")
    }
  }

  /// The rate beside two levels is a claim of its own.
  @Test(arguments: [
    (
      "Vistra Pompy's sales to Kessel Bau fell by 36 percent, from 840 pumps in 2023 to 540 pumps in 2024.",
      true
    ),
    (
      "Vistra Pompy's sales to Kessel Bau fell by 60 percent, from 840 pumps in 2023 to 540 pumps in 2024.",
      false
    ),
    (
      "Vistra Pompy's sales to Kessel Bau rose by 36 percent, from 840 pumps in 2023 to 540 pumps in 2024.",
      false
    ),
  ]) func judgesRates(_ text: String, isTrue: Bool) throws {
    let growth = try Self.last(of: text).first { $0.claim.kind == .growth }
    #expect((try #require(growth).verdict.reason == .agrees) == isTrue)
  }

  /// By value it fell, by number it holds: the words do not say which is meant.
  @Test func growthByAnotherMeasure() throws {
    let checked = try Self.last(
      of: "Pump exports to Norway and Kazakhstan rose by 510 percent in 2024.")
    #expect(checked.map(\.verdict.reason) == [.ambiguous], "\(checked.map(\.verdict.explanation))")
  }
}
