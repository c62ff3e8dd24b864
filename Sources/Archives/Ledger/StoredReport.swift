import Articles
import Facts
import Foundation

/// A report as the ledger keeps it: its claims by themselves, each by its own JSON.
struct StoredReport: Encodable {
  private let claims: [EncodedJSON]
  private let report: Report

  init(_ report: Report) {
    claims = report.claims.map { EncodedJSON(bytes: PackedJSON.json(of: $0)) }
    var rest = report
    rest.claims = []
    self.report = rest
  }

  /// By claim, a digest of what the report says of it.
  var digests: [String] { claims.map { StoredReport.digest(of: $0.bytes) } }

  static func digest(of claim: CheckedClaim) -> String { digest(of: PackedJSON.json(of: claim)) }

  private static func digest(of json: [UInt8]) -> String { String(sha256(of: json).prefix(24)) }

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
