import Foundation
import Testing

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// From an empty database to a county with departments and projects, page by page.
@Suite("A county is begun in the browser", .serialized)
final class RegistrationPageTests {
  let program: HengProgram
  let server: HengServer

  init() throws {
    program = try HengProgram()
    #expect(try program.run("database", "migrate", "--database", "s.db").code == 0)
    server = try #require(try HengServer(program, ["--database", "s.db"]))
  }

  deinit {
    server.stop()
    program.remove()
  }

  private struct Answer {
    let code: String
    let place: String
    let page: String
  }

  private func send(_ path: String, _ fields: [String: String], file: String? = nil) throws -> Answer {
    var arguments = ["-s", "-w", "\n%{http_code} %{redirect_url}"]
    for (name, value) in fields.sorted(by: { $0.key < $1.key }) { arguments += ["--form-string", "\(name)=\(value)"] }
    if let file { arguments += ["-F", "workbook=@\(program.folder.appendingPathComponent(file).path)"] }
    return try answer(arguments + [server.base + path])
  }

  private func get(_ path: String) throws -> Answer { try answer(["-s", "-w", "\n%{http_code} %{redirect_url}", server.base + path]) }

  private func answer(_ arguments: [String]) throws -> Answer {
    let said = try Tool.run(["curl"] + arguments)
    let end = try #require(said.lastIndex(of: "\n"))
    let words = said[said.index(after: end)...].split(separator: " ", omittingEmptySubsequences: false)
    return Answer(
      code: String(words[0]), place: String(words[1]).replacing(server.base, with: ""), page: String(said[..<end]))
  }

  private static let who = ["actor": "登记员", "reason": "建账"]

  private func begin() throws {
    let query = try #require("兴县".addingPercentEncoding(withAllowedCharacters: .urlQueryAllowed))
    #expect(try get("/").page.contains("登记县区和部门"))
    #expect(try get("/settings/counties?q=\(query)").page.contains("山西省吕梁市兴县"))
    let county = try send(
      "/settings/counties", ["division": "141123", "bureau": "示例县乡村振兴局", "profile": "national"].merging(Self.who) { $1 })
    #expect(county.code == "303" && county.place == "/settings/counties/141123")
    let departments = try send(
      "/settings/counties/141123/departments", ["rows": "甲局\t105001\n乙局\n丙局"].merging(Self.who) { $1 })
    #expect(departments.code == "303", "\(departments.page)")
  }

  @Test("county, departments, one project, and what is wrong is told beside its field")
  func pages() throws {
    try begin()
    let again = try send("/settings/counties", ["division": "141123", "bureau": "别的局"].merging(Self.who) { $1 })
    #expect(again.code == "422" && again.page.contains("已经登记过"))
    let twice = try send("/settings/counties/141123/departments", ["rows": "甲局"].merging(Self.who) { $1 })
    #expect(twice.code == "422" && twice.page.contains("已登记过"))
    let wrong = try send(
      "/counties/141123/2026/projects/new",
      ["name": "示例项目", "department": "甲局", "unit": "示例站", "central": "十", "code": "12"].merging(Self.who) { $1 })
    #expect(wrong.code == "422" && wrong.page.contains("value=\"示例项目\"") && wrong.page.contains("href=\"#central\""))
    #expect(wrong.page.contains("href=\"#code\""))
    let project = try send(
      "/counties/141123/2026/projects/new",
      ["name": "示例项目", "department": "甲局", "unit": "示例站", "central": "10"].merging(Self.who) { $1 })
    #expect(project.code == "303" && project.place == "/projects/141123.2026.001", "\(project.page)")
    let page = try get(project.place).page
    #expect(page.contains("示例项目") && page.contains("还没有绩效目标"))
    #expect(try get("/projects/141123.2026.001/why/project.budget").code == "200")
    #expect(try get("/counties/141123/2026").page.contains("示例项目"))
  }

  @Test("thirty projects by paste: shown first, registered when confirmed, and only once")
  func pasted() throws {
    try begin()
    let rows = "项目名称\t主管部门\t实施单位\t县级资金\n" + (1...30).map { "示例项目\($0)\t乙局\t示例站\t\($0)" }.joined(separator: "\n")
    let shown = try send("/counties/141123/2026/registration", ["rows": rows].merging(Self.who) { $1 })
    #expect(shown.code == "200" && shown.page.contains("可以登记：项目30个"))
    #expect(try get("/counties/141123/2026").code == "404", "a preview stores nothing")
    let key = try #require(shown.page.firstMatch(of: /name="key" value="([^"]+)"/)?.1)
    let done = try send("/counties/141123/2026/registration/confirm", ["key": String(key)].merging(Self.who) { $1 })
    #expect(done.code == "303" && done.place == "/counties/141123/2026", "\(done.page)")
    let twice = try send("/counties/141123/2026/registration/confirm", ["key": String(key)].merging(Self.who) { $1 })
    #expect(twice.code == "410" && twice.page.contains("已经登记过"))
    #expect(
      try program.run("project", "list", "--county", "141123", "--year", "2026", "--database", "s.db").output.split(separator: "\n").count
        == 30)
    let stale = try send("/counties/141123/2026/registration/confirm", ["key": "没有"].merging(Self.who) { $1 })
    #expect(stale.code == "410" && stale.page.contains("已经过期"))
  }

  @Test("the template comes filled in as a workbook; one wrong row brings it back marked")
  func workbook() throws {
    try begin()
    _ = try Tool.run("curl", "-s", "-o", program.folder.appendingPathComponent("空.xlsx").path, server.base + "/settings/registration.xlsx")
    let fill = """
      import openpyxl, os, sys
      os.chdir(sys.argv[1])
      def fill(name, wrong):
          book = openpyxl.load_workbook('空.xlsx')
          sheet = book['项目']
          heads = {str(cell.value).rstrip('*'): cell.column for row in sheet.iter_rows(min_row=1, max_row=4) for cell in row if cell.value}
          start = sheet.max_row + 1
          for n in range(30):
              for field, value in (('项目名称', f'簿中项目{n}'), ('主管部门', '丁局'), ('实施单位', '示例站'), ('中央资金', '三' if wrong and n == 7 else n + 0.5)):
                  sheet.cell(start + n, heads[field], value)
          departments = book['部门']
          departments.cell(departments.max_row + 1, 1, '丁局')
          book.save(name)
      fill('好.xlsx', False)
      fill('坏.xlsx', True)
      """
    _ = try Tool.run(BrowserTests.root.appendingPathComponent(".venv/bin/python3").path, "-c", fill, program.folder.path)
    let bad = try send("/counties/141123/2026/registration", Self.who, file: "坏.xlsx")
    #expect(bad.code == "422" && bad.page.contains("有1处错误") && bad.page.contains("下载标出错误的工作簿"), "\(bad.page)")
    let good = try send("/counties/141123/2026/registration", Self.who, file: "好.xlsx")
    #expect(good.code == "200" && good.page.contains("可以登记：部门1个、项目30个"), "\(good.page)")
    let key = try #require(good.page.firstMatch(of: /name="key" value="([^"]+)"/)?.1)
    #expect(try send("/counties/141123/2026/registration/confirm", ["key": String(key)].merging(Self.who) { $1 }).code == "303")
    #expect(try get("/settings/counties/141123").page.contains("丁局"))
  }
}
