import HTTPTypes
import Hummingbird

/// A HEAD is answered with the head of the page that a GET would show (只要标头): status, type and length, and never a body.
struct HeadLikeGet<Context: RequestContext>: RouterMiddleware {
  func handle(
    _ request: Request, context: Context, next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    let response = try await next(request, context)
    return request.method == .head ? response.createHeadResponse() : response
  }
}
