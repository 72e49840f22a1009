import HengDomain
import HengValues

/// What a row of people holds (人员表的栏目), as pasted from a spreadsheet. Who registers reads the first three, who gives roles the others.
enum PersonField: String, CaseIterable, Hashable, Sendable {
  case account = "用户名"
  case name = "姓名"
  case unit = "所在单位"
  case role = "角色"
  case division = "区划"
  case department = "部门"
  case kind = "方式"
  case since = "起用日"
  case until = "到期日"

  static let ofPerson: [PersonField] = [.account, .name, .unit]
  static let ofGrant: [PersonField] = [.account, .role, .division]
}

/// Faults of pasted rows, told together (各行的问题).
struct RowFaults {
  private(set) var lines: [String] = []

  mutating func add(_ row: Int, _ reason: String) { lines.append("第\(row)行：\(reason)") }

  /// Nothing was done when there is any.
  func refuse(_ what: String) throws(DeskError) {
    guard !lines.isEmpty else { return }
    let rest = lines.count > 30 ? ["……共\(lines.count)处"] : []
    throw .other(([what] + lines.prefix(30) + rest).joined(separator: "\n"))
  }
}
