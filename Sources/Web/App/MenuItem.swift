/// The places of the main menu (主导航).
enum MenuItem: CaseIterable {
  case overview, projects, accounts, audit

  var text: String {
    switch self {
    case .overview: "总览"
    case .projects: "项目"
    case .accounts: "决算公开"
    case .audit: "文书核查"
    }
  }

  var href: String {
    switch self {
    case .overview: Address.home
    case .projects: Address.projects
    case .accounts: Address.accountsIndex
    case .audit: Address.audits
    }
  }
}
