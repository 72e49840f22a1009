import HengDomain
import HengOperations
import HengStore
import HengStoreSupport
import HengValues
import Testing

@Suite("People, roles and passwords by three separate administrators")
struct PeopleDeskTests {
  @Test("An installation begins with three people, once", arguments: Engine.allCases)
  func first(engine: Engine) async throws {
    try await withPeople(engine) { ground async throws in
      let people = try await ground.people.people(by: ground.audit.id)
      #expect(people.map(\.person.account.text) == ["auditadmin", "secadmin", "sysadmin"])
      #expect(people.map { $0.grants.map(\.role) } == [[.auditAdministrator], [.securityAdministrator], [.systemAdministrator]])
      #expect(people.allSatisfy { $0.standing == "待改口令" })
      #expect(await refusal { try await ground.people.registerFirst(FirstPeople()) }.contains("首批管理员只能建一次"))
    }
  }

  @Test("Each administrator does his own part and no other's")
  func parts() async throws {
    try await withPeople { ground async throws in
      let desk = ground.people
      let (person, _) = try await ground.add("zhangshili")
      let grant = try await ground.give(person, .unitFinanceOfficer)
      let wish = GrantWish(person: person.id, role: .leader, division: try AdministrativeDivision("141123"))
      for other in [ground.security.id, ground.audit.id, person.id] {
        let said = await refusal { try await desk.register(account: "x99", name: "王试用", unit: "示例局", by: other, reason: "试") }
        #expect(said.contains("应由系统管理员办理"))
        #expect(await refusal { try await desk.deactivate(person.id, by: other, reason: "试") }.contains("应由系统管理员办理"))
        #expect(await refusal { try await desk.reactivate(person.id, by: other, reason: "试") }.contains("应由系统管理员办理"))
        #expect(await refusal { try await desk.change(person.id, name: "甲", unit: "乙", by: other, reason: "试") }.contains("应由系统管理员"))
      }
      for other in [ground.system.id, ground.audit.id, person.id] {
        #expect(await refusal { try await desk.grant(wish, by: other, reason: "试") }.contains("应由安全管理员办理"))
        #expect(await refusal { try await desk.revoke(grant.id, by: other, reason: "试") }.contains("应由安全管理员办理"))
        #expect(await refusal { try await desk.resetPassword(of: person.id, by: other, reason: "试") }.contains("应由安全管理员办理"))
        #expect(await refusal { try await desk.removeCode(of: person.id, by: other, reason: "试") }.contains("应由安全管理员办理"))
      }
      #expect(await refusal { try await desk.people(by: person.id) }.contains("系统管理员、安全管理员、审计管理员"))
      #expect(await refusal { try await desk.sessions(of: person.id, by: ground.system.id) }.contains("安全管理员、审计管理员"))
      #expect(try await desk.sessions(of: person.id, by: person.id) == [])
      #expect(await refusal { try await desk.people(by: ID("nobody")) }.contains("经办的账号不在用"))
    }
  }

