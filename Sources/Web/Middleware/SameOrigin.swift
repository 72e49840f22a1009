import HTTPTypes
import Hummingbird

/// Lets a request that changes something come from our own pages only (同源检查): another site's form is refused.
struct SameOrigin: RouterMiddleware {
  typealias Context = SiteContext

  func handle(
    _ request: Request, context: SiteContext, next: (Request, SiteContext) async throws -> Response
  ) async throws -> Response {
    guard request.method != .get, request.method != .head else { return try await next(request, context) }
    let isOurs = request.headers[.origin].map { $0 == context.origin(of: request) } ?? true
    let site = HTTPField.Name("Sec-Fetch-Site").flatMap { request.headers[$0] }
    guard isOurs, site == nil || site == "same-origin" || site == "none" else {
      throw PageProblem(
        status: .forbidden, title: "没有受理", reason: "请求来自别的网站。", remedy: "请在本站的页面上重新提交。")
    }
    return try await next(request, context)
  }
}
