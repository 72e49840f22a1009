import HengCrypto
package import HengDomain
package import HengRules
package import HengStore
package import HengValues

/// Where people are registered and given their roles (人员台). Who may do what follows from the grants of the one who asks, looked up anew
/// for every act: system administrators register, security administrators give roles, passwords and end sessions, audit administrators read.
package struct PeopleDesk: Sendable {
  let store: LedgerStore
  let profile: Profile
  let work: PasswordWork
  let now: TimeSource
  let newID: @Sendable () -> String

  package init(
    store: LedgerStore, profile: Profile, work: PasswordWork, now: @escaping TimeSource, newID: @escaping @Sendable () -> String
  ) {
    self.store = store
    self.profile = profile
    self.work = work
    self.now = now
    self.newID = newID
  }

  // MARK: Reading

  /// Everybody with grants and standing, by account, for one of the three administrators.
  package func people(by reader: ID<Person>) async throws(DeskError) -> [PersonEntry] {
    do {
      _ = try await note(reader, as: Role.administrators, "查看人员")
      let (time, grants) = (now(), Dictionary(grouping: try await store.grants(), by: \.person))
      let (states, last) = (try await store.secretStates(), try await store.lastSignIns())
      let locked = try await store.lockedAccounts(at: time)
      return try await store.people().map { person in
        PersonEntry(
          person: person, grants: grants[person.id] ?? [], lastSignIn: last[person.id],
          isLocked: locked.contains(SignInDesk.digest(person.account)), password: states[person.id].map { $0.isOneTime ? .oneTime : .own },
          hasCode: states[person.id]?.hasCode ?? false)
      }
    } catch { throw DeskError(error) }
  }

  /// The person of an account, however it is spelt; refused where nobody bears it.
  package func person(account typed: String) async throws(DeskError) -> Person {
    do {
      let account = try AccountName(typed)
      guard let person = try await store.person(account: account) else {
        throw DeskError.other("没有用户名是“\(account.text)”的人员。请核对用户名，或先登记（heng user add）")
      }
      return person
    } catch let error as ValueError { throw .other(error.message) } catch { throw DeskError(error) }
  }

  /// Whether nobody is registered yet.
  package func isEmpty() async throws(DeskError) -> Bool {
    do throws(LedgerError) { return try await store.people().isEmpty } catch { throw .ledger(error) }
  }

  /// The scope in which everybody at the machine works while nobody is registered; nil as soon as there are accounts.
  package func openScope() async throws(DeskError) -> Scope? { try await isEmpty() ? .system : nil }

  // MARK: Registering, by a system administrator

  package func register(
    account: String, name: String, unit: String, isTrial: Bool = false, by registrar: ID<Person>, reason: String
  ) async throws(DeskError) -> Person {
    do {
      let note = try await note(registrar, as: [.systemAdministrator], reason)
      let person = try person(account, name, unit, isTrial: isTrial)
      if let taken = try await store.person(account: person.account) {
        throw DeskError.other("用户名“\(taken.account.text)”已有人用（\(taken.name)，\(taken.unit)）。同名的两个人须用不同的用户名，请另取一个")
      }
      try await store.register(person: person, note)
      return person
    } catch let error as ValueError { throw .other(error.message) } catch { throw DeskError(error) }
  }

  /// Another name or unit; the account stays.
  package func change(
    _ person: ID<Person>, name: String, unit: String, by registrar: ID<Person>, reason: String
  ) async throws(DeskError) {
    do {
      let note = try await note(registrar, as: [.systemAdministrator], reason)
      if let fault = Self.fault(name: name, unit: unit) { throw DeskError.other("没有改动：\(fault)") }
      try await store.change(person: person, action: "变更", note) {
        ($0.name, $0.unit) = (name.trimmedSpaces, unit.trimmedSpaces)
      }
    } catch { throw DeskError(error) }
  }

  /// Nobody is deleted: who has left is deactivated, and his sessions end (停用).
  package func deactivate(_ person: ID<Person>, by registrar: ID<Person>, reason: String) async throws(DeskError) {
    do {
      let note = try await note(registrar, as: [.systemAdministrator], reason)
      if person == registrar { throw DeskError.other("不能停用自己的账号。请由另一位系统管理员办理") }
      try await store.change(person: person, action: "停用", note) { $0.isActive = false }
    } catch { throw DeskError(error) }
  }

  package func reactivate(_ person: ID<Person>, by registrar: ID<Person>, reason: String) async throws(DeskError) {
    do {
      let note = try await note(registrar, as: [.systemAdministrator], reason)
      try await store.change(person: person, action: "启用", note) { $0.isActive = true }
    } catch { throw DeskError(error) }
  }

  // MARK: Roles, by a security administrator

  package func grant(_ wish: GrantWish, by grantor: ID<Person>, reason: String) async throws(DeskError) -> RoleGrant {
    do {
      let note = try await note(grantor, as: [.securityAdministrator], reason)
      let today = note.at.date()
      let grant = RoleGrant(
        id: ID(newID()), person: wish.person, role: wish.role, division: wish.division, department: wish.department, kind: wish.kind,
        since: wish.since ?? today, until: wish.until, grantedBy: note.actor, reason: reason)
      try await store.give(grant, note) { grant.fault(beside: $0, today: today, grantor: grantor) }
      return grant
    } catch { throw DeskError(error) }
  }

  /// Ends a grant from today on.
  package func revoke(_ grant: ID<RoleGrant>, by grantor: ID<Person>, reason: String) async throws(DeskError) {
    do { try await store.revoke(grant: grant, try await note(grantor, as: [.securityAdministrator], reason)) } catch {
      throw DeskError(error)
    }
  }

  // MARK: Who asks

  /// The note of an act, when the one who asks has one of the roles today; else a refusal that says who may.
  func note(_ id: ID<Person>, as roles: [Role], _ reason: String) async throws -> ChangeNote {
    let time = now()
    guard let person = try await store.person(id), person.isActive else { throw DeskError.other("经办的账号不在用。请用在用的管理员账号办理") }
    let held = Scope(try await store.grants(of: id), on: time.date()).administration
    guard let role = roles.first(where: held.contains) else {
      throw DeskError.other("这件事应由\(roles.map(\.label).joined(separator: "、"))办理，“\(person.actor)”今天没有这个角色。请转交")
    }
    return ChangeNote(actor: person.actor, role: role, at: time, reason: reason)
  }

  /// Why a name or a unit cannot stand. Brackets would let a name look like another person's account in the trail.
  static func fault(name: String, unit: String) -> String? {
    if let fault = Person.fault(name: name, unit: unit) { return fault }
    if name.halfWidth.contains(where: { "()<>[]".contains($0) }) { return "姓名里有括号，会与用户名混淆。请只写姓名" }
    for (what, text) in [("姓名", name), ("所在单位", unit)] {
      if let fault = TypedWords.fault(of: text) { return "\(what)\(fault.reason)。\(fault.remedy)" }
    }
    return nil
  }

  func person(_ account: String, _ name: String, _ unit: String, isTrial: Bool) throws -> Person {
    if let fault = Self.fault(name: name, unit: unit) { throw DeskError.other("没有登记：\(fault)") }
    return Person(
      id: ID(newID()), account: try AccountName(account), name: name.trimmedSpaces, unit: unit.trimmedSpaces, isTrial: isTrial)
  }
}
