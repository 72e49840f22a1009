import Foundation
import Testing

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// What is published stays what it was: pages and downloads after a publication and after a correction.
@Suite("Published texts on the site")
struct PublishedTextTests {
  private static let xing = ["--county", "141123", "--year", "2022", "--database", "s.db"]
  private static let department = "/counties/141123/2022/accounts/%E5%85%B4%E5%8E%BF%E4%B9%A1%E6%9D%91%E6%8C%AF%E5%85%B4%E5%B1%80"

  private func get(_ address: String) async throws -> (code: Int, name: String, body: Data) {
    let (data, response) = try await URLSession(configuration: .ephemeral).data(from: try #require(URL(string: address)))
    let answer = try #require(response as? HTTPURLResponse)
    let name = answer.value(forHTTPHeaderField: "Content-Disposition")?.removingPercentEncoding ?? ""
    return (answer.statusCode, name, data)
  }

  private func text(_ address: String) async throws -> String { String(decoding: try await get(address).body, as: UTF8.self) }

  private func take(_ steps: [([String], String, String)], _ program: HengProgram) throws {
    for (arguments, person, role) in steps {
      let outcome = try program.run(["disclosure"] + arguments + Self.xing + ["--by", person, "--as", role, "--reason", "试办"])
      #expect(outcome.code == 0, "\(arguments) \(outcome.errors)")
    }
  }

  @Test("only archived bytes bear a version; what is computed anew is named a draft, also while a correction is under way")
  func drafts() async throws {
    let program = try HengProgram()
    defer { program.remove() }
    let server = try #require(try HengServer(program, ["--database", "s.db", "--sample"]))
    defer { server.stop() }
    let page = server.base + Self.department
    let early = try await get(page + "/set.zip")
    #expect(early.code == 200 && early.name.contains("草稿"), "\(early.name)")
    #expect(try await text(page + "/gate").contains("草稿清单"))
    try take(
      [
        (["step", "核查"], "乙某", "单位财务"), (["step", "送审"], "乙某", "单位财务"), (["approve", "--on", YearEndCommandTests.today], "甲某", "财政局"),
        (["publish", "--out", "v1.zip"], "甲某", "财政局"),
      ], program)
    let first = try program.read("v1.zip")
    let whole = try await get(page + "/set.zip")
    #expect(whole.body == first && whole.name.contains("第1版") && !whole.name.contains("草稿"), "\(whole.name)")
    try take([(["step", "更正"], "乙某", "单位财务")], program)
    let after = try await get(page + "/set.zip")
    #expect(after.name.contains("草稿") && !after.name.contains("版"), "\(after.name)")
    #expect(after.body != first)
    let published = try #require(try await text(page).firstMatch(of: /href="(\/published\/[0-9a-f]{64})"/)).1
    #expect(try await get(server.base + published).body == first)
    for address in ["/volume", "/gate", "/files/html"] { #expect(try await text(page + address).contains("草稿"), "\(address)") }
    for name in try Tool.run("unzip", "-Z1", try save(after.body, "after.zip", program)).split(separator: "\n")
    where name.hasSuffix("l") || name.hasSuffix("f") || name.hasSuffix("x") {
      #expect(name.contains("草稿"), "\(name)")
    }
    let print = try Tool.run("unzip", "-p", program.folder.appendingPathComponent("after.zip").path, "*.html")
    #expect(print.contains("部门决算公开（草稿）</title>"))
    #expect(print.contains(/<header class="cover">\s*<p>[^<]+（草稿）<\/p>/), "\(print.prefix { $0 != "目" }.suffix(200))")
    #expect(!String(decoding: first, as: UTF8.self).contains("草稿"))
  }

  private func save(_ bytes: Data, _ name: String, _ program: HengProgram) throws -> String {
    let file = program.folder.appendingPathComponent(name)
    try bytes.write(to: file)
    return file.path
  }

  @Test("an archive whose bytes were changed in the database is not sent")
  func altered() async throws {
    let program = try HengProgram()
    defer { program.remove() }
    let server = try #require(try HengServer(program, ["--database", "s.db", "--sample"]))
    defer { server.stop() }
    try take(
      [
        (["step", "核查"], "乙某", "单位财务"), (["step", "送审"], "乙某", "单位财务"), (["approve", "--on", YearEndCommandTests.today], "甲某", "财政局"),
        (["publish"], "甲某", "财政局"),
      ], program)
    let published = try #require(try await text(server.base + Self.department).firstMatch(of: /href="(\/published\/[0-9a-f]{64})"/)).1
    #expect(try await get(server.base + published).code == 200)
    let script = """
      SELECT 'DROP TRIGGER ' || name || ';' FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'disclosure_set';
      """
    let database = program.folder.appendingPathComponent("s.db").path
    let drops = try Tool.run("sqlite3", database, script)
    _ = try Tool.run("sqlite3", database, drops + "UPDATE disclosure_set SET bytes = X'504B030400';")
    let refused = try await get(server.base + published)
    #expect(refused.code == 500 && refused.name.isEmpty)
    #expect(String(decoding: refused.body, as: UTF8.self).contains("校验码不相符"))
  }
}
