import Facts
import Reports
import Synchronization

/// A file whose stories are reviewed: a draft that may change, or a stored report.
public struct StorySource: Sendable {
  /// As the user wrote its path.
  public let name: String
  /// Differs when the file does; `nil` where the file cannot be seen.
  public let stamp: @Sendable () -> String?
  /// Reads and checks the file; what goes wrong stands in the reports' diagnostics.
  public let read: @Sendable () -> [Report]

  public init(
    name: String, stamp: @escaping @Sendable () -> String?,
    read: @escaping @Sendable () -> [Report]
  ) {
    self.name = name
    self.stamp = stamp
    self.read = read
  }
}

/// One story as it is now, with what a reviewer sees of each claim.
struct ReviewedStory: Sendable {
  let report: Report
  /// One a claim, in the report's order.
  let sightings: [Sighting]

  init(_ report: Report, rules: String) {
    var report = report.inStoryOrder
    if report.article.sha256.isEmpty, !report.article.blocks.isEmpty {
      let text = ReportFormat.jsonl.render([report], ReportOptions(recordLimit: nil))
      report.article.sha256 = Hashing.sha256(text)
    }
    self.report = report
    sightings = Sighting.all(of: report, rules: rules)
  }

  var digest: String { report.article.sha256 }
  var isReadable: Bool { !report.article.blocks.isEmpty }
  var title: String { report.article.headline ?? report.article.source }
}

/// The stories under review; a file that changed is checked again when it is looked at.
final class ReviewLibrary: Sendable {
  private let sources: [StorySource]
  private let rules: String
  private let state: Mutex<State>
  /// One re-check at a time.
  private let checking = Mutex(())

  private struct State {
    var stamps: [String?]
    var stories: [[ReviewedStory]]
    var places: [String: (source: Int, story: Int)] = [:]
    /// The digest that took the place of another when its file changed.
    var successors: [String: String] = [:]
    var revision = 0

    mutating func index() {
      places = [:]
      for (source, list) in stories.enumerated() {
        for (story, reviewed) in list.enumerated() where places[reviewed.digest] == nil {
          guard reviewed.isReadable else { continue }
          places[reviewed.digest] = (source, story)
          successors[reviewed.digest] = nil
        }
      }
      revision += 1
    }
  }

  init(_ sources: [StorySource], rules: String) async {
    self.sources = sources
    self.rules = rules
    let stamps = sources.map { $0.stamp() }
    let stories = await ReviewLibrary.read(sources, rules)
    var state = State(stamps: stamps, stories: stories)
    state.index()
    self.state = Mutex(state)
  }

  /// All sources on all cores, in their order.
  private static func read(_ sources: [StorySource], _ rules: String) async -> [[ReviewedStory]] {
    await withTaskGroup(of: (Int, [ReviewedStory]).self) { group in
      var stories = [[ReviewedStory]](repeating: [], count: sources.count)
      var next = 0
      func start() {
        guard next < sources.count else { return }
        let (number, source) = (next, sources[next])
        next += 1
        group.addTask { (number, source.read().map { ReviewedStory($0, rules: rules) }) }
      }
      for _ in 0..<8 { start() }
      for await (number, list) in group {
        stories[number] = list
        start()
      }
      return stories
    }
  }

  /// Counts up with every change of a story.
  var revision: Int { state.withLock(\.revision) }

  var stories: [ReviewedStory] { state.withLock { $0.stories.flatMap { $0 } } }

  func story(_ digest: String) -> ReviewedStory? {
    state.withLock { state in
      state.places[digest].map { state.stories[$0.source][$0.story] }
    }
  }

  /// The digest of what took the place of a story whose file changed.
  func successor(of digest: String) -> String? {
    state.withLock { state in
      var newest = state.successors[digest]
      // A file may change many times, and back again.
      for _ in 0..<100 {
        guard let next = newest.flatMap({ state.successors[$0] }) else { break }
        newest = next
      }
      return newest.flatMap { state.places[$0] == nil ? nil : $0 }
    }
  }

  /// Checks the file of one story again if it changed; of all stories where none is named.
  func refresh(_ digest: String? = nil) {
    let numbers = state.withLock { state -> [Int] in
      guard let digest else { return Array(sources.indices) }
      return state.places[digest].map { [$0.source] } ?? []
    }
    for number in numbers where sources[number].stamp() != state.withLock({ $0.stamps[number] }) {
      checking.withLock { _ in recheck(number) }
    }
  }

  private func recheck(_ number: Int) {
    let stamp = sources[number].stamp()
    // The file is gone for a moment while an editor saves it: what was read stays.
    guard let stamp, stamp != state.withLock({ $0.stamps[number] }) else { return }
    let fresh = sources[number].read().map { ReviewedStory($0, rules: rules) }
    state.withLock { state in
      let old = state.stories[number]
      state.stamps[number] = stamp
      guard fresh.contains(where: \.isReadable) || !old.contains(where: \.isReadable) else {
        return
      }
      for (before, after) in zip(old, fresh) where before.digest != after.digest {
        state.successors[before.digest] = after.digest
      }
      state.stories[number] = fresh
      state.index()
    }
  }
}
