import Facts
import Foundation
import GRDB
import Testing

@testable import Evidence

/// Every value that was made dirty is read as its clean value, or its row is rejected with a reason of its own;
/// nothing else is rejected, and the sums are exact.
@Suite struct DirtyFileTests {
  @Test(arguments: 1...3) func ownDirt(_ seed: Int) throws {
    let folder = try CustomsFolder()
    try DirtyRows(seed: UInt64(seed)).write(into: folder, rows: 3000)
    try DirtyFileCheck(folder: folder.path, dirty: "dirty", clean: "clean").run()
  }

  @Test func dirtOfTheSharedGenerator() throws {
    guard let shared = SharedClaimsTests.shared,
      DirtyFileTests.run("python3", "-c", "import numpy") == 0
    else {
      print("skipped: shared data or numpy is absent")
      return
    }
    let folder = try CustomsFolder()
    for (name, share) in [("clean", "0"), ("dirty", "0.06")] {
      let status = DirtyFileTests.run(
        "python3", "\(shared)/tools/make_customs.py", "--rows", "12000", "--seed", "11", "--dirty",
        share, "--claims", "300", "--out", "\(folder.path)/\(name)")
      #expect(status == 0)
    }
    try DirtyFileCheck(folder: folder.path, dirty: "dirty", clean: "clean").run()
  }

  private static func run(_ command: String...) -> Int32 {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = command
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return -1 }
    process.waitUntilExit()
    return process.terminationStatus
  }
}

/// A folder of two files, `shipments.csv` clean and dirty, with the list of what was made dirty.
private struct DirtyFileCheck {
  let folder: String
  let dirty: String
  let clean: String

  private struct Soiled {
    let row: Int
    let kind: String
    let column: String
    let clean: String
  }

  /// A record as the shard holds it.
  private struct Held {
    var day = ""
    var hs = ""
    var mass: Int?
    var gross: Int?
    var value: Int?
    var usd: Int?
    var currency = ""
    var departure = ""
    var consignee = ""
    var goods = ""
  }

  func run() throws {
    let cleanRows = try rows("\(folder)/\(clean)/shipments.csv")
    let soiled = try rows("\(folder)/\(dirty)/dirty.csv").dropFirst().map {
      Soiled(row: (Int($0[0]) ?? 0) + 1, kind: $0[1], column: $0[2], clean: $0[3])
    }
    let evidence = "\(folder)/evidence"
    let options = ImportOptions(mostRejectedPerHundredThousand: 5000)
    let receipt = try #require(
      try EvidenceFolder.importing(
        "\(folder)/\(dirty)/shipments.csv", into: evidence, options: options
      ).first)
    let rejects = try rejectedCodes(receipt.rejects)
    let shard = try #require(try EvidenceFolder(at: evidence).shards.first)
    let held = try records(of: shard)
    #expect(soiled.count > 100)
    for value in soiled { check(value, held[value.row], rejects[value.row]) }

