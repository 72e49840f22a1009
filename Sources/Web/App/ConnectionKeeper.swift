import NIOCore
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The connections of the site and what each waits for (连接登记).
///
/// There may be `bound` of them. Beyond that, the one that has kept the site waiting longest is closed, never one whose request is being
/// worked on: people whose requests arrive whole are served, however many others hold connections open.
final class ConnectionKeeper: Sendable {
  enum Phase: Sendable {
    /// For the next request, or for the rest of its head.
    case awaitingHead
    case awaitingBody
    case working
  }

  private struct Entry {
    let channel: any Channel
    var phase = Phase.awaitingHead
    var since: NIODeadline
  }

  let bound: Int
  private let entries = Mutex<[ObjectIdentifier: Entry]>([:])

  init(bound: Int) { self.bound = bound }

  func opened(_ channel: any Channel) {
    let victim = entries.withLock { entries -> (any Channel)? in
      let victim = entries.count < bound ? nil : Self.longestWaiting(entries)
      // It is nobody's second victim while it closes.
      if let victim { entries[ObjectIdentifier(victim)] = nil }
      entries[ObjectIdentifier(channel)] = Entry(channel: channel, since: .now())
      return victim
    }
    victim?.close(promise: nil)
  }

  func entered(_ phase: Phase, _ channel: any Channel) {
    entries.withLock { entries in
      entries[ObjectIdentifier(channel)]?.phase = phase
      entries[ObjectIdentifier(channel)]?.since = .now()
    }
  }

  func closed(_ channel: any Channel) {
    entries.withLock { $0[ObjectIdentifier(channel)] = nil }
  }

  private static func longestWaiting(_ entries: [ObjectIdentifier: Entry]) -> (any Channel)? {
    let waiting = entries.values.filter { $0.phase == .awaitingHead }
    let candidates = waiting.isEmpty ? entries.values.filter { $0.phase == .awaitingBody } : waiting
    return candidates.min { $0.since < $1.since }?.channel
  }
}

/// How many connections the limit of open files leaves room for (描述符预算).
enum DescriptorBudget {
  private static let most = 512
  /// For the database's readers, the pipes of a PDF reader, a file being written, the files that are kept.
  private static let reserve = 96

  /// Raises the soft limit as far as the system lets us, and counts what is open already.
  static func connections() -> Int {
    #if canImport(Glibc)
      let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
    #else
      let resource = RLIMIT_NOFILE
    #endif
    var limit = rlimit()
    guard getrlimit(resource, &limit) == 0 else { return most / 4 }
    let wanted = min(limit.rlim_max, 4_096)
    if limit.rlim_cur < wanted {
      limit.rlim_cur = wanted
      _ = setrlimit(resource, &limit)
      _ = getrlimit(resource, &limit)
    }
    let left = Int(clamping: limit.rlim_cur) - inUse
    return max(4, min(most, left - min(reserve, left / 2)))
  }

  private static var inUse: Int { (0..<256).count { fcntl(Int32($0), F_GETFD) != -1 } }
}
