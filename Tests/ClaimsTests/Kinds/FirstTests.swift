import Facts
import Testing

@testable import Claims

@Suite struct FirstTests {
  @Test(arguments: [
    (
      "The first lathes from Orsay Machine reached Veligor on 3 May 2023.",
      ["2023-05-03, by Orsay Machine, to Veligor, of lathe"]
    ),
    (
      "Orsay Machine shipped 40 lathes to Veligor in 2023.|The first consignment arrived on 12 March 2023.",
      ["2023-03-12, by Orsay Machine, to Veligor, of lathe"]
    ),
    (
      "Orsay Machine shipped 40 lathes to Veligor in 2023.|The earliest of them cleared customs on 12 March 2023.",
      ["2023-03-12, by Orsay Machine, to Veligor, of lathe"]
    ),
    (
      "Orsay Machine shipped 40 lathes to Veligor in 2023.|Its first delivery to Veligor is dated 12 March 2023.",
      ["2023-03-12, by Orsay Machine, to Veligor, of lathe"]
    ),
    (
      "Orsay Machine first shipped lathes to Veligor in May 2022.",
      ["2022-05, by Orsay Machine, to Veligor, of lathe"]
    ),
    (
      "Orsay Machine opened a market in India, with a first lot of lathes for Veligor on 3 May 2023.",
      ["2023-05-03, by Orsay Machine, to Veligor, of lathe"]
    ),
    (
      "Orsay Machine shipped lathes to Veligor in 2023.|That traffic dates back no further than 15 March 2021.",
      ["2021-03-15, by Orsay Machine, to Veligor, of lathe"]
    ),
    (
      "Orsay Machine shipped lathes to Veligor in 2023.|The trade goes back to 15 March 2021.",
      ["2021-03-15, by Orsay Machine, to Veligor, of lathe"]
    ),
    (
      "Orsay Machine began shipping lathes to Veligor in May 2022.",
      ["2022-05, by Orsay Machine, to Veligor, of lathe"]
    ),
    (
      "Orsay Machine started selling lathes to Veligor on 4 May 2022.",
      ["2022-05-04, by Orsay Machine, to Veligor, of lathe"]
    ),
    (
      "In May 2022 Orsay Machine sold lathes to Veligor for the first time.",
      ["2022-05, by Orsay Machine, to Veligor, of lathe"]
    ),
    (
      "The first shipment of lathes from Orsay Machine to Veligor, which crossed the border on 4 May 2022, was small.",
      ["2022-05-04, by Orsay Machine, to Veligor, of lathe"]
    ),
    (
      "Deliveries of lathes from Orsay Machine to Veligor began on 4 May 2022.",
      ["2022-05-04, by Orsay Machine, to Veligor, of lathe"]
    ),
    (
      "Veligor received its first lathes from Orsay Machine on 4 May 2022.",
      ["2022-05-04, by Orsay Machine, to Veligor, of lathe"]
    ),
    (
      "Orsay Machine shipped 40 lathes to Veligor in 2023.|The first lot came only in September 2023.",
      ["2023-09, by Orsay Machine, to Veligor, of lathe"]
    ),
    (
      "The first truckload of potatoes from Belarus reached Serbia on 4 May 2022.",
      ["2022-05-04, of potato, from BY, into RS"]
    ),
    (
      "The first lathes on record arrived on Oct. 3, 2022.",
      ["2022-10-03, of lathe"]
    ),
    (
      "Orsay Machine shipped 40 lathes to Veligor in 2023.|Shipments began in March 2023.",
      ["2023-03, by Orsay Machine, to Veligor, of lathe"]
    ),
  ])
  func reads(text: String, expected: [String]) {
    #expect(Reading(text).lines(.first) == expected)
  }

  @Test(arguments: [
    "Orsay Machine was the first country house to win a licence in May 2022.",
    "In the first quarter of 2023 Orsay Machine shipped 40 lathes to Veligor.",
    "The first of five parts of the rulebook was written in 2023.",
    "Veligor, a works that opened in 2015 with a band, bought 40 lathes.",
    "The lathe maker opened its plant in 2005.",
    "The tram was opened by the mayor on a Saturday in front of some 460 neighbours.",
    "It was the fourth time that the lathes had been started since the war.",
    "A first parcel of lathes from Orsay Machine reached Veligor in November 2023.",
    "Orsay Machine may begin shipping lathes to Veligor in August 2024.",
    "Orsay Machine plans to start selling lathes to Veligor in August 2024.",
    "The war began on 24 February 2022.",
    "The minister said the first lathes had arrived on 4 May 2022.",
    "The first minister visited Veligor in May 2022.",
    "Brussels began to ban lathes in May 2022.",
    "He joined the firm at first light on 4 May 2022.",
    "The director, first appointed in May 2022, declined to comment.",
    "Construction of the plant began in May 2022.",
  ])
  func readsNone(text: String) {
    #expect(Reading(text).lines(.first) == [])
  }
}
