import Evidence
import Facts
import Foundation

/// Measures one step of the evidence stage; figures go to stdout as JSON, a line a step.
///
///     evidence-bench import shipments.csv folder
///     evidence-bench ask folder claims.jsonl companies.csv
///     evidence-bench goods folder
let arguments = Array(CommandLine.arguments.dropFirst())
do {
  switch (arguments.first ?? "", arguments.count) {
  case ("import", 3): try measureImport(arguments[1], arguments[2])
  case ("ask", 4): try measureQuestions(arguments[1], arguments[2], arguments[3])
  case ("goods", 2): try measureGoods(arguments[1])
  default:
    FileHandle.standardError.write(
      Data(
        "usage: evidence-bench import FILE FOLDER | ask FOLDER CLAIMS COMPANIES | goods FOLDER\n"
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

func measureImport(_ file: String, _ folder: String) throws {
  var receipts: [ImportReceipt] = []
  let time = try seconds {
    receipts = try EvidenceFolder.importing(
      file, into: folder, options: ImportOptions(mostRejectedPerHundredThousand: 10_000))
  }
  let size = receipts.reduce(0) { sum, receipt in
    let path = "\(folder)/\(receipt.dataset.id).shard"
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    return sum + (attributes?[.size] as? Int ?? 0)
  }
  printed(
    "import",
    [
      ("seconds", time), ("records", Double(receipts.reduce(0) { $0 + $1.dataset.records })),
      ("rejected", Double(receipts.reduce(0) { $0 + $1.dataset.rejected })),
      ("duplicates", Double(receipts.reduce(0) { $0 + $1.duplicates })),
      ("megabytes", Double(size) / 1_048_576), ("peakMB", peakMegabytes()),
    ])
  for remark in receipts.flatMap(\.remarks) { print("  \(remark.code) \(remark.message)") }
}

struct Question: Decodable {
  struct Truth: Decodable {
    var count: Int
    var netKilograms: Double
    var usd: Double

    enum CodingKeys: String, CodingKey {
      case count, usd
      case netKilograms = "net_kg"
    }
  }
  var side: String
  var companyID: Int
  var ambiguousName: Bool
  var hsPrefix: String?
  var dateFrom: String
  var dateTo: String
  var dispatchVia: String?
  var truth: Truth

  enum CodingKeys: String, CodingKey {
    case side, truth
    case companyID = "company_id"
    case ambiguousName = "ambiguous_name"
    case hsPrefix = "hs_prefix"
    case dateFrom = "date_from"
    case dateTo = "date_to"
    case dispatchVia = "dispatch_via"
  }
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
  var exact = 0
  var asked = 0
  for pass in ["cold", "warm"] {
    var times: [Double] = []
    (exact, asked) = (0, 0)
    for line in try String(contentsOfFile: claims, encoding: .utf8).split(separator: "\n") {
      let question = try JSONDecoder().decode(Question.self, from: Data(line.utf8))
      guard !question.ambiguousName, let company = variants[question.companyID] else { continue }
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
          tally = try evidence.answer(EvidenceQuery(scope: scope), naming: .exactly).tally
        })
      asked += 1
      let isExact =
        tally.records == question.truth.count
        && abs(Double(tally.netMassInGrams) / 1000 - question.truth.netKilograms) < 0.006
        && abs(Double(tally.valueInUSDCents) / 100 - question.truth.usd) < 0.006
      if isExact {
        exact += 1
      } else if pass == "warm" {
        print("  not exact: \(question.side) \(question.companyID) \(tally) \(question.truth)")
      }
    }
    times.sort()
    printed(
      "ask \(pass)",
      [
        ("opening", opening), ("asked", Double(asked)), ("exact", Double(exact)),
        ("p50ms", times[times.count / 2] * 1000), ("p95ms", times[times.count * 95 / 100] * 1000),
        ("allSeconds", times.reduce(0, +)), ("peakMB", peakMegabytes()),
      ])
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
      times.append(try seconds { _ = try evidence.answer(EvidenceQuery(scope: scope)) })
    }
  }
  times.sort()
  printed(
    "goods",
    [
      ("asked", Double(times.count)), ("p50ms", times[times.count / 2] * 1000),
      ("p95ms", times[times.count * 95 / 100] * 1000),
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
