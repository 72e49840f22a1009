import HengDomain
import HengOperations
import HengValues

/// All departments with final accounts, by county and year (决算公开).
struct AccountsIndexPage {
  let page: Page

  init(_ years: [(overview: CountyOverview, departments: [DepartmentYear])]) {
    page = Page(
      title: "决算公开", here: "决算公开", menu: .accounts, template: "accounts-index",
      model: [
        "years": years.enumerated().map { index, year in
          YearModel(
            anchor: "y\(index + 1)", href: Address.accounts(year.overview.county, year.overview.year),
            name: "\(year.overview.county.name) \(year.overview.year.text)", hasDepartments: !year.departments.isEmpty,
            departments: year.departments.map { Row(href: Address.accounts($0), name: $0.department) })
        }
      ])
  }

  private struct YearModel {
    let anchor: String
    let href: String
    let name: String
    let hasDepartments: Bool
    let departments: [Row]
  }

  private struct Row {
    let href: String
    let name: String
  }
}
