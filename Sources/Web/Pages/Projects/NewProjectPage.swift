import HengDomain
import HengOperations
import HengValues

/// The form that registers one project, or corrects what was registered of one (项目登记、更正登记).
struct NewProjectPage {
  let page: Page

  /// A registration that is corrected, with what was typed where that was refused.
  init(
    correcting found: RegistrationToCorrect, of county: County, entry: ProjectEntry? = nil, version: Int? = nil,
    error: RegistrationError? = nil, typed: MultipartForm? = nil
  ) {
    let project = found.project
    let problems = error.map(Self.problems) ?? []
    let groups = found.keepsMoney ? Array(Self.groups.prefix(1)) : Self.groups
    page = Page(
      title: "更正登记",
      crumbs: [Crumb(href: Address.projects, text: "项目"), Crumb(href: Address.project(project.id), text: project.name)], here: "更正登记",
      menu: .projects, scope: OverviewPage.scope(county, project.year), facts: [PageParts.words(project.name)],
      actions: found.obstacle == nil ? [PageAction(href: Address.withdrawal(project.id), text: "撤销登记…")] : [], template: "new-project",
      model: Model(
        action: Address.correction(project.id), settings: Address.settings(county.division), lacksDepartments: false, problems: problems,
        hasProblems: !problems.isEmpty, general: problems.isEmpty ? error?.message.split(separator: "\n").map(String.init) : nil,
        groups: found.obstacle != nil
          ? []
          : groups.map { title, fields in
            Group(title: title, fields: fields.map { Field($0, entry ?? found.entry, problems, departments: found.known.departmentNames) })
          }, actor: typed?.text("actor") ?? "", reason: typed?.text("reason") ?? "", failed: "没有更正", submit: "保存更正",
        version: "\(version ?? found.version)", keepsMoney: found.keepsMoney && found.obstacle == nil, obstacle: found.obstacle,
        back: Address.project(project.id)))
  }

  init(_ county: County, _ known: KnownProjects, entry: ProjectEntry? = nil, error: RegistrationError? = nil, typed: MultipartForm? = nil) {
    let problems = error.map(Self.problems) ?? []
    let name = "\(county.name) \(known.key.year.text)"
    let departments = known.departmentNames
    page = Page(
      title: "登记项目",
      crumbs: CountyPage.crumbs + [Crumb(href: Address.settings(county.division), text: county.name)],
      here: name, menu: .projects, scope: known.projects.isEmpty ? nil : OverviewPage.scope(county, known.key.year),
      facts: [PageParts.words(name)],
      actions: [PageAction(href: Address.registration(known.key), text: "批量登记")], template: "new-project",
      model: Model(
        action: Address.newProject(known.key), settings: Address.settings(county.division), lacksDepartments: departments.isEmpty,
        problems: problems, hasProblems: !problems.isEmpty,
        general: problems.isEmpty ? error?.message.split(separator: "\n").map(String.init) : nil,
        groups: Self.groups.map { title, fields in
          Group(title: title, fields: fields.map { Field($0, entry, problems, departments: departments) })
        }, actor: typed?.text("actor") ?? "", reason: typed?.text("reason") ?? "登记项目", failed: "没有登记", submit: "登记项目"))
  }

  private static let groups: [(String, [ProjectField])] = [
    ("项目", [.name, .code, .tier, .parent, .department, .departmentCode, .unit, .unitCode, .nature, .duration, .purpose, .isSecret]),
    (
      "资金",
      [
        .moneyUnit, .central, .provincial, .municipal, .county, .other, .carriedOver, .initialBudget, .revisedBudget, .document, .isDirect,
        .isAdvanceNotice,
      ]
    ),
    ("支出计划", [.planMarch, .planJune, .planOctober, .planDecember]),
  ]

  private static func problems(_ error: RegistrationError) -> [Problem] {
    guard case .entries(let all) = error else { return [] }
    return all.values.flatMap { $0 }.map { problem in
      let field = ProjectField(rawValue: problem.field)
      return Problem(href: "#\(field?.key ?? "main")", field: problem.field, text: problem.message)
    }
  }

  private struct Model {
    let action: String
    let settings: String
    let lacksDepartments: Bool
    let problems: [Problem]
    let hasProblems: Bool
    /// What is wrong with the project as a whole.
    let general: [String]?
    let groups: [Group]
    let actor: String
    let reason: String
    /// What did not come about, and what the button does.
    let failed: String
    let submit: String
    /// Of a registration that is corrected.
    var version: String?
    var keepsMoney = false
    var obstacle: String?
    var back: String?
  }

  private struct Problem {
    let href: String
    let field: String
    let text: String
  }

  private struct Group {
    let title: String
    let fields: [Field]
  }

  private struct Field {
    let key: String
    let label: String
    let note: String
    let value: String
    let isRequired: Bool
    let options: [Option]
    let isChoice: Bool
    let isLong: Bool
    let problem: String?

    init(_ field: ProjectField, _ entry: ProjectEntry?, _ problems: [Problem], departments: [String]) {
      key = field.key
      label = field.rawValue
      note = field.note
      let typed = entry?[field] ?? ""
      value = typed
      isRequired = field.isRequired
      var choices = field == .department ? departments : field.choices
      if !typed.isEmpty, !choices.isEmpty, !choices.contains(typed) { choices.append(typed) }
      options = choices.map { Option(text: $0, selected: $0 == typed) }
      isChoice = !options.isEmpty
      isLong = field == .purpose
      problem = problems.first { $0.field == field.rawValue }?.text
    }
  }

  private struct Option {
    let text: String
    let selected: Bool
  }
}
