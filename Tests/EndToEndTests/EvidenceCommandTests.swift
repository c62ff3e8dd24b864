import Foundation
import Glibc
import Testing

/// `tallyman evidence` as a shell sees it.
struct EvidenceCommandTests {
  let work: WorkFolder

  init() throws {
    work = try WorkFolder()
    try work.write("records.csv", Quay.records)
  }

  private func evidence(_ arguments: String...) throws -> Program.Outcome {
    try Program.run([Program.path, "evidence"] + arguments + ["--evidence", "store"], in: work)
  }

  private var shards: [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: work.path + "/store")) ?? []
    return names.filter { $0.hasSuffix(".shard") }.sorted()
  }

  @Test func importListShowSearchRemove() throws {
    let receipt = try evidence("import", "records.csv")
    #expect(receipt.status == 0)
    #expect(receipt.output.contains("records     4"))
    #expect(shards.count == 1)
    let list = try evidence("list", "--verify")
    #expect(list.status == 0)
    #expect(list.output.contains("1 import, 4 records; edition "))
    let id = String(list.output.prefix(12))
    #expect(try evidence("show", id).output.contains("2022-06"))
    let hits = try evidence("search", "orlan", "trade")
    #expect(hits.status == 0 && hits.output.contains("ORLAN-TRADE LLC"))
    #expect(try evidence("search", "qqqqq").status == 3)
    #expect(try evidence("remove", id).status == 0)
    #expect(shards == [])
    #expect(try evidence("remove", id).status == 2)
  }

  @Test func sameFileTwiceChangesNothing() throws {
    _ = try evidence("import", "records.csv")
    let before = shards
    let again = try evidence("import", "records.csv")
    #expect(again.status == 0)
    #expect(again.output.contains("the same file was there already"))
    #expect(shards == before)
  }

  @Test func rejectedRowsRaiseTheStatus() throws {
    let rows = (10..<210).map {
      "Q\($0),2022-05-04,GULF LINE FZE,VOLNA LLC,847130,LAPTOPS,20,PCE,50,20000,CN,AE,RU\n"
    }
    try work.write(
      "some.csv", Quay.header + rows.joined() + "Q9,2022-13-04,A,B,847130,X,1,PCE,1,1,CN,AE,RU\n")
    let outcome = try evidence("import", "some.csv")
    #expect(outcome.status == 1, "\(outcome)")
    #expect(outcome.output.contains("rejected    1"))
    let names = try FileManager.default.contentsOfDirectory(atPath: work.path + "/store")
    let rejects = try #require(names.first { $0.hasSuffix(".rejects.csv") })
    #expect(try work.read("store/" + rejects).contains("TM3021"))
    #expect(outcome.output.contains(rejects))
    #expect(try evidence("import", "some.csv", "--max-rejects", "0").status <= 2)
  }

  @Test func badFilesLeaveTheFolderAsItWas() throws {
    _ = try evidence("import", "records.csv")
    let before = try FileManager.default.contentsOfDirectory(atPath: work.path + "/store").sorted()
    try work.write("bad.csv", "name,age\nAda,36\n")
    try FileManager.default.createDirectory(
      atPath: work.path + "/folder", withIntermediateDirectories: true)
    for name in ["bad.csv", "gone.csv", "folder"] {
      let outcome = try evidence("import", name)
      #expect(outcome.status == 2)
      #expect(outcome.output == "")
      #expect(outcome.errors.hasPrefix("tallyman: error TM30"))
    }
    let after = try FileManager.default.contentsOfDirectory(atPath: work.path + "/store").sorted()
    #expect(after == before)
  }

  /// `kill -9` in the middle of an import leaves the folder as it was, and the next import goes through.
  @Test(arguments: [0.02, 0.1, 0.3]) func killedImport(_ seconds: Double) throws {
    _ = try evidence("import", "records.csv")
    let before = shards
    var rows = Quay.header
    for number in 0..<60_000 {
      rows +=
        "L\(number),2022-05-\(10 + number % 20),GULF LINE \(number % 977) FZE,VOLNA LLC,847130,"
      rows += "LAPTOPS \(number % 31),\(1 + number % 50),PCE,50,20000,CN,AE,RU\n"
    }
    try work.write("large.csv", rows)
    let script = "tallyman evidence import large.csv --evidence store & P=$!; sleep \(seconds); "
    let killed = try Program.run(
      ["/bin/bash", "-c", script + "kill -9 $P; wait $P 2>/dev/null; echo $?"], in: work)
    if killed.output.hasSuffix("137\n") {
      #expect(shards == before, "nothing half written stands among the shards")
    }
    #expect(try evidence("import", "large.csv").status == 0)
    #expect(shards.count == 2)
    let names = try FileManager.default.contentsOfDirectory(atPath: work.path + "/store")
    #expect(names.sorted() == shards, "what the killed import left was taken away: \(names)")
    #expect(try evidence("list", "--verify").status == 0)
  }

  @Test func inspectsAndTriesOutWithoutATrace() throws {
    let inspection = try Program.run("evidence", "inspect", "records.csv", in: work)
    #expect(inspection.status == 0, "\(inspection)")
    #expect(inspection.output.contains("profile     canonical"))
    #expect(inspection.output.contains("net_weight_kg"))
    let trial = try evidence("import", "records.csv", "--dry-run")
    #expect(trial.status == 0, "\(trial)")
    #expect(trial.output.contains("accepted    4") && trial.output.contains("2022-10"))
    #expect(shards == [])
  }

  /// A file of unknown columns: the guess is saved, mended and used.
  @Test func unknownColumns() throws {
    try work.write(
      "odd.csv",
      "Sent on;Seller;Buyer;Tariff code;What;Kilos;Dollars;Made in;Shipped from;Shipped to\n"
        + (10..<30).map {
          "\($0).05.2022;GULF LINE FZE;VOLNA LLC;8471300000;LAPTOPS;\($0),5;20000;CN;AE;RU\n"
        }.joined())
    let outcome = try Program.run(
      "evidence", "inspect", "odd.csv", "--write-profile", "odd.json", in: work)
    #expect(outcome.status <= 1, "\(outcome)")
    #expect(outcome.output.contains("Seller"))
    #expect(try work.read("odd.json").hasPrefix("{"))
    #expect(try Program.run("evidence", "inspect", "gone.csv", in: work).status == 2)
  }

  @Test func folderMustBeNamed() throws {
    let outcome = try Program.run("evidence", "import", "records.csv", in: work)
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("TM4010"))
    let named = try Program.run(
      "evidence", "import", "records.csv", in: work, environment: ["TALLYMAN_EVIDENCE": "other"])
    #expect(named.status == 0)
  }
}
