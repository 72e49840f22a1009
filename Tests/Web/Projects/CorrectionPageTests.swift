import HTTPTypes
import HengDomain
import HengOperations
import HengStore
import HengTestSupport
import HengValues
import HengWeb
import Testing

@Suite("Registrations are corrected and withdrawn on pages")
struct CorrectionPageTests {
  private static let person = ["actor": "张示例", "reason": "写错"]

  @Test("a project is corrected where it was typed, and what is wrong comes back with what was typed")
  func corrected() async throws {
    try await withSite { site async throws in
      let path = "/projects/\(site.targets[0].project)/registration"
      #expect(try await site.ask(.get, "/projects/\(site.targets[0].project)").text.contains("更正或撤销登记"))
      let page = try await site.ask(.get, path)
      #expect(page.status == 200 && page.text.contains("value=\"青云项目\"") && page.text.contains("name=\"version\" value=\"1\""))
      let fields = ["name": "青云新项目", "department": "乙局", "unit": "青云站", "county": "12", "version": "1"].merging(Self.person) { $1 }
      let wrong = try await site.ask(.post, path, fields: fields.merging(["county": "十二"]) { $1 })
      #expect(wrong.status == 422 && wrong.text.contains("青云新项目") && wrong.text.contains("没有更正"))
      #expect(try await site.ask(.post, path, fields: fields.merging(["reason": " "]) { $1 }).text.contains("没有写为什么"))
      #expect(try await site.ask(.post, path, fields: fields).status == 303)
      #expect(try await site.ask(.get, "/projects").text.contains("青云新项目"))
      let late = try await site.ask(.post, path, fields: fields.merging(["name": "青云又一项目"]) { $1 })
      #expect(late.status == 422 && late.text.contains("有人改动了") && late.text.contains("青云又一项目"))
    }
  }

  @Test("a project is withdrawn with a reason and then is nowhere")
  func withdrawn() async throws {
    try await withSite { site async throws in
      let path = "/projects/\(site.targets[0].project)/withdrawal"
      #expect(try await site.ask(.get, path).text.contains("为什么撤销"))
      let silent = try await site.ask(.post, path, fields: ["version": "1", "actor": "张示例"])
      #expect(silent.status == 422 && silent.text.contains("没有写为什么撤销"))
      #expect(try await site.ask(.post, path, fields: Self.person.merging(["version": "1"]) { $1 }).status == 303)
      for path in ["/projects", "/counties/141123/2026", "/overview"] {
        #expect(!(try await site.ask(.get, path).text.contains("青云")), "\(path)")
      }
      #expect(try await site.ask(.get, path).status == 404)
    }
  }

  @Test("a department bears another name from a day on; a name in use and no day are refused")
  func renamed() async throws {
    try await withSite { site async throws in
      let path = "/settings/counties/141123/departments/\(Address.escaped("甲局"))/name"
      #expect(try await site.ask(.get, "/settings/counties/141123").text.contains(path))
      #expect(try await site.ask(.get, path).text.contains("现名“甲局”"))
      let fields = Self.person.merging(["to": "甲新局", "since": "2026-02-01"]) { $1 }
      for (wrong, words) in [("乙局", "另有部门用这个名称"), ("", "没有写部门名称"), ("甲局11010519491231002X", "个人信息")] {
        let answer = try await site.ask(.post, path, fields: fields.merging(["to": wrong]) { $1 })
        #expect(answer.status == 422 && answer.text.contains(words), "\(wrong)")
      }
      #expect(try await site.ask(.post, path, fields: fields.merging(["since": "明天"]) { $1 }).text.contains("不是日期"))
      #expect(try await site.ask(.post, path, fields: fields).status == 303)
      let page = try await site.ask(.get, "/settings/counties/141123").text
      #expect(page.contains("甲新局") && page.contains("<td>甲局</td>") && page.contains(path))
      #expect(try await site.ask(.get, "/settings/counties/141123/departments/\(Address.escaped("没有局"))/name").status == 404)
    }
  }
}
