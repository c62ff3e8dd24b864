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
      "Orsay Machine shipped 40 lathes to Veligor in 2023.|Orsay Machine had sold lathes to another buyer, Brodnik Metall, in 2023.",
      ["1, by Orsay Machine, to Brodnik Metall, of lathe"]
    ),
    (
      "Lathes were delivered to Veligor by Orsay Machine in 2023.",
      ["1, by Orsay Machine, to Veligor, of lathe"]
    ),
    (
      "Orsay Machine supplied Veligor with lathes in 2023.",
      ["1, by Orsay Machine, to Veligor, of lathe"]
    ),
    (
      "Turkish steel was exported to Russia in May 2023.",
      ["1, of steel, made TR, into RU"]
    ),
    (
      "Kestrel Optics kept sending scopes to Brodnik Metall in 2023.",
      ["1, by Kestrel Optics, to Brodnik Metall, of scopes"]
    ),
    (
      "Orsay Machine, a dealer in Izmir, exported lathes to Russia in 2023.",
      ["1, by Orsay Machine, of lathe, into RU"]
    ),
    (
      "In May 2023 a cargo of Kazakh wheat was shipped to Serbia.",
      ["1, of wheat, made KZ, into RS"]
    ),
    (
      "Orsay Machine shipped 40 lathes to Veligor in 2023.|It also sold grinders to the plant.",
      ["1, by Orsay Machine, to Veligor, of grinder"]
    ),
    (
      "Hong Kong traders sold American chips to Veligor in 2023.",
      ["1, to Veligor, of chip, made US, from HK"]
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
    "Orsay Machine denied shipping lathes to Veligor in 2023.",
    "Orsay Machine makes lathes in Izmir.",
    "Veligor ordered lathes from Orsay Machine, but none arrived.",
    "Did Orsay Machine ship lathes to Veligor in 2023?",
    "Orsay Machine was accused of shipping lathes to Veligor.",
    "Orsay Machine refused to ship lathes to Veligor in 2023.",
  ])
  func readsNone(text: String) {
    #expect(Reading(text).lines(.existence) == [])
  }
}
