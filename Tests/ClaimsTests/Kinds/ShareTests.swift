import Facts
import Testing

@testable import Claims

@Suite struct ShareTests {
  @Test(arguments: [
    (
      "Veligor imported 400 tonnes of steel in 2023.|Turkey supplied 60 percent of it.",
      ["0.6, to Veligor, of steel, from TR"]
    ),
    (
      "Veligor imported 400 tonnes of steel in 2023.|Most of it came from Turkey.",
      ["0.5, to Veligor, of steel, from TR"]
    ),
    (
      "Veligor imported 400 tonnes of steel in 2023.|All of it came from Turkey.",
      ["1, to Veligor, of steel, from TR"]
    ),
    (
      "Veligor imported 400 tonnes of steel in 2023.|Castellan Tool accounted for 35% of that.",
      ["0.35, by Castellan Tool, to Veligor, of steel"]
    ),
    (
      "Orsay Machine sold 90 lathes to Veligor in 2023.|Turkey accounted for 60% of the lathes that Maritsa Agro bought in 2022, by value.",
      ["0.6, to Maritsa Agro, of lathe, from TR"]
    ),
    (
      "Veligor imported 400 tonnes of steel in 2023.|Less than a fifth came from Turkey.",
      ["0.2, to Veligor, of steel, from TR"]
    ),
    (
      "Veligor imported 400 tonnes of steel in 2023.|Turkey's share was 60 percent.",
      ["0.6, to Veligor, of steel, from TR"]
    ),
    (
      "Veligor imported 400 tonnes of steel in 2023, 60 percent of it from Turkey.",
      ["0.6, to Veligor, of steel, from TR"]
    ),
    (
      "Orsay Machine exported 90 lathes in 2023.|The bulk of them went to Kazakhstan.",
      ["0.5, by Orsay Machine, of lathe, into KZ"]
    ),
    (
      "Orsay Machine exported 90 lathes in 2023.|The vast majority went to Kazakhstan.",
      ["0.75, by Orsay Machine, of lathe, into KZ"]
    ),
    (
      "Veligor imported 400 tonnes of steel in 2023.|Two-thirds of it came from Turkey.",
      ["0.666667, to Veligor, of steel, from TR"]
    ),
    (
      "Veligor imported 400 tonnes of steel in 2023.|More than half of that was Turkish.",
      ["0.5, to Veligor, of steel, made TR"]
    ),
    (
      "Veligor imported 400 tonnes of steel in 2023.|A quarter of it was supplied by Castellan Tool.",
      ["0.25, by Castellan Tool, to Veligor, of steel"]
    ),
    (
      "Orsay Machine exported 90 lathes in 2023.|Nine in ten of them went to Veligor.",
      ["0.9, by Orsay Machine, to Veligor, of lathe"]
    ),
    (
      "Orsay Machine exported 90 lathes in 2023.|Nearly a third of those were bought by Veligor.",
      ["0.333333, by Orsay Machine, to Veligor, of lathe"]
    ),
    (
      "Russia imported 4,000 tonnes of ball bearings in 2023.|China provided 81% of them.",
      ["0.81, of ball bearing, from CN, into RU"]
    ),
    (
      "Russia imported 4,000 tonnes of ball bearings in 2023, more than half of them from China.",
      ["0.5, of ball bearing, from CN, into RU"]
    ),
  ])
  func reads(text: String, expected: [String]) {
    #expect(Reading(text).lines(.share) == expected)
  }

  @Test(arguments: [
    "The company owns 60 percent of the mill.",
    "Sixty percent of voters backed the plan.",
    "Veligor's revenue rose 60 percent in 2023.",
    "Orsay Machine shipped 40 lathes to Veligor in 2023.",
    "Half of the recipe is flour.",
    "Most people in Tula know Veligor.",
    "Interest rates stood at 16 percent.",
    "The duty on steel is 25 percent.",
    "Veligor may import most of its steel from Turkey.",
    "Unemployment fell to 4 percent in 2023.",
    "In all, Veligor imported 400 tonnes of steel in 2023.",
    "Steel of 12 percent chromium is hard to weld.",
    "Veligor said 60 percent of its steel came from Turkey.",
    "A third person was arrested in 2023.",
    "Half an hour later the train left.",
  ])
  func readsNone(text: String) {
    #expect(Reading(text).lines(.share) == [])
  }

  /// The measure may stand behind a clause of its own.
  @Test(arguments: [
    ("India accounted for 20% of the lathes that Veligor bought in 2023, by value.", Measure.value),
    ("India accounted for 20% of the lathes that Veligor bought in 2023, by weight.", .netMass),
    ("India accounted for 20% of the lathes that Veligor bought in 2023.", .quantity),
    (
      "India accounted for 20% of the lathes that Veligor bought, and China for 30%, by value.",
      .quantity
    ),
  ])
  func measureBehind(text: String, measure: Measure) {
    #expect(Reading(text).claims.first { $0.kind == .share }?.measure == measure)
  }
}
