import HengDomain
import HengRules
import HengValues

extension SheetFile {
  /// The sheet as the SC rules judge it.
  func scoringSheet(_ year: FiscalYear) throws -> ScoringSheet {
    let budget = budget ?? Budget()
    let parts = try (budget.parts ?? []).map {
      ScoringSheet.Execution.Part(
        label: $0.label, revised: try amount($0.revised), outturn: try amount($0.outturn), initial: try amount($0.initial))
    }
    let rows = try (indicators ?? []).enumerated().map { index, row in
      ScoringSheet.Row(
        level1: try row.knownLevel1, level2: try row.knownLevel2, name: row.name,
        target: IndicatorValue(parsing: row.target, name: row.name),
        actual: IndicatorValue(parsing: row.actual ?? ""), weight: try number(row.weight) ?? .zero, direction: try row.knownDirection,
        coefficient: try number(row.coefficient), isTargetTooLow: row.tooLow ?? false, printedScore: try number(row.score),
        deviation: row.deviation ?? "", citation: Self.citation("\(index + 1)"))
    }
    var sheet = ScoringSheet(
      project: project, year: year, unit: try moneyUnit,
      execution: ScoringSheet.Execution(
        initial: try amount(budget.initial), revised: try amount(budget.revised), outturn: try amount(budget.outturn),
        weight: try number(budget.weight) ?? ExactDecimal(10), printedScore: try number(budget.score), parts: parts,
        citation: Self.citation("资金")),
      rows: rows, printedTotal: try number(total), printedGrade: try known(grade), reviewGrade: try known(review),
      narrative: try narrative.map {
        ScoringSheet.Narrative(
          score: try number($0.score), budget: try amount($0.budget), outturn: try amount($0.outturn), citation: Self.citation("综述"))
      },
      reportSections: try sections?.map {
        ScoringSheet.ReportSection(
          title: $0.title, textScore: try ExactDecimal(parsing: $0.text), tableScore: try ExactDecimal(parsing: $0.table),
          citation: Self.citation("报告"))
      }, peers: scoringPeers, objective: objective ?? "")
    if let ledger = try ledger(year) {
      let cell = OutturnCell(
        claimed: sheet.execution.outturn, derived: Outturn(of: ledger), isTranscribed: false, unit: try moneyUnit)
      sheet.execution.cell = cell
      sheet.execution.outturn = cell.shown
      for place in sheet.rows.indices {
        let row = sheet.rows[place]
        sheet.rows[place].evidence = ledger.evidence(
          of: Indicator(
            id: ID("i\(place)"), order: place, level1: row.level1, level2: row.level2, name: row.name, target: row.target,
            citation: row.citation))
      }
    }
    sheet.head = printedHead
    sheet.surveys = try (surveys ?? []).map {
      ScoringSheet.Survey(rate: IndicatorValue(parsing: $0.rate), score: try number($0.score), citation: Self.citation("报告"))
    }
    return sheet
  }

  private var printedHead: [PrintedField] {
    (head ?? [:]).sorted { $0.key < $1.key }.map { PrintedField(label: $0.key, text: $0.value, citation: Self.citation($0.key)) }
  }

  var scoringPeers: [ScoringSheet.Peer] { (peers ?? []).map { ScoringSheet.Peer(project: $0.project, objective: $0.objective) } }

  /// The project with the payments that the case gives; nil where it gives none.
  private func ledger(_ year: FiscalYear) throws -> ProjectLedger? {
    guard let lines = budget?.ledger else { return nil }
    let project = try project(year)
    let payments = try lines.enumerated().map { place, line in
      Payment(
        id: ID("y\(place)"), of: project, date: try CivilDate(line.date),
        amount: try PrintedAmount(parsing: line.amount, unit: try moneyUnit).money, purpose: "第\(place + 1)批",
        citation: Self.citation("支付\(place + 1)"))
    }
    return ProjectLedger(project: project, payments: payments)
  }

  func project(_ year: FiscalYear) throws -> Project {
    try Project(
      id: ID("p"), county: AdministrativeDivision("640104"), year: year, code: nil, name: project, supervisingDepartment: "示例主管部门",
      implementingUnit: "示例单位", initialBudget: amount(budget?.initial)?.money, revisedBudget: amount(budget?.revised)?.money,
      paymentPlan: paymentPlan, state: .scheduled, citation: Self.citation("项目"))
  }

  private var paymentPlan: PaymentPlan? {
    get throws {
      try plan.map { plan in
        PaymentPlan(
          percents: try [plan.march, plan.june, plan.october, plan.december].map { try number($0).map { .value($0) } ?? .unfilled },
          unplaced: plan.unplaced)
      }
    }
  }

  func funds() throws -> [FundRow] {
    guard let budget else { return [] }
    func entry(_ text: String?) throws -> Entry<PrintedAmount> { try amount(text).map { .value($0) } ?? .blank }
    let total = FundRow(
      kind: .total, initialBudget: try entry(budget.initial), revisedBudget: try entry(budget.revised), outturn: try entry(budget.outturn),
      rate: budget.rate.map { .value($0) } ?? .blank, citation: Self.citation("资金"))
    let parts = try (budget.parts ?? []).map { part in
      FundRow(
        kind: part.label.contains("结转") ? .carriedOver : part.label.contains("其他") ? .otherFunds : .fiscalAppropriation,
        initialBudget: try entry(part.initial), revisedBudget: try entry(part.revised), outturn: try entry(part.outturn),
        rate: part.rate.map { .value($0) } ?? .blank, citation: Self.citation("资金"))
    }
    return [total] + parts
  }

