import Foundation
import Testing

/// The real server against clients that are slow, idle, broken or many.
@Suite("The limits of the site", .serialized)
struct SiteLimitTests {
  private func sample(shell: String? = nil) throws -> (HengProgram, HengServer) {
    let program = try HengProgram()
    return (program, try #require(try HengServer(program, ["--database", "s.db", "--sample"], shell: shell)))
  }

  private func ask(_ server: HengServer, _ text: String, seconds: Double = 10) throws -> String {
    let connection = try #require(RawConnection(port: server.port))
    connection.send(text)
    return connection.receive(seconds: seconds).text
  }

  private func get(_ server: HengServer, _ path: String, _ method: String = "GET", seconds: Double = 10) throws -> String {
    try ask(server, "\(method) \(path) HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n", seconds: seconds)
  }

  @Test("HEAD answers like GET without a body, on every kind of route")
  func head() throws {
    let (program, server) = try sample()
    defer {
      server.stop()
      program.remove()
    }
    for path in [
      "/", "/projects", "/projects/sx.xingxian.2022.S1", "/projects/sx.xingxian.2022.S1/forms/selfEvaluation.shanxi",
      "/projects/sx.xingxian.2022.S1/files/selfEvaluation.shanxi.pdf", "/counties/141123/2022", "/counties/141123/2022/accounts", "/rules",
      "/papers", "/audit", "/audit?page=2", "/static/heng.css", "/nothing", "/projects/nobody", "/published/00",
    ] {
      let (full, head) = (try get(server, path), try get(server, path, "HEAD"))
      func parts(_ answer: String) -> (fields: [String], body: Substring) {
        let end = answer.range(of: "\r\n\r\n") ?? answer.endIndex..<answer.endIndex
        let fields = answer[..<end.lowerBound].split(separator: "\r\n").map(String.init).filter { !$0.lowercased().hasPrefix("date:") }
        return (fields.sorted(), answer[end.upperBound...])
      }
      #expect(parts(head).fields == parts(full).fields, "\(path)")
      #expect(parts(head).body.isEmpty && !parts(full).body.isEmpty, "\(path)")
    }
  }

  @Test("a broken body is called broken, and only a large one large")
  func bodies() throws {
    let (program, server) = try sample()
    defer {
      server.stop()
      program.remove()
    }
    let start = "POST /audit HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nContent-Type: multipart/form-data; boundary=x\r\n"
    for broken in [
      "Transfer-Encoding: chunked\r\n\r\nzz\r\nnot a chunk\r\n\r\n", "Transfer-Encoding: chunked\r\n\r\n5\r\nhello and more\r\n",
      "Content-Length: 9\r\n\r\n--x hello",
    ] {
      let answer = try ask(server, start + broken)
      #expect(answer.hasPrefix("HTTP/1.1 400") && !answer.contains("太大"), "\(answer.prefix(300))")
      #expect(answer.contains("没有收"), "\(answer.prefix(300))")
    }
    let large = try ask(server, start + "Content-Length: 80000000\r\n\r\n--x")
    #expect(large.hasPrefix("HTTP/1.1 413") && large.contains("文件太大"))
    #expect(try get(server, "/").contains("200 OK"))
  }

  @Test("slow and idle connections end, and cannot keep others out at a low limit of open files")
  func slow() throws {
    let (program, server) = try sample(shell: "ulimit -n 96;")
    defer {
      server.stop()
      program.remove()
    }
    // Far more than there are descriptors, each with half a head or half a body.
    var held: [RawConnection] = []
    for number in 0..<300 {
      guard let connection = RawConnection(port: server.port) else { continue }
      connection.send(
        number.isMultiple(of: 2)
          ? "GET /projects HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: "
          : "POST /audit HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 5000\r\n\r\n--x")
      held.append(connection)
    }
    #expect(held.count > 200)
    for _ in 0..<3 {
      let start = Date()
      #expect(try get(server, "/projects").contains("200 OK"))
      #expect(Date().timeIntervalSince(start) < 5)
      for connection in held { connection.send("a") }
    }
    // One that stays slow is closed; the pace is counted from 10 s on, a head has 15.
    let last = try #require(held.last)
    let deadline = Date().addingTimeInterval(25)
    var isClosed = false
    while !isClosed, Date() < deadline {
      last.send("a")
      isClosed = last.receive(seconds: 1).isClosed
    }
    #expect(isClosed)
    let idle = try #require(RawConnection(port: server.port))
    idle.send("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
    #expect(idle.receive(seconds: 2).text.contains("200 OK"))
    #expect(idle.receive(seconds: 20).isClosed, "an idle connection ends")
    #expect(try get(server, "/audit").contains("200 OK"))
  }

  @Test("a full disk is said as such, nothing is kept of the upload, and the site goes on")
  func full() throws {
    let program = try HengProgram()
    defer { program.remove() }
    let first = try #require(try HengServer(program, ["--database", "s.db", "--sample"]))
    first.stop()
    // No file may grow beyond 3 MB; the shell ignores the signal, so the program sees an error as of a full disk.
    let server = try #require(try HengServer(program, ["--database", "s.db"], shell: "trap '' XFSZ; ulimit -f 3072;"))
    defer { server.stop() }
    var answers: [String] = []
    for number in 0..<7 {
      let blank = String(repeating: String(repeating: " ", count: 99) + "\n", count: 6_000)
      let body = upload("公开\(number).txt", "第\(number)份公开文本\n" + blank, by: "示例经办")
      answers.append(try ask(server, body, seconds: 60))
    }
    let refused = answers.filter { !$0.hasPrefix("HTTP/1.1 303") }
    #expect(answers.count > refused.count && !refused.isEmpty)
    for answer in refused { #expect(answer.hasPrefix("HTTP/1.1 507") && answer.contains("磁盘"), "\(answer.prefix(300))") }
    let kept = try answers.filter { $0.hasPrefix("HTTP/1.1 303") }.count { try isKept($0, server) }
    #expect(kept > 0)
    #expect(try get(server, "/audit").contains("共\(kept)份"))
    #expect(try get(server, "/projects").contains("200 OK"))
  }

  /// Whether a paper was weighed and kept; one that takes long is waited for at its page.
  private func isKept(_ answer: String, _ server: HengServer) throws -> Bool {
    guard let place = answer.firstMatch(of: /(?i)location: (\/audit-jobs\/\S+)/).map({ String($0.1) }) else { return true }
    let deadline = Date().addingTimeInterval(60)
    var page = try get(server, place)
    while page.contains("正在核查"), Date() < deadline {
      Thread.sleep(forTimeInterval: 0.5)
      page = try get(server, place)
    }
    return page.contains("核查了 1 份")
  }

  @Test("the list of papers has pages, and a name cannot turn it round")
  func pages() throws {
    let (program, server) = try sample()
    defer {
      server.stop()
      program.remove()
    }
    for number in 0..<53 {
      let answer = try ask(server, upload("文书\u{202E}\(number)\u{1B}[31m.txt", "第\(number)份", by: "示例经办"), seconds: 30)
      #expect(answer.hasPrefix("HTTP/1.1 303"), "\(answer.prefix(200))")
    }
    let (first, second) = (try get(server, "/audit"), try get(server, "/audit?page=2"))
    #expect(first.contains("共53份") && first.contains("第1页，共2页") && first.contains("/audit?page=2"))
    #expect(first.matches(of: /<th scope="row">/).count == 50 && second.matches(of: /<th scope="row">/).count == 3)
    #expect(second.contains("第2页") && !second.contains("下一页"))
    #expect(!first.contains("\u{202E}") && !first.contains("\u{1B}"))
    for odd in ["0", "-1", "99", "x"] { #expect(try get(server, "/audit?page=\(odd)").contains("200 OK"), "\(odd)") }
  }

  private func upload(_ name: String, _ text: String, by actor: String) -> String {
    let body =
      "--x\r\nContent-Disposition: form-data; name=\"papers\"; filename=\"\(name)\"\r\n\r\n\(text)\r\n"
      + "--x\r\nContent-Disposition: form-data; name=\"actor\"\r\n\r\n\(actor)\r\n--x--\r\n"
    return "POST /audit HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nContent-Type: multipart/form-data; boundary=x\r\n"
      + "Content-Length: \(body.utf8.count)\r\n\r\n" + body
  }
}
