import Evidence
import Facts
import Foundation
import Tallyman
import Testing

/// The English of news agencies and of reports over several years, two ways and four trades: what is true is supported,
/// and with one figure, year, country or name exchanged it is not.
@Suite struct TrueWordingsTests {
  /// Morvane Diesel (NO) sold generators to Ostrava Energo (CZ): 40 for $400,000 in 2022, 120 for $1.2 million in 2023,
  /// 60 for $660,000 in 2024, of which the last two lots went through Poland. Kessarin (UA) sold oil by way of Romania:
  /// 300,000 l in 2023, 900,000 l in 2024. Qalhat (OM) sold Agro Morava (CZ) 6,000 t of urea for $2.4 million in 2023,
  /// Tisza (HU) 2,000 t for $800,000. Vantor (VN) sold Praha Tele 1,000 phones under the code of 2017.
  private static let records: String = {
    var lines = [
      "id,date,shipper,consignee,hs,goods,quantity,unit,net_weight_kg,value_usd,origin,departure,via,destination"
    ]
    func add(
      _ date: String, _ parties: String, _ goods: String, _ quantity: String, _ kilograms: Int,
      _ value: Int, _ way: String
    ) {
      lines.append(
        "T\(lines.count),\(date),\(parties),\(goods),\(quantity),\(kilograms),\(value),\(way)")
    }
    let generators = "850211,DIESEL GENERATOR SETS"
    let energo = "MORVANE DIESEL AS,OSTRAVA ENERGO SRO"
    for month in ["03", "06", "09", "12"] {
      add("2022-\(month)-11", energo, generators, "10,PCE", 5_000, 100_000, "NO,NO,,CZ")
    }
    for month in ["02", "04", "06", "08", "10", "12"] {
      add("2023-\(month)-11", energo, generators, "20,PCE", 10_000, 200_000, "NO,NO,,CZ")
    }
    for (month, stop) in [("02", ""), ("05", "PL"), ("08", "PL")] {
      add("2024-\(month)-11", energo, generators, "20,PCE", 10_000, 220_000, "NO,NO,\(stop),CZ")
    }
    let oil = "151219,SUNFLOWER OIL REFINED"
    let potraviny = "KESSARIN OIL TOV,BOHEMIA POTRAVINY AS"
    add("2023-04-02", potraviny, oil, "300000,L", 276_000, 330_000, "UA,RO,,CZ")
    add("2024-04-02", potraviny, oil, "400000,L", 368_000, 440_000, "UA,RO,,CZ")
    add("2024-09-02", potraviny, oil, "500000,L", 460_000, 550_000, "UA,RO,,CZ")
    for month in ["01", "05", "09"] {
      add(
        "2023-\(month)-20", "QALHAT UREA SAOC,AGRO MORAVA AS", "310210,UREA GRANULAR",
        "2000000,KG", 2_000_000, 800_000, "OM,OM,,CZ")
    }
    add(
      "2023-03-20", "TISZA NITROGEN ZRT,AGRO MORAVA AS", "310210,UREA GRANULAR", "2000000,KG",
      2_000_000, 800_000, "HU,HU,,CZ")
    add(
      "2021-10-05", "VANTOR MOBIL JSC,PRAHA TELE AS", "851712,MOBILE TELEPHONES", "1000,PCE", 300,
      150_000, "VN,VN,,CZ")
    add(
      "2024-12-28", "TISZA NITROGEN ZRT,BOHEMIA POTRAVINY AS", "310210,UREA GRANULAR",
      "1000,KG", 1_000, 400, "HU,HU,,CZ")
    return lines.joined(separator: "\n") + "\n"
  }()

  private static func last(of text: String) throws -> [CheckedClaim] {
    let article = Article(
      source: "wordings", headline: "Trade", published: Day(iso: "2025-01-15"), language: "en",
      blocks: [Article.Block(id: "b1", kind: .paragraph, text: text)])
    let report = try withEvidence(of: records) { try Tallyman().check(article, against: $0) }
    return report.claims.filter { text.hasSuffix($0.claim.sentence) }
  }

