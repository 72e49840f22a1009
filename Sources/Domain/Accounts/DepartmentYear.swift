package import HengValues

/// One department of a county in one year (部门年度): whose final accounts and disclosure they are.
///
/// The department is known by its id; two keys with other names of one department are the same.
package struct DepartmentYear: Sendable {
  package var county: AdministrativeDivision
  package var year: FiscalYear
  /// 部门名称: what the year's papers call it, or what a person typed.
  package var department: String
  /// For good, whatever the department is called.
  package var departmentID: ID<Department>

  /// Without an id it is that of a department registered under the name; the store finds the one that is meant.
  package init(county: AdministrativeDivision, year: FiscalYear, department: String, departmentID: ID<Department>? = nil) {
    self.county = county
    self.year = year
    self.department = department
    self.departmentID = departmentID ?? Department.id(department, of: county)
  }

  package var countyYear: CountyYear { CountyYear(county: county, year: year) }

  /// Names it in the store and in the audit trail: `141123.2022.示例局`, by the name that the department was registered under.
  package var text: String { "\(county.text).\(year.year).\(registeredName)" }

  /// The last part of the id: the first name of the department.
  package var registeredName: String { Department.registeredName(departmentID, of: county) }

  /// Where the department is found on the site, whatever it is called later: its name, or its id where it was renamed.
  package var addressPart: String { registeredName == department ? department : departmentID.text }
}

extension DepartmentYear: Hashable {
  package static func == (left: DepartmentYear, right: DepartmentYear) -> Bool {
    left.county == right.county && left.year == right.year && left.departmentID == right.departmentID
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(county)
    hasher.combine(year)
    hasher.combine(departmentID)
  }
}

extension AccountsLedger {
  package var key: DepartmentYear { DepartmentYear(county: county, year: year, department: department, departmentID: departmentID) }
}

extension DisclosureRecord {
  package var key: DepartmentYear { DepartmentYear(county: county, year: year, department: department, departmentID: departmentID) }
}
