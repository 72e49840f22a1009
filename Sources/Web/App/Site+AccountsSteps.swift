import HTTPTypes
import HengDomain
import HengOperations
import HengRules
import HengValues
import Hummingbird

extension Site {
  /// | Address | Does |
  /// |---|---|
  /// | `…/accounts/{department}/step` | POST takes a step of the accounts' life |
  /// | `…/accounts/{department}/note` | POST keeps what is said to a warning |
  /// | `…/accounts/{department}/publish`, `…/correct` | asks once more; POST publishes, opens what was published |
  func addAccountsSteps(to router: Router<SiteContext>) {
    router.get("/counties/{division}/{year}/accounts/{department}") { _, context in try await accounts(try await accountsWork(context)) }
    router.post("/counties/{division}/{year}/accounts/{department}/step") { request, context in try await takeStep(request, context) }
    router.post("/counties/{division}/{year}/accounts/{department}/note") { request, context in try await note(request, context) }
    router.get("/counties/{division}/{year}/accounts/{department}/publish") { _, context in
      try await publishing(try await accountsWork(context))
    }
    router.post("/counties/{division}/{year}/accounts/{department}/publish") { request, context in try await publish(request, context) }
    router.get("/counties/{division}/{year}/accounts/{department}/correct") { _, context in
      correcting(try await accountsWork(context))
    }
    router.post("/counties/{division}/{year}/accounts/{department}/correct") { request, context in try await correct(request, context) }
  }

  private func roles(_ key: DepartmentYear) -> Set<Role> { Visitor.current.scope.roles(in: key.county, department: key.departmentID) }

  private func accountsWork(_ context: SiteContext) async throws -> AccountsWork {
    let key = try await departmentYear(context)
    guard let work = try await disclosures.work(key, of: context.visitor.signedIn?.person.actor, roles(key)) else {
      throw PageProblem.missing("这个部门的决算")
    }
    return work
  }

  private func accounts(
    _ work: AccountsWork, refusal: String? = nil, typed: MultipartForm? = nil, status: HTTPResponse.Status = .ok
  ) async throws -> Response {
    let page = AccountsPage(
      work, roles: roles(work.key), reportable: try await disclosures.reportable(work.key),
      books: try await disclosures.changesOfBooks(work.key), once: disclosures.newKey(), today: registration.today, refusal: refusal,
      typed: typed)
    return Response.html(renderer.page(page.page), status: status)
  }

  private func guarded(_ form: MultipartForm) -> PageGuard {
    PageGuard(once: form.text("once") ?? "", changes: form.text("changes").flatMap { Int($0) } ?? -1)
  }

  private func actor(_ form: MultipartForm) -> String {
    let name = Visitor.current.actor(typed: form.text("actor"))
    return name.isEmpty ? "未署名" : name
  }

  /// Publication and correction have pages of their own.
  private func takeStep(_ request: Request, _ context: SiteContext) async throws -> Response {
    let form = try await form(request)
    let work = try await accountsWork(context)
    let guarded = guarded(form)
    if try await disclosures.wasSent(guarded.once) { return .redirect(to: Address.accounts(work.key), type: .normal) }
    guard let action = form.text("action").flatMap({ Action(rawValue: $0) }), action != .publish, action != .correct,
      let step = work.steps.first(where: { $0.action == action })
    else {
      let why = "决算现在是“\(work.state.label)”，没有这一步，或者这一步不归您办。请看“办理留痕”里谁办过什么。"
      return try await accounts(work, refusal: why, typed: form, status: .unprocessableContent)
    }
    let reason = form.text("reason")?.trimmedSpaces ?? ""
    do throws(DeskError) {
      guard !(step.needsReason && reason.isEmpty) else { throw DeskError.other("“\(AccountsSteps.word(action))”必须写明原因。请填写后再办理") }
      let said = reason.isEmpty ? AccountsSteps.word(action) : reason
      if action == .approve {
        guard let day = try? CivilDate((form.text("on") ?? "").withoutSpaces) else {
          throw DeskError.other("“\(form.text("on") ?? "")”不是日期。请写批复文件的日期，如 2026-09-01")
        }
        try await disclosures.approve(work.key, on: day, by: actor(form), reason: said, guarded: guarded)
      } else {
        try await disclosures.advance(work.key, action, by: actor(form), as: step.role, reason: said, guarded: guarded)
      }
    } catch {
      if StoreTrouble(error) != nil { throw error }
      if !error.isRepeated {
        return try await accounts(try await accountsWork(context), refusal: error.message, typed: form, status: .unprocessableContent)
      }
    }
    return .redirect(to: Address.accounts(work.key), type: .normal)
  }

