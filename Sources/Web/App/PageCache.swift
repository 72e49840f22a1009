import HengDomain
import Synchronization

/// Finished pages of one revision of the store (页面缓存), each for one scope. A new revision empties it; at most `capacity` pages are kept.
final class PageCache: Sendable {
  private struct State {
    var revision: Int64 = -1
    var pages: [Key: String] = [:]
  }

  /// What a page shows depends on the address and on what may be seen; nil sees everything.
  struct Key: Hashable {
    let address: String
    let scope: Scope?
  }

  private let state = Mutex(State())
  private let capacity: Int

  init(capacity: Int) { self.capacity = capacity }

  func page(_ key: Key, revision: Int64) -> String? {
    state.withLock { $0.revision == revision ? $0.pages[key] : nil }
  }

  func keep(_ page: String, at key: Key, revision: Int64) {
    state.withLock { state in
      if state.revision != revision || state.pages.count >= capacity { state.pages = [:] }
      state.revision = revision
      state.pages[key] = page
    }
  }
}
