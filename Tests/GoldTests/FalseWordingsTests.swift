import Evidence
import Facts
import Foundation
import Tallyman
import Testing

/// Sentences that the records do not bear out although every figure in them is right: words turn what the
/// figure says. None may be called supported; and the plain ones beside them still must be.
@Suite struct FalseWordingsTests {
  /// Halvard Nautik sent 1,980 pumps (39 t, $780,000) in twelve shipments of 2024: to Ostmark Handel in odd months
  /// (960), to Delmira Sur in even ones (1,020); from Denmark until June, through Turkey from July on.
  /// Quarrow Tiles sent 36 t of tiles ($50,000) to Ostmark Handel in four shipments.
  private static let records: String = {
    var lines = [EvidenceMutationTests.header]
    func day(_ month: Int) -> String { "2024-\(month < 10 ? "0" : "")\(month)-11" }
    for month in 1...12 {
      let buyer = month % 2 == 1 ? "OSTMARK HANDEL OU," : "DELMIRA SUR SRL,"
      lines.append(
        "H\(month),\(day(month)),HALVARD NAUTIK A/S,\(buyer)841370,CENTRIFUGAL PUMP,\(100 + 10 * month),PCE,"
          + "\(500 * month),\(10_000 * month),DK,\(month <= 6 ? "DK" : "TR"),\(month % 2 == 1 ? "EE" : "AR")"
      )
    }
    for month in [2, 4, 8, 10] {
      lines.append(
        "Q\(month),\(day(month)),QUARROW TILES SPA,OSTMARK HANDEL OU,690721,CERAMIC TILE,,,9000,12500,IT,IT,EE"
      )
    }
    return lines.joined(separator: "\n") + "\n"
  }()

  private static func statuses(
    _ sentence: String, published: Day? = Day(iso: "2025-01-15")
  ) throws -> [CheckedClaim] {
    let article = Article(
      source: "wordings", headline: "Pumps and tiles", published: published,
      language: "en",
      blocks: [Article.Block(id: "b1", kind: .paragraph, text: sentence)])
    let tallyman = Tallyman()
    return try withEvidence(of: records) { evidence in
      try tallyman.claims(in: article).claims.map { try tallyman.check($0, against: evidence) }
    }
  }

