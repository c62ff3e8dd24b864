import Dispatch
import Facts
import Synchronization

/// Writes batches on a thread of its own, so that rows are read while records are written.
///
/// The writer is touched on the queue only; at most a few batches wait, so that memory stays bounded.
final class ShardWriting: @unchecked Sendable {
  private let writer: ShardWriter
  private let queue = DispatchQueue(label: "tallyman.shard")
  private let places = DispatchSemaphore(value: 4)
  private let failure = Mutex<Diagnostic?>(nil)

  init(in folder: String) throws(Diagnostic) { writer = try ShardWriter(in: folder) }

  func insert(_ batch: ShardBatch) throws(Diagnostic) {
    try check()
    places.wait()
    queue.async { [self] in
      do throws(Diagnostic) {
        try writer.insert(batch)
      } catch {
        failure.withLock { $0 = $0 ?? error }
      }
      places.signal()
    }
  }

  func seal(_ manifest: ShardManifest, into target: String) throws(Diagnostic) -> String {
    queue.sync {}
    try check()
    return try writer.seal(manifest, into: target)
  }

  /// Takes the unfinished shard away, once what waits has been written or refused.
  func abandon() { queue.sync { writer.abandon() } }

  private func check() throws(Diagnostic) {
    if let failure = failure.withLock({ $0 }) { throw failure }
  }

  deinit { queue.sync {} }
}
