package import HengDomain
package import HengValues

/// Sessions (登录会话). The trail has their beginning, and their end unless it came by time.
extension LedgerStore {
  /// Begins a session after the right password (登录): attempts are forgotten. False where the password, the code or the person changed
  /// since they were looked at; then nothing is left.
  package func begin(
    _ session: SignInSession, token digest: String, account: String, against secret: AccountSecret, counter: Int64?,
    _ policy: SignInPolicy, _ note: ChangeNote
  ) async throws(LedgerError) -> Bool {
    try await write(note) { write in
      let transaction = write.transaction
      guard try write.required(session.person).isActive else { return false }
      let known = try transaction.execute(
        .seeSecret,
        [
          .id(session.person), .text(secret.password), .text(max(session.begunAt, secret.seenAt ?? session.begunAt).text),
          .text(secret.code ?? ""), .integer(counter ?? secret.lastCounter ?? -1), .integer(counter == nil ? 0 : 1),
        ])
      guard known == 1 else { return false }
      try transaction.execute(.forgetAttempts, [.text(account)])
      try write.open(session, token: digest, policy)
      return true
    }
  }

  /// Begins a session of a trial person, who has no password (试用登录). False for anybody else.
  package func begin(trial session: SignInSession, token digest: String, _ policy: SignInPolicy, _ note: ChangeNote)
    async throws(LedgerError)
    -> Bool
  {
    try await write(note) { write in
      let person = try write.required(session.person)
      guard person.isTrial, person.isActive else { return false }
      try write.open(session, token: digest, policy)
      return true
    }
  }

  /// The session of a token; nil for a token that nobody was given.
  package func session(token digest: String) async throws(LedgerError) -> KnownSession? {
    try await read { transaction in
      guard let row = try transaction.first(.sessionByToken, [.text(digest)]) else { return nil }
      let session = try SignInSession(row)
      guard let person = try transaction.person(session.person) else { return nil }
      let isOneTime = try transaction.first(.secret, [.id(person.id)]).map { row in try AccountSecret(row).isOneTime } ?? !person.isTrial
      return KnownSession(
        session: session, person: person, grants: try transaction.grants(of: person.id), isOneTime: isOneTime,
        greatestSeen: try transaction.greatestSeen() ?? session.seenAt)
    }
  }

  /// Notes that a session was used; its time only grows.
  package func see(session id: ID<SignInSession>, at time: Timestamp) async throws(LedgerError) {
    try await change { transaction in _ = try transaction.execute(.seeSession, [.id(id), .text(time.text)]) }
  }

  /// The sessions of a person, the newest first; those that have ended as well.
  package func sessions(of person: ID<Person>) async throws(LedgerError) -> [SignInSession] {
    try await read { transaction in try transaction.query(.sessionsOfPerson, [.id(person)]).map { row in try SignInSession(row) } }
  }

  package func session(_ id: ID<SignInSession>) async throws(LedgerError) -> SignInSession? {
    try await read { transaction in try transaction.first(.session, [.id(id)]).map { row in try SignInSession(row) } }
  }

  /// How many sessions have neither ended nor been left alone since a time (未结束的登录).
  package func openSessions(at time: Timestamp, idleSince: Timestamp) async throws(LedgerError) -> Int {
    try await read { transaction in
      let row = try transaction.first(.countOpenSessions, [.text(time.text), .text(idleSince.text)])
      return Int(clamping: try row?.integer("sessions") ?? 0)
    }
  }

  /// When each person signed in last (上次登录).
  package func lastSignIns() async throws(LedgerError) -> [ID<Person>: Timestamp] {
    try await read { transaction in
      var last: [ID<Person>: Timestamp] = [:]
      for row in try transaction.query(.lastSignIns) { last[try row.id("person")] = try row.time("begun_at") }
      return last
    }
  }

  /// Ends a session (退出, 收回会话); false when it had ended.
  @discardableResult
  package func end(session id: ID<SignInSession>, action: String, _ note: ChangeNote) async throws(LedgerError) -> Bool {
    try await write(note) { write in
      let ended = try write.transaction.execute(.endSession, [.id(id), .text(note.at.text), .text(note.actor)])
      if ended > 0 { try write.audit(action, .signInSession, id.text, of: nil, before: nil, after: nil) }
      return ended > 0
    }
  }

  /// Ends a session whose time is over, for good, without a word in the trail: a clock that is set back later does not bring it back.
  package func endByTime(session id: ID<SignInSession>, at time: Timestamp) async throws(LedgerError) {
    try await change { transaction in
      _ = try transaction.execute(.endSession, [.id(id), .text(time.text), .text(SignInSession.byTime)])
    }
  }

  /// Ends every open session (收回全部会话): the clock was set back, and none of their times is worth anything.
  package func endAllSessions(_ note: ChangeNote) async throws(LedgerError) {
    try await write(note) { write in try write.endAllSessions() }
  }
}

/// A session with all that decides whether it goes on (登录会话及其人员).
package struct KnownSession: Sendable {
  package var session: SignInSession
  package var person: Person
  package var grants: [RoleGrant]
  /// Whether a one-time password waits to be changed.
  package var isOneTime: Bool
  /// The greatest time at which any open session was used.
  package var greatestSeen: Timestamp
}

extension Transaction {
  fileprivate func greatestSeen() throws(StoreError) -> Timestamp? { try first(.greatestSeen)?.optionalTime("seen_at") }
}

