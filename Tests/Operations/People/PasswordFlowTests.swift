import HengCrypto
import HengDomain
import HengOperations
import HengStore
import HengValues
import Testing

@Suite("Passwords and codes of a person")
struct PasswordFlowTests {
  private func signedIn(_ ground: PeopleGround, _ account: String = "zhangshili", code: String? = nil) async throws -> SignInTicket {
    try await ground.signIn.signIn(account: account, password: PeopleGround.password, code: code)
  }

  @Test("A password that cannot stand is refused with every reason, and the old one stays")
  func rule() async throws {
    try await withPeople { ground async throws in
      _ = try await ground.addReady("zhangshili")
      let own = try await signedIn(ground).signedIn
      for (new, words) in [
        ("short1A", "至少要10个"), ("zhangshili-2A", "您的用户名"), ("Aa123456789", "顺着排"), ("Q1w2e3r4t5y6u7i8o9p0", "常用口令"),
        (PeopleGround.password, "与原来的相同"), ("Ｔuoluo７-shan", "与原来的相同"),
      ] {
        let said = await refusal { try await ground.people.setPassword(of: own, old: PeopleGround.password, new: new) }
        #expect(said.contains("口令没有改") && said.contains(words) && !said.contains(new), "\(said)")
      }
      _ = try await signedIn(ground)
    }
  }

  @Test("Wrong old passwords count towards the lock")
  func old() async throws {
    try await withPeople { ground async throws in
      _ = try await ground.addReady("zhangshili")
      let own = try await signedIn(ground).signedIn
      for left in [4, 3, 2, 1] {
        let said = await refusal { try await ground.people.setPassword(of: own, old: "wrong", new: "7Kd!pq0Lmz-x") }
        #expect(said.contains("还可以试\(left)次"))
      }
      #expect(await refusal { try await ground.people.setPassword(of: own, old: "wrong", new: "7Kd!pq0Lmz-x") }.contains("锁定30分钟"))
      let locked = await refusal { try await ground.people.setPassword(of: own, old: PeopleGround.password, new: "7Kd!pq0Lmz-x") }
      #expect(locked.contains("已经锁定"))
    }
  }

  @Test("A new password ends the person's other sessions and keeps the one in hand")
  func others() async throws {
    try await withPeople { ground async throws in
      let person = try await ground.addReady("zhangshili")
      let (one, two) = (try await signedIn(ground), try await signedIn(ground))
      try await ground.people.setPassword(of: two.signedIn, old: PeopleGround.password, new: "7Kd!pq0Lmz-x")
      #expect(try await ground.signIn.resume(one.token) == .ended(.revoked))
      guard case .signedIn = try await ground.signIn.resume(two.token) else {
        Issue.record("the session in hand goes on")
        return
      }
      _ = try await ground.people.resetPassword(of: person.id, by: ground.security.id, reason: "怀疑泄露")
      #expect(try await ground.signIn.resume(two.token) == .ended(.revoked))
    }
  }

