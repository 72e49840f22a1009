import HengDomain
import HengOperations
import HengStore
import HengStoreSupport
import HengTestSupport
import HengValues
import Testing

@Suite("Funding documents and allotments of their own")
struct FundingTests {
  private static func entry(
    _ number: String, date: String = "2026-01-05", level: String = "central", amount: String = "100", isWithinBudget: Bool = false,
    _ lines: [(String, String)]
  ) -> FundingEntry {
    var entry = FundingEntry()
    (entry.number, entry.date, entry.level, entry.amount, entry.isWithinBudget) = (number, date, level, amount, isWithinBudget)
    entry.lines = lines.map { FundingEntry.Line(project: $0.0, amount: $0.1) }
    return entry
  }

  private func issue(_ county: RegisteredCounty, _ entry: FundingEntry) async throws {
    let draft = try entry.draft(among: try await county.desk.known(county.key)).get()
    try await county.desk.issue(draft, of: county.key, by: county.person)
  }

  private func projects(_ county: RegisteredCounty) async throws -> [ID<Project>] {
    try await county.register(
      [.name: "甲项目", .department: "甲局", .unit: "甲站", .initialBudget: "80"], [.name: "乙项目", .department: "乙局", .unit: "乙站"])
  }

  private static func wan(_ amount: Int128) -> Money { Money(fen: amount * 1_000_000) }

