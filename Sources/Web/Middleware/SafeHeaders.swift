import HTTPTypes
import Hummingbird

/// Headers that keep a page from being framed, sniffed or made to load anything from elsewhere.
struct SafeHeaders<Context: RequestContext>: RouterMiddleware {
  /// Where the site is encrypted, a browser asks for it in no other way for a year.
  let isProtected: Bool

  func handle(
    _ request: Request, context: Context, next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    var response = try await next(request, context)
    let policy =
      "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    response.headers[.contentSecurityPolicy] = policy
    response.headers[.xContentTypeOptions] = "nosniff"
    if let referrer = HTTPField.Name("Referrer-Policy") { response.headers[referrer] = "same-origin" }
    if isProtected, let transport = HTTPField.Name("Strict-Transport-Security") { response.headers[transport] = "max-age=31536000" }
    return response
  }
}
