import HTTPTypes
import HengDomain
import HengOperations
import HengStore
import HengTestSupport
import HengValues
import HengWeb
import Testing

@Suite("Many people at once, on the page")
struct ManyPeoplePageTests {
  private func tokens(_ site: SiteGround) async throws -> (system: String, security: String) {
    let first = try await site.people.registerFirst(FirstPeople())
    return (try await site.enter("sysadmin", first[0].password.text), try await site.enter("secadmin", first[1].password.text))
  }

  private static let people = "用户名\t姓名\t所在单位\n" + (1...12).map { "person\($0)\t示例\($0)\t甲局" }.joined(separator: "\n")

  @Test("twelve people, their roles and their passwords, each by the administrator whose it is")
  func whole() async throws {
    try await withSite { site async throws in
      let (system, security) = try await tokens(site)
      let added = try await site.ask(.post, "/settings/many-people", token: system, fields: ["rows": Self.people, "reason": "到岗"])
      #expect(added.status == 200 && added.text.contains("已登记12人"), "\(added.text)")
      let roles =
        "用户名\t角色\t区划\t部门\t方式\t到期日\n"
        + (1...12).map { "person\($0)\t\($0 % 2 == 0 ? "单位财务" : "主管部门审核人")\t141123\t甲局\t\($0 == 3 ? "代管\t2026-12-31" : "\t")" }.joined(
          separator: "\n")
      let given = try await site.ask(.post, "/settings/many-grants", token: security, fields: ["rows": roles, "reason": "到岗"])
      #expect(given.status == 200 && given.text.contains("已给12个角色"), "\(given.text)")
      let told = try await site.ask(.post, "/settings/first-passwords", token: security, fields: ["reason": "新人"])
      let passwords = told.text.matches(of: /class="once">(?:<span class="whole">)?([a-z0-9-]{19})/).map { String($0.1) }
      #expect(passwords.count == 12 && Set(passwords).count == 12)
      let again = try await site.ask(.post, "/settings/first-passwords", token: security, fields: ["reason": "新人"])
      #expect(again.text.contains("没有待设口令的人"))
      let token = try await site.enter("person1", passwords[0])
      #expect(try await site.ask(.get, "/projects", token: token).text.contains("青云项目"))
      // Neither does the other's part.
      #expect(try await site.ask(.post, "/settings/many-grants", token: system, fields: ["rows": roles]).status == 403)
      #expect(try await site.ask(.post, "/settings/many-people", token: security, fields: ["rows": Self.people]).status == 403)
    }
  }

  @Test("who gives roles chooses county and department from lists")
  func lists() async throws {
    try await withSite { site async throws in
      let (system, security) = try await tokens(site)
      _ = try await site.ask(.post, "/settings/many-people", token: system, fields: ["rows": Self.people, "reason": "到岗"])
      let page = try await site.ask(.get, "/settings/people/person1", token: security).text
      for words in ["value=\"141123\"", "value=\"640104\"", ">甲局</option>", ">丙局</option>"] { #expect(page.contains(words), "\(words)") }
      #expect(!page.contains("青云"), "names of places are no business data; names of projects are")
    }
  }

  @Test("one wrong row keeps all out, and every wrong row is told")
  func wrong() async throws {
    try await withSite { site async throws in
      let (system, security) = try await tokens(site)
      let rows =
        Self.people
        + "\nperson3\t重名\t甲局\nx\t太短\t甲局\nperson13\t\t甲局\nSysAdmin\t占用\t甲局\nperson14\t陈虚拟（person1）\t甲局\nperson15\t陈\u{200B}虚拟\t甲局"
      let refused = try await site.ask(.post, "/settings/many-people", token: system, fields: ["rows": rows])
      #expect(refused.status == 422)
      for words in ["第14行", "第15行", "第16行", "第17行", "第18行", "第19行", "括号", "一个人也没有登记", "在第4行用过"] {
        #expect(refused.text.contains(words), "\(words)")
      }
      #expect(refused.text.matches(of: /class="note error"/).count == 1, "all faults stand in one note")
      #expect(try await site.store.people().count == 3)
      _ = try await site.ask(.post, "/settings/many-people", token: system, fields: ["rows": Self.people])
      let grants =
        "用户名\t角色\t区划\t部门\nperson1\t单位财务\t141123\t甲局\nperson2\t没有这角色\t141123\t\nnobody\t单位财务\t141123\t\nperson4\t单位财务\t141123\t没有这个局\n"
        + "person5\t系统管理员\t141123\t\nperson1\t单位财务\t141123\t甲局\nsecadmin\t审计\t141123\t"
      let denied = try await site.ask(.post, "/settings/many-grants", token: security, fields: ["rows": grants])
      #expect(denied.status == 422)
      for words in ["第3行", "第4行", "第5行", "第6行", "第7行", "第8行", "一个角色也没有给"] { #expect(denied.text.contains(words), "\(words)") }
      #expect(try await site.store.grants().count == 3)
    }
  }
}
