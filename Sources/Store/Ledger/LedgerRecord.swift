import HengDomain
import HengValues

/// One record with its lines, ready to be written and to be shown in the audit trail (记录及其明细).
struct LedgerRecord {
  /// Lines of a record in one table; `owner` is the column that names the record.
  struct Lines {
    let table: LedgerTable
    let owner: String
    let rows: [LedgerRow]
  }

  let kind: RecordKind
  let id: String
  let county: AdministrativeDivision
  let table: LedgerTable
  let row: LedgerRow
  var lines: [Lines] = []

  /// `{"id":…,"indicator":[{…},…]}`
  var json: String {
    let own = row.jsonFields
    let nested = lines.filter { !$0.rows.isEmpty }.map { lines in
      "\(lines.table.name.json):[\(lines.rows.map(\.json).joined(separator: ","))]"
    }
    return "{\((own + nested).joined(separator: ","))}"
  }

  init(_ project: Project, documents: [FundingDocument], ordering: Int) throws(LedgerError) {
    (kind, id, county) = (.project, project.id.text, project.county)
    (table, row) = (.project, try project.row(ordering: ordering))
    var links: [LedgerRow] = []
    for (ordering, document) in documents.enumerated() {
      links.append(try document.linkRow(project: project.id, ordering: ordering))
    }
    lines = [
      Lines(table: .projectDocument, owner: "project", rows: links),
      Lines(table: .fundSource, owner: "project", rows: try project.sourceRows()),
      Lines(table: .paymentPlan, owner: "project", rows: try project.planRows()),
    ]
  }

  init(_ allotment: BudgetAllotment, county: AdministrativeDivision, ordering: Int) throws(LedgerError) {
    (kind, id, table) = (.budgetAllotment, allotment.id.text, .budgetAllotment)
    self.county = county
    row = try allotment.row(county: county, ordering: ordering)
  }

  init(_ sheet: PerformanceTargetSheet, county: AdministrativeDivision) throws(LedgerError) {
    (kind, id, table) = (.performanceTargetSheet, sheet.id.text, .performanceTargetSheet)
    self.county = county
    row = try sheet.row(county: county)
    lines = [
      Lines(table: .indicator, owner: "target_sheet", rows: try sheet.indicatorRows()),
      try Self.funds(sheet.funds, project: sheet.project, of: .targetSheet, id),
    ]
  }

  init(_ report: MonitoringReport, county: AdministrativeDivision) throws(LedgerError) {
    (kind, id, table) = (.monitoringReport, report.id.text, .monitoringReport)
    self.county = county
    row = try report.row(county: county)
    lines = [
      Lines(table: .monitoringRow, owner: "report", rows: try report.lineRows()),
      try Self.funds(report.funds, project: report.project, of: .monitoringReport, id),
    ]
  }

  init(_ evaluation: SelfEvaluation, county: AdministrativeDivision, ordering: Int) throws(LedgerError) {
    (kind, id, table) = (.selfEvaluation, evaluation.id.text, .selfEvaluation)
    self.county = county
    row = try evaluation.row(county: county, ordering: ordering)
    lines = [
      Lines(table: .selfEvaluationRow, owner: "self_evaluation", rows: try evaluation.lineRows()),
      Lines(table: .actualPayment, owner: "self_evaluation", rows: evaluation.actualPaymentRows(county: county)),
      try Self.funds(evaluation.funds, project: evaluation.project, of: .selfEvaluation, id),
    ]
  }

  init(_ rectification: Rectification, county: AdministrativeDivision, ordering: Int) throws(LedgerError) {
    (kind, id, table) = (.rectification, rectification.id.text, .rectification)
    self.county = county
    row = try rectification.row(county: county, ordering: ordering)
    lines = [Lines(table: .rectificationProblem, owner: "rectification", rows: rectification.lineRows())]
  }

  init(_ ledger: AccountsLedger) throws(LedgerError) {
    (kind, id, county) = (.accountsLedger, ledger.key.text, ledger.county)
    (table, row) = (.accountsLedger, try ledger.row())
    lines = try ledger.lines()
  }

  init(_ disclosure: DisclosureRecord) throws(LedgerError) {
    (kind, id, county) = (.disclosureRecord, disclosure.key.text, disclosure.county)
    (table, row) = (.disclosureRecord, try disclosure.row())
    lines = try disclosure.lines()
  }

  private static func funds(
    _ funds: [FundRow], project: ID<Project>, of owner: FundRow.Owner, _ id: String
  ) throws(LedgerError) -> Lines {
    Lines(table: .fundRow, owner: owner.rawValue, rows: try FundRow.rows(funds, project: project, of: owner, id))
  }
}
