import HengDomain
import HengStore
import HengStoreSupport
import HengValues
import Testing

@Suite("Attempts and sessions in the database")
struct SignInStoreTests {
  private let policy = SignInPolicy.standard
  private let digest = String(repeating: "a", count: 64)

  private func time(_ second: Int) throws -> Timestamp { try Timestamp("2026-03-01T08:30:00Z").later(second) }
  private func token(_ number: Int) -> String { String(repeating: "\(number)", count: 64) }

  private func secret(_ words: String = "$argon2id$one") throws -> AccountSecret {
    AccountSecret(password: words, isOneTime: false, setAt: try time(0))
  }

  private func session(_ id: String, at second: Int = 0) throws -> SignInSession {
    SignInSession(
      id: ID(id), person: ID("p"), begunAt: try time(second), seenAt: try time(second), expiresAt: try time(second + 43_200),
      machine: "Firefox")
  }

  private func own(_ second: Int = 0) throws -> ChangeNote {
    ChangeNote(actor: "张示例（zhangshili）", role: .publicReader, at: try time(second), reason: "本人登录")
  }

  private func withPerson<T>(_ engine: Engine, _ body: (Shop) async throws -> T) async throws -> T {
    try await withShop(engine) { shop async throws in
      let person = Person(id: ID("p"), account: try AccountName("zhangshili"), name: "张示例", unit: "示例局")
      try await shop.store.register(person: person, try note("李样本", .systemAdministrator))
      try await shop.store.set(
        password: try secret(), of: ID("p"), unlocking: digest, action: "重设口令", try note("王试用", .securityAdministrator))
      return try await body(shop)
    }
  }

  @Test("Attempts at once count each, and no more passwords are looked at than one after another", arguments: Engine.allCases)
  func parallel(engine: Engine) async throws {
    try await withPerson(engine) { shop async throws in
      let (at, account) = (try time(1), try AccountName("zhangshili"))
      let outcomes = try await withThrowingTaskGroup(of: SignInAttempts.Outcome.self) { group in
        for _ in 0..<12 {
          group.addTask { try await shop.store.beginAttempt(digest, account: account, at: at, policy).outcome }
        }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      let left = outcomes.compactMap { if case .allowed(let left) = $0 { left } else { nil } }
      #expect(left.sorted() == [0, 1, 2, 3, 4])
      let first = outcomes.count { if case .locked(_, let isFirst) = $0 { isFirst } else { false } }
      #expect(first == 1, "one refusal is told")
      #expect(try await shop.store.lockedAccounts(at: at) == [digest])
      #expect(try await shop.store.lockedAccounts(at: try time(1_801)) == [])
      let revision = try await shop.store.revision()
      #expect(try await shop.store.auditTrail(.person, "p").map(\.action) == ["登记", "重设口令"], "a wrong attempt is not chained")
      #expect(try await shop.store.revision() == revision)
    }
  }

  @Test("Two wrong attempts at once count two", arguments: Engine.allCases)
  func two(engine: Engine) async throws {
    try await withPerson(engine) { shop async throws in
      let (at, store) = (try time(1), shop.store)
      async let one = store.beginAttempt(digest, account: nil, at: at, policy).outcome
      async let other = store.beginAttempt(digest, account: nil, at: at, policy).outcome
      let both = [try await one, try await other]
      #expect(both.contains(.allowed(left: 4)) && both.contains(.allowed(left: 3)))
    }
  }

  @Test("Counts of long ago go, and names that nobody bears count alike", arguments: Engine.allCases)
  func forgotten(engine: Engine) async throws {
    try await withPerson(engine) { shop async throws in
      for number in 1...9 {
        let begun = try await shop.store.beginAttempt(token(number), account: try AccountName("nobody\(number)"), at: try time(0), policy)
        #expect(begun.outcome == .allowed(left: 4) && begun.person == nil && begun.secret == nil)
      }
      #expect(try await shop.count("sign_in_attempt") == 9)
      _ = try await shop.store.beginAttempt(digest, account: nil, at: try time(3_601), policy)
      #expect(try await shop.count("sign_in_attempt") == 1)
    }
  }

  @Test("An attempt that is given back takes its lock with it", arguments: Engine.allCases)
  func givenBack(engine: Engine) async throws {
    try await withPerson(engine) { shop async throws in
      for _ in 0..<5 { _ = try await shop.store.beginAttempt(digest, account: nil, at: try time(0), policy) }
      try await shop.store.giveBack(attempt: digest, of: ID("p"), at: try time(9), policy)
      #expect(try await shop.store.beginAttempt(digest, account: nil, at: try time(0), policy).outcome == .allowed(left: 0))
      #expect(
        try await shop.store.beginAttempt(digest, account: nil, at: try time(0), policy).outcome == .locked(minutes: 30, isFirst: true))
      #expect(try await shop.store.secret(of: ID("p"))?.seenAt == time(9), "the right password was typed")
    }
  }

