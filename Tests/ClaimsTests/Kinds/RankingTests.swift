import Facts
import Testing

@testable import Claims

@Suite struct RankingTests {
  @Test(arguments: [
    (
      "Orsay Machine shipped 40 lathes to Veligor in 2023.|The biggest buyer of lathes in 2023 was Veligor.",
      ["Veligor, of lathe"]
    ),
    (
      "Orsay Machine shipped 40 lathes to Veligor in 2023.|Veligor was the largest buyer of lathes in 2023.",
      ["Veligor, of lathe"]
    ),
    (
      "Orsay Machine shipped 40 lathes to Veligor in 2023.|Veligor was the second-largest customer for lathes in 2023.",
      ["Veligor, of lathe"]
    ),
    (
      "Germany was the leading origin, by value, of lathes that Veligor bought in 2023.",
      ["DE, to Veligor, of lathe"]
    ),
    (
      "Orsay Machine shipped 40 lathes to Veligor in 2023.|The main supplier of lathes was Orsay Machine.",
      ["Orsay Machine, of lathe"]
    ),
    (
      "Kazakhstan is Orsay Machine's largest export market for lathes this year.",
      ["KZ, by Orsay Machine, of lathe"]
    ),
    (
      "Orsay Machine shipped 40 lathes to Veligor in 2023.|Its top customer was Veligor.",
      ["Veligor, by Orsay Machine, of lathe"]
    ),
    (
      "Orsay Machine shipped 40 lathes to Veligor in 2023.|Orsay Machine was the third-biggest supplier of lathes in 2023.",
      ["Orsay Machine, of lathe"]
    ),
  ])
  func reads(text: String, expected: [String]) {
    #expect(Reading(text).lines(.ranking) == expected)
  }

  @Test(arguments: [
    "Veligor is one of Russia's largest makers of gearboxes.",
    "Veligor is among the biggest buyers of lathes.",
    "The biggest problem was the price of lathes.",
    "The largest city of the region is home to Veligor.",
    "The leading scientist left Veligor in 2023.",
    "The main road to Veligor was closed in 2023.",
    "The chief executive of Orsay Machine resigned in 2023.",
    "At best, Veligor will buy lathes in 2025.",
  ])
  func readsNone(text: String) {
    #expect(Reading(text).lines(.ranking) == [])
  }
}
