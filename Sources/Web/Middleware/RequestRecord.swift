import HTTPTypes
import Hummingbird

/// Counts every request and writes its line (请求记录): method, route pattern, outcome; no address, name or content.
struct RequestRecord: RouterMiddleware {
  typealias Context = SiteContext
  let operation: SiteOperation

  func handle(
    _ request: Request, context: SiteContext, next: (Request, SiteContext) async throws -> Response
  ) async throws -> Response {
    let start = ContinuousClock.now
    do {
      let response = try await next(request, context)
      record(request, context, response, since: start)
      return response
    } catch {
      record(request, context, nil, since: start)
      throw error
    }
  }

  private func record(_ request: Request, _ context: SiteContext, _ response: Response?, since start: ContinuousClock.Instant) {
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    let method = Self.methods.contains(request.method.rawValue) ? request.method.rawValue : "OTHER"
    let status = response?.status.code ?? 400
    operation.measures.count(.init(method: method, route: context.route, kind: status / 100), seconds: seconds)
    guard let log = operation.requestLog else { return }
    var line = LogLine(at: operation.now(), level: status < 500 ? "info" : "error", "request")
    line.add("method", method)
    line.add("route", context.route)
    line.add("status", number: "\(status)")
    line.add("ms", number: "\(Int(seconds * 1_000))")
    if let size = response?.body.contentLength { line.add("bytes", number: "\(size)") }
    if let reference = ProblemPages.reference.flatMap({ response?.headers[$0] }) { line.add("reference", reference) }
    log(line.text)
  }

  /// Any other word is somebody's own and counts as one.
  private static let methods: Set = ["GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS"]
}
