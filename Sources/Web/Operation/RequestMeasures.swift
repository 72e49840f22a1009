import Synchronization

/// Counts of requests since the start (请求计数), by route and outcome, and how long they took.
final class RequestMeasures: Sendable {
  struct Key: Hashable {
    let method: String
    let route: String
    /// 2 for 2xx.
    let kind: Int
  }

  struct State {
    var counts: [Key: Int] = [:]
    /// One more than there are bounds: what took longer than any.
    var buckets = [Int](repeating: 0, count: RequestMeasures.bounds.count + 1)
    var seconds = 0.0
  }

  /// Upper bounds of the histogram in seconds, as they are written.
  static let bounds = ["0.005", "0.01", "0.025", "0.05", "0.1", "0.25", "0.5", "1", "2.5", "5", "10"]
  private static let limits = bounds.map { Double($0) ?? .infinity }
  private let state = Mutex(State())

  func count(_ key: Key, seconds: Double) {
    let bucket = Self.limits.firstIndex { seconds <= $0 } ?? Self.limits.count
    state.withLock { state in
      state.counts[key, default: 0] += 1
      state.buckets[bucket] += 1
      state.seconds += seconds
    }
  }

  var current: State { state.withLock { $0 } }
}
