import Facts
import Testing

@testable import Claims

@Suite struct GrowthTests {
  @Test(arguments: [
    (
      "Veligor imported 400 tonnes of steel in 2023.|That was twice as much as in 2022.",
      ["2, to Veligor, of steel"]
    ),
    (
      "Russia's imports of Turkish steel doubled in 2023.",
      ["2, of steel, made TR, into RU"]
    ),
    (
      "Russia's imports of steel from Turkey rose by 20 percent in 2023.",
      ["1.2, of steel, from TR, into RU"]
    ),
    (
      "Deliveries of lathes from Orsay Machine to Veligor fell by a third in 2023.",
      ["0.666667, by Orsay Machine, to Veligor, of lathe"]
    ),
    (
      "Orsay Machine's sales of lathes to Veligor tripled in 2023.",
      ["3, by Orsay Machine, to Veligor, of lathe"]
    ),
    (
      "Orsay Machine's exports of lathes to Russia more than doubled last year.",
      ["2, by Orsay Machine, of lathe, into RU"]
    ),
    (
      "Kazakhstan's exports of bearings to Russia grew sevenfold in 2023.",
      ["7, of bearing, from KZ, into RU"]
    ),
    (
      "Turkey sent 400 tonnes of steel to Russia in 2023, 42 percent more than in 2022.",
      ["1.42, of steel, from TR, into RU"]
    ),
    (
      "Turkey sent 400 tonnes of steel to Russia in 2023, up 42% from the year before.",
      ["1.42, of steel, from TR, into RU"]
    ),
    (
      "Turkey sent 400 tonnes of steel to Russia in 2023, down by a quarter on the year.",
      ["0.75, of steel, from TR, into RU"]
    ),
    (
      "Turkey sent 400 tonnes of steel to Russia in 2023, three times as much as in 2022.",
      ["3, of steel, from TR, into RU"]
    ),
    (
      "Turkey sent 400 tonnes of steel to Russia in 2023, almost double the figure for 2022.",
      ["2, of steel, from TR, into RU"]
    ),
    (
      "Veligor's purchases of lathes from Orsay Machine halved in 2023.",
      ["0.5, by Orsay Machine, to Veligor, of lathe"]
    ),
    (
      "Imports of Chinese tyres into Russia jumped 30% in 2023 from a year earlier.",
      ["1.3, of tyre, made CN, into RU"]
    ),
    (
      "Shipments of valves from Italy to Russia dropped 15 percent in the first quarter of 2024.",
      ["0.85, of valve, from IT, into RU"]
    ),
    (
      "Armenia's exports of watches to Russia increased tenfold between 2021 and 2023.",
      ["10, of watch, from AM, into RU"]
    ),
    (
      "Sales of children's coats from Turkey to Russia rose by 20 percent in 2023.",
      ["1.2, of coats, from TR, into RU"]
    ),
    (
      "In 2023 Russia's imports of Turkish steel were twice, by weight, as high as in 2021.",
      ["2, of steel, made TR, into RU"]
    ),
    (
      "Veligor, a trading house, doubled its purchases of lathes in 2023.",
      ["2, to Veligor, of lathe"]
    ),
  ])
  func reads(text: String, expected: [String]) {
    #expect(Reading(text).lines(.growth) == expected)
  }

  @Test(arguments: [
    "The rouble fell by a third in 2023.",
    "Orsay Machine doubled its workforce in 2023.",
    "Prices of steel rose by 20 percent in 2023.",
    "Veligor may double its imports of lathes in 2025.",
    "Orsay Machine shipped 40 lathes to Veligor in 2023.",
    "The double agent was sentenced in 2023.",
    "Sixty percent of the steel came from Turkey.",
    "Orsay Machine said its sales of lathes to Russia had doubled in 2023.",
    "He visited Ankara three times in 2023.",
    "Temperatures rose by two degrees in 2023.",
    "The population of Tula fell by 2 percent.",
    "Analysts expect imports of steel to rise by 20 percent in 2025.",
    "Veligor raised its share of the venture to 60 percent in 2023.",
    "The bank doubled its interest rate in 2023.",
    "Output of steel at the mill rose by 20 percent in 2023.",
    "Veligor bought 40 lathes from Orsay Machine in 2023.|Its shares fell by 4 percent in 2024.",
    "Orsay Machine sold 40 lathes to Veligor in 2023.|Shares in Orsay Machine rose 6 percent in 2024.",
    "Veligor bought 40 lathes from Orsay Machine in 2023.|Unemployment in Tula fell by a third in 2024.",
    "Veligor bought 40 lathes from Orsay Machine in 2023.|The hall had been inspected twice before the fire in 2024.",
    "Orsay Machine sold 40 lathes to Veligor in 2023.|Its board met three times in 2024, and agreed on nothing.",
    "Veligor bought 400 tonnes of steel in 2023.|Patients were 30 percent more likely to sleep in 2024.",
  ])
  func readsNone(text: String) {
    #expect(Reading(text).lines(.growth) == [])
  }

  /// What a period is compared with: its own length before it, unless the words name another.
  @Test(arguments: [
    ("Russia's imports of Turkish steel doubled in 2023.", "2023-01-01 2022-01-01"),
    ("Malaysia tripled its purchases of Turkish steel in 2023.", "2023-01-01 2022-01-01"),
    (
      "Turkey sent 400 tonnes of steel to Russia in 2023, 42 percent more than in 2021.",
      "2023-01-01 2021-01-01"
    ),
    (
      "Shipments of valves from Italy to Russia dropped 15 percent in the first quarter of 2024.",
      "2024-01-01 2023-01-01"
    ),
    (
      "Veligor imported 400 tonnes of steel in 2023.|That was twice as much as in 2022.",
      "2023-01-01 2022-01-01"
    ),
    (
      "Armenia's exports of watches to Russia increased tenfold between 2021 and 2023.",
      "2023-01-01 2021-01-01"
    ),
    (
      "In 2023 Russia's imports of Turkish steel were down 16 percent from 2021.",
      "2023-01-01 2021-01-01"
    ),
    (
      "Russia's imports of Turkish steel were down 16 percent from 2021 in 2023.",
      "2023-01-01 2021-01-01"
    ),
  ])
  func compares(text: String, expected: String) {
    let claim = Reading(text).claims.first { $0.kind == .growth }
    let from = claim?.scope.period.from?.description ?? ""
    #expect(from + " " + (claim?.base?.period.from?.description ?? "") == expected)
  }

  @Test(arguments: [
    "Orsay Machine shipped 16 percent fewer lathes to Veligor in 2023 than in 2022.",
    "Orsay Machine shipped 16 percent more lathes to Veligor in 2023 than in 2022.",
  ])
  func countsPieces(text: String) {
    let claim = Reading(text).claims.first { $0.kind == .growth }
    #expect(claim?.measure == .quantity)
    #expect(claim?.narrowing == [])
  }
}
