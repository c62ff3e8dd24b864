import Facts
import Testing

@testable import Claims

@Suite struct WeightTests {
  @Test(arguments: [
    (
      "Orsay Machine shipped 40 tonnes of wheat to Veligor in 2023.",
      "40000, by Orsay Machine, to Veligor, of wheat"
    ),
    (
      "Veligor imported 1.2 million tonnes of wheat from Ukraine in 2023.",
      "1200000000, to Veligor, of wheat, from UA"
    ),
    (
      "More than 12 tons of potash reached Serbia through Turkey in 2023.",
      "12000, of potash, from TR, into RS"
    ),
    (
      "Orsay Machine sold Veligor 800 kilos of hops in May 2023.",
      "800, by Orsay Machine, to Veligor, of hops"
    ),
    (
      "Veligor took 5,000 tonnes of cement from Orsay Machine last year.",
      "5000000, by Orsay Machine, to Veligor, of cement"
    ),
    (
      "Wheat deliveries from Orsay Machine to Veligor came to 9,500 tonnes in 2023.",
      "9500000, by Orsay Machine, to Veligor, of wheat"
    ),
    (
      "In 2023, 700 tonnes of Kazakh wheat were railed to Veligor by Orsay Machine.",
      "700000, by Orsay Machine, to Veligor, of wheat, made KZ"
    ),
    (
      "Orsay Machine shipped 40 tonnes of wheat to Veligor in 2023.|A year earlier it was 25 tonnes.",
      "25000, by Orsay Machine, to Veligor, of wheat"
    ),
    (
      "Orsay Machine shipped 40 tonnes of wheat to Veligor in 2023.|Nine of them came in May.",
      "9000, by Orsay Machine, to Veligor, of wheat"
    ),
    (
      "Orsay Machine shipped 40 tonnes of wheat to Veligor in 2023.|The trader sent a further six tonnes in January 2024.",
      "6000, by Orsay Machine, to Veligor, of wheat"
    ),
    (
      "Veligor received 3,400 tonnes of cement in 2023, down from 5,000 tonnes in 2022.",
      "3400000, to Veligor, of cement"
    ),
    (
      "Cement shipments by Orsay Machine to Veligor totalled 3,400 tonnes in the first half of 2023.",
      "3400000, by Orsay Machine, to Veligor, of cement"
    ),
    (
      "Veligor, a bakery in Nis, bought 210 tonnes of wheat from a Serbian farm, Orsay Machine, in 2023.",
      "210000, by Orsay Machine, to Veligor, of wheat"
    ),
    (
      "The two lots of wheat that Orsay Machine sent to Veligor in 2023 weighed 48 tonnes.",
      "48000, by Orsay Machine, to Veligor, of wheat"
    ),
    (
      "Orsay Machine loaded 900 tonnes of scrap for Turkey in 2023.",
      "900000, by Orsay Machine, of scrap, into TR"
    ),
  ])
  func reads(text: String, expected: String) {
    #expect(Reading(text).lines(.weight).contains(expected))
  }

  @Test(arguments: [
    "A 40-ton crane stands in the yard of Orsay Machine.",
    "Output is forecast to recover to 650,000 tonnes of wheat.",
    "Orsay Machine plans to ship 40 tonnes of wheat to Veligor.",
    "The smelter would need 300,000 tonnes a year.",
    "The director weighs 90 kilos.",
    "Orsay Machine shipped 40 lathes to Veligor in 2023.",
    "Veligor paid $4 million for the wheat in 2023.",
    "The harvest may reach 12 million tonnes.",
    "No one knows how many tonnes of wheat are smuggled.",
    "The silo can hold 5,000 tonnes.",
    "“We ship 40 tonnes of wheat a day,” the director of Orsay Machine said.",
    "The bridge closed to trucks above 20 tonnes.",
    "Each bag of cement may weigh 25 kilos.",
    "Analysts expect exports of 900 tonnes of wheat next year.",
    "Orsay Machine charged Veligor $300 a tonne for wheat in 2023.",
    "Heat the oil in a wide pan, add 12 ounces of onions and stir.",
    "Tomato salad (1 cup lettuce, 4 oz. cooked chicken, a lemon).",
    "A search of the car yielded nearly 30 grams of heroin.",
  ])
  func readsNone(text: String) {
    #expect(Reading(text).lines(.weight) == [])
  }
}
