import HengCrypto
import HengDomain
import HengStoreSupport
import HengTestSupport
import HengValues
import Testing

@testable import HengStore

@Suite("The register in a database")
struct RegisterStoreTests {
  private static let number = "11010519491231002X"
  private static let card = "6222021234567890128"

  private static func county() throws -> AdministrativeDivision { try AdministrativeDivision("141123") }

  private static func entry(
    _ name: String = "张示例", id: String = "p1", household: String = "h1", number: String = "户001", division: String = "141123",
    idNumber: String = number, work: String = ""
  ) throws -> HouseholdEntry {
    let status = HouseholdStatus(kind: .unstable, since: try CivilDate("2022-03-01"), risks: [.illness])
    let identity = PersonalIdentity(
      name: name, idNumber: try IDNumber(idNumber), card: try BankCardNumber(card), telephone: "13900000000")
    return HouseholdEntry(
      household: Household(id: ID(household), division: try AdministrativeDivision(division), number: number, statuses: [status]),
      people: [RegisteredPerson(id: ID(id), household: ID(household), relation: .head, work: work, identity: Private(identity))])
  }

  private static func withRegister(
    _ engine: Engine, _ body: (Shop, RegisterStore) async throws -> Void
  ) async throws {
    try await withShop(engine) { shop in
      try await body(shop, RegisterStore(shop.store, ring: try KeyRing.adding(.aes256gcm, to: nil)))
    }
  }

  @Test("What was put in comes back; the same again changes nothing; what changed is changed", arguments: Engine.allCases)
  func roundTrip(engine: Engine) async throws {
    try await Self.withRegister(engine) { shop, register in
      let county = try Self.county()
      let entry = try Self.entry()
      let first = try await register.put([entry], of: county, from: "名册.csv", try note("导入员"))
      #expect(first == RegisterChange(newHouseholds: 1, newPeople: 1, newStatuses: 1))
      #expect(try await register.household(ID("h1"), of: county) == entry)
      #expect(try await register.household(number: "户001", of: county) == entry)
      let again = try await register.put([try Self.entry(id: "p9", household: "h9")], of: county, from: "名册.csv", try note("导入员"))
      #expect(again.isNothing)
      let abroad = try Self.entry(id: "p9", household: "h9", work: "省外")
      let changed = try await register.put([abroad], of: county, from: "二", try note("导入员"))
      #expect(changed == RegisterChange(changedPeople: 1))
      #expect(try await register.household(ID("h1"), of: county)?.people.first?.work == "省外")
      #expect(try await register.households(of: county).map(\.number) == ["户001"])
      for (key, text) in [(PersonKey.idNumber, Self.number), (.name, "张示例"), (.card, Self.card)] {
        #expect(try await register.people(key, Private(text), of: county).map(\.id.text) == ["p1"])
        #expect(try await register.people(key, Private(text + "1"), of: county).isEmpty)
      }
      let other = try Self.entry(id: "p2", household: "h2", number: "户002")
      guard
        case .exists(.registeredPerson, "p1")? = await refusal({ try await register.put([other], of: county, from: "三", try note("导入员")) })
      else { Issue.record("a person stands in two households"); return }
      #expect(try await register.household(number: "户002", of: county) == nil)
    }
  }

  @Test("A reveal and an erasure stand in the trail without what they are about; the erased is gone", arguments: Engine.allCases)
  func revealAndErase(engine: Engine) async throws {
    try await Self.withRegister(engine) { shop, register in
      let county = try Self.county()
      _ = try await register.put([try Self.entry()], of: county, from: "名册.csv", try note("导入员"))
      let shown = try await register.reveal(ID("p1"), of: county, try note("核对人", reason: "核对退回的发放"))
      #expect(shown.revealed(because: .storage).name == "张示例")
      try await register.erase(ID("p1"), of: county, try note("核对人", reason: "本人要求"))
      #expect(try await register.person(ID("p1"), of: county)?.identity == nil)
      #expect(try await register.people(.idNumber, Private(Self.number), of: county).isEmpty)
      guard case .missing(.registeredPerson, _)? = await refusal({ try await register.erase(ID("p1"), of: county, try note("核对人")) }) else {
        Issue.record("erased twice"); return
      }
      let rows = try await shop.driver.read { transaction in
        try transaction.query(
          Statement("test.trail", "SELECT action, COALESCE(before, '') || COALESCE(after, '') AS told FROM audit_entry")
        ).map { (try $0.text("action"), try $0.text("told")) }
      }
      #expect(Set(rows.map(\.0)).isSuperset(of: ["导入名册", "显示全文", "清除个人信息"]))
      #expect(rows.allSatisfy { !$0.1.contains("张示例") && !$0.1.contains(Self.number) && !$0.1.contains("1390000") })
    }
  }

