import Foundation
import Testing

/// The real server when it is told to stop, and what it writes while it runs.
@Suite("Stopping", .serialized)
struct StopTests {
  private static let head =
    "POST /audit HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: "

  private func sample(_ more: String..., shell: String? = nil) throws -> (HengProgram, HengServer) {
    let program = try HengProgram()
    return (program, try #require(try HengServer(program, ["--database", "s.db", "--sample"] + more, shell: shell)))
  }

  private func isClosed(_ port: UInt16, within seconds: Double) -> Bool {
    let deadline = Date().addingTimeInterval(seconds)
    while Date() < deadline {
      if RawConnection(port: port) == nil { return true }
      usleep(20_000)
    }
    return false
  }

  @Test("it takes no new connection, finishes the request that runs, and ends with 0")
  func finishes() throws {
    let (program, server) = try sample()
    defer { program.remove() }
    let idle = try #require(RawConnection(port: server.port))
    let body = "--x\r\nContent-Disposition: form-data; name=\"actor\"\r\n\r\n张示例\r\n--x--\r\n"
    let connection = try #require(RawConnection(port: server.port))
    connection.send(Self.head + "\(body.utf8.count)\r\n\r\n" + String(body.prefix(20)))
    usleep(300_000)
    let start = ContinuousClock.now
    server.send(SIGTERM)
    #expect(isClosed(server.port, within: 3), "the port is let go")
    #expect(idle.receive(seconds: 3).isClosed, "who waits for nothing is let go")
    usleep(1_000_000)
    connection.send(String(body.dropFirst(20)))
    let answer = connection.receive(seconds: 5)
    #expect(answer.text.hasPrefix("HTTP/1.1 4") && answer.text.contains("没有"), "\(answer.text.prefix(200))")
    #expect(answer.isClosed)
    #expect(server.ended() == 0)
    #expect(ContinuousClock.now - start < .seconds(8))
  }

  @Test("a request that does not end is waited for twenty seconds and no longer; the program then ends with 0 all the same")
  func waitsNoLonger() throws {
    let (program, server) = try sample()
    defer { program.remove() }
    let connection = try #require(RawConnection(port: server.port))
    connection.send(Self.head + "60000000\r\n\r\n--x")
    usleep(300_000)
    let start = ContinuousClock.now
    server.send(SIGTERM)
    // Fast enough for the guard of connections, and without an end.
    let piece = String(repeating: "a", count: 64 << 10)
    while ContinuousClock.now - start < .seconds(30), connection.send(piece) { usleep(400_000) }
    #expect(server.ended() == 0)
    let time = ContinuousClock.now - start
    #expect(time > .seconds(18) && time < .seconds(25), "\(time)")
    let database = try program.run("database", "verify", "--database", "s.db")
    #expect(database.code == 0, "\(database.output)\(database.errors)")
  }

  @Test("with --log json every line that the server writes is JSON and names nobody")
  func log() throws {
    let (program, server) = try sample("--log", "json", shell: "exec 2> >(tee log.txt >&2);")
    defer { program.remove() }
    let body = "--x\r\nContent-Disposition: form-data; name=\"account\"\r\n\r\nzhangshili\r\n--x--\r\n"
    for request in [
      "GET /projects/sx.xingxian.2022.S1?q=planted HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n",
      "POST /sign-in HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nContent-Type: multipart/form-data; boundary=x\r\n"
        + "Content-Length: \(body.utf8.count)\r\n\r\n\(body)",
      "GET /planted HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n",
    ] {
      let connection = try #require(RawConnection(port: server.port))
      connection.send(request)
      _ = connection.receive(seconds: 10)
    }
    #expect(server.stop() == 0)
    let lines = String(decoding: try program.read("log.txt"), as: UTF8.self).split(separator: "\n")
    #expect(lines.count { $0.contains("\"message\":\"request\"") } == 3)
    for line in lines {
      let fields = try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      #expect(fields?["time"] is String && fields?["level"] is String, "\(line)")
      #expect(!line.contains("planted") && !line.contains("zhangshili") && !line.contains("xingxian"), "\(line)")
    }
  }
}
