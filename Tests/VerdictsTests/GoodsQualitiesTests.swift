import Claims
import Testing

@testable import Verdicts

/// What narrows a story's goods, looked for in the descriptions of the records.
@Suite struct GoodsQualitiesTests {
  @Test(arguments: [
    ("used", "LATHE, USED, 2014", true), ("used", "DREHMASCHINE, GEBRAUCHTE", true),
    ("used", "СТАНОК ТОКАРНЫЙ Б/У", true), ("used", "СТАНКИ, БЫВШИЕ В УПОТРЕБЛЕНИИ", true),
    ("used", "TOUR D'OCCASION", true), ("used", "İKİNCİ EL TORNA", true),
    ("used", "二手车床", true), ("secondhand", "SECOND-HAND LATHE", true),
    ("used", "LATHE, NEW, NOT USED", false),
    ("used", "СТАНКИ НОВЫЕ, НЕ БЫВШИЕ В УПОТРЕБЛЕНИИ", false),
    ("used", "VALVES USED IN MINES", false), ("used", "UNUSED LATHE", false),
    ("used", "LATHE", false),
    ("used", "DREHMASCHINE, NICHT GEBRAUCHT", false),
    ("silk", "HEMDEN AUS SEIDE", true), ("silk", "COTTON SHIRTS", false),
    ("frozen", "КРЕВЕТКИ МОРОЖЕНЫЕ", true), ("frozen", "SHRIMPS, FRESH", false),
    ("fuel", "FUEL PUMP", true), ("fuel", "WATER PUMP", false),
    ("concrete", "CONCRETE PUMPS", true),
  ])
  func descriptions(word: String, description: String, isSaid: Bool) {
    let wanted = GoodsQualities([word], ClaimFinder.qualities)
    #expect(wanted.areSaid(in: description) == isSaid)
  }

  @Test func everyQualityIsThere() {
    let wanted = GoodsQualities(["used", "fuel"], ClaimFinder.qualities)
    #expect(wanted.areSaid(in: "KRAFTSTOFFPUMPE FUEL, GEBRAUCHT"))
    #expect(!wanted.areSaid(in: "KRAFTSTOFFPUMPE, GEBRAUCHT"))
  }
}
