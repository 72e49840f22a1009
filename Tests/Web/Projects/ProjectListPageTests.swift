import HTTPTypes
import HengDomain
import HengOperations
import HengStore
import HengTestSupport
import HengValues
import HengWeb
import Testing

@Suite("The list of projects on the page")
struct ProjectListPageTests {
  @Test("department and year are conditions; the sum is that of the filter, and of one year alone")
  func sums() async throws {
    try await withSite { site async throws in
      let all = try await site.ask(.get, "/projects").text
      for words in ["2026年度合计", "3个", "甲局（兴县）", "导出 Excel"] { #expect(all.contains(words), "\(words)") }
      let one = try await site.ask(.get, "/projects?county=141123&department=\(Address.escaped("141123.甲局"))").text
      #expect(one.contains("青云项目") && !one.contains("白露项目") && one.contains("共1个项目") && one.contains(">甲局</option>"))
      #expect(one.contains("/projects.csv?county=141123&amp;department="))
      #expect(try await site.ask(.get, "/projects?year=2025").text.contains("没有符合条件的项目"))
      let person = RegistrationDesk.Person("张示例", as: .financeBureau, reason: "下达")
      try await site.registration.register(
        projects: [ProjectEntry([.name: "来年项目", .department: "甲局", .unit: "站", .county: "7"])],
        of: CountyYear(county: site.targets[0].county, year: try FiscalYear(2027)), by: person)
      let both = try await site.ask(.get, "/projects").text
      #expect(both.contains("不同年度的金额不合计") && !both.contains("年度合计"))
      let next = try await site.ask(.get, "/projects?year=2027").text
      #expect(next.contains("2027年度合计") && !next.contains("青云项目"))
    }
  }

  @Test("an export holds exactly the filter, in the order of the list and in yuan")
  func exports() async throws {
    try await withSite { site async throws in
      let table = try await site.ask(.get, "/projects.csv?county=141123&sort=name")
      let rows = table.text.split(separator: "\r\n")
      #expect(rows.count == 3 && rows[0].contains("到位（元）") && rows[1].contains("白露项目") && rows[2].contains("青云项目"))
      #expect(rows[1].contains(",100000.00,100000.00,"))
      let workbook = try await site.ask(.get, "/projects.xlsx?q=\(Address.escaped("玄鹤"))")
      #expect(workbook.status == 200 && workbook.headers[.contentType]?.contains("spreadsheetml") == true)
      #expect(try await site.ask(.get, "/projects.csv?page=9&q=\(Address.escaped("玄鹤"))").text.split(separator: "\r\n").count == 2)
    }
  }
}
