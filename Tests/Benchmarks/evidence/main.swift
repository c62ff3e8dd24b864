import Evidence
import Facts
import Foundation

/// Measures one step of the evidence stage; figures go to stdout as JSON, a line a step.
///
///     evidence-bench import shipments.csv [more.csv …] folder
///     evidence-bench ask folder claims.jsonl companies.csv
///     evidence-bench goods folder
///     evidence-bench names companies.csv
let arguments = Array(CommandLine.arguments.dropFirst())
do {
  switch (arguments.first ?? "", arguments.count) {
  case ("import", 3...): try measureImport(Array(arguments[1...].dropLast()), arguments.last ?? "")
  case ("ask", 4): try measureQuestions(arguments[1], arguments[2], arguments[3])
  case ("goods", 2): try measureGoods(arguments[1])
  case ("names", 2): try measureNames(arguments[1])
  default:
    FileHandle.standardError.write(
      Data(
        "usage: evidence-bench import FILE … FOLDER | ask FOLDER CLAIMS COMPANIES | goods FOLDER | names COMPANIES\n"
          .utf8))
    exit(64)
  }
} catch let error as Diagnostic {
  FileHandle.standardError.write(Data("\(error.code) \(error.message)\n".utf8))
  exit(2)
}

func seconds(_ body: () throws -> Void) rethrows -> Double {
  let clock = ContinuousClock()
  let time = try clock.measure(body)
  return Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
}

/// Seconds of processor time that the process spent, all threads together: what a busy machine leaves true.
func processorSeconds(_ body: () throws -> Void) rethrows -> Double {
  func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
  let start = now()
  try body()
  return now() - start
}

func printed(_ step: String, _ figures: [(String, Double)]) {
  let values = figures.map { "\"\($0.0)\": \(($0.1 * 1000).rounded() / 1000)" }
  print("{\"step\": \"\(step)\", \(values.joined(separator: ", "))}")
}

/// The largest resident set of this process so far, in megabytes.
func peakMegabytes() -> Double {
  var usage = rusage()
  getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
  return Double(usage.ru_maxrss) / 1024
}

/// Seconds that the cores worked for this process.
func coreSeconds() -> Double {
  var usage = rusage()
  getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
  return [usage.ru_utime, usage.ru_stime].reduce(0) {
    $0 + Double($1.tv_sec) + Double($1.tv_usec) / 1e6
  }
}

func measureImport(_ files: [String], _ folder: String) throws {
  var receipts: [ImportReceipt] = []
  let cores = coreSeconds()
  let time = seconds {
    EvidenceFolder.importing(
      files, into: folder, options: ImportOptions(mostRejectedPerHundredThousand: 10_000)
    ) { number, result in
      switch result {
      case .success(let made): receipts += made
      case .failure(let fault): print("  \(files[number]): \(fault.code) \(fault.message)")
      }
    }
  }
  let size = receipts.reduce(0) { sum, receipt in
    let path = "\(folder)/\(receipt.dataset.id).shard"
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    return sum + (attributes?[.size] as? Int ?? 0)
  }
  printed(
    "import",
    [
      ("seconds", time), ("coreSeconds", coreSeconds() - cores),
      ("records", Double(receipts.reduce(0) { $0 + $1.dataset.records })),
      ("rejected", Double(receipts.reduce(0) { $0 + $1.dataset.rejected })),
      ("duplicates", Double(receipts.reduce(0) { $0 + $1.duplicates })),
      ("megabytes", Double(size) / 1_048_576), ("peakMB", peakMegabytes()),
    ])
  for remark in receipts.flatMap(\.remarks) { print("  \(remark.code) \(remark.message)") }
}

struct Question: Decodable {
  struct Truth: Decodable {
    var count: Int
    var netKg: Double
    var usd: Double
  }
  var side: String
  var companyId: Int
  var ambiguousName: Bool
  var hsPrefix: String?
  var dateFrom: String
  var dateTo: String
  var dispatchVia: String?
  var truth: Truth
}