  @Test("Nobody does it to himself")
  func oneself() async throws {
    try await withPeople { ground async throws in
      let own = GrantWish(person: ground.security.id, role: .securityAdministrator)
      #expect(await refusal { try await ground.people.grant(own, by: ground.security.id, reason: "试") }.contains("不能给自己授权"))
      #expect(
        await refusal { try await ground.people.resetPassword(of: ground.security.id, by: ground.security.id, reason: "试") }.contains(
          "不能给自己"))
      #expect(
        await refusal { try await ground.people.removeCode(of: ground.security.id, by: ground.security.id, reason: "试") }.contains("不能停用自己")
      )
      #expect(await refusal { try await ground.people.deactivate(ground.system.id, by: ground.system.id, reason: "试") }.contains("不能停用自己"))
    }
  }

  @Test("Two people with one name have two accounts, and stay two in the trail")
  func names() async throws {
    try await withPeople { ground async throws in
      let one = try await ground.people.register(account: "zhangshili", name: "张示例", unit: "示例局", by: ground.system.id, reason: "入职")
      let said = await refusal {
        try await ground.people.register(account: "ＺhangShiLi", name: "张示例", unit: "另一局", by: ground.system.id, reason: "入职")
      }
      #expect(said.contains("已有人用（张示例，示例局）") && said.contains("请另取一个"))
      let other = try await ground.people.register(account: "zhangshili2", name: "张示例", unit: "另一局", by: ground.system.id, reason: "入职")
      #expect(ActorName(one.actor) != ActorName(other.actor) && one.name == other.name)
    }
  }

  @Test(
    "What cannot stand is told with what to do",
    arguments: [
      ("zs", "张示例", "示例局", "太短"), ("zhang shili", "张示例", "示例局", "空格"), ("zsl", " ", "示例局", "没有写姓名"), ("zsl", "张\n示例", "示例局", "控制字符"),
      ("zsl", "张示例", "", "没有写所在单位"),
    ])
  func entries(account: String, name: String, unit: String, words: String) async throws {
    try await withPeople { ground async throws in
      let said = await refusal {
        try await ground.people.register(account: account, name: name, unit: unit, by: ground.system.id, reason: "入职")
      }
      #expect(said.contains(words) && said.hasSuffix("。"))
      #expect(try await ground.store.people().count == 3)
    }
  }

  @Test("三员分立 holds through the desk, and a grant that ends lets go")
  func separated() async throws {
    try await withPeople { ground async throws in
      let person = try await ground.addReady("zhangshili")
      let grant = try await ground.give(person, .auditAdministrator, nil)
      #expect(await refusal { try await ground.give(person, .systemAdministrator, nil) }.contains("三员须由三个人分任"))
      #expect(await refusal { try await ground.give(person, .financeBureau) }.contains("管理员不办业务"))
      try await ground.people.revoke(grant.id, by: ground.security.id, reason: "调岗")
      _ = try await ground.give(person, .financeBureau)
      #expect(await refusal { try await ground.give(ground.audit, .financeBureau) }.contains("管理员不办业务"))
    }
  }

  @Test("The last administrator of a kind stays")
  func last() async throws {
    try await withPeople { ground async throws in
      let desk = ground.people
      #expect(await refusal { try await desk.deactivate(ground.audit.id, by: ground.system.id, reason: "试") }.contains("没有在用的“审计管理员”"))
      let grant = try #require(try await ground.store.grants(of: ground.audit.id).first)
      #expect(await refusal { try await desk.revoke(grant.id, by: ground.security.id, reason: "试") }.contains("没有在用的“审计管理员”"))
      _ = try await ground.give(try await ground.addReady("second"), .auditAdministrator, nil)
      try await desk.deactivate(ground.audit.id, by: ground.system.id, reason: "退休")
    }
  }

  @Test("Who is deactivated is signed out, cannot sign in, and comes back with the same password")
  func deactivated() async throws {
    try await withPeople { ground async throws in
      let person = try await ground.addReady("zhangshili")
      let ticket = try await ground.signIn.signIn(account: "zhangshili", password: PeopleGround.password)
      try await ground.people.deactivate(person.id, by: ground.system.id, reason: "调离")
      #expect(try await ground.signIn.resume(ticket.token) == .ended(.revoked))
      #expect(await ground.refused("zhangshili", PeopleGround.password).contains("账号已停用"))
      #expect(await ground.refused("zhangshili", "wrong").contains("用户名或口令不对"), "a stranger is not told")
      #expect(await refusal { try await ground.give(person, .leader) }.contains("已停用"))
      #expect(await refusal { try await ground.people.resetPassword(of: person.id, by: ground.security.id, reason: "试") }.contains("已停用"))
      try await ground.people.reactivate(person.id, by: ground.system.id, reason: "回来")
      _ = try await ground.signIn.signIn(account: "zhangshili", password: PeopleGround.password)
    }
  }

  @Test("A name and a unit change; the account and the trail stay")
  func renamed() async throws {
    try await withPeople { ground async throws in
      try await ground.people.change(ground.system.id, name: "王试用", unit: "县财政局", by: ground.system.id, reason: "到岗")
      let person = try await ground.people.person(account: "SYSADMIN")
      #expect(person.name == "王试用" && person.unit == "县财政局" && person.actor == "王试用（sysadmin）")
      #expect(try await ground.store.auditTrail(.person, person.id.text).map(\.action) == ["登记", "设置一次性口令", "变更"])
      #expect(await refusal { try await ground.people.person(account: "nobody") }.contains("没有用户名是“nobody”的人员"))
    }
  }
}
