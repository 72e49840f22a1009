import HengDomain
import HengOperations

/// The places of the main menu (主导航).
enum MenuItem: CaseIterable {
  case workbench, overview, projects, payments, accounts, audit
  /// Of the administrators alone.
  case people, counties, trail

  var text: String {
    switch self {
    case .workbench: "工作台"
    case .overview: "总览"
    case .projects: "项目"
    case .payments: "资金支付"
    case .accounts: "决算公开"
    case .audit: "文书核查"
    case .people: "人员和角色"
    case .counties: "县区和部门"
    case .trail: "留痕"
    }
  }

  var href: String {
    switch self {
    case .workbench: Address.home
    case .overview: Address.overviews
    case .projects: Address.projects
    case .payments: Address.payments
    case .accounts: Address.accountsIndex
    case .audit: Address.audits
    case .people: Address.people
    case .counties: Address.counties
    case .trail: Address.trail
    }
  }

  private static let work: [MenuItem] = [.workbench, .overview, .projects, .payments, .accounts, .audit]

  /// The places that a visitor's roles open.
  static func of(_ visitor: Visitor) -> [MenuItem] {
    guard let signedIn = visitor.signedIn else { return visitor.isOpen ? work : [] }
    let people: [MenuItem] = visitor.isAdministrator ? [.people] : []
    let trail: [MenuItem] = signedIn.roles.contains(.auditAdministrator) ? [.trail] : []
    let counties: [MenuItem] = signedIn.roles.contains(.systemAdministrator) ? [.counties] : []
    return (signedIn.roles.isDisjoint(with: Role.all) ? [] : work) + people + counties + trail
  }
}

/// What stands under 更多.
enum MoreLink {
  static func of(_ visitor: Visitor) -> [Crumb] {
    let reference = [Crumb(href: Address.rules, text: "规则")]
    let find = [Crumb(href: Address.search, text: "查找")]
    let papers = [Crumb(href: Address.indicators, text: "指标库"), Crumb(href: Address.papers, text: "来源文件")]
    let counties = [Crumb(href: Address.counties, text: "县区和部门")]
    guard let signedIn = visitor.signedIn else { return visitor.isOpen ? find + reference + papers + counties : [] }
    let isBusiness = !signedIn.roles.isDisjoint(with: Role.all)
    return (isBusiness ? find : []) + reference + (isBusiness ? papers : [])
  }
}
