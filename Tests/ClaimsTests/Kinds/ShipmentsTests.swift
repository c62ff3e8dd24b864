import Facts
import Testing

@testable import Claims

@Suite struct ShipmentsTests {
  @Test(arguments: [
    (
      "Orsay Machine made 14 shipments of lathes to Veligor in 2023.",
      "14, by Orsay Machine, to Veligor, of lathe"
    ),
    (
      "Veligor received 14 consignments of lathes from Orsay Machine in 2023.",
      "14, by Orsay Machine, to Veligor, of lathe"
    ),
    (
      "Fourteen deliveries of lathes went from Orsay Machine to Veligor in 2023.",
      "14, by Orsay Machine, to Veligor, of lathe"
    ),
    (
      "Orsay Machine shipped 40 lathes to Veligor in 2023.|They came in six lots.",
      "6, by Orsay Machine, to Veligor, of lathe"
    ),
    (
      "Orsay Machine shipped 40 lathes to Veligor in 2023, in six lots.",
      "6, by Orsay Machine, to Veligor, of lathe"
    ),
    (
      "A dozen consignments of lathes reached Veligor from Orsay Machine in 2023.",
      "12, by Orsay Machine, to Veligor, of lathe"
    ),
    (
      "Orsay Machine sent lathes to Veligor in 2023.|Nine shipments were recorded.",
      "9, by Orsay Machine, to Veligor, of lathe"
    ),
    (
      "Orsay Machine shipped 40 lathes to Veligor in 2023.|Two further shipments followed in January 2024.",
      "2, by Orsay Machine, to Veligor, of lathe"
    ),
    (
      "In the first half of 2023 eleven parcels of chips went from Orsay Machine to Veligor.",
      "11, by Orsay Machine, to Veligor, of chip"
    ),
    (
      "Orsay Machine sent Veligor seven cargoes of wheat in 2023.",
      "7, by Orsay Machine, to Veligor, of wheat"
    ),
    (
      "Seven cargoes of Kazakh wheat reached Veligor in 2023.",
      "7, to Veligor, of wheat, made KZ"
    ),
    (
      "The files list 15 shipments of lathes that Orsay Machine sent to Veligor in 2023.",
      "15, by Orsay Machine, to Veligor, of lathe"
    ),
    (
      "Orsay Machine made just five shipments of lathes to Veligor in 2023.",
      "5, by Orsay Machine, to Veligor, of lathe"
    ),
    (
      "Orsay Machine made 14 shipments of lathes to Veligor in 2023.|Four of those were declared in May.",
      "4, by Orsay Machine, to Veligor, of lathe"
    ),
    (
      "More than 20 deliveries of wheat reached Serbia from Ukraine in 2023.",
      "20, of wheat, from UA, into RS"
    ),
  ])
  func reads(text: String, expected: String) {
    #expect(Reading(text).lines(.shipments).contains(expected))
  }

  @Test(arguments: [
    "We read 1,900 declarations by hand.",
    "Orsay Machine shipped 40 lathes to Veligor in 2023.",
    "Orsay Machine plans 14 shipments of lathes to Veligor.",
    "Fourteen ships lay off the port of Bar.",
    "The trial heard of two deliveries, the prosecutor said.",
    "Orsay Machine could make 14 shipments of lathes a year.",
    "A second delivery of aid is expected in August.",
    "The port handles 2 million containers a year.",
    "Two rounds of sanctions followed in 2023.",
    "Police stopped three lorries at the border.",
    "The lot was sold at auction.",
    "There are two roads to Veligor.",
    "Veligor ordered nothing in 2023.",
    "The first delivery came on 4 May 2023.",
    "Orsay Machine sold lathes worth $4 million to Veligor in 2023.",
  ])
  func readsNone(text: String) {
    #expect(Reading(text).lines(.shipments) == [])
  }
}
