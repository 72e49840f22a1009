package import HengDomain
import HengValues

/// People and their grants in the database (人员与授权). Every change has its entry in the trail; nobody and nothing is deleted.
extension LedgerStore {
  /// Everybody, by account.
  package func people() async throws(LedgerError) -> [Person] {
    try await read { transaction in try transaction.query(.people).map { row in try Person(row) } }
  }

  package func person(_ id: ID<Person>) async throws(LedgerError) -> Person? { try await read { try $0.person(id) } }

  package func person(account: AccountName) async throws(LedgerError) -> Person? {
    try await read { transaction in try transaction.first(.personByAccount, [.text(account.text)]).map { row in try Person(row) } }
  }

  /// The grants of a person, or of everybody; revoked ones as well, the oldest first.
  package func grants(of person: ID<Person>? = nil) async throws(LedgerError) -> [RoleGrant] {
    try await read { try $0.grants(of: person) }
  }

  /// Adds a person under an account that nobody bears (登记人员).
  package func register(person: Person, _ note: ChangeNote) async throws(LedgerError) {
    try await write(note) { write in try write.register(person) }
  }

  /// Adds many people, all or none.
  package func register(people: [Person], _ note: ChangeNote) async throws(LedgerError) {
    try await write(note) { write in
      for person in people { try write.register(person) }
    }
  }

  /// Changes name, unit or whether the person is active; the account stays. `sessions` of one who is deactivated end.
  package func change(
    person id: ID<Person>, action: String, _ note: ChangeNote, _ body: @escaping @Sendable (inout Person) -> Void
  ) async throws(LedgerError) {
    try await write(note) { write in
      let old = try write.required(id)
      var person = old
      body(&person)
      if person == old { return }
      try write.transaction.execute(
        .changePerson, [.id(id), .text(person.name), .text(person.unit), .integer(person.isActive ? 1 : 0)])
      try write.audit(action, .person, id.text, of: nil, before: old.row.json, after: person.row.json)
      try write.count(nil)
      if old.isActive, !person.isActive {
        let day = note.at.date()
        try write.keep(Scope(try write.transaction.grants(of: id), on: day).administration, on: day)
        try write.endSessions(of: id, keeping: nil)
      }
    }
  }

  /// Gives a role; what speaks against it by the person's other grants is judged within the same transaction.
  package func give(
    _ grant: RoleGrant, _ note: ChangeNote, unless fault: @escaping @Sendable (_ grants: [RoleGrant]) -> GrantFault?
  ) async throws(LedgerError) {
    try await give([grant], note) { _, grants in fault(grants) }
  }

  /// Gives many roles, all or none; each is judged beside those before it.
  package func give(
    _ grants: [RoleGrant], _ note: ChangeNote, unless fault: @escaping @Sendable (_ grant: RoleGrant, _ grants: [RoleGrant]) -> GrantFault?
  ) async throws(LedgerError) {
    try await write(note) { write in
      for grant in grants {
        guard try write.required(grant.person).isActive else {
          throw LedgerError.refused(.unstorable(what: "授权", text: grant.role.label, reason: "这个人已停用，请先启用"))
        }
        if let fault = fault(grant, try write.transaction.grants(of: grant.person)) { throw LedgerError.refused(.grant(fault)) }
        try write.give(grant)
      }
    }
  }

  /// Ends a grant from today on (撤销授权).
  package func revoke(grant id: ID<RoleGrant>, _ note: ChangeNote) async throws(LedgerError) {
    try await write(note) { write in
      guard let row = try write.transaction.first(.grant, [.id(id)]) else { throw LedgerError.refused(.missing(.roleGrant, id: id.text)) }
      let grant = try RoleGrant(row)
      if grant.revokedOn != nil { return }
      let day = note.at.date()
      try write.transaction.execute(.revokeGrant, [.id(id), .text(day.text), .text(note.actor)])
      var revoked = grant
      revoked.revokedOn = day
      try write.audit(
        "撤销授权", .roleGrant, id.text, of: try write.registeredCounty(of: grant.division), before: grant.row.json, after: revoked.row.json)
      try write.count(nil)
      if grant.role.isAdministrator, grant.holds(on: day) { try write.keep([grant.role], on: day) }
    }
  }
}

extension LedgerWrite {
  func register(_ person: Person) throws {
    if try transaction.first(.personByAccount, [.text(person.account.text)]) != nil {
      throw LedgerError.refused(.exists(.person, id: person.account.text))
    }
    try transaction.execute(.addPerson, person.row.values + [.text(note.at.text)])
    try audit("登记", .person, person.id.text, of: nil, before: nil, after: person.row.json)
    try count(nil)
  }

