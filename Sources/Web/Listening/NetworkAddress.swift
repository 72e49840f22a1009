import NIOCore

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// An IP address in its one spelling (网络地址); an IPv4 address written as IPv6 is that IPv4 address.
package struct NetworkAddress: Hashable, Sendable {
  package let text: String
  /// What a sender is known by: the address, of IPv6 the network of 64 bits that one house is given.
  package let household: String

  /// Nil for anything but an address: names are not looked up.
  package init?(_ typed: String) {
    guard let text = (try? SocketAddress(ipAddress: typed, port: 0))?.ipAddress else { return nil }
    let inner = text.hasPrefix("::ffff:") ? String(text.dropFirst(7)) : ""
    self.text = inner.contains(".") ? inner : text
    household = Self.network(of: self.text) ?? self.text
  }

  /// The first 64 bits of an IPv6 address.
  private static func network(of text: String) -> String? {
    var bytes = [UInt8](repeating: 0, count: 16)
    guard inet_pton(AF_INET6, text, &bytes) == 1 else { return nil }
    return bytes.prefix(8).map { String($0, radix: 16) }.joined(separator: ":")
  }

  package static let loopback = NetworkAddress(known: "127.0.0.1")

  private init(known text: String) {
    self.text = text
    household = text
  }

  package var isLoopback: Bool { text == "::1" || text.hasPrefix("127.") }
  /// Every address of the machine.
  var isEvery: Bool { text == "0.0.0.0" || text == "::" }
  /// As it stands in an address of the web.
  package var host: String { text.contains(":") ? "[\(text)]" : text }
}
