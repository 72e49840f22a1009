import HengDomain
import HengOperations
import HengRules
import HengStore
import HengStoreSupport
import HengTestSupport
import HengValues
import Synchronization
import Testing

/// A county with two departments and the projects of a year, on one engine.
struct RegisteredCounty {
  let desk: RegistrationDesk
  let store: LedgerStore
  let key: CountyYear
  let person = RegistrationDesk.Person("张示例", as: .financeBureau, reason: "下达")

  @discardableResult
  func register(_ fields: [ProjectField: String]...) async throws -> [ID<Project>] {
    try await desk.register(projects: fields.map { ProjectEntry($0) }, of: key, by: person)
  }

  func found(_ id: ID<Project>) async throws -> RegistrationToCorrect { try #require(await desk.registration(of: id)) }

  /// Pays from the first allotment or from none.
  func pay(_ project: ID<Project>, _ name: String, _ yuan: Int) async throws {
    let own = try #require(await store.ledger(project)).project
    let payment = Payment(
      id: ID(name), of: own, date: try CivilDate("2026-02-01"), amount: Money(fen: Int128(yuan * 100)), purpose: "示例",
      citation: Citation(paper: "账", lines: "1"))
    _ = try await store.record(
      payment, ChangeNote(actor: "李样本", role: .unitFinanceOfficer, at: try Timestamp("2026-03-01T02:00:00Z"), reason: "支付"))
  }

  func refusal(_ work: () async throws -> Void) async -> String {
    do {
      try await work()
      return "没有拒绝"
    } catch let error as RegistrationError { return error.message } catch { return "\(error)" }
  }
}

func withRegisteredCounty(_ engine: Engine, _ body: (RegisteredCounty) async throws -> Void) async throws {
  try await withGround(engine) { ground async throws in
    let driver = try await ground.open()
    _ = try await driver.migrate(at: "2026-03-01T08:30:00.000Z")
    let count = Mutex(0)
    let store = LedgerStore(driver) {
      count.withLock { number in
        number += 1; return "e\(number)"
      }
    }
    let now = try Timestamp("2026-03-01T02:00:00Z")
    let county = try AdministrativeDivision("141123")
    let desk = RegistrationDesk(store: store, library: try ProfileLibrary.load(), now: { now })
    let ground = RegisteredCounty(desk: desk, store: store, key: CountyYear(county: county, year: try FiscalYear(2026)))
    try await desk.register(county: county, bureau: "示例局", profile: "national", by: ground.person)
    try await desk.register(departments: [DepartmentEntry(name: "甲局"), DepartmentEntry(name: "乙局")], of: county, by: ground.person)
    try await body(ground)
    for check in await store.chainChecks() { #expect(check.problems.isEmpty, "\(check.name)") }
    try await driver.close()
  }
}

@Suite("What was registered by mistake")
struct CorrectRegistrationTests {
  private static let whole: [ProjectField: String] = [
    .name: "示例项目", .code: "14112326P000000000001", .department: "甲局", .unit: "示例站", .central: "80.25", .county: "20", .carriedOver: "3",
    .document: "财农〔2026〕12号", .isDirect: "是", .planMarch: "25", .planJune: "50", .planOctober: "80", .planDecember: "100", .purpose: "修路",
  ]

  @Test("what was typed comes back as it was typed, and typing it again changes nothing", arguments: Engine.allCases)
  func unchanged(engine: Engine) async throws {
    try await withRegisteredCounty(engine) { county async throws in
      let ids = try await county.register(
        Self.whole, [.name: "总项目", .department: "乙局", .unit: "乙局", .tier: "一级"],
        [.name: "子项目", .parent: "总项目", .department: "乙局", .unit: "站", .initialBudget: "12.5", .document: "财农〔2026〕13号"],
        [.name: "没有钱的项目", .department: "乙局", .unit: "站"])
      for id in ids {
        let (before, found) = (try await county.store.ledger(id), try await county.found(id))
        #expect(!found.keepsMoney && found.obstacle == nil && found.version == 1)
        try await county.desk.correct(id, to: found.entry, version: found.version, by: county.person)
        #expect(try await county.store.ledger(id) == before)
        #expect(try await county.store.auditTrail(.project, id.text).count == 1)
      }
    }
  }

  @Test("everything can be corrected, allotments follow, and the trail tells before and after", arguments: Engine.allCases)
  func corrected(engine: Engine) async throws {
    try await withRegisteredCounty(engine) { county async throws in
      let ids = try await county.register(Self.whole, [.name: "总项目", .department: "乙局", .unit: "乙局", .tier: "一级"])
      let new: [ProjectField: String] = [
        .name: "示例新项目", .department: "乙局", .unit: "示例新站", .parent: "总项目", .provincial: "60", .document: "财农〔2026〕15号",
      ]
      try await county.desk.correct(ids[0], to: ProjectEntry(new), version: 1, by: county.person)
      let ledger = try #require(await county.store.ledger(ids[0]))
      #expect(ledger.project.name == "示例新项目" && ledger.project.department.text == "141123.乙局" && ledger.project.parent == ids[1])
      #expect(ledger.project.code == nil && ledger.project.paymentPlan == nil && ledger.project.initialBudget == Money(fen: 60_000_000))
      #expect(ledger.allotments.map(\.amount) == [Money(fen: 60_000_000)] && ledger.documents.map(\.number.text) == ["财农〔2026〕15号"])
      let last = try #require(await county.store.auditTrail(.project, ids[0].text).last)
      #expect(last.action == "保存" && last.before?.contains("示例项目") == true && last.after?.contains("示例新项目") == true)
      // Back again: more allotments than before.
      try await county.desk.correct(ids[0], to: ProjectEntry(Self.whole), version: 2, by: county.person)
      #expect(try await county.store.ledger(ids[0])?.allotments.count == 3)
      #expect(try await county.store.ledgers(county.key).map(\.project.name) == ["示例项目", "总项目"])
    }
  }

  @Test("a twin, somebody else's change in between, and a tier that others stand on are refused")
  func refused() async throws {
    try await withRegisteredCounty(.sqliteMemory) { county async throws in
      let ids = try await county.register(
        Self.whole, [.name: "总项目", .department: "乙局", .unit: "乙局", .tier: "一级"],
        [.name: "子项目", .parent: "总项目", .department: "乙局", .unit: "站"])
      func correct(_ place: Int, _ fields: [ProjectField: String], version: Int = 1) async -> String {
        await county.refusal { try await county.desk.correct(ids[place], to: ProjectEntry(fields), version: version, by: county.person) }
      }
      #expect(await correct(2, [.name: "示例项目", .department: "乙局", .unit: "示例站"]).contains("141123.2026.001"))
      #expect(await correct(2, [.name: "子项目二", .department: "乙局", .unit: "站"], version: 0).contains("有人改动了"))
      #expect(await correct(1, [.name: "总项目", .department: "乙局", .unit: "乙局", .tier: "二级"]).contains("子项目"))
      #expect(await correct(1, [.name: "总项目", .department: "丁局", .unit: "乙局", .tier: "一级"]).contains("没有登记这个部门"))
      #expect(await correct(1, [.name: "总项目", .parent: "总项目", .department: "乙局", .unit: "乙局"]).contains("没有这个一级项目"))
      let withdrawn = await county.refusal { try await county.desk.withdraw(ids[1], version: 1, by: county.person) }
      #expect(withdrawn.contains("子项目") && withdrawn.contains("请先撤销"))
    }
  }

  @Test("what was paid for, sent in or closed with the year stays as it is", arguments: Engine.allCases)
  func settled(engine: Engine) async throws {
    try await withRegisteredCounty(engine) { county async throws in
      let ids = try await county.register(Self.whole, [.name: "第二项目", .department: "乙局", .unit: "乙局", .county: "5"])
      try await county.pay(ids[0], "y1", 100)
      #expect(try await county.found(ids[0]).obstacle?.contains("支付记录") == true)
      for words in [
        await county.refusal { try await county.desk.correct(ids[0], to: ProjectEntry(Self.whole), version: 1, by: county.person) },
        await county.refusal { try await county.desk.withdraw(ids[0], version: 1, by: county.person) },
      ] { #expect(words.contains("支付记录") && words.contains("请") || words.contains("先更正支付"), "\(words)") }
      let note = ChangeNote(actor: "王试用", role: .townshipReviewer, at: try Timestamp("2026-03-01T02:00:00Z"), reason: "审核")
      _ = try await county.store.advance(project: ids[1], .review, note)
      #expect(try await county.found(ids[1]).obstacle?.contains("乡镇已审") == true)
      #expect(await county.refusal { try await county.desk.withdraw(ids[1], version: 2, by: county.person) }.contains("乡镇已审"))
    }
  }

  @Test("a registration that was withdrawn counts nowhere, frees code and name, and takes nothing more", arguments: Engine.allCases)
  func withdrawn(engine: Engine) async throws {
    try await withRegisteredCounty(engine) { county async throws in
      let ids = try await county.register(Self.whole, [.name: "第二项目", .department: "乙局", .unit: "乙局", .county: "5"])
      let why = RegistrationDesk.Person("张示例", as: .financeBureau, reason: "重复登记")
      try await county.desk.withdraw(ids[0], version: 1, by: why)
      #expect(try await county.store.ledgers(county.key).map(\.project.id) == [ids[1]])
      #expect(try await county.store.projects(matching: ProjectQuery()).total == 1)
      #expect(try await county.desk.registration(of: ids[0]) == nil)
      #expect(try await county.store.ledger(ids[0])?.transitions.map(\.reason) == ["重复登记"])
      #expect(try await county.store.auditTrail(.project, ids[0].text).map(\.action) == ["导入", "撤回"])
      await #expect(throws: LedgerError.self) { try await county.pay(ids[0], "y9", 1) }
      #expect(await county.refusal { try await county.desk.withdraw(ids[0], version: 2, by: why) }.contains("已经撤销登记"))
      #expect(try await county.register(Self.whole).map(\.text) == ["141123.2026.003"])
    }
  }

  @Test("nobody corrects or withdraws what is not in his department", arguments: Engine.allCases)
  func scoped(engine: Engine) async throws {
    try await withRegisteredCounty(engine) { county async throws in
      let ids = try await county.register(Self.whole, [.name: "第二项目", .department: "乙局", .unit: "乙局"])
      let day = try CivilDate("2026-01-01"), division = county.key.county
      let grant = RoleGrant(
        id: ID("g"), person: ID("p"), role: .unitFinanceOfficer, division: division, department: Department.id("甲局", of: division),
        since: day, grantedBy: "授权人", reason: "岗位")
      let own = county.desk.within(Scope([grant], on: try CivilDate("2026-03-01")))
      let officer = RegistrationDesk.Person("李样本", as: .unitFinanceOfficer, reason: "写错")
      #expect(try await own.registration(of: ids[1]) == nil)
      #expect(await county.refusal { try await own.withdraw(ids[1], version: 1, by: officer) }.contains("不在您管的范围里"))
      // Not into another's department either, although the store itself is asked.
      let moved = ProjectEntry(Self.whole.merging([.department: "乙局"]) { $1 })
      #expect(await county.refusal { try await own.correct(ids[0], to: moved, version: 1, by: officer) }.contains("不在您管的范围里"))
      #expect(try await county.store.ledger(ids[0])?.project.department.text == "141123.甲局")
      try await own.withdraw(ids[0], version: 1, by: officer)
    }
  }
}
