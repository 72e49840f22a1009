import HengDomain
import HengOperations
import HengValues

/// What begins a database: county, first administrators, and a workbook if there is one (首次启动), without bar and menu.
struct FirstStartPage {
  struct Problem {
    let lines: [String]
    /// Where the workbook with its errors marked is fetched.
    let workbook: String?
  }

  let page: Page

  /// - Parameters:
  ///   - found: divisions that a search found, with their full names; nil where nothing was looked for.
  ///   - typed: what the last form held.
  init(
    found: [(DivisionName, String)]?, query: String, profiles: [(key: String, name: String)], thisYear: Int, problem: Problem?,
    typed: MultipartForm?
  ) {
    let choices = (found ?? []).prefix(Self.most).map { entry, name in
      Choice(
        code: entry.division.text, name: name, isChosen: typed?.text("division") == entry.division.text || found?.count == 1)
    }
    let wanted = typed?.text("profile") ?? "national"
    page = Page(
      title: "首次启动", here: "首次启动", template: "first-start",
      model: Model(
        problem: problem.map { Told(lines: Array($0.lines.prefix(Self.most)), more: $0.lines.count - Self.most, workbook: $0.workbook) },
        query: query, isNothing: found?.isEmpty ?? false, choices: choices, hasChoices: !choices.isEmpty,
        rest: (found?.count ?? 0) > Self.most ? "还有\((found?.count ?? 0) - Self.most)个，请写得更细些。" : nil,
        bureau: typed?.text("bureau") ?? "", unit: typed?.text("unit") ?? "",
        profiles: profiles.map { Option(value: $0.key, text: $0.name, selected: $0.key == wanted) },
        year: typed?.text("year") ?? "\(thisYear)",
        administrators: Self.administrators.map { key, label, account in
          Administrator(
            key: key, label: label, account: typed?.text("\(key)-account") ?? account, name: typed?.text("\(key)-name") ?? "")
        }))
  }

  private static let most = 30
  private static let administrators = [
    ("system", Role.systemAdministrator.label, "sysadmin"), ("security", Role.securityAdministrator.label, "secadmin"),
    ("audit", Role.auditAdministrator.label, "auditadmin"),
  ]

  /// The administrators that a form names.
  static func people(_ form: MultipartForm) -> FirstPeople {
    func named(_ key: String) -> FirstPeople.Named {
      FirstPeople.Named(account: form.text("\(key)-account") ?? "", name: form.text("\(key)-name") ?? "")
    }
    return FirstPeople(system: named("system"), security: named("security"), audit: named("audit"), unit: form.text("unit") ?? "")
  }

  private struct Model {
    let problem: Told?
    let query: String
    let isNothing: Bool
    let choices: [Choice]
    let hasChoices: Bool
    let rest: String?
    let bureau: String
    let unit: String
    let profiles: [Option]
    let year: String
    let administrators: [Administrator]
  }

  private struct Told {
    let lines: [String]
    let rest: String?
    let workbook: String?

    init(lines: [String], more: Int, workbook: String?) {
      self.lines = lines
      rest = more > 0 ? "还有\(more)处，见退回的工作簿。" : nil
      self.workbook = workbook
    }
  }

  private struct Choice {
    let code: String
    let name: String
    let isChosen: Bool
  }

  private struct Option {
    let value: String
    let text: String
    let selected: Bool
  }

  private struct Administrator {
    let key: String
    let label: String
    let account: String
    let name: String
  }
}

/// What was begun, with the passwords that are shown this once (已建账).
struct BegunPage {
  let page: Page

  init(_ county: County, _ passwords: [(person: Person, role: Role, password: OneTimePassword)], _ registered: RegistrationPlan?) {
    let lines = Dictionary(grouping: registered?.lines ?? [], by: \.sheet)
    let counts = ["部门", "人员", "项目"].compactMap { sheet in lines[sheet].map { "\($0.count)个\(sheet)" } }
    page = Page(
      title: "已建账", here: "已建账", template: "begun",
      model: Model(
        county: "\(county.province)\(county.prefecture)\(county.name)", bureau: county.bureau,
        counts: counts.isEmpty ? nil : counts.joined(separator: "、"),
        passwords: passwords.map {
          Line(role: $0.role.label, name: $0.person.name, account: $0.person.account.text, password: $0.password.text)
        }))
  }

  private struct Model {
    let county: String
    let bureau: String
    /// What the workbook held; nil without one.
    let counts: String?
    let passwords: [Line]
  }

  private struct Line {
    let role: String
    let name: String
    let account: String
    let password: String
  }
}
