import Facts
import Foundation
import Testing

@testable import Evidence

private let header =
  "record_id,declaration_number,item_number,declaration_date,shipper_name,consignee_name,"
  + "origin_country,dispatch_country,hs_code,goods_description,quantity,unit,net_weight_kg,"
  + "invoice_value,currency,value_usd"

/// Invented lines: one each in dollars, euros, yuan, dirhams, and roubles before and after the last quotation.
private let rows = [
  "M1,D1,1,2022-01-10,Handan Tuolin,OOO Vesna,CN,CN,870190,TRACTOR,1,PCE,100,1000.00,USD,1000.00",
  "M2,D2,1,2022-01-11,Handan Tuolin,OOO Vesna,CN,CN,870190,TRACTOR,1,PCE,100,2000.00,EUR,",
  "M3,D3,1,2022-01-15,Handan Tuolin,OOO Vesna,CN,CN,870190,TRACTOR,1,PCE,100,7000.00,CNY,",
  "M4,D4,1,2022-06-15,Handan Tuolin,OOO Vesna,CN,CN,870190,TRACTOR,1,PCE,100,3672.50,AED,",
  "M5,D5,1,2022-02-01,Handan Tuolin,OOO Vesna,CN,CN,870190,TRACTOR,1,PCE,100,80000.00,RUB,",
  "M6,D6,1,2022-06-15,Handan Tuolin,OOO Lesnik,CN,CN,870190,TRACTOR,1,PCE,100,60000.00,RUB,",
]

@Suite struct MoneyTests {
  private func evidence(_ parts: [[String]]) throws -> (EvidenceFolder, CustomsFolder) {
    let folder = try CustomsFolder()
    let paths = try parts.enumerated().map { number, rows in
      try folder.write(
        ([header] + rows).joined(separator: "\n") + "\n", as: "part\(number).csv")
    }
    return (try EvidenceFolder.opening(paths, cache: folder.cache).0, folder)
  }

  private func tally(_ scope: Scope, in currency: String?, of parts: [[String]]) throws -> Tally {
    let (evidence, _) = try evidence(parts)
    return try evidence.answer(EvidenceQuery(scope: scope, currency: currency)).tally
  }

  /// The bank's euro rates: 10 Jan 2022 1.1318 USD; 11 Jan 1.1336; 14 Jan (for the 15th, a Saturday)
  /// 1.1447 USD and 7.2728 CNY; 1 Feb 1.1260 USD and 86.3238 RUB; 15 Jun 1.0431 USD.
  @Test func dollarsComeFromTheRateOfEachDay() throws {
    let sum = try tally(Scope(), in: nil, of: [rows])
    let (evidence, _) = try evidence([rows])
    let records = try evidence.answer(EvidenceQuery(scope: Scope(), recordLimit: 10)).records
    let rates = [1.1336, 1.1447 / 7.2728, 1 / 3.6725, 1.1260 / 86.3238]
    let values = [2_000.0, 7_000, 3_672.5, 80_000]
    let expected = [100_000] + zip(rates, values).map { Int(($0 * $1 * 100).rounded()) }
    #expect(records.sorted { $0.id < $1.id }.compactMap(\.valueInUSDCents) == expected)
    #expect(sum.valueInUSDCents == expected.reduce(0, +))
    #expect(sum.recordsWithValue == 5)
    #expect(sum.recordsNotInUSD == ["RUB": 1])
  }

  @Test func aValueInTheAskedCurrencyIsTakenAsWritten() throws {
    let euros = try tally(Scope(), in: "EUR", of: [rows]).money(in: "EUR")
    #expect(euros.recordsAsWritten == 1)
    #expect(euros.recordsConverted == 4)
    #expect(euros.recordsNotConverted == ["RUB": 1])
    let roubles = try tally(
      Scope(consignee: PartyReference(text: "Lesnik")), in: "RUB", of: [rows]
    ).money(in: "RUB")
    #expect(roubles.cents == 6_000_000)
    #expect(roubles.recordsNotConverted.isEmpty)
    let one = try tally(
      Scope(period: Period(from: Day(iso: "2022-01-11"), to: Day(iso: "2022-01-12"))), in: "EUR",
      of: [rows]
    ).money(in: "EUR")
    #expect(one.cents == 200_000)
  }

  @Test(arguments: ["EUR", "CNY", "AED", "RUB", "KZT"])
  func anySplitGivesTheSameSums(_ currency: String) throws {
    let whole = try tally(Scope(), in: currency, of: [rows])
    for cut in 1..<rows.count {
      let parts = [Array(rows[..<cut]), Array(rows[max(0, cut - 1)...])]
      #expect(try tally(Scope(), in: currency, of: parts) == whole)
    }
    let (evidence, _) = try evidence([rows])
    let records = try evidence.answer(
      EvidenceQuery(scope: Scope(), recordLimit: 10, currency: currency)
    ).records
    #expect(records.compactMap(\.converted?.cents).reduce(0, +) == whole.money(in: currency).cents)
  }

  @Test func groupsHaveTheirOwnSums() throws {
    let (evidence, _) = try evidence([rows])
    let groups = try evidence.answer(
      EvidenceQuery(scope: Scope(), grouping: .consignee, currency: "EUR")
    ).groups
    #expect(groups.map { $0.tally.money(in: "EUR").records } == [5, 0])
    #expect(groups.last?.tally.money(in: "EUR").recordsNotConverted == ["RUB": 1])
  }

  static let rates: [(String, String, String, String?)] = [
    ("USD", "EUR", "2022-06-15", "95.87"), ("AED", "USD", "2022-06-15", "27.23"),
    ("AED", "USD", "2026-06-15", "27.23"), ("AED", "EUR", "2022-06-15", "26.10"),
    ("AED", "EUR", "2026-06-15", nil), ("EUR", "USD", "2022-04-18", "108.78"),
    ("RUB", "USD", "2022-03-01", "0.95"), ("RUB", "USD", "2022-03-02", nil),
    ("RUB", "USD", "2022-06-15", nil), ("KZT", "USD", "2021-06-15", nil),
    ("USD", "USD", "2030-01-01", "100"), ("EUR", "USD", "2017-06-15", nil),
    ("BGN", "EUR", "2016-06-15", "51.13"), ("XXX", "USD", "2022-06-15", nil),
  ]

  /// A hundred units, in the other currency.
  @Test(arguments: rates) func rate(_ row: (String, String, String, String?)) throws {
    let rate = ExchangeRates.rate(
      from: row.0, to: row.1, on: try #require(Day(iso: row.2)))
    let cents = rate?.cents(100_00).map { Figure($0) / Figure(100) }
    #expect(cents == row.3.flatMap { Figure(parsing: $0) })
  }

  @Test func aTotalOfAMonthTakesTheMonthsMean() throws {
    let day = try #require(Day(iso: "2022-06-01"))
    let rate = ExchangeRates.rate(from: "EUR", to: "USD", on: day, isMonth: true)
    // The mean of the bank's 22 dollar rates of June 2022.
    #expect(rate?.cents(1_000_000_00) == 105_658_182)
  }
}
