import Foundation
import HengDomain
import HengOperations
import HengValues
import Hummingbird

extension Site {
  /// | Address | Does |
  /// |---|---|
  /// | `/settings/people` | everybody with an account; POST registers one |
  /// | `/settings/many-people`, `/settings/many-grants`, `/settings/first-passwords` | POST registers pasted rows, gives pasted roles, gives newcomers their passwords |
  /// | `/settings/people/{account}` | one person: roles and where they hold |
  /// | `…/standing` | POST deactivates or reactivates |
  /// | `…/password` | POST gives a one-time password, shown once |
  /// | `…/grants`, `…/grants/{grant}/revoke` | POST gives a role, ends one |
  func addPeople(to router: Router<SiteContext>) {
    router.get("/settings/people") { _, context in
      try await peoplePage(try signedIn(context))
    }
    router.post("/settings/many-people") { request, context in
      try await many(request, context) { form, reader in
        let count = try await access.people.register(rows: form.text("rows") ?? "", by: reader, reason: reason(form, "批量登记"))
        return PeoplePage.Outcome(told: "已登记\(count)人。请安全管理员给角色和口令。")
      }
    }
    router.post("/settings/many-grants") { request, context in
      try await many(request, context) { form, reader in
        let count = try await access.people.grant(rows: form.text("rows") ?? "", by: reader, reason: reason(form, "批量授权"))
        return PeoplePage.Outcome(told: "已给\(count)个角色。")
      }
    }
    router.post("/settings/first-passwords") { request, context in
      try await many(request, context) { form, reader in
        let passwords = try await access.people.firstPasswords(by: reader, reason: reason(form, "新人口令"))
        return PeoplePage.Outcome(told: passwords.isEmpty ? "没有待设口令的人。" : "已给\(passwords.count)人一次性口令。", passwords: passwords)
      }
    }
    router.post("/settings/people") { request, context in
      let (form, reader) = (try await form(request), try signedIn(context))
      do throws(DeskError) {
        let person = try await access.people.register(
          account: form.text("account") ?? "", name: form.text("name") ?? "", unit: form.text("unit") ?? "", by: reader.person.id,
          reason: reason(form, "登记人员"))
        return Response.redirect(to: Address.person(person.account), type: .normal)
      } catch {
        if StoreTrouble(error) != nil { throw error }
        return try await peoplePage(reader, problem: error, typed: form)
      }
    }
    router.get("/settings/people/{account}") { _, context in try await personPage(context) }
    router.post("/settings/people/{account}/standing") { request, context in
      let (form, reader) = (try await form(request), try signedIn(context))
      let entry = try await entry(context)
      try await refusing("没有改动") {
        entry.person.isActive
          ? try await access.people.deactivate(entry.person.id, by: reader.person.id, reason: reason(form, "停用账号"))
          : try await access.people.reactivate(entry.person.id, by: reader.person.id, reason: reason(form, "启用账号"))
      }
      return Response.redirect(to: Address.person(entry.person.account), type: .normal)
    }
    router.post("/settings/people/{account}/password") { request, context in
      let (form, reader) = (try await form(request), try signedIn(context))
      let entry = try await entry(context)
      let password = try await refusing("没有重设") {
        try await access.people.resetPassword(of: entry.person.id, by: reader.person.id, reason: reason(form, "重设口令"))
      }
      return try await personPage(context, password: password)
    }
    router.post("/settings/people/{account}/grants") { request, context in try await grant(request, context) }
    router.post("/settings/people/{account}/grants/{grant}/revoke") { request, context in
      let (form, reader) = (try await form(request), try signedIn(context))
      let entry = try await entry(context)
      let id: ID<RoleGrant> = ID(context.parameters.get("grant")?.removingPercentEncoding ?? "")
      guard entry.grants.contains(where: { $0.id == id }) else { throw PageProblem.missing("这个人的这项授权") }
      try await refusing("没有收回") { try await access.people.revoke(id, by: reader.person.id, reason: reason(form, "收回角色")) }
      return Response.redirect(to: Address.person(entry.person.account), type: .normal)
    }
  }

