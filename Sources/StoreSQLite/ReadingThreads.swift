import Foundation
import Synchronization

/// Runs reads on a few threads, each taking the next that waits (读取线程): a busy site wakes no thread for a read, and the pool of Swift
/// concurrency never waits for a disk.
final class ReadingThreads: Sendable {
  private struct State {
    /// Those before `first` were taken.
    var waiting: [@Sendable () -> Void] = []
    var first = 0
    var threads = 0
  }

  private let state = Mutex(State())
  private let most: Int

  init(most: Int) { self.most = most }

  /// Whoever has been cancelled before his turn came reads nothing.
  func run<T: Sendable>(_ work: @escaping @Sendable () throws -> T) async throws -> T {
    try Task.checkCancellation()
    return try await withCheckedThrowingContinuation { continuation in
      add { continuation.resume(with: Result(catching: work)) }
    }
  }

  private func add(_ work: @escaping @Sendable () -> Void) {
    let needsThread = state.withLock { state in
      state.waiting.append(work)
      guard state.threads < most else { return false }
      state.threads += 1
      return true
    }
    if needsThread { DispatchQueue.global().async { self.takeAll() } }
  }

  private func takeAll() {
    while let work = next() { work() }
  }

  /// Nil lets the thread go.
  private func next() -> (@Sendable () -> Void)? {
    state.withLock { state in
      guard state.first < state.waiting.count else {
        (state.waiting, state.first) = ([], 0)
        state.threads -= 1
        return nil
      }
      let work = state.waiting[state.first]
      state.first += 1
      if state.first >= 256 {
        state.waiting.removeFirst(state.first)
        state.first = 0
      }
      return work
    }
  }
}
