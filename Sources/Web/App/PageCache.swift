import Synchronization

/// Finished pages of one revision of the store (页面缓存). A new revision empties it; at most `capacity` pages are kept.
final class PageCache: Sendable {
  private struct State {
    var revision: Int64 = -1
    var pages: [String: String] = [:]
  }

  private let state = Mutex(State())
  private let capacity: Int

  init(capacity: Int) { self.capacity = capacity }

  func page(_ address: String, revision: Int64) -> String? {
    state.withLock { $0.revision == revision ? $0.pages[address] : nil }
  }

  func keep(_ page: String, at address: String, revision: Int64) {
    state.withLock { state in
      if state.revision != revision || state.pages.count >= capacity { state.pages = [:] }
      state.revision = revision
      state.pages[address] = page
    }
  }
}
