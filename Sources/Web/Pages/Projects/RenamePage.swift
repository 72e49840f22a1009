import HengDomain
import HengOperations
import HengValues

/// Another name for a department from a day on (部门更名).
struct RenamePage {
  let page: Page

  init(_ department: Department, of county: County, on day: CivilDate, problem: String? = nil, typed: MultipartForm? = nil) {
    let former = department.names.dropLast().map(\.text).joined(separator: "、")
    page = Page(
      title: "部门更名", crumbs: CountyPage.crumbs + [Crumb(href: Address.settings(county.division), text: county.name)], here: "部门更名",
      menu: .counties, facts: [PageParts.words(county.name)], template: "rename",
      model: Model(
        action: Address.rename(department), back: Address.settings(county.division), problem: problem,
        name: department.names.last?.text ?? "", former: former.isEmpty ? nil : former, to: typed?.text("to") ?? "",
        since: typed?.text("since") ?? day.text, actor: typed?.text("actor") ?? "", reason: typed?.text("reason") ?? ""))
  }

  private struct Model {
    let action: String
    let back: String
    let problem: String?
    let name: String
    let former: String?
    let to: String
    let since: String
    let actor: String
    let reason: String
  }
}
