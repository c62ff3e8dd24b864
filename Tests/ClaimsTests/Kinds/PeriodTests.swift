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
    (
      "Orsay Machine shipped 40 lathes to Veligor in 2023.|The shipments happened between March and May 2023.",
      ["2023-03, by Orsay Machine, to Veligor, of lathe"]
    ),
    (
      "Orsay Machine shipped 40 lathes to Veligor in 2023.|The shipments were made between March and May 2023.",
      ["2023-03, by Orsay Machine, to Veligor, of lathe"]
    ),
    (
      "Orsay Machine shipped 40 lathes to Veligor in 2023.|The deliveries ran from March to May 2023.",
      ["2023-03, by Orsay Machine, to Veligor, of lathe"]
    ),
    (
      "Orsay Machine shipped 40 lathes to Veligor in 2023.|The shipments date from March to May 2023.",
      ["2023-03, by Orsay Machine, to Veligor, of lathe"]
    ),
    (
      "Orsay Machine shipped 40 lathes to Veligor in 2023.|The shipments spanned March to May 2023.",
      ["2023-03, by Orsay Machine, to Veligor, of lathe"]
    ),
    (
      "Orsay Machine shipped 40 lathes to Veligor in 2023.|The shipments stretched from March to May 2023.",
      ["2023-03, by Orsay Machine, to Veligor, of lathe"]
    ),
    (
      "Orsay Machine shipped 40 lathes to Veligor in 2023.|All the shipments were dated between March and May 2023.",
      ["2023-03, by Orsay Machine, to Veligor, of lathe"]
    ),
    (
      "Orsay Machine shipped 40 lathes to Veligor in 2023.|The consignments were sent between March and May 2023.",
      ["2023-03, by Orsay Machine, to Veligor, of lathe"]
    ),
    (
      "The deliveries of lathes from Orsay Machine to Veligor took place between March and May 2023.",
      ["2023-03, by Orsay Machine, to Veligor, of lathe"]
    ),
    (
      "The sales of scopes by Kestrel Optics to Brodnik Metall took place in the first half of 2023.",
      ["2023-01, by Kestrel Optics, to Brodnik Metall, of scopes"]
    ),
    (
      "Orsay Machine's shipments of lathes to Veligor took place from May to August 2023.",
      ["2023-05, by Orsay Machine, to Veligor, of lathe"]
    ),
    (
      "Orsay Machine shipped 40 lathes to Veligor in 2023.|The trade lasted from March to May 2023.",
      ["2023-03, by Orsay Machine, to Veligor, of lathe"]
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
    "The talks ran from March to May 2023.",
    "Orsay Machine shipped 40 lathes to Veligor in 2023.|The trial took place between March and May 2024.",
    "The shipments did not take place between March and May 2023.",
    "Orsay Machine said the shipments took place between March and May 2023.",
    "The war stretched from 2014 to 2022.",
    "The festival takes place in June.",
    "The accident happened in May 2023.",
    "The company's career spanned four decades.",
    "Deliveries are expected to take place between March and May 2025.",
    "The sale of the building took place in May 2023.",
    "The theft of the lathes took place in May 2023.",
  ])
  func readsNone(text: String) {
    #expect(Reading(text).lines(.period) == [])
  }
}
