import HengCrypto
package import HengDomain
import HengRules
import HengStore
import HengValues

extension PeopleDesk {
  /// What a password must be, with the breached ones of the program (口令规定).
  package static let rule = PasswordRule { BreachedPasswords.contain($0) }

  /// Gives somebody a one-time password and ends his sessions (重设口令). A code in use stays, unless the telephone is lost.
  package func resetPassword(
    of person: ID<Person>, withoutCode: Bool = false, by guardian: ID<Person>, reason: String
  ) async throws(DeskError) -> OneTimePassword {
    do {
      let note = try await note(guardian, as: [.securityAdministrator], reason)
      guard let subject = try await store.person(person) else { throw LedgerError.refused(.missing(.person, id: person.text)) }
      if person == guardian { throw DeskError.other("不能给自己重设口令。请登录后自己改，或由另一位安全管理员办理") }
      if !subject.isActive { throw DeskError.other("“\(subject.actor)”已停用，没有重设口令。请先由系统管理员启用") }
      let (drawn, secret) = try await oneTime()
      try await store.set(
        password: secret, of: person, unlocking: SignInDesk.digest(subject.account), withoutCode: withoutCode, action: "重设口令", note)
      return drawn
    } catch let error as CryptoError { throw .other(error.message) } catch { throw DeskError(error) }
  }

  /// A person's own new password, by the old one, whose wrong attempts count as at sign-in; other sessions of his end (修改口令).
  package func setPassword(
    of signedIn: SignedIn, old: String, new: String
  ) async throws(DeskError) {
    do {
      let (person, time) = (signedIn.person, now())
      let policy = try SignInPolicy(profile, on: time.date())
      let faults = Self.rule.faults(of: TypedPassword.plain(new), for: person)
      guard faults.isEmpty else { throw DeskError.other("口令没有改：" + faults.message) }
      let digest = SignInDesk.digest(person.account)
      let secret = try await checked(old, of: person, digest, policy)
      if try await work.isRight(TypedPassword.bytes(new), against: secret.password) || TypedPassword.plain(old) == TypedPassword.plain(new)
      {
        throw DeskError.other("口令没有改：" + [PasswordFault.unchanged].message)
      }
      let fresh = AccountSecret(password: try await work.hash(TypedPassword.bytes(new)), isOneTime: false, setAt: time, seenAt: time)
      try await store.set(
        password: fresh, of: person.id, keeping: signedIn.session, unlocking: digest, action: "修改口令",
        ChangeNote(actor: person.actor, role: try await foremost(person.id), at: time, reason: "本人修改"))
    } catch let error as CryptoError { throw .other(error.message) } catch { throw DeskError(error) }
  }

  // MARK: Codes

  /// A new secret for a telephone, kept nowhere until `enableCode`: its letters, and the address behind the square code.
  package func proposeCode(for person: Person) async throws(DeskError) -> (secret: String, address: String) {
    do throws(CryptoError) {
      let secret = Base32.text(try await work.bytes(TimeBasedCode.secretBytes))
      return (secret, "otpauth://totp/Heng:\(person.account.text.escapedForAddress)?secret=\(secret)&issuer=Heng")
    } catch { throw .other(error.message) }
  }

  /// Whether a person is asked for a code at sign-in.
  package func hasCode(_ person: ID<Person>) async throws(DeskError) -> Bool {
    do throws(LedgerError) { return try await store.secretStates()[person]?.hasCode ?? false } catch { throw .ledger(error) }
  }

  /// Asks for a code at every sign-in from now on; the telephone shows by one code that it has the secret (启用动态验证码).
  package func enableCode(_ secret: String, code: String, password: String, of signedIn: SignedIn) async throws(DeskError) {
    do {
      let (person, time) = (signedIn.person, now())
      let policy = try SignInPolicy(profile, on: time.date())
      _ = try await checked(password, of: person, SignInDesk.digest(person.account), policy)
      let typed = TypedPassword.plain(code).filter { !$0.isWhitespace }
      guard let codes = TimeBasedCode(base32: secret), let counter = codes.counter(of: typed, at: Int64(time.secondsSinceEpoch), after: nil)
      else { throw DeskError.other("动态验证码不对，没有启用。请核对手机和服务器的时间，填写手机上现在的6位数字") }
      try await store.set(
        code: codes.base32, counter: counter, of: person.id,
        ChangeNote(actor: person.actor, role: try await foremost(person.id), at: time, reason: "本人启用"))
    } catch { throw DeskError(error) }
  }

  /// Ends the codes of the person himself, by his password.
  package func disableCode(password: String, of signedIn: SignedIn) async throws(DeskError) {
    do {
      let (person, time) = (signedIn.person, now())
      _ = try await checked(password, of: person, SignInDesk.digest(person.account), try SignInPolicy(profile, on: time.date()))
      try await store.set(
        code: nil, counter: nil, of: person.id,
        ChangeNote(actor: person.actor, role: try await foremost(person.id), at: time, reason: "本人停用"))
    } catch { throw DeskError(error) }
  }

  /// Ends the codes of one who has lost the telephone.
  package func removeCode(of person: ID<Person>, by guardian: ID<Person>, reason: String) async throws(DeskError) {
    do {
      let note = try await note(guardian, as: [.securityAdministrator], reason)
      if person == guardian { throw DeskError.other("不能停用自己的动态验证码。请登录后自己停用，或由另一位安全管理员办理") }
      try await store.set(code: nil, counter: nil, of: person, note)
    } catch { throw DeskError(error) }
  }

  // MARK: Steps

  /// A new one-time password with what is kept of it.
  func oneTime() async throws -> (OneTimePassword, AccountSecret) {
    let (drawn, time) = (try await work.draw(), now())
    let policy = try SignInPolicy(profile, on: time.date())
    let hash = try await work.hash(OneTimePassword.bytes(drawn.text))
    return (drawn, AccountSecret(password: hash, isOneTime: true, setAt: time, expiresAt: time.later(policy.oneTimePasswordDays * 86_400)))
  }

  /// The secret of a person who typed his password; wrong ones count towards the lock.
  private func checked(_ password: String, of person: Person, _ digest: String, _ policy: SignInPolicy) async throws -> AccountSecret {
    let time = now()
    let begun = try await store.beginAttempt(digest, account: person.account, at: time, policy)
    switch begun.outcome {
    case .locked(let minutes, _): throw DeskError.other(SignInRefusal.locked(minutes: minutes, policy).message)
    case .allowed(let left):
      let isOneTime = begun.secret?.isOneTime == true
      let bytes = isOneTime ? OneTimePassword.bytes(password) : TypedPassword.bytes(password)
      guard try await work.isRight(bytes, against: begun.secret?.password), let secret = begun.secret else {
        throw DeskError.other(left > 0 ? "现在的口令不对，还可以试\(left)次" : "现在的口令不对，已经连续错\(policy.attempts)次，账号锁定\(policy.lockMinutes)分钟")
      }
      try await store.giveBack(attempt: digest, of: person.id, at: time, policy)
      return secret
    }
  }

  private func foremost(_ person: ID<Person>) async throws -> Role { Scope(try await store.grants(of: person), on: now().date()).foremost }
}

extension String {
  /// As it may stand in an address: bytes other than letters, digits and `-._` as `%E5`.
  fileprivate var escapedForAddress: String {
    utf8.map { byte in
      let sign = Unicode.Scalar(byte)
      let isPlain = sign.properties.isAlphabetic && byte < 128 || (48...57).contains(byte) || "-._".unicodeScalars.contains(sign)
      return isPlain ? String(sign) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }.joined()
  }
}
