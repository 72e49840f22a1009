import HengDomain
import HengOperations
import HengRules
import HengValues
import HengWriters
import Hummingbird

extension Site {
  /// | Address | Does |
  /// |---|---|
  /// | `/settings/counties` | registered counties; `?q=` finds a division; POST registers one |
  /// | `/settings/counties/{division}` | its departments; POST to `/departments` registers more, typed or pasted |
  /// | `/counties/{division}/{year}/projects/new` | one project to fill in; POST registers it |
  /// | `/counties/{division}/{year}/registration` | many at once: pasted rows or a workbook; POST shows what would be registered |
  /// | `…/registration/confirm` | POST registers what was shown |
  /// | `/settings/registration.xlsx` | the empty workbook |
  func addRegistration(to router: Router<SiteContext>) {
    router.get("/settings/counties") { request, _ in
      try await html(counties(query: String(request.uri.queryParameters.get("q") ?? "")))
    }
    router.post("/settings/counties") { request, _ in try await registerCounty(request) }
    router.get("/settings/counties/{division}") { _, context in try await html(county(try division(context))) }
    router.post("/settings/counties/{division}/departments") { request, context in try await registerDepartments(request, context) }
    router.get("/settings/registration.xlsx") { _, _ in
      Response.file(try RegistrationWorkbook.template(), named: "登记工作簿.xlsx", mediaType: PaperFormat.xlsx.mediaType)
    }
    router.get("/counties/{division}/{year}/projects/new") { _, context in
      let known = try await known(context)
      return html(NewProjectPage(known.county, known.projects).page)
    }
    router.post("/counties/{division}/{year}/projects/new") { request, context in try await registerProject(request, context) }
    router.get("/counties/{division}/{year}/registration") { _, context in
      let known = try await known(context)
      return html(RegistrationPage(known.county, known.projects).page)
    }
    router.post("/counties/{division}/{year}/registration") { request, context in try await preview(request, context) }
    router.post("/counties/{division}/{year}/registration/confirm") { request, context in try await confirm(request, context) }
  }

  private func html(_ page: Page, status: HTTPResponse.Status = .ok) -> Response { Response.html(renderer.page(page), status: status) }

  private func division(_ context: SiteContext) throws -> AdministrativeDivision {
    guard let division = try? AdministrativeDivision(context.parameters.get("division") ?? "") else { throw PageProblem.missing("这个县区") }
    return division
  }

  /// Who sends a form.
  func person(
    _ form: MultipartForm, in county: AdministrativeDivision?, for departments: [DepartmentYear] = [], reason: String
  ) -> RegistrationDesk.Person {
    let given = form.text("reason")?.trimmedSpaces ?? ""
    let visitor = Visitor.current
    let scope = visitor.scope
    let roles =
      departments.isEmpty
      ? county.map { scope.roles(in: $0, department: nil) } ?? []
      : departments.reduce(Role.all) { $0.intersection(scope.roles(in: $1.county, department: $1.departmentID)) }
    let role =
      Role.allCases.first { roles.contains($0) && Role.preparers.contains($0) }
      ?? visitor.signedIn?.roles.first(where: \.isAdministrator) ?? .unitFinanceOfficer
    return RegistrationDesk.Person(visitor.actor(typed: form.text("actor")), as: role, reason: given.isEmpty ? reason : given)
  }

  /// Whoever has a part of a county only registers for his own departments.
  func requireOwn(_ departments: some Sequence<DepartmentYear>) throws(RegistrationError) {
    if let stranger = departments.first(where: { !Visitor.current.mayPrepare($0.county, department: $0.departmentID) }) {
      throw .other("部门“\(stranger.department)”的项目不归您登记，或不在您管的范围里。请改为您管的部门，或转给负责的人登记。")
    }
  }

