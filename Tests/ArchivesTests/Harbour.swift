import Evidence
import Facts
import Foundation
import GRDB
import Reports
import Tallyman

@testable import Archives

/// Invented stories and their records, in a folder of one test.
final class Harbour {
  let folder: Folder
  static let header =
    "id,date,shipper,consignee,hs,goods,quantity,unit,net_weight_kg,value_usd,origin,departure,destination\n"

  init() throws { folder = try Folder() }

  /// The goods of each story; the records of the first file give every odd one the figure it states.
  private static let goods: [(words: String, text: String, hs: String)] = [
    ("hunting rifles", "HUNTING RIFLES", "930330"), ("laptops", "LAPTOPS", "847130"),
    ("tractors", "WHEELED TRACTORS", "870190"), ("truck tyres", "TRUCK TYRES", "401120"),
  ]

  private static func party(_ number: Int) -> String {
    let first = ["Baltis", "Quartermain", "Ostrava", "Delmonte", "Kingfisher", "Yarrow", "Umbra"]
    let last = ["Arms", "Marine", "Dynamics", "Foundry", "Trading", "Optics"]
    return "\(first[number % first.count]) \(last[number / first.count % last.count])"
  }

  static func story(_ number: Int, figure: Int? = nil, about trade: Bool = true) -> String {
    let goods = goods[number % goods.count].words
    let claim =
      "\(party(number)) shipped \(figure ?? 1_000 + 7 * number) \(goods) from China to the "
      + "Russian company Orlan-Trade in June 2022, according to customs data seen by this newspaper."
    let plain =
      "The harbour master of quay \(number) keeps a ledger of every vessel that has called at "
      + "the port in the past years, and it was shown to reporters who asked for it last week."
    return """
      <!doctype html><html lang="en"><head><meta charset=utf-8><title>Quay \(number)</title>
      <meta property="article:published_time" content="2023-03-17T08:00:00Z"></head><body>
      <nav><a href="/">Home</a></nav><main><article><h1>On quay \(number)</h1>
      <p>\(trade ? claim : plain)</p><p>\(plain)</p></article></main></body></html>
      """
  }

  static func record(_ number: Int, quantity: Int? = nil, id: String = "") -> String {
    let goods = goods[number % goods.count]
    let count = quantity ?? (number % 2 == 1 ? 1_000 + 7 * number : 10)
    return
      "H\(number)\(id),2022-06-07,\(party(number).uppercased()) LTD,ORLAN-TRADE LLC,\(goods.hs),"
      + "\(goods.text),\(count),PCE,4100,208000,CN,CN,RU\n"
  }

  func evidence(_ files: String...) throws -> EvidenceFolder {
    try EvidenceFolder.opening(
      files.map { folder.path + "/" + $0 }, cache: folder.path + "/cache"
    ).0
  }

  func ledger(_ name: String = "runs.sqlite", writing: Bool = true) throws -> Ledger {
    try Ledger(at: folder.path + "/" + name, writing: writing)
  }

  func run(
    _ evidence: EvidenceFolder, rules: String = "rules", ledger name: String = "runs.sqlite",
    in paths: [String] = ["saved"], _ change: (inout ArchiveRun) -> Void = { _ in }
  ) async throws -> RunOutcome {
    var run = ArchiveRun(
      paths: paths.map { folder.path + "/" + $0 }, evidence: evidence, rules: rules)
    change(&run)
    return try await run.write(to: try ledger(name))
  }

  /// Every report as a line, as `--output` writes it.
  func lines(_ name: String = "runs.sqlite") throws -> [String] {
    var lines: [String] = []
    try ledger(name, writing: false).reports { report in
      lines.append(ReportFormat.jsonl.render([report]))
    }
    return lines
  }

  /// All that a ledger knows, without the numbers of rows and the clock.
  func contents(_ name: String = "runs.sqlite") throws -> [String] {
    let ledger = try ledger(name, writing: false)
    return try ledger.reading { db in
      let queries = [
        "SELECT run.id, rules, state.state, run.state, accepted, totals FROM run "
          + "JOIN edition AS state ON state.id = run.edition ORDER BY run.id",
        "SELECT name, rules, seen, position, stories, failures FROM input ORDER BY name",
        "SELECT input.name, seq, code, diagnostic FROM problem JOIN input ON input.id = input "
          + "ORDER BY 1, 2",
        "SELECT input.name, seq, story.name, key, captured FROM place "
          + "JOIN input ON input.id = input JOIN story ON story.id = story "
          + "JOIN article ON article.id = article ORDER BY 1, 2",
        "SELECT key, article.rules, code, hex(reading), digest, hex(report), hex(needs) FROM article "
          + "JOIN judgement ON judgement.id = judgement ORDER BY key",
        "SELECT story.name, since, until, key, digest FROM finding "
          + "JOIN story ON story.id = story JOIN article ON article.id = finding.article "
          + "JOIN judgement ON judgement.id = finding.judgement ORDER BY 1, 2",
      ]
      return try queries.flatMap { sql in
        try Row.fetchAll(db, sql: sql).map { row in
          row.map { "\($0.1)" }.joined(separator: "|")
        }
      }
    }
  }
}
