import Testing

@testable import Facts

/// Days and figures print and read back, and their arithmetic is exact.
@Suite struct FactsTests {
  @Test(arguments: Array(stride(from: -40_000, to: 60_000, by: 379)))
  func dayRoundTrip(number: Int) {
    let day = Day(number: number)
    #expect(Day(iso: day.description) == day)
    #expect(day.adding(days: 1).number == number + 1)
  }

  @Test(arguments: ["2022-02-30", "2022-13-01", "22-01-01", "2022-1-1", "", "abcd-ef-gh"])
  func noSuchDay(text: String) {
    #expect(Day(iso: text) == nil)
  }

  @Test func months() {
    #expect(Day(iso: "2022-01-31")?.adding(months: 1).description == "2022-02-28")
    #expect(Day(iso: "2024-02-29")?.adding(months: 12).description == "2025-02-28")
    #expect(Day(iso: "2022-06-07")?.weekday == 2)
  }

  @Test(arguments: ["0", "12", "-0.5", "12.64", "0.000001", "9999999999999.999999"])
  func figureRoundTrip(text: String) throws {
    #expect(try #require(Figure(parsing: text)).description == text)
  }

  @Test func arithmetic() {
    #expect(Figure(1, over: 3) * Figure(3) == Figure(millionths: 999_999))
    #expect(Figure(10) / Figure(4) == Figure(5, over: 2))
    #expect(Figure(5) / .zero == .zero)
    #expect(Figure(12_640).grouped() == "12,640")
  }

  @Test(
    arguments: [
      (0, "0", "0"), (1, "0.000001", "0"), (-1, "-0.000001", "0"), (-500_000, "-0.5", "-0.5"),
      (12_640_500_000, "12640.5", "12,640.5"), (-12_640_000_000, "-12640", "-12,640"),
      (999_996_000, "999.996", "1,000"), (1_000_000, "1", "1"), (1_050_000, "1.05", "1.05"),
      (123_000_000, "123", "123"), (-1_234_567_891_000_000, "-1234567891", "-1,234,567,891"),
      (-4_000, "-0.004", "0"), (100_000_500_000, "100000.5", "100,000.5"),
    ] as [(Int128, String, String)])
  func figuresAreWritten(_ millionths: Int128, _ plain: String, _ grouped: String) {
    #expect(Figure(millionths: millionths).description == plain)
    #expect(Figure(millionths: millionths).grouped() == grouped)
  }

  @Test func theLargestFigureIsWritten() {
    let figure = Figure(millionths: Figure.largest)
    #expect(figure.description == "1" + String(repeating: "0", count: 24))
    #expect(figure.grouped() == "1" + String(repeating: ",000", count: 8))
  }

  @Test func tallyOfAUnionIsTheMergeOfTallies() {
    func shipment(_ row: Int) -> Shipment {
      Shipment(
        dataset: "d", file: "f", row: row, id: "\(row)", day: Day(number: 19_000 + row % 90),
        shipper: "A", consignee: "B", hs: "9303", goods: "RIFLE",
        quantityInThousandths: row * 1000, unit: row % 3 == 0 ? "pair" : "piece",
        netMassInGrams: row % 5 == 0 ? nil : row * 7, valueInUSDCents: row * 11)
    }
    var whole = Tally()
    var parts = [Tally(), Tally(), Tally()]
    for row in 1...200 {
      whole.add(shipment(row))
      parts[row % 3].add(shipment(row))
    }
    var merged = parts[2]
    merged.merge(parts[0])
    merged.merge(parts[1])
    #expect(merged == whole)
  }
}
