import HTTPTypes
import HengOperations
import Hummingbird
import NIOCore

extension Site {
  /// For machines that watch the site.
  ///
  /// | Address | Does |
  /// |---|---|
  /// | `/health` | whether the program lives and its database answers |
  /// | `/ready` | whether it takes requests: database, schema, not about to stop |
  /// | `/metrics` | figures for Prometheus, for this machine, or for who has the token |
  func addOperation(to router: Router<SiteContext>) {
    router.get("/health") { _, _ in
      _ = try await desk.currentRevision()
      return Self.words("ok\n")
    }
    router.get("/ready") { _, _ in
      if operation.isStopping { return Self.words("正在停止，不再接新的请求。\n", status: .serviceUnavailable) }
      do { try await operation.checkDatabase() } catch {
        return Self.words("数据库没有回应，或版本与程序不符。请查看日志。\n", status: .serviceUnavailable)
      }
      return Self.words("ready\n")
    }
    router.get("/metrics") { request, context in
      guard context.sender.isLocal || isTrusted(request) else { throw PageProblem.noPage(request.uri.path) }
      return Self.words(
        MetricsText(operation.measures.current, await gauges()).text, type: "text/plain; version=0.0.4; charset=utf-8")
    }
  }

  private func gauges() async -> [Gauge] {
    var gauges = [
      Gauge("heng_jobs_running", "Papers that are being weighed.", Double(await jobs.runningCount)),
      Gauge("heng_ready", "1 unless the site is about to stop.", operation.isStopping ? 0 : 1),
    ]
    if let sessions = try? await access.signIns.openSessions() {
      gauges.append(Gauge("heng_sessions_open", "People's sessions that go on.", Double(sessions)))
    }
    return gauges + (await operation.gauges())
  }

  /// Compared in full, so that no time tells how much of a token was right.
  private func isTrusted(_ request: Request) -> Bool {
    guard let token = operation.metricsToken, let given = request.headers[.authorization], given.hasPrefix("Bearer ") else { return false }
    let (right, typed) = (Array(token.utf8), Array(given.dropFirst(7).utf8))
    guard right.count == typed.count else { return false }
    return zip(right, typed).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
  }

  private static func words(
    _ text: String, status: HTTPResponse.Status = .ok, type: String = "text/plain; charset=utf-8"
  ) -> Response {
    Response(
      status: status, headers: [.contentType: type, .cacheControl: "no-store"], body: .init(byteBuffer: ByteBuffer(string: text)))
  }
}
