package import HengDomain
import HengStore
import HengValues

/// Many people at once, pasted from a spreadsheet (批量登记和授权): all or none, and everything that is wrong at once.
extension PeopleDesk {
  /// Registers a person a row: 用户名, 姓名, 所在单位. Gives how many.
  package func register(rows text: String, by registrar: ID<Person>, reason: String) async throws(DeskError) -> Int {
    do {
      let note = try await note(registrar, as: [.systemAdministrator], reason)
      let table = try Self.table(text, required: PersonField.ofPerson)
      var taken = Dictionary(try await store.people().map { ($0.account, "已由“\($0.name)”（\($0.unit)）使用") }) { first, _ in first }
      var (people, faults) = ([Person](), RowFaults())
      for row in table.rows {
        do {
          let person = try person(row.typed[.account] ?? "", row.typed[.name] ?? "", row.typed[.unit] ?? "", isTrial: false)
          if let owner = taken[person.account] { faults.add(row.number, "用户名“\(person.account.text)”\(owner)，请另取一个") }
          taken[person.account] = "在第\(row.number)行用过"
          people.append(person)
        } catch let error as ValueError { faults.add(row.number, error.message) } catch let error as DeskError {
          faults.add(row.number, error.message)
        }
      }
      try faults.refuse("一个人也没有登记，请改正后整份重新粘贴。")
      try await store.register(people: people, note)
      return people.count
    } catch { throw DeskError(error) }
  }

  /// Gives a role a row: 用户名, 角色, 区划, and 部门, 方式, 起用日, 到期日 where they are told. Gives how many.
  package func grant(rows text: String, by grantor: ID<Person>, reason: String) async throws(DeskError) -> Int {
    do {
      let note = try await note(grantor, as: [.securityAdministrator], reason)
      let table = try Self.table(text, required: PersonField.ofGrant)
      let known = Dictionary(try await store.people().map { ($0.account, $0) }) { first, _ in first }
      var (given, faults) = (try await store.grants(), RowFaults())
      var grants: [RoleGrant] = []
      for row in table.rows {
        do {
          let grant = try await grant(row.typed, among: known, note, reason)
          if let fault = grant.fault(beside: given, today: note.at.date(), grantor: grantor) { faults.add(row.number, fault.message) }
          given.append(grant)
          grants.append(grant)
        } catch let error as ValueError { faults.add(row.number, error.message) } catch let error as DeskError {
          faults.add(row.number, error.message)
        }
      }
      try faults.refuse("一个角色也没有给，请改正后整份重新粘贴。")
      let today = note.at.date()
      try await store.give(grants, note) { grant, others in grant.fault(beside: others, today: today, grantor: grantor) }
      return grants.count
    } catch { throw DeskError(error) }
  }

  /// One-time passwords for everybody active who has none yet (给新人口令), by account. They are told this once.
  package func firstPasswords(
    by guardian: ID<Person>, reason: String
  ) async throws(DeskError) -> [(person: Person, password: OneTimePassword)] {
    var told: [(person: Person, password: OneTimePassword)] = []
    for entry in try await people(by: guardian) where entry.person.isActive && entry.password == nil {
      told.append((entry.person, try await resetPassword(of: entry.person.id, by: guardian, reason: reason)))
    }
    return told
  }

  private static func table(_ text: String, required: [PersonField]) throws(DeskError) -> EntryTable<PersonField> {
    do throws(EntryTableError) { return try EntryTable.pasted(text, required: required) } catch { throw .other(error.message) }
  }

  private func grant(
    _ typed: [PersonField: String], among known: [AccountName: Person], _ note: ChangeNote, _ reason: String
  ) async throws -> RoleGrant {
    let account = try AccountName(typed[.account] ?? "")
    guard let person = known[account] else { throw DeskError.other("没有用户名是“\(account.text)”的人员，请先登记") }
    guard let role = Role(named: typed[.role] ?? "") else {
      throw DeskError.other(
        "不认识角色“\(typed[.role] ?? "")”。可选：\(Role.allCases.filter { $0 != .publicReader }.map(\.label).joined(separator: "、"))")
    }
    let division = try typed[.division].map { text throws(ValueError) in try AdministrativeDivision(text) }
    var department: ID<Department>?
    if let name = typed[.department], let division {
      let sought = ActorName(name)
      let all = try await store.departments(of: division.ancestor(at: .county) ?? division)
      guard let found = all.first(where: { $0.names.contains { ActorName($0.text) == sought } }) else {
        throw DeskError.other("区划 \(division.text) 没有登记部门“\(name)”")
      }
      department = found.id
    }
    guard let kind = RoleGrant.Kind.allCases.first(where: { $0.label == typed[.kind] ?? RoleGrant.Kind.own.label }) else {
      throw DeskError.other("不认识方式“\(typed[.kind] ?? "")”。可选：\(RoleGrant.Kind.allCases.map(\.label).joined(separator: "、"))")
    }
    func day(_ field: PersonField) throws(ValueError) -> CivilDate? {
      try typed[field].map { text throws(ValueError) in try CivilDate(text) }
    }
    return RoleGrant(
      id: ID(newID()), person: person.id, role: role, division: division, department: department, kind: kind,
      since: try day(.since) ?? note.at.date(), until: try day(.until), grantedBy: note.actor, reason: reason)
  }
}