    // A thousand times the value is refused; so is a repetition of such a row, and nothing else.
    let tooMuch = Set(soiled.filter { $0.kind == "value_x1000" }.map(\.row))
    let repeated = Set(soiled.filter { $0.kind == "duplicate" }.map(\.row))
    let expected = tooMuch.union(repeated.filter { tooMuch.contains($0 - 1) })
    #expect(Set(rejects.keys) == expected)
    #expect(Set(rejects.values) == ["TM3029"])
    #expect(receipt.dataset.rejected == expected.count)
    #expect(receipt.duplicates == repeated.subtracting(expected).count)
    let kept = Set(2...cleanRows.count).subtracting(expected).subtracting(repeated)
    #expect(Set(held.keys) == kept)
    checkSums(kept, soiled, cleanRows, held)
    let missing = Set(soiled.filter { $0.kind == "weight_missing" }.map(\.row))
    #expect(receipt.withoutNetMass == missing.intersection(kept).count)
  }

  private func check(_ soiled: Soiled, _ held: Held?, _ code: String?) {
    let here = Comment(rawValue: "row \(soiled.row), \(soiled.kind), \(soiled.column)")
    guard let held else {
      let isRight = soiled.kind == "duplicate" ? code == nil || code == "TM3029" : code == "TM3029"
      #expect(isRight && ["duplicate", "value_x1000"].contains(soiled.kind), here)
      return
    }
    switch (soiled.kind, soiled.column) {
    case ("weight_missing", _): #expect(held.mass == nil, here)
    case ("weight_lb", let column):
      // The file has whole pounds: what is read lies within half of one.
      let mass = column.hasPrefix("net") ? held.mass : held.gross
      #expect(abs((mass ?? 0) - scaled(soiled.clean, 1000)) <= 227, here)
    case (_, "net_weight_kg"): #expect(held.mass == scaled(soiled.clean, 1000), here)
    case (_, "gross_weight_kg"): #expect(held.gross == scaled(soiled.clean, 1000), here)
    case (_, "invoice_value"): #expect(held.value == scaled(soiled.clean, 100), here)
    case (_, "declaration_date"): #expect(held.day == soiled.clean, here)
    case ("hs_lost_zero", _):
      // Where no zero was lost the last digits were: the first six are left.
      #expect(held.hs == soiled.clean || held.hs == soiled.clean.prefix(6), here)
      #expect(soiled.clean.hasPrefix("0") == (held.hs == soiled.clean), here)
    case (_, "hs_code"): #expect(held.hs == soiled.clean, here)
    case (_, "consignee_name"): #expect(held.consignee == soiled.clean, here)
    case (_, "dispatch_country"): #expect(held.departure == soiled.clean, here)
    case (_, "currency"): #expect(held.currency == soiled.clean, here)
    case (_, "goods_description"):
      #expect(held.goods == TextDictionary.folded(Array(soiled.clean.utf8)[...]) + " \"A\"", here)
    default: Issue.record("a kind of dirt that nobody checks: \(soiled)")
    }
  }

  private func checkSums(
    _ kept: Set<Int>, _ soiled: [Soiled], _ cleanRows: [[String]], _ held: [Int: Held]
  ) {
    let header = cleanRows[0]
    let net = header.firstIndex(of: "net_weight_kg") ?? 0
    let usd = header.firstIndex(of: "value_usd") ?? 0
    let inexact = Set(soiled.filter { $0.kind.hasPrefix("weight_") }.map(\.row))
    var (grams, cents) = (0, 0)
    for row in kept {
      cents += scaled(cleanRows[row - 1][usd], 100)
      grams += inexact.contains(row) ? held[row]?.mass ?? 0 : scaled(cleanRows[row - 1][net], 1000)
    }
    #expect(held.values.reduce(0) { $0 + ($1.usd ?? 0) } == cents)
    #expect(held.values.reduce(0) { $0 + ($1.mass ?? 0) } == grams)
  }

  private func scaled(_ text: String, _ scale: Int) -> Int {
    (try? CellReading.decimal(Array(text.utf8)[...], scale: scale, limit: 1 << 60)) ?? -1
  }

  private func rows(_ path: String) throws -> [[String]] {
    let source = try ByteSource(path: path, name: path)
    var rows = DelimitedRows(delimiter: 0x2C, name: path) { () throws(Diagnostic) in
      try source.next()
    }
    var all: [[String]] = []
    while let row = try rows.next() { all.append((0..<row.count).map { row.text($0) }) }
    return all
  }

  private func rejectedCodes(_ path: String?) throws -> [Int: String] {
    guard let path else { return [:] }
    var codes: [Int: String] = [:]
    for row in try rows(path).dropFirst() {
      codes[Int(row[row.count - 4]) ?? 0] = row[row.count - 2]
    }
    return codes
  }

  private func records(of shard: Shard) throws -> [Int: Held] {
    try shard.reading { db in
      var held: [Int: Held] = [:]
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT row, day, hs, mass, gross, value, usd, currency, route, c.name, g.text FROM record
          JOIN party c ON c.id = consignee JOIN goods g ON g.id = goods
          """)
      while let row = try rows.next() {
        held[row[0]] = Held(
          day: Day(number: row[1]).description, hs: HSKey.text(shard.codes[row[2]]), mass: row[3],
          gross: row[4], value: row[5], usd: row[6], currency: shard.currencies[row[7]],
          departure: CountryCode.text(shard.routes[row[8]].departure), consignee: row[9],
          goods: row[10])
      }
      return held
    }
  }
}
