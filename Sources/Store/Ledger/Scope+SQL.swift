import HengDomain
import HengValues

extension Scope {
  /// The condition under which a row is within the scope, as fixed pieces of SQL over the values that `bind` takes (范围条件).
  ///
  /// - Parameters:
  ///   - division: the column of the division's code.
  ///   - department: the column of the department's id.
  func condition(division: String, department: String, _ bind: (SQLValue) -> String) -> String {
    if isSystem { return "1 = 1" }
    let pieces = areas.map { area in
      let inside = "\(division) LIKE \(bind(.text(area.division.text + "%")))"
      return area.department.map { "(\(inside) AND \(department) = \(bind(.id($0))))" } ?? inside
    }
    return pieces.isEmpty ? "1 = 0" : "(" + pieces.joined(separator: " OR ") + ")"
  }

  /// Whether everything of a department is within the scope.
  func covers(_ key: DepartmentYear) -> Bool { covers(key.county, department: key.departmentID) }
}
