import HTTPTypes
import Hummingbird

/// Finds out where a request comes from (认来处), and refuses what crosses the network unencrypted or through a proxy that nobody named.
struct SenderGate: RouterMiddleware {
  typealias Context = SiteContext
  let listening: Listening

  func handle(
    _ request: Request, context: SiteContext, next: (Request, SiteContext) async throws -> Response
  ) async throws -> Response {
    var context = context
    do throws(Sender.Refusal) {
      context.sender = try Sender.of(peer: context.peer, request.headers, listening)
    } catch {
      throw problem(error)
    }
    return try await next(request, context)
  }

  private func problem(_ refusal: Sender.Refusal) -> PageProblem {
    switch refusal {
    case .notEncrypted:
      PageProblem(
        status: .forbidden, title: "要用加密的地址", reason: "这个请求没有加密，口令和数据会被路上的人看到。",
        remedy: "请用 \(listening.place(port: listening.port)) 打开；用代理的，请管理员让代理传来 X-Forwarded-Proto: https。")
    case .unknownProxy:
      PageProblem(
        status: .forbidden, title: "没有受理", reason: "请求是别的程序转来的，而网站没有登记这个代理。",
        remedy: "请在本机直接用 http://127.0.0.1 打开；要经代理访问，请管理员在 --trusted-proxy 后写明。")
    case .silentProxy:
      PageProblem(
        status: .forbidden, title: "没有受理", reason: "代理没有写明替谁转来。", remedy: "请管理员让代理传来 X-Forwarded-For，写法见安装说明。")
    }
  }
}
