import Facts
import Foundation
import Testing

@testable import Evidence

private let good = "A1,2022-06-07,Jinhu,Bastion,930330,RIFLES,600,PCE,2100,300000,CN,CN,RU"

@Suite struct ImportTests {
  static let bad: [(String, [UInt8], String)] = [
    ("empty", [], "TM3004"),
    ("binary", Array("\u{7F}ELF\0\0\u{1}\0".utf8), "TM3005"),
    ("a PDF", Array("%PDF-1.7\n1 0 obj\n".utf8), "TM3005"),
    ("a page", Array("\u{FEFF}\n<!DOCTYPE HTML><table><tr><td>1</table>".utf8), "TM3005"),
    ("broken archive", Array("PK\u{3}\u{4}\0\0".utf8), "TM3030"),
    ("broken gzip", [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 1], "TM3030"),
    ("without header", Array("\(good)\n\(good)\n".utf8), "TM3006"),
    ("wrong columns", Array("colour,shape\nred,round\n".utf8), "TM3006"),
    ("columns missing", Array("id,date,shipper,consignee,hs,goods,quantity,unit\n".utf8), "TM3007"),
    ("header only", Array("\(CustomsFolder.header)\n".utf8), "TM3009"),
    ("ragged", Array("\(CustomsFolder.header)\n\(good)\na,b\n".utf8), "TM3008"),
    ("ends in a quote", Array("\(CustomsFolder.header)\n\(good)\nA2,\"2022".utf8), "TM3008"),
  ]

  @Test(arguments: bad) func isRefusedWithOneDiagnostic(_ row: (String, [UInt8], String)) throws {
    let folder = try CustomsFolder()
    let file = try folder.write(row.1, as: "bad.csv")
    let error = #expect(throws: Diagnostic.self) {
      try EvidenceFolder.opening([file], cache: folder.cache)
    }
    #expect(error?.code == row.2)
    let left = (try? FileManager.default.subpathsOfDirectory(atPath: folder.cache)) ?? []
    #expect(left.isEmpty)
  }

  /// One reason of each kind, so that a person need not try again for the next.
  @Test func theFirstRejectsOfEachKind() throws {
    let folder = try CustomsFolder()
    let rows = [
      good, good.replacing("2022-06-07", with: "2022-06-31"),
      good.replacing("2022-06-07", with: "2022-02-30"), good.replacing(",2100,", with: ",heavy,"),
    ]
    let file = try folder.write(
      ([CustomsFolder.header] + rows).joined(separator: "\n"), as: "a.csv")
    let error = #expect(throws: Diagnostic.self) {
      try EvidenceFolder.opening([file], cache: folder.cache)
    }
    #expect(
      error?.message
        == "3 of 4 rows were rejected, more than the 1 % that are accepted; the first: "
        + "row 3, column date: «2022-06-31» is no day of the calendar; "
        + "row 5, column net_weight_kg: «heavy» is no number")
  }

  @Test func missingPathsAndEmptyFoldersAreTold() throws {
    let folder = try CustomsFolder()
    let missing = #expect(throws: Diagnostic.self) {
      try EvidenceFolder.opening([folder.path + "/none.csv"], cache: folder.cache)
    }
    #expect(missing?.code == "TM3001")
    let empty = #expect(throws: Diagnostic.self) {
      try EvidenceFolder.opening([folder.path], cache: folder.cache)
    }
    #expect(empty?.code == "TM3003")
    let shards = #expect(throws: Diagnostic.self) { try EvidenceFolder(at: folder.path) }
    #expect(shards?.code == "TM3003")
    try folder.write("no shard", as: "a.shard")
    let damaged = #expect(throws: Diagnostic.self) { try EvidenceFolder(at: folder.path) }
    #expect(damaged?.code == "TM3012")
  }

  @Test func theSecondRunReadsTheCache() throws {
    let folder = try CustomsFolder()
    let first = try folder.evidence([good])
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder.cache).sorted()
    let second = try folder.evidence([good])
    #expect(first.edition == second.edition)
    #expect(try FileManager.default.subpathsOfDirectory(atPath: folder.cache).sorted() == names)
    #expect(names.count == 2)
  }

  @Test func rejectedRowsAreKeptBesideTheShard() throws {
    let folder = try CustomsFolder()
    let rows = (1...200).map { good.replacing("A1", with: "A\($0)") }
    let file = try folder.write(
      ([CustomsFolder.header] + rows + [good.replacing("2022-06-07", with: "2022-06-31")])
        .joined(separator: "\n"))
    let (evidence, remarks) = try EvidenceFolder.opening([file], cache: folder.cache)
    #expect(remarks.map(\.code) == ["TM3010"])
    #expect(evidence.datasets.map(\.rejected) == [1])
    #expect(evidence.datasets.map(\.records) == [200])
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder.cache)
    let rejects = try #require(names.first { $0.hasSuffix("records.csv.rejects.csv") })
    let text = try String(contentsOfFile: "\(folder.cache)/\(rejects)", encoding: .utf8)
    #expect(text.contains("2022-06-31"))
    #expect(text.contains(",202,\"date\",TM3021,"))
  }

  @Test func overlappingExportsCountOnce() throws {
    let folder = try CustomsFolder()
    let rows = (1...9).map { good.replacing("A1", with: "A\($0)") }
    let a = try folder.write(
      ([CustomsFolder.header] + rows[..<6]).joined(separator: "\n"), as: "a.csv")
    let b = try folder.write(
      ([CustomsFolder.header] + rows[3...]).joined(separator: "\n"), as: "b.csv")
    let (evidence, _) = try EvidenceFolder.opening([a, b], cache: folder.cache)
    #expect(try evidence.answer(EvidenceQuery(scope: Scope())).tally.records == 9)
  }

  @Test func equalRowsWithoutNumberStayTwo() throws {
    let folder = try CustomsFolder()
    let plain = good.replacing("A1", with: "")
    let evidence = try folder.evidence([plain, plain])
    #expect(try evidence.answer(EvidenceQuery(scope: Scope())).tally.records == 2)
    let numbered = try CustomsFolder().evidence([good, good])
    #expect(try numbered.answer(EvidenceQuery(scope: Scope())).tally.records == 1)
  }
}
