import Facts
import Foundation
import Testing

@testable import Evidence

/// The questions of the shared generator of customs records, asked of what it made, where it is present.
@Suite struct QuestionsTests {
  private struct Question: Decodable {
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

  @Test func everyClearQuestionIsAnsweredExactly() throws {
    guard let shared = SharedClaimsTests.shared else {
      print("skipped: shared data is absent")
      return
    }
    let folder = try CustomsFolder()
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [
      "python3", "\(shared)/tools/make_customs.py", "--rows", "20000", "--dirty", "0", "--claims",
      "300", "--out", folder.path,
    ]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      print("skipped: the generator needs python3 with numpy")
      return
    }
    let (evidence, _) = try EvidenceFolder.opening(
      ["\(folder.path)/shipments.csv"], cache: folder.cache)
    let companies = try companies(folder.path + "/companies.csv")
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    var asked = 0
    let text = try String(contentsOfFile: folder.path + "/claims.jsonl", encoding: .utf8)
    for line in text.split(separator: "\n") {
      let question = try decoder.decode(Question.self, from: Data(line.utf8))
      guard !question.ambiguousName, let company = companies[question.companyId] else { continue }
      // A company of the third country sends nothing by way of it; a consignee's way is not asked.
      if let hub = question.dispatchVia, question.side == "consignee" || company.country == hub {
        continue
      }
      let tally = try evidence.answer(
        EvidenceQuery(scope: scope(question, company.names)), naming: .exactly
      ).tally
      asked += 1
      #expect(tally.records == question.truth.count)
      #expect(abs(Double(tally.netMassInGrams) / 1_000 - question.truth.netKg) < 0.006)
      #expect(abs(Double(tally.valueInUSDCents) / 100 - question.truth.usd) < 0.006)
    }
    #expect(asked > 150)
  }

  private func scope(_ question: Question, _ names: [String]) -> Scope {
    let party = PartyReference(text: names[0], names: names)
    var scope = Scope(
      goods: question.hsPrefix.map { GoodsReference(text: "", hs: [$0]) },
      departure: question.dispatchVia.map { [$0] } ?? [],
      period: Period(
        from: Day(iso: question.dateFrom), to: Day(iso: question.dateTo)?.adding(days: 1)))
    if question.side == "shipper" { scope.shipper = party } else { scope.consignee = party }
    return scope
  }

  /// The spellings and the country of each company.
  private func companies(_ path: String) throws -> [Int: (names: [String], country: String)] {
    var found: [Int: (names: [String], country: String)] = [:]
    for line in try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").dropFirst()
    {
      let cells = cells(line)
      if let id = Int(cells[0]) {
        found[id] = (cells[6].split(separator: "|").map(String.init), cells[2])
      }
    }
    return found
  }

  private func cells(_ line: Substring) -> [String] {
    var cells = [""]
    var isQuoted = false
    for character in line {
      switch character {
      case "\"":
        isQuoted.toggle()
        // A doubled quote inside quotes is one quote.
        if isQuoted, !cells[cells.count - 1].isEmpty { cells[cells.count - 1].append("\"") }
      case "," where !isQuoted: cells.append("")
      default: cells[cells.count - 1].append(character)
      }
    }
    return cells
  }
}
