import Foundation
import Synchronization

/// Stands between a client and a PostgreSQL server on a socket of its own, and can stop carrying anything on (网络停滞): connections stay open,
/// new ones are taken by the system, and nothing is ever answered.
package final class StallingProxy: Sendable {
  package let folder: String
  private let target: String
  private let listener: Int32
  private let stalled = Mutex(false)
  /// MSG_NOSIGNAL: a side that is gone is an error and no signal.
  private static let withoutSignal: Int32 = 0x4000

  package init(to cluster: PostgresCluster) throws {
    folder = NSTemporaryDirectory() + "heng-px-" + UUID().uuidString.prefix(8)
    target = cluster.folder + "/.s.PGSQL.5432"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    listener = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    guard Self.onAddress(folder + "/.s.PGSQL.5432", { bind(listener, $0, $1) }) == 0, listen(listener, 64) == 0 else {
      throw PostgresCluster.Missing(description: "the proxy found no socket")
    }
    start { [self] in
      while true {
        let client = accept(listener, nil, nil)
        guard client >= 0 else { return }
        let server = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        guard Self.onAddress(target, { connect(server, $0, $1) }) == 0 else { return }
        start { self.carry(client, server) }
        start { self.carry(server, client) }
      }
    }
  }

  package func address(_ database: String) -> String { "postgresql://postgres@/\(database)?host=\(folder)" }

  package func stall(_ isStalled: Bool) { stalled.withLock { $0 = isStalled } }

  package func remove() {
    shutdown(listener, Int32(SHUT_RDWR))
    close(listener)
    try? FileManager.default.removeItem(atPath: folder)
  }

  private func carry(_ from: Int32, _ to: Int32) {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = read(from, &buffer, buffer.count)
      guard count > 0 else { break }
      while stalled.withLock({ $0 }) { usleep(20_000) }
      guard send(to, buffer, count, Self.withoutSignal) == count else { break }
    }
    shutdown(to, Int32(SHUT_RDWR))
  }

  private func start(_ work: @escaping @Sendable () -> Void) {
    let thread = Thread(block: work)
    thread.start()
  }

  private static func onAddress(_ path: String, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32) -> Int32 {
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { room in room.copyBytes(from: Array(path.utf8).prefix(room.count - 1)) }
    return withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { body($0, socklen_t(MemoryLayout<sockaddr_un>.size)) }
    }
  }
}
