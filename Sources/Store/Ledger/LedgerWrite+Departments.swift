package import HengDomain
package import HengValues

extension LedgerWrite {
  /// The department that a key means, under its name in the year; it is registered under the key's name when nobody is (部门登记).
  func registered(_ key: DepartmentYear) throws -> DepartmentYear {
    if let known = try transaction.department(key) { return known }
    guard key.departmentID == Department.id(key.department, of: key.county) else {
      throw LedgerError.refused(.missing(.department, id: key.departmentID.text))
    }
    let department = Department(key.department, of: key.county)
    try require(key.county, department.id)
    try transaction.execute(.registerDepartment, [.id(department.id), .text(key.county.text)])
    try transaction.execute(.nameDepartment, [.id(department.id), .text(key.county.text), .text(key.department)])
    try audit("登记", .department, department.id.text, of: key.county, before: nil, after: "{\"name\":\(key.department.json)}")
    return key
  }

  /// Registers a department (部门登记). A name that a department of the county bears or bore, or a unit code in use, is refused.
  func add(_ department: Department, of county: AdministrativeDivision) throws {
    let name = department.names.first?.text ?? ""
    func refuse(_ what: String, _ text: String, _ reason: String) -> LedgerError {
      .refused(.unstorable(what: what, text: text, reason: reason))
    }
    guard !name.trimmedSpaces.isEmpty else { throw refuse("部门名称", name, "没有写部门名称") }
    try TypedLength.name.admit(name, as: "部门名称")
    for known in try transaction.departments(of: county) {
      if known.names.contains(where: { ActorName($0.text) == ActorName(name) }) { throw refuse("部门名称", name, "县里已登记过这个部门") }
      if let code = department.unitCode, known.unitCode == code {
        throw refuse("预算单位编码", code.text, "已由“\(known.names.last?.text ?? "")”使用")
      }
    }
    let code = SQLValue.text(ifPresent: department.unitCode?.text)
    try transaction.execute(.addDepartment, [.id(department.id), .text(county.text), code])
    try transaction.execute(.nameDepartment, [.id(department.id), .text(county.text), .text(name)])
    let codeField = department.unitCode.map { ",\"unit_code\":\($0.text.json)" } ?? ""
    try audit("登记", .department, department.id.text, of: county, before: nil, after: "{\"name\":\(name.json)\(codeField)}")
  }

  /// The department of a payment, registered when its id is that of a name which nobody bears yet.
  func department(of payment: Payment) throws -> ID<Department> {
    try department(payment.department, of: CountyYear(county: payment.county, year: payment.year))
  }

  /// The department of a project, in the same way.
  func department(of project: Project) throws -> ID<Department> {
    try department(project.department, of: CountyYear(county: project.county, year: project.year))
  }

  private func department(_ id: ID<Department>, of key: CountyYear) throws -> ID<Department> {
    if try transaction.first(.department, [.id(id), .text(key.county.text)]) != nil { return id }
    let name = Department.registeredName(id, of: key.county)
    guard !name.trimmedSpaces.isEmpty, Department.id(name, of: key.county) == id else {
      throw LedgerError.refused(.missing(.department, id: id.text))
    }
    return try registered(DepartmentYear(county: key.county, year: key.year, department: name)).departmentID
  }
}

extension Transaction {
  /// The department that a key means; nil for one that nobody registered.
  func department(_ key: DepartmentYear) throws(StoreError) -> DepartmentYear? { try departments(of: key.county).resolved(key) }

  /// The same for reading: of a department that nobody registered there is nothing to read.
  func resolved(_ key: DepartmentYear) throws(StoreError) -> DepartmentYear { try department(key) ?? key }

  func departments(of county: AdministrativeDivision) throws(StoreError) -> [Department] {
    var departments: [Department] = []
    for row in try query(.departments, [.text(county.text)]) {
      let id: ID<Department> = try row.id("id")
      if departments.last?.id != id {
        departments.append(
          Department(
            id: id, county: county, unitCode: try row.optional("unit_code") { text throws(ValueError) in try BudgetUnitCode(text) },
            names: []))
      }
      let since = try row.text("since")
      departments[departments.count - 1].names.append(
        Department.Name(
          try row.text("name"), since: since.isEmpty ? nil : try row.value("since") { text throws(ValueError) in try CivilDate(text) }))
    }
    return departments
  }
}