  func targetSheet(_ year: FiscalYear) throws -> PerformanceTargetSheet {
    PerformanceTargetSheet(
      id: ID("t"), project: ID("p"), layout: plan == nil ? .ningxia : .hebei, objective: objective ?? "", unit: try moneyUnit,
      funds: try funds(),
      indicators: try (indicators ?? []).enumerated().map { index, row in
        Indicator(
          id: ID("i\(index)"), order: index, level1: try row.knownLevel1, level2: try row.knownLevel2, name: row.name,
          definition: row.definition,
          target: IndicatorValue(parsing: row.target, name: row.name), basis: row.basis, direction: try row.knownDirection,
          citation: Self.citation("\(index + 1)"))
      }, state: .approved, citation: Self.citation("目标表"))
  }

  func monitoringReport(_ year: FiscalYear) throws -> MonitoringReport? {
    guard let months else { return nil }
    return MonitoringReport(
      id: ID("m"), project: ID("p"), targetSheet: ID("t"), round: 1, period: try Period(months, in: year),
      layout: layout == "B" ? .brief : .withLikelihood,
      objective: objective ?? "", unit: try moneyUnit, funds: try funds(),
      rows: (indicators ?? []).enumerated().map { index, row in
        MonitoringRow(
          indicator: ID("i\(index)"), valueToDate: IndicatorValue(parsing: row.toDate ?? ""),
          forecast: IndicatorValue(parsing: row.forecast ?? ""),
          cause: row.cause ?? "", likelihoodText: row.likelihood ?? "", correctiveAction: row.action ?? "", mergedRows: row.span ?? 1,
          citation: Self.citation("\(index + 1)"))
      }, state: .draft, citation: Self.citation("监控表"))
  }

  /// The sheet as the PT rules judge it.
  func targetSubject(_ year: FiscalYear, peers more: [ScoringSheet.Peer] = []) throws -> TargetSubject {
    TargetSubject(
      sheet: try targetSheet(year), project: try project(year), monitoring: try monitoringReport(year), peers: scoringPeers + more,
      year: year, head: printedHead)
  }

  /// The sheet as the MO rules judge it.
  func monitoredProject(_ year: FiscalYear) throws -> MonitoredProject {
    guard let report = try monitoringReport(year) else { throw CaseError(description: "监控用例没有 months") }
    return MonitoredProject(
      report: report, sheet: try targetSheet(year), project: try project(year), head: printedHead,
      outturn: try ledger(year).map { Outturn(of: $0, through: report.period) })
  }

  /// The sheet with the other forms of its paper.
  func paperForms(_ year: FiscalYear) throws -> PaperFormsSubject {
    let all = [self] + (forms ?? [])
    return PaperFormsSubject(
      targets: try all.filter { $0.months == nil }.map { try $0.targetSubject(year) },
      monitored: try all.filter { $0.months != nil }.map {
        PaperFormsSubject.Monitored(project: try $0.monitoredProject(year), targets: try $0.targetSubject(year))
      })
  }

  /// The sheet as the RA rules judge it.
  func resultSubject(_ year: FiscalYear) throws -> ResultSubject {
    ResultSubject(
      project: project, year: year, grade: try known(grade), budget: try amount(budget?.revised ?? budget?.initial),
      outturn: try amount(budget?.outturn),
      history: try (history ?? [:]).sorted { $0.key < $1.key }.map { past, grade in
        guard let known = try known(grade) else { throw CaseError(description: "没有等级") }
        return ResultSubject.YearGrade(year: try FiscalYear(past), grade: known, citation: Self.citation(past))
      }, unrectified: unrectified.flatMap { Int($0) }, citation: Self.citation("结果"))
  }
}

extension SheetFile {
  /// The forms of one project, of several papers: 监控表 where months are given, 自评表 where values are, else 目标表.
  func projectPapers(_ year: FiscalYear) throws -> ProjectPapers {
    ProjectPapers(try ([self] + (forms ?? [])).map { try $0.projectForm(year) })
  }

  private func projectForm(_ year: FiscalYear) throws -> ProjectPapers.Form {
    let isEvaluation = (indicators ?? []).contains { $0.actual != nil }
    func amount(_ text: String?) throws -> ProjectPapers.Form.Amount? {
      try self.amount(text).map { ProjectPapers.Form.Amount($0, Self.citation("年度资金总额")) }
    }
    return ProjectPapers.Form(
      stage: months != nil ? .monitoring : isEvaluation ? .selfEvaluation : .target, project: project, year: year,
      initialBudget: try amount(budget?.initial), outturn: try amount(budget?.outturn),
      rows: (indicators ?? []).map {
        ProjectPapers.Form.Row(
          name: $0.name, target: IndicatorValue(parsing: $0.target), actual: ($0.actual ?? $0.toDate).map { IndicatorValue(parsing: $0) },
          citation: Self.citation($0.name))
      }, citation: Self.citation("表头"))
  }
}
