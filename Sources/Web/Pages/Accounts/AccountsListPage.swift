import HengDomain
import HengValues

/// The departments that have final accounts of a year (年终决算).
struct AccountsListPage {
  let page: Page

  init(_ key: CountyYear, county: County, _ departments: [DepartmentYear]) {
    let name = "\(county.name) \(key.year.text)"
    page = Page(
      title: "\(name)部门决算",
      crumbs: [Crumb(href: Address.home, text: "总览"), Crumb(href: Address.overview(county, key.year), text: name)], here: "部门决算",
      template: "accounts-list",
      model: Model(
        departments: departments.map { Row(href: Address.accounts($0), name: $0.department) }, hasDepartments: !departments.isEmpty))
  }

  private struct Model {
    let departments: [Row]
    let hasDepartments: Bool
  }

  private struct Row {
    let href: String
    let name: String
  }
}
