import HummingbirdCore
import HummingbirdTLS

extension Listening {
  /// HTTP/1.1, under TLS where it is configured; each connection is held to its pace.
  func server(_ installer: @autoclosure @escaping @Sendable () -> ConnectionGuardInstaller) throws -> HTTPServerBuilder {
    let plain = HTTPServerBuilder.http1(configuration: .init(additionalChannelHandlers: [installer()]))
    return try tls.map { try .tls(plain, tlsConfiguration: $0) } ?? plain
  }

  var cannotListen: String {
    let other = "请换一个端口，例如 --port \(port == 8080 ? 8081 : 8080)"
    return address.isLoopback
      ? "端口 \(port) 不能使用，可能已被其他程序占用。\(other)。"
      : "不能在 \(address.host):\(port) 监听：这个地址可能不是本机的，或端口已被其他程序占用。请核对 --listen，或\(other)。"
  }
}
