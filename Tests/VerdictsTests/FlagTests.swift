import Facts
import Testing

@testable import Verdicts

/// What the sums alone tell of the records behind them.
@Suite struct FlagTests {
  private func tally(_ kilograms: [Int], dollars: [Int]) -> Tally {
    var tally = Tally()
    for (mass, value) in zip(kilograms, dollars) {
      tally.add(
        Shipment(
          dataset: "d", file: "f", row: 1, id: "", day: nil, shipper: "", consignee: "", hs: "",
          goods: "", netMassInGrams: mass * 1_000, valueInUSDCents: value * 100))
    }
    return tally
  }

  @Test(arguments: [
    ([100, 120, 110], [10, 10, 10], []),
    ([100, 120, 900], [10, 10, 90], [Verdict.Flag.dominatedByOne]),
    // A thousand times the others by weight, and worth no more: kilograms for tons.
    ([100, 120, 110_000], [10, 10, 10], [.dominatedByOne, .unitOutlier]),
    // A thousand times the others by weight and by value is simply large.
    ([100, 120, 110_000], [10, 10, 11_000], [.dominatedByOne]),
    // Of two records one is always the larger.
    ([100, 900], [10, 90], []),
  ]) func ofWeights(kilograms: [Int], dollars: [Int], flags: [Verdict.Flag]) {
    #expect(Flags.ofSum(.netMass, tally(kilograms, dollars: dollars)) == flags)
  }

  @Test func mergingKeepsTheLargest() {
    var left = tally([100, 500], dollars: [1, 2])
    let right = tally([300], dollars: [9])
    left.merge(right)
    #expect(left.largest.netMassInGrams == 500_000)
    #expect(left.largest.valueInUSDCents == 900)
  }
}
