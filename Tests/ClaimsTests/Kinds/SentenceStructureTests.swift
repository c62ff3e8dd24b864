import Facts
import Testing

@testable import Claims

/// What a clause beside the figure adds to it, and what it must leave alone.
@Suite struct SentenceStructureTests {
  @Test(arguments: [
    // A relative clause tells of its own noun.
    (
      "Orsay Machine sold Veligor 40 lathes, made by a firm that can hardly supply Spain.",
      ClaimKind.quantity, ["40, by Orsay Machine, to Veligor, of lathe"]
    ),
    (
      "What came was 310 tonnes of cement from Brodnik Metall, a kiln that must not sell to Spain any more.",
      .weight, ["310000, by Brodnik Metall, of cement"]
    ),
    (
      "Orsay Machine was paid $4 million for the lathes that it sold to Veligor.", .value,
      ["4000000, by Orsay Machine, to Veligor, of lathe"]
    ),
    // A founding is no trade.
    (
      "Orsay Machine, registered in Istanbul in 2022, made 31 shipments of lathes to Veligor.",
      .shipments, ["31, by Orsay Machine, to Veligor, of lathe"]
    ),
    // Who has, buys or sells.
    (
      "Orsay Machine sold 40 lathes to Veligor in 2023.|Veligor had, besides, 17 lathes from Weida Tools, invoiced at $510,000.",
      .quantity, ["17, by Weida Tools, to Veligor, of lathe"]
    ),
    (
      "Orsay Machine sold 40 lathes to Veligor in 2023.|Zarubin of Tula is the biggest buyer, with purchases of $5.8 million.",
      .value, ["5800000, to Zarubin, of lathe"]
    ),
    // What counted goods are said to be.
    (
      "Orsay Machine made nine shipments to Veligor in 2023.|Six of those shipments were valves and three were pumps.",
      .shipments,
      ["6, by Orsay Machine, to Veligor, of valve", "3, by Orsay Machine, to Veligor, of pump"]
    ),
    (
      "Orsay Machine sold cocoa beans in 2023.|Cocoa butter told another story: Orsay Machine shipped 3,600 tonnes to Germany.",
      .weight, ["3600000, by Orsay Machine, of cocoa butter, into DE"]
    ),
    // What is sold on leaves who got it.
    (
      "Orsay Machine sold Veligor 40 lathes in 2023.|It kept two: 38 lathes were sold on to Zarubin of Tula.",
      .quantity, ["38, by Veligor, to Zarubin, of lathe"]
    ),
    // A part has its own maker, with a verb of trade or without.
    (
      "Orsay Machine sold Veligor grain in 2023.|Until then the mill had ground 69,800 tonnes of grain, 8,400 of them from Ukraine.",
      .weight,
      [
        "69800000, by Orsay Machine, to Veligor, of grain",
        "8400000, to Veligor, of grain, from UA",
      ]
    ),
    // Verbs left out: who stands beside a figure takes the part of the subject before.
    (
      "Turkey took 12,000 tonnes of pipes in 2023, Georgia 8,000 and Armenia 3,000.", .weight,
      [
        "12000000, of pipe, into TR", "8000000, of pipe, into GE", "3000000, of pipe, into AM",
      ]
    ),
    (
      "China supplied 500 tonnes of bearings in 2023, India 300 and Vietnam 200.", .weight,
      ["500000, of bearing, from CN", "300000, of bearing, from IN", "200000, of bearing, from VN"]
    ),
    (
      "The Lithuanians loaded 207,000 tonnes of scrap for Turkey in nine ships, the Estonians 176,000 in eleven.",
      .weight,
      ["207000000, of scrap, from LT, into TR", "176000000, of scrap, from EE, into TR"]
    ),
    (
      "Imports of bearings from China came to $5 million in 2023, those from India to $3 million.",
      .value, ["5000000, of bearing, from CN", "3000000, of bearing, from IN"]
    ),
    (
      "Brodnik shipped 12 lathes to Georgia in May 2023, and Priboy eight to Armenia.", .quantity,
      ["12, by Brodnik, of lathe, into GE", "8, by Priboy, of lathe, into AM"]
    ),
    (
      "Veligor’s imports of lathes rose to $40 million in 2023, Priboy’s to $12 million.", .value,
      ["40000000, to Veligor, of lathe", "12000000, to Priboy, of lathe"]
    ),
    (
      "Veligor bought 40 lathes in 2023 and Meridian, its neighbour, five.", .quantity,
      ["40, to Veligor, of lathe", "5, to Meridian, of lathe"]
    ),
    // No verb is left out: lists, another verb, another noun.
    (
      "Veligor sold 40 lathes to Turkey and Georgia in 2023.", .quantity,
      ["40, by Veligor, of lathe, into TR/GE"]
    ),
    (
      "Veligor shipped 40 lathes in 2023 and in Georgia 12 people were fined.", .quantity,
      ["40, by Veligor, of lathe"]
    ),
    (
      "Turkey took 12,000 tonnes of pipes in 2023, and Georgia 12 hours later shut the border.",
      .weight, ["12000000, of pipe, into TR"]
    ),
    // What is said of a part binds the part alone.
    (
      "Veligor took in 698,000 tonnes of grain in 2023, 84,000 of them from Ukraine.", .weight,
      ["698000000, to Veligor, of grain", "84000000, to Veligor, of grain, from UA"]
    ),
    (
      "Veligor imported 640 tonnes of steel in 2023, 400 of which came from Turkey and the rest from China.",
      .weight,
      ["640000, to Veligor, of steel", "400000, to Veligor, of steel, from TR"]
    ),
    (
      "Exports of pipes to Turkey fell 12 % in 2023, those to Georgia 8 %.", .growth,
      ["0.88, of pipe, into TR", "0.92, of pipe, into GE"]
    ),
    // The words behind the goods tell of the whole; each share has a way of its own.
    (
      "China supplied 40 % of the bearings that Russia imported in 2023.", .share,
      ["0.4, of bearing, from CN, into RU"]
    ),
    (
      "Two-thirds of the steel that Veligor imported in 2023 came from Turkey, and a fifth from China.",
      .share, ["0.666667, to Veligor, of steel, from TR", "0.2, to Veligor, of steel, from CN"]
    ),
    // Levels of a share are no growth of trade.
    (
      "Veligor’s share of Russian imports of bearings rose from 12 % in 2022 to 31 % in 2023.",
      .growth, []
    ),
    ("In 2023 Turkey’s share of the bearings rose by 3 percentage points.", .growth, []),
    ("In 2023 Turkey’s share of the bearings rose by 3 percentage points.", .share, []),
    // Countries and customers.
    (
      "Five companies supplied antennas to Russia in 2023.|They had three customers there.",
      .parties,
      ["3, of antenna, into RU"]
    ),
    (
      "In 2023 Orsay Machine sold lathes to Veligor.|The lathes were made in three countries.",
      .parties, ["3, by Orsay Machine, to Veligor, of lathe"]
    ),
    // Places in a table.
    (
      "Five companies supplied antennas to Russia in 2023.|Orsay Machine comes second, and Weida Tools of Hong Kong third.",
      .ranking, ["Orsay Machine, of antenna, into RU", "Weida Tools, of antenna, into RU"]
    ),
    // Wholes without what their part says.
    (
      "Orsay Machine shipped 310 tonnes of cement in 2023, all of it to Veligor.", .share,
      ["1, by Orsay Machine, to Veligor, of cement"]
    ),
    // What an earlier clause tells without a figure.
    (
      "In 2023 Orsay Machine sold Veligor 310 tonnes of cement made in Serbia.|No other dealer has sold Veligor cement this year, and 71% of the tonnage came from Orsay Machine.",
      .share, ["0.71, by Orsay Machine, to Veligor, of cement"]
    ),
    (
      "Orsay Machine sold 300 lathes to Veligor via Serbia in 2022.|The Georgian route opened in May 2023.",
      .first, ["2023-05, to Veligor, of lathe, from GE"]
    ),
    (
      "Orsay Machine shipped lathes to Veligor in 2023.|Weida’s deliveries took place between February and November.",
      .period, ["2023-02, by Weida, to Veligor, of lathe"]
    ),
  ])
  func reads(text: String, kind: ClaimKind, expected: [String]) {
    #expect(Reading(text).lines(kind) == expected)
  }

