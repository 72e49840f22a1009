package import HengValues

/// Attempts at one account since the last that was right (登录尝试). An attempt counts before its password is looked at, so that many at
/// once try no more passwords than one after another.
///
/// Names that nobody bears are counted alike: the answer tells nobody which accounts there are.
package struct SignInAttempts: Hashable, Sendable {
  package var failed: Int
  package var seenAt: Timestamp
  package var lockedUntil: Timestamp?
  /// Whether the trail has the first refusal of this lock.
  package var isRefusalTold: Bool

  package init(failed: Int = 0, seenAt: Timestamp, lockedUntil: Timestamp? = nil, isRefusalTold: Bool = false) {
    self.failed = failed
    self.seenAt = seenAt
    self.lockedUntil = lockedUntil
    self.isRefusalTold = isRefusalTold
  }

  package enum Outcome: Hashable, Sendable {
    /// The password may be looked at; `left` more after it if it is wrong. With none left the account is locked unless it is right.
    case allowed(left: Int)
    case locked(minutes: Int, isFirst: Bool)
  }

  /// Counts an attempt. A lock never lasts longer than the policy says from now on, also when the clock was set back.
  package mutating func begin(at now: Timestamp, _ policy: SignInPolicy) -> Outcome {
    let span = policy.lockMinutes * 60
    if let until = lockedUntil, until > now {
      let end = min(until, now.later(span))
      let isFirst = !isRefusalTold
      (lockedUntil, isRefusalTold, seenAt) = (end, true, now)
      return .locked(minutes: (end.secondsSinceEpoch - now.secondsSinceEpoch + 59) / 60, isFirst: isFirst)
    }
    if lockedUntil != nil || seenAt.later(span) < now { self = SignInAttempts(seenAt: now) }
    failed += 1
    seenAt = now
    if failed >= policy.attempts { (lockedUntil, isRefusalTold) = (now.later(span), false) }
    return .allowed(left: max(0, policy.attempts - failed))
  }
}
