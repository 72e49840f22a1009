import HTTPTypes
import Hummingbird

/// Answers only requests that name this machine (仅限本机): a page from elsewhere that points its own name at loopback is refused.
struct LocalHostOnly<Context: RequestContext>: RouterMiddleware {
  private static var names: Set<String> { ["127.0.0.1", "localhost", "[::1]"] }

  func handle(
    _ request: Request, context: Context, next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    guard let authority = request.head.authority, !Self.isLocal(authority) else { return try await next(request, context) }
    throw PageProblem(
      status: .misdirectedRequest, title: "只在本机开放", reason: "请求使用了“\(authority)”这个名字。", remedy: "请用 http://127.0.0.1 打开。")
  }

  static func isLocal(_ authority: String) -> Bool {
    let host = authority.hasPrefix("[") ? authority.prefix { $0 != "]" } + "]" : authority.prefix { $0 != ":" }
    return names.contains(String(host))
  }
}
