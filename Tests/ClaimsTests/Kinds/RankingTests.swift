import Facts
import Testing

@testable import Claims

@Suite struct RankingTests {
  @Test(arguments: [
    (
      "Orsay Machine shipped 40 lathes to Veligor in 2023.|The biggest buyer of lathes in 2023 was Veligor.",
      ["Veligor, of lathe"]
    ),
    (
      "Orsay Machine shipped 40 lathes to Veligor in 2023.|Veligor was the largest buyer of lathes in 2023.",
      ["Veligor, of lathe"]
    ),
    (
      "Orsay Machine shipped 40 lathes to Veligor in 2023.|Veligor was the second-largest customer for lathes in 2023.",
      ["Veligor, of lathe"]
    ),
    (
      "Germany was, by value, the main origin of lathes that Veligor bought in 2023.",
      ["DE, to Veligor, of lathe"]
    ),
    (
      "Orsay Machine shipped 40 lathes to Veligor in 2023.|The main supplier of lathes was Orsay Machine.",
      ["Orsay Machine, of lathe"]
    ),
    (
      "Kazakhstan is Orsay Machine's largest export market for lathes this year.",
      ["KZ, by Orsay Machine, of lathe"]
    ),
    (
      "Orsay Machine shipped 40 lathes to Veligor in 2023.|Its top customer was Veligor.",
      ["Veligor, by Orsay Machine, of lathe"]
    ),
    (
      "Orsay Machine shipped 40 lathes to Veligor in 2023.|Veligor, the biggest buyer of lathes in 2023, is a maker of gearboxes.",
      ["Veligor, of lathe"]
    ),
    (
      "Orsay Machine shipped 40 lathes to Veligor in 2023.|Veligor has overtaken Zarubin as the largest buyer of lathes.",
      ["Veligor, of lathe"]
    ),
    (
      "Orsay Machine shipped 40 lathes to Veligor, a plant in Tula, in 2023.|Orsay Machine is now the plant's largest source of lathes by number.",
      ["Orsay Machine, to Veligor, of lathe"]
    ),
    (
      "Orsay Machine shipped 40 lathes to Veligor in 2023.|The top buyer by value was not a dealer but Veligor.",
      ["Veligor, of lathe"]
    ),
    (
      "Orsay Machine shipped 40 lathes to Veligor in 2023.|At the top of the list of buyers, by value, stands Veligor.",
      ["Veligor, of lathe"]
    ),
    (
      "Orsay Machine shipped 40 lathes to Veligor in 2023.|Veligor of Tula is the biggest, with purchases of $5 million.",
      ["Veligor, of lathe"]
    ),
    (
      "Orsay Machine shipped 40 lathes to Veligor in 2023.|Among the sellers, Orsay Machine came second.",
      ["Orsay Machine, of lathe"]
    ),
    (
      "Orsay Machine shipped 40 lathes to Russia in 2023.|Russia stayed its largest market.",
      ["RU, by Orsay Machine, of lathe"]
    ),
    (
      "Orsay Machine shipped 40 lathes to Veligor in 2023.|Orsay Machine was the third-biggest supplier of lathes in 2023.",
      ["Orsay Machine, of lathe"]
    ),
  ])
  func reads(text: String, expected: [String]) {
    #expect(Reading(text).lines(.ranking) == expected)
  }

  @Test(arguments: [
    "Veligor is one of Russia's largest makers of gearboxes.",
    "Veligor is among the biggest buyers of lathes.",
    "The biggest problem was the price of lathes.",
    "The largest city of the region is home to Veligor.",
    "The leading scientist left Veligor in 2023.",
    "The main road to Veligor was closed in 2023.",
    "The chief executive of Orsay Machine resigned in 2023.",
    "Veligor stands at the top of a hill.",
    "Orsay Machine came second in a race of apprentices.",
    "The biggest, a lathe of nine metres, weighs 40 tonnes.",
    "Veligor wants to become the largest buyer of lathes.",
    "Orsay Machine is a bigger supplier than Zarubin.",
    "Veligor, whose largest shareholder is a bank, bought lathes in 2023.",
    "The mayor called Veligor the best customer of the tavern.",
    "At best, Veligor will buy lathes in 2025.",
  ])
  func readsNone(text: String) {
    #expect(Reading(text).lines(.ranking) == [])
  }
}
