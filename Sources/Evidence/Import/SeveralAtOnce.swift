import Dispatch
import Synchronization

/// Does several things, as many at once as there are cores, and tells what came of each in their order.
///
///     let jobs = SeveralAtOnce(count: files.count) { digest(of: files[$0]) }
///     jobs.run(cores: 2) { number, digest in … }
final class SeveralAtOnce<Value: Sendable>: @unchecked Sendable {
  private struct State {
    var next = 0
    var finished: [Int: Value] = [:]
  }

  private let count: Int
  private let work: @Sendable (Int) -> Value
  private let state = Mutex(State())
  private let arrived = DispatchSemaphore(value: 0)

  init(count: Int, work: @escaping @Sendable (Int) -> Value) {
    self.count = count
    self.work = work
  }

  /// - Parameter done: called on the calling thread.
  func run(cores: Int, done: (Int, Value) -> Void) {
    for _ in 0..<min(cores, count) {
      DispatchQueue.global().async { [self] in
        while let number = takeNext() {
          let value = work(number)
          state.withLock { $0.finished[number] = value }
          arrived.signal()
        }
      }
    }
    for number in 0..<count {
      var value = finished(number)
      while value == nil {
        arrived.wait()
        value = finished(number)
      }
      if let value { done(number, value) }
    }
  }

  private func takeNext() -> Int? {
    state.withLock { state in
      guard state.next < count else { return nil }
      state.next += 1
      return state.next - 1
    }
  }

  private func finished(_ number: Int) -> Value? {
    state.withLock { $0.finished.removeValue(forKey: number) }
  }
}
