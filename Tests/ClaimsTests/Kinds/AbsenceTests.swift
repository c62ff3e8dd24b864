import Facts
import Testing

@testable import Claims

@Suite struct AbsenceTests {
  @Test(arguments: [
    (
      "Orsay Machine sold no lathes to Veligor after May 2022.",
      ["0, by Orsay Machine, to Veligor, of lathe"]
    ),
    (
      "Orsay Machine never shipped lathes to Veligor.",
      ["0, by Orsay Machine, to Veligor, of lathe"]
    ),
    (
      "Orsay Machine did not ship lathes to Veligor in 2023.",
      ["0, by Orsay Machine, to Veligor, of lathe"]
    ),
    (
      "Not a single lathe went from Orsay Machine to Veligor in 2023.",
      ["0, by Orsay Machine, to Veligor, of lathe"]
    ),
    (
      "No lathes made in Japan reached Veligor in 2023.",
      ["0, of lathe, made JP"]
    ),
    (
      "Orsay Machine shipped nothing to Veligor in 2023.",
      ["0, by Orsay Machine, to Veligor"]
    ),
    (
      "None of the lathes reached Veligor from Orsay Machine in 2023.",
      ["0, by Orsay Machine, to Veligor, of lathe"]
    ),
    (
      "Orsay Machine shipped 40 lathes to Veligor in 2023.|Not one consignment went from Orsay Machine to Brodnik Metall.",
      ["0, by Orsay Machine, to Brodnik Metall"]
    ),
  ])
  func reads(text: String, expected: [String]) {
    #expect(Reading(text).lines(.absence) == expected)
  }

  @Test(arguments: [
    "Orsay Machine shipped no more than 40 lathes to Veligor in 2023.",
    "Orsay Machine no longer ships lathes to Veligor.",
    "Orsay Machine may not ship lathes to Veligor.",
    "Orsay Machine said it shipped no lathes to Veligor in 2023.",
    "Orsay Machine has never sold lathes to Veligor, its spokesman said.",
    "Its contracts have carried a no-re-export clause since March 2022.",
    "Lathes did not get cheaper on the way to Veligor.",
    "Not only Orsay Machine shipped lathes to Veligor in 2023.",
    "Veligor did not answer questions about lathes.",
  ])
  func readsNone(text: String) {
    #expect(Reading(text).lines(.absence) == [])
  }
}
