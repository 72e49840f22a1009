/// Who may act in a county's budget-performance work (角色). The raw values stand in the audit trail.
package enum Role: String, CaseIterable, Hashable, Sendable, Codable {
  case villageReporter
  case townshipReviewer
  case unitFinanceOfficer
  case sectorBureau
  case departmentReviewer
  case financeBureau
  case auditor
  case publicReader
  /// Reads everything in its scope and changes nothing.
  case leader
  /// An office that evaluates or audits by contract.
  case thirdParty
  /// Registers people; sees no business data.
  case systemAdministrator
  /// Gives roles and passwords; sees no business data.
  case securityAdministrator
  /// Reads the trail; sees no business data.
  case auditAdministrator

  package var label: String {
    switch self {
    case .villageReporter: "村级填报人"
    case .townshipReviewer: "乡镇审核人"
    case .unitFinanceOfficer: "单位财务"
    case .sectorBureau: "业务股"
    case .departmentReviewer: "主管部门审核人"
    case .financeBureau: "财政局"
    case .auditor: "审计"
    case .publicReader: "公众"
    case .leader: "领导"
    case .thirdParty: "第三方机构"
    case .systemAdministrator: "系统管理员"
    case .securityAdministrator: "安全管理员"
    case .auditAdministrator: "审计管理员"
    }
  }

  /// Who prepares papers for a unit and sends them in (填报).
  package static let ofUnits: Set<Role> = [.unitFinanceOfficer, .sectorBureau]

  /// One of the three separate administrators (三员).
  package var isAdministrator: Bool { Self.administrators.contains(self) }

  /// The three that one person never holds together: system, security, audit (三员分立).
  package static let administrators: [Role] = [.systemAdministrator, .securityAdministrator, .auditAdministrator]

  /// Roles of the county's own work, without the administrators of the program (业务角色).
  package static let business: [Role] = allCases.filter { !$0.isAdministrator }

  /// By its label or its raw value; nil for a word that names no role.
  package init?(named text: String) {
    guard let known = Self.allCases.first(where: { $0.label == text || $0.rawValue == text }) else { return nil }
    self = known
  }
}
