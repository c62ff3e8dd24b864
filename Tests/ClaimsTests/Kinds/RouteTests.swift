import Facts
import Testing

@testable import Claims

@Suite struct RouteTests {
  @Test(arguments: [
    (
      "Chinese lathes reached Russia by two routes, Turkey and Kazakhstan.",
      ["1, of lathe, made CN, from TR, into RU", "1, of lathe, made CN, from KZ, into RU"]
    ),
    (
      "American-made chips came to Russia over three routes: Serbia, Turkey and Georgia.",
      [
        "1, of chip, made US, from RS, into RU",
        "1, of chip, made US, from TR, into RU",
        "1, of chip, made US, from GE, into RU",
      ]
    ),
    (
      "Veligor got 40 lathes mostly from Turkey in 2023, with some shipments arriving via China.",
      ["1, to Veligor, of lathe, from CN"]
    ),
    (
      "Cement comes in from Russia and leaves again for Poland.",
      ["1, of cement, from RU", "1, of cement, into PL"]
    ),
    (
      "Korean bearings arrived in Russia through the Emirates, Kyrgyzstan and Armenia in 2023.",
      [
        "1, of bearing, made KR, from AE, into RU",
        "1, of bearing, made KR, from KG, into RU",
        "1, of bearing, made KR, from AM, into RU",
      ]
    ),
    (
      "German optics entered Russia through two channels: Serbia and Kazakhstan.",
      ["1, of optic, made DE, from RS, into RU", "1, of optic, made DE, from KZ, into RU"]
    ),
    (
      "Taiwanese chips came to Russia along three corridors: Turkey, the Emirates and Hong Kong.",
      [
        "1, of chip, made TW, from TR, into RU",
        "1, of chip, made TW, from AE, into RU",
        "1, of chip, made TW, from HK, into RU",
      ]
    ),
    (
      "Orsay Machine shipped 40 lathes to Veligor in 2023.|Some of the lathes went through Armenia.",
      ["1, by Orsay Machine, to Veligor, of lathe, from AM"]
    ),
    (
      "Orsay Machine shipped 40 lathes to Veligor in 2023.|Others travelled via Kazakhstan.",
      ["1, by Orsay Machine, to Veligor, of lathe, from KZ"]
    ),
    (
      "Orsay Machine shipped 40 lathes to Veligor in 2023.|The rest came through Georgia.",
      ["1, by Orsay Machine, to Veligor, of lathe, from GE"]
    ),
    (
      "Swiss watches reached Russia by way of Dubai and Yerevan in 2023.",
      ["1, of watch, made CH, from AE, into RU", "1, of watch, made CH, from AM, into RU"]
    ),
    (
      "Italian lathes got to Russia via Turkey and Kyrgyzstan last year.",
      ["1, of lathe, made IT, from TR, into RU", "1, of lathe, made IT, from KG, into RU"]
    ),
    (
      "Kestrel Optics sent scopes to Vilnius in 2023, which were sent on to Minsk.",
      ["1, by Kestrel Optics, of scopes, into LT", "1, of scopes, from LT, into BY"]
    ),
    (
      "Serbian ammunition took two paths to Israel in 2023, Cyprus and Greece.",
      [
        "1, of ammunition, made RS, from CY, into IL",
        "1, of ammunition, made RS, from GR, into IL",
      ]
    ),
    (
      "Polish apples reached Belarus by three ways: Lithuania, Latvia and Ukraine.",
      [
        "1, of apple, made PL, from LT, into BY",
        "1, of apple, made PL, from LV, into BY",
        "1, of apple, made PL, from UA, into BY",
      ]
    ),
  ])
  func reads(text: String, expected: [String]) {
    #expect(Reading(text).lines(.route) == expected)
  }

  @Test(arguments: [
    "Two routes to Russia were closed in 2023.",
    "Orsay Machine shipped 40 lathes to Veligor in 2023.",
    "Lathes, the better part of the order, come from China: 90 tonnes last year.",
    "Some officials travelled via Turkey in 2023.",
    "Lathes may reach Russia by two routes, Turkey and Kazakhstan.",
    "The pipeline has two routes, Poland and Ukraine.",
    "No lathes reached Russia through Turkey or Kazakhstan in 2023.",
    "Lathes will reach Russia through Turkey and Kazakhstan, officials fear.",
    "Tourists reach Georgia by two roads, Armenia and Turkey.",
    "Orsay Machine said its lathes had reached Russia through Turkey and Kazakhstan.",
    "The minister flew home via Turkey and Kazakhstan.",
    "There are many ways to measure trade.",
    "The company has found ways around sanctions.",
    "The airline dropped its routes to Turkey and Armenia in 2023.",
    "Veligor bought 40 lathes from Turkey and Kazakhstan in 2023.",
    "Route planners in Hamburg prefer Poland to Lithuania.",
  ])
  func readsNone(text: String) {
    #expect(Reading(text).lines(.route) == [])
  }

  /// The onward leg knows the leg before it, as a clause or as a figure told it.
  @Test(arguments: [
    ("Cement comes in from Russia and leaves again for Poland.", ["RU"], []),
    (
      "Orsay Machine sold 40 lathes to Veligor in 2023, which sent them on to Armenia.", [],
      ["Veligor"]
    ),
  ])
  func legs(text: String, departure: [String], consignee: [String]) {
    let onward = Reading(text).claims.last { $0.kind == .route }
    #expect(onward?.base?.departure == departure)
    #expect(onward?.base?.consignee?.names ?? [] == consignee)
  }
}
