import HengDomain
import HengOperations
import HengRules
import HengValues
import Testing

@Suite("What is owed follows from the states and the clocks")
struct DutyTests {
  private let library: ProfileLibrary
  private let county: County
  private let ledger: ProjectLedger

  /// A monitored project of the sample, as if it were of 2026 and without errors of its own.
  init() throws {
    library = try ProfileLibrary.load()
    let samples = try SampleLedgers.load()
    var chosen = try #require(samples.ledgers.first { !$0.monitoring.isEmpty && !$0.targetSheets.isEmpty })
    county = try #require(samples.counties.first { $0.division == chosen.project.county })
    chosen.project.year = try FiscalYear(2026)
    chosen.transitions = []
    ledger = chosen
  }

  private func duties(
    _ change: (inout ProjectLedger) -> Void, on day: String, _ accounts: [AccountsStanding] = [], within scope: Scope = .system
  ) throws -> [Duty] {
    var ledger = ledger
    change(&ledger)
    let overview = CountyOverview(
      county: county, year: ledger.project.year, assessments: try AssessProjects(library)([ledger], county: county), unitTotals: [])
    return try ListDuties(library, on: try CivilDate(day))([overview], accounts: accounts, within: scope)
      .filter { $0.kind != .finding }
  }

  @Test("a target sheet is owed by its preparers, then by each reviewer in turn, then by nobody")
  func targets() throws {
    let preparers: Set<Role> = [.unitFinanceOfficer, .sectorBureau]
    let expected: [TargetState: Set<Role>?] = [
      .draft: preparers, .adjusting: preparers, .submitted: [.departmentReviewer], .departmentReviewed: [.financeBureau],
      .financeReviewed: [.financeBureau], .approved: nil, .closed: nil,
    ]
    #expect(expected.count == TargetState.allCases.count)
    for (state, owners) in expected {
      let found = try duties(
        {
          $0.targetSheets = [$0.targetSheets[0]]
          $0.targetSheets[0].state = state
        }, on: "2026-03-01"
      ).filter { $0.kind == .targets }
      #expect(found.map(\.owners) == (owners.map { [$0] } ?? []), "\(state)")
    }
    let none = try duties({ ($0.targetSheets, $0.monitoring, $0.selfEvaluations) = ([], [], []) }, on: "2026-09-01")
    #expect(none.map(\.why) == ["还没有绩效目标表"])
  }

  @Test("the monitoring of August is due on its last day, comes into sight a month before, and is overdue afterwards")
  func monitoring() throws {
    func found(_ day: String) throws -> [Duty] {
      try duties({ ($0.monitoring, $0.selfEvaluations) = ([], []) }, on: day).filter { $0.kind == .monitoring }
    }
    #expect(try found("2026-07-31").isEmpty)
    for (day, group) in [("2026-08-01", Duty.Group.later), ("2026-08-24", .thisWeek), ("2026-08-31", .thisWeek), ("2026-09-01", .overdue)] {
      let duty = try #require(try found(day).first)
      #expect(duty.due == (try CivilDate("2026-08-31")) && duty.basis == "财预〔2019〕136号")
      #expect(duty.group(on: try CivilDate(day)) == group, "\(day)")
    }
    #expect(try found("2027-02-01").isEmpty, "the year is over: the self-evaluation follows")
    let evaluation = try duties({ ($0.monitoring, $0.selfEvaluations) = ([], []) }, on: "2027-02-01")
    #expect(evaluation.contains { $0.kind == .selfEvaluation && $0.due == (try? CivilDate("2027-04-30")) })
  }

  @Test("approved accounts are due for publication twenty days later, whatever day that is")
  func accounts() throws {
    let key = DepartmentYear(county: county.division, year: try FiscalYear(2025), department: "示例局")
    func standing(_ state: FinalAccountsState) throws -> [AccountsStanding] {
      [AccountsStanding(key: key, state: state, approvedOn: try CivilDate("2026-09-18"))]
    }
    let duty = try #require(try duties({ _ in }, on: "2026-09-20", standing(.approved)).first { $0.kind == .accounts })
    #expect(duty.due == (try CivilDate("2026-10-08")) && duty.basis == "预算法第十四条")
    for state in FinalAccountsState.allCases {
      let isOwed = try duties({ _ in }, on: "2026-09-20", standing(state)).contains { $0.kind == .accounts }
      #expect(isOwed == ![.published, .archived].contains(state), "\(state)")
    }
  }

  @Test("a duty is shown to whom it belongs, there and in no other department")
  func scopes() throws {
    let (county, department) = (ledger.project.county, ledger.project.department)
    func scope(_ role: Role, _ department: ID<Department>?) throws -> Scope {
      let day = try CivilDate("2026-01-01")
      return Scope(
        [
          RoleGrant(
            id: ID("g"), person: ID("p"), role: role, division: county, department: department, since: day, grantedBy: "授权人", reason: "岗位")
        ], on: day)
    }
    func count(_ scope: Scope) throws -> Int {
      try duties(
        {
          $0.targetSheets = []; $0.monitoring = []; $0.selfEvaluations = []
        }, on: "2026-03-01", within: scope
      ).count
    }
    #expect(try count(scope(.unitFinanceOfficer, department)) == 1)
    #expect(try count(scope(.sectorBureau, nil)) == 1)
    #expect(try count(scope(.unitFinanceOfficer, ID("elsewhere"))) == 0)
    #expect(try count(scope(.auditor, department)) == 0)
  }
}
