package import HengValues

/// A department that keeps books (部门). Its names are dated; its id is for good.
package struct Department: Hashable, Sendable {
  package var id: ID<Department>
  package var county: AdministrativeDivision
  package var unitCode: BudgetUnitCode?
  /// The oldest first; never empty.
  package var names: [Name]

  /// 名称 from a day on; without a day it is the name that the department was registered under.
  package struct Name: Hashable, Sendable {
    package var text: String
    package var since: CivilDate?

    package init(_ text: String, since: CivilDate? = nil) {
      self.text = text
      self.since = since
    }
  }

  package init(id: ID<Department>, county: AdministrativeDivision, unitCode: BudgetUnitCode? = nil, names: [Name]) {
    self.id = id
    self.county = county
    self.unitCode = unitCode
    self.names = names
  }

  /// A department under its first name.
  package init(_ name: String, of county: AdministrativeDivision, unitCode: BudgetUnitCode? = nil) {
    self.init(id: Self.id(name, of: county), county: county, unitCode: unitCode, names: [Name(name)])
  }

  /// Stands for a department that a project's paper does not name.
  package static let unnamed = "未注明部门"

  /// The id of a department that is registered under this name: `141123.示例局`.
  package static func id(_ name: String, of county: AdministrativeDivision) -> ID<Department> { ID("\(county.text).\(name)") }

  /// The first name of a department, by its id: `示例局`.
  package static func registeredName(_ id: ID<Department>, of county: AdministrativeDivision) -> String {
    // By bytes: a combining mark at the head of the name would otherwise join the dot.
    let (bytes, prefix) = (id.text.utf8, "\(county.text).".utf8)
    return bytes.starts(with: prefix) ? String(decoding: bytes.dropFirst(prefix.count), as: UTF8.self) : id.text
  }

  /// The name at the end of a year, which the year's papers bear.
  package func name(in year: FiscalYear) -> String {
    (names.last { name in name.since.map { $0.year <= year.year } ?? true } ?? names.first)?.text ?? ""
  }
}

extension Project {
  /// What its papers call the department whose books its payments stand in: the supervising department, else the implementing unit
  /// (主管部门, 实施单位).
  package var departmentName: String { Self.departmentName(supervisingDepartment, implementingUnit) }

  static func departmentName(_ supervising: String, _ implementing: String) -> String {
    [supervising, implementing].first { !$0.trimmedSpaces.isEmpty } ?? Department.unnamed
  }
}

extension [Department] {
  /// The department that a key means, with its name in that year; nil for one that nobody registered (部门认定).
  ///
  /// An id is for good. A mere name is that of who bears it at the end of the year, else of who was registered under it, else of who ever
  /// bore it, so that old names lead to the department that goes on.
  package func resolved(_ key: DepartmentYear) -> DepartmentYear? {
    let own = filter { $0.county == key.county }
    let byID = own.first { $0.id == key.departmentID }
    let isNamed = key.departmentID == Department.id(key.department, of: key.county)
    let named = isNamed ? own.first { $0.name(in: key.year) == key.department } : nil
    let found = named ?? byID ?? own.first { $0.id.text == key.department } ?? own.first { $0.names.contains { $0.text == key.department } }
    return found.map {
      DepartmentYear(county: key.county, year: key.year, department: $0.name(in: key.year), departmentID: $0.id)
    }
  }
}
