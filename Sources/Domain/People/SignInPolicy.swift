package import HengValues

/// How long and how often at sign-in (登录规定). The values are dated parameters; see `signIn.…` in the national profile.
package struct SignInPolicy: Hashable, Sendable {
  /// Wrong attempts in a row until the account is locked.
  package var attempts: Int
  package var lockMinutes: Int
  package var idleMinutes: Int
  /// From sign-in to the end of the session, however busy it is.
  package var sessionHours: Int
  package var oneTimePasswordDays: Int
  /// How far two clocks of one installation may differ; a greater step back ends a session.
  package var clockToleranceSeconds = 120

  package init(attempts: Int = 5, lockMinutes: Int = 30, idleMinutes: Int = 30, sessionHours: Int = 12, oneTimePasswordDays: Int = 7) {
    self.attempts = attempts
    self.lockMinutes = lockMinutes
    self.idleMinutes = idleMinutes
    self.sessionHours = sessionHours
    self.oneTimePasswordDays = oneTimePasswordDays
  }

  package static let standard = SignInPolicy()
}

extension Timestamp {
  package func later(_ seconds: Int) -> Timestamp { Timestamp(clampingSeconds: secondsSinceEpoch + seconds) }
}
