package import HengDomain
package import HengValues

/// Attempts to sign in (登录尝试). A wrong one is counted and not written into the trail, which nobody can fill that way; what the trail has is
/// 锁定 and the first refusal of each lock.
extension LedgerStore {
  /// Counts an attempt before its password is looked at, and gives what the account is held against; counts of long ago go.
  package func beginAttempt(
    _ digest: String, account: AccountName?, at time: Timestamp, _ policy: SignInPolicy
  ) async throws(LedgerError) -> SignInBeginning {
    try await change { transaction in
      let old = try transaction.first(.attempts, [.text(digest)]).map { row in try SignInAttempts(row) }
      var attempts = old ?? SignInAttempts(seenAt: time)
      let outcome = attempts.begin(at: time, policy)
      try transaction.execute(
        .countAttempt,
        [
          .text(digest), .integer(attempts.failed), .text(attempts.seenAt.text), .text(ifPresent: attempts.lockedUntil?.text),
          .integer(attempts.isRefusalTold ? 1 : 0),
        ])
      try transaction.execute(.forgetOldAttempts, [.text(time.later(-policy.lockMinutes * 120).text), .text(time.text)])
      let row = try account.flatMap { account in try transaction.first(.personByAccount, [.text(account.text)]) }
      guard let person = try row.map({ row in try Person(row) }) else { return SignInBeginning(outcome: outcome) }
      let secret = try transaction.first(.secret, [.id(person.id)]).map { row in try AccountSecret(row) }
      return SignInBeginning(outcome: outcome, person: person, secret: secret, grants: try transaction.grants(of: person.id))
    }
  }

  /// Takes the count of an attempt back whose password was right and which led nowhere all the same: a code or more was missing. When the
  /// right password was typed is noted, so that a clock that is set back later makes it no younger.
  package func giveBack(
    attempt digest: String, of person: ID<Person>, at time: Timestamp, _ policy: SignInPolicy
  ) async throws(LedgerError) {
    try await change { transaction in
      try transaction.execute(.giveAttemptBack, [.text(digest), .integer(policy.attempts)])
      try transaction.execute(.noteSecretSeen, [.id(person), .text(time.text)])
    }
  }

  /// Whether accounts are locked at a time, by the digest of their names (已锁定).
  package func lockedAccounts(at time: Timestamp) async throws(LedgerError) -> Set<String> {
    try await read { transaction in
      Set(try transaction.query(.lockedAccounts, [.text(time.text)]).map { row in try row.text("account_digest") })
    }
  }

  /// Tells the trail of a lock or of the first refusal of one.
  package func note(attempt action: String, at person: Person, _ note: ChangeNote) async throws(LedgerError) {
    try await write(note) { write in try write.audit(action, .person, person.id.text, of: nil, before: nil, after: nil) }
  }
}

/// An attempt that was counted, and what it is held against (登录尝试); without a person where nobody bears the account.
package struct SignInBeginning: Sendable {
  package var outcome: SignInAttempts.Outcome
  package var person: Person?
  package var secret: AccountSecret?
  package var grants: [RoleGrant] = []
}

extension SignInAttempts {
  fileprivate init(_ row: SQLRow) throws(StoreError) {
    self.init(
      failed: try row.number("failed"), seenAt: try row.time("seen_at"), lockedUntil: try row.optionalTime("locked_until"),
      isRefusalTold: try row.flag("is_refusal_told"))
  }
}

extension Statement {
  fileprivate static let attempts = Statement(
    "signInAttempt.ofAccount", "SELECT failed, seen_at, locked_until, is_refusal_told FROM sign_in_attempt WHERE account_digest = $1")

  fileprivate static let countAttempt = Statement(
    "signInAttempt.count",
    """
    INSERT INTO sign_in_attempt (account_digest, failed, seen_at, locked_until, is_refusal_told) VALUES ($1, $2, $3, $4, $5)
    ON CONFLICT (account_digest) DO UPDATE SET failed = $2, seen_at = $3, locked_until = $4, is_refusal_told = $5
    """)

  /// A lock that the attempt itself brought goes with it.
  fileprivate static let giveAttemptBack = Statement(
    "signInAttempt.giveBack",
    """
    UPDATE sign_in_attempt SET failed = failed - 1, locked_until = CASE WHEN failed <= $2 THEN NULL ELSE locked_until END
    WHERE account_digest = $1 AND failed > 0
    """)

  fileprivate static let noteSecretSeen = Statement(
    "accountSecret.noteSeen", "UPDATE account_secret SET seen_at = $2 WHERE person = $1 AND (seen_at IS NULL OR seen_at < $2)")

  /// Not those whose lock still holds.
  fileprivate static let forgetOldAttempts = Statement(
    "signInAttempt.forgetOld",
    "DELETE FROM sign_in_attempt WHERE seen_at < $1 AND (locked_until IS NULL OR locked_until < $2)")

  fileprivate static let lockedAccounts = Statement(
    "signInAttempt.locked", "SELECT account_digest FROM sign_in_attempt WHERE locked_until > $1")
}
