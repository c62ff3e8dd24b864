import Claims
import Evidence
import Facts
import Foundation
import Tallyman

/// `stories RECORDS.csv`: sentences of stories with their gold on stdin, claims and verdicts out,
/// straight from the library; a twin stands in for the sentence it resembles most.
enum StoriesLab {
  private struct Row: Decodable {
    var id: String
    var article: String
    var published: String
    var text: String
    var twin: Bool
  }

  static func run(_ bench: Bench) throws {
    let rows = FileHandle.standardInput.readDataToEndOfFile().split(separator: 0x0A)
      .compactMap { try? JSONDecoder().decode(Row.self, from: $0) }
    let records = bench.arguments.first { !$0.hasPrefix("--") } ?? ""
    let cache = NSTemporaryDirectory() + "tallyman-lab-\(ProcessInfo.processInfo.processIdentifier)"
    defer { try? FileManager.default.removeItem(atPath: cache) }
    let (evidence, _) = try EvidenceFolder.opening([records], cache: cache)
    let tallyman = Tallyman(recordLimit: .max)
    let explains = bench.arguments.contains("--explain")
    for (article, wanted) in pages(rows) {
      let report = try tallyman.check(article, against: evidence)
      for row in wanted {
        let claims = report.claims.filter {
          $0.claim.sentence == row.text
            || $0.claim.sentence.count > 20 && row.text.contains($0.claim.sentence)
        }
        print(explains ? explanation(row, claims) : prediction(row, claims))
      }
    }
  }

  private static func pages(_ rows: [Row]) -> [(Article, [Row])] {
    var stories: [(name: String, rows: [Row], twins: [Row])] = []
    for row in rows {
      if stories.last?.name != row.article, !stories.contains(where: { $0.name == row.article }) {
        stories.append((row.article, [], []))
      }
      guard let index = stories.firstIndex(where: { $0.name == row.article }) else { continue }
      if row.twin { stories[index].twins.append(row) } else { stories[index].rows.append(row) }
    }
    var out: [(Article, [Row])] = []
    for story in stories {
      out.append((page(story.rows), story.rows))
      for twin in story.twins {
        let words = Set(twin.text.split(separator: " "))
        let at = story.rows.indices.max {
          overlap(story.rows[$0].text, words) < overlap(story.rows[$1].text, words)
        }
        guard let at else { continue }
        var rows = story.rows
        rows[at] = twin
        out.append((page(rows), [twin]))
      }
    }
    return out
  }

  private static func overlap(_ text: String, _ words: Set<Substring>) -> Double {
    let own = Set(text.split(separator: " "))
    return Double(own.intersection(words).count) / Double(max(own.union(words).count, 1))
  }

  private static func page(_ rows: [Row]) -> Article {
    var blocks: [Article.Block] = []
    for start in stride(from: 0, to: rows.count, by: 3) {
      let text = rows[start..<min(start + 3, rows.count)].map(\.text).joined(separator: " ")
      blocks.append(Article.Block(id: "b\(blocks.count + 1)", kind: .paragraph, text: text))
    }
    return Article(source: rows[0].article, published: Day(iso: rows[0].published), blocks: blocks)
  }

  private static let kinds: [ClaimKind: String] = [
    .quantity: "shipment", .weight: "sum_weight", .value: "sum_value", .shipments: "count",
    .parties: "distinct", .share: "share", .growth: "growth", .ranking: "ranking",
    .first: "first_last", .last: "first_last", .period: "first_last", .route: "route",
    .existence: "existence", .absence: "existence", .price: "price", .declaredAs: "declared",
  ]

  private static func verdict(_ reason: Verdict.Reason) -> String {
    switch reason {
    case .agrees: "supported"
    case .contradicted: "contradicted"
    case .noMatchingRecords: "not in records"
    case .notCovered: "not covered"
    case .ambiguous: "ambiguous"
    default: "not checkable"
    }
  }

  private static func json(_ value: ClaimValue?) -> String {
    switch value {
    case .figure(let figure)?: figure.description
    case .day(let day)?: "\"\(day)\""
    case .month(let year, let month)?: "\"\(year)-\(month < 10 ? "0" : "")\(month)\""
    case .name(let name)?: text(name)
    case nil: "null"
    }
  }

  private static func text(_ value: String) -> String {
    guard let data = try? JSONEncoder().encode(value) else { return "\"\"" }
    return String(decoding: data, as: UTF8.self)
  }

  private static func prediction(_ row: Row, _ claims: [CheckedClaim]) -> String {
    let parts = claims.map { item in
      let ids = item.records.map { text($0.id) }.joined(separator: ",")
      return
        "{\"type\":\"\(kinds[item.claim.kind] ?? "")\",\"value\":\(json(item.claim.amount?.value)),"
        + "\"actual\":\(json(item.verdict.found?.value)),\"verdict\":\"\(verdict(item.verdict.reason))\","
        + "\"restated\":\(text(item.verdict.restated)),\"explanation\":\(text(item.verdict.explanation)),"
        + "\"records\":[\(ids)]}"
    }
    return "{\"id\":\(text(row.id)),\"claims\":[\(parts.joined(separator: ","))]}"
  }

  private static func explanation(_ row: Row, _ claims: [CheckedClaim]) -> String {
    var out = "\(row.id) \(row.text)\n"
    for item in claims {
      out +=
        "   \(item.verdict.reason.rawValue)  \(item.verdict.restated)\n      \(item.verdict.explanation)\n"
    }
    return out
  }
}
