import HengDomain
import HengStore
import HengStoreSupport
import HengValues
import Testing

@Suite("People in the database")
struct PeopleTests {
  private func person(_ id: String, _ account: String? = nil, name: String = "张示例") throws -> Person {
    Person(id: ID(id), account: try AccountName(account ?? "account.\(id)"), name: name, unit: "示例局")
  }

  private func grant(
    _ id: String, _ person: String, _ role: Role = .financeBureau, _ division: String? = "141123", department: String? = nil
  ) throws -> RoleGrant {
    RoleGrant(
      id: ID(id), person: ID(person), role: role, division: try division.map { try AdministrativeDivision($0) },
      department: department.map { ID($0) }, since: try CivilDate("2026-01-01"), grantedBy: "李样本（lyb）", reason: "到岗")
  }

  private func admin() throws -> ChangeNote { try note("李样本（lyb）", .systemAdministrator) }

  @Test("People and grants come back as they were written, with their entries in the trail", arguments: Engine.allCases)
  func roundTrip(engine: Engine) async throws {
    try await withShop(engine) { shop async throws in
      let store = shop.store
      let people = [try person("a"), try person("b", "示例"), try person("c", "zzz", name: "张示例")]
      for person in people { try await store.register(person: person, try admin()) }
      #expect(try await store.people() == [people[0], people[2], people[1]], "in the order of bytes")
      #expect(try await store.person(account: AccountName("ACCOUNT.A")) == people[0])
      var grants = [try grant("g1", "a"), try grant("g2", "a", .leader, "14"), try grant("g3", "b", .systemAdministrator, nil)]
      for grant in grants { try await store.give(grant, try admin()) { _ in nil } }
      #expect(try await store.grants() == grants)
      #expect(try await store.grants(of: ID("a")) == Array(grants.prefix(2)))
      try await store.revoke(grant: ID("g2"), try admin())
      grants[1].revokedOn = try CivilDate("2026-03-01")
      #expect(try await store.grants() == grants)
      #expect(try await store.auditTrail(.person, "a").map(\.action) == ["登记"])
      #expect(try await store.auditTrail(.roleGrant, "g2").map(\.action) == ["授权", "撤销授权"])
      let heads = try await store.chainHeads().map(\.county)
      #expect(heads.contains("141123") && heads.contains(""), "a grant stands in the chain of its county")
    }
  }

  @Test("One account is one person, whatever name he bears", arguments: Engine.allCases)
  func accounts(engine: Engine) async throws {
    try await withShop(engine) { shop async throws in
      try await shop.store.register(person: try person("a", "zhangshili"), try admin())
      let taken = await refusal { try await shop.store.register(person: try person("b", "ZhangShiLi"), try admin()) }
      #expect(taken == .exists(.person, id: "zhangshili"))
      #expect(try await shop.count("person") == 1)
    }
  }

  @Test("The first people come all or none, and only into a database without any", arguments: Engine.allCases)
  func first(engine: Engine) async throws {
    try await withShop(engine) { shop async throws in
      let secret = AccountSecret(password: "$argon2id$x", isOneTime: true, setAt: try admin().at, expiresAt: try admin().at.later(9))
      func first(_ numbers: ClosedRange<Int>, _ account: String? = nil) throws -> Beginning {
        Beginning(
          people: try numbers.map {
            Beginning.Newcomer(
              try person("f\($0)", account), grants: [try grant("g\($0)", "f\($0)", .systemAdministrator, nil)], secret: secret)
          })
      }
      let (twice, three) = (try first(1...2, "same"), try first(1...3))
      #expect(await refusal { try await shop.store.begin(twice, try admin()) } == .exists(.person, id: "same"))
      #expect(try await shop.count("person") == 0)
      #expect(try await shop.count("role_grant") == 0)
      try await shop.store.begin(three, try admin())
      #expect(try await shop.count("account_secret") == 3)
      #expect(await refusal { try await shop.store.begin(three, try admin()) } == .exists(.person, id: "account.f1"))
      #expect(try await shop.store.secret(of: ID("f2")) == secret)
    }
  }

