import HengDomain
import HengValues

extension Scope {
  /// What a person may see, as a condition of SQL (管辖范围的查询条件): nil where it is everything, never true where it is nothing.
  ///
  /// - Parameters:
  ///   - division: the column with the short form of the division that a row belongs to.
  ///   - department: the column with the department's id.
  ///   - bind: takes a value and gives its place, `$3`.
  func condition(division: String, department: String, _ bind: (SQLValue) -> String) -> String? {
    if isSystem { return nil }
    let pieces = areas.map { area in
      let text = area.division.text
      let piece = "\(division) >= \(bind(.text(text))) AND \(division) < \(bind(.text(text.firstBeyond)))"
      return area.department.map { "(\(piece) AND \(department) = \(bind(.id($0))))" } ?? "(\(piece))"
    }
    return pieces.isEmpty ? "1 = 0" : "(\(pieces.joined(separator: " OR ")))"
  }

  /// Whether everything of a department is within the scope.
  func covers(_ key: DepartmentYear) -> Bool { covers(key.county, department: key.departmentID) }
}

extension String {
  /// The least text beyond all that begin with these digits: `6401` gives `6402`, `6409` gives `640:`.
  fileprivate var firstBeyond: String {
    let bytes = Array(utf8)
    return String(decoding: bytes.dropLast() + [(bytes.last ?? 0) + 1], as: UTF8.self)
  }
}
