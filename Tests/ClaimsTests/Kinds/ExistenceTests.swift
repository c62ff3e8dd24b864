import Facts
import Testing

@testable import Claims

@Suite struct ExistenceTests {
  @Test(arguments: [
    (
      "Orsay Machine also shipped lathes to Veligor in 2023.",
      ["1, by Orsay Machine, to Veligor, of lathe"]
    ),
    (
      "Veligor received lathes from Orsay Machine in 2023.",
      ["1, by Orsay Machine, to Veligor, of lathe"]
    ),
    (
      "Orsay Machine sold lathes to Veligor.",
      ["1, by Orsay Machine, to Veligor, of lathe"]
    ),
    (
      "Veligor bought lathes from Orsay Machine last year.",
      ["1, by Orsay Machine, to Veligor, of lathe"]
    ),
    (
      "Chinese lathes reached Russia last year.",
      ["1, of lathe, made CN, into RU"]
    ),
    (
      "A first parcel of lathes from Orsay Machine reached Veligor in November 2023.",
      ["1, by Orsay Machine, to Veligor, of lathe"]
    ),
    (
      "Orsay Machine shipped 40 lathes to Veligor in 2023.|Orsay Machine had found a second customer for its lathes, Brodnik Metall, in 2023.",
      ["1, by Orsay Machine, to Brodnik Metall, of lathe"]
    ),
  ])
  func reads(text: String, expected: [String]) {
    #expect(Reading(text).lines(.existence) == expected)
  }

  @Test(arguments: [
    "Orsay Machine will ship lathes to Veligor in 2025.",
    "Orsay Machine may have shipped lathes to Veligor.",
    "If Orsay Machine ships lathes to Veligor, it breaks the law.",
    "Orsay Machine said it had shipped lathes to Veligor in 2023.",
    "Veligor plans to buy lathes from Orsay Machine.",
    "Orsay Machine sold no lathes to Veligor in 2023.",
    "Orsay Machine shipped 40 lathes to Veligor in 2023.",
    "Veligor hired 30 engineers in 2023.",
    "Orsay Machine never sold lathes to Veligor.",
  ])
  func readsNone(text: String) {
    #expect(Reading(text).lines(.existence) == [])
  }
}
