import Evidence
import Facts
import Synchronization
import Tallyman

/// Evidence that remembers what it was asked, what it answered, and what each answer rests on.
final class RecordingEvidence: EvidenceSource {
  private let folder: EvidenceFolder
  private let known: [EvidenceQuery: Need]
  private let asked = Mutex<[EvidenceQuery: Need]>([:])

  /// - Parameter known: needs whose answers would be the same today.
  init(_ folder: EvidenceFolder, known: [Need] = []) {
    self.folder = folder
    self.known = Dictionary(known.map { ($0.query, $0) }) { first, _ in first }
  }

  var edition: String { folder.edition }
  var datasets: [Dataset] { folder.datasets }

  func answer(to query: EvidenceQuery) throws(Diagnostic) -> EvidenceAnswer {
    if let known = asked.withLock({ $0[query] }) { return known.answer }
    let need: Need
    if let known = known[query] { need = known } else { need = try asking(query) }
    asked.withLock { $0[query] = need }
    return need.answer
  }

  private func asking(_ query: EvidenceQuery) throws(Diagnostic) -> Need {
    let part = try folder.partialAnswer(to: query)
    return Need(
      query: query, basis: try folder.basis(of: part, to: query),
      answer: PartialAnswer.answer(to: query, merging: [part]))
  }

  /// Each question once, in a fixed order.
  var needs: [Need] {
    let needs = asked.withLock { Array($0.values) }
    return needs.map { (PackedJSON.text(of: $0.query), $0) }.sorted { $0.0 < $1.0 }.map(\.1)
  }
}
