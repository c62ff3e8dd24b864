import NIOCore
import Synchronization

/// The last pages that were made, each with the state of the stories and decisions that it shows.
final class PageCache: Sendable {
  private static let limit = 64
  private static let largest = 4 << 20
  private let state = Mutex<(version: String, pages: [String: ByteBuffer])>(("", [:]))

  func page(_ key: String, _ version: String) -> ByteBuffer? {
    state.withLock { $0.version == version ? $0.pages[key] : nil }
  }

  func keep(_ page: ByteBuffer, _ key: String, _ version: String) {
    guard page.readableBytes <= PageCache.largest else { return }
    state.withLock { state in
      if state.version != version || state.pages.count >= PageCache.limit {
        state = (version, [:])
      }
      state.pages[key] = page
    }
  }
}
