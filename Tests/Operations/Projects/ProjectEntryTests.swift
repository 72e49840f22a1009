import HengDomain
import HengOperations
import HengValues
import Testing

@Suite("A project as it was typed")
struct ProjectEntryTests {
  private let key: CountyYear
  private let known: KnownProjects

  init() throws {
    key = CountyYear(county: try AdministrativeDivision("141123"), year: try FiscalYear(2026))
    let department = Department(
      id: Department.id("示例局", of: key.county), county: key.county,
      names: [.init("示例局"), .init("示例中心", since: try CivilDate("2026-05-01"))])
    known = KnownProjects(key: key, departments: [department, Department("虚构局", of: key.county)], projects: [])
  }

  private static let least: [ProjectField: String] = [.name: "示例项目", .department: "虚构局", .unit: "示例站"]

  private func draft(_ typed: [ProjectField: String]) throws -> ProjectDraft {
    try ProjectEntry(Self.least.merging(typed) { $1 }).draft(among: known).get()
  }

  private func problems(_ typed: [ProjectField: String]) -> [String] {
    switch ProjectEntry(Self.least.merging(typed) { $1 }).draft(among: known) {
    case .success: []
    case .failure(let problems): problems.all.map(\.message)
    }
  }

  @Test("the budget is the sum of its sources, and each source an allotment with its document")
  func sums() throws {
    let draft = try draft([
      .central: "120.5", .county: "30", .carriedOver: "9.5", .document: "财农〔2026〕12号、晋财农〔2026〕3号、兴财〔2026〕7号", .isDirect: "是",
    ])
    #expect(draft.initialBudget == Money(fen: 160_000_000))
    #expect(draft.funds.map(\.isDirect) == [true, false, false])
    #expect(draft.funds.map(\.isCarriedOver) == [false, false, true])
    let ledger = draft.ledger(id: ID("p"), parent: nil)
    #expect(ledger.documents.map(\.number.text) == ["财农〔2026〕12号", "晋财农〔2026〕3号", "兴财〔2026〕7号"])
    #expect(ledger.allotments.map(\.amount) == [Money(fen: 120_500_000), Money(fen: 30_000_000), Money(fen: 9_500_000)])
    #expect(ledger.allotments.map(\.document) == ledger.documents.map(\.id))
    #expect(ledger.project.state == .draft && ledger.payments.isEmpty && ledger.targetSheets.isEmpty)
  }

  @Test("a budget that is not the sum of its sources is told with both numbers")
  func apart() {
    let said = problems([.initialBudget: "100", .central: "60", .county: "30"])
    #expect(said == ["“年初预算数”：填的是“100”，是1,000,000.00元，各项资金来源合计900,000.00元，相差100,000.00元。请核对金额和金额单位；各级资金和上年结转之和应等于年初预算数。"])
  }

  @Test("every wrong field is told at once")
  func all() {
    let said = problems([
      .name: " ", .department: "没有这个局", .code: "123", .tier: "三级", .unitCode: "12", .central: "一百", .document: "没有号", .isSecret: "也许",
      .planJune: "120",
    ])
    #expect(said.count == 9, "\(said)")
    #expect(said.contains { $0.hasPrefix("“项目名称”：没有填") })
    #expect(said.contains { $0.contains("没有登记这个部门") && $0.contains("示例中心、虚构局") })
  }

  @Test("words are read as people type them", arguments: [("示例中心", "示例中心"), ("示例局", "示例中心"), ("虚构局　", "虚构局"), ("虚构 局", "虚构局")])
  func departments(_ typed: String, _ meant: String) throws {
    #expect(try draft([.department: typed]).department.department == meant)
  }

  @Test("money is in 万元 unless the unit says otherwise", arguments: [("", 120_000_000), ("万元", 120_000_000), ("元", 12_000)])
  func units(_ unit: String, _ fen: Int) throws {
    #expect(try draft([.initialBudget: "120", .moneyUnit: unit]).initialBudget == Money(fen: Int128(fen)))
  }

  @Test(
    "an amount that names its unit has that one, whatever the column is in",
    arguments: [("1205000元", "万元", 120_500_000), ("120.5万元", "元", 120_500_000), ("１２０．５ 万元", "", 120_500_000)])
  func named(_ typed: String, _ unit: String, _ fen: Int) throws {
    #expect(try draft([.central: typed, .moneyUnit: unit]).initialBudget == Money(fen: Int128(fen)))
  }

  @Test(
    "names hold nothing that nobody sees, and no number of a person",
    arguments: ["示例\u{200B}项目", "示例\u{202E}项目", "示例\u{FFFD}项目", "住户11010519491231002X补助"])
  func words(_ name: String) {
    #expect(problems([.name: name]).count == 1)
    #expect(!problems([.name: name]).joined().contains("19491231002"))
  }

  @Test("a budget below nothing, and one finer than a cent, is refused", arguments: ["-1", "0.0000001"])
  func odd(_ typed: String) { #expect(problems([.initialBudget: typed]).count == 1) }

  @Test("a plan of payments does not go back, and a blank month stays blank")
  func plan() throws {
    let draft = try draft([.planMarch: "25", .planJune: "50%", .planDecember: "100"])
    #expect(draft.paymentPlan?.percents.map { $0.value?.description } == ["25", "50", nil, "100"])
    #expect(problems([.planMarch: "50", .planJune: "25"]).count == 1)
  }

  @Test("a project under another of the same registration, by name or code; not under itself, not under one of tier 2")
  func parents() throws {
    func entry(_ typed: [ProjectField: String]) -> ProjectEntry { ProjectEntry(Self.least.merging(typed) { $1 }) }
    let drafts = try RegistrationDesk.drafts(
      [entry([.name: "总项目", .tier: "一级"]), entry([.name: "子项目", .parent: "总项目"])], among: known)
    #expect(drafts.map(\.parent) == [nil, .draft(0)])
    #expect(throws: RegistrationError.self) { try RegistrationDesk.drafts([entry([.parent: "示例项目"])], among: known) }
    #expect(throws: RegistrationError.self) { try RegistrationDesk.drafts([entry([.name: "二级"]), entry([.parent: "二级"])], among: known) }
  }

  @Test("the same project twice in one registration is told with its place")
  func twins() throws {
    let entry = ProjectEntry(Self.least)
    do {
      _ = try RegistrationDesk.drafts([entry, entry], among: known)
      Issue.record("taken twice")
    } catch { #expect(error.message.contains("与第1个项目编码相同")) }
  }
}
