import Dispatch
import Foundation
import HengStore
import Synchronization

/// The threads that talk to one server: one connection each, jobs taken from one queue in order (连接线程).
final class PostgresCrew: Sendable {
  typealias Job = @Sendable (PostgresPost) -> Void

  private struct State {
    var jobs: [Job] = []
    var isClosed = false
    var living: Int
    var waiters: [CheckedContinuation<Void, Never>] = []
  }

  private let state: Mutex<State>
  private let bell = DispatchSemaphore(value: 0)
  private let place: String
  private let size: Int

  init(_ address: PostgresAddress, size: Int) {
    place = address.description
    self.size = size
    state = Mutex(State(living: size))
    for number in 1...size {
      let thread = Thread { [self] in
        let post = PostgresPost(address)
        while let job = next() { job(post) }
        post.leave()
        sayGoodbye()
      }
      thread.name = "heng.postgres.\(number)"
      thread.stackSize = 4 << 20
      thread.start()
    }
  }

  /// Runs work on one of the threads and waits without blocking one of Swift's.
  func perform<T: Sendable>(_ work: @escaping @Sendable (PostgresPost) throws(StoreError) -> T) async throws(StoreError) -> T {
    if Task.isCancelled { throw .cancelled }
    let result: Result<T, StoreError> = await withCheckedContinuation { continuation in
      let isTaken = take { post in
        do throws(StoreError) {
          continuation.resume(returning: .success(try work(post)))
        } catch {
          continuation.resume(returning: .failure(error))
        }
      }
      if !isTaken { continuation.resume(returning: .failure(.closed(place: place))) }
    }
    return try result.get()
  }

  /// Lets no more jobs in; those inside are still done.
  func shutDoor() {
    let isFirst = state.withLock { state in
      defer { state.isClosed = true }
      return !state.isClosed
    }
    if isFirst { for _ in 0..<size { bell.signal() } }
  }

  /// Shuts the door and waits until every thread has closed its connection.
  func dismiss() async {
    shutDoor()
    await withCheckedContinuation { continuation in
      let isEmpty = state.withLock { state in
        if state.living > 0 { state.waiters.append(continuation) }
        return state.living == 0
      }
      if isEmpty { continuation.resume() }
    }
  }

  private func take(_ job: @escaping Job) -> Bool {
    let isOpen = state.withLock { state in
      if !state.isClosed { state.jobs.append(job) }
      return !state.isClosed
    }
    if isOpen { bell.signal() }
    return isOpen
  }

  /// The next job, or nil when the door is shut and nothing is left.
  private func next() -> Job? {
    while true {
      bell.wait()
      let (job, isDone) = state.withLock { state -> (Job?, Bool) in
        guard state.jobs.isEmpty else { return (state.jobs.removeFirst(), false) }
        return (nil, state.isClosed)
      }
      if let job { return job }
      if isDone { return nil }
    }
  }

  private func sayGoodbye() {
    let waiters = state.withLock { state -> [CheckedContinuation<Void, Never>] in
      state.living -= 1
      return state.living == 0 ? state.waiters : []
    }
    for waiter in waiters { waiter.resume() }
  }
}