  @Test(arguments: [
    (
      "Some 900 presses that their makers never meant for Spain turned up in Seville last year.",
      ClaimKind.absence
    ),
    ("They had three customers there.", .parties),
    ("The committee met in three countries last year.", .parties),
    ("Talks with Orsay Machine took place between February and November.", .weight),
    ("Orsay Machine comes second, and that is that.", .ranking),
    ("The United States and Veligor were made for each other.", .parties),
    // What is denied, only possible or charged.
    ("Orsay Machine sold 61 lathes in 2023.|Not all of it went to Veligor.", .share),
    ("Veligor did not take most of the lathes of Orsay Machine in 2023.", .share),
    ("Orsay Machine sold 61 lathes in 2023, and all of it may have gone to Veligor.", .share),
    ("Orsay Machine was accused of shipping 61 lathes to Veligor in 2023.", .quantity),
    ("Orsay Machine is suspected of having sold 61 lathes to Veligor in 2023.", .quantity),
    // Some of the countries.
    ("In 2023 Orsay Machine sold lathes.|The lathes were made in three Asian countries.", .parties),
    ("Prosecutors have begun 9 cases about lathes.", .quantity),
  ])
  func leaves(text: String, kind: ClaimKind) {
    #expect(Reading(text).lines(kind) == [])
  }

