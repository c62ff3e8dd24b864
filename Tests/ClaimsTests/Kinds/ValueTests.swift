import Facts
import Testing

@testable import Claims

@Suite struct ValueTests {
  @Test(arguments: [
    (
      "Orsay Machine sold lathes worth $4.2 million to Veligor in 2023.",
      "4200000, by Orsay Machine, to Veligor, of lathe"
    ),
    (
      "Veligor paid Orsay Machine $4.2 million for lathes in 2023.",
      "4200000, by Orsay Machine, to Veligor, of lathe"
    ),
    (
      "Veligor spent $4.2 million on lathes from Orsay Machine in 2023.",
      "4200000, by Orsay Machine, to Veligor, of lathe"
    ),
    (
      "Orsay Machine sold lathes to Veligor.|Veligor, a shareholder of the mill, paid it $4.2 million in 2023.",
      "4200000, by Orsay Machine, to Veligor, of lathe"
    ),
    (
      "Veligor bought lathes from Orsay Machine in 2023.|They cost the trading house $4.2 million.",
      "4200000, by Orsay Machine, to Veligor, of lathe"
    ),
    (
      "Orsay Machine invoiced Veligor $4.2 million for lathes in 2023.",
      "4200000, by Orsay Machine, to Veligor, of lathe"
    ),
    (
      "Orsay Machine shipped 40 lathes to Veligor in 2023.|They were worth $4.2 million.",
      "4200000, by Orsay Machine, to Veligor, of lathe"
    ),
    (
      "Orsay Machine shipped 40 lathes to Veligor in 2023.|That cost the buyer a total of $4.2 million.",
      "4200000, by Orsay Machine, to Veligor, of lathe"
    ),
    (
      "Orsay Machine shipped 40 lathes to Veligor in 2023.|It took in $4.2 million.",
      "4200000, by Orsay Machine, to Veligor, of lathe"
    ),
    (
      "Orsay Machine shipped 40 lathes to Veligor in 2023.|The lathes were declared at $5.1 million.",
      "5100000, by Orsay Machine, to Veligor, of lathe"
    ),
    (
      "Orsay Machine was paid $4.2 million for the lathes that it sold to Veligor in 2023.",
      "4200000, by Orsay Machine, to Veligor, of lathe"
    ),
    (
      "Sales of lathes by Orsay Machine to Veligor came to $4.2 million in 2023.",
      "4200000, by Orsay Machine, to Veligor, of lathe"
    ),
    (
      "Veligor's purchases of lathes from Orsay Machine reached $4.2 million in 2023.",
      "4200000, by Orsay Machine, to Veligor, of lathe"
    ),
    (
      "Veligor imported lathes valued at just over $4 million from Germany in 2023.",
      "4000000, to Veligor, of lathe, from DE"
    ),
    (
      "Lathes worth more than $4 million reached Serbia from Turkey in 2023.",
      "4000000, of lathe, from TR, into RS"
    ),
    (
      "Orsay Machine shipped 40 lathes to Veligor in 2023.|The firm earned $4.2 million from them.",
      "4200000, by Orsay Machine, to Veligor, of lathe"
    ),
    (
      "Orsay Machine exported $4.2 million worth of lathes to Serbia in 2023.",
      "4200000, by Orsay Machine, of lathe, into RS"
    ),
  ])
  func reads(text: String, expected: String) {
    #expect(Reading(text).lines(.value).contains(expected))
  }

  @Test(arguments: [
    "Orsay Machine has a capital of $4 million.",
    "Veligor turned a profit of $4 million.",
    "Any lathe worth more than $50,000 needs a licence.",
    "Fines of up to $4 million may follow.",
    "The Commission wants to spend $4 million on inspectors.",
    "Orsay Machine charged $105,000 apiece for lathes in 2023.",
    "Lathes from Orsay Machine cost $300 a kilo in 2023.",
    "Readers can support us from $2 a month.",
    "The court froze $4 million in a bank account.",
    "The ministry puts the trade in lathes at some $20 billion.",
    "Orsay Machine plans to sell lathes worth $4 million to Veligor.",
    "The director said he had earned $4 million in 2023.",
    "Analysts predict sales of $4 million next year.",
    "Orsay Machine shipped 40 lathes to Veligor in 2023.",
    "Shares of Veligor trade at $12.",
    "Orsay Machine sold 40 lathes to Veligor in 2023.|The home was worth $4 million.",
    "Orsay Machine sold 40 lathes to Veligor in 2023.|Its shareholders were told of dividends of $4 million.",
  ])
  func readsNone(text: String) {
    #expect(Reading(text).lines(.value) == [])
  }
}
