import HengDomain
import HengStore
import HengValues

/// A small ledger in plain words, for tests that do not care for awkward contents.
struct Sample {
  var ledger: ProjectLedger

  /// - Parameters:
  ///   - issued: of the one allotment, in yuan; nil for a project without one.
  init(
    _ id: String, name: String = "示例产业项目", _ key: CountyYear? = nil, issued: Int? = 100, allotment: AllotmentState = .allocated,
    project: ProjectState = .implemented, target: TargetState = .approved, monitoring: MonitoringState = .submitted,
    evaluation: SelfEvaluationState = .published, rectification: RectificationState = .open
  ) throws {
    let key = try key ?? LedgerDice.key()
    let citation = Citation(paper: "S000", lines: "1")
    let indicators = [("补助户数", "≥100户"), ("群众满意度", "≥95%")].enumerated().map { index, row in
      Indicator(
        id: ID("\(id).i\(index)"), order: index, level1: .output, level2: .quantity, name: row.0,
        target: IndicatorValue(parsing: row.1, name: row.0), citation: citation)
    }
    let funds = [
      FundRow(kind: .total, initialBudget: .value(PrintedAmount(try ExactDecimal(parsing: "12.50"), .wanYuan)), citation: citation)
    ]
    let sheet: ID<PerformanceTargetSheet> = ID("\(id).s1")
    let money = Money(fen: Int128(issued ?? 100) * 100)
    ledger = ProjectLedger(
      project: Project(
        id: ID(id), county: key.county, year: key.year, code: nil, name: name, supervisingDepartment: "示例局", implementingUnit: "示例站",
        initialBudget: money, revisedBudget: nil, state: project, citation: citation),
      allotments: issued == nil
        ? []
        : [BudgetAllotment(id: ID("\(id).a1"), project: ID(id), document: nil, amount: money, state: allotment, citation: citation)],
      targetSheets: [
        PerformanceTargetSheet(
          id: sheet, project: ID(id), layout: .ningxia, objective: "目标", funds: funds, indicators: indicators, state: target,
          citation: citation)
      ],
      monitoring: [
        MonitoringReport(
          id: ID("\(id).m1"), project: ID(id), targetSheet: sheet, round: 1, period: try Period(year: key.year, from: 1, through: 7),
          layout: .withLikelihood, objective: "目标", funds: funds,
          rows: indicators.map {
            MonitoringRow(
              indicator: $0.id, valueToDate: IndicatorValue(parsing: "60"), forecast: IndicatorValue(parsing: "100"), citation: citation)
          }, state: monitoring, citation: citation)
      ],
      selfEvaluations: [
        SelfEvaluation(
          id: ID("\(id).e1"), project: ID(id), targetSheet: sheet, funds: funds, objective: "目标", achievement: "完成",
          rows: indicators.map {
            SelfEvaluationRow(
              indicator: $0.id, actual: IndicatorValue(parsing: "100"), actualSource: .typed, weight: ExactDecimal(45),
              printedScore: .value(ExactDecimal(45)),
              citation: citation)
          }, printedTotal: .value(ExactDecimal(100)), selfGrade: .excellent, reviewGrade: nil, state: evaluation, citation: citation)
      ],
      rectifications: [
        Rectification(
          notice: RectificationNotice(
            id: ID("\(id).r1"), issuer: "示例财政局", addressee: "示例站", project: ID(id),
            problems: [RectificationNotice.Problem(id: ID("\(id).r1.1"), text: "支付慢", basis: "", request: "加快支付")], state: rectification,
            citation: citation))
      ])
  }

  var id: ID<Project> { ledger.project.id }
  var allotment: ID<BudgetAllotment> { ledger.allotments[0].id }
  var sheet: PerformanceTargetSheet { ledger.targetSheets[0] }
  var report: MonitoringReport { ledger.monitoring[0] }
  var evaluation: SelfEvaluation { ledger.selfEvaluations[0] }
  var rectification: Rectification { ledger.rectifications[0] }

  /// A payment in yuan.
  func payment(_ id: String, _ yuan: Int, from allotment: ID<BudgetAllotment>?) -> Payment {
    Payment(
      id: ID(id), of: ledger.project, allotment: allotment, date: CivilDate(clampingDayNumber: 19_000), isDateAssumed: false,
      amount: Money(fen: Int128(yuan) * 100), purpose: "补助", payees: Quantity(ExactDecimal(3), .person),
      citation: Citation(paper: "payment", lines: id))
  }
}
