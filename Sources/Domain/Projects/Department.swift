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

  /// The name at the end of a year, which the year's papers bear.
  package func name(in year: FiscalYear) -> String {
    (names.last { name in name.since.map { $0.year <= year.year } ?? true } ?? names.first)?.text ?? ""
  }
}

extension Project {
  /// Whose books its payments stand in: the supervising department, else the implementing unit (主管部门, 实施单位).
  package var departmentName: String {
    [supervisingDepartment, implementingUnit].first { !$0.trimmedSpaces.isEmpty } ?? Department.unnamed
  }

  package var department: ID<Department> { Department.id(departmentName, of: county) }
}
