import HTTPTypes
import HengDomain
import HengOperations
import HengStore
import HengTestSupport
import HengValues
import HengWeb
import Testing

@Suite("Nobody works outside the part that was given for it")
struct OwnPartTests {
  /// A person with grants, signed in.
  private func enter(
    _ site: SiteGround, _ account: String, _ grants: [(role: Role, division: String, department: String?)]
  ) async throws -> String {
    if try await site.people.isEmpty() { _ = try await site.people.registerFirst(FirstPeople()) }
    let (registrar, guardian) = (
      try await site.people.person(account: "sysadmin").id, try await site.people.person(account: "secadmin").id
    )
    let person = try await site.people.register(account: account, name: "示例", unit: "示例局", by: registrar, reason: "登记")
    for grant in grants {
      let division = try AdministrativeDivision(grant.division)
      let wish = GrantWish(
        person: person.id, role: grant.role, division: division, department: grant.department.map { Department.id($0, of: division) })
      _ = try await site.people.grant(wish, by: guardian, reason: "授权")
    }
    return try await site.enter(account, try await site.people.resetPassword(of: person.id, by: guardian, reason: "新人").text)
  }

  private static let rows = "项目名称\t主管部门\t实施单位\t县级资金\n"

  private func key(_ answer: SiteGround.Answer) throws -> String {
    String(try #require(answer.text.firstMatch(of: /name="key" value="([^"]+)"/)?.1))
  }

  @Test("who reads one department and prepares for another writes in the other alone, under the role that he holds there")
  func mixed() async throws {
    try await withSite { site async throws in
      let token = try await enter(site, "mixed", [(.leader, "141123", "甲局"), (.unitFinanceOfficer, "141123", "乙局")])
      let fields = ["name": "新项目", "unit": "示例站"]
      let path = "/counties/141123/2026/projects/new"
      let denied = try await site.ask(.post, path, token: token, fields: fields.merging(["department": "甲局"]) { $1 })
      #expect(denied.status == 422 && denied.text.contains("不归您登记"))
      let pasted = try await site.ask(
        .post, "/counties/141123/2026/registration", token: token, fields: ["rows": Self.rows + "批量\t甲局\t示例站\t1"])
      #expect(pasted.status == 422)
      let accounts = try await site.ask(.post, "/counties/141123/2026/accounts", token: token, fields: ["department": "甲局"])
      #expect(accounts.status >= 400)
      let own = try await site.ask(.post, path, token: token, fields: fields.merging(["department": "乙局"]) { $1 })
      #expect(own.status == 303)
      #expect(try await site.store.auditTrail(.project, "141123.2026.003").map(\.role) == [.unitFinanceOfficer])
      #expect(try await site.store.ledgers(CountyYear(county: site.targets[0].county, year: try FiscalYear(2026))).count == 3)
    }
  }

  @Test("departments are registered by the system administrator or the finance bureau of the whole county, by whatever way")
  func departments() async throws {
    try await withSite { site async throws in
      let path = "/settings/counties/141123/departments"
      let before = try await site.store.departments(of: site.targets[0].county).count
      let people: [(String, Role, String, String?)] = [
        ("township", .financeBureau, "141123100", nil), ("one", .financeBureau, "141123", "甲局"),
        ("officer", .unitFinanceOfficer, "141123", nil),
      ]
      for (account, role, division, department) in people {
        let token = try await enter(site, account, [(role, division, department)])
        #expect(try await site.ask(.post, path, token: token, fields: ["rows": "丁局"]).status >= 400, "\(account)")
        #expect(!(try await site.ask(.get, "/settings/counties/141123", token: token).text.contains("<h3>登记部门</h3>")), "\(account)")
      }
      #expect(try await site.store.departments(of: site.targets[0].county).count == before)
      let bureau = try await enter(site, "bureau", [(.financeBureau, "141123", nil)])
      #expect(try await site.ask(.post, path, token: bureau, fields: ["rows": "丁局"]).status == 303)
    }
  }

  @Test("a preview is confirmed by who made it, for the county's year that he made it for, and once")
  func previews() async throws {
    try await withSite { site async throws in
      let token = try await enter(site, "maker", [(.financeBureau, "14", nil), (.financeBureau, "640104", nil)])
      let other = try await enter(site, "other", [(.financeBureau, "141123", nil)])
      let rows = ["rows": Self.rows + "批量\t甲局\t示例站\t1"]
      let key = try key(try await site.ask(.post, "/counties/141123/2026/registration", token: token, fields: rows))
      for (path, who) in [
        ("/counties/141123/2026/registration/confirm", other), ("/counties/141123/2027/registration/confirm", token),
        ("/counties/640104/2026/registration/confirm", token),
      ] { #expect(try await site.ask(.post, path, token: who, fields: ["key": key]).status == 410, "\(path)") }
      #expect(try await site.ask(.get, "/counties/141123/2026/returned/\(key)", token: other).status == 404)
      let path = "/counties/141123/2026/registration/confirm"
      #expect(try await site.ask(.post, path, token: token, fields: ["key": key]).status == 303)
      #expect(try await site.ask(.post, path, token: token, fields: ["key": key]).status == 410)
    }
  }

  @Test("a grant is revoked under its own person's address, and pages of a person are kept by no browser")
  func addresses() async throws {
    try await withSite { site async throws in
      let first = try await site.people.registerFirst(FirstPeople())
      let guardian = try await site.enter("secadmin", first[1].password.text)
      let token = try await enter(site, "zhangshili", [(.leader, "141123", nil)])
      let other = try await site.people.person(account: "zhangshili")
      _ = try await enter(site, "liyangben", [(.leader, "141123", nil)])
      let grant = try #require(await site.store.grants(of: other.id).first)
      let path = "/settings/people/liyangben/grants/\(grant.id.text)/revoke"
      #expect(try await site.ask(.post, path, token: guardian).status == 404)
      #expect(try await site.store.grants(of: other.id).first?.revokedOn == nil)
      #expect(try await site.ask(.get, "/projects", token: token).headers[.cacheControl] == "no-store")
      #expect(try await site.ask(.get, "/sign-in").headers[.cacheControl] == "no-cache")
    }
  }

  @Test("what others registered is not told by name or number")
  func hints() async throws {
    try await withSite { site async throws in
      let token = try await enter(site, "curious", [(.unitFinanceOfficer, "141123", "甲局")])
      let path = "/counties/141123/2026/projects/new"
      let page = try await site.ask(.get, path, token: token)
      #expect(page.text.contains("甲局") && !page.text.contains("乙局"))
      let parent = try await site.ask(
        .post, path, token: token, fields: ["name": "子项目", "unit": "站", "department": "甲局", "parent": "白露项目"])
      #expect(parent.status == 422 && parent.text.contains("本年没有这个一级项目"))
    }
  }
}