  private func reason(_ form: MultipartForm, _ usual: String) -> String {
    let given = form.text("reason")?.trimmedSpaces ?? ""
    return given.isEmpty ? usual : given
  }

  private func peoplePage(_ reader: SignedIn, outcome: PeoplePage.Outcome? = nil, problem: DeskError? = nil, typed: MultipartForm? = nil)
    async throws -> Response
  {
    let page = PeoplePage(try await people(reader), reader: reader, outcome: outcome, problem: problem?.message, typed: typed).page
    return Response.html(renderer.page(page), status: problem == nil ? .ok : .unprocessableContent)
  }

  private func many(
    _ request: Request, _ context: SiteContext, _ work: (MultipartForm, ID<Person>) async throws -> PeoplePage.Outcome
  ) async throws -> Response {
    let (form, reader) = (try await form(request), try signedIn(context))
    do { return try await peoplePage(reader, outcome: try await work(form, reader.person.id)) } catch let error as DeskError {
      if StoreTrouble(error) != nil { throw error }
      return try await peoplePage(reader, problem: error, typed: form)
    }
  }

  private func people(_ reader: SignedIn) async throws -> [PersonEntry] {
    try await refusing("不能显示") { try await access.people.people(by: reader.person.id) }
  }

  private func entry(_ context: SiteContext) async throws -> PersonEntry {
    let typed = context.parameters.get("account")?.removingPercentEncoding ?? ""
    guard let entry = try await people(try signedIn(context)).first(where: { $0.person.account.text == typed }) else {
      throw PageProblem.missing("用户名是“\(typed)”的人员")
    }
    return entry
  }

  private func personPage(
    _ context: SiteContext, password: OneTimePassword? = nil, problem: String? = nil, typed: MultipartForm? = nil
  ) async throws -> Response {
    let (entry, reader) = (try await entry(context), try signedIn(context))
    var departments: [Department] = []
    let counties = try await registration.counties()
    for county in counties { departments += try await registration.departments(of: county.division) }
    let page = PersonPage(
      entry, reader: reader, counties: counties, departments: departments, today: registration.today, password: password, problem: problem,
      typed: typed
    ).page
    return Response.html(renderer.page(page), status: problem == nil ? .ok : .unprocessableContent)
  }

  private func grant(_ request: Request, _ context: SiteContext) async throws -> Response {
    let (form, reader) = (try await form(request), try signedIn(context))
    let entry = try await entry(context)
    do {
      let wish = try GrantForm(form).wish(for: entry.person.id)
      _ = try await access.people.grant(wish, by: reader.person.id, reason: reason(form, "授权"))
      return Response.redirect(to: Address.person(entry.person.account), type: .normal)
    } catch let error as ValueError {
      return try await personPage(context, problem: error.message, typed: form)
    } catch let error as DeskError {
      if StoreTrouble(error) != nil { throw error }
      return try await personPage(context, problem: error.message, typed: form)
    }
  }
}

/// A grant as the form sends it (授权表).
struct GrantForm {
  private let form: MultipartForm

  init(_ form: MultipartForm) { self.form = form }

  func wish(for person: ID<Person>) throws(ValueError) -> GrantWish {
    guard let role = Role(rawValue: text("role")) else {
      throw ValueError(what: "角色", text: text("role"), reason: "没有选", remedy: "请选一个角色")
    }
    let department = text("department")
    return GrantWish(
      person: person, role: role, division: role.isAdministrator ? nil : try AdministrativeDivision(text("division")),
      department: department.isEmpty || role.isAdministrator ? nil : ID(department), kind: RoleGrant.Kind(rawValue: text("kind")) ?? .own,
      since: try day("since"), until: try day("until"))
  }

  private func text(_ name: String) -> String { form.text(name)?.trimmedSpaces ?? "" }

  private func day(_ name: String) throws(ValueError) -> CivilDate? { text(name).isEmpty ? nil : try CivilDate(text(name)) }
}