  @Test(arguments: [
    ("In nine months of 2023 Orsay Machine sold Veligor 40 lathes.", "2023-01-01", "2023-10-01"),
    (
      "In the ten months of 2022 that followed the strike, Orsay Machine sold Veligor 40 lathes.",
      "2022-03-01", "2023-01-01"
    ),
    (
      "Orsay Machine, founded in 1887, sold Veligor 40 lathes in May 2023.", "2023-05-01",
      "2023-06-01"
    ),
    (
      "At $90 a tonne, against $120 the year before, the 2023 lots of cement from Orsay Machine went fast.",
      "2023-01-01", "2024-01-01"
    ),
  ])
  func periods(text: String, from: String, to: String) {
    let period = Reading(text).claims.first?.scope.period
    #expect(period?.from?.description == from && period?.to?.description == to)
  }

  /// Goods that only begin with known ones are neither those nor those spoken of before.
  @Test(arguments: [
    ("Orsay Machine sold 300 lathe parts to Veligor in 2023.", true),
    ("Orsay Machine sold Veligor 9 lathes in 2023.|It sold 12 pump housings to Veligor.", true),
    ("Orsay Machine sold 300 lathes to Veligor in 2023.", false),
    ("Orsay Machine sold 300 drone parts to Veligor in 2023.", false),
    (
      "Orsay Machine sold Veligor 9 lathes in 2023.|At the lorry park it sold 12 to Zarubin.", false
    ),
  ])
  func unreadGoods(text: String, isDoubted: Bool) {
    let claims = Reading(text).claims
    #expect(!claims.isEmpty && claims.allSatisfy { $0.doubts.isEmpty != isDoubted })
  }

  /// A word that ends in what may name a party, or is denied, or has nothing to do with what came before.
  @Test(arguments: [
    ("Russia imported 300 power banks from China in 2022.", "power bank"),
    ("Orsay Machine sold Veligor no diamonds in 2022.", "diamond"),
    ("Orsay Machine sold Veligor 40 tons of the bearings in 2022.", "bearing"),
    ("Orsay Machine sold Veligor 40 diamonds in 2022.", "polished diamond"),
  ])
  func goodsOfTheirOwn(text: String, goods: String) {
    let found = Reading("Orsay Machine sold Veligor 9 polished diamonds in 2023.|" + text).claims
    let own = found.last?.scope.goods?.text ?? ""
    #expect(own == goods || own == goods + "s")
  }

  /// Where senders without a name are at home is not where goods were sent from for certain.
  @Test(arguments: [
    ("Chinese companies sent lathes to Veligor in 2023.", true),
    ("Two Chinese firms sent 40 lathes to Veligor in 2023.", true),
    ("China sent 40 lathes to Veligor in 2023.", false),
    ("Orsay Machine sent 40 lathes from China to Veligor in 2023.", false),
  ])
  func homesOfSenders(text: String, isOfSenders: Bool) {
    let claim = Reading(text).claims.first
    #expect(claim?.scope.departure == ["CN"] && claim?.isDepartureOfSenders == isOfSenders)
  }

  /// The time that a comma adds is that of the part alone.
  @Test(arguments: [
    ("It has since sold the plant 900 of them, 400 in 2023 alone.", [nil, "2023-01-01"]),
    ("It sold the plant 900 lathes and 40 pumps in 2023.", ["2023-01-01", "2023-01-01"]),
  ])
  func addedTimes(text: String, begins: [String?]) {
    let claims = Reading("Orsay Machine makes lathes for Veligor, a plant in Tula.|" + text).claims
    let found = claims.filter { $0.kind == .quantity }.map { $0.scope.period.from?.description }
    #expect(found.count == 2 && found.last == begins.last)
    #expect(begins[0] == nil ? found.first != begins.last : found.first == begins[0])
  }

  @Test func anAbsenceSinceADayBeginsBehindIt() {
    let claims = Reading(
      "Orsay Machine sold Veligor 40 lathes in 2023.|Nothing has come from Orsay Machine to Veligor since 9 October 2023."
    ).claims
    #expect(claims.first { $0.kind == .absence }?.scope.period.from?.description == "2023-10-10")
  }
}