  @Test("Rows go over to a new key batch by batch, and are found before, amid and after", arguments: Engine.allCases)
  func rekey(engine: Engine) async throws {
    try await withShop(engine) { shop in
      let county = try Self.county()
      let old = try KeyRing.adding(.aes256gcm, to: nil), ring = try KeyRing.adding(.sm4, to: old)
      let entry = try Self.entry()
      let second = try Self.entry("李样本", id: "p2", household: "h2", number: "户002", idNumber: "110105491231001")
      _ = try await RegisterStore(shop.store, ring: old).put([entry, second], of: county, from: "名册.csv", try note("导入员"))
      let register = RegisterStore(shop.store, ring: ring)
      for expected in [1, 1, 0] {
        #expect(try await register.people(.name, Private("张示例"), of: county).map(\.id.text) == ["p1"])
        #expect(try await register.put([entry, second], of: county, from: "名册.csv", try note("导入员")).isNothing)
        #expect(try await register.rekey(county, batch: 1, try note("管理员", .financeBureau)) == expected)
      }
      let fresh = RegisterStore(shop.store, ring: try KeyRing([ring.current]))
      #expect(try await fresh.household(ID("h1"), of: county) == entry)
      guard
        case .sealing(.keyMissing)? = await refusal({
          try await RegisterStore(shop.store, ring: old).household(ID("h1"), of: county)
        })
      else { Issue.record("an old key opened it"); return }
    }
  }

  @Test("Nothing is read or written outside the scope", arguments: Engine.allCases)
  func scope(engine: Engine) async throws {
    try await Self.withRegister(engine) { shop, register in
      let county = try Self.county()
      _ = try await register.put([try Self.entry(division: "141123101")], of: county, from: "名册.csv", try note("导入员"))
      let day = try CivilDate("2026-01-01")
      let grant = RoleGrant(
        id: ID("g"), person: ID("p"), role: .unitFinanceOfficer, division: try AdministrativeDivision("141123100"), department: nil,
        since: day, grantedBy: "授权人", reason: "岗位")
      let stranger = RegisterStore(shop.store.within(Scope([grant], on: day)), ring: register.ring)
      #expect(try await stranger.household(ID("h1"), of: county) == nil)
      #expect(try await stranger.households(of: county).isEmpty)
      #expect(try await stranger.people(.name, Private("张示例"), of: county).isEmpty)
      #expect(try await stranger.person(ID("p1"), of: county) == nil)
      for attempt in [
        { _ = try await stranger.reveal(ID("p1"), of: county, try note("张示例")) },
        { try await stranger.erase(ID("p1"), of: county, try note("张示例")) },
        { _ = try await stranger.rekey(county, try note("张示例")) },
        { _ = try await stranger.put([try Self.entry(work: "x")], of: county, from: "名册.csv", try note("张示例")) },
      ] as [() async throws -> Void] {
        guard case .outsideScope? = await refusal(attempt) else { Issue.record("written outside the scope"); return }
      }
    }
  }

  @Test("Statuses are added and never changed, and nobody stands half sealed", arguments: Engine.allCases)
  func constraints(engine: Engine) async throws {
    try await Self.withRegister(engine) { shop, register in
      _ = try await register.put([try Self.entry()], of: try Self.county(), from: "名册.csv", try note("导入员"))
      #expect(await violation(shop.driver, "UPDATE register_status SET kind = 'ordinary'") != nil)
      #expect(await violation(shop.driver, "DELETE FROM register_status") != nil)
      #expect(await violation(shop.driver, "UPDATE register_person SET sealed = NULL") != nil)
      #expect(await violation(shop.driver, "UPDATE register_person SET erased_at = 'x'") != nil)
    }
  }

  @Test("One county's questions touch one partition")
  func partitions() async throws {
    try await Self.withRegister(.postgresql) { shop, _ in
      let statements: [Statement] = [
        .registerHouseholds, .registerPeople, .registerStatuses, .registerHousehold, .registerPerson, .registerPeopleByID,
        .registerPeopleByCard, .registerPeopleByName, .registerPeopleOfHousehold,
      ]
      for statement in statements {
        let text = statement.text.replacing("$1", with: "'141123'").replacing("$2", with: "'x'")
        let plan = try await shop.driver.read { transaction in
          try transaction.query(Statement("test.explain", "EXPLAIN " + text)).map { row in
            guard case .text(let line)? = row.values.first else { return "" }
            return line
          }.joined(separator: "\n")
        }
        let parts = Set(plan.matches(of: /register_[a-z]+_\d\d/).map { String($0.0) })
        #expect(Set(parts.map { String($0.suffix(2)) }).count == 1, "\(statement.name): \(plan)")
      }
    }
  }

  @Test("The bytes of a database file hold no personal value")
  func plantedValues() async throws {
    try await withGround(.sqliteFile) { ground in
      guard case .sqliteFile(let path) = ground.address else { return }
      let driver = try await ground.open()
      _ = try await driver.migrate(at: "2026-03-01T08:30:00.000Z")
      let store = LedgerStore(driver, newID: Shop.counter())
      for county in try LedgerDice.counties() { try await store.register(county: county, try note("登记员", .financeBureau)) }
      let register = RegisterStore(store, ring: try KeyRing.adding(.aes256gcm, to: nil))
      _ = try await register.put([try Self.entry()], of: try Self.county(), from: "名册.csv", try note("导入员"))
      _ = try await register.reveal(ID("p1"), of: try Self.county(), try note("核对人", reason: "核对"))
      for suffix in ["", "-wal"] {
        guard let bytes = try? FileBytes.read(path + suffix) else { continue }
        for planted in ["张示例", Self.number, "13900000000", Self.card] { #expect(!FileBytes.holds(bytes, planted), "\(suffix)") }
      }
      try await driver.close()
      let bytes = try FileBytes.read(path)
      #expect(FileBytes.holds(bytes, "register_person"))
      for planted in ["张示例", Self.number, "13900000000", Self.card] { #expect(!FileBytes.holds(bytes, planted)) }
    }
  }
}
