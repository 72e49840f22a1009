import HTTPTypes
import HengDomain
import HengOperations
import Hummingbird

extension Site {
  /// | Address | Does |
  /// |---|---|
  /// | `/audit-jobs/{sending}` | how far the papers of a sending are; POST to `/cancel` cancels those that are not done |
  func addJobs(to router: Router<SiteContext>) {
    router.get("/audit-jobs/{sending}") { _, context in
      let sending = context.parameters.get("sending") ?? ""
      return answer(sending, try await jobs.jobs(of: sending))
    }
    router.post("/audit-jobs/{sending}/cancel") { request, context in
      if !Visitor.formToken.isEmpty { _ = try await form(request) }
      let sending = context.parameters.get("sending") ?? ""
      try await jobs.cancel(sending)
      return Response.redirect(to: Address.sending(sending), type: .normal)
    }
  }

  /// How long a sending is waited for before its page says how far it is: most papers are weighed by then.
  private static var patience: Duration { .milliseconds(2_500) }

  /// Sends papers; whoever sends few small ones sees what was found at once.
  func send(_ files: [MultipartForm.Part], asOne: Bool, by actor: String) async throws -> Response {
    let sending: String
    do {
      sending = try await jobs.send(files.map { ($0.fileName ?? "", $0.bytes) }, asOne: asOne, by: actor)
    } catch let error as AuditDeskError {
      throw PageProblem(status: .badRequest, title: "没有受理", reason: error.message, remedy: "请返回上一页重新选择文件。")
    }
    let known = try await jobs.jobs(of: sending, waiting: Self.patience)
    guard known.allSatisfy(\.job.state.isEnded) else { return .redirect(to: Address.sending(sending), type: .normal) }
    let refused = known.map(\.job).filter { $0.state != .done }
    guard refused.isEmpty else {
      let page = AuditListPage(try await audits.papers(page: 1), refused: refused.map { ($0.payload, $0.message) }).page
      return Response.html(renderer.page(page), status: .badRequest)
    }
    return .redirect(to: known.count == 1 ? Address.audit(known[0].job.result) : Address.audits, type: .normal)
  }

  private func answer(_ sending: String, _ known: [(job: Job, before: Int)]) -> Response {
    if known.count == 1, known[0].job.state == .done { return .redirect(to: Address.audit(known[0].job.result), type: .normal) }
    guard !known.isEmpty else {
      let problem = SendingPage.unknown
      return Response.html(renderer.page(problem), status: .notFound)
    }
    return Response.html(renderer.page(SendingPage(sending, known).page))
  }
}

extension SendingPage {
  fileprivate static var unknown: Page {
    Page(
      title: "没有找到", crumbs: [Crumb(href: Address.home, text: "总览")], here: "没有找到", template: "problem",
      model: ["reason": "没有这次提交，或已过去很久。", "remedy": "请从文书核查重新进入，核查过的文书仍列在那里。"])
  }
}
