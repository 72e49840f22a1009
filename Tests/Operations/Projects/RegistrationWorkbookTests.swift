import HengDomain
import HengOperations
import HengReaders
import HengRules
import HengStore
import HengStoreSupport
import HengValues
import HengWriters
import Synchronization
import Testing

@Suite("A county is begun from one workbook, or from pasted rows")
struct RegistrationWorkbookTests {
  private let key: CountyYear
  private let person = RegistrationDesk.Person("登记员", as: .financeBureau, reason: "建账")
  private let heads = ["项目名称*", "主管部门*", "实施单位*", "项目级次", "上级项目", "中央资金", "县级资金", "资金文件"]

  init() throws { key = CountyYear(county: try AdministrativeDivision("141123"), year: try FiscalYear(2026)) }

  private func withDesk(_ body: (RegistrationDesk, LedgerStore) async throws -> Void) async throws {
    try await withGround(.sqliteMemory) { ground async throws in
      let driver = try await ground.open()
      _ = try await driver.migrate(at: "2026-03-01T08:30:00.000Z")
      let count = Mutex(0)
      let store = LedgerStore(driver) {
        count.withLock { number in
          number += 1; return "e\(number)"
        }
      }
      let now = try Timestamp("2026-03-01T02:00:00Z")
      let desk = RegistrationDesk(store: store, library: try ProfileLibrary.load(), now: { now })
      try await desk.register(county: key.county, bureau: "示例局", profile: "national", by: person)
      try await body(desk, store)
      try await driver.close()
    }
  }

  private func workbook(departments: [[String]], projects: [[String]]) throws -> [UInt8] {
    func sheet(_ name: String, _ heads: [String], _ rows: [[String]]) -> EntrySheet {
      EntrySheet(
        name: name, title: name, columns: heads.map { EntryColumn($0, .text, note: "照填") }, rows: rows.map { $0.map { .text($0) } })
    }
    return try EntryWorkbookWriter.write(
      [sheet("部门", ["部门名称", "预算单位编码"], departments), sheet("项目", heads, projects)], title: "登记")
  }

  @Test("departments and thirty projects in one transaction")
  func whole() async throws {
    try await withDesk { desk, store async throws in
      let projects = (1...30).map { number in
        ["示例项目\(number)", number % 2 == 0 ? "甲局" : "乙局", "示例站", "", "", "\(number)", "0.5", "财农〔2026〕\(number)号、兴财〔2026〕\(number)号"]
      }
      let bytes = try workbook(departments: [["甲局", "105001"], ["乙局", ""], ["丙局", "105003"]], projects: projects)
      let plan = try await desk.plan(workbook: bytes, of: key)
      #expect(plan.faults.isEmpty && plan.mayRegister && plan.lines.count == 33, "\(plan.faults.map(\.message))")
      #expect(try await store.departments(of: key.county).isEmpty, "a preview stores nothing")
      let ids = try await desk.register(plan, by: person)
      #expect(ids.count == 30 && ids.last?.text == "141123.2026.030")
      #expect(try await store.departments(of: key.county).count == 3)
      let ledgers = try await store.ledgers(key)
      #expect(ledgers.map(\.project.name) == projects.map { $0[0] })
      #expect(ledgers[6].project.initialBudget == Money(fen: 7_500_000))
      // The same workbook again changes nothing and says where everything stands.
      let again = try await desk.plan(workbook: bytes, of: key)
      #expect(again.faults.count == 33 && !again.mayRegister)
    }
  }

  @Test("one wrong row among many keeps all out, and comes back marked at its cell")
  func wrong() async throws {
    try await withDesk { desk, store async throws in
      var projects = (1...40).map { ["示例项目\($0)", "甲局", "示例站", "", "", "\($0)", "", ""] }
      projects[16][5] = "十七"
      projects[20][1] = "没有这个局"
      projects[30][0] = "示例项目3"
      let bytes = try workbook(departments: [["甲局", ""]], projects: projects)
      let plan = try await desk.plan(workbook: bytes, of: key)
      #expect(
        plan.faults.map { [$0.sheet, "\($0.row ?? 0)", $0.heading] } == [
          ["项目", "20", "中央资金"], ["项目", "24", "主管部门"], ["项目", "34", "项目名称"],
        ])
      #expect(plan.faults[2].reason.contains("第6行的项目"))
      do throws(RegistrationError) {
        try await desk.register(plan, by: person)
        Issue.record("registered in spite of faults")
      } catch { #expect(error.message.contains("共有 3 处错误")) }
      #expect(try await store.ledgers(key).isEmpty)
      #expect(try await store.departments(of: key.county).isEmpty)
      let returned = try AccountsImport.returned(bytes, plan.refusal)
      let cells = try XLSXReader.cells(returned).first { $0.name == "项目" }?.cells ?? []
      #expect(cells.contains { $0.row == 19 && $0.text.contains("十七") && $0.text.contains("中央资金") })
      // Sent again as it came back, the same rows are told and no other.
      let again = try await desk.plan(workbook: returned, of: key)
      #expect(again.faults.count == 3 && again.notices.isEmpty, "\(again.notices.map(\.message))")
    }
  }

