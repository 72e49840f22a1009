import HengDocuments
import HengDomain
import HengOperations
import HengRules
import HengTestSupport
import HengValues
import Testing

@Suite("A payment moves the papers that tell of it, and no other")
struct PaymentMovesPapersTests {
  /// Every paper of the county as bytes, by project and kind.
  private struct Papers {
    var forms: [String: [FormKind: [UInt8]]] = [:]
    var lists: [ReportKind: [UInt8]] = [:]

    init(_ ledgers: [ProjectLedger], _ county: County, _ library: ProfileLibrary) throws {
      let assessments = try AssessProjects(library)(ledgers, county: county)
      for assessment in assessments {
        for (kind, _) in assessment.forms.offered(assessment.ledger) {
          forms[assessment.project.id.text, default: [:]][kind] = try PrintForm.print(FormRequest(kind), of: assessment, as: .html)
        }
      }
      let overview = CountyOverview(county: county, year: ledgers[0].project.year, assessments: assessments, unitTotals: [])
      for kind in [ReportKind.selfEvaluationSummary, .monitoringSummary] {
        lists[kind] = try PrintForm.print(PrintReport(library).document(kind, overview: overview), as: .html)
      }
    }
  }

  @Test("added to a random project in a random month, of the year or of the monitored months only", arguments: 0..<24 as Range<UInt64>)
  func moves(seed: UInt64) throws {
    var dice = SeededGenerator(seed)
    let library = try ProfileLibrary.load()
    let county = County(
      division: try AdministrativeDivision("149901"), name: "样例县", prefecture: "样例市", province: "样例省", profile: "national", bureau: "样例县乙局")
    var ledgers = try (1...3).map { try Self.ledger($0, &dice) }
    let before = try Papers(ledgers, county, library)
    let place = Int.random(in: ledgers.indices, using: &dice), month = Int.random(in: 1...12, using: &dice)
    let own = ledgers[place].project.id.text
    let isInPeriod = try #require(ledgers[place].monitoring.last).period.lastMonth >= month
    ledgers[place].payments.append(
      try Self.payment(ledgers[place].project, "new", month, Int.random(in: 1...999_999, using: &dice)))
    let after = try Papers(ledgers, county, library)
    for id in ledgers.map(\.project.id.text) {
      for kind in FormKind.allCases {
        let isSame = before.forms[id]?[kind] == after.forms[id]?[kind]
        let isPrinted = before.forms[id]?[kind] != nil
        let tells = id == own && isPrinted && (kind.record == .selfEvaluation || kind.record == .monitoring && isInPeriod)
        #expect(isSame == !tells, "seed \(seed) \(id == own ? "本项目" : "其他项目") \(kind.rawValue) \(month)月")
      }
    }
    #expect(before.lists[.selfEvaluationSummary] != after.lists[.selfEvaluationSummary], "seed \(seed)")
    #expect((before.lists[.monitoringSummary] != after.lists[.monitoringSummary]) == isInPeriod, "seed \(seed)")
  }

  private static func payment(_ project: Project, _ id: String, _ month: Int, _ fen: Int) throws -> Payment {
    Payment(
      id: ID("\(project.id.text).\(id)"), of: project, date: try CivilDate(year: 2023, month: month, day: 15),
      amount: Money(fen: Int128(fen)), purpose: "示例补助", citation: Citation(paper: "payment", lines: id))
  }

  private static func ledger(_ number: Int, _ dice: inout SeededGenerator) throws -> ProjectLedger {
    let id = ID<Project>("p\(number)"), year = try FiscalYear(2023)
    func cite(_ line: Int) -> Citation { Citation(paper: "虚构", lines: "\(line)") }
    let budget = Money(fen: Int128(Int.random(in: 10_000_000...99_999_999, using: &dice)))
    let project = Project(
      id: id, county: try AdministrativeDivision("149901"), year: year, code: nil, name: "样例项目\(["", "甲", "乙", "丙"][number])",
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
    let typed: [Entry<PrintedAmount>] = [
      .blank, .unfilled, .value(Outturn(of: ledger).printed(in: .wanYuan)), .value(PrintedAmount(ExactDecimal(7), .wanYuan)),
    ]
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
            weight: ExactDecimal(rows[$0].5), printedScore: .blank, citation: cite(30 + $0))
        }, printedTotal: .blank, selfGrade: nil, reviewGrade: nil, state: .submitted, citation: cite(6))
    ]
    return ledger
  }
}