  @Test("A code is asked for once it is in use, taken once, and ends by the person or a security administrator")
  func codes() async throws {
    try await withPeople { ground async throws in
      let person = try await ground.addReady("zhangshili")
      let own = try await signedIn(ground).signedIn
      let (secret, address) = try await ground.people.proposeCode(for: person)
      #expect(address == "otpauth://totp/Heng:zhangshili?secret=\(secret)&issuer=Heng" && secret.count == 32)
      func code() throws -> String {
        try #require(TimeBasedCode(base32: secret)).code(counter: TimeBasedCode.counter(at: Int64(ground.clock.now.secondsSinceEpoch)))
      }
      let wrong = await refusal {
        try await ground.people.enableCode(secret, code: "000", password: PeopleGround.password, of: own)
      }
      #expect(wrong.contains("动态验证码不对"))
      try await ground.people.enableCode(secret, code: try code(), password: PeopleGround.password, of: own)
      for _ in 0..<9 { #expect(await ground.refused("zhangshili", PeopleGround.password).contains("请打开手机令牌")) }
      #expect(await ground.refused("zhangshili", PeopleGround.password, code: try code()).contains("动态验证码不对"), "used to enable")
      ground.clock.go(30)
      let typed = try code()
      _ = try await signedIn(ground, code: " \(typed.prefix(3)) \(typed.suffix(3))")
      #expect(await ground.refused("zhangshili", PeopleGround.password, code: typed).contains("不对，还可以试4次"), "taken once")
      for _ in 0..<4 { _ = await ground.refused("zhangshili", PeopleGround.password, code: "12") }
      ground.clock.go(60)
      #expect(await ground.refused("zhangshili", PeopleGround.password, code: try code()).contains("已经锁定"), "codes cannot be tried")
      try await ground.people.removeCode(of: person.id, by: ground.security.id, reason: "手机丢失")
      ground.clock.go(1_800)
      let after = try await signedIn(ground).signedIn
      try await ground.people.enableCode(secret, code: try code(), password: PeopleGround.password, of: after)
      let fresh = try await ground.people.resetPassword(of: person.id, withoutCode: true, by: ground.security.id, reason: "手机丢失")
      _ = try await ground.signIn.signIn(account: "zhangshili", password: fresh.text)
    }
  }

  @Test("A missing code does not forget wrong ones")
  func guesses() async throws {
    try await withPeople { ground async throws in
      let person = try await ground.addReady("zhangshili")
      let own = try await signedIn(ground).signedIn
      let secret = try await ground.people.proposeCode(for: person).secret
      let code = try #require(TimeBasedCode(base32: secret)).code(
        counter: TimeBasedCode.counter(at: Int64(ground.clock.now.secondsSinceEpoch)))
      try await ground.people.enableCode(secret, code: code, password: PeopleGround.password, of: own)
      for left in [4, 3, 2, 1] {
        #expect(await ground.refused("zhangshili", PeopleGround.password, code: "1").contains("还可以试\(left)次"))
        #expect(await ground.refused("zhangshili", PeopleGround.password).contains("请打开手机令牌"))
      }
      #expect(await ground.refused("zhangshili", PeopleGround.password, code: "1").contains("账号锁定30分钟"))
      #expect(await ground.refused("zhangshili", PeopleGround.password).contains("已经锁定"))
      let password = await refusal { try await ground.people.disableCode(password: "x", of: own) }
      #expect(password.contains("已经锁定"))
    }
  }

  @Test("One-time passwords are long, readable and never twice the same")
  func oneTime() async throws {
    try await withPeople { ground async throws in
      let person = try await ground.addReady("zhangshili")
      var seen: Set<String> = []
      for _ in 0..<50 { seen.insert(try await ground.people.resetPassword(of: person.id, by: ground.security.id, reason: "试").text) }
      #expect(seen.count == 50)
      #expect(seen.allSatisfy { $0.wholeMatch(of: /([2-9a-hj-km-np-tv-z]{4}-){3}[2-9a-hj-km-np-tv-z]{4}/) != nil }, "\(seen)")
    }
  }

  @Test("The policy comes from the parameters and is what the program counts with when there are none")
  func policy() async throws {
    try await withPeople { ground async throws in #expect(try ground.signIn.policy() == .standard) }
  }

  @Test("A person's sessions are listed and ended by himself or a security administrator, not by another")
  func sessions() async throws {
    try await withPeople { ground async throws in
      let (person, other) = (try await ground.addReady("zhangshili"), try await ground.addReady("liyangben", name: "李样本"))
      let tickets = [try await signedIn(ground), try await signedIn(ground)]
      let open = try await ground.people.sessions(of: person.id, by: person.id).filter { $0.revokedAt == nil }
      #expect(Set(open.map(\.id)) == Set(tickets.map(\.signedIn.session)))
      let id = tickets[0].signedIn.session
      #expect(await refusal { try await ground.people.revoke(session: id, by: other.id, reason: "试") }.contains("应由安全管理员办理"))
      #expect(await refusal { try await ground.people.sessions(of: person.id, by: other.id) }.contains("应由"))
      #expect(try await ground.people.revoke(session: id, by: person.id, reason: "不是本机"))
      #expect(try await ground.people.revoke(session: tickets[1].signedIn.session, by: ground.security.id, reason: "离开"))
      for ticket in tickets { #expect(try await ground.signIn.resume(ticket.token) == .ended(.revoked)) }
      #expect("\(tickets[0])" == "•••")
    }
  }
}