  private func note(_ request: Request, _ context: SiteContext) async throws -> Response {
    let form = try await form(request)
    let work = try await accountsWork(context)
    let rule = form.text("rule") ?? "", text = (form.text("text") ?? "").tidyLines
    do throws(DeskError) {
      guard work.state.isEditable else { throw .other("决算“\(work.state.label)”，不能再写核查说明。请先撤回或更正") }
      guard work.disclosure.report.findings.contains(where: { $0.rule == rule }) else { throw .other("现在没有 \(rule) 这条核查意见") }
      let role = Role.allCases.first { Role.preparers.contains($0) && roles(work.key).contains($0) } ?? .unitFinanceOfficer
      try await disclosures.note(
        rule, text, on: work.key, seen: form.text("changes").flatMap { Int($0) } ?? -1, by: actor(form), as: role,
        once: form.text("once") ?? "")
    } catch {
      if StoreTrouble(error) != nil { throw error }
      if !error.isRepeated {
        return try await accounts(try await accountsWork(context), refusal: error.message, status: .unprocessableContent)
      }
    }
    return .redirect(to: Address.accounts(work.key), type: .normal)
  }

  // MARK: What cannot be undone

  private func publishing(
    _ work: AccountsWork, refusal: String? = nil, typed: MultipartForm? = nil, status: HTTPResponse.Status = .ok
  ) async throws -> Response {
    guard work.steps.contains(where: { $0.action == .publish }), let checked = try await disclosures.checkedSet(work.key) else {
      return .redirect(to: Address.accounts(work.key), type: .normal)
    }
    let page = PublishPage(work, checked, once: disclosures.newKey(), today: registration.today, refusal: refusal, typed: typed)
    return Response.html(renderer.page(page.page), status: status)
  }

  private func publish(_ request: Request, _ context: SiteContext) async throws -> Response {
    let form = try await form(request)
    let work = try await accountsWork(context)
    let guarded = guarded(form)
    if try await disclosures.wasSent(guarded.once) { return .redirect(to: Address.accounts(work.key), type: .normal) }
    let correction = (form.text("correction") ?? "").tidyLines
    do throws(DeskError) {
      guard let step = work.steps.first(where: { $0.action == .publish }) else {
        throw .other("决算现在是“\(work.state.label)”，不能公开，或者公开不归您办")
      }
      guard form.text("read") != nil, form.text("clean") != nil else { throw .other("请先看过全文，确认没有涉密事项和个人信息，再把两处都打勾") }
      guard form.text("word")?.withoutSpaces == "公开" else { throw .other("请在框里输入“公开”两个字，再按按钮") }
      _ = try await disclosures.publish(
        work.key, by: actor(form), as: step.role, reason: "确认公开", correction: correction.isEmpty ? nil : correction, guarded: guarded)
    } catch {
      if StoreTrouble(error) != nil { throw error }
      if !error.isRepeated {
        return try await publishing(try await accountsWork(context), refusal: error.message, typed: form, status: .unprocessableContent)
      }
    }
    return .redirect(to: Address.accounts(work.key), type: .normal)
  }

  private func correcting(
    _ work: AccountsWork, refusal: String? = nil, typed: MultipartForm? = nil, status: HTTPResponse.Status = .ok
  ) -> Response {
    guard work.steps.contains(where: { $0.action == .correct }) else { return .redirect(to: Address.accounts(work.key), type: .normal) }
    return Response.html(
      renderer.page(CorrectPage(work, once: disclosures.newKey(), refusal: refusal, typed: typed).page), status: status)
  }

  private func correct(_ request: Request, _ context: SiteContext) async throws -> Response {
    let form = try await form(request)
    let work = try await accountsWork(context)
    let guarded = guarded(form)
    if try await disclosures.wasSent(guarded.once) { return .redirect(to: Address.accounts(work.key), type: .normal) }
    let reason = (form.text("reason") ?? "").tidyLines
    do throws(DeskError) {
      guard let step = work.steps.first(where: { $0.action == .correct }) else {
        throw .other("决算现在是“\(work.state.label)”，不能更正，或者更正不归您办")
      }
      guard !reason.isEmpty else { throw .other("请写明更正什么、为什么") }
      try await disclosures.advance(work.key, .correct, by: actor(form), as: step.role, reason: reason, guarded: guarded)
    } catch {
      if StoreTrouble(error) != nil { throw error }
      if !error.isRepeated {
        return correcting(try await accountsWork(context), refusal: error.message, typed: form, status: .unprocessableContent)
      }
    }
    return .redirect(to: Address.accounts(work.key), type: .normal)
  }
}
