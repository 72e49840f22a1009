import Foundation
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
  /// | `/audit/{digest}` | the findings to be worked through; POST to `/verdicts` decides on one or several |
  /// | `/audit/{digest}/paper` | the paper in full with the findings beside it |
  /// | `/audit/{digest}/export/{format}` | the list of opinions and the machine formats |
  func addAudit(to router: Router<SiteContext>) {
    router.get("/audit") { request, _ in
      Response.html(
        renderer.page(AuditListPage(try await audits.papers(page: request.uri.queryParameters.get("page", as: Int.self) ?? 1)).page))
    }
    router.post("/audit") { request, context in try await receive(request, context) }
    router.get("/audit/{digest}") { request, context in
      let page = WorklistPage(try await reviewed(context), Self.question(request), actor: Self.lastActor(request)).page
      return Response.html(renderer.page(page))
    }
    router.get("/audit/{digest}/paper") { _, context in Response.html(renderer.page(AuditPage(try await reviewed(context)).page)) }
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
    return try await send(form.files, asOne: form.text("as-one") != nil, by: actor)
  }

  private static func question(_ request: Request) -> WorklistPage.Question {
    let query = request.uri.queryParameters
    func text(_ name: String) -> String? { query.get(name).map { String($0) } }
    return WorklistPage.Question(
      filter: filter(severity: text("s"), state: text("d")), open: text("f"), done: text("done"), page: query.get("page", as: Int.self))
  }

  private static func filter(severity: String?, state: String?) -> Worklist.Filter {
    Worklist.Filter(severity: severity.flatMap { Severity(rawValue: $0) }, state: state.flatMap { Worklist.State(rawValue: $0) })
  }

  /// Decides, and goes on to the next finding that nobody has decided.
  private func decide(_ request: Request, _ context: SiteContext) async throws -> Response {
    let form = try await form(request)
    let digest = context.parameters.get("digest") ?? ""
    let findings = form.texts("finding")
    guard let decision = FindingVerdict.Decision(rawValue: form.text("decision") ?? "") else {
      throw PageProblem(status: .badRequest, title: "没有保存", reason: "没有选择怎么处理。", remedy: "请返回上一页重新选择。")
    }
    let actor = context.visitor.actor(typed: form.text("actor"))
    var question = WorklistPage.Question(filter: Self.filter(severity: form.text("s"), state: form.text("d")))
    // One finding has its opinion and, apart from it, why it is not adopted; several have one field for both.
    let words = decision == .dismissed || decision == .reopened ? form.text("words") : form.text("opinion") ?? form.text("words")
    do throws(AuditDeskError) {
      try await audits.decide(decision, on: findings, of: digest, words: words ?? "", by: actor)
    } catch {
      question.open = findings.first
      let refusal = WorklistPage.Refusal(words: "没有保存：" + error.message, opinion: form.text("opinion"), reason: form.text("words"))
      let page = WorklistPage(try await reviewed(context), question, actor: actor, refusal: refusal).page
      return Response.html(renderer.page(page), status: .unprocessableContent)
    }
    let list = try await reviewed(context).worklist
    let done = findings.count == 1 ? findings[0] : nil
    let next = decision == .reopened ? done : list.next(behind: findings.last, in: question.filter)?.key
    var response = Response.redirect(to: question.address(digest, open: next, done: done), type: .normal)
    if context.visitor.signedIn == nil, !actor.isEmpty {
      response.headers[.setCookie] =
        "\(Self.actorCookie)=\(Address.escaped(actor)); Path=/audit; Max-Age=2592000; SameSite=Strict; HttpOnly"
    }
    return response
  }

  private static let actorCookie = "heng-actor"

  /// The name that was given with the last decision, where nobody signs in.
  private static func lastActor(_ request: Request) -> String {
    let cookies = request.headers[values: .cookie].flatMap { $0.split(separator: ";").map { String($0).trimmedSpaces } }
    let mark = actorCookie + "="
    return cookies.first { $0.hasPrefix(mark) }.flatMap { String($0.dropFirst(mark.count)).removingPercentEncoding } ?? ""
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
