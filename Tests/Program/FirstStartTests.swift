import Foundation
import Testing

/// An empty database and a trial, as the first one who opens the page meets them.
@Suite("The first start in the browser", .serialized)
struct FirstStartTests {
  private struct Answer {
    let code: String
    let place: String
    let page: String
  }

  private func ask(_ server: HengServer, _ path: String, _ more: [String] = []) throws -> Answer {
    let said = try Tool.run(["curl", "-s", "-w", "\n%{http_code} %{redirect_url}"] + more + [server.base + path])
    let end = try #require(said.lastIndex(of: "\n"))
    let words = said[said.index(after: end)...].split(separator: " ", omittingEmptySubsequences: false)
    return Answer(code: String(words[0]), place: String(words[1]).replacing(server.base, with: ""), page: String(said[..<end]))
  }

  private func begin(_ server: HengServer, code: String, workbook: String? = nil, _ more: [String: String] = [:]) throws -> Answer {
    let fields = [
      "code": code, "division": "141123", "bureau": "示例县乡村振兴局", "profile": "national", "year": "2026", "unit": "示例县乡村振兴局",
      "system-account": "sysadmin", "system-name": "张示例", "security-account": "secadmin", "security-name": "李样本",
      "audit-account": "auditadmin", "audit-name": "王试用",
    ].merging(more) { $1 }
    let typed = fields.sorted { $0.key < $1.key }.flatMap { ["--form-string", "\($0.key)=\($0.value)"] }
    return try ask(server, "/first-start", typed + (workbook.map { ["-F", "workbook=@\($0)"] } ?? []))
  }

  private func withEmpty(_ body: (HengProgram, HengServer, _ code: String) throws -> Void) throws {
    let program = try HengProgram()
    defer { program.remove() }
    #expect(try program.run("database", "migrate", "--database", "s.db").code == 0)
    let server = try #require(try HengServer(program, ["--database", "s.db"], awaiting: "启动码是"))
    defer { server.stop() }
    let code = try #require(server.said.split(separator: "启动码是").last).trimmingCharacters(in: .whitespacesAndNewlines)
    try body(program, server, code)
  }

  /// The empty workbook filled in: three departments, twelve people, thirty projects.
  private func fill(_ program: HengProgram, _ server: HengServer, spoilt: Bool) throws -> String {
    let (empty, full) = (program.folder.appendingPathComponent("空.xlsx").path, program.folder.appendingPathComponent("满.xlsx").path)
    _ = try Tool.run("curl", "-s", "-o", empty, server.base + "/first-start/workbook.xlsx")
    let script = """
      import openpyxl, sys
      book = openpyxl.load_workbook(sys.argv[1])
      def fill(name, rows):
          sheet = book[name]
          heads = {str(cell.value).rstrip('*'): cell.column for row in sheet.iter_rows(min_row=1, max_row=4) for cell in row if cell.value}
          start = sheet.max_row + 1
          for number, row in enumerate(rows):
              for field, value in row.items(): sheet.cell(start + number, heads[field], value)
      offices = ('甲局', '乙局', '丙局')
      fill('部门', [{'部门名称': name} for name in offices])
      roles = ('单位财务', '业务股', '主管部门审核人', '领导')
      people = [
          {'用户名': f'p{n}{place}x', '姓名': f'示例人{"甲乙丙"[n]}{"子丑寅卯"[place]}', '所在单位': office, '角色': role, '部门': office}
          for n, office in enumerate(offices) for place, role in enumerate(roles)]
      if len(sys.argv) > 3:
          people[3]['角色'], people[5]['用户名'], people[7]['部门'] = '大领导', 'sysadmin', '丁局'
      fill('人员', people)
      fill('项目', [{'项目名称': f'示例项目{n}', '主管部门': offices[n % 3], '实施单位': '示例站', '县级资金': n + 1} for n in range(30)])
      book.save(sys.argv[2])
      """
    _ = try Tool.run(
      [BrowserTests.root.appendingPathComponent(".venv/bin/python3").path, "-c", script, empty, full] + (spoilt ? ["spoilt"] : []))
    return full
  }

