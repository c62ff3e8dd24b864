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

  /// Looking makes no file.
  @Test func aLogOfDecisionsThatIsNotThere() throws {
    let work = try WorkFolder()
    let named = try Program.run("review", "export", "--decisions", "nope.sqlite", in: work)
    #expect(named.status == 2 && named.errors.contains("TM5002"))
    #expect(named.errors.contains("no such file"))
    #expect(!work.names.contains { $0.hasPrefix("nope") })
  }

  @Test func importListShowSearchRemove() throws {
    let receipt = try evidence("import", "records.csv")
    #expect(receipt.status == 0)
    #expect(receipt.output.contains("records     4"))
    #expect(shards.count == 1)
    let list = try evidence("list", "--verify")
    #expect(list.status == 0)
    #expect(list.output.contains("1 import, 4 records; edition "))
    #expect(list.output.hasSuffix("\nverified: every shard is as it was written\n"))
    let id = String(list.output.prefix(12))
    #expect(try evidence("show", id).output.contains("2022-06"))
    let hits = try evidence("search", "orlan", "trade")
    #expect(hits.status == 0 && hits.output.contains("ORLAN-TRADE LLC"))
    // A description says otherwise, and the vocabulary knows the code.
    let coded = try evidence("search", "firearms", "--kind", "code")
    #expect(coded.output.contains("9303"), "\(coded.output)")
    #expect(try evidence("search", "qqqqq").status == 3)
    #expect(try evidence("remove", id).status == 0)
    #expect(shards == [])
    #expect(try evidence("remove", id).status == 2)
  }

  /// Every form of the list, with filters, and each record down to its file and row.
  @Test func searchesWithFilters() throws {
    _ = try evidence("import", "records.csv")
    let all = try evidence("search", "volna", "--format", "csv")
    #expect(all.output.contains("party,VOLNA LLC,1,2,2,75,30000,2022-01-04,2022-12-28"))
    let some = try evidence("search", "volna", "--from", "2022-06-01", "--format", "csv")
    #expect(some.output.contains("party,VOLNA LLC,1,1,1,25,10000,2022-12-28,2022-12-28"))
    #expect(try evidence("search", "volna", "--departure", "TR").status == 3)
    #expect(try evidence("search", "volna", "--hs", "9303").status == 3)
    let rows = try evidence("search", "body armour vest", "armor", "--records", "5")
    #expect(rows.status == 3, "all words of the goods must be there")
    let goods = try evidence(
      "search", "armor", "vest", "--kind", "goods", "--records", "5", "--format", "csv")
    #expect(goods.output.contains("records.csv,4,Q3,2022-10-05,MARMARA TEKSTIL AS,ORLAN-TRADE LLC"))
    let json = try evidence(
      "search", "orlan", "--why", "--records", "1", "--to", "2022-12-31", "--format", "json")
    for piece in [
      "\"filters\": {\n    \"to\": \"2022-12-31\"", "\"role\": \"legalForm\"", "\"row\": 3",
      "\"file\": \"records.csv\"",
    ] {
      #expect(json.output.contains(piece), "\(piece) in \(json.output)")
    }
    let text = try evidence("search", "orlan", "--why", "--records", "2")
    #expect(text.output.contains("orlan ~ orlan  100%"))
    #expect(
      text.output.contains("records.csv row 3  2022-06-07  BALTIS ARMS LTD → ORLAN-TRADE LLC"))
    #expect(try evidence("search", "orlan", "--from", "June").status == 64)
    #expect(try evidence("search", "orlan", "--departure", "Turkye").status == 64)
    let named = try evidence(
      "search", "orlan", "--departure", "Turquie", "--from", "2022", "--to", "2022-10",
      "--format", "csv")
    #expect(named.output.contains("party,ORLAN-TRADE LLC,0.893,1,1,8000,"), "\(named)")
    #expect(try evidence("search", "orlan", "--departure", "Turkey", "--to", "2021").status == 3)
    #expect(try evidence("search", "8471.30").output.contains("code  847130"))
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

  /// What stands in a file's last lines, and what the command says of it.
  static let lastLines: [(lines: String, status: Int32, says: String)] = [
    ("Q9,2022-03-04,\"A,B,847130,X,1,PCE,1,1,CN,AE,RU", 1, "TM3027"),
    ("Q9,1900-01-01,A,B,847130,X,1,PCE,1,1,CN,AE,RU\n", 1, "is not between 1990 and 2060"),
    ("Q9,2099-12-31,A,B,847130,X,1,PCE,1,1,CN,AE,RU\n", 1, "is not between 1990 and 2060"),
    ("Q9,2022-03-04,A,B,847130,X,1,PCE,-5,1,CN,AE,RU\n", 1, "«-5» is negative"),
    ("Q9,2022-03-04,A,B,847130,X,1000000000000000,PCE,1,1,CN,AE,RU\n", 1, "TM3024"),
    (Quay.header.replacing("id,date", with: "date,id"), 2, "TM3037"),
  ]

  @Test(arguments: lastLines) func aBadEndOfAFile(
    _ sample: (lines: String, status: Int32, says: String)
  )
    throws
  {
    let rows = (1...200).map { "Q\($0),2022-03-04,A\($0),B,847130,X,1,PCE,1,1,CN,AE,RU\n" }
    try work.write("long.csv", Quay.header + rows.joined() + sample.lines)
    let outcome = try evidence("import", "long.csv")
    #expect(outcome.status == sample.status, "\(outcome)")
    #expect(shards.count == (sample.status == 1 ? 1 : 0))
    let rejects = (try? work.read("store/long.csv.rejects.csv")) ?? ""
    #expect((outcome.errors + rejects).contains(sample.says), "\(rejects) \(outcome)")
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
    // What somebody may have mended stays; the same guess may be written again.
    let same = try Program.run(
      "evidence", "inspect", "odd.csv", "--write-profile", "odd.json", in: work)
    #expect(same.status < 2)
    let mended = try work.read("odd.json").replacing("\"name\"", with: "\"title\": \"x\", \"name\"")
    try work.write("odd.json", mended)
    let again = try Program.run(
      "evidence", "inspect", "odd.csv", "--write-profile", "odd.json", in: work)
    #expect(again.status == 2 && again.errors.contains("TM4005"))
    #expect(try work.read("odd.json") == mended)
    #expect(try Program.run("evidence", "inspect", "gone.csv", in: work).status == 2)
  }

  /// One call, several files: a receipt or a diagnostic for each, and the worst decides the status.
  @Test func severalFilesInOneCall() throws {
    try work.write("more.csv", Quay.header + "R1,2022-07-04,A,B,847130,X,1,PCE,1,1,CN,AE,RU\n")
    try work.write("bad.csv", "name,age\nAda,36\n")
    let outcome = try evidence("import", "records.csv", "bad.csv", "more.csv", "gone.csv")
    #expect(outcome.status == 2)
    #expect(shards.count == 2)
    let receipts = outcome.output.split(separator: "\n").filter { !$0.hasPrefix(" ") }
    #expect(receipts == ["records.csv", "more.csv"])
    let told = outcome.errors.split(separator: "\n").filter { $0.hasPrefix("tallyman: error") }
    #expect(told.count == 2 && told[0].contains("TM3006") && told[1].contains("TM3001"))
    #expect(try evidence("import", "records.csv", "more.csv").status == 0)
  }

  /// A record is shown with the cells of its row where they differ, and the months beside what is there.
  @Test func recordAndTrialBesideWhatIsThere() throws {
    _ = try evidence("import", "records.csv")
    let id = String(shards[0].prefix(12))
    let record = try evidence("show", id, "--row", "3")
    #expect(record.status == 0, "\(record)")
    #expect(record.output.contains("quantity       1,000"))
    #expect(record.output.contains("unit           piece   column «unit» has «PCE»"))
    #expect(try evidence("show", id, "--row", "99").errors.contains("TM3038"))
    let tons = Quay.records.replacingOccurrences(of: ",4100,", with: ",4100000,")
      .replacingOccurrences(of: ",8000,", with: ",8000000,")
    try work.write("again.csv", tons)
    let trial = try evidence("import", "again.csv", "--dry-run")
    #expect(trial.status == 0, "\(trial)")
    #expect(trial.output.contains("known       2 are in the folder already"))
    #expect(trial.output.contains("  there already"))
    #expect(
      trial.output.contains(
        "? 2022 is 990 times what is there for 2022 by net weight a record: unit?"))
    #expect(shards.count == 1)
  }

  /// A disk that is full: nothing is kept, and nothing is left behind.
  @Test func fullDisk() throws {
    _ = try evidence("import", "records.csv")
    let before = try FileManager.default.contentsOfDirectory(atPath: work.path + "/store").sorted()
    let rows = (0..<20_000).map { number in
      "F\(number),2022-05-04,GULF LINE \(number) FZE,VOLNA LLC,847130,LAPTOPS,20,PCE,50,2,CN,AE,RU\n"
    }
    try work.write("large.csv", Quay.header + rows.joined())
    let outcome = try Program.run(
      [
        "/bin/bash", "-c",
        "trap '' XFSZ; ulimit -f 1000; exec tallyman evidence import large.csv --evidence store",
      ], in: work)
    #expect(outcome.status == 2, "\(outcome)")
    #expect(outcome.errors.contains("TM3013"))
    let after = try FileManager.default.contentsOfDirectory(atPath: work.path + "/store").sorted()
    #expect(after == before)
    #expect(try evidence("list", "--verify").status == 0)
    #expect(try evidence("import", "large.csv").status == 0)
  }

  /// A gigabyte without a line end is refused within a fraction of its size in memory.
  @Test func longLineInLittleMemory() throws {
    try work.write("long.csv", Quay.records + String(repeating: "aaaaaaaa", count: 2_200_000))
    #expect(truncate(work.path + "/long.csv", 1 << 30) == 0)
    let outcome = try Program.run(
      [
        "/bin/bash", "-c",
        "ulimit -v 900000; exec tallyman evidence import long.csv --evidence store",
      ], in: work)
    #expect(outcome.status == 2, "\(outcome)")
    #expect(outcome.errors.contains("TM3011"))
    #expect(shards == [])
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
