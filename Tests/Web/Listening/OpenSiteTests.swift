import HTTPTypes
import HengDomain
import HengOperations
import HengStore
import HengStoreSupport
import HengValues
import HengWeb
import Testing

extension SiteGround.Answer {
  fileprivate var strictTransport: String? { HTTPField.Name("Strict-Transport-Security").flatMap { headers[$0] } }
}

/// A site behind a trusted proxy, asked in process.
@Suite("A site that others reach")
struct OpenSiteTests {
  private static let forwarded = ["X-Forwarded-For": "198.51.100.7", "X-Forwarded-Proto": "https"]
  private static let name = "heng.example.gov.cn"

  static func proxied(_ now: @escaping TimeSource) -> SiteOperation {
    var wish = Listening.Wish()
    (wish.hostNames, wish.proxies) = ([name], ["127.0.0.1"])
    var operation = SiteOperation(listening: (try? Listening(wish, at: now())) ?? .loopback(port: 0), now: now)
    operation.clock = { 0 }
    return operation
  }

  @Test("cookies are Secure, and browsers are told to come encrypted")
  func cookies() async throws {
    try await withSite(operation: Self.proxied) { site async throws in
      let first = try await site.people.registerFirst(FirstPeople())
      _ = try await site.enter(first[0].person.account.text, first[0].password.text)
      let answer = try await site.ask(
        .post, "/sign-in", fields: ["account": first[0].person.account.text, "password": "Lvliang-7-Qiao"], peer: "127.0.0.1",
        host: Self.name,
        headers: Self.forwarded.merging(["Origin": "https://\(Self.name)"]) { $1 })
      #expect(answer.status == 303)
      #expect(answer.headers[.setCookie]?.contains("; Secure") == true)
      #expect(answer.strictTransport?.hasPrefix("max-age=") == true)
      let plain = try await site.ask(
        .post, "/sign-in", peer: "127.0.0.1", host: Self.name, headers: Self.forwarded.merging(["Origin": "http://\(Self.name)"]) { $1 })
      #expect(plain.status == 403, "a page of the same name that is not encrypted is another site")
    }
    try await withSite { site async throws in
      let answer = try await site.ask(.post, "/sign-out")
      #expect(answer.headers[.setCookie]?.contains("Secure") == false)
      #expect(answer.strictTransport == nil)
    }
  }

  @Test("names that were not given, requests that were not encrypted, and strangers' claims are refused")
  func refusals() async throws {
    try await withSite(operation: Self.proxied) { site async throws in
      _ = try await site.people.registerFirst(FirstPeople())
      #expect(try await site.ask(.get, "/sign-in", peer: "127.0.0.1", host: "HENG.example.gov.cn", headers: Self.forwarded).status == 200)
      #expect(try await site.ask(.get, "/sign-in", peer: "127.0.0.1", host: "elsewhere.example", headers: Self.forwarded).status == 421)
      #expect(try await site.ask(.get, "/sign-in", peer: "198.51.100.7", host: Self.name, headers: Self.forwarded).status == 403)
      let open = Self.forwarded.merging(["X-Forwarded-Proto": "http"]) { $1 }
      let answer = try await site.ask(.get, "/sign-in", peer: "127.0.0.1", host: Self.name, headers: open)
      #expect(answer.status == 403 && answer.text.contains("https://\(Self.name)"))
    }
  }

  @Test("without accounts what a proxy hands on is refused, so that no proxy publishes an open ledger")
  func openLedger() async throws {
    try await withSite { site async throws in
      #expect(try await site.ask(.get, "/", peer: "127.0.0.1").status == 200)
      let answer = try await site.ask(.get, "/", peer: "127.0.0.1", headers: Self.forwarded)
      #expect(answer.status == 403 && answer.text.contains("--trusted-proxy"))
    }
  }

  @Test("a site whose accounts vanish stays shut to everybody")
  func vanished() async throws {
    try await withGround(.sqliteMemory) { ground async throws in
      let driver = try await ground.open()
      let site = try await SiteGround(driver, operation: Self.proxied)
      _ = try await site.people.registerFirst(FirstPeople())
      #expect(try await site.site.holdDoors())
      try await driver.write(inTurn: false) { transaction in
        let triggers = "DROP TRIGGER person_is_not_deleted; DROP TRIGGER role_grant_is_not_deleted;"
        let rows = ["sign_in_session", "role_grant", "account_secret", "person"].map { "DELETE FROM \($0);" }.joined()
        try transaction.run(script: triggers + rows, name: "vanish")
      }
      #expect(try await site.people.isEmpty())
      for path in ["/", "/projects", "/trail.csv", "/settings/counties"] {
        let answer = try await site.ask(.get, path, peer: "127.0.0.1", host: Self.name, headers: Self.forwarded)
        #expect(answer.status == 303 && answer.headers[.location]?.hasPrefix("/sign-in") == true, "\(path): \(answer.status)")
      }
      try await driver.close()
    }
  }
}
