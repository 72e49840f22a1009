import HTTPTypes
import HengDomain
import HengOperations
import HengRules
import HengValues
import HengWriters
import Hummingbird
import NIOCore

extension Site {
  /// | Address | Does |
  /// |---|---|
  /// | `/audit` | papers received; a form to drop files on; POST sends them to be weighed and kept |
  /// | `/audit/{digest}` | findings beside the paper; POST to `/verdicts` confirms or dismisses one |
  /// | `/audit/{digest}/export/{format}` | the list of opinions and the machine formats |
  func addAudit(to router: Router<SiteContext>) {
    router.get("/audit") { request, _ in
      Response.html(
        renderer.page(AuditListPage(try await audits.papers(page: request.uri.queryParameters.get("page", as: Int.self) ?? 1)).page))
    }
    router.post("/audit") { request, context in try await receive(request, context) }
    router.get("/audit/{digest}") { _, context in
      Response.html(renderer.page(AuditPage(try await reviewed(context), renderer).page))
    }
    router.post("/audit/{digest}/verdicts") { request, context in try await decide(request, context) }
    router.get("/audit/{digest}/export/{format}") { _, context in try await export(context) }
  }

  /// Bytes of one sending; a paper of its own may have 50 MB.
  private static var largestBody: Int { 64 << 20 }

  private func reviewed(_ context: SiteContext) async throws -> ReviewedPage {
    try await weighed { try await audits.audit(context.parameters.get("digest") ?? "") }
  }

  /// What was made of a paper that is there and can be weighed.
  private func weighed<T>(_ body: () async throws -> T?) async throws -> T {
    do {
      guard let made = try await body() else { throw PageProblem.missing("这份文书") }
      return made
    } catch let error as AuditInputError {
      throw PageProblem(status: .serviceUnavailable, title: "这次没有核查完", reason: error.message, remedy: "请稍后刷新；")
    } catch let error as AuditDeskError {
      throw PageProblem(status: .internalServerError, title: "没有送出这份文书", reason: error.message, remedy: "请不要使用这份文书，并请系统管理员核对数据库和备份。")
    }
  }

  /// The form that was sent. Where somebody has signed in it must bear the token that our own pages put into it.
  func form(_ request: Request) async throws -> MultipartForm {
    let body = try await request.wholeBody(upTo: Self.largestBody)
    guard let form = MultipartForm(Array(body.readableBytesView), contentType: request.headers[.contentType] ?? "") else {
      throw PageProblem(status: .badRequest, title: "没有收完整", reason: "提交的内容不完整，没有办理。", remedy: "请返回上一页，核对以后重新提交；有文件的重新选择文件。")
    }
    if !Visitor.formToken.isEmpty, form.text("token") != Visitor.formToken {
      throw PageProblem(
        status: .forbidden, title: "没有受理", reason: "这一页是登录以前或别处打开的。", remedy: "请刷新页面后重新提交；填的内容请先复制下来。")
    }
    return form
  }

  /// Every file becomes a job; those that cannot be read are named, the others are kept.
  private func receive(_ request: Request, _ context: SiteContext) async throws -> Response {
    let form = try await form(request)
    let actor = context.visitor.actor(typed: form.text("actor"))
    guard !form.files.isEmpty else {
      throw PageProblem(status: .badRequest, title: "没有收到文件", reason: "没有选择文件。", remedy: "请返回上一页，选择或拖入要核查的文件。")
    }
    guard !actor.isEmpty else {
      throw PageProblem(status: .badRequest, title: "没有写经办人", reason: "经办人一栏是空的。", remedy: "请返回上一页填写姓名，再送核查。")
    }
    return try await send(form.files, by: actor)
  }

  private func decide(_ request: Request, _ context: SiteContext) async throws -> Response {
    let form = try await form(request)
    let digest = context.parameters.get("digest") ?? ""
    let finding = form.text("finding") ?? ""
    guard let decision = FindingVerdict.Decision(rawValue: form.text("decision") ?? "") else {
      throw PageProblem(status: .badRequest, title: "没有保存", reason: "没有选择确认或不采纳。", remedy: "请返回上一页重新选择。")
    }
    do throws(AuditDeskError) {
      try await audits.decide(
        decision, finding: finding, of: digest, reason: form.text("reason") ?? "", by: context.visitor.actor(typed: form.text("actor")))
    } catch {
      throw PageProblem(status: .badRequest, title: "没有保存", reason: error.message, remedy: "请返回上一页补全后再提交。")
    }
    return .redirect(to: Address.audit(digest) + "#v-" + finding, type: .normal)
  }

  private func export(_ context: SiteContext) async throws -> Response {
    guard let format = AuditReport.Format(rawValue: context.parameters.get("format") ?? ""), format != .text, format != .dump else {
      throw PageProblem.missing("这种导出格式")
    }
    let (file, bytes) = try await weighed { try await audits.export(context.parameters.get("digest") ?? "", as: format) }
    return Response(
      status: .ok,
      headers: [
        .contentType: format.mediaType,
        .contentDisposition: "attachment; filename*=UTF-8''\(Address.escaped("\(file)-审核意见.\(format.rawValue)"))",
      ], body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
  }
}

extension AuditReport.Format {
  fileprivate var mediaType: String {
    switch self {
    case .text, .dump: "text/plain; charset=utf-8"
    case .json: "application/json"
    case .sarif: "application/sarif+json"
    case .html: "text/html; charset=utf-8"
    case .xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    }
  }
}