  @Test("money on top raises the budget, source by source, and the sums of the page agree", arguments: Engine.allCases)
  func added(engine: Engine) async throws {
    try await withRegisteredCounty(engine) { county async throws in
      let ids = try await projects(county)
      try await issue(county, Self.entry("财农〔2026〕12号", [("甲项目", "30"), (ids[1].text, "200000元")]))
      try await issue(county, Self.entry("财农[2026]12号", date: "", level: "", amount: "", [("乙项目", "5")]))
      let (first, second) = (try #require(await county.store.ledger(ids[0])), try #require(await county.store.ledger(ids[1])))
      #expect(first.project.initialBudget == Self.wan(80) && first.project.revisedBudget == Self.wan(110))
      #expect(first.allotments.map(\.amount) == [Self.wan(80), Self.wan(30)] && first.project.sources.map(\.level) == [.central])
      #expect(second.project.initialBudget == Self.wan(20) && second.project.revisedBudget == Self.wan(25))
      #expect(second.documents.map(\.date) == [try CivilDate("2026-01-05")])
      let list = try await county.desk.funding(county.key)
      #expect(list.documents.map(\.number?.text) == ["财农〔2026〕12号", nil] && list.issued == Self.wan(135))
      #expect(list.documents[0].issued == Self.wan(55) && list.documents[0].rest == Self.wan(45))
      // The money came by documents now: correcting the project leaves it alone.
      let found = try await county.found(ids[0])
      #expect(found.keepsMoney && found.entry[.initialBudget].isEmpty)
      try await county.desk.correct(
        ids[0], to: ProjectEntry([.name: "甲新项目", .department: "甲局", .unit: "甲站", .central: "1"]), version: found.version, by: county.person)
      #expect(try await county.store.ledger(ids[0])?.allotments == first.allotments)
      #expect(try await county.store.ledger(ids[0])?.project.revisedBudget == Self.wan(110))
      // A project that names the number alone is registered under the same document.
      let third = try await county.register([.name: "丙项目", .department: "乙局", .unit: "站", .central: "1", .document: "财农〔2026〕12号"])
      #expect(try await county.store.ledger(third[0])?.documents.map(\.level) == [.central])
    }
  }

  @Test("money within the budget gets its document, and nothing becomes more", arguments: Engine.allCases)
  func within(engine: Engine) async throws {
    try await withRegisteredCounty(engine) { county async throws in
      let ids = try await projects(county)
      try await issue(county, Self.entry("财农〔2026〕12号", isWithinBudget: true, [("甲项目", "30")]))
      try await issue(county, Self.entry("财农〔2026〕13号", isWithinBudget: true, [("甲项目", "50")]))
      let ledger = try #require(await county.store.ledger(ids[0]))
      #expect(ledger.project.revisedBudget == nil && ledger.project.initialBudget == Self.wan(80))
      #expect(ledger.allotments.map(\.amount) == [Self.wan(50), Self.wan(30)])
      let numbers = ledger.allotments.map { allotment in ledger.documents.first { $0.id == allotment.document }?.number.text }
      #expect(numbers == ["财农〔2026〕13号", "财农〔2026〕12号"])
      let said = await county.refusal { try await issue(county, Self.entry("财农〔2026〕14号", isWithinBudget: true, [("甲项目", "1")])) }
      #expect(said.contains("没有文号的指标只有0.00元") && said.contains("追加"), "\(said)")
      #expect(try await county.desk.funding(county.key).documents.count == 2, "the refused document is not there")
    }
  }

  @Test("a number with other content, lines beyond the amount and lines that cannot be read are refused whole")
  func refused() async throws {
    try await withRegisteredCounty(.sqliteMemory) { county async throws in
      let ids = try await projects(county)
      try await issue(county, Self.entry("财农〔2026〕12号", [("甲项目", "30")]))
      let before = try await county.store.ledger(ids[0])
      for (entry, words) in [
        (Self.entry("财农〔2026〕12号", date: "2026-01-06", [("甲项目", "1")]), "2026年1月5日、中央、金额1,000,000.00元"),
        (Self.entry("财农〔2026〕12号", amount: "99", [("甲项目", "1")]), "与所填的不同"),
        (Self.entry("财农〔2026〕12号", [("乙项目", "20"), ("甲项目", "50.000001")]), "超过文件金额"),
      ] {
        let said = await county.refusal { try await issue(county, entry) }
        #expect(said.contains(words), "\(said)")
        #expect(try await county.store.ledger(ids[0]) == before)
      }
      let known = try await county.desk.known(county.key)
      let wrong = Self.entry("财农2026", date: "明天", amount: "很多", [("没有项目", "1"), ("甲项目", ""), ("", "3"), ("甲项目", "-4"), ("甲项目", "0")])
      guard case .failure(let problems) = wrong.draft(among: known) else {
        Issue.record("read as if nothing were wrong")
        return
      }
      #expect(problems.all.map(\.field) == ["文号", "日期", "文件金额", "第1行的项目", "第2行的金额", "第3行的项目", "第4行的金额", "第5行的金额"])
    }
  }

  @Test("who has a department sees and issues for its projects alone", arguments: Engine.allCases)
  func scoped(engine: Engine) async throws {
    try await withRegisteredCounty(engine) { county async throws in
      let ids = try await projects(county)
      try await issue(county, Self.entry("财农〔2026〕12号", [("甲项目", "30"), ("乙项目", "20")]))
      try await issue(county, Self.entry("财农〔2026〕13号", [("乙项目", "20")]))
      let division = county.key.county
      let grant = RoleGrant(
        id: ID("g"), person: ID("p"), role: .unitFinanceOfficer, division: division, department: Department.id("甲局", of: division),
        since: try CivilDate("2026-01-01"), grantedBy: "授权人", reason: "岗位")
      let own = county.desk.within(Scope([grant], on: try CivilDate("2026-03-01")))
      let list = try await own.funding(county.key)
      #expect(!list.isWhole && list.documents.map(\.number?.text) == ["财农〔2026〕12号", nil])
      #expect(list.documents[0].allotments.map(\.project) == [ids[0]] && list.documents[0].amount == nil)
      let officer = RegistrationDesk.Person("李样本", as: .unitFinanceOfficer, reason: "下达")
      var draft = FundingDraft(number: try DocumentNumber("财农〔2026〕12号"))
      draft.lines = [FundingDraft.Line(project: ids[1], amount: Self.wan(1))]
      #expect(await county.refusal { try await own.issue(draft, of: county.key, by: officer) }.contains("不在您管的范围里"))
      draft.lines = [FundingDraft.Line(project: ids[0], amount: Self.wan(1))]
      try await own.issue(draft, of: county.key, by: officer)
      #expect(try await county.store.ledger(ids[0])?.allotments.count == 3)
    }
  }

  @Test("no allotment becomes less than what was paid from it, and payments keep their allotment", arguments: Engine.allCases)
  func paid(engine: Engine) async throws {
    try await withRegisteredCounty(engine) { county async throws in
      let ids = try await projects(county)
      let allotment = try #require(await county.store.ledger(ids[0])?.allotments.first).id
      let note = ChangeNote(actor: "李样本", role: .unitFinanceOfficer, at: try Timestamp("2026-03-01T02:00:00Z"), reason: "支付")
      try await county.store.advance(allotment: allotment, .allocate, note)
      let project = try #require(await county.store.ledger(ids[0])).project
      let payment = Payment(
        id: ID("y1"), of: project, allotment: allotment, date: try CivilDate("2026-02-01"), amount: Self.wan(60), purpose: "示例",
        citation: Citation(paper: "账", lines: "1"))
      _ = try await county.store.record(payment, note)
      let said = await county.refusal { try await issue(county, Self.entry("财农〔2026〕12号", isWithinBudget: true, [("甲项目", "30")])) }
      #expect(said.contains("已经支付600,000.00元"), "\(said)")
      try await issue(county, Self.entry("财农〔2026〕12号", isWithinBudget: true, [("甲项目", "20")]))
      #expect(try await county.store.ledger(ids[0])?.payments.map(\.allotment) == [allotment])
    }
  }
}
