package import HengDomain
import HengValues

/// What a sign-in is held against, and how it is set (口令与动态验证码). The trail says that it was set, and never what.
extension LedgerStore {
  package func secret(of person: ID<Person>) async throws(LedgerError) -> AccountSecret? {
    try await read { transaction in try transaction.first(.secret, [.id(person)]).map { row in try AccountSecret(row) } }
  }

  /// Who has a code in use, and whose one-time password waits: for the list of people.
  package func secretStates() async throws(LedgerError) -> [ID<Person>: (isOneTime: Bool, hasCode: Bool)] {
    try await read { transaction in
      var states: [ID<Person>: (isOneTime: Bool, hasCode: Bool)] = [:]
      for row in try transaction.query(.secretStates) {
        states[try row.id("person")] = (try row.flag("is_one_time"), try row.flag("has_code"))
      }
      return states
    }
  }

  /// Sets the password of a person; a code that is in use stays. His sessions end, but for the one that is kept, and so does a lock.
  package func set(
    password secret: AccountSecret, of person: ID<Person>, keeping session: ID<SignInSession>? = nil, unlocking digest: String,
    withoutCode: Bool = false, action: String, _ note: ChangeNote
  ) async throws(LedgerError) {
    try await write(note) { write in
      _ = try write.required(person)
      try write.set(secret, of: person, action: action)
      if withoutCode { try write.set(code: nil, counter: nil, of: person) }
      try write.transaction.execute(.forgetAttempts, [.text(digest)])
      try write.endSessions(of: person, keeping: session)
    }
  }

  /// Begins to ask for a code, or ends it (nil).
  package func set(code: String?, counter: Int64?, of person: ID<Person>, _ note: ChangeNote) async throws(LedgerError) {
    try await write(note) { write in try write.set(code: code, counter: counter, of: person) }
  }
}

extension LedgerWrite {
  func set(_ secret: AccountSecret, of person: ID<Person>, action: String) throws {
    try transaction.execute(
      .setPassword,
      [
        .id(person), .text(secret.password), .integer(secret.isOneTime ? 1 : 0), .text(secret.setAt.text),
        .text(ifPresent: secret.expiresAt?.text), .text(ifPresent: secret.seenAt?.text),
      ])
    try audit(action, .person, person.text, of: nil, before: nil, after: nil)
  }

  fileprivate func set(code: String?, counter: Int64?, of person: ID<Person>) throws {
    let changed = try transaction.execute(.setCode, [.id(person), .text(ifPresent: code), .integer(ifPresent: counter)])
    guard changed == 1 else {
      throw LedgerError.refused(.unstorable(what: "动态验证码", text: try required(person).actor, reason: "这个人还没有口令，请先重设口令"))
    }
    try audit(code == nil ? "停用动态验证码" : "启用动态验证码", .person, person.text, of: nil, before: nil, after: nil)
  }
}

extension Statement {
  private static let columns = "password, is_one_time, set_at, expires_at, seen_at, totp_secret, totp_last_counter"

  static let secret = Statement("accountSecret.ofPerson", "SELECT \(columns) FROM account_secret WHERE person = $1")

  fileprivate static let secretStates = Statement(
    "accountSecret.states",
    "SELECT person, is_one_time, CASE WHEN totp_secret IS NULL THEN 0 ELSE 1 END AS has_code FROM account_secret ORDER BY person")

  fileprivate static let setPassword = Statement(
    "accountSecret.setPassword",
    """
    INSERT INTO account_secret (person, password, is_one_time, set_at, expires_at, seen_at) VALUES ($1, $2, $3, $4, $5, $6)
    ON CONFLICT (person) DO UPDATE SET password = $2, is_one_time = $3, set_at = $4, expires_at = $5, seen_at = $6
    """)

  fileprivate static let setCode = Statement(
    "accountSecret.setCode", "UPDATE account_secret SET totp_secret = $2, totp_last_counter = $3 WHERE person = $1")

  static let forgetAttempts = Statement("signInAttempt.forget", "DELETE FROM sign_in_attempt WHERE account_digest = $1")
}
