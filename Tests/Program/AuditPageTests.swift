import Foundation
import Testing

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

@Suite("Weighing papers on the site")
struct AuditPageTests {
  /// Gives a redirect as the answer instead of following it.
  private final class Stay: NSObject, URLSessionTaskDelegate {
    func urlSession(
      _ session: URLSession, task: URLSessionTask, willPerformHTTPRedirection response: HTTPURLResponse, newRequest request: URLRequest,
      completionHandler: @escaping @Sendable (URLRequest?) -> Void
    ) { completionHandler(nil) }
  }

  private func request(
    _ base: String, _ path: String, method: String = "GET", headers: [String: String] = [:], body: Data? = nil
  ) async throws -> (code: Int, headers: [String: String], text: String) {
    var request = URLRequest(url: try #require(URL(string: base + path)))
    request.httpMethod = method
    request.httpBody = body
    for (name, value) in headers { request.setValue(value, forHTTPHeaderField: name) }
    let (data, response) = try await URLSession(configuration: .ephemeral, delegate: Stay(), delegateQueue: nil).data(for: request)
    let answer = try #require(response as? HTTPURLResponse)
    var found: [String: String] = [:]
    for (name, value) in answer.allHeaderFields { found["\(name)".lowercased()] = "\(value)" }
    return (answer.statusCode, found, String(decoding: data, as: UTF8.self))
  }

  private func form(_ parts: [(String, String)]) -> Data {
    var text = ""
    for (head, value) in parts { text += "--XX\r\nContent-Disposition: form-data; \(head)\r\n\r\n\(value)\r\n" }
    return Data((text + "--XX--\r\n").utf8)
  }

  private let type = ["Content-Type": "multipart/form-data; boundary=XX"]

  @Test("drop a paper, see its findings, confirm one with a reason, export the list; all is still there after a restart")
  func walk() async throws {
    let program = try HengProgram()
    defer { program.remove() }
    var server = try #require(try HengServer(program, ["--database", "s.db", "--sample"]))
    let paper = "绩效自评\n本单位自评得分95分。。\n"
    let sent = try await request(
      server.base, "/audit", method: "POST", headers: type,
      body: form([("name=\"actor\"", "示例经办"), ("name=\"papers\"; filename=\"说明.txt\"", paper)]))
    #expect(sent.code == 303)
    let address = try #require(sent.headers["location"])
    let page = try await request(server.base, address)
    #expect(page.code == 200 && page.text.contains("已处理 0/") && page.text.contains("列入意见"))
    #expect(try await request(server.base, address + "/paper").text.contains("核查情况"))
    let finding = try #require(page.text.components(separatedBy: "name=\"finding\" value=\"").dropFirst().first?.prefix(16))
    let refused = try await request(
      server.base, address + "/verdicts", method: "POST", headers: type,
      body: form([
        ("name=\"finding\"", String(finding)), ("name=\"decision\"", "dismissed"), ("name=\"words\"", " "), ("name=\"actor\"", "示例复核"),
      ]))
    #expect(refused.code == 422 && refused.text.contains("理由"))
    let decided = try await request(
      server.base, address + "/verdicts", method: "POST", headers: type,
      body: form([
        ("name=\"finding\"", String(finding)), ("name=\"decision\"", "confirmed"), ("name=\"opinion\"", "请单位改正"),
        ("name=\"actor\"", "示例复核"),
      ]))
    #expect(decided.code == 303)
    server.stop()
    server = try #require(try HengServer(program, ["--database", "s.db"]))
    defer { server.stop() }
    #expect(try await request(server.base, address + "/paper").text.contains("列入意见：请单位改正（示例复核"))
    #expect(try await request(server.base, address + "?f=\(finding)").text.contains("列入意见：请单位改正（示例复核"))
    #expect(try await request(server.base, "/audit").text.contains("说明.txt"))
    for (format, kind) in [
      ("xlsx", "application/vnd"), ("json", "application/json"), ("sarif", "application/sarif"), ("html", "text/html"),
    ] {
      let export = try await request(server.base, address + "/export/" + format)
      #expect(export.code == 200 && export.headers["content-type"]?.hasPrefix(kind) == true, "\(format)")
      #expect(export.headers["content-disposition"]?.hasPrefix("attachment") == true)
    }
  }

  @Test("no page, list or export of a paper shows a private number, nor do its file name and the reasons given")
  func covered() async throws {
    let program = try HengProgram()
    defer { program.remove() }
    let server = try #require(try HengServer(program, ["--database", "s.db", "--sample"]))
    defer { server.stop() }
    let values = [
      "13800138001", "13800138002", "13800138003", "13800138004", "11010519491231002X", "6222021001001234564", "13800138006", "13800138007",
    ]
    let paper = """
      示例县绩效自评\(values[0])
      本单位自评得分95分，联系张某某\(values[1])。。
      张某某\(values[4])，卡号\(values[5])，补助标准200元×3次=700元，电话\(values[2])。
      """
    let sent = try await request(
      server.base, "/audit", method: "POST", headers: type,
      body: form([("name=\"actor\"", "示例经办"), ("name=\"papers\"; filename=\"\(values[3]).txt\"", paper)]))
    let address = try #require(sent.headers["location"])
    let page = try await request(server.base, address)
    let finding = try #require(page.text.components(separatedBy: "name=\"finding\" value=\"").dropFirst().first?.prefix(16))
    let decided = try await request(
      server.base, address + "/verdicts", method: "POST", headers: type,
      body: form([
        ("name=\"finding\"", String(finding)), ("name=\"decision\"", "confirmed"), ("name=\"opinion\"", "已致电\(values[6])"),
        ("name=\"actor\"", "示例复核"),
      ]))
    #expect(decided.code == 303)
    let unread = try await request(
      server.base, "/audit", method: "POST", headers: type,
      body: form([("name=\"actor\"", "示例经办"), ("name=\"papers\"; filename=\"\(values[7]).xlsx\"", "PK\u{3}\u{4}xxxx")]))
    var answers = [unread, try await request(server.base, address), try await request(server.base, "/audit")]
    answers.append(try await request(server.base, address + "/paper"))
    answers.append(try await request(server.base, address + "?f=\(finding)"))
    #expect(answers[3].text.contains("138******01") && answers[4].text.contains("已致电138******06"))
    for format in ["json", "sarif", "html"] { answers.append(try await request(server.base, address + "/export/" + format)) }
    for answer in answers {
      let all = answer.text + (answer.headers["content-disposition"] ?? "")
      #expect(values.allSatisfy { !all.contains($0) }, "\(values.filter { all.contains($0) })")
    }
  }

  @Test("another site's form, an empty form and an unreadable file are refused in Chinese, and nothing is kept")
  func refusals() async throws {
    let program = try HengProgram()
    defer { program.remove() }
    let server = try #require(try HengServer(program, ["--database", "s.db", "--sample"]))
    defer { server.stop() }
    let good = form([("name=\"actor\"", "示例经办"), ("name=\"papers\"; filename=\"甲.txt\"", "正文")])
    for headers in [["Origin": "http://evil.example"], ["Origin": "null"], ["Sec-Fetch-Site": "cross-site"]] {
      let answer = try await request(server.base, "/audit", method: "POST", headers: type.merging(headers) { $1 }, body: good)
      #expect(answer.code == 403, "\(headers)")
    }
    let empty = try await request(
      server.base, "/audit", method: "POST", headers: type,
      body: form([("name=\"actor\"", "示例经办"), ("name=\"papers\"; filename=\"\"", "")]))
    #expect(empty.code == 400 && empty.text.contains("没有选择文件"))
    let broken = try await request(
      server.base, "/audit", method: "POST", headers: type,
      body: form([("name=\"actor\"", "示例经办"), ("name=\"papers\"; filename=\"<坏>.xlsx\"", "PK\u{3}\u{4}xxxx")]))
    #expect(broken.code == 400 && broken.text.contains("&lt;坏&gt;.xlsx") && !broken.text.contains("<坏>"))
    #expect(try await request(server.base, "/audit").text.contains("还没有收到文书"))
    #expect(try await request(server.base, "/audit/" + String(repeating: "0", count: 64)).code == 404)
  }

  @Test("several findings are handled at once, each with the opinion proposed for it; a decision is taken back; each one leads to the next")
  func manyAtOnce() async throws {
    let program = try HengProgram()
    defer { program.remove() }
    let server = try #require(try HengServer(program, ["--database", "s.db", "--sample"]))
    defer { server.stop() }
    let paper = "示例县绩效自评\n补助标准200元×3次=700元。。\n发放对象300人，其中男性180人、女性130人。\n预算100万元，支出50万元，执行率60%。\n"
    let sent = try await request(
      server.base, "/audit", method: "POST", headers: type,
      body: form([("name=\"actor\"", "示例经办"), ("name=\"papers\"; filename=\"多处.txt\"", paper)]))
    let address = try #require(sent.headers["location"])
    func keys(_ text: String) -> [String] { text.matches(of: /type="checkbox" name="finding" value="(\w{16})"/).map { String($0.1) } }
    let all = keys(try await request(server.base, address).text)
    try #require(all.count >= 3, "\(all)")
    func decide(_ decision: String, _ findings: [String], _ more: [(String, String)] = []) async throws -> (code: Int, place: String) {
      let answer = try await request(
        server.base, address + "/verdicts", method: "POST", headers: type,
        body: form(findings.map { ("name=\"finding\"", $0) } + [("name=\"decision\"", decision), ("name=\"actor\"", "示例复核")] + more))
      return (answer.code, answer.headers["location"] ?? "")
    }
    let first = try await decide("confirmed", [all[0]])
    #expect(first.code == 303 && first.place.contains("f=\(all[1])"), "the next that is open: \(first.place)")
    let next = try await request(server.base, first.place).text
    #expect(next.contains("已处理 1/\(all.count)") && next.contains("已处理：列入意见"))
    #expect(try await decide("dismissed", Array(all.dropFirst())).code == 422, "no reason")
    #expect(try await request(server.base, address).text.contains("已处理 1/\(all.count)"), "none or all")
    #expect(try await decide("dismissed", Array(all.dropFirst()), [("name=\"words\"", "单位已有说明")]).code == 303)
    let done = try await request(server.base, address).text
    #expect(done.contains("已处理 \(all.count)/\(all.count)"))
    #expect(keys(try await request(server.base, address + "?d=dismissed").text) == Array(all.dropFirst()))
    #expect(try await decide("reopened", [all[1]]).code == 303)
    #expect(keys(try await request(server.base, address + "?d=open").text) == [all[1]])
    #expect(try await request(server.base, "/audit").text.contains("\(all.count - 1)/\(all.count)"))
    #expect(try await decide("confirmed", ["0123456789abcdef"]).code == 422, "no such finding")
  }
}
