import HengDomain
import HengOperations
import HengValues

/// Asks once more before a registration is taken back, and for the reason (撤销登记).
struct WithdrawalPage {
  let page: Page

  init(_ found: RegistrationToCorrect, problem: String? = nil, version: Int? = nil, typed: MultipartForm? = nil) {
    let project = found.project
    page = Page(
      title: "撤销登记",
      crumbs: [Crumb(href: Address.projects, text: "项目"), Crumb(href: Address.project(project.id), text: project.name)], here: "撤销登记",
      menu: .projects, facts: [PageParts.words(project.year.text)], template: "withdrawal",
      model: Model(
        action: Address.withdrawal(project.id), back: Address.project(project.id), problem: problem, name: project.name,
        department: project.departmentName, unit: project.implementingUnit, id: project.id.text, obstacle: found.obstacle,
        version: "\(version ?? found.version)", actor: typed?.text("actor") ?? "", reason: typed?.text("reason") ?? ""))
  }

  private struct Model {
    let action: String
    let back: String
    let problem: String?
    let name: String
    let department: String
    let unit: String
    let id: String
    let obstacle: String?
    let version: String
    let actor: String
    let reason: String
  }
}
