import Evidence
import Facts
import Synchronization
import Tallyman

/// Answers that were gathered before; what is not among them is noted and answered with nothing.
///
/// A check against it that leaves nothing missing is the check against the evidence itself. Else its
/// report means nothing, and what is missing must be asked: answered with nothing, a claim goes through
/// all its readings, so that one round gathers nearly all that any outcome can need.
final class GatheredEvidence: EvidenceSource {
  private let answers: [EvidenceQuery: EvidenceAnswer]
  private let noted = Mutex<Set<EvidenceQuery>>([])

  init(_ answers: [EvidenceQuery: EvidenceAnswer]) { self.answers = answers }

  var edition: String { "" }
  var datasets: [Dataset] { [] }

  func answer(to query: EvidenceQuery) -> EvidenceAnswer {
    if let answer = answers[query] { return answer }
    noted.withLock { _ = $0.insert(query) }
    return EvidenceAnswer()
  }

  /// The questions without an answer, as text, in a fixed order.
  var missing: [String] {
    noted.withLock { $0.map { PackedJSON.text(of: $0) } }.sorted()
  }
}
