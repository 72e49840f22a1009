import HengDomain
import HengOperations
import HengValues
import Hummingbird

extension Site {
  /// | Address | Does |
  /// |---|---|
  /// | `/payments/reveal?payment=` | asks why the whole text is needed; POST shows it once |
  func addReveal(to router: Router<SiteContext>) {
    router.get("/payments/reveal") { request, context in
      let asked = try await hidden(request, context)
      return Response.html(renderer.page(RevealPage(asked.payment, key: asked.key).page))
    }
    router.post("/payments/reveal") { request, context in
      let asked = try await hidden(request, context)
      let form = try await form(request)
      do {
        let payment = try await payments.reveal(
          asked.key, by: context.visitor.actor(typed: form.text("actor")), as: asked.role, reason: form.text("reason") ?? "")
        var response = Response.html(renderer.page(RevealPage(payment, key: asked.key, isWhole: true).page))
        response.headers[.cacheControl] = "no-store"
        return response
      } catch let error as DeskError {
        if StoreTrouble(error) != nil { throw error }
        let page = RevealPage(asked.payment, key: asked.key, problem: error.message, typed: form)
        return Response.html(renderer.page(page.page), status: .unprocessableContent)
      }
    }
  }

  private func hidden(_ request: Request, _ context: SiteContext) async throws -> (payment: Payment, key: PaymentKey, role: Role) {
    let typed = String(request.uri.queryParameters.get("payment") ?? "")
    guard let key = PaymentQuestion.key(typed), let found = try await payments.payment(key) else { throw PageProblem.missing("这笔支付") }
    guard let role = context.visitor.revealing(key.county, found.department) else {
      throw PageProblem(
        status: .forbidden, title: "不归您看", reason: "个人信息的全文只给经办的部门、财政局和审计看。", remedy: "请转给经办的人；确实要看，请安全管理员授权。")
    }
    return (found.payment, key, role)
  }
}

extension Visitor {
  /// The role in which the visitor may see personal data of a department's payments; nil where he may not.
  func revealing(_ county: AdministrativeDivision, _ department: ID<Department>) -> Role? {
    let roles = scope.roles(in: county, department: department)
    return Role.allCases.first { roles.contains($0) && Role.revealers.contains($0) }
  }
}

extension Role {
  /// Who may see personal data whole, for a reason (可看全文).
  static let revealers: Set<Role> = preparers.union([.auditor])
}
