import ArgumentParser
import HengValues
import HengWeb

/// Where and how the site listens (监听选项).
struct ListenOptions: ParsableArguments {
  @Option(help: ArgumentHelp("监听的IP地址；不写只在本机打开。", valueName: "地址"))
  var listen: String = "127.0.0.1"

  @Option(help: ArgumentHelp("端口。", valueName: "端口"))
  var port: Int = 8080

  @Option(help: ArgumentHelp("别人在浏览器里用的主机名；几个之间用逗号。", valueName: "主机名"))
  var hostName: String?

  @Option(help: ArgumentHelp("证书文件（PEM），服务器的证书在前。", valueName: "文件"))
  var certificate: String?

  @Option(help: ArgumentHelp("证书的私钥文件（PEM，没有口令）。", valueName: "文件"))
  var key: String?

  @Option(help: ArgumentHelp("负责加密的代理的IP地址；几个之间用逗号。只相信它写的来处。", valueName: "地址"))
  var trustedProxy: String?

  func listening(at time: Timestamp) throws -> Listening {
    guard (0...65_535).contains(port) else { throw Exit.refused("端口“\(port)”不在0至65535之间。请换一个端口。") }
    var wish = Listening.Wish()
    wish.address = listen
    wish.port = port
    wish.hostNames = Self.list(hostName)
    wish.proxies = Self.list(trustedProxy)
    wish.certificate = certificate
    wish.key = key
    do throws(SiteError) { return try Listening(wish, at: time) } catch { throw Exit.refused(error.message) }
  }

  private static func list(_ typed: String?) -> [String] {
    typed?.split(separator: ",", omittingEmptySubsequences: false).map { String($0).trimmedSpaces } ?? []
  }
}
