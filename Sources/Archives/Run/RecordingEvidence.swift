import Evidence
import Facts
import Synchronization
import Tallyman

/// Evidence that remembers what each claim asked, what the answer was, and what that rests on.
final class RecordingEvidence: EvidenceSource {
  fileprivate struct Entry {
    var need: HeldNeed
    var answer: EvidenceAnswer

    /// The same to the question that asks for no records.
    func withoutRecords(_ query: EvidenceQuery) -> Entry {
      var answer = answer
      answer.records = []
      let need = Need(query: query, basis: need.question.basis, answer: answer)
      return Entry(need: HeldNeed(need), answer: answer)
    }
  }

  private struct State {
    var entries: [AskedQuery: Entry] = [:]
    /// Answers with records, by their questions without.
    var listing: [AskedQuery: Entry] = [:]
    var asked: [Int: Set<AskedQuery>] = [:]
    var claim = 0
  }

  private let folder: EvidenceFolder
  private let known: [AskedQuery: HeldNeed]
  private let shared: SharedNeeds?
  private let state = Mutex(State())

  /// - Parameters:
  ///   - known: needs whose answers would be the same today.
  ///   - shared: what other stories asked of the same folder.
  init(
    _ folder: EvidenceFolder, known: [AskedQuery: HeldNeed] = [:],
    sharing shared: SharedNeeds? = nil
  ) {
    self.folder = folder
    self.shared = shared
    self.known = known
  }

  var edition: String { folder.edition }
  var datasets: [Dataset] { folder.datasets }

  func turn(to claim: Int) { state.withLock { $0.claim = claim } }

  /// What was asked so far was no claim's: its answers stay.
  func beginAnew() { state.withLock { $0.asked = [:] } }

  func answer(to query: EvidenceQuery) throws(Diagnostic) -> EvidenceAnswer {
    let query = AskedQuery(query)
    let answered = state.withLock { state in
      state.asked[state.claim, default: []].insert(query)
      return state.entries[query]?.answer
    }
    if let answered { return answered }
    let entry = try entry(for: query)
    var bare = query.query
    bare.recordLimit = 0
    let unlisted = query.query.recordLimit > 0 ? AskedQuery(bare) : nil
    state.withLock { state in
      state.entries[query] = entry
      if let unlisted { state.listing[unlisted] = entry }
    }
    return entry.answer
  }

  private func entry(for asked: AskedQuery) throws(Diagnostic) -> Entry {
    // What cannot be read of an earlier answer is asked again.
    if let need = known[asked], let answer = try? need.need().answer {
      return Entry(need: need, answer: answer)
    }
    if let entry = shared?.entry(for: asked, of: folder) { return entry }
    let query = asked.query
    if let listing = state.withLock({ $0.listing[asked] }) {
      return listing.withoutRecords(query)
    }
    let part = try folder.partialAnswer(to: query)
    let need = Need(
      query: query, basis: try folder.basis(of: part, to: query),
      answer: PartialAnswer.answer(to: query, merging: [part]))
    let entry = Entry(need: HeldNeed(need), answer: need.answer)
    shared?.keep(entry, for: asked, of: folder)
    return entry
  }

  /// What each claim asked.
  var asked: [Int: Set<AskedQuery>] { state.withLock(\.asked) }

  func need(_ query: AskedQuery) -> HeldNeed? { state.withLock { $0.entries[query]?.need } }
}

/// Answers of many records, and how a ledger keeps them, for all stories of a run that ask the same of one folder.
final class SharedNeeds: Sendable {
  /// An answer with fewer records and groups is found and written at once.
  private static let least = 8

  /// In records and groups, of some kilobyte each, and as much as they are written.
  private let kept = RecentlyUsed<AskedQuery, RecordingEvidence.Entry>(most: 8_192)

  /// The folder that was asked first: what another answers is not shared.
  private let owner = Mutex<EvidenceFolder?>(nil)

  private func isOf(_ folder: EvidenceFolder) -> Bool {
    owner.withLock { owner in
      if owner == nil { owner = folder }
      return owner === folder
    }
  }

  fileprivate func entry(for query: AskedQuery, of folder: EvidenceFolder)
    -> RecordingEvidence.Entry?
  {
    isOf(folder) ? kept.value(for: query) : nil
  }

  fileprivate func keep(
    _ entry: RecordingEvidence.Entry, for query: AskedQuery, of folder: EvidenceFolder
  ) {
    guard isOf(folder) else { return }
    let size = entry.answer.records.count + entry.answer.groups.count
    if size >= SharedNeeds.least { kept.keep(entry, for: query, size: size) }
  }
}
