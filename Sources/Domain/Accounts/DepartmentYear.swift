package import HengValues

/// One department of a county in one year (部门年度): whose final accounts and disclosure they are.
package struct DepartmentYear: Hashable, Sendable {
  package var county: AdministrativeDivision
  package var year: FiscalYear
  /// 部门名称.
  package var department: String

  package init(county: AdministrativeDivision, year: FiscalYear, department: String) {
    self.county = county
    self.year = year
    self.department = department
  }

  /// The department that was registered under the name.
  package var departmentID: ID<Department> { Department.id(department, of: county) }

  package var countyYear: CountyYear { CountyYear(county: county, year: year) }

  /// Names it in the store and in the audit trail: `141123.2022.示例局`.
  package var text: String { "\(county.text).\(year.year).\(department)" }
}

extension AccountsLedger {
  package var key: DepartmentYear { DepartmentYear(county: county, year: year, department: department) }
}

extension DisclosureRecord {
  package var key: DepartmentYear { DepartmentYear(county: county, year: year, department: department) }
}
