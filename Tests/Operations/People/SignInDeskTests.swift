import HengCrypto
import HengDomain
import HengOperations
import HengStore
import HengStoreSupport
import HengValues
import Testing

@Suite("Signing in and out")
struct SignInDeskTests {
  @Test("From the one-time password to the own one, with what one may see only afterwards", arguments: Engine.allCases)
  func whole(engine: Engine) async throws {
    try await withPeople(engine) { ground async throws in
      let (person, first) = try await ground.add("zhangshili")
      _ = try await ground.give(person, .unitFinanceOfficer)
      let ticket = try await ground.signIn.signIn(account: " ZhangShiLi", password: first.uppercased(), machine: "Firefox 140")
      #expect(ticket.signedIn.mustChangePassword && ticket.signedIn.scope.isEmpty && ticket.signedIn.roles == [])
      let county = try AdministrativeDivision("141123")
      try await ground.people.setPassword(of: ticket.signedIn, old: first, new: PeopleGround.password)
      guard case .signedIn(let signedIn) = try await ground.signIn.resume(ticket.token, machine: "Firefox 140") else {
        Issue.record("the session that changed the password goes on")
        return
      }
      #expect(!signedIn.mustChangePassword && signedIn.person == person && signedIn.roles == [.unitFinanceOfficer])
      #expect(signedIn.scope.covers(county, department: nil) && signedIn.acting(as: .unitFinanceOfficer) == "张示例（zhangshili）")
      #expect(signedIn.acting(as: .financeBureau) == nil)
      #expect(await ground.refused("zhangshili", first).contains("用户名或口令不对"), "the one-time password is gone")
      try await ground.signIn.signOut(ticket.token)
      #expect(try await ground.signIn.resume(ticket.token) == .ended(.revoked))
      let actions = try await ground.store.auditTrail(.signInSession, signedIn.session.text).map(\.action)
      #expect(actions == ["登录", "退出"])
    }
  }

  @Test("An unknown account and a wrong password give the same words, to the lock and beyond", arguments: Engine.allCases)
  func alike(engine: Engine) async throws {
    try await withPeople(engine) { ground async throws in
      _ = try await ground.addReady("zhangshili")
      var (known, unknown) = ([String](), [String]())
      for _ in 0..<7 {
        known.append(await ground.refused("zhangshili", "wrong"))
        unknown.append(await ground.refused("nobody.here", "wrong"))
        ground.clock.go(10)
      }
      #expect(known == unknown)
      #expect(known[1] == "用户名或口令不对，还可以试3次。连续错5次，账号锁定30分钟")
      #expect(known[4].contains("已经连续错5次") && known[5].contains("还要等30分钟"))
      #expect(await ground.refused("zhangshili", PeopleGround.password).contains("已经锁定"), "nor the right one")
      #expect(await ground.refused("坏 名字", "x") == known[0])
    }
  }

