import Dispatch
import Synchronization

/// Works on items on several cores, and collects what comes of them one by one in the order in which they came.
///
/// At most four items a core are under way, so that memory stays bounded.
final class OrderedWork<Item: Sendable, Outcome: Sendable>: @unchecked Sendable {
  private struct State {
    var added = 0
    var next = 0
    var waiting: [Int: Outcome] = [:]
  }

  private let work: @Sendable (Item) -> Outcome
  private let collect: @Sendable (Outcome) -> Void
  private let workers = DispatchQueue(label: "tallyman.reading", attributes: .concurrent)
  private let collector = DispatchQueue(label: "tallyman.collecting")
  private let most: Int
  private let places: DispatchSemaphore
  private let state = Mutex(State())

  init(
    cores: Int, work: @escaping @Sendable (Item) -> Outcome,
    collect: @escaping @Sendable (Outcome) -> Void
  ) {
    self.work = work
    self.collect = collect
    most = 4 * cores
    places = DispatchSemaphore(value: most)
  }

  /// Hands an item on to a core; waits while too many are under way.
  func add(_ item: Item) {
    places.wait()
    let number = state.withLock { state in
      state.added += 1
      return state.added - 1
    }
    workers.async { [self] in
      let outcome = work(item)
      state.withLock { $0.waiting[number] = outcome }
      collector.async { self.collectWaiting() }
    }
  }

  private func collectWaiting() {
    while let outcome = takeNext() {
      collect(outcome)
      places.signal()
    }
  }

  private func takeNext() -> Outcome? {
    state.withLock { state in
      guard let outcome = state.waiting.removeValue(forKey: state.next) else { return nil }
      state.next += 1
      return outcome
    }
  }

  /// Waits until all items are collected.
  func finish() {
    for _ in 0..<most { places.wait() }
    for _ in 0..<most { places.signal() }
    collector.sync {}
  }
}
