import HTTPTypes
import HengOperations
import HengStore
import HengStoreSupport
import HengValues
import HengWeb
import Logging
import Synchronization
import Testing

/// Lines that the site wrote.
private final class Lines: Sendable {
  private let lines = Mutex<[String]>([])
  var all: [String] { lines.withLock { $0 } }
  func add(_ line: String) { lines.withLock { $0.append(line) } }
}

@Suite("What the running site tells of itself")
struct OperationTests {
  @Test("a request's line names its route and outcome, and nothing of the address, the query or the person")
  func lines() async throws {
    let lines = Lines()
    func operation(_ now: @escaping TimeSource) -> SiteOperation {
      var operation = SiteOperation(now: now)
      operation.requestLog = { lines.add($0) }
      return operation
    }
    try await withSite(operation: operation) { site async throws in
      let project = site.targets[0].project
      _ = try await site.ask(.get, "/projects/\(project)?q=secret-words")
      _ = try await site.ask(.get, "/no/such/\(project)")
      _ = try await site.ask(HTTPRequest.Method("BREW") ?? .get, "/projects/\(project)")
      #expect(lines.all.count == 3)
      #expect(lines.all[0].contains("\"method\":\"GET\",\"route\":\"/projects/{id}\",\"status\":200,\"ms\":"))
      #expect(lines.all[0].contains("\"time\":\"2026-03-01T02:00:00Z\"") && lines.all[0].contains("\"bytes\":"))
      #expect(lines.all[1].contains("\"route\":\"-\",\"status\":404"))
      #expect(lines.all[2].contains("\"method\":\"OTHER\""))
      #expect(!lines.all.contains { $0.contains(project) || $0.contains("secret-words") || $0.contains("BREW") })
    }
  }