func measureQuestions(_ folder: String, _ claims: String, _ companies: String) throws {
  var variants: [Int: (names: [String], country: String)] = [:]
  for line in try String(contentsOfFile: companies, encoding: .utf8).split(separator: "\n")
    .dropFirst()
  {
    let cells = fields(line)
    if let id = Int(cells[0]) {
      variants[id] = (cells[6].split(separator: "|").map(String.init), cells[2])
    }
  }
  var evidence: EvidenceFolder?
  let opening = try seconds {
    evidence = try EvidenceFolder(at: folder)
    _ = try evidence?.answer(
      EvidenceQuery(scope: Scope(shipper: PartyReference(text: "no such"))), naming: .exactly)
  }
  guard let evidence else { return }
  let decoder = JSONDecoder()
  decoder.keyDecodingStrategy = .convertFromSnakeCase
  var exact = 0
  var asked = 0
  var queries: [EvidenceQuery] = []
  for pass in ["cold", "warm"] {
    var times: [Double] = []
    var processor: [Double] = []
    (exact, asked) = (0, 0)
    for line in try String(contentsOfFile: claims, encoding: .utf8).split(separator: "\n") {
      let question = try decoder.decode(Question.self, from: Data(line.utf8))
      guard !question.ambiguousName, let company = variants[question.companyId] else { continue }
      // A shipper of the third country itself sends nothing by way of it.
      if question.side == "shipper", company.country == question.dispatchVia { continue }
      var scope = Scope()
      let party = PartyReference(text: company.names[0], names: company.names)
      if question.side == "shipper" { scope.shipper = party } else { scope.consignee = party }
      if let hs = question.hsPrefix { scope.goods = GoodsReference(text: "", hs: [hs]) }
      scope.period = Period(
        from: Day(iso: question.dateFrom), to: Day(iso: question.dateTo)?.adding(days: 1))
      if let hub = question.dispatchVia { scope.departure = [hub] }
      if question.side == "consignee", question.dispatchVia != nil { continue }
      var tally = Tally()
      times.append(
        try seconds {
          processor.append(
            try processorSeconds {
              tally = try evidence.answer(EvidenceQuery(scope: scope), naming: .exactly).tally
            })
        })
      asked += 1
      if pass == "warm" { queries.append(EvidenceQuery(scope: scope)) }
      let isExact =
        tally.records == question.truth.count
        && abs(Double(tally.netMassInGrams) / 1000 - question.truth.netKg) < 0.006
        && abs(Double(tally.valueInUSDCents) / 100 - question.truth.usd) < 0.006
      if isExact {
        exact += 1
      } else if pass == "warm" {
        print("  not exact: \(question.side) \(question.companyId) \(tally) \(question.truth)")
      }
    }
    times.sort()
    processor.sort()
    printed(
      "ask \(pass)",
      [
        ("opening", opening), ("asked", Double(asked)), ("exact", Double(exact)),
        ("p50ms", times[times.count / 2] * 1000), ("p95ms", times[times.count * 95 / 100] * 1000),
        ("p50cpuMs", processor[times.count / 2] * 1000),
        ("p95cpuMs", processor[times.count * 95 / 100] * 1000),
        ("allSeconds", times.reduce(0, +)), ("peakMB", peakMegabytes()),
      ])
  }
  // A thousand at once, over and over the same questions where there are fewer.
  let thousand = (0..<1_000).map { queries[$0 % queries.count] }
  for _ in 0..<2 {
    var processor = 0.0
    let wall = try seconds {
      processor = try processorSeconds {
        _ = try evidence.answers(to: thousand, naming: .exactly)
      }
    }
    printed(
      "ask 1000 at once",
      [("seconds", wall), ("cpuSeconds", processor), ("peakMB", peakMegabytes())])
  }
}

/// Questions that name no party: goods, a quarter and a country.
func measureGoods(_ folder: String) throws {
  let evidence = try EvidenceFolder(at: folder)
  var times: [Double] = []
  for code in ["9303", "6211", "8542", "8507", "8806", "8482", "6907", "8517", "6404", "8471"] {
    for quarter in 0..<8 {
      let from = Day(year: 2021 + quarter / 4, month: 1 + 3 * (quarter % 4), day: 1)
      let scope = Scope(
        goods: GoodsReference(text: "", hs: [code]), origin: ["CN"],
        period: Period(from: from, to: from?.adding(months: 3)))
      let query = EvidenceQuery(scope: scope)
      times.append(try processorSeconds { _ = try evidence.answer(query) })
    }
  }
  times.sort()
  printed(
    "goods",
    [
      ("asked", Double(times.count)), ("p50cpuMs", times[times.count / 2] * 1000),
      ("p95cpuMs", times[times.count * 95 / 100] * 1000),
    ])
}

/// The cells of a line of CSV; quotes may hold commas and doubled quotes.
func fields(_ line: Substring) -> [String] {
  var cells: [String] = [""]
  var isQuoted = false
  for character in line {
    if character == "\"" {
      isQuoted.toggle()
      if isQuoted, cells[cells.count - 1].isEmpty == false { cells[cells.count - 1].append("\"") }
    } else if character == ",", !isQuoted {
      cells.append("")
    } else {
      cells[cells.count - 1].append(character)
    }
  }
  return cells
}
