import Facts
import Foundation
import GRDB
import Testing

@testable import Evidence

/// Every record leads back to the cells of its row, where they differ from the values.
@Suite struct WrittenCellTests {
  @Test func cellsThatDifferAreKept() throws {
    let folder = try CustomsFolder()
    let header = DirtyRows.header.joined(separator: ",")
    let plain =
      "1,10/1/7,1,2022-06-07,JINHU WORKS,VOLNA LLC,7700000001,CN,CN,9303300000,RIFLES,6,piece,90.5,80.25,500,USD,500"
    let odd =
      "2,10/1/8,1,07.06.2022,JINHU WORKS,\"ООО  \"\"ВОЛНА\"\"\",7700000001,китай,CN,9303.30.0000,RIFLES,6,ШТ,\"90,5\",177 LB,\"1 500,00\",840,1500"
    let path = try folder.write([header, plain, odd].joined(separator: "\n"))
    let id = try #require(
      try EvidenceFolder.importing(path, into: folder.path + "/e").first?.dataset.id)
    let evidence = try EvidenceFolder(at: folder.path + "/e")
    #expect(try evidence.record(inRow: 2, of: id).shipment.written == [:])
    let record = try evidence.record(inRow: 3, of: id)
    #expect(
      record.shipment.written == [
        "date": "07.06.2022", "consignee": "ООО  \"ВОЛНА\"", "origin": "китай",
        "hs": "9303.30.0000", "unit": "ШТ", "grossWeightKg": "90,5", "netWeightKg": "177 LB",
        "value": "1 500,00", "currency": "840",
      ])
    #expect(record.shipment.netMassInGrams == 80_286)
    #expect(record.columns["netWeightKg"] == "net_weight_kg")
    let none = #expect(throws: Diagnostic.self) { try evidence.record(inRow: 9, of: id) }
    #expect(none?.code == "TM3038")
  }

  static let styles: [(cell: String, order: ImportProfile.DateOrder, pattern: String?)] = [
    ("2022-06-07", .iso, "%Y-%m-%d"), ("07.06.2022", .dayFirst, "%d.%m.%Y"),
    ("6/7/2022", .monthFirst, "%n/%e/%Y"), ("7/6/22", .dayFirst, "%e/%n/%y"),
    ("20220607", .iso, "%Y%m%d"), ("7-Jun-22", .dayFirst, "%e-%b-%y"),
    ("2022-06-07T00:00:00", .iso, "%Y-%m-%dT00:00:00"), ("June 7, 2022", .iso, "%B %e, %Y"),
    ("2022/07/06", .yearDayMonth, "%Y/%d/%m"), ("2022-7-6", .yearDayMonth, "%Y-%e-%n"),
    ("Tuesday", .iso, nil),
  ]

  @Test(arguments: styles.indices) func daysAreWrittenAgain(_ index: Int) throws {
    let style = WrittenCellTests.styles[index]
    let day = try #require(Day(year: 2022, month: 6, day: 7))
    let found = DateStyle(of: Array(style.cell.utf8)[...], day: day, order: style.order)
    guard let pattern = style.pattern else {
      // What does not say the day at all would be another day's cell as well.
      #expect(found?.pattern.contains("%") != true)
      return
    }
    #expect(found?.pattern == pattern)
    let other = try #require(Day(year: 2021, month: 11, day: 23))
    let written = try #require(found?.text(of: other))
    #expect(try CellReading.day(Array(written.utf8)[...], order: style.order) == other)
  }

  /// A whole file of another way to write days costs nothing a row.
  @Test func aFileOfDayFirstDaysKeepsNoCells() throws {
    let folder = try CustomsFolder()
    let rows = (1...30).map { number in
      "\(number),10/1/\(number),1,\(10 + number % 20).06.2022,W,V,7700000001,CN,CN,9303300000,R,6,ШТ,9,8,5,USD,5"
    }
    let path = try folder.write(
      ([DirtyRows.header.joined(separator: ",")] + rows).joined(separator: "\n"))
    let id = try #require(
      try EvidenceFolder.importing(path, into: folder.path + "/e").first?.dataset.id)
    let evidence = try EvidenceFolder(at: folder.path + "/e")
    let kept = try evidence.shards[0].reading { db in
      try Int.fetchOne(
        db, sql: "SELECT (SELECT COUNT(*) FROM original) + 100 * COUNT(*) FROM spelling")
    }
    #expect(kept == 100)
    let written = try evidence.record(inRow: 2, of: id).shipment.written
    #expect(written == ["date": "11.06.2022", "unit": "ШТ"])
  }
}
