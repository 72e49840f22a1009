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
  /// | `/audit` | papers received; a form to drop files on; POST weighs and keeps them |
  /// | `/audit/{digest}` | findings beside the paper; POST to `/verdicts` confirms or dismisses one |
  /// | `/audit/{digest}/export/{format}` | the list of opinions and the machine formats |
  func addAudit(to router: Router<BasicRequestContext>) {
    router.get("/audit") { _, _ in
      Response.html(renderer.page(AuditListPage(try await audits.papers()).page))
    }
    router.post("/audit") { request, _ in try await receive(request) }
    router.get("/audit/{digest}") { _, context in
      Response.html(renderer.page(AuditPage(try await reviewed(context), renderer).page))
    }
    router.post("/audit/{digest}/verdicts") { request, context in try await decide(request, context) }
    router.get("/audit/{digest}/export/{format}") { _, context in try export(try await reviewed(context), context) }
  }

  /// Bytes of one sending; a paper of its own may have 50 MB.
  private static var largestBody: Int { 64 << 20 }

  private func reviewed(_ context: BasicRequestContext) async throws -> ReviewedPaper {
    guard let paper = try await audits.audit(context.parameters.get("digest") ?? "") else { throw PageProblem.missing("这份文书") }
    return paper
  }

  func form(_ request: Request) async throws -> MultipartForm {
    var request = request
    let body: ByteBuffer
    do { body = try await request.collectBody(upTo: Self.largestBody) } catch {
      throw PageProblem(
        status: .contentTooLarge, title: "文件太大", reason: "一次送来的文件合计超过\(Self.largestBody >> 20) MB。", remedy: "请分几次送核查。")
    }
    guard let form = MultipartForm(Array(body.readableBytesView), contentType: request.headers[.contentType] ?? "") else {
      throw PageProblem(status: .badRequest, title: "没有收到文件", reason: "提交的内容不完整。", remedy: "请返回上一页重新选择文件。")
    }
    return form
  }

  /// Weighs every file; those that cannot be read are named, the others are kept.
  private func receive(_ request: Request) async throws -> Response {
    let form = try await form(request)
    let actor = form.text("actor")?.trimmedSpaces ?? ""
    guard !form.files.isEmpty else {
      throw PageProblem(status: .badRequest, title: "没有收到文件", reason: "没有选择文件。", remedy: "请返回上一页，选择或拖入要核查的文件。")
    }
    guard !actor.isEmpty else {
      throw PageProblem(status: .badRequest, title: "没有写经办人", reason: "经办人一栏是空的。", remedy: "请返回上一页填写姓名，再送核查。")
    }
    var received: [String] = []
    var refused: [(String, String)] = []
    for file in form.files {
      do {
        received.append(try await audits.receive(file.bytes, fileName: file.fileName ?? "", by: actor))
      } catch let error as AuditInputError {
        refused.append((error.file, error.message))
      }
    }
    if refused.isEmpty {
      return .redirect(to: received.count == 1 ? Address.audit(received[0]) : Address.audits, type: .normal)
    }
    return Response.html(renderer.page(AuditListPage(try await audits.papers(), refused: refused).page), status: .badRequest)
  }

  private func decide(_ request: Request, _ context: BasicRequestContext) async throws -> Response {
    let form = try await form(request)
    let digest = context.parameters.get("digest") ?? ""
    let finding = form.text("finding") ?? ""
    guard let decision = FindingVerdict.Decision(rawValue: form.text("decision") ?? "") else {
      throw PageProblem(status: .badRequest, title: "没有保存", reason: "没有选择确认或不采纳。", remedy: "请返回上一页重新选择。")
    }
    do throws(AuditDeskError) {
      try await audits.decide(
        decision, finding: finding, of: digest, reason: form.text("reason") ?? "", by: form.text("actor") ?? "")
    } catch {
      throw PageProblem(status: .badRequest, title: "没有保存", reason: error.message, remedy: "请返回上一页补全后再提交。")
    }
    return .redirect(to: Address.audit(digest) + "#v-" + finding, type: .normal)
  }

  private func export(_ paper: ReviewedPaper, _ context: BasicRequestContext) throws -> Response {
    guard let format = AuditReport.Format(rawValue: context.parameters.get("format") ?? ""), format != .text else {
      throw PageProblem.missing("这种导出格式")
    }
    let bytes = try paper.export(as: format)
    return Response(
      status: .ok,
      headers: [
        .contentType: format.mediaType,
        .contentDisposition: "attachment; filename*=UTF-8''\(Address.escaped("\(paper.file.file)-审核意见.\(format.rawValue)"))",
      ], body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
  }
}

extension AuditReport.Format {
  fileprivate var mediaType: String {
    switch self {
    case .text: "text/plain; charset=utf-8"
    case .json: "application/json"
    case .sarif: "application/sarif+json"
    case .html: "text/html; charset=utf-8"
    case .xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    }
  }
}
