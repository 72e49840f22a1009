import HTTPTypes
import HengDomain
import HengOperations
import HengValues
import Testing

@Suite("The first page is everybody's own")
struct WorkbenchPageTests {
  /// Somebody with one role, signed in.
  private func enter(_ site: SiteGround, _ account: String, _ role: Role, _ department: String?) async throws -> String {
    if try await site.people.isEmpty() { _ = try await site.people.registerFirst(FirstPeople()) }
    let (registrar, guardian) = (
      try await site.people.person(account: "sysadmin").id, try await site.people.person(account: "secadmin").id
    )
    let person = try await site.people.register(account: account, name: "示例", unit: "示例局", by: registrar, reason: "登记")
    let division = role.isAdministrator ? nil : try AdministrativeDivision("141123")
    let wish = GrantWish(
      person: person.id, role: role, division: division,
      department: division.flatMap { place in department.map { Department.id($0, of: place) } })
    _ = try await site.people.grant(wish, by: guardian, reason: "授权")
    return try await site.enter(account, try await site.people.resetPassword(of: person.id, by: guardian, reason: "新人").text)
  }

  @Test("a preparer sees what he owes, and neither here nor in what is found anything of another department")
  func preparer() async throws {
    try await withSite { site async throws in
      let token = try await enter(site, "unit", .unitFinanceOfficer, "甲局")
      let desk = try await site.ask(.get, "/", token: token)
      #expect(desk.status == 200 && desk.text.contains("青云项目") && desk.text.contains("还没有绩效目标表"))
      #expect(!desk.text.contains("白露") && !desk.text.contains("玄鹤"))
      let found = try await site.ask(.get, "/search?q=%E9%A1%B9%E7%9B%AE", token: token)
      #expect(found.text.contains("青云") && !found.text.contains("白露") && !found.text.contains("玄鹤"))
      let years = try await site.ask(.get, "/years?at=/counties/141123/2026/accounts", token: token)
      #expect(years.text.contains("/counties/141123/2026/accounts") && !years.text.contains("640104"))
      let strange = try await site.ask(.get, "/years?at=//elsewhere.example/counties/1/2/accounts", token: token)
      #expect(!strange.text.contains("elsewhere"))
    }
  }

  @Test(
    "leaders, auditors and administrators land where their work is",
    arguments: [
      (Role.leader, "/overview"), (.auditor, "/audit"), (.thirdParty, "/audit"), (.systemAdministrator, "/settings/people"),
      (.securityAdministrator, "/settings/people"), (.auditAdministrator, "/trail"),
    ])
  func landing(role: Role, place: String) async throws {
    try await withSite { site async throws in
      let token = try await enter(site, "who", role, nil)
      let answer = try await site.ask(.get, "/", token: token)
      #expect(answer.headers[.location] == place)
      #expect(try await site.ask(.get, place, token: token).status == 200)
    }
  }
}