  private func requireOwn(_ plan: RegistrationPlan) throws(RegistrationError) {
    if plan.hasDepartments, !Visitor.current.mayRegisterDepartments(of: plan.key.county) {
      throw .other("登记部门由系统管理员，或管全县的财政局办理。请把“部门”这张表留空，或转给他们登记。")
    }
    try requireOwn(plan.departmentsOfProjects)
  }

  // MARK: Counties and departments

  private func counties(query: String, problem: String? = nil, typed: MultipartForm? = nil) async throws -> Page {
    let today = registration.today
    let names = try await registration.divisions()
    return CountiesPage(
      try await registration.counties(),
      found: query.isEmpty ? nil : names.matching(query, on: today).map { ($0, names.fullName($0.division, on: today)) },
      query: query, profiles: registration.profiles, problem: problem, typed: typed
    ).page
  }

  private func registerCounty(_ request: Request) async throws -> Response {
    let form = try await form(request)
    do {
      guard let division = try? AdministrativeDivision(form.text("division") ?? "") else {
        throw RegistrationError.other("行政区划代码“\(form.text("division") ?? "")”有误。请先按名称查找，再从结果中选。")
      }
      let county = try await registration.register(
        county: division, bureau: form.text("bureau") ?? "", profile: form.text("profile") ?? "national",
        by: person(form, in: nil, reason: "登记县区"))
      return .redirect(to: Address.settings(county.division), type: .normal)
    } catch let error as RegistrationError {
      if StoreTrouble(error) != nil { throw error }
      return html(
        try await counties(query: form.text("division") ?? "", problem: error.message, typed: form), status: .unprocessableContent)
    }
  }

  private func county(_ division: AdministrativeDivision, problem: String? = nil, typed: MultipartForm? = nil) async throws -> Page {
    let county = try await registered(division)
    var years: [FiscalYear] = []
    for key in try await desk.countyYears() where key.county == division {
      if try await desk.overview(key) != nil { years.append(key.year) }
    }
    return CountyPage(
      county, try await registration.departments(of: division), years: years,
      thisYear: registration.today.year, problem: problem, typed: typed
    ).page
  }

  func registered(_ division: AdministrativeDivision) async throws -> County {
    guard let county = try await registration.counties().first(where: { $0.division == division }) else {
      throw PageProblem(status: .notFound, title: "没有登记", reason: "台账里没有登记县区 \(division.text)。", remedy: "请先在“设置 · 县区和部门”登记这个县区。")
    }
    return county
  }

  private func registerDepartments(_ request: Request, _ context: SiteContext) async throws -> Response {
    let division = try division(context)
    _ = try await registered(division)
    guard context.visitor.mayRegisterDepartments(of: division) else {
      throw PageProblem(
        status: .forbidden, title: "不归您办", reason: "登记部门由系统管理员，或管全县的财政局办理。", remedy: "请转给他们登记。")
    }
    let form = try await form(request)
    do {
      let plan = try await registration.plan(departments: form.text("rows") ?? "", of: division)
      guard plan.mayRegister else { throw RegistrationError.other(plan.faults.map(\.message).joined(separator: "\n")) }
      try await registration.register(plan, by: person(form, in: division, reason: "登记部门"))
      return .redirect(to: Address.settings(division), type: .normal)
    } catch let error as RegistrationError {
      if StoreTrouble(error) != nil { throw error }
      return html(try await county(division, problem: error.message, typed: form), status: .unprocessableContent)
    }
  }

  // MARK: Projects

  /// How far from this year projects are registered.
  private static let yearsAround = 10

  func known(_ context: SiteContext) async throws -> (county: County, projects: KnownProjects) {
    guard let number = context.parameters.get("year", as: Int.self), let year = try? FiscalYear(number) else {
      throw PageProblem.missing("这个年度")
    }
    let county = try await registered(try division(context))
    guard abs(year.year - registration.today.year) <= Self.yearsAround else {
      throw PageProblem(
        status: .notFound, title: "年度不对", reason: "\(year.text)离今年太远，不登记项目。", remedy: "请从“县区和部门”选年度进入。")
    }
    let known = try await registration.known(CountyYear(county: county.division, year: year))
    return (county, known.seen(by: context.visitor.scope))
  }

