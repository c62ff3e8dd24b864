import Facts
import Testing

@testable import Claims

/// A company's name is a party, whatever its words mean beside; and no name that a sentence holds is
/// passed over.
@Suite struct NameTests {
  @Test(arguments: [
    (
      "Tianlu Tile Trading Company Limited shipped no tile to Garnet Vietnam Granite Company Limited "
        + "in June 2023.", ClaimKind.absence,
      "0, by Tianlu Tile Trading Company Limited, to Garnet Vietnam Granite Company Limited, of tile"
    ),
    (
      "Between May and July 2023, Linping Bearing Works Co Ltd shipped tile to Yunhai Hair Products "
        + "Co Ltd.", .existence,
      "1, by Linping Bearing Works Co Ltd, to Yunhai Hair Products Co Ltd, of tile"
    ),
    (
      "Layer ONE Granite Limited delivered tile to LLC TWO Cedars in May 2023.", .existence,
      "1, by Layer ONE Granite Limited, to LLC TWO Cedars, of tile"
    ),
    (
      "Garnet Bulk Ltd delivered 7.8 tons of tile to Ostrava Nine Granite in May 2023.", .weight,
      "7800, by Garnet Bulk Ltd, to Ostrava Nine Granite, of tile"
    ),
    (
      "In the second quarter of 2023, SUN Granite shipped tile to Ostrava Sklad.", .existence,
      "1, by SUN Granite, to Ostrava Sklad, of tile"
    ),
    (
      "Briqueterie du Val Noir sold 40 tons of tile to Ostrava Sklad in May 2023.", .weight,
      "40000, by Briqueterie du Val Noir, to Ostrava Sklad, of tile"
    ),
    (
      "Amber ACT Trading Limited shipped tile to Ostrava Sklad in May 2023.", .existence,
      "1, by Amber ACT Trading Limited, to Ostrava Sklad, of tile"
    ),
    (
      "Rassvet-torg LLC bought tile from OOO Zarya-granit in May 2023.", .existence,
      "1, by OOO Zarya-granit, to Rassvet-torg LLC, of tile"
    ),
    (
      "Garnet Quay Ltd shipped lathes valued at $718,000 to Ostrava Sklad in May 2023.", .value,
      "718000, by Garnet Quay Ltd, to Ostrava Sklad, of lathe"
    ),
    (
      "Garnet Quay Ltd bought lathes worth $134,000 from Ostrava Sklad in May 2023.", .value,
      "134000, by Ostrava Sklad, to Garnet Quay Ltd, of lathe"
    ),
  ])
  func parties(_ text: String, _ kind: ClaimKind, _ line: String) {
    #expect(Reading(text).lines(kind) == [line])
  }

  /// Headlines in which every word has a capital name nobody.
  @Test func titleCase() {
    let text = "Customs Records Show Garnet Bulk Shipped Tile To Ostrava Granite Works"
    #expect(Reading(text).claims.allSatisfy { $0.scope.shipper == nil })
  }

  @Test(arguments: [
    ("Garnet Quay shipped tile to MR Bao Lin in May 2023.", 1),
    ("MR Bao Lin bought tile from Garnet Quay in May 2023.", 1),
    ("MR Bao Lin also sold tile to Garnet Quay in May 2023.", 1),
    ("Garnet Quay bought tile from Guangzhou Bao Lin Sales Department in May 2023.", 1),
    ("Garnet Quay received no tile from Guangzhou Bao Lin Sales Department in 2023.", 1),
    ("Garnet Quay sold tile to Garnet Quay in May 2023.", 1),
    ("Garnet Quay shipped tile to Ostrava Sklad in May 2023.", 0),
    ("Garnet Quay shipped tile to Ostrava Sklad in May 2023, according to Harbour Daily.", 0),
    ("Garnet Quay shipped tile to Russia from Turkey in May 2023.", 0),
  ])
  func doubts(_ text: String, _ count: Int) {
    let claims = Reading(text).claims
    #expect(!claims.isEmpty)
    for claim in claims { #expect(claim.doubts.count == count, "\(claim.doubts)") }
  }

  /// A country before a name may be its first word, and the party without it another one.
  @Test(arguments: [
    ("Peruvian Slate Works SA bought tile from Garnet Quay in May 2023.", 1),
    ("The Peruvian retailer Slate Works SA bought tile from Garnet Quay in May 2023.", 0),
  ])
  func countryBeforeAName(_ text: String, _ count: Int) {
    let claims = Reading(text).claims
    #expect(!claims.isEmpty)
    for claim in claims { #expect(claim.openDescriptions.count == count) }
  }

  /// «of the lathes that X bought in May»: the whole is what X bought then, not all lathes.
  @Test(arguments: [
    "By weight, 39% of the lathes that Ostrava Sklad received in May 2023 came from Turkey.",
    "Turkey accounted for 39% of the lathes that Ostrava Sklad bought in May 2023, by weight.",
  ])
  func wholes(_ text: String) throws {
    for story in [text, "Garnet Quay sold Kedr Import 70 presses in 2022.|" + text] {
      let claim = try #require(Reading(story).claims.first { $0.kind == .share })
      #expect(claim.base?.consignee?.text == "Ostrava Sklad")
      #expect(claim.base?.shipper == nil)
      #expect(
        claim.base?.period == Period(from: Day(iso: "2023-05-01"), to: Day(iso: "2023-06-01")))
      #expect(claim.scope.consignee == claim.base?.consignee)
      #expect(claim.scope.period == claim.base?.period)
      #expect(claim.scope.departure == ["TR"])
    }
  }

  /// Both sides of a comparison that the sentence says itself.
  @Test func comparedYears() throws {
    let claim = try #require(
      Reading(
        "Garnet Quay sold 70 lathes between May and July 2023.|Ostrava Sklad bought three times as "
          + "many lathes from Garnet Quay in 2023 as in 2022."
      ).claims.first { $0.kind == .growth })
    #expect(claim.scope.period == .year(2023))
    #expect(claim.base?.period == .year(2022))
  }
}
