import HengDomain
import HengRules
import HengTestSupport
import HengValues

/// A county's invented projects from target to self-evaluation, drawn by chance (虚构项目).
enum RandomProjects {
  static func payment(_ project: Project, _ id: String, _ month: Int, _ fen: Int) throws -> Payment {
    Payment(
      id: ID("\(project.id.text).\(id)"), of: project, date: try CivilDate(year: project.year.year, month: month, day: 15),
      amount: Money(fen: Int128(fen)), purpose: "示例补助", citation: Citation(paper: "payment", lines: id))
  }

  static func ledger(
    _ number: Int, county: String = "149901", year: Int = 2023, isClaimed: Bool = true, _ dice: inout SeededGenerator
  ) throws -> ProjectLedger {
    let id = ID<Project>("p\(number)"), year = try FiscalYear(year)
    func cite(_ line: Int) -> Citation { Citation(paper: "虚构", lines: "\(line)") }
    let budget = Money(fen: Int128(Int.random(in: 10_000_000...99_999_999, using: &dice)))
    let project = Project(
      id: id, county: try AdministrativeDivision(county), year: year, code: nil, name: "样例项目\(["", "甲", "乙", "丙"][number])",
      supervisingDepartment: "样例县乙局", implementingUnit: "样例县乙局", initialBudget: budget, revisedBudget: budget, state: .implemented,
      citation: cite(1))
    let rows: [(IndicatorLevel1, IndicatorLevel2, String, String, String, Int)] = [
      (.output, .quantity, "示例户数", "≥100户", "\(Int.random(in: 50...150, using: &dice))户", 50),
      (.outcome, .social, "示例带动", "有效带动", "有效带动", 30), (.satisfaction, .satisfaction, "示例满意度", "≥95%", "90%", 10),
    ]
    let sheet = PerformanceTargetSheet(
      id: ID("t\(number)"), project: id, layout: .ningxia, objective: "示例目标",
      funds: [FundRow(kind: .total, initialBudget: .value(budget.printed(in: .wanYuan)), citation: cite(2))],
      indicators: rows.enumerated().map { place, row in
        Indicator(
          id: ID("i\(number).\(place)"), order: place, level1: row.0, level2: row.1, name: row.2, target: IndicatorValue(parsing: row.3),
          citation: cite(10 + place))
      }, state: .approved, citation: cite(3))
    var ledger = ProjectLedger(project: project, targetSheets: [sheet])
    ledger.payments = try (0..<Int.random(in: 0...4, using: &dice)).map {
      try payment(project, "\($0)", Int.random(in: 1...12, using: &dice), Int.random(in: 1...999_999, using: &dice))
    }
    // The clerk may have typed nothing, the right sum, or another one.
    let claims: [Entry<PrintedAmount>] = [
      .value(Outturn(of: ledger).printed(in: .wanYuan)), .value(PrintedAmount(ExactDecimal(7), .wanYuan)),
    ]
    let typed = [Entry<PrintedAmount>.blank, .unfilled] + (isClaimed ? claims : [])
    func funds(_ dice: inout SeededGenerator) -> [FundRow] {
      [
        FundRow(
          kind: .total, initialBudget: .value(budget.printed(in: .wanYuan)), revisedBudget: .value(budget.printed(in: .wanYuan)),
          outturn: typed.randomElement(using: &dice) ?? .blank, rate: .unfilled, weight: .value(ExactDecimal(10)), citation: cite(4))
      ]
    }
    ledger.monitoring = [
      MonitoringReport(
        id: ID("m\(number)"), project: id, targetSheet: sheet.id, round: 1,
        period: try Period(year: year, from: 1, through: Int.random(in: 3...10, using: &dice)), layout: .withLikelihood, objective: "示例目标",
        funds: funds(&dice),
        rows: rows.indices.map {
          MonitoringRow(
            indicator: ID("i\(number).\($0)"), valueToDate: IndicatorValue(parsing: rows[$0].4),
            forecast: IndicatorValue(parsing: rows[$0].3),
            citation: cite(20 + $0))
        }, state: .submitted, citation: cite(5))
    ]
    ledger.selfEvaluations = [
      SelfEvaluation(
        id: ID("s\(number)"), project: id, targetSheet: sheet.id, funds: funds(&dice), objective: "示例目标", achievement: "示例情况",
        rows: rows.indices.map {
          SelfEvaluationRow(
            indicator: ID("i\(number).\($0)"), actual: IndicatorValue(parsing: rows[$0].4), actualSource: .typed,
            weight: ExactDecimal(rows[$0].5), printedScore: .blank, deviation: "示例原因", citation: cite(30 + $0))
        }, printedTotal: .blank, selfGrade: nil, reviewGrade: nil, state: .submitted, citation: cite(6))
    ]
    return ledger
  }
}
