import HTTPTypes
import HengOperations
import HengWeb
import Testing

@Suite("A sender who asks too often")
struct SenderLimitTests {
  private func headers(_ sender: String) -> [String: String] { ["X-Forwarded-For": sender, "X-Forwarded-Proto": "https"] }

  private func count(_ site: SiteGround, _ method: HTTPRequest.Method, _ path: String, from sender: String, times: Int) async throws
    -> [Int: Int]
  {
    var counts: [Int: Int] = [:]
    for _ in 0..<times {
      let answer = try await site.ask(method, path, peer: "127.0.0.1", host: "heng.example.gov.cn", headers: headers(sender))
      counts[answer.status, default: 0] += 1
    }
    return counts
  }

  @Test("is told to wait, in plain words; others and pages are not held back")
  func held() async throws {
    try await withSite(operation: OpenSiteTests.proxied) { site async throws in
      _ = try await site.people.registerFirst(FirstPeople())
      let counts = try await count(site, .post, "/sign-in", from: "198.51.100.7", times: 140)
      #expect(counts == [401: 120, 429: 20])
      let answer = try await site.ask(.post, "/sign-in", peer: "127.0.0.1", host: "heng.example.gov.cn", headers: headers("198.51.100.7"))
      #expect(answer.status == 429 && answer.text.contains("登录太频繁"))
      #expect(answer.headers[.retryAfter].flatMap { Int($0) }.map { $0 >= 1 } == true)
      #expect(try await count(site, .post, "/sign-in", from: "198.51.100.8", times: 1) == [401: 1])
      #expect(try await count(site, .get, "/sign-in", from: "198.51.100.7", times: 5) == [200: 5])
      #expect(try await count(site, .post, "/audit", from: "198.51.100.7", times: 1) == [401: 1], "budgets are apart")
    }
  }

  @Test("downloads and changes are held; people at this machine itself are not")
  func kinds() async throws {
    try await withSite(operation: OpenSiteTests.proxied) { site async throws in
      #expect(try await count(site, .get, "/published/none", from: "198.51.100.7", times: 330) == [404: 300, 429: 30])
      #expect(try await count(site, .post, "/no/such/page", from: "198.51.100.9", times: 660)[429] == 60)
      for _ in 0..<330 { #expect(try await site.ask(.get, "/published/none", peer: "127.0.0.1").status == 404) }
    }
  }
}