  func give(_ grant: RoleGrant) throws {
    if let department = grant.department, let division = grant.division {
      guard let row = try transaction.first(.countyOfDepartment, [.id(department)]) else {
        throw LedgerError.refused(.missing(.department, id: department.text))
      }
      let county = try row.value("county") { text throws(ValueError) in try AdministrativeDivision(text) }
      guard division.contains(county) || county.contains(division) else {
        throw LedgerError.refused(.unstorable(what: "授权的部门", text: department.text, reason: "它不在区划 \(division.text) 里"))
      }
    }
    try transaction.execute(.addGrant, grant.row.values + [.text(note.at.text)])
    try audit("授权", .roleGrant, grant.id.text, of: try registeredCounty(of: grant.division), before: nil, after: grant.row.json)
    try count(nil)
  }

  func required(_ id: ID<Person>) throws -> Person {
    guard let person = try transaction.person(id) else { throw LedgerError.refused(.missing(.person, id: id.text)) }
    return person
  }

  /// The county in whose chain a grant stands; nil for one above or outside the registered counties.
  fileprivate func registeredCounty(of division: AdministrativeDivision?) throws(StoreError) -> AdministrativeDivision? {
    guard let county = division?.ancestor(at: .county) else { return nil }
    return try transaction.first(.registeredCounty, [.text(county.text)]) == nil ? nil : county
  }

  /// Refuses a change that would leave nobody in one of these roles: people to register, roles to give, a trail to read.
  fileprivate func keep(_ roles: Set<Role>, on day: CivilDate) throws {
    if roles.isEmpty { return }
    let active = Set(try transaction.query(.people).map { row in try Person(row) }.filter(\.isActive).map(\.id))
    let held = Set(try transaction.grants(of: nil).filter { $0.holds(on: day) && active.contains($0.person) }.map(\.role))
    if let lost = Role.administrators.first(where: { roles.contains($0) && !held.contains($0) }) {
      throw LedgerError.refused(.lastAdministrator(lost))
    }
  }
}

extension Transaction {
  func person(_ id: ID<Person>) throws(StoreError) -> Person? {
    guard let row = try first(.person, [.id(id)]) else { return nil }
    return try Person(row)
  }

  func grants(of person: ID<Person>?) throws(StoreError) -> [RoleGrant] {
    var grants: [RoleGrant] = []
    for row in try query(.grants, [.text(person?.text ?? "")]) { grants.append(try RoleGrant(row)) }
    return grants
  }
}

extension Statement {
  private static let personColumns = "id, account, name, unit, is_active, is_trial"
  private static let grantColumns = "id, person, role, division, department, kind, since, until, granted_by, reason, revoked_on"

  static let people = Statement("person.all", "SELECT \(personColumns) FROM person ORDER BY account")
  fileprivate static let person = Statement("person.byID", "SELECT \(personColumns) FROM person WHERE id = $1")
  static let personByAccount = Statement("person.byAccount", "SELECT \(personColumns) FROM person WHERE account = $1")

  fileprivate static let addPerson = Statement(
    "person.add", "INSERT INTO person (\(personColumns), registered_at) VALUES ($1, $2, $3, $4, $5, $6, $7)")

  fileprivate static let changePerson = Statement(
    "person.change", "UPDATE person SET name = $2, unit = $3, is_active = $4 WHERE id = $1")

  fileprivate static let grant = Statement("roleGrant.byID", "SELECT \(grantColumns) FROM role_grant WHERE id = $1")

  /// Of everybody where `$1` is empty.
  fileprivate static let grants = Statement(
    "roleGrant.ofPerson", "SELECT \(grantColumns) FROM role_grant WHERE person = $1 OR $1 = '' ORDER BY granted_at, id")

  fileprivate static let addGrant = Statement(
    "roleGrant.add",
    "INSERT INTO role_grant (\(grantColumns), granted_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)")

  fileprivate static let revokeGrant = Statement(
    "roleGrant.revoke", "UPDATE role_grant SET revoked_on = $2, revoked_by = $3 WHERE id = $1 AND revoked_on IS NULL")

  fileprivate static let countyOfDepartment = Statement("department.county", "SELECT county FROM department WHERE id = $1")
  fileprivate static let registeredCounty = Statement("county.registered", "SELECT division FROM county WHERE division = $1")
}
