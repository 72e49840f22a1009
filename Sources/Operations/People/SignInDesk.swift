import HengCrypto
package import HengDomain
package import HengRules
package import HengStore
package import HengValues

/// Where people sign in and out (登录台).
package struct SignInDesk: Sendable {
  let store: LedgerStore
  private let profile: Profile
  private let work: PasswordWork
  private let now: TimeSource
  private let newID: @Sendable () -> String
  /// A session's time is written this often at most.
  private static let seenEvery = 30

  package init(
    store: LedgerStore, profile: Profile, work: PasswordWork, now: @escaping TimeSource, newID: @escaping @Sendable () -> String
  ) {
    self.store = store
    self.profile = profile
    self.work = work
    self.now = now
    self.newID = newID
  }

  package func policy() throws(ProfileError) -> SignInPolicy { try SignInPolicy(profile, on: now().date()) }

  /// How many sessions go on (未结束的登录).
  package func openSessions() async throws -> Int {
    let (time, policy) = (now(), try policy())
    return try await store.openSessions(at: time, idleSince: time.later(-policy.idleMinutes * 60))
  }

  /// Signs a person in. An unknown account and a wrong password give the same words after the same work, and count alike.
  ///
  /// - Parameters:
  ///   - code: of a telephone; nil or empty where none was typed.
  ///   - machine: how the browser names itself and its machine; the session is bound to it. Empty where nothing is known.
  package func signIn(
    account typed: String, password: String, code: String? = nil, machine: String = ""
  ) async throws(SignInRefusal) -> SignInTicket {
    do {
      let (time, policy) = (now(), try policy())
      let account = try? AccountName(typed)
      let digest = Self.digest(account, typed)
      let begun = try await store.beginAttempt(digest, account: account, at: time, policy)
      let attempt = Attempt(digest: digest, begun: begun, time: time, policy: policy)
      switch begun.outcome {
      case .locked(let minutes, let isFirst):
        if isFirst { try await tell("拒绝登录", "账号锁定期间又有人登录", attempt) }
        throw SignInRefusal.locked(minutes: minutes, policy)
      case .allowed(let left):
        let secret = begun.secret
        let bytes = secret?.isOneTime == true ? OneTimePassword.bytes(password) : TypedPassword.bytes(password)
        let isRight = try await work.isRight(bytes, against: secret?.password)
        guard isRight, let person = begun.person, let secret else { throw try await wrong(left, attempt, hasCode: false) }
        return try await admit(person, secret, code, machine, left, attempt)
      }
    } catch { throw SignInRefusal(error) }
  }

  /// Signs a trial person in without a password (试用登录); anybody else is refused.
  package func enter(trial id: ID<Person>, machine: String = "") async throws(DeskError) -> SignInTicket {
    do {
      let (time, policy) = (now(), try policy())
      guard let person = try await store.person(id), person.isTrial else { throw DeskError.other("只有试用人员能用链接登录") }
      let grants = try await store.grants(of: id)
      let (token, session) = try await drawn(person, machine, time, policy)
      let isBegun = try await store.begin(
        trial: session, token: Self.digest(token: token), policy, Self.note(person, grants, time, "试用登录"))
      guard isBegun else { throw DeskError.other("“\(person.actor)”已停用") }
      return SignInTicket(token: token, signedIn: signedIn(session, person, grants, isOneTime: false, time, policy))
    } catch let error as CryptoError { throw .other(error.message) } catch { throw DeskError(error) }
  }

  /// A new session and the token that stands for it.
  private func drawn(
    _ person: Person, _ machine: String, _ time: Timestamp, _ policy: SignInPolicy
  ) async throws -> (token: String, session: SignInSession) {
    (
      Base32.text(try await work.bytes(32)),
      SignInSession(
        id: ID(newID()), person: person.id, begunAt: time, seenAt: time, expiresAt: time.later(policy.sessionHours * 3_600),
        machine: Self.shortened(machine))
    )
  }

  /// Who a token stands for in this request, or why nobody.
  package func resume(_ token: String, machine: String = "") async throws(DeskError) -> Resumed {
    do {
      let (time, policy) = (now(), try policy())
      guard let known = try await store.session(token: Self.digest(token: token)) else { return .ended(.unknown) }
      var (session, end) = (known.session, known.session.end(at: time, greatest: known.greatestSeen, policy))
      if end == nil, !known.person.isActive { end = .deactivated }
      if end == nil, !session.machine.isEmpty, Self.shortened(machine) != session.machine { end = .otherMachine }
      if let end {
        try await close(session, end, known.person, known.grants, time)
        return .ended(end)
      }
      if session.seenAt.later(Self.seenEvery) <= time {
        try await store.see(session: session.id, at: time)
        session.seenAt = time
      }
      return .signedIn(signedIn(session, known.person, known.grants, isOneTime: known.isOneTime, time, policy))
    } catch { throw DeskError(error) }
  }

  /// Ends the session of a token; nothing happens where it has ended.
  package func signOut(_ token: String) async throws(DeskError) {
    do {
      guard let known = try await store.session(token: Self.digest(token: token)) else { return }
      let note = Self.note(known.person, known.grants, now(), "本人退出")
      try await store.end(session: known.session.id, action: "退出", note)
    } catch { throw DeskError(error) }
  }

  // MARK: Steps of a sign-in

  private struct Attempt {
    let digest: String
    let begun: SignInBeginning
    let time: Timestamp
    let policy: SignInPolicy
  }

  /// After the right password: what else must be so.
  private func admit(
    _ person: Person, _ secret: AccountSecret, _ code: String?, _ machine: String, _ left: Int, _ attempt: Attempt
  ) async throws -> SignInTicket {
    let (time, policy) = (attempt.time, attempt.policy)
    if !person.isActive { throw try await rightButNot(.deactivated, person, attempt) }
    if secret.isOver(at: time) { throw try await rightButNot(.oneTimePasswordOver(days: policy.oneTimePasswordDays), person, attempt) }
    var counter: Int64?
    if let kept = secret.code {
      let typed = TypedPassword.plain(code ?? "").filter { !$0.isWhitespace }
      guard !typed.isEmpty else { throw try await rightButNot(.codeNeeded, person, attempt) }
      counter = TimeBasedCode(base32: kept)?.counter(of: typed, at: Int64(time.secondsSinceEpoch), after: secret.lastCounter)
      if counter == nil { throw try await wrong(left, attempt, hasCode: true) }
    }
    let (token, session) = try await drawn(person, machine, time, policy)
    let isBegun = try await store.begin(
      session, token: Self.digest(token: token), account: attempt.digest, against: secret, counter: counter, policy,
      Self.note(person, attempt.begun.grants, time, "本人登录"))
    guard isBegun else { throw SignInRefusal.changed }
    return SignInTicket(
      token: token, signedIn: signedIn(session, person, attempt.begun.grants, isOneTime: secret.isOneTime, time, policy))
  }

  private func rightButNot(_ refusal: SignInRefusal, _ person: Person, _ attempt: Attempt) async throws -> SignInRefusal {
    try await store.giveBack(attempt: attempt.digest, of: person.id, at: attempt.time, attempt.policy)
    return refusal
  }

  private func wrong(_ left: Int, _ attempt: Attempt, hasCode: Bool) async throws -> SignInRefusal {
    if left == 0 {
      try await tell("锁定", "连续错\(attempt.policy.attempts)次，锁定\(attempt.policy.lockMinutes)分钟", attempt)
    }
    return .wrong(left: left, attempt.policy, hasCode: hasCode)
  }

  /// Of accounts that nobody bears the trail has nothing.
  private func tell(_ action: String, _ reason: String, _ attempt: Attempt) async throws {
    guard let person = attempt.begun.person else { return }
    try await store.note(attempt: action, at: person, Self.note(person, attempt.begun.grants, attempt.time, reason))
  }

  /// What has ended once stays ended, whatever the clock says later.
  private func close(
    _ session: SignInSession, _ end: SignInSession.End, _ person: Person, _ grants: [RoleGrant], _ time: Timestamp
  ) async throws {
    switch end {
    case .idle, .expired:
      if session.revokedAt == nil { try await store.endByTime(session: session.id, at: time) }
    case .otherMachine:
      try await store.end(session: session.id, action: "收回会话", Self.note(person, grants, time, "凭据在另一台机器或浏览器上出现"))
    case .clockSetBack: try await store.endAllSessions(Self.note(person, grants, time, "服务器的时间被调回"))
    case .unknown, .revoked, .deactivated: return
    }
  }

  private func signedIn(
    _ session: SignInSession, _ person: Person, _ grants: [RoleGrant], isOneTime: Bool, _ time: Timestamp, _ policy: SignInPolicy
  ) -> SignedIn {
    let scope = isOneTime ? Scope.nothing : Scope(grants, on: time.date())
    return SignedIn(
      session: session.id, person: person, scope: scope, roles: scope.roles, mustChangePassword: isOneTime, begunAt: session.begunAt,
      idleAt: session.seenAt.later(policy.idleMinutes * 60), expiresAt: session.expiresAt)
  }

  private static func note(_ person: Person, _ grants: [RoleGrant], _ time: Timestamp, _ reason: String) -> ChangeNote {
    ChangeNote(actor: person.actor, role: Scope(grants, on: time.date()).foremost, at: time, reason: reason)
  }

  private static func shortened(_ machine: String) -> String {
    String(
      machine.trimmedSpaces.unicodeScalars.filter { $0.value >= 32 && $0.value != 127 }.prefix(SignInSession.longestMachine).map(
        Character.init))
  }

  /// Attempts are counted by the digest of what was typed: a password that lands in the wrong field is not kept.
  static func digest(_ account: AccountName?, _ typed: String = "") -> String {
    Digest.sha256(Array((account?.text ?? String(typed.prefix(200))).utf8))
  }

  private static func digest(token: String) -> String { Digest.sha256(Array(token.utf8.prefix(200))) }
}

extension AccountSecret {
  /// A one-time password that is too old; a clock that was set back makes it no younger.
  fileprivate func isOver(at time: Timestamp) -> Bool { expiresAt.map { max(time, seenAt ?? time, setAt) >= $0 } ?? false }
}

extension Scope {
  /// One role for an entry of the trail that concerns the person himself.
  var foremost: Role { Role.allCases.last { roles.contains($0) } ?? .publicReader }
}
