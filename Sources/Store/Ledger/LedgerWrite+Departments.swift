package import HengDomain
package import HengValues

extension LedgerWrite {
  /// The department that bears the name in the year; it is registered under it when nobody does (部门登记).
  func department(_ name: String, of key: CountyYear) throws -> ID<Department> {
    if let row = try transaction.first(.departmentNamed, [.text(key.county.text), .text(name), .text(key.lastDay)]) {
      return try row.id("department")
    }
    let department = Department(name, of: key.county)
    try transaction.execute(.registerDepartment, [.id(department.id), .text(key.county.text)])
    try transaction.execute(.nameDepartment, [.id(department.id), .text(key.county.text), .text(name)])
    try audit("登记", .department, department.id.text, of: key.county, before: nil, after: "{\"name\":\(name.json)}")
    return department.id
  }

  /// The department of a payment, registered when its id is that of a name which nobody bears yet.
  func department(of payment: Payment) throws -> ID<Department> {
    if try transaction.first(.department, [.id(payment.department), .text(payment.county.text)]) != nil { return payment.department }
    // By bytes: a combining mark at the head of the name would otherwise join the dot.
    let (id, prefix) = (payment.department.text.utf8, "\(payment.county.text).".utf8)
    guard id.starts(with: prefix), id.count > prefix.count else {
      throw LedgerError.refused(.missing(.department, id: payment.department.text))
    }
    return try department(
      String(decoding: id.dropFirst(prefix.count), as: UTF8.self), of: CountyYear(county: payment.county, year: payment.year))
  }

  /// Its name at the end of a year.
  func name(of department: ID<Department>, in year: FiscalYear) throws -> String? {
    try transaction.first(.departmentName, [.id(department), .text("\(year.year)-12-31")])?.text("name")
  }
}

extension LedgerStore {
  /// The departments of a county by id (部门).
  package func departments(of county: AdministrativeDivision) async throws(LedgerError) -> [Department] {
    try await read { transaction in
      var departments: [Department] = []
      for row in try transaction.query(.departments, [.text(county.text)]) {
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
}

extension Statement {
  /// `$1` id, `$2` county.
  fileprivate static let department = Statement("department.byID", "SELECT id FROM department WHERE id = $1 AND county = $2")

  /// `$1` county, `$2` name, `$3` the last day of the year: who bears the name then.
  static let departmentNamed = Statement(
    "department.named",
    """
    SELECT department_name.department AS department FROM department_name
    WHERE department_name.county = $1 AND department_name.name = $2 AND department_name.since = (
      SELECT max(dated.since) FROM department_name AS dated
      WHERE dated.department = department_name.department AND dated.since <= $3)
    ORDER BY department_name.department
    """)

  /// `$1` county, `$2` the last day of the year: every name that is borne then.
  static let departmentNames = Statement(
    "department.names",
    """
    SELECT department_name.department AS department, department_name.name AS name FROM department_name
    WHERE department_name.county = $1 AND department_name.since = (
      SELECT max(dated.since) FROM department_name AS dated
      WHERE dated.department = department_name.department AND dated.since <= $2)
    """)

  /// `$1` id, `$2` the last day of the year.
  fileprivate static let departmentName = Statement(
    "department.name",
    "SELECT name FROM department_name WHERE department = $1 AND since <= $2 ORDER BY since DESC LIMIT 1")

  fileprivate static let departments = Statement(
    "department.ofCounty",
    """
    SELECT department.id AS id, department.unit_code AS unit_code, department_name.since AS since, department_name.name AS name
    FROM department JOIN department_name ON department_name.department = department.id
    WHERE department.county = $1 ORDER BY department.id, department_name.since
    """)

  fileprivate static let registerDepartment = Statement(
    "department.register", "INSERT INTO department (id, county) VALUES ($1, $2) ON CONFLICT DO NOTHING")

  fileprivate static let nameDepartment = Statement(
    "department.nameFirst", "INSERT INTO department_name (department, county, since, name) VALUES ($1, $2, '', $3) ON CONFLICT DO NOTHING")
}