extension LedgerWrite {
  fileprivate func open(_ session: SignInSession, token digest: String, _ policy: SignInPolicy) throws {
    try tidySessions(at: session.begunAt, policy)
    try transaction.execute(
      .beginSession,
      [
        .id(session.id), .text(digest), .id(session.person), .text(session.begunAt.text), .text(session.seenAt.text),
        .text(session.expiresAt.text), .text(session.machine),
      ])
    try audit("登录", .signInSession, session.id.text, of: nil, before: nil, after: "{\"machine\":\(session.machine.json)}")
  }

  /// Ends what the time has ended already; all, where the clock was set back.
  fileprivate func tidySessions(at time: Timestamp, _ policy: SignInPolicy) throws {
    if let seen = try transaction.greatestSeen(), time.later(policy.clockToleranceSeconds) < seen { return try endAllSessions() }
    let idle = time.later(-policy.idleMinutes * 60)
    try transaction.execute(.endStaleSessions, [.text(time.text), .text(SignInSession.byTime), .text(idle.text)])
  }

  fileprivate func endAllSessions() throws {
    let ended = try transaction.execute(.endAllSessions, [.text(note.at.text), .text(note.actor)])
    if ended > 0 {
      try audit("收回全部会话", .signInSession, "全部", of: nil, before: nil, after: "{\"sessions\":\(ended),\"why\":\"服务器的时间被调回\"}")
    }
  }

  /// Ends the open sessions of a person but the one that is kept; the trail has those whose time was not over.
  func endSessions(of person: ID<Person>, keeping kept: ID<SignInSession>?) throws {
    for row in try transaction.query(.openSessions, [.id(person), .text(kept?.text ?? "")]) {
      let session = try SignInSession(row)
      let isOver = session.expiresAt <= note.at
      let by = isOver ? SignInSession.byTime : note.actor
      try transaction.execute(.endSession, [.id(session.id), .text(note.at.text), .text(by)])
      if !isOver { try audit("收回会话", .signInSession, session.id.text, of: nil, before: nil, after: nil) }
    }
  }
}

extension Statement {
  private static let sessionColumns = "id, person, begun_at, seen_at, expires_at, machine, revoked_at, revoked_by"

  /// Only against the password and code that were looked at, and with a step that comes after the last one (`$6` is 1).
  fileprivate static let seeSecret = Statement(
    "accountSecret.see",
    """
    UPDATE account_secret SET seen_at = $3, totp_last_counter = CASE WHEN CAST($6 AS BIGINT) = 1 THEN $5 ELSE totp_last_counter END
    WHERE person = $1 AND password = $2 AND COALESCE(totp_secret, '') = $4
      AND (CAST($6 AS BIGINT) = 0 OR totp_last_counter IS NULL OR totp_last_counter < $5)
    """)

  fileprivate static let beginSession = Statement(
    "signInSession.begin",
    """
    INSERT INTO sign_in_session (id, token_digest, person, begun_at, seen_at, expires_at, machine) VALUES ($1, $2, $3, $4, $5, $6, $7)
    """)

  fileprivate static let sessionByToken = Statement(
    "signInSession.byToken", "SELECT \(sessionColumns) FROM sign_in_session WHERE token_digest = $1")

  fileprivate static let session = Statement("signInSession.byID", "SELECT \(sessionColumns) FROM sign_in_session WHERE id = $1")

  fileprivate static let sessionsOfPerson = Statement(
    "signInSession.ofPerson", "SELECT \(sessionColumns) FROM sign_in_session WHERE person = $1 ORDER BY begun_at DESC, id")

  fileprivate static let lastSignIns = Statement(
    "signInSession.last", "SELECT person, max(begun_at) AS begun_at FROM sign_in_session GROUP BY person ORDER BY person")

  fileprivate static let countOpenSessions = Statement(
    "signInSession.countOpen",
    "SELECT count(*) AS sessions FROM sign_in_session WHERE revoked_at IS NULL AND expires_at > $1 AND seen_at > $2")

  fileprivate static let seeSession = Statement(
    "signInSession.see", "UPDATE sign_in_session SET seen_at = $2 WHERE id = $1 AND revoked_at IS NULL AND seen_at < $2")

  fileprivate static let endSession = Statement(
    "signInSession.end", "UPDATE sign_in_session SET revoked_at = $2, revoked_by = $3 WHERE id = $1 AND revoked_at IS NULL")

  fileprivate static let endAllSessions = Statement(
    "signInSession.endAll", "UPDATE sign_in_session SET revoked_at = $1, revoked_by = $2 WHERE revoked_at IS NULL")

  fileprivate static let greatestSeen = Statement(
    "signInSession.greatestSeen", "SELECT max(seen_at) AS seen_at FROM sign_in_session WHERE revoked_at IS NULL")

  fileprivate static let openSessions = Statement(
    "signInSession.open",
    "SELECT \(sessionColumns) FROM sign_in_session WHERE person = $1 AND id <> $2 AND revoked_at IS NULL ORDER BY begun_at, id")

  fileprivate static let endStaleSessions = Statement(
    "signInSession.endStale",
    """
    UPDATE sign_in_session SET revoked_at = $1, revoked_by = $2
    WHERE revoked_at IS NULL AND (expires_at <= $1 OR seen_at <= $3)
    """)
}
