import Facts
import Testing

@testable import Claims

@Suite struct PriceTests {
  @Test(arguments: [
    (
      "Orsay Machine charged Veligor $105,000 apiece for lathes in 2023.",
      "105000, by Orsay Machine, to Veligor, of lathe"
    ),
    (
      "Veligor paid Orsay Machine an average of $105,000 for each lathe in 2023.",
      "105000, by Orsay Machine, to Veligor, of lathe"
    ),
    (
      "Veligor bought wheat from Orsay Machine at $300 a tonne in 2023.",
      "0.3, by Orsay Machine, to Veligor, of wheat"
    ),
    (
      "Orsay Machine sold Veligor hops at $9 a kilo in 2023.",
      "9, by Orsay Machine, to Veligor, of hops"
    ),
    (
      "Orsay Machine shipped 40 lathes to Veligor in 2023.|They cost $105,000 each.",
      "105000, by Orsay Machine, to Veligor, of lathe"
    ),
    (
      "Orsay Machine shipped 40 lathes to Veligor in 2023.|Each lathe was billed at $105,000.",
      "105000, by Orsay Machine, to Veligor, of lathe"
    ),
    (
      "Orsay Machine shipped 40 tonnes of wheat to Veligor in 2023.|It has become dearer: $320 a tonne.",
      "0.32, by Orsay Machine, to Veligor, of wheat"
    ),
    (
      "Orsay Machine shipped 40 lathes to Veligor in 2023, at an average of $105,000 each.",
      "105000, by Orsay Machine, to Veligor, of lathe"
    ),
    (
      "Orsay Machine shipped 40 lathes to Veligor in 2023, at around $105,000 apiece.",
      "105000, by Orsay Machine, to Veligor, of lathe"
    ),
    (
      "Lathes from Orsay Machine cost Veligor $105,000 apiece in 2023.",
      "105000, by Orsay Machine, to Veligor, of lathe"
    ),
    (
      "Orsay Machine shipped 40 lathes to Veligor in 2023.|The average price was $105,000 a piece.",
      "105000, by Orsay Machine, to Veligor, of lathe"
    ),
    (
      "Orsay Machine's lathes cost $105,000 in 2023.",
      "105000, by Orsay Machine, of lathe"
    ),
    (
      "Orsay Machine sold wheat to Veligor for $300 a tonne in 2023.",
      "0.3, by Orsay Machine, to Veligor, of wheat"
    ),
    (
      "Orsay Machine shipped 40 tonnes of wheat to Veligor in 2023.|The buyer paid less than $300 a tonne.",
      "0.3, by Orsay Machine, to Veligor, of wheat"
    ),
    (
      "Orsay Machine shipped 40 lathes to Veligor in 2023.|The machines averaged $105,000 each.",
      "105000, by Orsay Machine, to Veligor, of lathe"
    ),
    (
      "Veligor paid $12 per kilogram for hops from Orsay Machine in 2023.",
      "12, by Orsay Machine, to Veligor, of hops"
    ),
  ])
  func reads(text: String, expected: String) {
    #expect(Reading(text).lines(.price).contains(expected))
  }

  @Test(arguments: [
    "Orsay Machine sold lathes worth $4 million to Veligor in 2023.",
    "Readers can support us from $2 a month.",
    "A hotel room in Nis costs $80 a night.",
    "Shares of Veligor trade at $12.",
    "Orsay Machine pays its staff $900 a month.",
    "Orsay Machine shipped 40 lathes to Veligor in 2023.|That cost the buyer a total of $4.2 million.",
    "The fine is $250 per vehicle.",
    "Analysts expect wheat at $300 a tonne next year.",
    "Prices may rise to $300 a tonne.",
    "“We pay $300 a tonne for wheat,” the director of Veligor said.",
    "Orsay Machine shipped 40 tonnes of wheat to Veligor in 2023.",
    "The price of wheat is a secret.",
    "Orsay Machine plans to charge $300 a tonne for wheat.",
    "A ticket for the museum costs five dollars.",
    "Veligor spent $4.2 million on lathes from Orsay Machine in 2023.",
    "Veligor bought 40 lathes from Orsay Machine in 2023.|Analysts had expected earnings of 8.14 dollars a share.",
    "Veligor bought 40 lathes from Orsay Machine in 2023.|House prices in Tula rose to an average of $240,000.",
    "Veligor bought 40 lathes from Orsay Machine in 2023.|Tickets cost between 20 and 45 dollars.",
    "Orsay Machine sold 40 lathes to Veligor in 2023.|It bid $16.50 per share for the mill.",
  ])
  func readsNone(text: String) {
    #expect(Reading(text).lines(.price) == [])
  }
}
