import HTTPTypes
import HengOperations
import HengValues
import Hummingbird

/// Finds out who a request is from (认人) and draws every page for him.
struct VisitorGate: RouterMiddleware {
  typealias Context = SiteContext
  let access: SiteAccess

  func handle(
    _ request: Request, context: SiteContext, next: (Request, SiteContext) async throws -> Response
  ) async throws -> Response {
    var context = context
    if let scope = try await access.openScope() {
      context.visitor = .anyone(scope)
      return try await Visitor.$current.withValue(context.visitor) { [context] in try await next(request, context) }
    }
    guard let token = SessionCookie.token(of: request) else { return try await next(request, context) }
    switch try await access.signIns.resume(token, machine: request.headers[.userAgent] ?? "") {
    case .signedIn(let signedIn):
      context.visitor = .person(signedIn)
      return try await Visitor.$current.withValue(.person(signedIn)) {
        try await Visitor.$formToken.withValue(SignInDesk.formToken(for: token)) { try await next(request, context) }
      }
    case .ended(let end):
      context.ended = end.message
      return try await next(request, context)
    }
  }
}

/// The cookie that holds a session's token (登录凭据的存放): no script reads it, no other site's page sends it.
enum SessionCookie {
  private static let name = "heng-session"

  static func token(of request: Request) -> String? {
    for line in request.headers[values: .cookie] {
      for pair in line.split(separator: ";") {
        let parts = pair.split(separator: "=", maxSplits: 1)
        if parts.count == 2, String(parts[0]).trimmedSpaces == name, !parts[1].isEmpty { return String(parts[1]) }
      }
    }
    return nil
  }

  /// `Secure` wherever the site is encrypted on the network: then no browser sends the token in the clear.
  static func set(_ token: String, _ listening: Listening) -> String { "\(name)=\(token); Path=/\(fence(listening))" }
  static func clear(_ listening: Listening) -> String { "\(name)=; Path=/; Max-Age=0\(fence(listening))" }

  private static func fence(_ listening: Listening) -> String {
    "; HttpOnly; SameSite=Strict" + (listening.isProtected ? "; Secure" : "")
  }
}
