import HengDomain
import HengValues

/// The people of a registration workbook (人员表): a row each, or several rows of one account for several roles.
struct PeopleSheet: Sendable {
  struct Held: Sendable {
    let role: Role
    let division: AdministrativeDivision?
    let department: ID<Department>?
    let kind: RoleGrant.Kind
    let since: CivilDate
    let until: CivilDate?
  }

  struct Line: Sendable {
    let account: AccountName
    let name: String
    let unit: String
    var roles: [Held]
  }

  private let first: FirstPeople
  private let today: CivilDate
  private(set) var lines: [Line] = []

  init(_ first: FirstPeople, on today: CivilDate) {
    self.first = first
    self.today = today
  }

  /// Takes a row in, or says what is wrong with it.
  ///
  /// - Parameters:
  ///   - county: whose roles they are where the row names no division.
  ///   - departments: those that the workbook registers.
  mutating func take(
    _ typed: [PersonField: String], of county: AdministrativeDivision, departments: [Department]
  ) throws(EntryProblem) {
    let (account, name, unit) = (try account(typed), typed[.name] ?? "", typed[.unit] ?? "")
    if let fault = PeopleDesk.fault(name: name, unit: unit) { throw problem(.name, name, fault, "请改正") }
    let role = try held(typed, county, departments)
    guard let place = lines.firstIndex(where: { $0.account == account }) else {
      try judge(role, beside: [])
      lines.append(Line(account: account, name: name.trimmedSpaces, unit: unit.trimmedSpaces, roles: role.map { [$0] } ?? []))
      return
    }
    guard lines[place].name == name.trimmedSpaces else {
      throw problem(.account, account.text, "前面已给“\(lines[place].name)”用过", "两个人用不同的用户名；同一个人的几个角色，姓名要写得一样")
    }
    try judge(role, beside: lines[place].roles)
    if let role { lines[place].roles.append(role) }
  }

  private func account(_ typed: [PersonField: String]) throws(EntryProblem) -> AccountName {
    let text = typed[.account] ?? ""
    let account: AccountName
    do throws(ValueError) { account = try AccountName(text) } catch { throw problem(.account, text, error.reason, error.remedy) }
    if first.byRole.contains(where: { (try? AccountName($0.named.account)) == account }) {
      throw problem(.account, text, "是首批管理员的用户名", "管理员不办业务，请为这个人另取一个用户名")
    }
    return account
  }

  private func held(
    _ typed: [PersonField: String], _ county: AdministrativeDivision, _ departments: [Department]
  ) throws(EntryProblem) -> Held? {
    guard let word = typed[.role], !word.isEmpty else { return nil }
    guard let role = Role(named: word), role != .publicReader else {
      let known = Role.allCases.filter { $0 != .publicReader }.map(\.label).joined(separator: "、")
      throw problem(.role, word, "没有这个角色", "可选：\(known)")
    }
    let (kindWord, place) = (typed[.kind] ?? "", try division(typed, county))
    guard let kind = kindWord.isEmpty ? .own : RoleGrant.Kind.allCases.first(where: { $0.label == kindWord }) else {
      throw problem(.kind, kindWord, "没有这种方式", "可选：\(RoleGrant.Kind.allCases.map(\.label).joined(separator: "、"))")
    }
    return Held(
      role: role, division: role.isAdministrator ? nil : place, department: try department(typed, departments), kind: kind,
      since: try day(.since, typed) ?? today, until: try day(.until, typed))
  }

  private func division(_ typed: [PersonField: String], _ county: AdministrativeDivision) throws(EntryProblem) -> AdministrativeDivision {
    guard let text = typed[.division], !text.isEmpty else { return county }
    let division: AdministrativeDivision
    do throws(ValueError) { division = try AdministrativeDivision(text) } catch {
      throw problem(.division, text, error.reason, error.remedy)
    }
    guard county.contains(division) else { throw problem(.division, text, "不在 \(county.text) 里", "请写本县、本县乡镇或村的代码；管全县的留空") }
    return division
  }

  private func department(_ typed: [PersonField: String], _ departments: [Department]) throws(EntryProblem) -> ID<Department>? {
    guard let name = typed[.department], !name.isEmpty else { return nil }
    guard let found = departments.first(where: { $0.names.contains { ActorName($0.text) == ActorName(name) } }) else {
      throw problem(.department, name, "“部门”这张表里没有它", "请先在“部门”表里登记，或核对名称；管全部部门的留空")
    }
    return found.id
  }

  private func day(_ field: PersonField, _ typed: [PersonField: String]) throws(EntryProblem) -> CivilDate? {
    guard let text = typed[field], !text.isEmpty else { return nil }
    do throws(ValueError) { return try CivilDate(text) } catch { throw problem(field, text, error.reason, error.remedy) }
  }

  /// As the security administrator's grants are judged.
  private func judge(_ held: Held?, beside others: [Held]) throws(EntryProblem) {
    guard let held else { return }
    let fault = held.grant.fault(beside: others.map(\.grant), today: today, grantor: nil)
    if let fault { throw problem(.role, held.role.label, fault.message, "请核对这一行") }
  }

  private func problem(_ field: PersonField, _ typed: String, _ reason: String, _ remedy: String) -> EntryProblem {
    EntryProblem(field.rawValue, typed: typed, reason: reason, remedy: remedy)
  }
}

extension PeopleSheet.Held {
  fileprivate var grant: RoleGrant {
    RoleGrant(
      id: ID(""), person: ID(""), role: role, division: division, department: department, kind: kind, since: since, until: until,
      grantedBy: "", reason: "")
  }
}
