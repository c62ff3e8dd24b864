import Facts
import Foundation
import GRDB
import Synchronization
import Testing

@testable import Evidence

private let good = "A1,2022-06-07,Jinhu,Bastion,930330,RIFLES,600,PCE,2100,300000,CN,CN,RU"

/// What goes wrong with customs files is found, named, and costs no more than it must.
@Suite struct BadCustomsFileTests {
  private let folder: CustomsFolder

  init() throws { folder = try CustomsFolder() }

  private var evidence: String { folder.path + "/evidence" }

  private func goodRows(_ numbers: ClosedRange<Int>) -> [String] {
    numbers.map { good.replacing("A1", with: "A\($0)") }
  }

  private func importing(_ lines: [String], as name: String = "records.csv") throws
    -> ImportReceipt
  {
    let path = try folder.write(lines.joined(separator: "\n") + "\n", as: name)
    return try #require(try EvidenceFolder.importing(path, into: evidence).first)
  }

  private func rejects(of receipt: ImportReceipt) throws -> String {
    try String(contentsOfFile: try #require(receipt.rejects), encoding: .utf8)
  }

  static let cells: [(field: String, old: String, new: String, code: String)] = [
    ("date", "2022-06-07", "1900-01-01", "TM3021"),
    ("date", "2022-06-07", "2099-12-31", "TM3021"),
    ("net_weight_kg", "2100", "-2100", "TM3023"),
    ("net_weight_kg", "2100", "1000000000001", "TM3024"),
    ("quantity", "600", "1000000000000000", "TM3024"),
    ("quantity", "600", "six", "TM3022"),
    ("value_usd", "300000", "-1", "TM3023"),
    ("hs", "930330", "TOTAL", "TM3025"),
    ("origin", "CN,CN", "ATLANTIS,CN", "TM3026"),
  ]

  @Test(arguments: cells.indices) func aBadCellCostsItsRowAlone(_ index: Int) throws {
    let cell = BadCustomsFileTests.cells[index]
    let receipt = try importing(
      [CustomsFolder.header] + goodRows(2...300) + [good.replacing(cell.old, with: cell.new)])
    #expect(receipt.dataset.records == 299 && receipt.dataset.rejected == 1)
    #expect(try rejects(of: receipt).contains(",301,\"\(cell.field)\",\(cell.code),"))
  }

  /// Mended, the file of rejected rows is imported alone and brings what was missing.
  @Test func rejectedRowsAreMendedAndImportedAlone() throws {
    let bad = [good.replacing("2022-06-07", with: "2022-06-31"), "A401,2022-06-07"]
    let receipt = try importing([CustomsFolder.header] + goodRows(2...400) + bad)
    #expect(receipt.dataset.records == 399 && receipt.dataset.rejected == 2)
    let rejected = try rejects(of: receipt)
    let mended = rejected.replacing("2022-06-31", with: "2022-06-30").split(separator: "\n")
      .filter { !$0.contains("TM3028") }.map(String.init)
    let again = try importing(mended, as: "mended.csv")
    #expect(again.dataset.records == 1 && again.profile == "canonical")
    let whole = try EvidenceFolder(at: evidence)
    #expect(try whole.answer(EvidenceQuery(scope: Scope())).tally.records == 400)
  }

  /// A sign for inches is no quote: it costs its own line, and not what stands behind it.
  @Test func anOpenQuoteCostsItsOwnLine() throws {
    let open = good.replacing("RIFLES", with: "\"15 BARRELS")
    let receipt = try importing(
      [CustomsFolder.header] + goodRows(2...200) + [open] + goodRows(201...300))
    #expect(receipt.dataset.records == 299)
    #expect(receipt.dataset.rejected == 1)
    #expect(try rejects(of: receipt).contains("TM3027"))
  }

  @Test func aFileThatEndsInAQuoteKeepsItsOtherRows() throws {
    let receipt = try importing(
      [CustomsFolder.header] + goodRows(2...300) + ["A301,\"2022-06"])
    #expect(receipt.dataset.records == 299)
    #expect(try rejects(of: receipt).contains(",301,\"\",TM3027,"))
  }

  @Test func aRepeatedHeaderIsSkipped() throws {
    let receipt = try importing(
      [CustomsFolder.header] + goodRows(2...20) + ["\u{FEFF}" + CustomsFolder.header, ""]
        + goodRows(21...30))
    #expect(receipt.dataset.records == 29 && receipt.dataset.rejected == 0)
  }

  @Test(arguments: [
    "date,id,consignee,shipper,hs,goods,quantity,unit,net_weight_kg,value_usd,origin,departure,destination",
    CustomsFolder.header + ",port",
  ])
  func aSecondHeaderOfOtherColumnsStopsTheImport(_ other: String) throws {
    let fault = #expect(throws: Diagnostic.self) {
      try importing([CustomsFolder.header] + goodRows(2...20) + [other] + goodRows(21...30))
    }
    #expect(fault?.code == "TM3037")
    #expect(fault?.place == "records.csv: row 21")
    #expect(try names().isEmpty)
  }

  @Test func twoThousandColumns() throws {
    let more = (1...1987).map { "extra\($0)" }
    let cells = [String](repeating: "x", count: 1987)
    let receipt = try importing(
      [([CustomsFolder.header] + more).joined(separator: ",")]
        + goodRows(2...50).map { ([$0] + cells).joined(separator: ",") })
    #expect(receipt.dataset.records == 49)
  }

