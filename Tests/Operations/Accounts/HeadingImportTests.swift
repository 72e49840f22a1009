import HengDomain
import HengRules
import HengStore
import HengStoreSupport
import HengValues
import HengWriters
import Synchronization
import Testing

@testable import HengOperations

@Suite("The Ministry's headings of a year")
struct HeadingImportTests {
  private let person = RegistrationDesk.Person("登记员", as: .financeBureau, reason: "财政部公布")

  private func withDesk(_ engine: Engine, _ body: (RegistrationDesk, LedgerStore) async throws -> Void) async throws {
    try await withGround(engine) { ground async throws in
      let driver = try await ground.open()
      _ = try await driver.migrate(at: "2026-03-01T08:30:00.000Z")
      let count = Mutex(0)
      let store = LedgerStore(driver) {
        count.withLock { number in
          number += 1
          return "e\(number)"
        }
      }
      let now = try Timestamp("2026-03-01T02:00:00Z")
      try await body(RegistrationDesk(store: store, library: try ProfileLibrary.load(), now: { now }), store)
      for check in await store.chainChecks() { #expect(check.problems.isEmpty, "\(check.name)") }
      try await driver.close()
    }
  }

  private func names(_ text: String) throws -> [String: String] {
    let reading = HeadingReading(try HeadingLines.read(Array(text.utf8)))
    #expect(reading.faults == [], "\(text)")
    return reading.found.values.reduce(into: [:]) { all, found in all.merge(found.mapValues(\.name)) { $1 } }
  }

  private static let whole = ["201": "一般公共服务支出", "20101": "人大事务", "2010101": "行政运行", "20102": "政协事务"]

  @Test(
    "codes and names are read however they are laid out",
    arguments: [
      "科目编码,科目名称,说明\n201,一般公共服务支出,反映政府\n20101,人大事务,\n2010101,行政运行,反映\n20102,政协事务\n",
      "2026年政府收支分类科目\n201一般公共服务支出\n　20101 人大事务\n　　2010101　行政运行\n12\n201 02 政协事务\n",
      "类\t款\t项\t科目名称\n201\t\t\t一般公共服务支出\n\t01\t\t人大事务\n\t\t01\t行政运行\n\t02\t\t政协事务\n",
      "201\t\t\t一般公共服务支出\n201\t01\t\t人大事务\n201\t01\t01\t行政运行\n201\t02\t\t政协事务\n",
      "201\t\t\t一般公共服务支出\n\t01\t\t人大事务\n\t\t01\t行政运行\n\t02\t\t政协事务\n",
      "2010000,一般公共服务支出\n2010100,人大事务\n2010101,行政运行\n2010200,\"政协事务\"\n注：以上科目。\n",
      "２０１　一般公共服务支出\n20101,人 大 事 务\n2010101,行政运行\n20102,政协事务\n101,税收收入\n",
    ])
  func layouts(text: String) throws { #expect(try names(text) == Self.whole) }

  @Test("two books stand side by side, in one file or in several sheets")
  func books() throws {
    let text = "501\t机关工资福利支出\t301\t工资福利支出\n50101\t工资奖金津补贴\t30101\t基本工资\n\t\t30102\t津贴补贴\n"
    #expect(
      try names(text) == ["501": "机关工资福利支出", "50101": "工资奖金津补贴", "301": "工资福利支出", "30101": "基本工资", "30102": "津贴补贴"])
    func sheet(_ name: String, _ rows: [[String]]) -> EntrySheet {
      EntrySheet(
        name: name, title: name, columns: [EntryColumn("科目编码", .text), EntryColumn("科目名称", .text)],
        rows: rows.map { $0.map { .text($0) } })
    }
    let bytes = try EntryWorkbookWriter.write(
      [sheet("功能", [["201", "一般公共服务支出"], ["20101", "人大事务"]]), sheet("经济", [["301", "工资福利支出"]])], title: "科目")
    let reading = HeadingReading(try HeadingLines.read(bytes))
    #expect(reading.faults == [] && reading.found[.functional]?.count == 2 && reading.found[.department]?.count == 1)
    #expect(reading.found[.department]?["301"]?.sheet == "经济")
  }

  @Test("everything that is wrong is told at once, with its place")
  func faults() throws {
    let text = "201,一般公共服务支出\n2013,坏编码\n2010101,没有上级\n201,另一个名称\n20102,\n401,不知哪一类\n30101001,太长\n"
    let faults = HeadingReading(try HeadingLines.read(Array(text.utf8))).faults
    #expect(faults.map(\.row) == [2, 3, 4, 5, 6, 7])
    for (fault, words) in zip(faults, ["位数不对", "没有它的上级科目 20101", "同一编码有两个名称", "没有科目名称", "首位应为", "位数不对"]) {
      #expect(fault.message.contains(words) && fault.column == 1, "\(fault.message)")
    }
  }

  @Test(
    "a year is imported once; another content shows its difference and then replaces it; other years keep their names",
    arguments: Engine.allCases)
  func stored(engine: Engine) async throws {
    try await withDesk(engine) { desk, store async throws in
      let year = try FiscalYear(2026)
      func plan(_ text: String) async throws -> HeadingPlan { try await desk.plan(headings: Array(text.utf8), named: "科目.csv", year: year) }
      let first = "201,一般公共服务\n20101,人大事务\n2010101,行政运行\n301,工资福利支出\n"
      let one = try await plan(first)
      #expect(one.mayImport && !one.replaces && one.added == [.functional, .department])
      #expect(one.notices.contains { $0.contains("程序里叫“一般公共服务支出”") })
      #expect(try await desk.importHeadings(one, by: person) == [.functional, .department])
      let revision = try await store.revision()
      let same = try await plan(first)
      #expect(!same.mayImport)
      #expect(try await desk.importHeadings(same, by: person) == [])
      #expect(try await store.revision() == revision)
      let other = try await plan("201,一般公共服务支出\n20101,人大事务\n20102,政协事务\n")
      #expect(other.mayImport && other.replaces)
      #expect(
        other.differences.flatMap(\.lines).map(\.text) == ["201：“一般公共服务”改为“一般公共服务支出”", "2010101：去掉“行政运行”", "20102：新增“政协事务”"])
      #expect(try await desk.importHeadings(other, by: person) == [.functional])
      let books = try await store.headingBooks()
      #expect(books.map(\.kind) == [.department, .functional] && books.last?.names.count == 3 && books.last?.source == "科目.csv")
      #expect(try await store.auditTrail(.headings, "2026.functional").map(\.action) == ["导入", "导入"])
      let headings = try AccountsHeadings.load().taking(books)
      let (item, gone) = (try FunctionalCode("20102"), try FunctionalCode("2010101"))
      #expect(headings.functional.name(of: item, in: year) == "政协事务" && headings.functional.name(of: gone, in: year) == nil)
      #expect(headings.functional.name(of: gone, in: try FiscalYear(2025)) == "行政运行")
      #expect(headings.functional.name(of: gone, in: try FiscalYear(2027)) == "行政运行")
      #expect(headings.economic.name(of: try EconomicCode("30101"), in: year) == nil)
    }
  }

