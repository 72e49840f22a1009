import HengDomain
import HengOperations
import HengValues

/// One person with his roles (人员).
struct PersonPage {
  let page: Page

  /// - Parameter password: a one-time password that was just given; it is shown this once.
  init(
    _ entry: PersonEntry, reader: SignedIn, counties: [County], departments: [Department], today: CivilDate, password: OneTimePassword?,
    problem: String?, typed: MultipartForm?
  ) {
    let person = entry.person
    let own = Address.person(person.account)
    let isGuardian = reader.roles.contains(.securityAdministrator)
    page = Page(
      title: person.name, crumbs: [Crumb(href: Address.people, text: "人员和角色")], here: person.name, menu: .people,
      facts: [
        PageParts.words(person.account.text), PageParts.words(person.unit),
        PageParts.state(entry.standing == "正常" ? "done" : "waiting", entry.standing),
      ],
      template: "person",
      model: Model(
        problem: problem, password: password?.text, own: own,
        grants: entry.grants.map { grant in
          Row(
            text: GrantLine(grant: grant).text, since: grant.since.chineseText, by: grant.grantedBy, reason: grant.reason,
            state: grant.revokedOn.map { "\($0.chineseText)收回" } ?? (grant.holds(on: today) ? "有效" : grant.since > today ? "还没开始" : "已到期"),
            action: isGuardian && grant.isOpen(on: today) ? own + "/grants/\(Address.escaped(grant.id.text))/revoke" : nil)
        }, hasGrants: !entry.grants.isEmpty, isGuardian: isGuardian,
        mayStand: reader.roles.contains(.systemAdministrator) && reader.person.id != person.id,
        standing: person.isActive ? "停用" : "启用", roles: Self.roles(typed),
        kinds: RoleGrant.Kind.allCases.map { Option($0.rawValue, $0.label, typed?.text("kind")) },
        divisions: counties.map { Option($0.division.text, "\($0.name)（\($0.division.text)）", typed?.text("division")) },
        division: typed?.text("division") ?? (counties.count == 1 ? counties.first?.division.text : nil) ?? "",
        departments: departments.map { Option($0.id.text, $0.names.last?.text ?? "", typed?.text("department")) },
        since: typed?.text("since") ?? "", until: typed?.text("until") ?? ""))
  }

  private static func roles(_ typed: MultipartForm?) -> [Option] {
    Role.allCases.filter { $0 != .publicReader }.map { Option($0.rawValue, $0.label, typed?.text("role")) }
  }

  private struct Model {
    let problem: String?
    let password: String?
    let own: String
    let grants: [Row]
    let hasGrants: Bool
    let isGuardian: Bool
    let mayStand: Bool
    let standing: String
    let roles: [Option]
    let kinds: [Option]
    let divisions: [Option]
    let division: String
    let departments: [Option]
    let since: String
    let until: String
  }

  private struct Row {
    let text: String
    let since: String
    let by: String
    let reason: String
    let state: String
    let action: String?
  }

  private struct Option {
    let value: String
    let text: String
    let selected: Bool

    init(_ value: String, _ text: String, _ chosen: String?) {
      (self.value, self.text) = (value, text)
      selected = value == chosen
    }
  }
}