  private func registerProject(_ request: Request, _ context: SiteContext) async throws -> Response {
    let known = try await known(context)
    let form = try await form(request)
    let entry = ProjectEntry(Dictionary(uniqueKeysWithValues: ProjectField.allCases.map { ($0, form.text($0.key) ?? "") }))
    do throws(RegistrationError) {
      let departments = try RegistrationDesk.drafts([entry], among: known.projects).map(\.department)
      try requireOwn(departments)
      let ids = try await registration.register(
        projects: [entry], of: known.projects.key, by: person(form, in: known.county.division, for: departments, reason: "登记项目"))
      return .redirect(to: ids.first.map(Address.project) ?? Address.projects, type: .normal)
    } catch {
      if StoreTrouble(error) != nil { throw error }
      return html(NewProjectPage(known.county, known.projects, entry: entry, error: error, typed: form).page, status: .unprocessableContent)
    }
  }

  // MARK: Many at once

  /// What was sent is kept for a while under a key, so that what is confirmed is what was shown.
  private func preview(_ request: Request, _ context: SiteContext) async throws -> Response {
    let known = try await known(context)
    let owner = context.visitor.owner(of: known.projects.key)
    let form = try await form(request)
    let file = form.files.first
    let bytes = file?.bytes ?? Array((form.text("rows") ?? "").utf8)
    do {
      let plan = try await plan(bytes, isWorkbook: file != nil, of: known.projects.key)
      try requireOwn(plan)
      guard plan.faults.isEmpty else {
        let marked = try file.map { try AccountsImport.returned($0.bytes, plan.refusal) }
        let name = "退回-\(file?.fileName ?? "登记工作簿.xlsx")"
        let address = marked.map { Address.returned(known.projects.key, returned.keep($0, named: name, of: owner)) }
        let page = RegistrationPage(known.county, known.projects, plan: plan, returned: address, typed: form).page
        return html(page, status: .unprocessableContent)
      }
      let key = returned.keep(bytes, named: file?.fileName ?? "", of: owner)
      return html(RegistrationPage(known.county, known.projects, plan: plan, key: key, typed: form).page)
    } catch let error as RegistrationError {
      if StoreTrouble(error) != nil { throw error }
      return html(
        RegistrationPage(known.county, known.projects, problem: error.message, typed: form).page, status: .unprocessableContent)
    }
  }

  private func plan(_ bytes: [UInt8], isWorkbook: Bool, of key: CountyYear) async throws -> RegistrationPlan {
    isWorkbook
      ? try await registration.plan(workbook: bytes, of: key)
      : try await registration.plan(projects: String(decoding: bytes, as: UTF8.self), of: key)
  }

  private func confirm(_ request: Request, _ context: SiteContext) async throws -> Response {
    let known = try await known(context)
    let form = try await form(request)
    let owner = context.visitor.owner(of: known.projects.key)
    guard let sent = returned.file(form.text("key") ?? "", of: owner) else {
      throw PageProblem(
        status: .gone, title: "没有再登记", reason: "这份预览已经登记过，或者已经过期，或者不是您在这个县区年度提交的。", remedy: "请先到总览看是否已经登记；没有的，把工作簿或粘贴的内容再提交一次。")
    }
    do {
      let plan = try await plan(sent.bytes, isWorkbook: !sent.name.isEmpty, of: known.projects.key)
      try requireOwn(plan)
      try await registration.register(plan, by: person(form, in: known.county.division, for: plan.departmentsOfProjects, reason: "登记"))
      returned.forget(form.text("key") ?? "", of: owner)
      return .redirect(to: Address.registered(known.projects.key), type: .normal)
    } catch let error as RegistrationError {
      if StoreTrouble(error) != nil { throw error }
      return html(
        RegistrationPage(known.county, known.projects, problem: error.message, typed: form).page, status: .unprocessableContent)
    }
  }
}
