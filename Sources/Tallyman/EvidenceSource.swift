import Evidence
import Facts

/// What answers the queries of a check: a folder of evidence, or answers that were gathered elsewhere.
///
///     let evidence: some EvidenceSource = try EvidenceFolder(at: "evidence")
///     try evidence.answer(to: EvidenceQuery(scope: Scope(origin: ["CN"]))).tally.records
public protocol EvidenceSource: Sendable {
  var edition: String { get }
  var datasets: [Dataset] { get }

  /// - Throws: `Diagnostic` where the evidence cannot be read.
  func answer(to query: EvidenceQuery) throws(Diagnostic) -> EvidenceAnswer

  /// Told before questions are asked for a claim, by its place in the story; most sources need not know.
  func turn(to claim: Int)
}

extension EvidenceSource {
  public func turn(to claim: Int) {}
}

extension EvidenceFolder: EvidenceSource {
  public func answer(to query: EvidenceQuery) throws(Diagnostic) -> EvidenceAnswer {
    try answer(query)
  }
}