  @Test(arguments: [
    // Of another kind, make or time than all of it.
    "Halvard Nautik shipped 1,980 pumps (code 847950) in 2024.",
    "Halvard Nautik shipped 1,980 pumps under HS 841350 in 2024.",
    "Halvard Nautik shipped 1,980 pumps to its buyers in 2024, loaded in Turkey.",
    "Halvard Nautik shipped 1,980 pumps made in Turkey in 2024.",
    "In the 2024 season Halvard Nautik shipped 1,980 pumps.",
    "Halvard Nautik shipped 1,980 red pumps in 2024.",
    "Kestrel was paid $780,000 for pumps in 2024.",
    "The pumps for Ostmark Handel cost $780,000 in 2024.",
    "More than half of the pumps Halvard Nautik shipped in 2024 went to Ostmark Handel.",
    // Of one country, one shipment, one buyer; of a rank, a peak, an end.
    "Estonian customs cleared 1,980 pumps in 2024.",
    "In Estonia, 1,980 pumps were bought in 2024.",
    "Pumps worth $780,000 were imported by Estonia in 2024.",
    "Estonia was sent 1,980 pumps in 2024.",
    "Pumps cost Estonia $780,000 in 2024.",
    "Estonian customers ordered 1,980 pumps in 2024.",
    "Halvard Nautik sent a consignment of 1,980 pumps in 2024.",
    "A lorry with 1,980 pumps left Halvard Nautik in 2024.",
    "Halvard Nautik's largest shipment in 2024 was 1,980 pumps.",
    "In a single shipment in 2024, Halvard Nautik sent 1,020 pumps to Delmira Sur.",
    "Halvard Nautik exported 1,980 pumps to a single buyer in 2024.",
    "Halvard Nautik sold an average of 1,980 pumps in 2024.",
    "Ostmark Handel and Delmira Sur bought 1,980 pumps apiece from Halvard Nautik in 2024.",
    "Halvard Nautik exported 1,980 pumps in 2024, a three-year high.",
    "Halvard Nautik exported 1,980 pumps in 2024, an increase.",
    "Halvard Nautik sold more pumps in 2024.",
    "Halvard Nautik regularly sold pumps to Delmira Sur in 2024.",
    "Halvard Nautik shipped pumps to Ostmark Handel until 2024.",
    "Halvard Nautik alone sold goods to Ostmark Handel in 2024.",
    "Both Halvard Nautik and Quarrow Tiles shipped pumps to Ostmark Handel in 2024.",
    "Halvard Nautik sold pumps to both Ostmark Handel and Quarrow Tiles in 2024.",
    "Delmira Sur remained the largest buyer of pumps in 2024.",
    "Delmira Sur was the largest buyer of pumps in 2024, with 1,200 units.",
    "Delmira Sur was the largest buyer of pumps in 2024, as in 2023.",
    "Pumps worth 780,000 pesos left Halvard Nautik in 2024.",
    "The last shipment of pumps in 2024 went to Ostmark Handel.",
    "Quarrow Tiles sold no tiles to Delmira Sur in 2024, only to Denmark.",
    "Halvard Nautik shipped 1,980 pumps directly to its buyers in 2024.",
    "Halvard Nautik sold pumps to Delmira Sur in 2023 and 2024.",
    "Halvard Nautik's exports averaged 1,980 pumps in 2024.",
    "Ostmark Handel bought 960 pumps in 2024, many of them Turkish.",
    "Halvard Nautik shipped pumps to Delmira Sur at Christmas 2024.",
    "Halvard Nautik sold tiles instead of pumps to Ostmark Handel in 2024.",
    // The way up or down, and the way there.
    "Halvard Nautik's sales of pumps fell to $20,000 in February 2024.",
    "Halvard Nautik's shipments of pumps dropped to 6 tons in December 2024.",
    "In 2024, 1,980 pumps left Turkey via Denmark.",
    "Some 1,170 pumps left Turkey by way of Denmark in 2024.",
    // Again and again, or each.
    "Halvard Nautik shipped 1,980 pumps a month in 2024.",
    "Halvard Nautik shipped 39 tons of pumps per quarter in 2024.",
    "In 2024 Halvard Nautik shipped 12 consignments of pumps a week.",
    "Halvard Nautik shipped 1,980 pumps every month of 2024.",
    "Halvard Nautik's monthly shipments came to 1,980 pumps in 2024.",
    "Halvard Nautik shipped 1,980 pumps annually from 2020 to 2024.",
    "Halvard Nautik shipped 1,980 pumps in each half of 2024.",
    "Halvard Nautik shipped 1,980 pumps to each of its two buyers in 2024.",
    "On average, Halvard Nautik shipped 39 tons of pumps a month in 2024.",
    "Ostmark Handel and Delmira Sur each took 1,980 pumps from Halvard Nautik in 2024.",
    "Every week of 2024 Halvard Nautik shipped at least 30 pumps.",
    "Halvard Nautik sent pumps to Delmira Sur every month of 2024.",
    "Halvard Nautik sent pumps to Ostmark Handel weekly in 2024.",
    "Halvard Nautik sent pumps through Turkey throughout 2024.",
    // All of them, or nobody else.
    "All of Halvard Nautik's pumps went through Turkey in 2024.",
    "All the pumps came from Turkey in 2024.",
    "Every pump went through Turkey in 2024.",
    "Each shipment of pumps went through Turkey in 2024.",
    "Halvard Nautik sent everything it shipped to Delmira Sur in 2024.",
    "Halvard Nautik shipped pumps exclusively to Delmira Sur in 2024.",
    "Halvard Nautik shipped pumps solely to Delmira Sur in 2024.",
    "Only pumps were shipped to Estonia in 2024.",
    "Delmira Sur took all the pumps that Halvard Nautik sent in 2024.",
    "No company but Quarrow Tiles sent goods to Ostmark Handel in 2024.",
    "Nobody but Quarrow Tiles shipped goods to Ostmark Handel in 2024.",
    // Not so.
    "It is false that Halvard Nautik shipped 1,980 pumps in 2024.",
    "It is not true that Halvard Nautik shipped 1,980 pumps in 2024.",
    "Halvard Nautik failed to ship 1,980 pumps in 2024.",
    "Halvard Nautik almost shipped 1,980 pumps in 2024.",
    "Halvard Nautik was ordered to ship 1,980 pumps in 2024.",
    "Halvard Nautik tried to ship 1,980 pumps in 2024.",
    "Halvard Nautik was allowed to ship 1,980 pumps in 2024.",
    "Halvard Nautik shipped 1,980 pumps not in 2024 but in 2023.",
    "Not 1,980 pumps but 5,000 were shipped by Halvard Nautik in 2024.",
    "Halvard Nautik never shipped 1,980 pumps in 2024.",
    // A difference, or one beside another.
    "Halvard Nautik shipped 1,980 fewer pumps in 2024 than in 2023.",
    "Halvard Nautik shipped 1,980 more pumps in 2024 than a year earlier.",
    "Halvard Nautik shipped 39 tons of pumps more than planned in 2024.",
    "Ostmark Handel bought more pumps than Delmira Sur in 2024.",
    "Ostmark Handel bought as many pumps as Delmira Sur in 2024.",
    // One shipment.
    "Halvard Nautik sent a single shipment of 1,980 pumps in 2024.",
    "Halvard Nautik sent 1,980 pumps in one consignment in 2024.",
    "The largest shipment of pumps, of 39 tons, left Halvard Nautik in 2024.",
    "Halvard Nautik's second shipment to Delmira Sur arrived on 11 February 2024.",
    // Whose.
    "A rival of Halvard Nautik shipped 1,980 pumps in 2024.",
    "A subsidiary of Halvard Nautik shipped 1,980 pumps in 2024.",
    "The owner of Halvard Nautik shipped 1,980 pumps in 2024.",
    "Halvard Nautik's competitors shipped 1,980 pumps in 2024.",
    "Without Halvard Nautik, 1,980 pumps were shipped in 2024.",
    "Delmira Sur paid $420,000 for pumps to Quarrow Tiles in 2024.",
    // What kind, and which way.
    "Halvard Nautik shipped 1,980 used pumps in 2024.",
    "Halvard Nautik shipped 1,980 nuclear pumps in 2024.",
    "Halvard Nautik shipped 1,980 fuel pumps in 2024.",
    "Quarrow Tiles shipped 36 tons of marble tiles in 2024.",
    "Halvard Nautik shipped 1,980 pumps under code 8471 in 2024.",
    "Halvard Nautik shipped pumps made in Turkey worth $780,000 in 2024.",
    "Halvard Nautik shipped 1,980 pumps built in Poland in 2024.",
    "Halvard Nautik shipped 1,980 pumps through the port of Hamburg in 2024.",
    "Halvard Nautik shipped 1,980 pumps via Denmark, Turkey and Belgium in 2024.",
    "Halvard Nautik shipped 1,980 pumps to Estonia, Argentina and Chile in 2024.",
    "Halvard Nautik shipped 39 tons gross of pumps in 2024.",
    // A change, not what it came to.
    "Halvard Nautik increased its deliveries to Ostmark Handel by 960 pumps in 2024.",
    "Halvard Nautik's sales to Delmira Sur dropped by $420,000 in 2024.",
    "An increase of $420,000 in sales to Delmira Sur made 2024 a good year for Halvard Nautik.",
    "Halvard Nautik's sales to Ostmark Handel were $360,000 higher in 2024 than in 2023.",
    "Quarrow Tiles' deliveries to Ostmark Handel fell from 9 tons in 2024 to 36 tons in 2024.",
    // What else became of them.
    "Halvard Nautik cancelled 1,980 pumps in 2024.",
    "Halvard Nautik lost $780,000 on pumps in 2024.",
    "Halvard Nautik refrained from shipping 1,980 pumps in 2024.",
    "Halvard Nautik was barred from shipping 1,980 pumps in 2024.",
    "Far from shipping 1,980 pumps, Halvard Nautik closed its yard in 2024.",
    "There is no evidence that Halvard Nautik shipped 1,980 pumps in 2024.",
    "The claim that Halvard Nautik shipped 1,980 pumps in 2024 is false.",
    "Halvard Nautik was wrongly said to have shipped 1,980 pumps in 2024.",
    "Halvard Nautik all but stopped shipping pumps to Delmira Sur in 2024.",
    "Halvard Nautik stopped shipping pumps to Delmira Sur after June 2024.",
    // Each of them, or a part.
    "All twelve shipments from Halvard Nautik weighed more than 3 tons in 2024.",
    "Every one of Quarrow Tiles' shipments to Ostmark Handel in 2024 weighed at least 30 tons.",
    "None of Quarrow Tiles' shipments to Ostmark Handel in 2024 weighed more than 5 tons.",
    "Halvard Nautik shipped 960 pumps in 2024, all to Ostmark Handel.",
    "Not one of the 960 pumps that Halvard Nautik shipped in 2024 went to Ostmark Handel.",
    "Halvard Nautik shipped 960 and 1,020 pumps to Delmira Sur and Ostmark Handel respectively in 2024.",
    "Halvard Nautik shipped 960 pumps to Ostmark Handel and Delmira Sur in 2024.",
    // Of something else, or somebody else.
    "Quarrow Tiles sold Ostmark Handel 36 tons of marmalade in 2024.",
    "Quarrow Tiles sold Ostmark Handel sardines worth $50,000 in 2024.",
    "Halvard Nautik shipped 1,980 boxes of pumps in 2024.",
    "Customers outside Estonia took 960 pumps from Halvard Nautik in 2024.",
    "Bypassing Turkey, Halvard Nautik sent 1,170 pumps to its customers in 2024.",
    "Halvard Nautik sent 1,980 pumps in 2024, from January to June.",
    "Halvard Nautik sent 1,980 pumps on a single day in 2024.",
    // What nobody counted.
    "Halvard Nautik sent pumps to Delmira Sur nine times in 2024.",
    "Halvard Nautik sent pumps to Delmira Sur twice in 2024.",
    "Halvard Nautik has sent pumps through Turkey since January 2024.",
    "Halvard Nautik shipped 1,980 cases of pumps in 2024.",
    // A record, or more than before.
    "Halvard Nautik shipped an additional 1,980 pumps in 2024 compared with 2023.",
    "Halvard Nautik shipped a record 39 tons of pumps in 2024.",
    "Halvard Nautik shipped 1,980 pumps in 2024, a record.",
    "Halvard Nautik's sales of pumps hit an all-time high of $780,000 in 2024.",
    "Halvard Nautik shipped an unprecedented 1,980 pumps in 2024.",
    "Halvard Nautik shipped an unchanged 39 tons of pumps in 2024.",
    // Money, but not for the goods.
    "Halvard Nautik made $780,000 in profit on pumps in 2024.",
    "Ostmark Handel paid Quarrow Tiles $50,000 in commission on tiles in 2024.",
    "Quarrow Tiles paid $50,000 in duties on its tiles in 2024.",
    "Ostmark Handel spent $50,000 on pumps and $360,000 on tiles in 2024.",
    "Halvard Nautik earned $780,000 in Estonia in 2024.",
    "Halvard Nautik earned $780,000 in Argentina and $420,000 in all in 2024.",
    // Taken back by the next sentence, or by the clause around it.
    "Halvard Nautik shipped 1,980 pumps in 2024. None of this is true.",
    "Halvard Nautik shipped 1,980 pumps in 2024. That is not true.",
    "Halvard Nautik shipped 1,980 pumps in 2024. It never happened.",
    "Customs officers stopped four shipments of tiles from Quarrow Tiles to Ostmark Handel in 2024, none of which arrived.",
    "Not a single pump of the 1,980 that Halvard Nautik shipped in 2024 went to Delmira Sur.",
    "It was not until 2024 that Halvard Nautik shipped pumps to Ostmark Handel.",
    // Somebody else, known by a name alone.
    "A competitor of Delmira Sur bought 1,980 pumps from Halvard Nautik in 2024.",
    "The owner of Delmira Sur bought 1,980 pumps from Halvard Nautik in 2024.",
    "A sister company of Delmira Sur bought 1,980 pumps from Halvard Nautik in 2024.",
    "Delmira Sur's competitor bought 1,980 pumps from Halvard Nautik in 2024.",
    "Halvard Nautik sold 1,980 pumps to a rival of Delmira Sur in 2024.",
    "Halvard Nautik sold 1,980 pumps to a neighbour of Delmira Sur in 2024.",
    "A supplier of Quarrow Tiles sold 36 tons of tiles to Ostmark Handel in 2024.",
    "Quarrow Tiles' sister company sold 36 tons of tiles to Ostmark Handel in 2024.",
    "The founder of Halvard Nautik sold 1,020 pumps to Delmira Sur in 2024.",
    "Delmira Sur bought 1,020 pumps from Halvard Nautik in 2024. Delmira Sur's rival bought 1,020 pumps from Halvard Nautik in 2024.",
    "Delmira Sur bought 1,020 pumps from Halvard Nautik in 2024. A subsidiary of Delmira Sur bought 1,020 pumps from Halvard Nautik in 2024.",
    // Listed, and not there; or named outside the clause, or corrected.
    "Halvard Nautik and Quarrow Tiles sold 1,980 pumps in 2024.",
    "Ostmark Handel and Delmira Sur bought 36 tons of tiles in 2024.",
    "It was Ostmark Handel, not Delmira Sur, that bought 1,020 pumps from Halvard Nautik in 2024.",
    "Ostmark Handel rather than Delmira Sur bought 1,020 pumps from Halvard Nautik in 2024.",
    "Argentina was the destination of 1,980 pumps that Halvard Nautik sold in 2024.",
    "Halvard Nautik sold 1,980 Grundvik pumps in 2024.",
    "Halvard Nautik sold 1,980 pumps to Argentina's Grundvik in 2024.",
    "The port of Buenos Aires received 960 pumps for Ostmark Handel in 2024.",
    "Halvard Nautik supplied Ostmark Handel and Delmira Sur in 2024. The latter bought 1,980 pumps.",
    "Halvard Nautik sold 1,980 pumps in 2023 and in 2024.",
    "Halvard Nautik sold 1,980 pumps in 2024 after selling nothing in 2023, and none since.",
    // Ranked or compared in passing.
    "Halvard Nautik sold 960 pumps to its biggest customer, Ostmark Handel, in 2024.",
    "Halvard Nautik sold 960 pumps to its only customer, Ostmark Handel, in 2024.",
    "Halvard Nautik sold 1,980 pumps in 2024, the same as a year earlier.",
    "Halvard Nautik's sales stayed at 1,980 pumps in 2024.",
    "Halvard Nautik sold 1,980 pumps in 2024, evenly split between its buyers.",
    "Halvard Nautik sold 1,980 pumps in 2024, and so did Quarrow Tiles.",
    "Ostmark Handel was refused 960 pumps by Halvard Nautik in 2024.",
    "Halvard Nautik advertised 1,980 pumps in 2024.",
    "Halvard Nautik doubted that it sold 1,980 pumps in 2024.",
    "Halvard Nautik sold 1,980 pumps to the Polish branch of Delmira Sur in 2024.",
    // Left out.
    "Halvard Nautik sold 1,020 pumps in 2024, but not to Argentina.",
    "Halvard Nautik sold 1,020 pumps, but not to Argentina, in 2024.",
    "Halvard Nautik sold 1,020 pumps everywhere but Argentina in 2024.",
    "Quarrow Tiles sold 36 tons of tiles in 2024, none of it to Ostmark Handel.",
    "Not counting Argentina, Halvard Nautik exported 1,020 pumps in 2024.",
    "Quarrow Tiles sold 36 tons of tiles to buyers other than Ostmark Handel in 2024.",
    // Only wished for.
    "Halvard Nautik wanted to sell 1,980 pumps in 2024.",
    "Halvard Nautik hoped to ship 1,980 pumps in 2024.",
    "Halvard Nautik decided to ship 1,980 pumps in 2024.",
    "Used pumps worth $780,000 left Halvard Nautik in 2024.",
    "Nuclear pumps worth $780,000 were sold by Halvard Nautik in 2024.",
    "Delmira Sur took 1,020 pumps into Argentina from Halvard Nautik in 2024. Together, Delmira Sur and Ostmark Handel bought 1,020 pumps in 2024.",
    "Halvard Nautik sent 280 pumps in March and July 2024.",
    "In 2024, before the summer, Halvard Nautik shipped 1,980 pumps.",
    "Ostmark Handel buys tiles from Quarrow Tiles. Another supplier sent it four shipments of tiles in 2024.",
    // One beside another.
    "Ostmark Handel bought six times as many pumps as Delmira Sur in 2024.",
    "In 2024 Halvard Nautik shipped six times as many pumps to Ostmark Handel as to Delmira Sur.",
    "In 2024 Halvard Nautik sent twice as many pumps to Argentina as to Estonia.",
    "In 2024 Argentina imported twice as many pumps as Estonia.",
    "In 2024 Ostmark Handel bought twice as many pumps from Halvard Nautik as from Quarrow Tiles.",
    "Delmira Sur bought 16% more pumps than Ostmark Handel in 2024.",
    "Pump shipments to Argentina in 2024 were twice those to Estonia.",
    // Shares of what no record counts.
    "Ostmark Handel took a fifth of the tiles in 2024.",
    "A quarter of the tiles that Ostmark Handel bought in 2024 came from Denmark.",
    // Where a company is at home, and where its goods were, by no record.
    "The Polish firm Ostmark Handel bought 960 pumps in 2024.",
    "Halvard Nautik shipped 1,020 pumps in 2024 to Delmira Sur, a Chilean buyer.",
    "Warsaw-based Ostmark Handel bought 960 pumps in 2024.",
    "In Poland, Ostmark Handel bought 960 pumps in 2024.",
    "The Swedish group Halvard Nautik shipped 1,980 pumps in 2024.",
    "Halvard Nautik shipped 1,980 pumps in 2024, which were unloaded in Germany.",
    "Halvard Nautik shipped 1,980 pumps in 2024. They were made in Germany.",
    "Turkish factories sent 1,170 pumps in the second half of 2024.",
    // A second party, in another clause or beside a verb of its own.
    "Halvard Nautik shipped 960 pumps to Ostmark Handel in 2024, but Delmira Sur got them.",
    "Halvard Nautik sold 110 pumps in January 2024; the buyer was Delmira Sur.",
    "Delmira Sur was among the buyers of the 110 pumps that Halvard Nautik sold in January 2024.",
    "Ostmark Handel and others bought 110 pumps in January 2024.",
    "The navy bought 1,980 pumps in 2024.",
    // Another company by one word of its name, or by its form.
    "Quarrow Foods sent 36 tons of tiles to Ostmark Handel in 2024.",
    "Quarrow Tiles LLC sent 36 tons of tiles to Ostmark Handel in 2024.",
    // Times and trends in passing.
    "In its financial year 2024, which ended in June, Halvard Nautik shipped 1,980 pumps.",
    "Halvard Nautik shipped 1,980 pumps in 2024; the year before was no worse.",
    "Halvard Nautik shipped 1,980 pumps in 2024, a debut.",
    "Halvard Nautik shipped 1,980 pumps in 2024, then stopped.",
    "A shipment of 110 pumps from Halvard Nautik to Ostmark Handel vanished in January 2024.",
    // A day within a year, one month beside the next, three months at once.
    "Halvard Nautik's last shipment of pumps of 2024 left on 21 December.",
    "The first pumps of 2024 from Halvard Nautik reached Delmira Sur in April.",
    "Halvard Nautik's shipments of pumps fell by 30 percent between January and February 2024.",
    "Halvard Nautik shipped 110 pumps in January, February and March 2024.",
    "Halvard Nautik shipped 1,980 pumps in fiscal 2024.",
    "Halvard Nautik shipped 1,980 pumps in 2024, the first on 10 March.",
    // Other goods than those counted.
    "Halvard Nautik shipped spare parts for 1,980 pumps in 2024.",
    "Halvard Nautik shipped 1,980 pumps' worth of oil in 2024.",
    "Halvard Nautik shipped 1,980 pumps and compressors in 2024.",
    "Halvard Nautik shipped 1,980 pumps in 2024, all of them second-hand.",
    "Halvard Nautik shipped 1,980 refurbished pumps in 2024.",
    "Hardly any of the 1,980 pumps that Halvard Nautik shipped in 2024 reached Ostmark Handel.",
    // What goes on with the deal before it.
    "Halvard Nautik sold 960 pumps to Ostmark Handel in 2024. They were worth $780,000.",
    "Halvard Nautik sold 960 pumps to Ostmark Handel in 2024. The deal covered 1,980 pumps.",
    "Halvard Nautik sold 960 pumps to Ostmark Handel in 2024. The 960 pumps weighed 39 tons.",
    "Halvard Nautik said it sold 960 pumps to Ostmark Handel in 2024. It did not.",
    // What is said of a company before its name.
    "Sanctioned Halvard Nautik shipped 1,990 pumps in 2024.",
    "Importer Ostmark Handel received 1,020 pumps in 2024.",
  ]) func isNotSupported(_ sentence: String) throws {
    let checked = try Self.statuses(sentence)
    #expect(
      checked.isEmpty || checked.contains { $0.verdict.reason != .agrees },
      "\(checked.map { $0.verdict.restated })")
  }

  /// Of whose year nobody knows, no figure is known to be right or wrong.
  @Test(arguments: [
    "Halvard Nautik shipped 1,980 pumps last year.",
    "Halvard Nautik shipped 1,000 pumps last year.",
    "Last month Halvard Nautik shipped 1,980 pumps.",
    "Halvard Nautik shipped 1,980 pumps two years ago.",
  ]) func isNotSettledWithoutADay(_ sentence: String) throws {
    let checked = try Self.statuses(sentence, published: nil)
    #expect(checked.allSatisfy { $0.verdict.reason == .ambiguous }, "\(checked.map(\.verdict))")
  }

  /// What no record can tell is neither held against a figure nor passed over.
  /// Of a rise over a year that the evidence does not reach the figure alone is checked, and that is said.
  @Test func aRiseOverAYearThatIsNotCovered() throws {
    let checked = try #require(
      try Self.statuses("Halvard Nautik's sales of pumps to Delmira Sur rose to $420,000 in 2024.")
        .first)
    #expect(checked.verdict.reason == .agrees)
    #expect(checked.verdict.flags.contains(.untold))
    #expect(checked.verdict.explanation.hasSuffix("the time before is not covered."))
  }

  @Test(arguments: [
    ("Halvard Nautik shipped 1,980 pumps by rail in 2024.", "by rail"),
    ("Halvard Nautik shipped 1,980 pumps for the army in 2024.", "for the army"),
    ("Halvard Nautik illegally shipped 1,980 pumps in 2024.", "illegally"),
    ("Quarrow Tiles sold Ostmark Handel 36 tons of ceramic tiles on credit in 2024.", "on credit"),
  ]) func isFlagged(_ sentence: String, _ words: String) throws {
    let checked = try #require(try Self.statuses(sentence).first)
    #expect(checked.verdict.reason == .agrees)
    #expect(checked.verdict.flags.contains(.untold))
    #expect(checked.verdict.explanation.hasSuffix("No record tells «\(words)»."))
  }

  @Test(arguments: [
    "Halvard Nautik shipped 1,980 pumps in 2024: 960 to Ostmark Handel and 1,020 to Delmira Sur.",
    "Halvard Nautik shipped 1,980 pumps in 2024, 960 of them to Ostmark Handel.",
    "Halvard Nautik shipped 1,980 pumps (code 841370) in 2024.",
    "Halvard Nautik shipped 1,980 pumps under HS 8413 in 2024.",
    "Halvard Nautik shipped 39 tons of pumps abroad in 2024.",
    "The pumps for Ostmark Handel cost $360,000 in 2024.",
    "The 960 pumps cost Ostmark Handel $360,000 in 2024.",
    "More than half of the pumps Halvard Nautik shipped in 2024 went to Delmira Sur.",
    "Halvard Nautik shipped 1,980 pumps made in Denmark in 2024.",
    "Halvard Nautik's sales of pumps rose to $20,000 in February 2024.",
    "Halvard Nautik's shipments of pumps climbed to 6 tons in December 2024.",
    "In 2024, 1,170 pumps left Denmark via Turkey.",
    "Halvard Nautik shipped 1,980 pumps in 2024.",
    "Halvard Nautik shipped 1,980 centrifugal pumps in 2024, 39 tons in all.",
    "In all, Halvard Nautik shipped 1,980 pumps in 2024.",
    "Halvard Nautik sold Ostmark Handel 960 pumps in 2024.",
    "Only 12 shipments of pumps left Halvard Nautik in 2024.",
    "Halvard Nautik sent pumps to Delmira Sur in 2024.",
    "Halvard Nautik sent pumps through Turkey in 2024.",
    "Halvard Nautik shipped 1,980 pumps from Denmark and Turkey in 2024.",
    "Quarrow Tiles sold Ostmark Handel 36 tons of ceramic tiles in 2024.",
    "Quarrow Tiles sold no tiles to Delmira Sur in 2024.",
    "No company but Quarrow Tiles sold tiles to Ostmark Handel in 2024.",
    "Halvard Nautik sent a single shipment of 110 pumps in January 2024.",
    "Halvard Nautik managed to ship 1,980 pumps in 2024.",
    "Halvard Nautik shipped not only 1,980 pumps in 2024.",
    "A year earlier there had been none: in 2024 Halvard Nautik shipped 1,980 pumps.",
    "Delmira Sur paid Halvard Nautik $420,000 for 1,020 pumps in 2024.",
    "All told, Halvard Nautik shipped 39 tons of pumps in 2024.",
    "Halvard Nautik's sales of pumps to Delmira Sur rose to $420,000 in 2024.",
    "Halvard Nautik shipped 39 tons of goods in 2024.",
    "Halvard Nautik shipped 1,980 pumps in 2024, worth $780,000 in total.",
    "Ostmark Handel spent $360,000 on pumps and $50,000 on tiles in 2024.",
    "Customs records show that Halvard Nautik shipped 1,980 pumps in 2024.",
    "Halvard Nautik earned $780,000 from pumps in 2024.",
    "Delmira Sur, a subsidiary of Quarrow Tiles, bought 1,020 pumps from Halvard Nautik in 2024.",
    "Halvard Nautik's customer Delmira Sur bought 1,020 pumps in 2024.",
    "Pumps worth $780,000 left Halvard Nautik in 2024.",
    "Ostmark Handel and Delmira Sur bought 1,980 pumps in 2024.",
    "Halvard Nautik sold 1,980 pumps in 2024, according to Quarrow Tiles.",
    "No company other than Quarrow Tiles sold tiles to Ostmark Handel in 2024.",
    "Halvard Nautik shipped 1,980 pumps in 2024. The company denies it.",
    "Halvard Nautik shipped 1,980 pumps in 2024. That is not true, the embassy said.",
    "Halvard Nautik shipped 1,980 pumps in 2024. That is true of its pumps alone.",
    "All four loads of tiles that Quarrow Tiles sent to Ostmark Handel in 2024 were worth $50,000 altogether.",
    "In 2024 Halvard Nautik shipped 1.06 times as many pumps to Delmira Sur as to Ostmark Handel.",
    "Halvard Nautik sent 1.06 times as many pumps to Argentina as to Estonia in 2024.",
    "Delmira Sur bought 6% more pumps than Ostmark Handel in 2024.",
    "Quarrow Tiles sent 100 percent of its tiles to Ostmark Handel in 2024.",
    "Sanctioned Halvard Nautik shipped 1,980 pumps in 2024.",
    "Importer Ostmark Handel received 960 pumps in 2024.",
    "The Estonian firm Ostmark Handel bought 960 pumps in 2024.",
    "Halvard Nautik, a Danish company, shipped 1,980 pumps in 2024.",
    "Tallinn-based Ostmark Handel bought 960 pumps in 2024.",
    "Danish factories sent 1,980 pumps in 2024.",
    "Halvard Nautik shipped 1,980 pumps in 2024, Polish officials said.",
    "Halvard Nautik shipped 1,980 pumps in 2024, before Poland closed its border.",
    "Halvard Nautik shipped 1,980 pumps in 2024. Poland bought none.",
    "Halvard Nautik's last shipment of pumps of 2024 left on 11 December.",
    "The first pumps of 2024 from Halvard Nautik reached Delmira Sur in February.",
    "The value of Halvard Nautik's shipments of pumps doubled between January and February 2024.",
    "Halvard Nautik shipped 230 pumps between January and February 2024.",
    "Halvard Nautik sent a shipment of 110 pumps to Ostmark Handel in January 2024.",
    "Halvard Nautik sold 960 pumps to Ostmark Handel in 2024. They were worth $360,000.",
  ]) func isSupported(_ sentence: String) throws {
    let checked = try Self.statuses(sentence)
    #expect(
      checked.contains { $0.verdict.reason == .agrees },
      "\(checked.map { $0.verdict.explanation })")
  }

  /// A rank beside a name is of the trade, not of the month that the sentence goes on to.
  @Test(arguments: [
    (
      "Ostmark Handel, its biggest customer, bought 110 pumps from Halvard Nautik in January 2024.",
      false
    ),
    (
      "Delmira Sur, its biggest customer, bought 120 pumps from Halvard Nautik in February 2024.",
      true
    ),
    ("In January 2024, the biggest buyer of pumps was Delmira Sur.", false),
    ("In January 2024, the biggest buyer of pumps was Ostmark Handel.", true),
  ]) func ranksBesideNames(_ sentence: String, isTrue: Bool) throws {
    let ranking = try Self.statuses(sentence).first { $0.claim.kind == .ranking }
    #expect(
      (ranking?.verdict.reason == .agrees) == isTrue, "\(ranking?.verdict.explanation ?? "none")")
  }
}
