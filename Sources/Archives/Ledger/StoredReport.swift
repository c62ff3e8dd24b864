import Articles
import Facts
import Foundation

/// A report as the ledger keeps it: its claims by themselves.
struct StoredReport: Encodable {
  private let claims: [CheckedClaim]
  private let report: Report

  init(_ report: Report) {
    claims = report.claims
    var rest = report
    rest.claims = []
    self.report = rest
  }

  /// A digest of what the report says of a claim.
  ///
  /// A sealed record never changes: which it is, and what it was found by, tells all that is said of it.
  static func digest(of claim: CheckedClaim) -> String {
    var said = claim
    said.records = []
    var bytes = PackedJSON.json(of: said)
    for record in claim.records {
      let matched = [record.matched[.shipper], record.matched[.consignee]].map { score in
        score.map { String($0.bitPattern, radix: 16) }
      }
      let (found, isCode): (String?, Bool) =
        switch record.goodsMatch {
        case .hs(let prefix): (prefix, true)
        case .words(let words): (words, false)
        case nil: (nil, false)
        }
      let words = [record.dataset, record.converted?.currency, found] + matched
      let numbers = [record.row, record.converted?.cents ?? 0, isCode ? 1 : 0]
      for number in numbers {
        withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
      }
      // Bytes that no text has part the words, and end a record.
      for word in words {
        bytes.append(word == nil ? 0xFE : 0xFF)
        bytes.append(contentsOf: (word ?? "").utf8)
      }
      bytes.append(0xFD)
    }
    return String(sha256(of: bytes).prefix(24))
  }

  /// - Throws: where the bytes are those of no report, of this program or one before.
  static func report(in data: Data) throws -> Report {
    try PackedJSON.value(Stored.self, in: data).report
  }

  private struct Stored: Decodable {
    private enum CodingKeys: CodingKey { case claims, report }

    var report: Report

    init(from decoder: any Decoder) throws {
      let members = try decoder.container(keyedBy: CodingKeys.self)
      guard var report = try members.decodeIfPresent(Report.self, forKey: .report) else {
        // As programs before kept it.
        self.report = try Report(from: decoder)
        return
      }
      report.claims = try members.decode([CheckedClaim].self, forKey: .claims)
      self.report = report
    }
  }
}