  @Test("A session begins, is seen, is known by its token alone, and ends once", arguments: Engine.allCases)
  func lives(engine: Engine) async throws {
    try await withPerson(engine) { shop async throws in
      let store = shop.store
      _ = try await store.beginAttempt(digest, account: nil, at: try time(0), policy)
      let begun = try await store.begin(
        try session("s"), token: token(1), account: digest, against: try secret(), counter: nil, policy, try own())
      #expect(begun)
      #expect(try await shop.count("sign_in_attempt") == 0)
      let known = try #require(try await store.session(token: token(1)))
      #expect(try known.session == session("s") && known.person.id == ID("p") && !known.isOneTime)
      #expect(try await store.session(token: token(2)) == nil)
      try await store.see(session: ID("s"), at: try time(60))
      try await store.see(session: ID("s"), at: try time(30))
      #expect(try await store.session(ID("s"))?.seenAt == time(60), "time only grows")
      #expect(try await store.lastSignIns() == [ID("p"): try time(0)])
      #expect(try await store.end(session: ID("s"), action: "退出", try own(90)))
      #expect(try await !store.end(session: ID("s"), action: "退出", try own(91)))
      #expect(try await store.sessions(of: ID("p")).map(\.revokedAt) == [try time(90)])
      #expect(try await store.auditTrail(.signInSession, "s").map(\.action) == ["登录", "退出"])
      #expect(
        await violation(shop.driver, "UPDATE sign_in_session SET revoked_at = NULL, revoked_by = NULL")?.name
          == "sign_in_session_stays_ended")
    }
  }

  @Test("No session begins against a password or a code that has changed, or for one who is deactivated", arguments: Engine.allCases)
  func changed(engine: Engine) async throws {
    try await withPerson(engine) { shop async throws in
      let store = shop.store
      func begin(_ id: String, _ secret: AccountSecret, counter: Int64? = nil) async throws -> Bool {
        try await store.begin(
          try session(id), token: token(Int(id) ?? 0), account: digest, against: secret, counter: counter, policy, try own())
      }
      #expect(try await !begin("1", try secret("$argon2id$two")))
      var coded = try secret()
      coded.code = "ABCD"
      #expect(try await !begin("2", coded, counter: 7))
      try await store.set(code: "ABCD", counter: 6, of: ID("p"), try own())
      #expect(try await !begin("3", try secret()))
      #expect(try await begin("4", coded, counter: 7))
      #expect(try await !begin("5", coded, counter: 7), "a code is used once")
      #expect(try await begin("6", coded, counter: 8))
      try await store.change(person: ID("p"), action: "停用", try own()) { $0.isActive = false }
      #expect(try await !begin("7", coded, counter: 9))
      #expect(try await shop.count("sign_in_session") == 2)
      #expect(try await store.sessions(of: ID("p")).allSatisfy { $0.revokedAt != nil }, "who is deactivated is signed out")
    }
  }

  @Test("A code is used once by many at once", arguments: Engine.allCases)
  func once(engine: Engine) async throws {
    try await withPerson(engine) { shop async throws in
      try await shop.store.set(code: "ABCD", counter: nil, of: ID("p"), try own())
      var coded = try secret()
      coded.code = "ABCD"
      let (secret, note) = (coded, try own())
      let sessions = try (1...6).map { try session("\($0)") }
      let begun = try await withThrowingTaskGroup(of: Bool.self) { group in
        for (number, session) in sessions.enumerated() {
          group.addTask {
            try await shop.store.begin(
              session, token: token(number + 1), account: digest, against: secret, counter: 7, policy, note)
          }
        }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      #expect(begun.count { $0 } == 1)
    }
  }

  @Test("A new password ends the other sessions, and a sign-in by an earlier clock all of them", arguments: Engine.allCases)
  func ended(engine: Engine) async throws {
    try await withPerson(engine) { shop async throws in
      let store = shop.store
      for number in 1...3 {
        _ = try await store.begin(
          try session("\(number)", at: 9_000), token: token(number), account: digest, against: try secret(), counter: nil, policy,
          try own(9_000))
      }
      try await store.set(
        password: try secret("$argon2id$two"), of: ID("p"), keeping: ID("2"), unlocking: digest, action: "修改口令", try own(9_001))
      func open() async throws -> [String] { try await store.sessions(of: ID("p")).filter { $0.revokedAt == nil }.map(\.id.text) }
      #expect(try await open() == ["2"])
      _ = try await store.begin(
        try session("4", at: 100), token: token(4), account: digest, against: try secret("$argon2id$two"), counter: nil, policy,
        try own(100))
      #expect(try await open() == ["4"])
      #expect(try await store.auditTrail(.signInSession, "全部").map(\.action) == ["收回全部会话"])
    }
  }

  @Test("A sign-in ends what the time has ended, so that no later clock brings it back", arguments: Engine.allCases)
  func tidied(engine: Engine) async throws {
    try await withPerson(engine) { shop async throws in
      let store = shop.store
      for (number, second) in [(1, 0), (2, 1_000), (3, 1_801)] {
        _ = try await store.begin(
          try session("\(number)", at: second), token: token(number), account: digest, against: try secret(), counter: nil, policy,
          try own(second))
      }
      let ends = try await store.sessions(of: ID("p")).map { "\($0.id.text) \($0.revokedBy ?? "open")" }
      #expect(ends == ["3 open", "2 open", "1 到时"])
      #expect(try await store.auditTrail(.signInSession, "1").map(\.action) == ["登录"])
      try await store.set(
        password: try secret("$argon2id$two"), of: ID("p"), unlocking: digest, action: "重设口令", try own(44_200))
      let after = try await store.sessions(of: ID("p")).map { "\($0.id.text) \($0.revokedBy ?? "open")" }
      #expect(after == ["3 张示例（zhangshili）", "2 到时", "1 到时"])
    }
  }

  @Test("No digest and no secret stands in the trail, and a secret prints as dots", arguments: Engine.allCases)
  func silent(engine: Engine) async throws {
    try await withPerson(engine) { shop async throws in
      try await shop.store.set(code: "GEZDGNBV", counter: nil, of: ID("p"), try own())
      var coded = try secret()
      coded.code = "GEZDGNBV"
      _ = try await shop.store.begin(
        try session("s"), token: token(7), account: digest, against: coded, counter: 1, policy, try own())
      let trail = try await shop.driver.read { transaction in
        try transaction.query(Statement("test.trail", "SELECT record_id, before, after, reason FROM audit_entry"))
          .map { row in try ["record_id", "before", "after", "reason"].map { try row.optionalText($0) ?? "" }.joined(separator: " ") }
      }
      #expect(trail.count > 4)
      for word in ["argon2", "GEZDGNBV", token(7), digest] { #expect(!trail.contains { $0.contains(word) }) }
      #expect("\(coded)" == "•••" && String(reflecting: coded) == "•••")
    }
  }

  @Test("Sessions that go on are counted: not those that have ended, expired or been left alone", arguments: Engine.allCases)
  func openSessions(engine: Engine) async throws {
    try await withPerson(engine) { shop async throws in
      func count(at second: Int) async throws -> Int {
        try await shop.store.openSessions(at: try time(second), idleSince: try time(second - 1_800))
      }
      #expect(try await count(at: 0) == 0)
      for (number, second) in [0, 60, 120].enumerated() {
        let begun = try await shop.store.begin(
          try session("s\(number)", at: second), token: token(number), account: digest, against: try secret(), counter: nil, policy,
          try own(second))
        #expect(begun)
      }
      #expect(try await count(at: 130) == 3)
      try await shop.store.end(session: ID("s1"), action: "退出", try own(130))
      #expect(try await count(at: 130) == 2)
      #expect(try await count(at: 1_860) == 1, "left alone for half an hour")
      #expect(try await count(at: 50_000) == 0)
    }
  }
}
