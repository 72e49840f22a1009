package import HTTPTypes
import HengValues

/// Where a request comes from and how (来处): the machine that sent it, as far as that can be believed.
package struct Sender: Hashable, Sendable {
  /// Nil for a request that came over no network.
  package var address: NetworkAddress?
  package var isEncrypted = false
  /// From this machine itself, and not handed on for another.
  package var isLocal = true

  package init(address: NetworkAddress? = nil, isEncrypted: Bool = false, isLocal: Bool = true) {
    self.address = address
    self.isEncrypted = isEncrypted
    self.isLocal = isLocal
  }

  /// Headers by which a proxy tells for whom it asks.
  private static let forwardedFor = HTTPField.Name("X-Forwarded-For")
  private static let forwardedProtocol = HTTPField.Name("X-Forwarded-Proto")
  private static let forwarding = [forwardedFor, forwardedProtocol, HTTPField.Name("X-Forwarded-Host"), HTTPField.Name("Forwarded")]

  package enum Refusal: Error, Hashable {
    /// A proxy that nobody named.
    case unknownProxy
    /// A named proxy does not say for whom it asks.
    case silentProxy
    /// The sender's own connection to the proxy, or to us, is open to be read.
    case notEncrypted
  }

  /// Reads a request's headers against the address of its connection. Only what a trusted proxy says is believed, and of protocols only `https`.
  package static func of(peer: NetworkAddress?, _ headers: HTTPFields, _ listening: Listening) throws(Refusal) -> Sender {
    guard let peer else {
      // No network: the program itself, as tests ask it. Where others reach the site, every request has come from somewhere.
      guard !listening.isOpenToOthers else { throw .notEncrypted }
      return Sender()
    }
    let isForwarded = forwarding.contains { $0.map { headers.contains($0) } ?? false }
    if listening.proxies.contains(peer), isForwarded { return try forwarded(headers, listening) }
    if listening.hasTLS { return Sender(address: peer, isEncrypted: true, isLocal: peer.isLoopback && !isForwarded) }
    guard peer.isLoopback else { throw .notEncrypted }
    guard !isForwarded else { throw .unknownProxy }
    return Sender(address: peer)
  }

  private static func forwarded(_ headers: HTTPFields, _ listening: Listening) throws(Refusal) -> Sender {
    guard words(headers, forwardedProtocol).last?.lowercased() == "https" else { throw .notEncrypted }
    // Each proxy adds at the end whom it heard; the last that is no proxy of ours is the sender.
    var sender: NetworkAddress?
    for word in words(headers, forwardedFor).reversed() {
      guard let address = NetworkAddress(word) else { break }
      sender = address
      if !listening.proxies.contains(address) { break }
    }
    guard let sender else { throw .silentProxy }
    return Sender(address: sender, isEncrypted: true, isLocal: false)
  }

  private static func words(_ headers: HTTPFields, _ name: HTTPField.Name?) -> [String] {
    guard let name else { return [] }
    return headers[values: name].flatMap { $0.split(separator: ",") }.map { String($0).trimmedSpaces }
  }
}
