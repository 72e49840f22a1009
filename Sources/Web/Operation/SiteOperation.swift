package import HengValues
import NIOCore
import Synchronization

/// How the site is run (运行): where it listens, by which clock, what it tells of itself and to whom.
package struct SiteOperation: Sendable {
  package let listening: Listening
  package let now: TimeSource
  /// Hears a line of JSON for each request; nil where nobody wants them.
  package var requestLog: (@Sendable (String) -> Void)?
  /// What a machine must show to read the figures from elsewhere; nil where only this machine may.
  package var metricsToken: String?
  /// Throws where the database does not answer or has another schema.
  package var checkDatabase: @Sendable () async throws -> Void = {}
  /// What others know of the program: the size of the database, the last backup.
  package var gauges: @Sendable () async -> [Gauge] = { [] }

  /// Milliseconds of a clock that is never set, for the budgets of senders.
  package var clock: @Sendable () -> Int64 = { Int64(NIODeadline.now().uptimeNanoseconds / 1_000_000) }

  let references = ReferenceNumbers()
  let measures = RequestMeasures()
  private let stopping = Stopping()

  package init(listening: Listening = .loopback(port: 0), now: @escaping TimeSource) {
    self.listening = listening
    self.now = now
  }

  /// From now on the site is not ready for more; what runs is finished.
  package func beginStopping() { stopping.isStopping.withLock { $0 = true } }
  var isStopping: Bool { stopping.isStopping.withLock { $0 } }

  private final class Stopping: Sendable {
    let isStopping = Mutex(false)
  }
}

/// A figure of the program at this moment (运行指标).
package struct Gauge: Sendable {
  package let name: String
  package let help: String
  package let value: Double

  package init(_ name: String, _ help: String, _ value: Double) {
    self.name = name
    self.help = help
    self.value = value
  }
}
