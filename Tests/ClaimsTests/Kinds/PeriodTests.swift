import Facts
import Testing

@testable import Claims

@Suite struct PeriodTests {
  @Test(arguments: [
    (
      "Orsay Machine shipped 40 lathes to Veligor in 2023.|The shipments took place between March and December 2023.",
      ["2023-03, by Orsay Machine, to Veligor, of lathe"]
    ),
    (
      "Orsay Machine shipped 40 lathes to Veligor in 2023.|The deliveries occurred between March and December 2023.",
      ["2023-03, by Orsay Machine, to Veligor, of lathe"]
    ),
    (
      "Orsay Machine shipped 40 lathes to Veligor in 2023.|All the sales took place in 2023.",
      ["2023-01, by Orsay Machine, to Veligor, of lathe"]
    ),
  ])
  func reads(text: String, expected: [String]) {
    #expect(Reading(text).lines(.period) == expected)
  }

  @Test(arguments: [
    "The elections took place in 2023.",
    "The meeting occurred between March and May 2023.",
    "The shipments may take place between March and May 2025.",
    "Orsay Machine shipped 40 lathes to Veligor between March and May 2023.",
  ])
  func readsNone(text: String) {
    #expect(Reading(text).lines(.period) == [])
  }
}
