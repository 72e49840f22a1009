import HengDomain
import HengOperations
import HengValues

/// Everybody with an account (人员和角色).
struct PeoplePage {
  let page: Page

  /// What was done with many people at once.
  struct Outcome {
    let told: String
    /// One-time passwords, shown this once.
    var passwords: [(person: Person, password: OneTimePassword)] = []
  }

  init(_ people: [PersonEntry], reader: SignedIn, outcome: Outcome? = nil, problem: String? = nil, typed: MultipartForm? = nil) {
    let problems = (problem ?? "").split(separator: "\n").map(String.init)
    let active = people.count(where: \.person.isActive)
    page = Page(
      title: "人员和角色", here: "人员和角色", menu: .people, facts: ["\(people.count)人，在用\(active)人", "停用的人不删除，留痕里仍看得到姓名"], template: "people",
      model: Model(
        action: Address.people, mayRegister: reader.roles.contains(.systemAdministrator),
        isGuardian: reader.roles.contains(.securityAdministrator), people: people.map { Row($0) }, told: outcome?.told,
        passwords: (outcome?.passwords ?? []).map {
          Once(name: $0.person.name, account: $0.person.account.text, password: $0.password.text)
        },
        hasPasswords: !(outcome?.passwords.isEmpty ?? true), problem: problems.first,
        faults: Array(problems.dropFirst()), hasFaults: problems.count > 1, account: typed?.text("account") ?? "",
        name: typed?.text("name") ?? "", unit: typed?.text("unit") ?? "", rows: typed?.text("rows") ?? "",
        waiting: people.count { $0.person.isActive && $0.password == nil }))
  }

  private struct Model {
    let action: String
    let mayRegister: Bool
    let isGuardian: Bool
    let people: [Row]
    let told: String?
    let passwords: [Once]
    let hasPasswords: Bool
    let problem: String?
    /// Rows that are wrong.
    let faults: [String]
    let hasFaults: Bool
    let account: String
    let name: String
    let unit: String
    let rows: String
    /// How many have no password yet.
    let waiting: Int
  }

  private struct Once {
    let name: String
    let account: String
    let password: String
  }

  private struct Row {
    let href: String
    let name: String
    let account: String
    let unit: String
    let roles: [String]
    let lastSignIn: String
    let standing: String
    let kind: String

    init(_ entry: PersonEntry) {
      href = Address.person(entry.person.account)
      name = entry.person.name
      account = entry.person.account.text
      unit = entry.person.unit
      roles = GrantLine.open(entry.grants).map(\.text)
      lastSignIn = entry.lastSignIn.map(\.beijingText) ?? "从未登录"
      standing = entry.standing
      kind = entry.standing == "正常" ? "done" : entry.person.isActive ? "waiting" : "draft"
    }
  }
}

/// A role as a line (角色和范围): `单位财务　141123　示例局`.
struct GrantLine {
  let grant: RoleGrant

  static func open(_ grants: [RoleGrant]) -> [GrantLine] { grants.filter { $0.revokedOn == nil }.map(GrantLine.init) }

  var text: String {
    let department = grant.department.map { id in grant.division.map { Department.registeredName(id, of: $0) } ?? id.text }
    let place = [grant.division?.text, department ?? (grant.division == nil ? nil : "全部部门")].compactMap { $0 }.joined(separator: " ")
    let kind = grant.kind == .own ? "" : "（\(grant.kind.label)）"
    let until = grant.until.map { "，到\($0.chineseText)" } ?? ""
    return "\(grant.role.label)\(kind)　\(place)\(until)"
  }
}