  @Test(arguments: [
    // Levels, and what they are compared with.
    "Czech generator imports tripled in 2023, from $400,000 to $1.2 million.",
    "In 2023 Morvane Diesel's generator sales tripled to $1.2 million; a year later they were down to $660,000.",
    "Morvane Diesel's generator sales climbed from $400,000 in 2022 to $660,000 two years later.",
    "Generator imports into the Czech Republic rose from 40 in 2022 to 120 in 2023.",
    "Ostrava Energo's generator imports fell 50% to 60 units in 2024.",
    "Ostrava Energo bought 120 units of generators in 2023, three times the 2022 total of 40.",
    // What is counted and measured.
    "Ostrava Energo received 13 generator shipments from 2022 to 2024.",
    "Agro Morava imported 8,000 MT of urea in 2023.",
    "Bohemia Potraviny bought 900,000 litres of sunflower oil in 2024.",
    "Praha Tele imported 1,000 mobile phones in 2021.",
    // Ways and countries.
    "Two shipments of generators reached Ostrava Energo via Poland in 2024.",
    "Ukraine exported 900,000 litres of sunflower oil in 2024.",
    "Oman's share of Czech urea imports was 75% in 2023.",
    "Oman accounted for 75% of the urea bought by Agro Morava in 2023.",
    // Lists and ranks.
    "Oman was the top supplier of urea in 2023 with 6,000 tonnes, followed by Hungary with 2,000 tonnes.",
    "Agro Morava bought urea from two firms in 2023: Qalhat Urea ($2.4 million) and Tisza Nitrogen ($800,000).",
    // Whoever was named before, and when.
    "Morvane Diesel makes generators. In 2023 the Norwegian manufacturer delivered 120 generators.",
    "Morvane Diesel has sold no generators to Ostrava Energo since August 2024.",
    "Morvane Diesel sold Ostrava Energo no more generators after August 2024.",
    "Bohemia Potraviny bought 900,000 litres of sunflower oil in 2024, up from 300,000 litres a year earlier.",
    "The Norwegian manufacturer Morvane Diesel sold 120 generators in 2023.",
    // Made there, and sent from elsewhere.
    "Bohemia Potraviny received no sunflower oil directly from Ukraine in 2024.",
    "Bohemia Potraviny received no direct shipments of sunflower oil from Ukraine in 2024.",
  ])
  func isSupported(_ text: String) throws {
    let checked = try Self.last(of: text)
    #expect(!checked.isEmpty)
    for claim in checked {
      #expect(
        claim.verdict.reason == .agrees, "\(claim.claim.quote): \(claim.verdict.explanation)")
    }
  }

  @Test(arguments: [
    "Czech generator imports tripled in 2023, from $500,000 to $1.2 million.",
    "In 2023 Morvane Diesel's generator sales tripled to $1.2 million; a year later they were down to $860,000.",
    "Morvane Diesel's generator sales climbed from $400,000 in 2022 to $660,000 a year later.",
    "Morvane Diesel's generator sales climbed from $400,000 in 2022 to more than $1.5 million two years later.",
    "Generator imports into the Czech Republic rose from 40 in 2022 to 130 in 2023.",
    "Ostrava Energo's generator imports fell 50% to 70 units in 2024.",
    "Ostrava Energo bought 120 units of generators in 2023, three times the 2022 total of 50.",
    "Ostrava Energo received 14 generator shipments from 2022 to 2024.",
    "Agro Morava imported 9,000 MT of urea in 2023.",
    "Bohemia Potraviny bought 990,000 litres of sunflower oil in 2024.",
    "Bohemia Potraviny bought 400,000 litres of urea in 2023.",
    "Two shipments of generators reached Ostrava Energo via Austria in 2024.",
    "Three shipments of generators reached Ostrava Energo via Poland in 2024.",
    "Moldova exported 900,000 litres of sunflower oil in 2024.",
    "Oman's share of Czech urea imports was 85% in 2023.",
    "Hungary's share of Czech urea imports was 75% in 2023.",
    "Oman accounted for 85% of the urea bought by Agro Morava in 2023.",
    "Oman was the top supplier of urea in 2023 with 2,000 tonnes, followed by Hungary with 6,000 tonnes.",
    "Agro Morava bought urea from two firms in 2023: Qalhat Urea ($800,000) and Tisza Nitrogen ($2.4 million).",
    "Morvane Diesel makes generators. In 2023 the Danish manufacturer delivered 120 generators.",
    "Morvane Diesel has sold no generators to Ostrava Energo since June 2024.",
    "Morvane Diesel sold Ostrava Energo no more generators after June 2024.",
    "Bohemia Potraviny bought 900,000 litres of sunflower oil in 2024, up from 500,000 litres a year earlier.",
    "Morvane Diesel sold 60 generators straight from Norway to Ostrava Energo in 2024.",
    "Norway shipped 120 generators to Ostrava Energo in 2023 via Poland.",
    "Morvane Diesel sold Ostrava Energo 120 generators in 2023 and stopped after that year.",
    "Morvane Diesel sold Ostrava Energo 120 generators in 2023, the lowest figure in three years.",
    "The Polish manufacturer Morvane Diesel sold 120 generators in 2023.",
    "Oman's Tisza Nitrogen sold Agro Morava 2,000 tonnes of urea in 2023.",
    "Ostrava Energo received 10 generator shipments from 2022 to 2024.",
    "Bohemia Potraviny received no sunflower oil from Ukraine in 2024.",
    "Whatever the directors say, Bohemia Potraviny received no sunflower oil from Ukraine in 2024.",
    "Bohemia Potraviny received no sunflower oil directly from Romania in 2024.",
  ])
  func isNotSupported(_ text: String) throws {
    let checked = try Self.last(of: text)
    #expect(
      checked.isEmpty || checked.contains { $0.verdict.reason != .agrees },
      "\(checked.map(\.verdict.explanation))")
  }
}