  @Test("codes in use that the year's book lacks are told; a file with a fault, or without headings, brings nothing in")
  func refused() async throws {
    try await withDesk(.sqliteMemory) { desk, store async throws in
      let year = try FiscalYear(2026), county = try AdministrativeDivision("141123")
      let used = try HeadingPlan.read(
        Array("213,农林水支出\n".utf8), named: "科目.csv", year: year, stored: [], used: ["2130505": [county], "30101": [county]])
      #expect(used.notices.contains { $0.contains("2130505") && $0.contains("141123") })
      #expect(!used.notices.contains { $0.contains("科目 30101") })
      let bad = try await desk.plan(headings: Array("201,甲\n20,乙\n2010101,丙\n".utf8), named: "科目.csv", year: year)
      #expect(!bad.mayImport && bad.faults.count == 2)
      await #expect(throws: RegistrationError.self) { try await desk.importHeadings(bad, by: person) }
      #expect(try await desk.plan(headings: Array("只有文字\n".utf8), named: "科目.csv", year: year).faults.count == 1)
      await #expect(throws: RegistrationError.self) {
        _ = try await desk.plan(headings: [0x50, 0x4B, 0x03, 0x04, 0], named: "坏.xlsx", year: year)
      }
      #expect(try await store.headingBooks().isEmpty)
    }
  }
}
