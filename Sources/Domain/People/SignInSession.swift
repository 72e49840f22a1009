package import HengValues

/// One sign-in that goes on (登录会话). What the browser carries is a token of which only the digest is kept; `id` tells nothing of it.
package struct SignInSession: Hashable, Sendable {
  package var id: ID<SignInSession>
  package var person: ID<Person>
  package var begunAt: Timestamp
  /// The greatest time at which it was used.
  package var seenAt: Timestamp
  package var expiresAt: Timestamp
  /// The browser and machine as they named themselves, shortened.
  package var machine: String
  package var revokedAt: Timestamp?
  package var revokedBy: String?

  package init(
    id: ID<SignInSession>, person: ID<Person>, begunAt: Timestamp, seenAt: Timestamp, expiresAt: Timestamp, machine: String,
    revokedAt: Timestamp? = nil, revokedBy: String? = nil
  ) {
    self.id = id
    self.person = person
    self.begunAt = begunAt
    self.seenAt = seenAt
    self.expiresAt = expiresAt
    self.machine = machine
    self.revokedAt = revokedAt
    self.revokedBy = revokedBy
  }

  package static let longestMachine = 120
  /// In the place of who ended it: its time was over.
  package static let byTime = "到时"

  /// Why a session does not go on (会话为什么结束).
  package enum End: Hashable, Sendable {
    case unknown, idle(minutes: Int), expired(hours: Int), revoked, deactivated, otherMachine
    /// The clock of the server was set back; what it says of idleness is worth nothing.
    case clockSetBack(now: Timestamp, seen: Timestamp)
  }

  /// Why it has ended by now; nil when it goes on.
  ///
  /// - Parameter greatest: the greatest time at which any open session was used: a clock behind it was set back.
  package func end(at now: Timestamp, greatest: Timestamp, _ policy: SignInPolicy) -> End? {
    if let revokedAt {
      guard revokedBy == Self.byTime else { return .revoked }
      return revokedAt >= expiresAt ? .expired(hours: policy.sessionHours) : .idle(minutes: policy.idleMinutes)
    }
    if now.later(policy.clockToleranceSeconds) < greatest { return .clockSetBack(now: now, seen: greatest) }
    let time = max(now, greatest)
    if time >= expiresAt { return .expired(hours: policy.sessionHours) }
    if seenAt.later(policy.idleMinutes * 60) <= time { return .idle(minutes: policy.idleMinutes) }
    return nil
  }
}