  @Test("a line of the log is JSON whatever is written, and bears no words of an error")
  func json() throws {
    let lines = Lines()
    let time = try Timestamp("2026-03-01T02:00:00Z")
    let logger = Logger(label: "test") { _ in JSONLogHandler(now: { time }) { lines.add($0) } }
    logger.error("a \"b\" \\ \n\u{1}", metadata: ["error": "张示例", "reference": "0301-1000-01"])
    #expect(
      lines.all == [
        #"{"time":"2026-03-01T02:00:00Z","level":"error","message":"a \"b\" \\ \n\u0001","reference":"0301-1000-01"}"#
      ])
  }

  @Test("health and readiness: a site that is about to stop, or whose schema is another, is not ready")
  func ready() async throws {
    try await withSite { site async throws in
      #expect(try await site.ask(.get, "/ready").text == "ready\n")
      site.site.operation.beginStopping()
      let answer = try await site.ask(.get, "/ready")
      #expect(answer.status == 503 && answer.text.contains("正在停止"))
      #expect(try await site.ask(.get, "/health").text == "ok\n")
    }
    func broken(_ now: @escaping TimeSource) -> SiteOperation {
      var operation = SiteOperation(now: now)
      operation.checkDatabase = { throw CancellationError() }
      return operation
    }
    try await withSite(operation: broken) { site async throws in #expect(try await site.ask(.get, "/ready").status == 503) }
  }

  @Test("figures are for this machine and for who has the token; for all others the page is not there")
  func metrics() async throws {
    func operation(_ now: @escaping TimeSource) -> SiteOperation {
      var operation = OpenSiteTests.proxied(now)
      operation.metricsToken = "0123456789abcdef"
      operation.gauges = { [Gauge("heng_database_bytes", "Size of the database.", 4_096)] }
      return operation
    }
    try await withSite(operation: operation) { site async throws in
      let forwarded = ["X-Forwarded-For": "198.51.100.7", "X-Forwarded-Proto": "https"]
      let host = "heng.example.gov.cn"
      #expect(try await site.ask(.get, "/metrics", peer: "127.0.0.1", host: host, headers: forwarded).status == 404)
      for wrong in ["Bearer 0123456789abcdeX", "Bearer ", "Bearer 0123456789abcdef0", "Basic 0123456789abcdef", "0123456789abcdef"] {
        let headers = forwarded.merging(["Authorization": wrong]) { $1 }
        #expect(try await site.ask(.get, "/metrics", peer: "127.0.0.1", host: host, headers: headers).status == 404)
      }
      let headers = forwarded.merging(["Authorization": "Bearer 0123456789abcdef"]) { $1 }
      #expect(try await site.ask(.get, "/metrics", peer: "127.0.0.1", host: host, headers: headers).status == 200)
      let text = try await site.ask(.get, "/metrics", peer: "127.0.0.1").text
      for line in [
        "heng_http_requests_total{method=\"GET\",route=\"/metrics\",status=\"4xx\"} 6",
        "heng_http_requests_total{method=\"GET\",route=\"/metrics\",status=\"2xx\"} 1",
        "heng_http_request_duration_seconds_bucket{le=\"+Inf\"} 7", "heng_http_request_duration_seconds_count 7",
        "heng_jobs_running 0.0", "heng_sessions_open 0.0", "heng_database_bytes 4096.0", "# TYPE heng_http_requests_total counter",
      ] { #expect(text.contains(line + "\n"), "\(line)") }
    }
  }
}

@Suite("Failures bear a number")
struct FailureTests {
  @Test("a number is of its minute in Beijing and counts")
  func numbers() throws {
    let numbers = ReferenceNumbers()
    let time = try Timestamp("2026-08-21T09:40:30Z")
    #expect((0..<3).map { _ in numbers.next(at: time) } == ["0821-1740-01", "0821-1740-02", "0821-1740-03"])
    #expect(numbers.next(at: try Timestamp("2026-08-21T16:00:00Z")) == "0822-0000-01")
  }

  @Test("what nobody foresaw ends in a page with the number of its log line, and tells nothing else")
  func unexpected() async throws {
    let lines = Lines()
    func operation(_ now: @escaping TimeSource) -> SiteOperation {
      var operation = SiteOperation(now: now)
      operation.requestLog = { lines.add($0) }
      return operation
    }
    try await withGround(.sqliteMemory) { ground async throws in
      let driver = try await ground.open()
      let site = try await SiteGround(
        driver, operation: operation,
        logger: Logger(label: "test") { _ in
          JSONLogHandler(now: { Timestamp(clampingSeconds: 0) }) { lines.add($0) }
        })
      try await driver.close()
      for (method, path) in [(HTTPRequest.Method.get, "/projects"), (.post, "/settings/counties"), (.get, "/health")] {
        let answer = try await site.ask(method, path)
        #expect(answer.status >= 500, "\(path)")
        let number = try #require(answer.text.firstMatch(of: /编号 (?:<span class="whole">)?(0301-1000-[0-9]{2})/).map { String($0.1) })
        #expect(answer.headers[HTTPField.Name("Heng-Reference") ?? .server] == number)
        #expect(lines.all.count { $0.contains("\"reference\":\"\(number)\"") } == 2, "the failure and the request")
        #expect(!answer.text.contains("Error") && !answer.text.contains("sqlite") && !answer.text.contains("closed"))
      }
    }
  }

  @Test("an unknown page is not there for any method, whoever asks")
  func unknown() async throws {
    try await withSite { site async throws in
      for method in ["GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "BREW"] {
        let answer = try await site.ask(HTTPRequest.Method(method) ?? .get, "/no/such/page")
        #expect(answer.status == 404, "\(method): \(answer.status)")
        if method != "HEAD" { #expect(answer.text.contains("没有这个页面")) }
        // Of a page that is there, but not for this method.
        if !["GET", "HEAD", "POST"].contains(method) {
          #expect(try await site.ask(HTTPRequest.Method(method) ?? .get, "/projects").status == 404, "\(method)")
        }
      }
    }
  }
}
