import Facts
import Testing

@testable import Claims

@Suite struct RouteTests {
  @Test(arguments: [
    (
      "Chinese lathes reached Russia by two routes, Turkey and Kazakhstan.",
      ["1, of lathe, made CN, from TR, into RU", "1, of lathe, made CN, from KZ, into RU"]
    ),
    (
      "American-made chips reached Russia by three routes: Hong Kong, Turkey and Kazakhstan.",
      [
        "1, of chip, made US, from HK, into RU", "1, of chip, made US, from TR, into RU",
        "1, of chip, made US, from KZ, into RU",
      ]
    ),
    (
      "Veligor got 40 lathes mostly from Turkey in 2023, with some shipments arriving via China.",
      ["1, to Veligor, of lathe, from CN"]
    ),
    (
      "Plywood rolls in from Russia and rolls out again towards Poland.",
      ["1, of plywood, from RU", "1, of plywood, into PL"]
    ),
  ])
  func reads(text: String, expected: [String]) {
    #expect(Reading(text).lines(.route) == expected)
  }

  @Test(arguments: [
    "Two routes to Russia were closed in 2023.",
    "Orsay Machine shipped 40 lathes to Veligor in 2023.",
    "Lathes, the other half of the order, come from China: 160 tonnes last year.",
    "Some officials travelled via Turkey in 2023.",
    "Lathes may reach Russia by two routes, Turkey and Kazakhstan.",
  ])
  func readsNone(text: String) {
    #expect(Reading(text).lines(.route) == [])
  }
}