  @Test("the empty template is read as such, and takes no rows by itself")
  func template() async throws {
    try await withDesk { desk, _ async throws in
      let plan = try await desk.plan(workbook: try RegistrationWorkbook.template(), of: key)
      #expect(plan.faults.isEmpty && plan.lines.isEmpty && !plan.mayRegister)
    }
  }

  @Test("rows pasted with their headings, with quotes, blanks and Windows line ends")
  func pasted() async throws {
    try await withDesk { desk, store async throws in
      try await desk.register(try await desk.plan(departments: "甲局\t105001\r\n乙局\r\n\r\n", of: key.county), by: person)
      let text = "项目名称\t实施单位\t主管部门\t县级资金（万元）\t备注\r\n\"含有\n换行和\"\"引号\"\"的项目\"\t示例站\t甲局\t1,234.5\t无\r\n 第二个 \t示例站\t乙局\t\t\r\n"
      let plan = try await desk.plan(projects: text, of: key)
      #expect(plan.faults.isEmpty && plan.notices.map(\.text) == ["没有读这些栏：备注"], "\(plan.faults.map(\.message))")
      try await desk.register(plan, by: person)
      #expect(try await store.ledgers(key).map(\.project.name) == ["含有换行和\"引号\"的项目", "第二个"])
    }
  }

  @Test(
    "pasted rows that cannot be read say why",
    arguments: [("", "没有粘贴内容"), ("甲\t乙\n", "不是栏目名"), ("项目名称\t实施单位\n", "缺少栏目：主管部门"), ("项目名称\t项目名称\n", "出现了两次")])
  func unreadable(_ text: String, _ words: String) async throws {
    try await withDesk { desk, _ async throws in
      do throws(RegistrationError) {
        _ = try await desk.plan(projects: text, of: key)
        Issue.record("read")
      } catch { #expect(error.message.contains(words), "\(error.message)") }
    }
  }

  @Test("the unit of a heading goes with its amounts; a blank line keeps the numbers; an open quote swallows nothing")
  func readings() async throws {
    try await withDesk { desk, store async throws in
      try await desk.register(try await desk.plan(departments: "甲局\n", of: key.county), by: person)
      let plan = try await desk.plan(
        projects: "项目名称\t主管部门\t实施单位\t中央资金（元）\n\n\"示例\t甲局\t站\t1205000\n\n坏的\t没有\t站\t1\n", of: key)
      #expect(plan.faults.map(\.row) == [5] && plan.lines.map(\.row) == [3] && plan.lines.map(\.name) == ["\"示例"])
      #expect(plan.lines.first?.detail.contains("120.5万元") == true)
      let departments = try await desk.plan(departments: "\"乙局\n丙局\n丁局", of: key.county)
      #expect(departments.lines.map(\.name) == ["\"乙局", "丙局", "丁局"])
      do throws(RegistrationError) {
        _ = try await desk.plan(departments: "乙局\t105001\t多出来的", of: key.county)
        Issue.record("a third column was dropped")
      } catch { #expect(error.message.contains("3栏")) }
    }
  }

  @Test("ten thousand rows with one wrong are told in one go, not each beside every other")
  func many() async throws {
    try await withDesk { desk, _ async throws in
      try await desk.register(try await desk.plan(departments: "甲局\n", of: key.county), by: person)
      var rows = (1...10_000).map { "示例项目\($0)\t甲局\t站\t\($0)" }
      rows[7_000] = "示例项目12\t甲局\t站\t1"
      let plan = try await desk.plan(projects: "项目名称\t主管部门\t实施单位\t县级资金\n" + rows.joined(separator: "\n"), of: key)
      #expect(plan.faults.map(\.row) == [7_002] && plan.lines.count == 9_999)
    }
  }
}
