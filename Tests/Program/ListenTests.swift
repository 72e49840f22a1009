import Foundation
import Testing

/// The built program on the network of this machine, with certificates made for the test.
@Suite("Listening beyond loopback", .serialized)
final class ListenTests {
  let program: HengProgram

  init() throws {
    program = try HengProgram()
    try certificate("good", days: 400)
    try certificate("other", days: 400)
    try certificate("near", days: 3)
  }

  deinit { program.remove() }

  private func certificate(_ name: String, days: Int) throws {
    let folder = program.folder.path
    _ = try Tool.run(
      "openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-keyout", "\(folder)/\(name).key",
      "-out", "\(folder)/\(name).pem", "-days", "\(days)", "-subj", "/CN=heng.example.gov.cn", "-addext",
      "subjectAltName=DNS:heng.example.gov.cn")
  }

  private func people() throws {
    _ = try program.run("database", "migrate", "--database", "s.db")
    let first = try program.run(
      "user", "first", "--database", "s.db", "--system", "zhangshili=张示例", "--security", "liyangben=李样本", "--audit", "wangshiyong=王试用",
      "--unit", "示例县财政局")
    try #require(first.code == 0, "\(first.errors)")
  }

  /// Asks over TLS under the name of the certificate; gives status and headers.
  private func ask(_ server: HengServer, _ path: String, _ more: String...) throws -> String {
    let words = ["curl", "-sS", "-o", "/dev/null", "-D", "-", "--cacert", "\(program.folder.path)/good.pem", "--resolve"]
    return try Tool.run(
      words + ["heng.example.gov.cn:\(server.port):127.0.0.1"] + more + ["https://heng.example.gov.cn:\(server.port)\(path)"])
  }

  @Test("without accounts, encryption or a name the site does not open, and one message says what is missing")
  func refused() throws {
    _ = try program.run("database", "migrate", "--database", "s.db")
    let bare = try program.run("serve", "--database", "s.db", "--port", "0", "--listen", "0.0.0.0")
    #expect(bare.code == 2 && bare.output.isEmpty)
    for word in ["没有打开", "heng user first", "--certificate", "--trusted-proxy", "--host-name"] { #expect(bare.errors.contains(word)) }
    #expect(bare.errors.split(separator: "\n").count == 1)
    let sample = try program.run("serve", "--database", "t.db", "--sample", "--listen", "0.0.0.0")
    #expect(sample.code == 2 && sample.errors.contains("--sample") && !program.exists("t.db"))
    let elsewhere = try program.run("serve", "--database", "s.db", "--listen", "example.gov.cn")
    #expect(elsewhere.code == 2 && elsewhere.errors.contains("不是IP地址"))
  }

  @Test("files of TLS that cannot serve are each told by their place")
  func wrongFiles() throws {
    try people()
    try program.write("empty.pem", "")
    try program.write("words.pem", "-----BEGIN CERTIFICATE-----\nnothing\n-----END CERTIFICATE-----\n")
    let folder = program.folder.path
    _ = try Tool.run("openssl", "pkcs8", "-topk8", "-in", "\(folder)/good.key", "-out", "\(folder)/locked.key", "-passout", "pass:x")
    for (certificate, key, words) in [
      ("gone.pem", "good.key", "找不到证书文件 gone.pem"), ("good.pem", "gone.key", "找不到私钥文件 gone.key"),
      ("empty.pem", "good.key", "empty.pem 里没有能读的证书"), ("words.pem", "good.key", "words.pem 里没有能读的证书"),
      ("good.key", "good.key", "good.key 里没有能读的证书"), ("good.pem", "good.pem", "good.pem 里没有能读的私钥"),
      ("good.pem", "locked.key", "locked.key 有口令"), ("good.pem", "other.key", "私钥 other.key 不是证书 good.pem 的私钥"),
    ] {
      let outcome = try program.run(
        "serve", "--database", "s.db", "--port", "0", "--listen", "0.0.0.0", "--host-name", "heng.example.gov.cn", "--certificate",
        certificate, "--key", key)
      #expect(outcome.code == 2 && outcome.errors.contains(words), "\(certificate) \(key): \(outcome.errors)")
      #expect(outcome.errors.split(separator: "\n").count == 1)
    }
  }

  @Test("with accounts and TLS it opens: encrypted, under its name alone, with Secure cookies; plain HTTP gets nothing")
  func encrypted() throws {
    try people()
    let arguments = [
      "--database", "s.db", "--listen", "0.0.0.0", "--host-name", "heng.example.gov.cn", "--certificate", "good.pem", "--key", "good.key",
    ]
    let server = try #require(try HengServer(program, arguments))
    defer { server.stop() }
    let page = try ask(server, "/sign-in")
    #expect(page.hasPrefix("HTTP/1.1 200") && page.lowercased().contains("strict-transport-security: max-age="))
    #expect(try ask(server, "/sign-in", "-H", "Host: elsewhere.example").hasPrefix("HTTP/1.1 421"))
    #expect(try ask(server, "/projects").hasPrefix("HTTP/1.1 303"))
    let origin = "Origin: https://heng.example.gov.cn:\(server.port)"
    #expect(try ask(server, "/sign-out", "-X", "POST", "-H", origin).contains("; Secure"))
    #expect(try ask(server, "/sign-out", "-X", "POST", "-H", "Origin: http://heng.example.gov.cn").hasPrefix("HTTP/1.1 403"))
    #expect(try ask(server, "/metrics").hasPrefix("HTTP/1.1 200"), "from this machine itself")
    #expect(try ask(server, "/metrics", "-H", "X-Forwarded-For: 198.51.100.7").hasPrefix("HTTP/1.1 404"))
    let plain = RawConnection(port: server.port)
    plain?.send("GET /sign-in HTTP/1.1\r\nHost: heng.example.gov.cn\r\n\r\n")
    #expect(plain?.receive(seconds: 5).text.contains("HTTP/1.1 200") == false)
  }

  @Test("a certificate that ends soon is told at the start")
  func nearEnd() throws {
    let run = program.process(["serve", "--database", "s.db", "--port", "0", "--sample", "--certificate", "near.pem", "--key", "near.key"])
    let errors = Pipe()
    run.standardError = errors
    try run.run()
    var said = ""
    while !said.contains("网站已打开") {
      let more = errors.fileHandleForReading.availableData
      if more.isEmpty { break }
      said += String(decoding: more, as: UTF8.self)
    }
    run.terminate()
    run.waitUntilExit()
    // Three days, less what has passed since it was made.
    #expect(said.contains(/证书 near.pem 还有[23]天到期/))
  }
}