  @Test("The trail tells of sign-ins, locks and the first refusal, and not of wrong attempts")
  func trail() async throws {
    try await withPeople { ground async throws in
      let person = try await ground.addReady("zhangshili")
      let before = try await ground.store.auditTrail(.person, person.id.text).count
      for _ in 0..<20 { _ = await ground.refused("zhangshili", "wrong") }
      for _ in 0..<20 { _ = await ground.refused("nobody", "wrong") }
      let actions = try await ground.store.auditTrail(.person, person.id.text).dropFirst(before).map(\.action)
      #expect(actions == ["锁定", "拒绝登录"])
      let entry = try #require(await ground.people.people(by: ground.audit.id).first { $0.person == person })
      #expect(entry.isLocked && entry.standing == "已锁定")
      ground.clock.go(1_800)
      _ = try await ground.signIn.signIn(account: "zhangshili", password: PeopleGround.password)
      for left in [4, 3] { #expect(await ground.refused("zhangshili", "wrong").contains("还可以试\(left)次"), "the right one forgets") }
    }
  }

  @Test("A lock ends with a new one-time password")
  func unlocked() async throws {
    try await withPeople { ground async throws in
      let person = try await ground.addReady("zhangshili")
      for _ in 0..<6 { _ = await ground.refused("zhangshili", "wrong") }
      let fresh = try await ground.people.resetPassword(of: person.id, by: ground.security.id, reason: "忘记口令")
      _ = try await ground.signIn.signIn(account: "zhangshili", password: fresh.text)
    }
  }

  @Test("A one-time password is over after seven days, whatever the clock was set back to")
  func oneTime() async throws {
    try await withPeople { ground async throws in
      let (_, password) = try await ground.add("zhangshili")
      ground.clock.go(7 * 86_400 - 1)
      _ = try await ground.signIn.signIn(account: "zhangshili", password: password)
      ground.clock.go(1)
      for _ in 0..<9 { #expect(await ground.refused("zhangshili", password).contains("一次性口令7天内有效"), "no lock by the right one") }
      ground.clock.go(-3 * 86_400)
      #expect(await ground.refused("zhangshili", password).contains("一次性口令7天内有效"))
    }
  }

  @Test("A session ends after thirty idle minutes and after twelve hours, and a clock that is set back revives none")
  func times() async throws {
    try await withPeople { ground async throws in
      _ = try await ground.addReady("zhangshili")
      func begin() async throws -> String {
        try await ground.signIn.signIn(account: "zhangshili", password: PeopleGround.password).token
      }
      let idle = try await begin()
      ground.clock.go(1_799)
      guard case .signedIn = try await ground.signIn.resume(idle) else {
        Issue.record("29:59 is not idle")
        return
      }
      ground.clock.go(1_800)
      #expect(try await ground.signIn.resume(idle) == .ended(.idle(minutes: 30)))
      ground.clock.go(-100)
      #expect(try await ground.signIn.resume(idle) == .ended(.idle(minutes: 30)), "what has ended stays ended")
      let busy = try await begin()
      for _ in 0..<43 {
        ground.clock.go(1_000)
        guard case .signedIn = try await ground.signIn.resume(busy) else {
          Issue.record("busy, and not twelve hours old")
          return
        }
      }
      ground.clock.go(200)
      #expect(try await ground.signIn.resume(busy) == .ended(.expired(hours: 12)))
    }
  }

  @Test("A clock that is set back ends every session, with words, and people sign in anew")
  func setBack() async throws {
    try await withPeople { ground async throws in
      for account in ["zhangshili", "liyangben"] { _ = try await ground.addReady(account) }
      let one = try await ground.signIn.signIn(account: "zhangshili", password: PeopleGround.password).token
      ground.clock.go(600)
      let other = try await ground.signIn.signIn(account: "liyangben", password: PeopleGround.password).token
      ground.clock.go(-400)
      guard case .ended(let end) = try await ground.signIn.resume(one) else {
        Issue.record("200 seconds after its beginning by a clock that is behind another session's")
        return
      }
      #expect(end.message.contains("服务器的时间被调回") && end.message.contains("请系统管理员校对服务器时间"))
      #expect(try await ground.signIn.resume(other) == .ended(.revoked))
      let again = try await ground.signIn.signIn(account: "zhangshili", password: PeopleGround.password).token
      guard case .signedIn = try await ground.signIn.resume(again) else {
        Issue.record("a new session goes on")
        return
      }
    }
  }

  @Test("What nobody asked for while it went idle is not brought back by a clock that is set back")
  func asleep() async throws {
    try await withPeople { ground async throws in
      for account in ["zhangshili", "liyangben"] { _ = try await ground.addReady(account) }
      let one = try await ground.signIn.signIn(account: "zhangshili", password: PeopleGround.password).token
      ground.clock.go(7_200)
      _ = try await ground.signIn.signIn(account: "liyangben", password: PeopleGround.password)
      ground.clock.go(-7_000)
      #expect(try await ground.signIn.resume(one) == .ended(.idle(minutes: 30)))
    }
  }

  @Test("A cookie of another machine leads nowhere, and its session ends")
  func machine() async throws {
    try await withPeople { ground async throws in
      _ = try await ground.addReady("zhangshili")
      let long = String(repeating: "长", count: 300)
      let ticket = try await ground.signIn.signIn(account: "zhangshili", password: PeopleGround.password, machine: long)
      guard case .signedIn = try await ground.signIn.resume(ticket.token, machine: long) else {
        Issue.record("the same machine")
        return
      }
      #expect(try await ground.signIn.resume(ticket.token, machine: "Chromium") == .ended(.otherMachine))
      #expect(try await ground.signIn.resume(ticket.token, machine: long) == .ended(.revoked))
      #expect(SignInSession.End.otherMachine.message.contains("请在本机重新登录"))
      for stranger in ["", "x", String(repeating: "A", count: 9_999)] {
        #expect(try await ground.signIn.resume(stranger) == .ended(.unknown))
        try await ground.signIn.signOut(stranger)
      }
    }
  }

  @Test("What a grant gives today ends with its last day, in the midst of a session")
  func today() async throws {
    try await withPeople { ground async throws in
      let person = try await ground.addReady("zhangshili")
      let ticket = try await ground.signIn.signIn(account: "zhangshili", password: PeopleGround.password)
      #expect(ticket.signedIn.scope.isEmpty)
      func roles() async throws -> Set<Role>? {
        guard case .signedIn(let signedIn) = try await ground.signIn.resume(ticket.token) else { return nil }
        return signedIn.roles
      }
      let grant = try await ground.give(person, .departmentReviewer, until: ground.clock.now.date())
      #expect(try await roles() == [.departmentReviewer])
      try await ground.people.revoke(grant.id, by: ground.security.id, reason: "撤回")
      #expect(try await roles() == [])
      _ = try await ground.give(person, .leader, until: ground.clock.now.date())
      for _ in 0..<20 {
        ground.clock.go(1_700)
        if try await roles() != [.leader] { break }
      }
      #expect(ground.clock.now.date() > grant.since)
    }
  }
}
