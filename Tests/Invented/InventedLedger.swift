package import HengDocuments
package import HengDomain
import HengFacts
import HengRules
package import HengValues

/// 样例县's invented project with all four papers; amounts and indicator forms are of the kinds that the published papers show.
package struct InventedLedger {
  package let county: County
  package let year: FiscalYear
  package var ledger: ProjectLedger

  package init() throws {
    county = County(
      division: try AdministrativeDivision("149901"), name: "样例县", prefecture: "样例市", province: "样例省", profile: "sample",
      bureau: "样例县乡村局")
    year = try FiscalYear(2023)
    let id = ID<Project>("p")
    let plan = try [("3", "10"), ("6", "45.5"), ("10", "80"), ("12", "100")].map { Entry.value(try ExactDecimal(parsing: $0.1)) }
    let project = Project(
      id: id, county: county.division, year: year, code: try ProjectCode("13052923P00T9A410003K"), name: "样例村稳岗补助",
      supervisingDepartment: "样例县乡村局", supervisingDepartmentCode: "475", implementingUnit: "样例县乡村局本级",
      unitCode: try BudgetUnitCode("475001"), nature: "0101—一年期项目", duration: "1 年", purpose: "发放补助", initialBudget: nil,
      revisedBudget: nil, sources: [FundSource(level: .county, amount: .zero)], paymentPlan: PaymentPlan(percents: plan),
      state: .scheduled, citation: Self.cite(1))
    ledger = ProjectLedger(project: project)
    let target = try target(id)
    ledger.targetSheets = [target]
    ledger.payments = try [("100", 60), ("52.52", 40)].enumerated().map { place, payment in
      Payment(
        id: ID("y\(place)"), of: project, date: try CivilDate(year: 2023, month: 6, day: 10 + place), isDateAssumed: false,
        amount: try PrintedAmount(parsing: payment.0, unit: .wanYuan).money, purpose: "第\(place + 1)批",
        payees: Quantity(ExactDecimal(payment.1), .person), citation: Citation(paper: "payment", lines: "y\(place)"))
    }
    ledger.monitoring = [try monitoring(target)]
    ledger.selfEvaluations = [try selfEvaluation(target)]
  }

  package static func cite(_ line: Int) -> Citation { Citation(paper: "虚构", lines: "\(line)") }

  package func amount(_ text: String) throws -> Entry<PrintedAmount> { .value(try PrintedAmount(parsing: text, unit: .wanYuan)) }

  private func target(_ project: ID<Project>) throws -> PerformanceTargetSheet {
    let rows: [(IndicatorLevel1, IndicatorLevel2, String, String)] = [
      (.output, .quantity, "补助人数", "≥100人"), (.output, .quality, "补助发放率", "≥95%"), (.output, .timeliness, "发放月份", "1-12月"),
      (.output, .cost, "补助标准", "500元/人/月"), (.output, .cost, "资金总额", "200万元"), (.outcome, .economic, "", ""),
      (.outcome, .social, "带动增收", "有效带动"), (.satisfaction, .satisfaction, "受益户满意度", "≥95%"),
    ]
    return PerformanceTargetSheet(
      id: ID("t"), project: project, layout: .ningxia, objective: "1.按时发放补助\n2.稳定就业",
      funds: [
        FundRow(kind: .total, initialBudget: try amount("200"), citation: Self.cite(10)),
        FundRow(kind: .fiscalAppropriation, initialBudget: try amount("193.4096"), citation: Self.cite(11)),
        FundRow(kind: .otherFunds, citation: Self.cite(12)),
      ],
      indicators: rows.enumerated().map { place, row in
        Indicator(
          id: ID("i\(place)"), order: place, level1: row.0, level2: row.1, name: row.2, definition: row.2.isEmpty ? nil : "\(row.2)的说明",
          target: IndicatorValue(parsing: row.3, name: row.2), basis: row.2.isEmpty ? nil : "调查问卷", citation: Self.cite(20 + place))
      }, state: .approved, citation: Self.cite(9))
  }

  /// Two merged causes: over rows 1 to 4 and 5 to 6; a level without indicator; zero, blank and 不适用 in the money rows.
  private func monitoring(_ target: PerformanceTargetSheet) throws -> MonitoringReport {
    let rows: [(String, String, String, Int)] = [
      ("60人", "≥100人", "未有农户申报", 4), ("90%%", "95%", "", 0), ("", "1-12月", "", 0), ("500元/人/月", "500元/人/月", "", 0),
      ("152.52万元", "200万元", "资金未到位", 2), ("", "", "", 0), ("有效带动", "有效带动", "", 1), ("95%", "≥95%", "", 1),
    ]
    return MonitoringReport(
      id: ID("m"), project: target.project, targetSheet: target.id, round: 1, period: try Period(year: year, from: 1, through: 7),
      layout: .withLikelihood, objective: "发放补助",
      funds: [
        FundRow(
          kind: .total, initialBudget: try amount("200"), outturn: try amount("152.52"), rate: .value("76.3%"), citation: Self.cite(40)),
        FundRow(
          kind: .fiscalAppropriation, initialBudget: try amount("200"), outturn: try amount("152.52"), rate: .unfilled,
          citation: Self.cite(41)),
        FundRow(kind: .otherFunds, initialBudget: try amount("0"), rate: .notApplicable, citation: Self.cite(42)),
      ],
      rows: rows.enumerated().map { place, row in
        MonitoringRow(
          indicator: ID("i\(place)"), valueToDate: IndicatorValue(parsing: row.0), forecast: IndicatorValue(parsing: row.1), cause: row.2,
          likelihoodText: row.2.isEmpty ? "" : "不可能", correctiveAction: row.2.isEmpty ? "" : "加紧办理",
          remark: place == 7 ? "备注文字" : "", mergedRows: row.3, citation: Self.cite(50 + place))
      }, state: .draft, citation: Self.cite(39))
  }

  private func selfEvaluation(_ target: PerformanceTargetSheet) throws -> SelfEvaluation {
    let rows: [(Int, String, String, Entry<ExactDecimal>)] = [
      (0, "100人", "20", .value(ExactDecimal(20))), (4, "152.52万元", "30", .value(ExactDecimal(6))),
      (6, "有效带动", "30", .blank), (7, "90%", "10", .value(try ExactDecimal(parsing: "9.47"))),
    ]
    return SelfEvaluation(
      id: ID("s"), project: target.project, targetSheet: target.id,
      funds: [
        FundRow(
          kind: .total, initialBudget: try amount("200"), revisedBudget: try amount("200.00"), outturn: try amount("152.52"),
          rate: .value("76.26%"), weight: .value(ExactDecimal(10)), score: .value(try ExactDecimal(parsing: "7.63")),
          citation: Self.cite(60)),
        FundRow(
          kind: .fiscalAppropriation, initialBudget: try amount("200"), revisedBudget: try amount("200.00"),
          outturn: try amount("152.52"), weight: .notApplicable, score: .notApplicable, citation: Self.cite(61)),
      ], objective: "发放补助", achievement: "已发放100人",
      rows: try rows.enumerated().map { place, row in
        SelfEvaluationRow(
          indicator: ID("i\(row.0)"), actual: IndicatorValue(parsing: row.1),
          actualSource: place == 0 || place == 1
            ? .payments([ID("y0"), ID("y1")]) : place == 3 ? .survey(surveyed: 50, satisfied: 45) : .typed,
          weight: try ExactDecimal(parsing: row.2), printedScore: row.3, deviation: place == 1 ? "人数减少" : "",
          citation: Self.cite(70 + place))
      }, printedTotal: .blank, selfGrade: .good, reviewGrade: nil, state: .draft, citation: Self.cite(59))
  }

  /// A card as the scorer gives it: one score per row.
  package func card(_ scores: [String]) throws -> ScoreCard {
    let execution = try ExactDecimal(parsing: "7.63")
    let items = try scores.enumerated().map { place, text in
      ScoreCard.Item(
        name: "第\(place)行", weight: ExactDecimal(30), score: try ExactDecimal(parsing: text),
        trace: .recorded("第\(place)行得分", value: text, Self.cite(90 + place)))
    }
    let total = items.compactMap(\.score).reduce(execution, +)
    return ScoreCard(
      execution: ScoreCard.Item(
        name: "预算执行率", weight: ExactDecimal(10), score: execution,
        trace: .recorded("预算执行率得分", value: "\(execution)", Self.cite(89))), items: items, total: total, grade: .good,
      totalTrace: Trace("总分", value: "\(total)", children: items.map(\.trace)))
  }

  package func sheet(_ kind: FormKind, card: ScoreCard? = nil) throws -> Sheet? {
    let document = try OfficialForm.document(kind, ledger, county: county, facts: FormFacts(ledger, card: card))
    for case .sheet(let sheet) in document.blocks { return sheet }
    return nil
  }

  package func figure(_ kind: FormKind, _ key: String, card: ScoreCard? = nil) throws -> Figure? {
    try sheet(kind, card: card)?.figures.first { $0.key == key }
  }
}
