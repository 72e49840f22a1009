import CPQ
import HengStore

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// How long a server may be silent (等待时限), in milliseconds.
///
/// What a healthy server answers at once (BEGIN, SET, a preparation) is waited for shortly. A statement may take as long as it needs, but
/// when nothing has come for a while a second connection asks whether the server lives at all.
enum PostgresWait {
  /// For answers that need no work.
  static let brief: Int32 = 4_500
  /// The silence after which a statement's server is asked.
  static let silence: Int32 = 2_500
  /// For connecting, in seconds.
  static let connect = "4"
  /// For the question, in seconds; libpq takes no less.
  static let question = "2"

  enum Outcome {
    case answered(OpaquePointer?)
    case lost
    case silent
  }
}

extension PostgresConnection {
  /// Waits for the answer to what was sent, the last of several.
  func answer(_ sent: Int32, isBrief: Bool) -> PostgresWait.Outcome {
    guard sent == 1 else { return .lost }
    switch flush() {
    case .lost: return .lost
    case .silent: return .silent
    case .answered: break
    }
    var last: OpaquePointer?
    while true {
      while PQisBusy(handle) != 0 {
        switch wait(for: Int16(POLLIN), isBrief: isBrief) {
        case .answered: guard PQconsumeInput(handle) == 1 else { return drop(last, .lost) }
        case let outcome: return drop(last, outcome)
        }
      }
      guard let next = PQgetResult(handle) else { return .answered(last) }
      PQclear(last)
      last = next
    }
  }

  private func drop(_ result: OpaquePointer?, _ outcome: PostgresWait.Outcome) -> PostgresWait.Outcome {
    PQclear(result)
    return outcome
  }

  /// Sends what libpq still holds; a server that takes nothing is as silent as one that answers nothing.
  private func flush() -> PostgresWait.Outcome {
    while true {
      let left = PQflush(handle)
      if left == 0 { return .answered(nil) }
      guard left == 1 else { return .lost }
      switch wait(for: Int16(POLLIN | POLLOUT), isBrief: false) {
      case .answered: if PQconsumeInput(handle) != 1 { return .lost }
      case let outcome: return outcome
      }
    }
  }

  /// Until the socket is ready, or the silence has been too long and the server does not answer a question either.
  private func wait(for events: Int16, isBrief: Bool) -> PostgresWait.Outcome {
    while true {
      var socket = pollfd(fd: PQsocket(handle), events: events, revents: 0)
      let ready = poll(&socket, 1, isBrief ? PostgresWait.brief : PostgresWait.silence)
      if ready > 0 { return .answered(nil) }
      if ready < 0, errno != EINTR { return .lost }
      if ready == 0, isBrief || !address.isAlive() { return .silent }
    }
  }
}

extension PostgresAddress {
  /// The key words for libpq: ours first where the address may overrule them, then the address, then what must hold.
  func keysAndValues(asking: Bool = false) -> (keys: PQText, values: PQText) {
    let defaults = [
      ("connect_timeout", PostgresWait.connect), ("application_name", "heng"), ("keepalives", "1"), ("keepalives_idle", "2"),
      ("keepalives_interval", "1"), ("keepalives_count", "2"), ("tcp_user_timeout", "4000"),
    ].filter { self[$0.0] == nil }
    // A key that stands twice keeps its last value, as in libpq.
    var seen: Set<String> = asking ? ["client_encoding", "connect_timeout"] : ["client_encoding"]
    let own = words.reversed().filter { seen.insert($0.key).inserted }.map { ($0.key, $0.value) }
    let all =
      defaults.filter { !asking || $0.0 != "connect_timeout" } + own + [("client_encoding", "UTF8")]
      + (asking ? [("connect_timeout", PostgresWait.question)] : [])
    return (PQText(all.map(\.0)), PQText(all.map(\.1)))
  }

  func connect() -> OpaquePointer? {
    let (keys, values) = keysAndValues()
    return keys.withPointers { keys in values.withPointers { PQconnectdbParams(keys, $0, 0) } }
  }

  /// Whether the server accepts connections: another connection as far as the greeting.
  func isAlive() -> Bool {
    let (keys, values) = keysAndValues(asking: true)
    let answer = keys.withPointers { keys in values.withPointers { PQpingParams(keys, $0, 0) } }
    return answer == PQPING_OK || answer == PQPING_REJECT
  }
}
