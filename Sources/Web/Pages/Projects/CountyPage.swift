import HengDomain
import HengOperations
import HengValues

/// A registered county with its departments, and the way to its projects (县区).
struct CountyPage {
  let page: Page

  init(_ county: County, _ departments: [Department], years: [FiscalYear], thisYear: Int, problem: String?, typed: MultipartForm?) {
    let known = Set(years.map(\.year))
    let open = known.union([thisYear, thisYear + 1]).sorted(by: >).compactMap { try? FiscalYear($0) }
    page = Page(
      title: county.name, crumbs: Self.crumbs, here: county.name, menu: .counties,
      facts: [PageParts.words("\(county.province)\(county.prefecture)"), PageParts.words(county.bureau)], template: "county",
      model: Model(
        action: Address.settings(county.division) + "/departments", problems: (problem ?? "").split(separator: "\n").map(String.init),
        hasProblems: problem != nil,
        departments: departments.map(Row.init), hasDepartments: !departments.isEmpty,
        mayRegister: Visitor.current.mayRegisterDepartments(of: county.division), worksHere: !Visitor.current.isAdministrator,
        rows: typed?.text("rows") ?? "",
        actor: typed?.text("actor") ?? "",
        years: open.map { year in
          let key = CountyYear(county: county.division, year: year)
          return Year(
            name: year.text, overview: known.contains(year.year) ? Address.overview(county, year) : nil, one: Address.newProject(key),
            many: Address.registration(key))
        }))
  }

  /// The list of counties is the system administrator's.
  static var crumbs: [Crumb] { Visitor.current.mayRegisterCounties ? [Crumb(href: Address.counties, text: "县区和部门")] : [] }

  private struct Model {
    let action: String
    let problems: [String]
    let hasProblems: Bool
    let departments: [Row]
    let hasDepartments: Bool
    let mayRegister: Bool
    let worksHere: Bool
    let rows: String
    let actor: String
    let years: [Year]
  }

  private struct Row {
    let name: String
    let former: String
    let code: String
    let rename: String

    init(_ department: Department) {
      name = department.names.last?.text ?? ""
      former = department.names.dropLast().map(\.text).joined(separator: "、")
      code = department.unitCode?.text ?? ""
      rename = Address.rename(department)
    }
  }

  private struct Year {
    let name: String
    let overview: String?
    let one: String
    let many: String
  }
}
