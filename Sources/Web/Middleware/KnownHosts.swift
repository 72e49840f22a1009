import HTTPTypes
import Hummingbird

/// Answers only requests that name this site (仅限本站的名字): a page from elsewhere that points its own name here is refused.
struct KnownHosts: RouterMiddleware {
  typealias Context = SiteContext
  let listening: Listening

  func handle(
    _ request: Request, context: SiteContext, next: (Request, SiteContext) async throws -> Response
  ) async throws -> Response {
    guard let authority = request.head.authority, !listening.isKnown(authority: authority) else { return try await next(request, context) }
    let own = listening.place(port: listening.port)
    throw PageProblem(
      status: .misdirectedRequest, title: listening.isOpenToOthers ? "网站没有这个名字" : "只在本机开放", reason: "请求使用了“\(authority)”这个名字。",
      remedy: listening.isOpenToOthers ? "请用 \(own) 打开；要用别的名字，请管理员在 --host-name 后写明。" : "请用 http://127.0.0.1 打开。")
  }
}
