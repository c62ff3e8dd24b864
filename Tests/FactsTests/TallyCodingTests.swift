import Foundation
import Testing

@testable import Facts

/// A tally comes back from the line it is written as.
struct TallyCodingTests {
  private func returned(_ tally: Tally) throws -> Tally {
    try JSONDecoder().decode(Tally.self, from: JSONEncoder().encode(tally))
  }

  @Test func comesBack() throws {
    #expect(try returned(.empty) == .empty)
    var tally = Tally()
    for (row, unit) in ["piece", "kg", "odd unit: 50%", "Stück", ""].enumerated() {
      var record = Shipment(
        dataset: "d", file: "f.csv", row: row, id: "", day: Day(number: 19_000 + row), shipper: "A",
        consignee: "B", hs: "", goods: "", quantityInThousandths: 1_000 * row, unit: unit,
        netMassInGrams: row == 1 ? nil : 7 * row, valueInCents: 100, currency: unit,
        valueInUSDCents: row > 2 ? nil : -5 * row)
      record.grossMassInGrams = row
      tally.add(record)
    }
    var sum = MoneySum()
    (sum.cents, sum.recordsAsWritten, sum.recordsConverted) = (-12, 3, 4)
    sum.recordsNotConverted = ["": 2, "A B": 1]
    tally.money = ["EUR": sum, "x:y": MoneySum()]
    // A unit whose largest quantity is not known, and the other way round.
    tally.quantitiesInThousandths["pair"] = 3
    tally.largest.quantitiesInThousandths["set"] = 4
    #expect(try returned(tally) == tally)
    #expect(try JSONEncoder().encode(tally) == JSONEncoder().encode(try returned(tally)))
  }

  @Test(arguments: [
    "", "1 2 3", "1 1 0 0 0 0 0 0 - - 0 0 z", "1 1 0 0 0 0 0 0 - - 0 0 qkg:1",
    "1 1 0 0 0 0 0 0 - - 0 0 q", "1 1 0 0 0 0 0 0 - - 0 0 mEUR:1:2",
  ])
  func refusesOtherLines(line: String) throws {
    let json = try JSONEncoder().encode(line)
    #expect(throws: DecodingError.self) { try JSONDecoder().decode(Tally.self, from: json) }
  }
}
