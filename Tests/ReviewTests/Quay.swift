import Facts
import Foundation
import Reports

@testable import Review

/// A small invented report, and places to keep its decisions.
enum Quay {
  static func claim(_ id: String, _ sentence: String, block: String = "b1") -> Claim {
    Claim(
      id: id, kind: .quantity, sentence: sentence, block: block, start: 0,
      end: sentence.unicodeScalars.count, quote: sentence, quoteEnd: sentence.unicodeScalars.count,
      scope: Scope(origin: ["CN"]), measure: .quantity)
  }

  static func checked(
    _ id: String, _ sentence: String, _ reason: Verdict.Reason = .agrees, found: Int = 1_000,
    block: String = "b1"
  ) -> CheckedClaim {
    CheckedClaim(
      claim: claim(id, sentence, block: block),
      verdict: Verdict(
        reason: reason,
        found: .init(value: .figure(Figure(found)), unit: "piece", shipments: 1, records: 1),
        restated: "Quantity: exactly 1,000 pieces"))
  }

  static func report(
    _ claims: [CheckedClaim], source: String = "draft.html", digest: String = "d1",
    edition: String = "e1", address: String? = "https://news.example.org/quay"
  ) -> Report {
    let blocks = claims.enumerated().map { index, checked in
      Article.Block(id: "b\(index + 1)", kind: .paragraph, text: checked.claim.sentence)
    }
    return Report(
      article: Article(
        source: source, sha256: digest, headline: "On the quay", publisher: "The Quay",
        published: Day(iso: "2023-03-17"), canonicalURL: address, blocks: blocks),
      edition: edition, claims: claims)
  }

  static func sightings(_ report: Report, rules: String = "r1") -> [Sighting] {
    Sighting.all(of: report, rules: rules)
  }

  static func entry(
    _ number: Int, _ action: DecisionEntry.Action, on sighting: Sighting, by: String = "Ana",
    note: String? = nil, target: Int? = nil, after: Int? = nil, at: Int? = nil
  ) -> DecisionEntry {
    DecisionEntry(
      id: id(number), at: Moment.text((at ?? number) * 1_000), by: by, action: action, note: note,
      target: target.map(id), after: after.map(id), sighting: sighting)
  }

  static func id(_ number: Int) -> String {
    let digits = String(number, radix: 16)
    return String(repeating: "0", count: 32 - digits.utf8.count) + digits
  }
}

/// A folder that is there for one test.
final class WorkFolder: Sendable {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "/tallyman-review-\(UInt64.random(in: 0...UInt64.max))"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func file(_ name: String) -> String { path + "/" + name }
}
