import HengDomain
import HengValues

/// Puts ledgers together from rows (台账组装): one query a table, for one project or a whole county-year.
struct LedgerReading {
  enum Extent {
    case project(ID<Project>)
    case countyYear(CountyYear)
  }

  private let transaction: any Transaction
  private let extent: Extent

  init(_ transaction: any Transaction, _ extent: Extent) {
    self.transaction = transaction
    self.extent = extent
  }

  /// In the order in which the projects were registered.
  func ledgers() throws(StoreError) -> [ProjectLedger] {
    let projects = try standingProjects()
    if projects.isEmpty { return [] }
    let lines = try Lines(self)
    var ledgers: [ProjectLedger] = []
    for row in projects {
      let id = try row.text("id")
      let sheets = try lines.sheets(of: id)
      let names = Dictionary(
        sheets.flatMap { sheet in sheet.indicators.map { (IndicatorKey(sheet: sheet.id, indicator: $0.id), $0.name) } },
        uniquingKeysWith: { first, _ in first })
      ledgers.append(
        ProjectLedger(
          project: try Project(row, sources: lines.sources[id] ?? [], plan: lines.plans[id]?.first),
          documents: try lines.documents[id].made { row throws(StoreError) in try FundingDocument(row) },
          allotments: try lines.allotments[id].made { row throws(StoreError) in try BudgetAllotment(row) },
          payments: try lines.payments[id].made { row throws(StoreError) in try Payment(row) }, targetSheets: sheets,
          monitoring: try lines.monitoring(of: id, names), selfEvaluations: try lines.selfEvaluations(of: id, names),
          rectifications: try lines.rectifications(of: id),
          transitions: try lines.transitions[id].made { row throws(StoreError) in try TransitionRecord(row) }))
    }
    return ledgers
  }

  /// A project that is asked for by its id is told whatever its state.
  private func standingProjects() throws(StoreError) -> [SQLRow] {
    var projects: [SQLRow] = []
    for row in try rows(.project) {
      if case .countyYear = extent, try row.text("state") == ProjectState.withdrawn.rawValue { continue }
      projects.append(row)
    }
    return projects
  }

  fileprivate func rows(_ table: LedgerTable) throws(StoreError) -> [SQLRow] {
    try rows(table.ofRoot, table.ofCountyYear)
  }

  fileprivate func documents() throws(StoreError) -> [SQLRow] { try rows(.documentsOfProject, .documentsOfCountyYear) }

  fileprivate func payments() throws(StoreError) -> [SQLRow] { try rows(.paymentsOfProject, .paymentsOfProjects) }

  private func rows(_ ofProject: Statement, _ ofCountyYear: Statement) throws(StoreError) -> [SQLRow] {
    switch extent {
    case .project(let id): try transaction.query(ofProject, [.id(id)])
    case .countyYear(let key): try transaction.query(ofCountyYear, [.text(key.county.text), .integer(key.year.year)])
    }
  }
}

/// An indicator keeps its id in the next version of its sheet, so only both together name it.
private struct IndicatorKey: Hashable {
  let sheet: ID<PerformanceTargetSheet>
  let indicator: ID<Indicator>
}

/// The rows of all tables by what they belong to: a project's id, a record's id, or both parts of an evaluation's row.
private struct Lines {
  let sources, plans, documents, allotments, payments, transitions: [String: [SQLRow]]
  private let sheetRows, indicators, reports, monitoringRows, evaluations, evaluationRows, actualPayments: [String: [SQLRow]]
  private let rectificationRows, problems: [String: [SQLRow]]
  private let funds: [FundRow.Owner: [String: [SQLRow]]]

  init(_ reading: LedgerReading) throws(StoreError) {
    sources = try reading.rows(.fundSource).grouped("project")
    plans = try reading.rows(.paymentPlan).grouped("project")
    documents = try reading.documents().grouped("project")
    allotments = try reading.rows(.budgetAllotment).grouped("project")
    payments = try reading.payments().grouped("project")
    transitions = try reading.rows(.transitionRecord).grouped("project")
    sheetRows = try reading.rows(.performanceTargetSheet).grouped("project")
    indicators = try reading.rows(.indicator).grouped("target_sheet")
    reports = try reading.rows(.monitoringReport).grouped("project")
    monitoringRows = try reading.rows(.monitoringRow).grouped("report")
    evaluations = try reading.rows(.selfEvaluation).grouped("project")
    evaluationRows = try reading.rows(.selfEvaluationRow).grouped("self_evaluation")
    actualPayments = try reading.rows(.actualPayment).grouped("self_evaluation")
    rectificationRows = try reading.rows(.rectification).grouped("project")
    problems = rectificationRows.isEmpty ? [:] : try reading.rows(.rectificationProblem).grouped("rectification")
    let fundRows = try reading.rows(.fundRow)
    var funds: [FundRow.Owner: [String: [SQLRow]]] = [:]
    for owner in FundRow.Owner.allCases { funds[owner] = try fundRows.grouped(owner.rawValue) }
    self.funds = funds
  }

  func sheets(of project: String) throws(StoreError) -> [PerformanceTargetSheet] {
    try sheetRows[project].made { row throws(StoreError) in
      let id = try row.text("id")
      return try PerformanceTargetSheet(
        row, funds: try fundRows(.targetSheet, id),
        indicators: try indicators[id].made { row throws(StoreError) in try Indicator(row) })
    }
  }

  func monitoring(of project: String, _ names: [IndicatorKey: String]) throws(StoreError) -> [MonitoringReport] {
    try reports[project].made { row throws(StoreError) in
      let id = try row.text("id")
      return try MonitoringReport(
        row, funds: try fundRows(.monitoringReport, id),
        rows: try monitoringRows[id].made { row throws(StoreError) in try MonitoringRow(row, name: try name(row, names)) })
    }
  }

  func selfEvaluations(of project: String, _ names: [IndicatorKey: String]) throws(StoreError) -> [SelfEvaluation] {
    try evaluations[project].made { row throws(StoreError) in
      let id = try row.text("id")
      var payments: [Int: [ID<Payment>]] = [:]
      for row in actualPayments[id] ?? [] { payments[try row.number("row_ordering"), default: []].append(try row.id("payment")) }
      return try SelfEvaluation(
        row, funds: try fundRows(.selfEvaluation, id),
        rows: try evaluationRows[id].made { row throws(StoreError) in
          try SelfEvaluationRow(row, payments: payments[try row.number("ordering")] ?? [], name: try name(row, names))
        })
    }
  }

  func rectifications(of project: String) throws(StoreError) -> [Rectification] {
    try rectificationRows[project].made { row throws(StoreError) in
      try Rectification(row, problems: problems[try row.text("id")] ?? [])
    }
  }

  private func fundRows(_ owner: FundRow.Owner, _ id: String) throws(StoreError) -> [FundRow] {
    try funds[owner]?[id].made { row throws(StoreError) in try FundRow(row) } ?? []
  }

  private func name(_ row: SQLRow, _ names: [IndicatorKey: String]) throws(StoreError) -> String {
    guard let name = names[IndicatorKey(sheet: try row.id("target_sheet"), indicator: try row.id("indicator"))] else {
      throw row.odd("indicator")
    }
    return name
  }
}
