import HTTPTypes
import HengValues
import HengWeb
import Testing

@Suite("Whose word on the sender is taken")
struct SenderTests {
  private func proxied(_ proxies: String...) throws -> Listening {
    var wish = Listening.Wish()
    (wish.hostNames, wish.proxies) = (["heng.example.gov.cn"], proxies)
    return try Listening(wish, at: try Timestamp("2026-03-01T02:00:00Z"))
  }

  private func sender(_ peer: String, _ headers: [(String, String)], _ listening: Listening) throws -> Sender {
    var fields = HTTPFields()
    for (name, value) in headers { fields.append(HTTPField(name: try #require(HTTPField.Name(name)), value: value)) }
    return try Sender.of(peer: NetworkAddress(peer), fields, listening)
  }

  @Test("A trusted proxy names the sender: the last address that is no proxy, never one that the sender wrote before it")
  func chain() throws {
    let listening = try proxied("192.0.2.1", "192.0.2.2")
    for (words, expected) in [
      (["198.51.100.7"], "198.51.100.7"), (["203.0.113.9, 198.51.100.7"], "198.51.100.7"),
      (["198.51.100.7, 192.0.2.2"], "198.51.100.7"), (["203.0.113.9", "198.51.100.7", "192.0.2.2"], "198.51.100.7"),
      (["unknown, 198.51.100.7"], "198.51.100.7"), (["2001:db8::1"], "2001:db8::1"),
    ] {
      let found = try sender("192.0.2.1", words.map { ("X-Forwarded-For", $0) } + [("X-Forwarded-Proto", "https")], listening)
      #expect(found == Sender(address: NetworkAddress(expected), isEncrypted: true, isLocal: false))
    }
  }

  @Test("From a trusted proxy only what came encrypted is taken, and only with a sender")
  func refusals() throws {
    let listening = try proxied("127.0.0.1")
    let from = ("X-Forwarded-For", "198.51.100.7")
    for kind in ["http", "", "https, http", "wss"] {
      #expect(throws: Sender.Refusal.notEncrypted) { try sender("127.0.0.1", [from, ("X-Forwarded-Proto", kind)], listening) }
    }
    #expect(throws: Sender.Refusal.notEncrypted) { try sender("127.0.0.1", [from], listening) }
    #expect(throws: Sender.Refusal.silentProxy) { try sender("127.0.0.1", [("X-Forwarded-Proto", "https")], listening) }
    #expect(throws: Sender.Refusal.silentProxy) {
      try sender("127.0.0.1", [("X-Forwarded-Proto", "https"), ("X-Forwarded-For", "nobody")], listening)
    }
  }

  @Test("Nobody else's word is taken: a stranger who says that he is encrypted or this machine is refused")
  func strangers() throws {
    let listening = try proxied("192.0.2.1")
    let claims = [("X-Forwarded-For", "127.0.0.1"), ("X-Forwarded-Proto", "https")]
    #expect(throws: Sender.Refusal.notEncrypted) { try sender("198.51.100.7", claims, listening) }
    #expect(throws: Sender.Refusal.notEncrypted) { try sender("198.51.100.7", [], listening) }
    #expect(throws: Sender.Refusal.unknownProxy) { try sender("127.0.0.1", claims, listening) }
    #expect(throws: Sender.Refusal.unknownProxy) { try sender("127.0.0.1", claims, .loopback(port: 0)) }
    #expect(throws: Sender.Refusal.unknownProxy) { try sender("127.0.0.1", [("Forwarded", "for=198.51.100.7")], .loopback(port: 0)) }
  }

  @Test("This machine itself is local; a proxy on it is not, nor who came from nowhere")
  func local() throws {
    let listening = try proxied("127.0.0.1")
    #expect(throws: Sender.Refusal.notEncrypted) { try Sender.of(peer: nil, HTTPFields(), listening) }
    #expect(try Sender.of(peer: nil, HTTPFields(), .loopback(port: 0)).isLocal)
    #expect(try sender("127.0.0.1", [], listening).isLocal)
    let claims = [("X-Forwarded-For", "127.0.0.1"), ("X-Forwarded-Proto", "https")]
    #expect(try !sender("127.0.0.1", claims, listening).isLocal)
  }
}
