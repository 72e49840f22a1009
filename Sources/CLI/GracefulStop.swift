import Dispatch
import Foundation

/// What happens when the site is told to stop (停止): it takes nothing new, finishes what runs, and does not wait for it longer than some seconds.
///
/// The server itself hears the signals, lets go of its port and waits for what runs; this looks after the time.
struct GracefulStop {
  /// Seconds for what runs when the signal comes; systemd waits for 30 before it kills.
  static let patience = 20

  private let sources: [any DispatchSourceSignal]

  /// - Parameter begin: told once the first signal comes.
  init(begin: @escaping @Sendable () -> Void) {
    let queue = DispatchQueue(label: "heng.stop")
    sources = [SIGTERM, SIGINT].map { signal -> any DispatchSourceSignal in
      let source = DispatchSource.makeSignalSource(signal: signal, queue: queue)
      source.setEventHandler {
        begin()
        queue.asyncAfter(deadline: .now() + .seconds(Self.patience)) {
          Terminal.error("有请求\(Self.patience)秒还没有办完，不再等，网站已停止。没有办完的没有保存。")
          _exit(0)
        }
      }
      source.resume()
      return source
    }
  }

  func cancel() { for source in sources { source.cancel() } }
}
