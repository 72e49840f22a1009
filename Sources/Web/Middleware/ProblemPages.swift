import HTTPTypes
import HengOperations
import Hummingbird
import Logging
import NIOCore
import NIOHTTP1

/// Says in Chinese what went wrong and what to do; details of the machine stay in the log, under the number that the page bears.
struct ProblemPages: RouterMiddleware {
  typealias Context = SiteContext
  let renderer: PageRenderer
  let operation: SiteOperation

  /// The number of a failure, for the log of requests.
  static let reference = HTTPField.Name("Heng-Reference")

  func handle(
    _ request: Request, context: SiteContext, next: (Request, SiteContext) async throws -> Response
  ) async throws -> Response {
    do {
      return try await next(request, context)
    } catch let error as HTTPParserError {
      // Answered and closed below the routes.
      throw error
    } catch let problem as PageProblem {
      guard problem.status.code < 500 else { return failure(problem, "PageProblem", problem.title, context) }
      return page(problem)
    } catch let error as HTTPError where error.status.code < 500 {
      return page(error.status == .notFound ? .noPage(request.uri.path) : .unreadable(error.status))
    } catch {
      if let trouble = StoreTrouble(error) { return failure(trouble.problem, "StoreTrouble.\(trouble.kind)", trouble.message, context) }
      return failure(.unexpected(changes: request.method != .get && request.method != .head), Self.kind(of: error), "\(error)", context)
    }
  }

  /// A failure of ours: its page bears the number under which the log tells the rest.
  private func failure(_ problem: PageProblem, _ kind: String, _ detail: String, _ context: SiteContext) -> Response {
    let reference = operation.references.next(at: operation.now())
    context.logger.error(
      "request failed",
      metadata: [
        "reference": "\(reference)", "route": "\(context.route)", "status": "\(problem.status.code)", "kind": "\(kind)",
        "error": "\(detail)",
      ])
    var response = page(problem, remedy: "\(problem.remedy)仍不行，请把编号 \(reference) 告诉系统管理员。")
    if let name = Self.reference { response.headers[name] = reference }
    return response
  }

  /// The type of an error and its case, without what it carries.
  private static func kind(of error: any Error) -> String {
    let mirror = Mirror(reflecting: error)
    guard mirror.displayStyle == .enum else { return "\(type(of: error))" }
    return "\(type(of: error)).\(mirror.children.first?.label ?? "\(error)")"
  }

  private func page(_ problem: PageProblem, remedy: String? = nil) -> Response {
    let page = Page(
      title: problem.title, here: problem.title, template: "problem",
      model: ["reason": problem.reason, "remedy": remedy ?? problem.remedy])
    var response = Response.html(renderer.page(page), status: problem.status)
    if let seconds = problem.retryAfter { response.headers[.retryAfter] = "\(seconds)" }
    return response
  }
}

extension StoreTrouble {
  fileprivate var problem: PageProblem {
    PageProblem(
      status: status, title: title, reason: message,
      remedy: kind == .uncertain ? "请先查看记录是否已在，再决定是否重做。" : "没有保存任何内容。请处理后重试。")
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
  /// Seconds after which to try again.
  var retryAfter: Int?

  static func noPage(_ path: String) -> PageProblem {
    PageProblem(status: .notFound, title: "没有这个页面", reason: "地址“\(path)”不存在。", remedy: "请核对地址，或从上面的菜单重新进入。")
  }

  static func unreadable(_ status: HTTPResponse.Status) -> PageProblem {
    PageProblem(status: status, title: "请求有误", reason: "地址或参数无法识别。", remedy: "请返回上一页重试。")
  }

  /// What nobody foresaw.
  static func unexpected(changes: Bool) -> PageProblem {
    changes
      ? PageProblem(status: .internalServerError, title: "没有办成", reason: "程序出错，这一步没有办成。", remedy: "请返回上一页，您填的内容还在，过一分钟再试；")
      : PageProblem(status: .internalServerError, title: "暂时不能显示", reason: "程序读取台账时出错，台账没有改动。", remedy: "请过一分钟再试；")
  }

  static func missing(_ what: String) -> PageProblem {
    PageProblem(status: .notFound, title: "没有找到", reason: "没有\(what)。", remedy: "请从上面的菜单重新进入；可能已改名或不在本台账中。")
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
