import Foundation
import HengTestSupport
import Testing

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

@Suite("Archives, joined files and what cannot be read, through the built program")
struct PublishedFilesTests {
  private let wrong = "全年支出100万元，其中工资支出60万元，占70%，办公支出40万元，占40%。\n"

  private func put(_ bytes: [UInt8], _ name: String, _ program: HengProgram) throws {
    try Data(bytes).write(to: program.folder.appendingPathComponent(name))
  }

  private func documents(_ outcome: HengProgram.Outcome) throws -> [[String: Any]] {
    let json = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any]
    return try #require(json?["documents"] as? [[String: Any]])
  }

  @Test("every paper of an archive is weighed under the archive's name, on any number of jobs; one that cannot be read is told")
  func archive() throws {
    let program = try HengProgram()
    defer { program.remove() }
    let inner = StoredZip.pack([("内.txt", Array(wrong.utf8))])
    try put(StoredZip.pack([("甲.txt", Array(wrong.utf8)), ("内.zip", inner), ("坏.docx", [0x50, 0x4B, 3, 4])]), "材料.zip", program)
    try program.write("乙.txt", wrong)
    let one = try program.run("audit", "材料.zip", "乙.txt", "--format", "json", "--jobs", "1")
    #expect(one.code == 1, "\(one.errors)")
    #expect(one.output == (try program.run("audit", "材料.zip", "乙.txt", "--format", "json", "--jobs", "2").output))
    let documents = try documents(one)
    #expect(documents.map { $0["file"] as? String } == ["材料.zip/甲.txt", "材料.zip/内.zip/内.txt", "材料.zip/坏.docx", "乙.txt"])
    #expect((documents[2]["error"] as? String)?.contains("损坏") == true)
    #expect(one.errors.contains("坏.docx"))
    #expect(program.files == ["乙.txt", "材料.zip"])
  }

  @Test("--as-one: one document of several files in the order given; one file alone is refused")
  func joined() throws {
    let program = try HengProgram()
    defer { program.remove() }
    try program.write("一.txt", "概况。\n")
    try program.write("二.txt", wrong)
    let outcome = try program.run("audit", "--as-one", "一.txt", "二.txt", "--format", "json")
    #expect(outcome.code == 1, "\(outcome.errors)")
    let documents = try documents(outcome)
    #expect(documents.count == 1 && documents[0]["file"] as? String == "一.txt" && documents[0]["files"] as? [String] == ["一.txt", "二.txt"])
    let findings = try #require(documents[0]["findings"] as? [[String: Any]])
    let sides = findings.flatMap { $0["sides"] as? [[String: Any]] ?? [] }
    let files = sides.compactMap { ($0["place"] as? [String: Any])?["file"] as? String }
    #expect(!files.isEmpty && Set(files) == ["二.txt"])
    let text = try program.run("audit", "--as-one", "一.txt", "二.txt")
    #expect(text.output.contains("同一份公开材料的 2 个文件") && text.output.contains("二.txt:1"))
    try put(StoredZip.pack([("一.txt", Array("概况。\n".utf8)), ("二.txt", Array(wrong.utf8))]), "材料.zip", program)
    let archive = try self.documents(try program.run("audit", "--as-one", "材料.zip", "--format", "json"))
    #expect(archive.map { $0["files"] as? [String] } == [["材料.zip/一.txt", "材料.zip/二.txt"]])
    let alone = try program.run("audit", "--as-one", "一.txt")
    #expect(alone.code == 2 && alone.errors.contains("只有一个") && alone.output.isEmpty)
  }

  @Test(
    "a file in which nothing was read: exit 2 and one line, in every format",
    arguments: ["空.zip", "空.ofd", "空.doc", "空.xls", "空.png", "空.rtf", "白.ofd", "锁.zip"])
  func nothing(name: String) throws {
    let program = try HengProgram()
    defer { program.remove() }
    let bytes: [UInt8] =
      switch name {
      case "白.ofd": OFDFile([OFDFile.Page(width: 595, height: 842)]).packed
      case "空.rtf": Array("{\\rtf1 }".utf8)
      case "空.png": [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
      case "空.doc", "空.xls": [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + Array(repeating: 0, count: 512)
      case "锁.zip":
        StoredZip.pack([
          {
            var part = StoredZip.Part(name: Array("甲.txt".utf8), bytes: [1, 2, 3])
            part.flags = 0x801
            return part
          }()
        ])
      default: []
      }
    try put(bytes, name, program)
    let outcome = try program.run("audit", name)
    #expect(outcome.code == 2 && outcome.output.isEmpty, "\(outcome.output)")
    #expect(outcome.errors.contains("\(name)") && outcome.errors.split(separator: "\n").count == 1, "\(outcome.errors)")
  }

  // MARK: On the site

  private final class Stay: NSObject, URLSessionTaskDelegate {
    func urlSession(
      _ session: URLSession, task: URLSessionTask, willPerformHTTPRedirection response: HTTPURLResponse, newRequest request: URLRequest,
      completionHandler: @escaping @Sendable (URLRequest?) -> Void
    ) { completionHandler(nil) }
  }

  private func send(_ base: String, _ files: [(String, [UInt8])], asOne: Bool) async throws -> (code: Int, location: String, text: String) {
    var body = Data("--XX\r\nContent-Disposition: form-data; name=\"actor\"\r\n\r\n示例经办\r\n".utf8)
    if asOne { body += Data("--XX\r\nContent-Disposition: form-data; name=\"as-one\"\r\n\r\n1\r\n".utf8) }
    for (name, bytes) in files {
      body +=
        Data("--XX\r\nContent-Disposition: form-data; name=\"papers\"; filename=\"\(name)\"\r\n\r\n".utf8) + Data(bytes) + Data("\r\n".utf8)
    }
    var request = URLRequest(url: try #require(URL(string: base + "/audit")))
    request.httpMethod = "POST"
    request.httpBody = body + Data("--XX--\r\n".utf8)
    request.setValue("multipart/form-data; boundary=XX", forHTTPHeaderField: "Content-Type")
    let (data, response) = try await URLSession(configuration: .ephemeral, delegate: Stay(), delegateQueue: nil).data(for: request)
    let answer = try #require(response as? HTTPURLResponse)
    return (answer.statusCode, "\(answer.allHeaderFields["Location"] ?? "")", String(decoding: data, as: UTF8.self))
  }

  private func page(_ base: String, _ path: String) async throws -> String {
    for _ in 0..<200 {
      let (data, response) = try await URLSession.shared.data(from: try #require(URL(string: base + path)))
      let text = String(decoding: data, as: UTF8.self)
      if (response as? HTTPURLResponse)?.statusCode == 200, !text.contains("本页每 2 秒自动更新") { return text }
      try await Task.sleep(for: .milliseconds(100))
    }
    return ""
  }

  @Test("an archive becomes its papers; files ticked as one become one; a set with a missing part is refused and nothing kept")
  func site() async throws {
    let program = try HengProgram()
    defer { program.remove() }
    let server = try #require(try HengServer(program, ["--database", "s.db", "--sample"]))
    defer { server.stop() }
    let zip = StoredZip.pack([("甲.txt", Array(wrong.utf8)), ("乙.txt", Array("正文。\n".utf8))])
    let sent = try await send(server.base, [("材料.zip", zip)], asOne: false)
    #expect(sent.code == 303, "\(sent.text)")
    _ = try await page(server.base, sent.location)
    let list = try await page(server.base, "/audit")
    #expect(list.contains("材料.zip/甲.txt") && list.contains("材料.zip/乙.txt") && list.contains("同一份公开材料"))
    let joined = try await send(server.base, [("说明.txt", Array("概况。\n".utf8)), ("表.txt", Array(wrong.utf8))], asOne: true)
    #expect(joined.code == 303, "\(joined.text)")
    let findings = try await page(server.base, joined.location)
    let digest = try #require(findings.firstMatch(of: /\/audit\/([0-9a-f]{64})/)).1
    let page = try await page(server.base, "/audit/\(digest)/paper")
    #expect(page.contains("同一份公开材料的2个文件：说明.txt、表.txt"), "\(page.prefix(3000))")
    var part = StoredZip.Part(name: Array("锁.txt".utf8), bytes: [1])
    part.flags = 0x801
    let refused = try await send(server.base, [("缺.zip", StoredZip.pack([part])), ("表.txt", Array("另。\n".utf8))], asOne: true)
    #expect(refused.code == 400 && refused.text.contains("缺.zip/锁.txt"))
    let locked = try await send(server.base, [("缺.zip", StoredZip.pack([part]))], asOne: false)
    #expect(locked.code == 400 && locked.text.contains("密码"), "\(locked.text.prefix(2000))")
    #expect(!(try await self.page(server.base, "/audit")).contains("缺.zip"))
  }
}
