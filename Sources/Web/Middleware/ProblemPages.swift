import HTTPTypes
import HengOperations
import Hummingbird
import Logging
import NIOCore

/// Says in Chinese what went wrong and what to do; details of the machine stay in the log.
struct ProblemPages<Context: RequestContext>: RouterMiddleware {
  let renderer: PageRenderer

  func handle(
    _ request: Request, context: Context, next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    do {
      return try await next(request, context)
    } catch let problem as PageProblem {
      return page(problem.status, problem.title, problem.reason, problem.remedy)
    } catch let error as HTTPError {
      return error.status == .notFound
        ? page(.notFound, "没有这个页面", "地址“\(request.uri.path)”不存在。", "请核对地址，或从上面的菜单重新进入。")
        : page(error.status, "请求有误", "地址或参数无法识别。", "请返回上一页重试。")
    } catch {
      if let trouble = StoreTrouble(error) {
        context.logger.error("store in trouble", metadata: ["path": "\(request.uri.path)", "error": "\(trouble.message)"])
        return page(
          trouble.status, trouble.title, trouble.message, trouble.kind == .uncertain ? "请先查看记录是否已在，再决定是否重做。" : "没有保存任何内容。请处理后重试；不清楚时请联系管理员。"
        )
      }
      context.logger.error("request failed", metadata: ["path": "\(request.uri.path)", "error": "\(error)"])
      return page(.internalServerError, "暂时不能显示", "程序读取台账时出错，台账没有改动。", "请过一分钟再试；仍不行，请把编号 \(context.id) 告诉系统管理员。")
    }
  }

  private func page(_ status: HTTPResponse.Status, _ title: String, _ reason: String, _ remedy: String) -> Response {
    let page = Page(
      title: title, here: title, template: "problem",
      model: ["reason": reason, "remedy": remedy])
    return .html(renderer.page(page), status: status)
  }
}

extension StoreTrouble {
  fileprivate var status: HTTPResponse.Status {
    switch kind {
    case .full: HTTPResponse.Status(code: 507, reasonPhrase: "Insufficient Storage")
    case .busy, .unreachable, .uncertain: .serviceUnavailable
    }
  }

  fileprivate var title: String {
    switch kind {
    case .full: "磁盘已满"
    case .busy: "正忙"
    case .unreachable: "数据库没有回应"
    case .uncertain: "不能确定是否保存"
    }
  }
}

/// A page that cannot be shown, with the reason for the reader.
struct PageProblem: Error {
  let status: HTTPResponse.Status
  let title: String
  let reason: String
  let remedy: String

  static func missing(_ what: String) -> PageProblem {
    PageProblem(status: .notFound, title: "没有找到", reason: "没有\(what)。", remedy: "请从总览或项目列表重新进入；可能已改名或不在本台账中。")
  }
}

extension Response {
  static func html(_ text: String, status: HTTPResponse.Status = .ok) -> Response {
    Response(
      status: status,
      headers: [.contentType: "text/html; charset=utf-8", .cacheControl: Visitor.current.signedIn == nil ? "no-cache" : "no-store"],
      body: .init(byteBuffer: ByteBuffer(string: PersonalPage.drawn(text))))
  }
}
