import HengDomain
import HengValues
import Testing

@Suite("What the ledger says of a project")
struct ProjectLedgerTests {
  private func ledger(_ sheets: [PerformanceTargetSheet] = []) throws -> ProjectLedger {
    let project = Project(
      id: ID("p1"), county: try AdministrativeDivision("640104"), year: try FiscalYear(2024), code: nil, name: "样例项目",
      supervisingDepartment: "样例局", implementingUnit: "样例站", initialBudget: nil, revisedBudget: nil, state: .draft, citation: source)
    return ProjectLedger(project: project, targetSheets: sheets)
  }

  @Test(
    "the sheet in force is the newest approved or closed one, else the newest",
    arguments: [
      ("", nil), ("draft", 1), ("draft submitted", 2), ("approved", 1), ("approved adjusting", 1), ("approved approved", 2),
      ("approved closed adjusting", 2), ("draft approved draft", 2), ("closed", 1), ("financeReviewed adjusting", 2),
    ] as [(String, Int?)])
  func inForce(states: String, version: Int?) throws {
    let sheets = try states.split(separator: " ").enumerated().map { index, state in
      sheet("s\(index + 1)", version: index + 1, try #require(TargetState(rawValue: String(state))))
    }
    let ledger = try ledger(sheets)
    #expect(ledger.targetSheet?.version == version)
    for sheet in sheets { #expect(ledger.targetSheet(sheet.id) == sheet) }
    #expect(ledger.targetSheet(ID("s99")) == nil)
  }

  @Test("an adjusted sheet takes force only when it is approved in its turn")
  func adjustment() throws {
    let old = sheet("s1", version: 1, .approved)
    var next = old.adjusted(id: ID("s2"), reason: "政策变化")
    #expect(try ledger([old, next]).targetSheet == old)
    let steps: [(Action, Role)] = [
      (.submit, .unitFinanceOfficer), (.review, .departmentReviewer), (.review, .financeBureau), (.approve, .financeBureau),
    ]
    for (action, role) in steps {
      #expect(try ledger([old, next]).targetSheet == old, "\(next.state)")
      next.state = try next.state.after(action, by: "虚构人乙", as: role, preparer: "虚构人甲")
    }
    #expect(try ledger([old, next]).targetSheet == next)
    #expect(try ledger([old, next]).targetSheet(ID("s1")) == old)
  }

  @Test("indicators are found by id within their own sheet")
  func indicators() throws {
    func indicator(_ id: String, _ name: String) -> Indicator {
      Indicator(
        id: ID(id), order: 0, level1: .output, level2: .quantity, name: name, target: IndicatorValue(parsing: "5人"), citation: source)
    }
    let sheets = [
      sheet("s1", version: 1, .approved, indicators: [indicator("a", "甲"), indicator("b", "乙")]),
      sheet("s2", version: 2, .adjusting, indicators: [indicator("a", "甲改")]),
    ]
    let ledger = try ledger(sheets)
    #expect(ledger.indicators(of: ID("s1")).mapValues(\.name) == [ID("a"): "甲", ID("b"): "乙"])
    #expect(ledger.indicators(of: ID("s2")).mapValues(\.name) == [ID("a"): "甲改"] && ledger.indicators(of: ID("s9")).isEmpty)
  }

  @Test("own money is the county's and other, everything else comes from above")
  func levels() {
    #expect(FundLevel.allCases.filter(\.isOwnSource) == [.county, .other])
    #expect(PaymentPlan.months == [3, 6, 10, 12])
  }
}
