import HengValues
import HengWeb
import Testing

@Suite("Where the site listens")
struct ListeningTests {
  private func listening(
    _ address: String = "127.0.0.1", names: [String] = [], proxies: [String] = [], certificate: String? = nil, key: String? = nil
  ) throws -> Listening {
    var wish = Listening.Wish()
    (wish.address, wish.hostNames, wish.proxies, wish.certificate, wish.key) = (address, names, proxies, certificate, key)
    return try Listening(wish, at: try Timestamp("2026-03-01T02:00:00Z"))
  }

  private func refusal(_ body: () throws -> Void) -> String? {
    do { try body() } catch let error as SiteError { return error.message } catch { return "\(error)" }
    return nil
  }

  @Test("On loopback alone nothing is asked for")
  func loopback() throws {
    for address in ["127.0.0.1", "::1", "127.0.0.53"] {
      let listening = try listening(address)
      #expect(!listening.isOpenToOthers && !listening.isProtected)
      #expect(refusal { try listening.require(accounts: false) } == nil)
    }
  }

  @Test("What others reach needs accounts, encryption and a name; the message tells all that is missing at once")
  func network() throws {
    let bare = try listening("0.0.0.0")
    let message = try #require(refusal { try bare.require(accounts: false) })
    #expect(message.contains("heng user first") && message.contains("--certificate") && message.contains("--host-name"))
    #expect(refusal { try bare.require(accounts: true) }?.contains("heng user first") == false)
    let proxied = try listening("192.0.2.7", names: ["heng.example.gov.cn"], proxies: ["192.0.2.1"])
    #expect(refusal { try proxied.require(accounts: true) } == nil)
    #expect(refusal { try proxied.require(accounts: false) }?.contains("账号") == true)
  }

  @Test("A trusted proxy on this machine opens the site to others as well, so that it needs accounts")
  func localProxy() throws {
    let listening = try listening(names: ["heng.example.gov.cn"], proxies: ["127.0.0.1", "::1"])
    #expect(listening.isOpenToOthers && listening.isProtected)
    #expect(refusal { try listening.require(accounts: false) } != nil)
    #expect(refusal { try listening.require(accounts: true) } == nil)
    #expect(listening.place(port: 8080) == "https://heng.example.gov.cn")
  }

  @Test(
    "What is no address, name or proxy is refused with what to write instead",
    arguments: [
      ("eth0", [], [], "--listen"), ("0.0.0.0", ["https://heng.example.gov.cn"], [], "--host-name"),
      ("0.0.0.0", ["heng.example.gov.cn:8443"], [], "--host-name"), ("0.0.0.0", [""], [], "--host-name"),
      ("127.0.0.1", [], ["proxy.example.gov.cn"], "--trusted-proxy"), ("127.0.0.1", [], ["0.0.0.0"], "--trusted-proxy"),
    ] as [(String, [String], [String], String)])
  func wrongWishes(address: String, names: [String], proxies: [String], option: String) {
    #expect(refusal { _ = try listening(address, names: names, proxies: proxies) }?.contains(option) == true)
  }

  @Test("Half a pair of TLS files, and files that are not there, are told")
  func halfTLS() {
    #expect(refusal { _ = try listening(certificate: "a.pem") }?.contains("--key") == true)
    #expect(refusal { _ = try listening(key: "a.pem") }?.contains("--certificate") == true)
    #expect(refusal { _ = try listening(certificate: "gone/a.pem", key: "gone/b.pem") }?.contains("gone/a.pem") == true)
  }

  @Test("An address has one spelling, and IPv6 senders are known by their network")
  func addresses() {
    #expect(NetworkAddress("::ffff:192.0.2.9") == NetworkAddress("192.0.2.9"))
    #expect(NetworkAddress("2001:DB8:0:0::1") == NetworkAddress("2001:db8::1"))
    #expect(NetworkAddress("2001:db8::1")?.household == NetworkAddress("2001:db8::ffff:2")?.household)
    #expect(NetworkAddress("2001:db8::1")?.household != NetworkAddress("2001:db8:0:1::1")?.household)
    #expect(NetworkAddress("192.0.2.9")?.household == "192.0.2.9")
    #expect(NetworkAddress("heng.example.gov.cn") == nil && NetworkAddress("") == nil && NetworkAddress("300.1.1.1") == nil)
  }
}
