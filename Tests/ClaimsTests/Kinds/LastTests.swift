import Facts
import Testing

@testable import Claims

@Suite struct LastTests {
  @Test(arguments: [
    (
      "The last lathes from Orsay Machine reached Veligor on 3 May 2023.",
      ["2023-05-03, by Orsay Machine, to Veligor, of lathe"]
    ),
    (
      "Orsay Machine shipped 40 lathes to Veligor in 2023.|The final consignment arrived on 12 March 2023.",
      ["2023-03-12, by Orsay Machine, to Veligor, of lathe"]
    ),
    (
      "Orsay Machine shipped 40 lathes to Veligor in 2023.|The last of them cleared customs on 12 December 2023.",
      ["2023-12-12, by Orsay Machine, to Veligor, of lathe"]
    ),
    (
      "Orsay Machine shipped 40 lathes to Veligor in 2023.|Its last sale to Veligor is dated 12 December 2023.",
      ["2023-12-12, by Orsay Machine, to Veligor, of lathe"]
    ),
    (
      "Orsay Machine last shipped lathes to Veligor in May 2022.",
      ["2022-05, by Orsay Machine, to Veligor, of lathe"]
    ),
    (
      "Orsay Machine stopped shipping lathes to Veligor in May 2022.",
      ["2022-05, by Orsay Machine, to Veligor, of lathe"]
    ),
    (
      "Orsay Machine ceased deliveries of lathes to Veligor on 4 May 2022.",
      ["2022-05-04, by Orsay Machine, to Veligor, of lathe"]
    ),
    (
      "Deliveries of lathes from Orsay Machine to Veligor ended on 4 May 2022.",
      ["2022-05-04, by Orsay Machine, to Veligor, of lathe"]
    ),
    (
      "Deliveries of lathes from Orsay Machine to Veligor continued until March 2022.",
      ["2022-03, by Orsay Machine, to Veligor, of lathe"]
    ),
    (
      "Exports of lathes from Orsay Machine to Veligor stopped in November 2021.",
      ["2021-11, by Orsay Machine, to Veligor, of lathe"]
    ),
    (
      "Orsay Machine shipped 40 lathes to Veligor in 2023.|The latest delivery came on 8 December 2023.",
      ["2023-12-08, by Orsay Machine, to Veligor, of lathe"]
    ),
    (
      "The last lathe to leave Orsay Machine for Veligor was dated 28 January 2022.",
      ["2022-01-28, by Orsay Machine, to Veligor, of lathe"]
    ),
    (
      "Orsay Machine shipped 40 lathes to Veligor in 2023.|Shipments ended in December 2023.",
      ["2023-12, by Orsay Machine, to Veligor, of lathe"]
    ),
    (
      "The final shipment of lathes from Orsay Machine to Veligor, which crossed the border on 4 May 2022, was small.",
      ["2022-05-04, by Orsay Machine, to Veligor, of lathe"]
    ),
    (
      "Veligor received its last lathes from Orsay Machine on 4 May 2022.",
      ["2022-05-04, by Orsay Machine, to Veligor, of lathe"]
    ),
  ])
  func reads(text: String, expected: [String]) {
    #expect(Reading(text).lines(.last) == expected)
  }

  @Test(arguments: [
    "Last year Orsay Machine shipped 40 lathes to Veligor.",
    "In the last quarter of 2023 Orsay Machine shipped 40 lathes to Veligor.",
    "Over the last three months Veligor bought 40 lathes.",
    "Lithuania halted rail transit of potash in early 2022.",
    "The government stopped publishing figures in May 2022.",
    "Orsay Machine said it had stopped shipping lathes to Veligor in May 2022.",
    "Orsay Machine will stop shipping lathes to Veligor in August 2024.",
    "Orsay Machine denied that its last sale was in May 2022.",
    "The last director left in May 2022.",
    "The final report was published in May 2022.",
    "Talks between the two governments ended in May 2022.",
    "Orsay Machine did not stop shipping lathes to Veligor in May 2022.",
    "The latest sanctions were adopted in May 2022.",
    "Orsay Machine resumed shipping lathes to Veligor in May 2022.",
    "At last, in May 2022, the minister resigned.",
  ])
  func readsNone(text: String) {
    #expect(Reading(text).lines(.last) == [])
  }
}
