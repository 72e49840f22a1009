package import HengValues
import NIOSSL

/// Where the site listens, under which names, and how its connections are protected (监听).
package struct Listening: Sendable {
  /// What is typed on the command line.
  package struct Wish: Sendable {
    package var address = NetworkAddress.loopback.text
    package var port = 8080
    package var hostNames: [String] = []
    package var proxies: [String] = []
    package var certificate: String?
    package var key: String?

    package init() {}
  }

  package let address: NetworkAddress
  package let port: Int
  package let hostNames: Set<String>
  /// Whose word on the sender of a request is taken.
  let proxies: Set<NetworkAddress>
  let tls: TLSConfiguration?
  /// What the administrator should hear at the start.
  package let notes: [String]

  package init(_ wish: Wish, at time: Timestamp) throws(SiteError) {
    guard let address = NetworkAddress(wish.address) else {
      throw SiteError(message: "“\(wish.address)”不是IP地址。请在 --listen 后写本机的一个地址，或写 0.0.0.0 表示全部。")
    }
    self.address = address
    port = wish.port
    hostNames = try Self.names(wish.hostNames)
    proxies = try Self.proxies(wish.proxies)
    let files = try TLSFiles(certificate: wish.certificate, key: wish.key)
    let loaded = try files?.load(at: time)
    tls = loaded?.configuration
    notes = loaded?.notes ?? []
  }

  private init(port: Int) {
    (address, self.port, hostNames, proxies, tls, notes) = (.loopback, port, [], [], nil, [])
  }

  /// On this machine alone, as ever.
  package static func loopback(port: Int) -> Listening { Listening(port: port) }

  /// Whether other machines reach the site, by themselves or through somebody else.
  package var isOpenToOthers: Bool { !address.isLoopback || !proxies.isEmpty || !hostNames.isEmpty }
  /// Whether what is sent is encrypted on the network.
  package var isProtected: Bool { tls != nil || !proxies.isEmpty }
  package var hasTLS: Bool { tls != nil }

  /// Refuses a site that others reach without accounts, without encryption or without a name, with all that is missing in one message.
  package func require(accounts hasAccounts: Bool) throws(SiteError) {
    guard isOpenToOthers else { return }
    var missing: [String] = []
    if !hasAccounts { missing.append("账号：请先运行 heng user first 登记管理员") }
    if !isProtected { missing.append("加密：请用 --certificate 和 --key 指定证书和私钥，或用 --trusted-proxy 指定负责加密的代理") }
    if hostNames.isEmpty, address.isEvery || !proxies.isEmpty {
      missing.append("网站的名字：请用 --host-name 写明别人在浏览器里用的主机名")
    }
    guard missing.isEmpty else {
      throw SiteError(message: "网站没有打开。让别的电脑访问，还缺" + missing.joined(separator: "；") + "。只在本机用，请去掉这些选项。")
    }
  }

  /// Whether a request may name the site so: this machine, the names it was given, and the address itself.
  func isKnown(authority: String) -> Bool {
    let host = authority.hasPrefix("[") ? authority.prefix { $0 != "]" } + "]" : authority.prefix { $0 != ":" }
    let name = host.lowercased()
    return Self.ownNames.contains(name) || hostNames.contains(name) || !address.isEvery && name == address.host
  }

  /// The address that people open.
  package func place(port bound: Int) -> String {
    let scheme = isProtected ? "https" : "http"
    let host = hostNames.sorted().first ?? address.host
    return tls == nil && isProtected ? "\(scheme)://\(host)" : "\(scheme)://\(host):\(bound)"
  }

  private static let ownNames: Set<String> = ["127.0.0.1", "localhost", "[::1]"]

  private static func names(_ typed: [String]) throws(SiteError) -> Set<String> {
    var names: Set<String> = []
    for name in typed {
      let isName = !name.isEmpty && name.utf8.allSatisfy { $0.isHostSign }
      let address = NetworkAddress(name)
      guard isName || address != nil else {
        throw SiteError(message: "“\(name)”不能作主机名。请在 --host-name 后只写名字，如 heng.example.gov.cn，不带 https:// 和端口。")
      }
      names.insert(address?.host ?? name.lowercased())
    }
    return names
  }

  private static func proxies(_ typed: [String]) throws(SiteError) -> Set<NetworkAddress> {
    var proxies: Set<NetworkAddress> = []
    for text in typed {
      guard let proxy = NetworkAddress(text), !proxy.isEvery else {
        throw SiteError(message: "“\(text)”不是代理的IP地址。请在 --trusted-proxy 后写代理连到本机时用的地址，几个之间用逗号。")
      }
      proxies.insert(proxy)
    }
    return proxies
  }
}

extension UInt8 {
  /// A sign of a host's name.
  fileprivate var isHostSign: Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20)
      || self == UInt8(ascii: ".") || self == UInt8(ascii: "-")
  }
}
