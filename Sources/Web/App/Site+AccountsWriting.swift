import Foundation
import HTTPTypes
import HengDomain
import HengOperations
import HengValues
import Hummingbird

extension Site {
  /// | Address | Does |
  /// |---|---|
  /// | `…/accounts/{department}/write/{part}` | the words of the year-end papers, part by part; POST keeps them |
  func addAccountsWriting(to router: Router<SiteContext>) {
    router.get("/counties/{division}/{year}/accounts/{department}/write/{part}") { request, context in
      let writing = try await writing(context)
      let said = request.uri.queryParameters.get("saved") == nil ? nil : "✓ 已保存"
      return try await page(writing, said: said)
    }
    router.post("/counties/{division}/{year}/accounts/{department}/write/{part}") { request, context in try await keep(request, context) }
  }

  private func part(_ context: SiteContext) throws -> DisclosurePart {
    guard let part = DisclosurePart(word: context.parameters.get("part")?.removingPercentEncoding ?? "") else {
      throw PageProblem.missing("这一部分")
    }
    return part
  }

  private func writing(_ context: SiteContext) async throws -> DisclosureWriting {
    guard let writing = try await disclosures.writing(try await departmentYear(context), try part(context)) else {
      throw PageProblem.missing("这个部门或项目")
    }
    return writing
  }

  private func role(_ key: DepartmentYear) -> Role? {
    let roles = Visitor.current.scope.roles(in: key.county, department: key.departmentID)
    return Role.allCases.first { Role.preparers.contains($0) && roles.contains($0) }
  }

  private func page(
    _ writing: DisclosureWriting, was: DisclosureDesk.WritingSubmission? = nil, said: String? = nil, refusal: String? = nil,
    status: HTTPResponse.Status = .ok
  ) async throws -> Response {
    let county = try await registered(writing.key.county)
    let page = WritingPage(
      writing, of: county, once: disclosures.newKey(), mayWrite: role(writing.key) != nil, was: was, said: said, refusal: refusal)
    return Response.html(renderer.page(page.page), status: status)
  }

  private func keep(_ request: Request, _ context: SiteContext) async throws -> Response {
    let form = try await form(request)
    let writing = try await writing(context)
    let sent = DisclosureDesk.WritingSubmission(
      texts: Dictionary(
        uniqueKeysWithValues: writing.fields.compactMap { field in form.text("w." + field.key).map { (field.key, $0.tidyLines) } }),
      was: Dictionary(
        uniqueKeysWithValues: writing.fields.compactMap { field in form.text("was." + field.key).map { (field.key, $0.tidyLines) } }),
      changes: form.text("changes").flatMap { Int($0) } ?? -1, once: form.text("once") ?? "")
    let address = Address.accountsWriting(writing.key, writing.part) + "?saved=1"
    guard let role = role(writing.key) else { throw PageProblem.missing("这一页的填写") }
    guard writing.isEditable else {
      return try await page(writing, refusal: "没有保存：决算“\(writing.state.label)”，不能再改", status: .unprocessableContent)
    }
    let name = context.visitor.actor(typed: form.text("actor"))
    let outcome: DisclosureDesk.WritingOutcome?
    do throws(DeskError) {
      outcome = try await disclosures.write(writing.key, writing.part, sent, by: name.isEmpty ? "未署名" : name, as: role)
    } catch {
      if StoreTrouble(error) != nil { throw error }
      if error.isRepeated { return .redirect(to: address, type: .normal) }
      return try await page(writing, refusal: "没有保存：\(error.message)", status: .unprocessableContent)
    }
    switch outcome {
    case .saved?: return .redirect(to: address, type: .normal)
    case .refused(let page)?:
      return try await self.page(page, was: sent, refusal: "没有保存，有\(page.faults.count)处填得不对", status: .unprocessableContent)
    case .conflict(let page, let conflicts)?:
      let county = try await registered(page.key.county)
      return Response.html(
        renderer.page(WritingConflictPage(page, conflicts, of: county, once: disclosures.newKey()).page), status: .conflict)
    case nil: throw PageProblem.missing("这个部门或项目")
    }
  }
}