  @Test("every page leads to the first start; a wrong code begins nothing; one workbook begins it all")
  func workbook() throws {
    try withEmpty { program, server, code in
      for path in ["/", "/projects", "/audit", "/settings/people", "/sign-in"] {
        let answer = try ask(server, path)
        #expect(answer.place == "/first-start", "\(path)")
      }
      #expect(try ask(server, "/counties/141123/2026/projects/new", ["-F", "name=x"]).place == "/first-start")
      let query = try #require("兴县".addingPercentEncoding(withAllowedCharacters: .urlQueryAllowed))
      let found = try ask(server, "/first-start?q=\(query)").page
      #expect(found.contains("山西省吕梁市兴县") && !found.contains(code))

      let stranger = try begin(server, code: "aaaa-bbbb-cccc-dddd")
      #expect(stranger.code == "422" && stranger.page.contains("启动码不对"))
      let wrong = try begin(server, code: code, workbook: fill(program, server, spoilt: true))
      #expect(wrong.code == "422" && wrong.page.contains("取回标出错误的工作簿"))
      for word in ["大领导", "是首批管理员的用户名", "丁局"] { #expect(wrong.page.contains(word), "\(word)") }
      #expect(try program.run("county", "list", "--database", "s.db").output.contains("141123") == false)

      let right = try begin(server, code: code.uppercased(), workbook: fill(program, server, spoilt: false))
      #expect(right.code == "200" && right.page.contains("3个部门、12个人员、30个项目"), "\(right.page)")
      let passwords = right.page.matches(of: /class="once[^>]*>(?:<[^>]+>)*([a-z0-9]{4}-[a-z0-9-]{14})/).map { String($0.1) }
      try #require(passwords.count == 3, "\(right.page)")
      #expect(try ask(server, "/first-start").place == "/sign-in")
      #expect(try begin(server, code: code).code == "404", "the first start is over")
      let entered = try ask(
        server, "/sign-in", ["-F", "account=sysadmin", "--form-string", "password=\(passwords[0])", "-F", "to=/"])
      #expect(entered.code == "303")
      #expect(try program.run("project", "list", "--county", "141123", "--year", "2026", "--database", "s.db").output.contains("示例项目29"))
      #expect(try program.run("user", "list", "--by", "auditadmin", "--database", "s.db").output.contains("示例人丙卯"))
    }
  }

  @Test("a trial prints a door for each role, good once; a county's own database takes no sample")
  func trial() throws {
    let program = try HengProgram()
    defer { program.remove() }
    let server = try #require(try HengServer(program, ["--database", "s.db", "--sample"], awaiting: "审计管理员"))
    let doors = server.said.matches(of: /(\/trial\/[a-z0-9-]+)\s+(\S+)/).map { (String($0.1), String($0.2)) }
    #expect(doors.count == 12)
    #expect(try ask(server, "/projects").place.hasPrefix("/sign-in"))
    let jar = program.folder.appendingPathComponent("jar").path
    for (door, role) in doors where ["财政局", "安全管理员"].contains(role) {
      #expect(try ask(server, door, ["-c", jar, "-A", "t"]).code == "303")
      #expect(try ask(server, door, ["-A", "t"]).code == "404", "used once")
      let business = try ask(server, "/projects", ["-b", jar, "-A", "t"])
      #expect(business.code == (role == "财政局" ? "200" : "403"))
    }
    server.stop()
    #expect(try program.run("database", "migrate", "--database", "r.db").code == 0)
    #expect(try program.run("user", "first", "--database", "r.db").code == 0)
    let refused = try program.run("serve", "--port", "0", "--database", "r.db", "--sample")
    #expect(refused.code != 0 && refused.errors.contains("已有正式人员"))
  }
}
