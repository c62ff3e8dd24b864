import Facts
import Testing

@testable import Claims

@Suite struct PartiesTests {
  @Test(arguments: [
    (
      "Four companies supplied lathes to Veligor in 2023.",
      ["4, to Veligor, of lathe"]
    ),
    (
      "Two importers took lathes from Orsay Machine in 2023.",
      ["2, by Orsay Machine, of lathe"]
    ),
    (
      "Lathes were supplied to Veligor by three firms in 2023.",
      ["3, to Veligor, of lathe"]
    ),
    (
      "Three Turkish firms shipped lathes to Veligor in 2023.",
      ["3, to Veligor, of lathe, from TR"]
    ),
    (
      "At least five companies sold lathes to Veligor in 2023.",
      ["5, to Veligor, of lathe"]
    ),
    (
      "Seven traders in Dubai sold chips to Veligor in 2023.",
      ["7, to Veligor, of chip, from AE"]
    ),
    (
      "Orsay Machine sold lathes to six customers in 2023.",
      ["6, by Orsay Machine, of lathe"]
    ),
    (
      "Orsay Machine shipped lathes to four Russian buyers in 2023.",
      ["4, by Orsay Machine, of lathe, into RU"]
    ),
    (
      "Veligor bought lathes from three suppliers in 2023.",
      ["3, to Veligor, of lathe"]
    ),
    (
      "Veligor imported lathes from more than a dozen companies in 2023.",
      ["12, to Veligor, of lathe"]
    ),
    (
      "In 2023 two distributors delivered bearings to Veligor.",
      ["2, to Veligor, of bearing"]
    ),
    (
      "Nine exporters sent Kazakh wheat to Serbia in 2023.",
      ["9, of wheat, made KZ, into RS"]
    ),
    (
      "Orsay Machine shipped 40 lathes to Veligor in 2023.|Three other firms also supplied the plant with lathes.",
      ["3, to Veligor, of lathe"]
    ),
    (
      "Orsay Machine shipped 40 lathes to Russia in 2023.|They were bought by five plants.",
      ["5, by Orsay Machine, of lathe, into RU"]
    ),
    (
      "Several companies supplied lathes to Veligor in 2023.",
      ["3, to Veligor, of lathe"]
    ),
  ])
  func reads(text: String, expected: [String]) {
    #expect(Reading(text).lines(.parties) == expected)
  }

  @Test(arguments: [
    "Four companies were sanctioned in 2023.",
    "Two firms accounted for 86% of the lathes that Veligor bought in 2023.",
    "Four companies may supply lathes to Veligor.",
    "Orsay Machine employs three engineers.",
    "The two firms share a director.",
    "Orsay Machine shipped 40 lathes to Veligor in 2023.",
    "Three companies of soldiers were sent to the border in 2023.",
    "Two companies said they had supplied lathes to Veligor in 2023.",
    "Five firms deny having supplied lathes to Veligor.",
    "Four companies will supply lathes to Veligor in 2025.",
    "Four firms bid for the contract to supply lathes in 2023.",
    "Veligor has two subsidiaries in Tula.",
    "The plant is owned by three brothers.",
    "No company supplied lathes to Veligor in 2023.",
    "Orsay Machine opened two shops in 2023.",
    "The association of three exporters met in Tula in 2023.",
  ])
  func readsNone(text: String) {
    #expect(Reading(text).lines(.parties) == [])
  }
}
