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
  ])
  func readsNone(text: String) {
    #expect(Reading(text).lines(.parties) == [])
  }
}
