import Foundation
import HengDomain
import HengOperations
import HengValues
import Hummingbird

extension Site {
  /// | Address | Does |
  /// |---|---|
  /// | `/projects/{id}/registration` | what was registered of a project, to be corrected; POST keeps it |
  /// | `/projects/{id}/withdrawal` | asks for the reason; POST takes the registration back |
  /// | `/settings/counties/{division}/departments/{department}/name` | another name for a department; POST keeps it |
  func addCorrections(to router: Router<SiteContext>) {
    router.get("/projects/{id}/registration") { _, context in
      let found = try await registration(context)
      return Response.html(renderer.page(NewProjectPage(correcting: found, of: try await registered(found.project.county)).page))
    }
    router.post("/projects/{id}/registration") { request, context in try await correct(request, context) }
    router.get("/projects/{id}/withdrawal") { _, context in
      Response.html(renderer.page(WithdrawalPage(try await registration(context)).page))
    }
    router.post("/projects/{id}/withdrawal") { request, context in try await withdraw(request, context) }
    router.get("/settings/counties/{division}/departments/{department}/name") { _, context in
      let (county, department) = try await department(context)
      return Response.html(renderer.page(RenamePage(department, of: county, on: registration.today).page))
    }
    router.post("/settings/counties/{division}/departments/{department}/name") { request, context in try await rename(request, context) }
  }

  // MARK: Projects

  /// By the id alone: what is corrected is named without doubt.
  private func registration(_ context: SiteContext) async throws -> RegistrationToCorrect {
    let name = context.parameters.get("id") ?? ""
    guard let id = try await desk.assessment(name)?.project.id, let found = try await registration.registration(of: id) else {
      throw PageProblem.missing("这个项目")
    }
    return found
  }

  private func correct(_ request: Request, _ context: SiteContext) async throws -> Response {
    let found = try await registration(context)
    let form = try await form(request)
    let entry = ProjectEntry(Dictionary(uniqueKeysWithValues: ProjectField.allCases.map { ($0, form.text($0.key) ?? "") }))
    let version = form.text("version").flatMap { Int($0) } ?? -1
    do throws(RegistrationError) {
      let typed = found.keepsMoney ? ProjectEntry(entry.typed.filter { !ProjectField.ofMoney.contains($0.key) }) : entry
      let departments = try RegistrationDesk.drafts([typed], among: found.known.seen(by: context.visitor.scope)).map(\.department)
      try requireOwn(departments)
      let person = try person(form, for: found, and: departments, saying: "更正")
      try await registration.correct(found.project.id, to: entry, version: version, by: person)
      return .redirect(to: Address.project(found.project.id), type: .normal)
    } catch {
      if StoreTrouble(error) != nil { throw error }
      let page = NewProjectPage(
        correcting: found, of: try await registered(found.project.county), entry: entry, version: version, error: error, typed: form)
      return Response.html(renderer.page(page.page), status: .unprocessableContent)
    }
  }

  private func withdraw(_ request: Request, _ context: SiteContext) async throws -> Response {
    let found = try await registration(context)
    let form = try await form(request)
    let version = form.text("version").flatMap { Int($0) } ?? -1
    do throws(RegistrationError) {
      let person = try person(form, for: found, and: [], saying: "撤销")
      try await registration.withdraw(found.project.id, version: version, by: person)
      return .redirect(to: Address.registered(found.known.key), type: .normal)
    } catch {
      if StoreTrouble(error) != nil { throw error }
      let page = WithdrawalPage(found, problem: error.message, version: version, typed: form)
      return Response.html(renderer.page(page.page), status: .unprocessableContent)
    }
  }

  /// Whoever corrects says why, and holds his role for every department that it touches.
  private func person(
    _ form: MultipartForm, for found: RegistrationToCorrect, and departments: [DepartmentYear], saying what: String
  ) throws(RegistrationError) -> RegistrationDesk.Person {
    guard let reason = form.text("reason")?.trimmedSpaces, !reason.isEmpty else { throw .other("没有写为什么\(what)。请写明原因或依据。") }
    let key = found.known.key
    let own = DepartmentYear(
      county: key.county, year: key.year, department: found.project.supervisingDepartment, departmentID: found.project.department)
    return person(form, in: key.county, for: [own] + departments, reason: reason)
  }

  // MARK: Departments

  private func department(_ context: SiteContext) async throws -> (County, Department) {
    guard let division = try? AdministrativeDivision(context.parameters.get("division") ?? "") else { throw PageProblem.missing("这个县区") }
    let county = try await registered(division)
    let name = context.parameters.get("department")?.removingPercentEncoding ?? ""
    guard let department = try await registration.departments(of: division).first(where: { $0.id == Department.id(name, of: division) })
    else { throw PageProblem.missing("这个部门") }
    return (county, department)
  }

  private func rename(_ request: Request, _ context: SiteContext) async throws -> Response {
    let (county, department) = try await department(context)
    guard context.visitor.mayRegisterDepartments(of: county.division) else {
      throw PageProblem(
        status: .forbidden, title: "不归您办", reason: "部门更名由系统管理员，或管全县的财政局办理。", remedy: "请转给他们办理。")
    }
    let form = try await form(request)
    do throws(RegistrationError) {
      guard let day = try? CivilDate(form.text("since") ?? "") else {
        throw .other("“\(form.text("since") ?? "")”不是日期。请写新名称从哪一天起用，如 2026-01-01。")
      }
      guard let reason = form.text("reason")?.trimmedSpaces, !reason.isEmpty else { throw .other("没有写原因或依据。请写明更名的文件或原因。") }
      try await registration.rename(
        department.id, of: county.division, to: form.text("to") ?? "", since: day,
        by: person(form, in: county.division, reason: reason))
      return .redirect(to: Address.settings(county.division), type: .normal)
    } catch {
      if StoreTrouble(error) != nil { throw error }
      let page = RenamePage(department, of: county, on: registration.today, problem: error.message, typed: form)
      return Response.html(renderer.page(page.page), status: .unprocessableContent)
    }
  }
}
