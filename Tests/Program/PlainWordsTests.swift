import Foundation
import Testing

/// What clerks read on the site: no ISO times, no commands, no mark-up of somebody else's.
@Suite("The clerk's words")
struct PlainWordsTests {
  @Test("pages tell time as in Beijing, name no command and no mark-up, and lead from a citation to its lines")
  func words() throws {
    let program = try HengProgram()
    defer { program.remove() }
    let server = try #require(try HengServer(program, ["--database", "s.db", "--sample"]))
    defer { server.stop() }
    func get(_ path: String) throws -> String { try Tool.run("curl", "-s", server.base + path) }
    let paper = (1...40).map { "第\($0)行的文字" }.joined(separator: "\n") + "\n本级安排 <input checked=\"\" type=\"checkbox\"/>\n"
    let sent = try Tool.run(
      "curl", "-s", "-o", "/dev/null", "-w", "%{redirect_url}", "-F", "actor=示例经办", "-F", "papers=@-;filename=S002.txt;type=text/plain",
      server.base + "/audit", input: paper)
    let address = "/audit/" + (sent.split(separator: "/").last ?? "")
    let department = "/counties/141123/2022/accounts/%E5%85%B4%E5%8E%BF%E4%B9%A1%E6%9D%91%E6%8C%AF%E5%85%B4%E5%B1%80"
    for path in [
      "/", "/audit", address, address + "/paper", "/projects/sx.xingxian.2022.S1", "/projects/sx.xingxian.2022.S1/findings",
      "/projects/sx.xingxian.2022.S1/why/project.outturn", "/counties/141123/2022/accounts", department, department + "/gate",
      "/counties/640104/2024/accounts",
    ] {
      let page = try get(path)
      let text = page.replacing(/<[^>]*>/, with: " ")
      #expect(
        !text.contains(/\d{4}-\d{2}-\d{2}/), "\(path) \(text.firstMatch(of: /.{10}\d{4}-\d{2}-\d{2}.{10}/).map { String($0.0) } ?? "")")
      #expect(!text.contains(/heng [a-z]|--[a-z]/), "\(path)")
      #expect(!page.contains("&lt;input"), "\(path)")
    }
    #expect(try get("/audit").replacing(/<[^>]+>/, with: "").contains(/\d{4}年\d{1,2}月\d{1,2}日 \d{2}:\d{2}/))
    #expect(try get(address + "/paper").contains("本级安排 ☑"))
    // A citation of the sample leads to the lines, once the paper is here.
    let cited = try get("/papers/S002?lines=12;15")
    #expect(cited.contains("<tr class=\"is-cited\"><th scope=\"row\">12</th><td>第12行的文字</td></tr>"))
    #expect(cited.contains("第15行的文字") && !cited.contains("第20行的文字") && cited.contains("href=\"\(address)\""))
    #expect(try get("/papers/S001?lines=12").contains("不随程序提供"))
    #expect(try get("/projects/sx.xingxian.2022.S1/why/project.budget").contains("href=\"/papers/S002?lines="))
  }

  @Test("大字 is a link that sets a cookie; the pages themselves stay the same")
  func largeText() throws {
    let program = try HengProgram()
    defer { program.remove() }
    let server = try #require(try HengServer(program, ["--database", "s.db", "--sample"]))
    defer { server.stop() }
    let jar = program.folder.appendingPathComponent("jar").path
    let target = try Tool.run(
      "curl", "-s", "-o", "/dev/null", "-c", jar, "-e", server.base + "/rules", "-w", "%{redirect_url}", server.base + "/text-size/large")
    #expect(target == server.base + "/rules")
    #expect(try Tool.run("curl", "-s", "-b", jar, server.base + "/static/size.css").contains("125%"))
    #expect(try !Tool.run("curl", "-s", server.base + "/static/size.css").contains("125%"))
    for foreign in ["http://evil.example/", server.base + "//evil.example"] {
      let target = try Tool.run(
        "curl", "-s", "-o", "/dev/null", "-e", foreign, "-w", "%{redirect_url}", server.base + "/text-size/large")
      #expect(target.hasPrefix(server.base + "/"), "\(target)")
      #expect(!target.dropFirst(server.base.count).hasPrefix("//"))
    }
  }
}
