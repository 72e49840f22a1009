import HengDomain
import HengOperations
import HengValues

/// The departments that have final accounts of a year (年终决算).
struct AccountsListPage {
  let page: Page

  init(_ key: CountyYear, county: County, _ departments: [DepartmentYear], records: [DisclosureRecord]) {
    let name = "\(county.name) \(key.year.text)"
    let targets = records.filter { $0.targets != nil }.map { record in
      Row(href: Address.report(record.key, .departmentTargets), name: "\(record.department)部门整体绩效目标（Word）")
    }
    page = Page(
      title: "\(name)部门决算",
      crumbs: [Crumb(href: Address.home, text: "总览"), Crumb(href: Address.overview(county, key.year), text: name)], here: "部门决算",
      template: "accounts-list",
      model: Model(
        action: Address.accounts(county, key.year), departments: departments.map { Row(href: Address.accounts($0), name: $0.department) },
        hasDepartments: !departments.isEmpty,
        targets: targets, hasTargets: !targets.isEmpty))
  }

  private struct Model {
    let action: String
    let departments: [Row]
    let hasDepartments: Bool
    let targets: [Row]
    let hasTargets: Bool
  }

  private struct Row {
    let href: String
    let name: String
  }
}