  /// A row without an end stops the import before it fills the memory.
  @Test func aLineOfAGigabyte() throws {
    let path = try folder.write(
      CustomsFolder.header + "\n" + good + "\n"
        + String(repeating: "aaaaaaaa", count: 2_200_000), as: "long.csv")
    #expect(truncate(path, 1 << 30) == 0)
    let fault = #expect(throws: Diagnostic.self) {
      try EvidenceFolder.importing(path, into: evidence)
    }
    #expect(fault?.code == "TM3011")
    #expect(fault?.place == "long.csv: row 3")
    #expect(try names().isEmpty)
  }

  @Test func aFileThatCannotBeRead() throws {
    // Permissions do not stop a test that runs as root; the memory of a process can be opened, and not read.
    let fault = #expect(throws: Diagnostic.self) {
      try EvidenceFolder.importing("/proc/self/mem", into: evidence)
    }
    #expect(fault?.code == "TM3002")
    let closed = try folder.write("x", as: "closed.csv")
    chmod(closed, 0)
    let other = #expect(throws: Diagnostic.self) {
      try EvidenceFolder.importing(closed, into: evidence)
    }
    #expect(other?.code == (geteuid() == 0 ? "TM3006" : "TM3002"))
  }

  @Test func aFileThatChangesWhileItIsRead() throws {
    let path = try folder.write(
      ([CustomsFolder.header] + goodRows(2...20_000)).joined(separator: "\n") + "\n",
      as: "live.csv")
    let flag = Flag()
    let writer = Thread {
      let file = FileHandle(forWritingAtPath: path)
      _ = try? file?.seekToEnd()
      while !flag.value {
        try? file?.write(contentsOf: Data((good + "\n").utf8))
        usleep(200)
      }
      try? file?.close()
    }
    writer.start()
    let fault = #expect(throws: Diagnostic.self) {
      try EvidenceFolder.importing(path, into: evidence)
    }
    flag.value = true
    #expect(fault?.code == "TM3014")
    #expect(try names().isEmpty)
  }

  /// Several files at once: each has its own outcome, told in their order, and the bad ones change nothing.
  @Test func severalFilesAtOnce() throws {
    let paths = try [
      folder.write(([CustomsFolder.header] + goodRows(1...9)).joined(separator: "\n"), as: "a.csv"),
      folder.write("name,age\n", as: "b.csv"),
      folder.write(
        ([CustomsFolder.header] + goodRows(10...19)).joined(separator: "\n"), as: "c.csv"),
      folder.path + "/none.csv",
    ]
    var told: [String] = []
    EvidenceFolder.importing(paths + [paths[0]], into: evidence) { index, result in
      switch result {
      case .success(let receipts):
        told.append("\(index) \(receipts.map(\.dataset.records)) \(receipts.map(\.wasThere))")
      case .failure(let fault): told.append("\(index) \(fault.code)")
      }
    }
    #expect(
      told == ["0 [9] [false]", "1 TM3006", "2 [10] [false]", "3 TM3001", "4 [9] [true]"])
    #expect(try names().count == 2)
  }

  /// A damaged shard is named, the others are asked, and it can be taken away.
  @Test func aFlippedBitCostsOneShard() throws {
    let first = try importing([CustomsFolder.header] + goodRows(1...40), as: "a.csv")
    let second = try importing([CustomsFolder.header] + goodRows(41...60), as: "b.csv")
    let shard = "\(evidence)/\(first.dataset.id).shard"
    var bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: shard)))
    bytes[bytes.count * 2 / 3] ^= 4
    chmod(shard, 0o600)
    try Data(bytes).write(to: URL(fileURLWithPath: shard))
    let (opened, told) = try EvidenceFolder.opening([evidence], cache: folder.cache)
    #expect(told.map(\.code) == ["TM3012"])
    #expect(told.first?.place == shard)
    #expect(opened.datasets.map(\.id) == [second.dataset.id])
    #expect(try EvidenceFolder.removing(first.dataset.id, from: evidence)?.id != "")
    #expect(try EvidenceFolder(at: evidence).datasets.count == 1)
  }

  /// A shard too large to be compared as a whole is page by page, whenever a page is read, mapped or not.
  @Test(arguments: [0, 1 << 30]) func aFlippedBitIsFoundWhereItsPageIsRead(_ mapped: Int) throws {
    let receipt = try importing([CustomsFolder.header] + goodRows(1...800))
    let shard = "\(evidence)/\(receipt.dataset.id).shard"
    let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: shard)))
    let copy = folder.path + "/copy.shard"
    var configuration = Configuration()
    configuration.readonly = true
    configuration.prepareDatabase { try $0.execute(sql: "PRAGMA mmap_size = \(mapped)") }
    func isWhole(_ bytes: [UInt8]) throws -> Bool {
      try Data(bytes).write(to: URL(fileURLWithPath: copy))
      let read = try? DatabaseQueue(
        path: SealedPages.address(of: copy, isImmutable: true), configuration: configuration
      ).read { try String.fetchOne($0, sql: "PRAGMA integrity_check") }
      return read == "ok"
    }
    #expect(try isWhole(bytes))
    for page in 0..<bytes.count / 8192 {
      var flipped = bytes
      flipped[page * 8192 + (page * 509 + 100) % 8192] ^= 1 << UInt8(page % 8)
      #expect(try !isWhole(flipped), "page \(page)")
    }
  }

  private func names() throws -> [String] {
    guard FileManager.default.fileExists(atPath: evidence) else { return [] }
    return try FileManager.default.contentsOfDirectory(atPath: evidence)
  }
}

/// A flag that two threads share.
private final class Flag: Sendable {
  private let held: Mutex<Bool>

  init() { held = Mutex(false) }

  var value: Bool {
    get { held.withLock { $0 } }
    set { held.withLock { $0 = newValue } }
  }
}
