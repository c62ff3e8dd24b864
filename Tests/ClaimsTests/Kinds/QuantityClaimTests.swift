import Facts
import Testing

@testable import Claims

@Suite struct QuantityClaimTests {
  @Test(arguments: [
    (
      "Orsay Machine shipped 40 lathes to Veligor in 2023.",
      "40, by Orsay Machine, to Veligor, of lathe"
    ),
    (
      "Veligor took delivery of 40 lathes from Orsay Machine in 2023.",
      "40, by Orsay Machine, to Veligor, of lathe"
    ),
    (
      "In 2023 Veligor bought forty lathes from Orsay Machine.",
      "40, by Orsay Machine, to Veligor, of lathe"
    ),
    (
      "Forty lathes were sent to Veligor by Orsay Machine in 2023.",
      "40, by Orsay Machine, to Veligor, of lathe"
    ),
    (
      "In May 2023, SUN Granite shipped 40 lathes to Veligor.",
      "40, by SUN Granite, to Veligor, of lathe"
    ),
    (
      "Some 1,200 tyres went from Orsay Machine to Veligor in March 2023.",
      "1200, by Orsay Machine, to Veligor, of tyre"
    ),
    (
      "Orsay Machine supplied Veligor with more than 300 bearings last year.",
      "300, by Orsay Machine, to Veligor, of bearing"
    ),
    (
      "Orsay Machine sold lathes to Veligor in 2022.|It has since sold the firm another 15.",
      "15, by Orsay Machine, to Veligor, of lathe"
    ),
    (
      "Orsay Machine shipped 40 lathes to Veligor in 2023.|Twelve of those were declared in May.",
      "12, by Orsay Machine, to Veligor, of lathe"
    ),
    (
      "Orsay Machine shipped 40 lathes to Veligor in 2023.|A further 25 followed in January 2024.",
      "25, by Orsay Machine, to Veligor, of lathe"
    ),
    (
      "Between March and June 2023, 250 engines made by Orsay Machine reached Veligor.",
      "250, by Orsay Machine, to Veligor, of engine"
    ),
    (
      "Veligor imported half a million syringes from India in 2023.",
      "500000, to Veligor, of syringe, from IN"
    ),
    (
      "Orsay Machine exported 12,000 drones to Serbia in the first half of 2023.",
      "12000, by Orsay Machine, of drone, into RS"
    ),
    (
      "Of the 90 lathes that Veligor received in 2023, 60 came from Orsay Machine.",
      "90, to Veligor, of lathe"
    ),
    (
      "Orsay Machine, a maker in Linz, delivered 40 Austrian lathes to Veligor in 2023.",
      "40, by Orsay Machine, to Veligor, of lathe, made AT"
    ),
    (
      "Veligor received 70 lathes in 2023, up from 40 in 2022.",
      "70, to Veligor, of lathe"
    ),
    ("There were 312 rifles on the manifest.", "312, of rifle"),
  ])
  func reads(text: String, expected: String) {
    #expect(Reading(text).lines(.quantity).contains(expected))
  }

  @Test(arguments: [
    "Orsay Machine employs 400 people.",
    "Veligor has 12 offices in Serbia.",
    "Orsay Machine plans to ship 40 lathes to Veligor in August 2024.",
    "Orsay Machine could have sold 40 lathes to Veligor.",
    "Prosecutors have begun 9 cases about lathes.",
    "Two diplomats said lathes were on the list.",
    "The plant is 40 years old.",
    "Veligor's chairman owns 12 lathes, his wife said.",
    "We read 1,900 declarations by hand.",
    "Number two on the list is Orsay Machine.",
    "The 40-year-old director of Orsay Machine declined to comment.",
    "Chapter 84 of the tariff lists lathes.",
    "Orsay Machine shipped 40 tonnes of wheat to Veligor in 2023.",
    "Orsay Machine sold lathes worth $4 million to Veligor in 2023.",
    "Orsay Machine made 14 shipments of lathes to Veligor in 2023.",
    "7. Lathes.",
    "Serve with rice and 4 tablespoons of sugar.",
    "The hall has 12 cameras and 40 computers.",
    "The attack included 600 drones and 90 missiles.",
    "The gunners destroyed 549 drones that night.",
    "Fruit and beans are just a few foods that keep one full.",
  ])
  func readsNone(text: String) {
    #expect(Reading(text).lines(.quantity) == [])
  }
}
