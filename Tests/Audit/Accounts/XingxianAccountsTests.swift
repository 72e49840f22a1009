import HengAudit
import HengDocuments
import HengDomain
import HengReaders
import HengRules
import HengValues
import Testing

/// The ten tables of a published paper (S002).
@Suite("The published accounts of Xing county", .enabled(if: CorpusPapers.arePresent))
struct XingxianAccountsTests {
  private static let forms: [RecognisedForm] = {
    guard let paper = try? CorpusPapers.paper("S002") else { return [] }
    return Recogniser.accounts.forms(paper, "S002")
  }()

  private static func accounts() throws -> FinalAccounts {
    let sets = FinalAccounts.sets(of: forms)
    #expect(sets.count == 1)
    return try #require(sets.first)
  }

  @Test("Ten tables, each with its lines, rows and figures, and nothing in doubt")
  func tables() throws {
    let due: [(String, Int, Int, Int, Int)] = [
      ("accounts.01", 66, 100, 12, 12), ("accounts.02", 114, 140, 24, 52), ("accounts.03", 154, 180, 24, 51),
      ("accounts.04", 194, 229, 10, 17),
      ("accounts.05", 243, 269, 24, 51), ("accounts.06", 283, 314, 38, 38), ("accounts.07", 328, 332, 1, 4),
      ("accounts.08", 346, 351, 0, 0),
      ("accounts.09", 363, 366, 0, 0), ("accounts.10", 382, 402, 4, 4),
    ]
    let read = Self.forms.map { ($0.kind.key, $0.place.line ?? 0, $0.place.endLine ?? 0, $0.rowCount, $0.figureCount) }
    #expect(read.count == due.count)
    for (read, due) in zip(read, due) { #expect(read == due) }
    #expect(Self.forms.flatMap(\.doubts).map(\.message) == [])
    let accounts = try Self.accounts()
    #expect(accounts.year?.year == 2022 && accounts.tables.allSatisfy { $0.unit == .yuan && $0.owner == accounts.department })
    #expect(accounts.tables.filter(\.isStatedEmpty).map(\.kind) == [.governmentFunds, .stateCapital])
    #expect(accounts[.generalBudgetItems]?.lines.count == 111)
    #expect(accounts[.receiptsAndPayments]?.numbers.map(\.number).sorted() == Array(1...62))
  }

  @Test(
    "A cell is found by its meaning, with its digits and its line",
    arguments: [
      ("01/本年收入合计", "31066335.81", 96), ("01/213", "28542028.40", 80), ("01/总计（支出）", "66618228.77", 100),
      ("02/2130599/其他收入", "3791987.29", 137), ("03/2130502/基本支出", "259825.00", 173), ("03/合计/项目支出", "26233458.49", 157),
      ("04/年末结转和结余/一般公共预算财政拨款", "7458.24", 225), ("04/213/合计", "26722966.64", 208), ("05/21305/项目支出", "22888796.73", 260),
      ("06/31205", "4188157.81", 299), ("06/30310", "1525600.00", 310), ("06/公用经费合计", "17231165.20", 314),
      ("06/人员经费合计", "10035725.08", 314),
      ("07/“三公”经费/公务用车运行维护费决算数", "20980.00", 332), ("10/机关运行经费（行政单位）", "774368.47", 390), ("10/主要领导干部用车", "1", 395),
    ])
  func goldenCells(_ address: String, _ printed: String, _ line: Int) throws {
    let accounts = try Self.accounts()
    let cells = accounts.tables.flatMap { table in
      table.cells.map { (AccountsAddress(table.kind, $0.key.row, $0.key.column).text, $0.value) }
    }
    let cell = try #require(cells.first { $0.0 == address }?.1)
    #expect(cell.printed == printed)
    #expect(cell.amount.value?.digits.description == printed)
    #expect(cell.citation.place?.line == line)
  }

  @Test("A dash is not applicable, an empty cell is blank, and both are there")
  func blanks() throws {
    let accounts = try Self.accounts()
    let items = try #require(accounts[.generalBudgetItems])
    func cell(_ code: String, _ column: AccountsColumn) throws -> AccountsCell? {
      items.cells[AccountsPlace(.economic(try EconomicCode(code)), column)]
    }
    #expect(try cell("309", .ofWhichBasic)?.amount == .notApplicable)
    #expect(try cell("30922", .ofWhichBasic)?.amount == .notApplicable)
    #expect(try cell("30922", .amount)?.amount == .blank)
    #expect(try cell("30101", .ofWhichBasic)?.amount == .blank)
    #expect(accounts[AccountsAddress(.threePublic, .threePublic, .outturn(.total))]?.amount == .blank)
  }

  @Test("Exactly the known contradictions of the tables are found, and what could not be checked says so")
  func rules() throws {
    let profile = try ProfileLibrary.load().profile("sx.xingxian")
    let report = AccountsRules.report(on: AccountsSubject(accounts: try Self.accounts()), profile: profile, rules: AccountsRules.tables)
    let found = report.findings.map { finding in
      "\(finding.rule) \(finding.sides.compactMap(\.place.line).map(String.init).joined(separator: ","))"
    }
    #expect(
      found == [
        "FA-024 131,171,260", "FA-024 137,177,266", "FA-025 173,262", "FA-054 283,246", "FA-061 332,332", "FA-061 332,332",
        "FA-083 393,395",
        "FA-085 401,402", "FA-086 332,393",
      ])
    var states: [Coverage.State: [String]] = [:]
    for line in report.coverage { states[line.state, default: []].append(line.rule) }
    #expect(states[.failed] == ["FA-024", "FA-025", "FA-054", "FA-061", "FA-083", "FA-085", "FA-086"])
    #expect(states[.notRun] == ["FA-007", "FA-055", "FA-082", "FA-084"])
    #expect(states[.notApplicable] == nil)
    #expect(report.coverage.allSatisfy { $0.state == .passed || $0.state == .failed || !$0.reason.isEmpty })
    let total = try #require(report.findings.first { $0.rule == "FA-061" })
    #expect(total.computation == "0 + 20,980.00 + 0 = 20,980.00")
    #expect(total.sides.first?.figure == "")
  }
}