  @Test("Nobody is left without an administrator of a kind", arguments: Engine.allCases)
  func lastAdministrator(engine: Engine) async throws {
    try await withShop(engine) { shop async throws in
      let store = shop.store
      for id in ["a", "b"] { try await store.register(person: try person(id), try admin()) }
      try await store.give(try grant("g1", "a", .securityAdministrator, nil), try admin()) { _ in nil }
      #expect(await refusal { try await store.revoke(grant: ID("g1"), try admin()) } == .lastAdministrator(.securityAdministrator))
      let leaving = await refusal { try await store.change(person: ID("a"), action: "停用", try admin()) { $0.isActive = false } }
      #expect(leaving == .lastAdministrator(.securityAdministrator))
      #expect(try await store.person(ID("a"))?.isActive == true)
      #expect(try await store.grants().allSatisfy { $0.revokedOn == nil })
      try await store.give(try grant("g2", "b", .securityAdministrator, nil), try admin()) { _ in nil }
      try await store.change(person: ID("a"), action: "停用", try admin()) { $0.isActive = false }
      #expect(await refusal { try await store.revoke(grant: ID("g2"), try admin()) } == .lastAdministrator(.securityAdministrator))
    }
  }

  /// A department that a payment or accounts would register.
  private func register(department name: String, of code: String, _ shop: Shop) async throws -> String {
    let county = try AdministrativeDivision(code)
    try await shop.driver.write { transaction in
      for sql in [
        "INSERT INTO department (id, county) VALUES ('\(code).\(name)', '\(code)')",
        "INSERT INTO department_name (department, county, since, name) VALUES ('\(code).\(name)', '\(code)', '', '\(name)')",
      ] { try transaction.execute(Statement("test.department", sql)) }
    }
    return Department.id(name, of: county).text
  }

  @Test("A department's grant lies in its county", arguments: Engine.allCases)
  func department(engine: Engine) async throws {
    try await withShop(engine) { shop async throws in
      try await shop.store.register(person: try person("a"), try admin())
      let id = try await register(department: "示例局", of: "141123", shop)
      for (number, division) in ["141123", "1411", "141123001"].enumerated() {
        try await shop.store.give(try grant("g\(number)", "a", .leader, division, department: id), try admin()) { _ in nil }
      }
      #expect(try await shop.store.grants().map(\.department?.text) == [id, id, id])
    }
  }

  @Test("What is refused leaves nothing", arguments: Engine.allCases)
  func refused(engine: Engine) async throws {
    try await withShop(engine) { shop async throws in
      let store = shop.store
      try await store.register(person: try person("a"), try admin())
      let nobody = await refusal { try await store.give(try grant("g", "nobody"), try admin()) { _ in nil } }
      #expect(nobody == .missing(.person, id: "nobody"))
      let strange = await refusal {
        try await store.give(try grant("g", "a", department: "141123.没有的局"), try admin()) { _ in nil }
      }
      #expect(strange == .missing(.department, id: "141123.没有的局"))
      let elsewhere = try await register(department: "示例局", of: "130529", shop)
      let outside = await refusal { try await store.give(try grant("g", "a", department: elsewhere), try admin()) { _ in nil } }
      #expect(outside?.message.contains("不在区划 141123 里") == true)
      let unwanted = await refusal { try await store.give(try grant("g", "a"), try admin()) { _ in .toOneself } }
      #expect(unwanted == .grant(.toOneself))
      #expect(await refusal { try await store.revoke(grant: ID("g"), try admin()) } == .missing(.roleGrant, id: "g"))
      #expect(try await shop.count("role_grant") == 0)
      #expect(try await store.auditTrail(.roleGrant, "g") == [])
    }
  }

  @Test(
    "Neither a person nor a grant goes by a statement, and a grant only ends",
    arguments: Engine.allCases)
  func kept(engine: Engine) async throws {
    try await withShop(engine) { shop async throws in
      try await shop.store.register(person: try person("a"), try admin())
      try await shop.store.give(try grant("g", "a"), try admin()) { _ in nil }
      func name(_ sql: String) async -> String? { await violation(shop.driver, sql)?.name }
      #expect(await name("DELETE FROM person") == "person_is_kept")
      #expect(await name("UPDATE person SET account = 'other'") == "person_is_kept")
      #expect(await name("DELETE FROM role_grant") == "role_grant_is_only_revoked")
      #expect(await name("UPDATE role_grant SET division = '65'") == "role_grant_is_only_revoked")
      #expect(
        await name("UPDATE role_grant SET role = 'leader', revoked_on = '2026-01-01', revoked_by = 'x'") == "role_grant_is_only_revoked")
      try await shop.store.revoke(grant: ID("g"), try admin())
      #expect(await name("UPDATE role_grant SET revoked_on = NULL, revoked_by = NULL") == "role_grant_is_only_revoked")
      #expect(
        await violation(shop.driver, "INSERT INTO person SELECT 'b', account, name, unit, 1, 0, registered_at FROM person")?.kind == .unique
      )
    }
  }
}
