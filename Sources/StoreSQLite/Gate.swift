import HengStore
import Synchronization

/// Whether the driver has been closed (关闭标记).
final class Gate: Sendable {
  private let isClosed = Mutex(false)

  func admit(place: String) throws(StoreError) {
    if isClosed.withLock({ $0 }) { throw .closed(place: place) }
  }

  /// True for the first call.
  func close() -> Bool {
    isClosed.withLock { closed in
      defer { closed = true }
      return !closed
    }
  }
}
