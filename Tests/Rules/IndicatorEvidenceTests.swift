import HengDomain
import HengRules
import HengValues
import Testing

@Suite("What payments tell of an indicator")
struct IndicatorEvidenceTests {
  private func ledger(paid fen: [Int128], budget: Int128 = 88_356_00) throws -> ProjectLedger {
    let project = Project(
      id: ID("p"), county: try AdministrativeDivision("149901"), year: try FiscalYear(2023), code: nil, name: "样例项目",
      supervisingDepartment: "样例县乙局", implementingUnit: "样例县乙局", initialBudget: Money(fen: budget), revisedBudget: nil, state: .implemented,
      citation: Citation(paper: "虚构", lines: "1"))
    let payments = try fen.enumerated().map { place, fen in
      Payment(
        id: ID("y\(place)"), of: project, date: try CivilDate(year: 2023, month: place + 3, day: 9), amount: Money(fen: fen), purpose: "示例",
        citation: Citation(paper: "虚构", lines: "\(place + 2)"))
    }
    return ProjectLedger(project: project, payments: payments)
  }

  private func indicator(_ name: String, _ target: String, _ level1: IndicatorLevel1, _ level2: IndicatorLevel2) -> Indicator {
    Indicator(
      id: ID("i"), order: 0, level1: level1, level2: level2, name: name, target: IndicatorValue(parsing: target, name: name),
      citation: Citation(paper: "虚构", lines: "1"))
  }

  @Test(
    "a cost whose target is the whole budget, in the unit of the target, and a rate of execution",
    arguments: [
      ("项目总成本", "≤8.8356万元", IndicatorLevel1.cost, "1.5252万元"), ("项目总成本", "8.84万元", .cost, "1.5252万元"),
      ("资金总额", "≤88356元", .output, "15252元"),
      ("预算执行率", "≥90%", .output, "17.26%"), ("项目资金支出进度", "100%", .output, "17.26%"),
    ])
  func told(name: String, target: String, level1: IndicatorLevel1, value: String) throws {
    let told = try ledger(paid: [10_000_00, 5_252_00]).evidence(of: indicator(name, target, level1, .cost))
    #expect(told?.value.printed == value && told?.outturn.payments.count == 2)
    let march = try Period(year: try FiscalYear(2023), from: 1, through: 3)
    #expect(
      try ledger(paid: [10_000_00, 5_252_00]).evidence(of: indicator(name, target, level1, .cost), through: march)?.outturn.amount.fen
        == 10_000_00)
  }

  @Test(
    "a part of the cost, a cost for each, other rates and counts are told by nobody",
    arguments: [
      ("道路造价", "≤8万元", IndicatorLevel1.cost), ("人均补助", "88356元/人", .cost), ("资金拨付及时率", "100%", .output), ("受益人数", "≥88356人", .output),
      ("带动增收", "8.8356万元", .outcome),
    ])
  func silent(name: String, target: String, level1: IndicatorLevel1) throws {
    #expect(try ledger(paid: [1_000_00]).evidence(of: indicator(name, target, level1, level1 == .cost ? .cost : .economic)) == nil)
  }

  @Test("without a payment, or without a budget, nothing is told")
  func nothing() throws {
    let cost = indicator("项目总成本", "≤8.8356万元", .cost, .cost)
    #expect(try ledger(paid: []).evidence(of: cost) == nil)
    #expect(try ledger(paid: [100], budget: 0).evidence(of: cost) == nil)
    #expect(try ledger(paid: [100], budget: 0).evidence(of: indicator("预算执行率", "≥90%", .output, .cost)) == nil)
  }
}
