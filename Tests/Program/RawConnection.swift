import Foundation

#if canImport(Glibc)
  import Glibc
#endif

/// A TCP connection to this machine, byte by byte, for what no HTTP client would send.
final class RawConnection {
  private let descriptor: Int32
  /// MSG_NOSIGNAL: a closed connection is an error and no signal.
  private static let withoutSignal: Int32 = 0x4000

  init?(port: UInt16) {
    #if canImport(Glibc)
      descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    #else
      descriptor = socket(AF_INET, SOCK_STREAM, 0)
    #endif
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    let connected = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) }
    }
    // The descriptor is closed by `deinit`, also of a connection that never came to be.
    guard connected == 0 else { return nil }
  }

  deinit { close(descriptor) }

  @discardableResult
  func send(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    return Glibc.send(descriptor, bytes, bytes.count, Self.withoutSignal) == bytes.count
  }

  /// All that comes until the other side closes or nothing has come for `seconds`; `isClosed` tells which.
  func receive(seconds: Double) -> (text: String, isClosed: Bool) {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 16_384)
    while true {
      var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      guard poll(&waiting, 1, Int32(seconds * 1_000)) > 0 else { return (String(decoding: bytes, as: UTF8.self), false) }
      let count = recv(descriptor, &buffer, buffer.count, 0)
      guard count > 0 else { return (String(decoding: bytes, as: UTF8.self), true) }
      bytes += buffer[..<count]
    }
  }
}
