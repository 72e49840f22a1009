import HengDomain
import HengOperations
import HengValues
import Hummingbird

extension Site {
  /// | Address | Does |
  /// |---|---|
  /// | `/settings/headings` | the years whose headings were imported; POST shows what a file would bring in |
  /// | `/settings/headings/confirm` | POST imports what was shown |
  func addHeadings(to router: Router<SiteContext>) {
    router.get("/settings/headings") { _, _ in html(try await headings()) }
    router.post("/settings/headings") { request, context in try await previewHeadings(request, context) }
    router.post("/settings/headings/confirm") { request, context in try await confirmHeadings(request, context) }
  }

  private func html(_ page: HeadingsPage, status: HTTPResponse.Status = .ok) -> Response {
    Response.html(renderer.page(page.page), status: status)
  }

  private func headings(
    _ plan: HeadingPlan? = nil, key: String? = nil, problem: String? = nil, typed: MultipartForm? = nil
  ) async throws -> HeadingsPage {
    HeadingsPage(try await registration.headingBooks(), plan: plan, key: key, problem: problem, typed: typed, today: registration.today)
  }

  /// What was sent is kept for a while under a key, so that what is confirmed is what was shown.
  private func previewHeadings(_ request: Request, _ context: SiteContext) async throws -> Response {
    let form = try await form(request)
    do {
      let year = try year(form)
      guard let file = form.files.first, !file.bytes.isEmpty else { throw RegistrationError.other("没有选文件。请选财政部公布的科目表（xlsx 或 csv）。") }
      let name = file.fileName ?? "科目表"
      let plan = try await registration.plan(headings: file.bytes, named: name, year: year)
      let key = plan.mayImport ? returned.keep(file.bytes, named: name, of: context.visitor.ownerOfHeadings(year)) : nil
      return html(
        try await headings(plan, key: key, typed: form), status: plan.faults.isEmpty ? .ok : .unprocessableContent)
    } catch let error as RegistrationError {
      if StoreTrouble(error) != nil { throw error }
      return html(try await headings(problem: error.message, typed: form), status: .unprocessableContent)
    }
  }

  private func confirmHeadings(_ request: Request, _ context: SiteContext) async throws -> Response {
    let form = try await form(request)
    do {
      let year = try year(form)
      let (key, owner) = (form.text("key") ?? "", context.visitor.ownerOfHeadings(year))
      guard let sent = returned.file(key, of: owner) else {
        throw PageProblem(
          status: .gone, title: "没有再导入", reason: "这份预览已经导入过，或者已经过期，或者不是您提交的。", remedy: "请先看下面的年度里是否已有；没有的，再提交一次文件。")
      }
      let plan = try await registration.plan(headings: sent.bytes, named: sent.name, year: year)
      try await registration.importHeadings(plan, by: person(form, in: nil, reason: "导入\(year.text)科目"))
      returned.forget(key, of: owner)
      return .redirect(to: Address.headings, type: .normal)
    } catch let error as RegistrationError {
      if StoreTrouble(error) != nil { throw error }
      return html(try await headings(problem: error.message, typed: form), status: .unprocessableContent)
    }
  }

  private func year(_ form: MultipartForm) throws(RegistrationError) -> FiscalYear {
    guard let year = (form.text("year")?.trimmedSpaces).flatMap({ Int($0) }).flatMap({ try? FiscalYear($0) }) else {
      throw .other("年度“\(form.text("year") ?? "")”有误。请写四位数的年度，例如 2026。")
    }
    return year
  }
}

extension Visitor {
  /// Whose a preview of headings is.
  fileprivate func ownerOfHeadings(_ year: FiscalYear) -> String { "\(signedIn?.person.id.text ?? "-") headings \(year.year)" }
}
