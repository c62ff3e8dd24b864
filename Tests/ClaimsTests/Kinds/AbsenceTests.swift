import Facts
import Testing

@testable import Claims

@Suite struct AbsenceTests {
  @Test(arguments: [
    (
      "Orsay Machine sold no lathes to Veligor after May 2022.",
      ["0, by Orsay Machine, to Veligor, of lathe"]
    ),
    (
      "Orsay Machine never shipped lathes to Veligor.",
      ["0, by Orsay Machine, to Veligor, of lathe"]
    ),
    (
      "Orsay Machine did not ship lathes to Veligor in 2023.",
      ["0, by Orsay Machine, to Veligor, of lathe"]
    ),
    (
      "Not a single lathe went from Orsay Machine to Veligor in 2023.",
      ["0, by Orsay Machine, to Veligor, of lathe"]
    ),
    (
      "No lathes made in Japan reached Veligor in 2023.",
      ["0, to Veligor, of lathe, made JP"]
    ),
    (
      "Orsay Machine shipped nothing to Veligor in 2023.",
      ["0, by Orsay Machine, to Veligor"]
    ),
    (
      "None of the lathes reached Veligor from Orsay Machine in 2023.",
      ["0, by Orsay Machine, to Veligor, of lathe"]
    ),
    (
      "Orsay Machine shipped 40 lathes to Veligor in 2023.|Not one consignment went from Orsay Machine to Brodnik Metall.",
      ["0, by Orsay Machine, to Brodnik Metall"]
    ),
    (
      "Orsay Machine shipped 40 lathes to Veligor in 2023.|None has been recorded since December.",
      ["0, by Orsay Machine, to Veligor, of lathe"]
    ),
    (
      "No French lathe was declared for Russia in either year.",
      ["0, of lathe, made FR, into RU"]
    ),
    (
      "Orsay Machine shipped 40 gear lathes to Veligor in 2023.|Not one French lathe has turned up in Russia this year.",
      ["0, of lathe, made FR, into RU"]
    ),
    (
      "Orsay Machine shipped 40 lathes to Veligor in 2023.|Since then not one of its lathes has gone to Russia from France.",
      ["0, by Orsay Machine, of lathe, from FR, into RU"]
    ),
    (
      "Orsay Machine shipped 40 lathes to Veligor until 2022.|After 19 August of that year it did not send Veligor a single lathe.",
      ["0, by Orsay Machine, to Veligor, of lathe"]
    ),
    (
      "Veligor has received no lathes from Germany since 24 February 2022.",
      ["0, to Veligor, of lathe, from DE"]
    ),
    (
      "Nor did any lathes come to Veligor through Turkey in 2023.",
      ["0, to Veligor, of lathe, from TR"]
    ),
    (
      "There were no lathes from Germany for Veligor in 2023.",
      ["0, to Veligor, of lathe, from DE"]
    ),
  ])
  func reads(text: String, expected: [String]) {
    #expect(Reading(text).lines(.absence) == expected)
  }

  @Test(arguments: [
    "Orsay Machine shipped no more than 40 lathes to Veligor in 2023.",
    "Orsay Machine no longer ships lathes to Veligor.",
    "Orsay Machine may not ship lathes to Veligor.",
    "Orsay Machine said it shipped no lathes to Veligor in 2023.",
    "Orsay Machine has never sold lathes to Veligor, its spokesman said.",
    "Its invoices have borne a note on resale since May 2021.",
    "The lathes lost nothing in price before Veligor had them.",
    "Not only Orsay Machine shipped lathes to Veligor in 2023.",
    "Not one politician has gone to Russia from France this year.",
    "There were no lathes in the yard when we came.",
    "No lathe was made at Veligor in 2023.",
    "Nothing in the records says who uses the lathes.",
    "No one at Veligor would say how many lathes it received.",
    "Veligor has no lathes of its own.",
    "The law does not forbid lathes from Turkey.",
    "Veligor did not answer questions about lathes.",
  ])
  func readsNone(text: String) {
    #expect(Reading(text).lines(.absence) == [])
  }

  /// What says that there was no more, nor any before or after, is looked for under every name of a party.
  @Test(arguments: [
    (
      "Orsay Machine sold no lathes to Veligor in 2022.",
      ["Orsay Machine Besancon", "Orsay Machine"]
    ),
    ("Nothing went from Orsay to Veligor in 2022.", ["Orsay Machine Besancon", "Orsay"]),
    (
      "The last lathes from Orsay Machine reached Veligor on 3 May 2022.",
      ["Orsay Machine Besancon", "Orsay Machine"]
    ),
    (
      "Orsay Machine sold Veligor at most 12 lathes in 2022.",
      ["Orsay Machine Besancon", "Orsay Machine"]
    ),
    ("Orsay Machine sold Veligor at least 12 lathes in 2022.", ["Orsay Machine Besancon"]),
    ("Orsay Machine sold Veligor 12 lathes in 2022.", ["Orsay Machine Besancon"]),
    ("Orsay Machine Besancon sold no lathes to Veligor in 2022.", ["Orsay Machine Besancon"]),
  ])
  func everyNameOfAParty(text: String, names: [String]) {
    let story = "Orsay Machine Besancon sold Veligor 40 lathes in 2023.|" + text
    #expect(Reading(story).claims.last?.scope.shipper?.names == names)
  }

  @Test func allButOneAreAllButItsFullName() {
    let shippers = Reading(
      "Orsay Machine Besancon sold Veligor 40 lathes in 2023.|"
        + "No supplier other than Orsay Machine sold lathes to Veligor in 2022."
    ).claims.compactMap(\.scope.shipper)
    #expect(shippers.last?.isExcluded == true && shippers.last?.names == ["Orsay Machine Besancon"])
  }
}
