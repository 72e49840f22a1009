import HengDomain
import HengOperations
import HengRules
import HengStore
import HengStoreSupport
import HengValues
import Synchronization
import Testing

@Suite("A county from nothing")
struct RegistrationTests {
  private let county: AdministrativeDivision
  private let person = RegistrationDesk.Person("登记员", as: .financeBureau, reason: "建账")

  init() throws { county = try AdministrativeDivision("141123") }

  private func withDesk(_ engine: Engine, on day: String = "2026-03-01", _ body: (RegistrationDesk, LedgerStore) async throws -> Void)
    async throws
  {
    try await withGround(engine) { ground async throws in
      let driver = try await ground.open()
      _ = try await driver.migrate(at: "2026-03-01T08:30:00.000Z")
      let count = Mutex(0)
      let store = LedgerStore(driver) {
        count.withLock { number in
          number += 1; return "e\(number)"
        }
      }
      let now = try Timestamp("\(day)T02:00:00Z")
      try await body(RegistrationDesk(store: store, library: try ProfileLibrary.load(), now: { now }), store)
      for check in await store.chainChecks() { #expect(check.problems.isEmpty, "\(check.name)") }
      try await driver.close()
    }
  }

  private func refusal(_ work: () async throws -> Void) async -> String {
    do {
      try await work()
      return "没有拒绝"
    } catch let error as RegistrationError { return error.message } catch { return "\(error)" }
  }

  @Test("county, departments and projects, and the ledger says who registered them", arguments: Engine.allCases)
  func whole(engine: Engine) async throws {
    try await withDesk(engine) { desk, store async throws in
      let registered = try await desk.register(county: county, bureau: "示例县乡村振兴局", profile: "national", by: person)
      #expect(registered.name == "兴县" && registered.prefecture == "吕梁市" && registered.province == "山西省")
      #expect(try await store.counties() == [registered])
      try await desk.register(
        departments: [DepartmentEntry(name: "示例局", unitCode: "105001"), DepartmentEntry(name: "虚构局")], of: county, by: person)
      let key = CountyYear(county: county, year: try FiscalYear(2026))
      let ids = try await desk.register(
        projects: [
          ProjectEntry([.name: "总项目", .tier: "一级", .department: "示例局", .unit: "示例局"]),
          ProjectEntry([
            .name: "子项目", .parent: "总项目", .department: "示例局", .unit: "示例站", .central: "80", .county: "20", .document: "财农〔2026〕12号",
          ]),
        ], of: key, by: person)
      #expect(ids.map(\.text) == ["141123.2026.001", "141123.2026.002"])
      let ledgers = try await store.ledgers(key)
      #expect(ledgers.map(\.project.parent) == [nil, ids[0]])
      #expect(ledgers[1].allotments.map(\.amount) == [Money(fen: 80_000_000), Money(fen: 20_000_000)])
      #expect(ledgers[1].documents.map(\.number.text) == ["财农〔2026〕12号"])
      // The next registration goes on counting, and names what stands there.
      let next = try await desk.register(
        projects: [ProjectEntry([.name: "后来的项目", .parent: "总项目", .department: "虚构局", .unit: "虚构局"])], of: key, by: person)
      #expect(next.map(\.text) == ["141123.2026.003"])
      #expect(try await store.ledger(next[0])?.project.parent == ids[0])
    }
  }

  @Test("a county, a department and a project are registered once", arguments: Engine.allCases)
  func once(engine: Engine) async throws {
    try await withDesk(engine) { desk, store async throws in
      let first = try await desk.register(county: county, bureau: "示例局", profile: "national", by: person)
      #expect(await refusal { try await desk.register(county: county, bureau: "别的局", profile: "national", by: person) }.contains("已经登记过"))
      #expect(try await store.counties() == [first])
      try await desk.register(departments: [DepartmentEntry(name: "示例局", unitCode: "105001")], of: county, by: person)
      #expect(
        await refusal {
          try await desk.register(departments: [DepartmentEntry(name: "新局"), DepartmentEntry(name: "示例 局")], of: county, by: person)
        }.contains("已登记过这个部门"))
      #expect(
        await refusal { try await desk.register(departments: [DepartmentEntry(name: "新局", unitCode: "105001")], of: county, by: person) }
          .contains("已由“示例局”使用"))
      #expect(try await desk.departments(of: county).map { $0.names.map(\.text) } == [["示例局"]])
      let key = CountyYear(county: county, year: try FiscalYear(2026))
      let entry = ProjectEntry([.name: "示例项目", .department: "示例局", .unit: "示例局"])
      try await desk.register(projects: [entry], of: key, by: person)
      #expect(await refusal { try await desk.register(projects: [entry], of: key, by: person) }.contains("141123.2026.001"))
      #expect(try await store.ledgers(key).count == 1)
    }
  }

  @Test("a division that ended, one that is unknown, and one below a county are refused with what to do")
  func divisions() async throws {
    try await withDesk(.sqliteMemory) { desk, _ async throws in
      let file = "代码,名称,起始日期,截止日期\n141123,兴县,,2025-12-31\n141123100,示例镇\n141188\t示例市\t2026-07-01\n"
      #expect(try await desk.importDivisions(Array(file.utf8), named: "区划.csv", by: person) == 3)
      #expect(try await desk.importDivisions(Array(file.utf8), named: "区划.csv", by: person) == 0)
      for (code, words) in [
        ("141123", "已于2025年12月31日撤销或更名"), ("141188", "还没有设立"), ("141199", "行政区划代码表里没有 141199"), ("141123100", "是乡级区划"),
      ] {
        let said = await refusal {
          try await desk.register(county: try AdministrativeDivision(code), bureau: "示例局", profile: "national", by: person)
        }
        #expect(said.contains(words), "\(said)")
      }
      #expect(try await desk.counties().isEmpty)
    }
  }

  @Test("a file of divisions with wrong lines is told whole and brings nothing in")
  func wrongLines() async throws {
    try await withDesk(.sqliteMemory) { desk, store async throws in
      let file = "141123100,示例镇\n14112,坏代码\n141123101,\n141123102,示例乡,2026-05-01,2026-04-01\n141999100,没有上级\n"
      let said = await refusal { _ = try await desk.importDivisions(Array(file.utf8), named: "区划.csv", by: person) }
      for words in ["第2行", "第3行", "第4行", "141999100"] { #expect(said.contains(words), "\(said)") }
      #expect(try await store.divisions().isEmpty)
    }
  }

  @Test("a set of rules that nobody wrote, and a project of an unregistered department")
  func unknown() async throws {
    try await withDesk(.sqliteMemory) { desk, _ async throws in
      #expect(await refusal { try await desk.register(county: county, bureau: "示例局", profile: "xx.yy", by: person) }.contains("可选："))
      let key = CountyYear(county: county, year: try FiscalYear(2026))
      let entry = ProjectEntry([.name: "示例项目", .department: "示例局", .unit: "示例局"])
      #expect(await refusal { try await desk.register(projects: [entry], of: key, by: person) }.contains("heng county add"))
      try await desk.register(county: county, bureau: "示例局", profile: "national", by: person)
      #expect(await refusal { try await desk.register(projects: [entry], of: key, by: person) }.contains("请先登记部门"))
    }
  }
}