extension LedgerStore {
  /// The departments of a county by id (部门); their names are known to everybody who works for a part of it, to who keeps
  /// the list and to who gives roles.
  package func departments(of county: AdministrativeDivision) async throws(LedgerError) -> [Department] {
    guard scope.touches(county) || scope.knowsAllPlaces else { return [] }
    return try await read { try $0.departments(of: county) }
  }

  /// The department that a key means, under its name in that year, by id, by name or by an earlier name; nil where nobody is registered.
  package func department(_ key: DepartmentYear) async throws(LedgerError) -> DepartmentYear? {
    guard scope.touches(key.county) || scope.administration.contains(.systemAdministrator) else { return nil }
    return try await read { try $0.department(key) }
  }

  /// Gives a department another name from a day on (部门更名). Its id, its accounts, payments and published sets stay its own; papers of a
  /// year bear the name at the end of that year. A name that another department bears is refused.
  package func rename(
    department id: ID<Department>, of county: AdministrativeDivision, to name: String, since day: CivilDate, _ note: ChangeNote
  ) async throws(LedgerError) {
    let name = name.trimmedSpaces
    try await write(note) { write in
      try write.require(county, nil)
      let all = try write.transaction.departments(of: county)
      guard let department = all.first(where: { $0.id == id }) else { throw LedgerError.refused(.missing(.department, id: id.text)) }
      func refuse(_ reason: String) throws { throw LedgerError.refused(.unstorable(what: "部门名称", text: name, reason: reason)) }
      if name.isEmpty { try refuse("没有写部门名称") }
      let isTaken = all.contains { other in
        other.id != id
          && other.names.indices.contains { place in
            let end = other.names.indices.contains(place + 1) ? other.names[place + 1].since : nil
            return other.names[place].text == name && (end.map { $0 > day } ?? true)
          }
      }
      if isTaken { try refuse("县里另有部门用这个名称") }
      if let last = department.names.last?.since, last >= day { try refuse("更名日期应晚于上一次更名的\(last.text)") }
      if department.names.last?.text == name { return }
      let arguments: [SQLValue] = [.id(id), .text(county.text), .text(day.text), .text(name)]
      try write.transaction.execute(.renameDepartment, arguments)
      try write.audit(
        "更名", .department, id.text, of: county, before: "{\"name\":\((department.names.last?.text ?? "").json)}",
        after: "{\"name\":\(name.json),\"since\":\(day.text.json)}")
      try write.count(county)
    }
  }
}

extension Statement {
  /// `$1` id, `$2` county.
  fileprivate static let department = Statement("department.byID", "SELECT id FROM department WHERE id = $1 AND county = $2")

  fileprivate static let departments = Statement(
    "department.ofCounty",
    """
    SELECT department.id AS id, department.unit_code AS unit_code, department_name.since AS since, department_name.name AS name
    FROM department_name JOIN department ON department.id = department_name.department
    WHERE department_name.county = $1 ORDER BY department.id, department_name.since
    """)

  fileprivate static let registerDepartment = Statement(
    "department.register", "INSERT INTO department (id, county) VALUES ($1, $2) ON CONFLICT DO NOTHING")

  fileprivate static let addDepartment = Statement(
    "department.add", "INSERT INTO department (id, county, unit_code) VALUES ($1, $2, $3)")

  fileprivate static let renameDepartment = Statement(
    "department.rename", "INSERT INTO department_name (department, county, since, name) VALUES ($1, $2, $3, $4)")

  fileprivate static let nameDepartment = Statement(
    "department.nameFirst", "INSERT INTO department_name (department, county, since, name) VALUES ($1, $2, '', $3) ON CONFLICT DO NOTHING")
}
