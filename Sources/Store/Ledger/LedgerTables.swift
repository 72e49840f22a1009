/// The tables of the ledger. Columns stand in the order of the rows in `Rows/`; the migrations say what each means.
extension LedgerTable {
  static let project = LedgerTable(
    "project", key: "id", order: "ordering",
    [
      "id", "county", "year", "ordering", "code", "name", "tier", "parent", "supervising_department",
      "supervising_department_code", "implementing_unit", "unit_code", "nature", "duration", "purpose", "initial_budget",
      "revised_budget", "state", "is_secret", "department_id", "cited_paper", "cited_lines",
    ])

  static let projectDocument = LedgerTable(
    "project_document", order: "ordering",
    ["project", "ordering", "document", "number_printed", "cited_paper", "cited_lines"])

  static let fundSource = LedgerTable(
    "fund_source", order: "ordering",
    ["project", "ordering", "level", "amount", "is_direct", "is_advance_notice", "is_carried_over", "document"])

  static let paymentPlan = LedgerTable(
    "payment_plan", order: "project", ["project", "march", "june", "october", "december", "unplaced"])

  static let budgetAllotment = LedgerTable(
    "budget_allotment", order: "ordering",
    ["id", "project", "county", "ordering", "document", "amount", "state", "cited_paper", "cited_lines"])

  static let performanceTargetSheet = LedgerTable(
    "performance_target_sheet", order: "version",
    [
      "id", "project", "county", "version", "layout", "objective", "unit", "state", "conclusion_grade",
      "conclusion_opinion", "conclusion_reviewer", "conclusion_at", "adjustment_reason", "cited_paper", "cited_lines",
    ])

  static let indicator = LedgerTable(
    "indicator", order: "target_sheet, ordering",
    [
      "project", "target_sheet", "ordering", "id", "level1", "level2", "name", "definition", "target", "basis",
      "direction", "weight", "cited_paper", "cited_lines",
    ])

  static let monitoringReport = LedgerTable(
    "monitoring_report", order: "round",
    [
      "id", "project", "county", "target_sheet", "round", "period_year", "first_month", "last_month", "layout",
      "objective", "unit", "state", "cited_paper", "cited_lines",
    ])

  static let monitoringRow = LedgerTable(
    "monitoring_row", order: "report, ordering",
    [
      "project", "report", "ordering", "target_sheet", "indicator", "value_to_date", "forecast", "cause", "causes",
      "likelihood", "corrective_action", "remark", "merged_rows", "cited_paper", "cited_lines",
    ])

  static let selfEvaluation = LedgerTable(
    "self_evaluation", order: "ordering",
    [
      "id", "project", "county", "ordering", "target_sheet", "unit", "objective", "achievement", "printed_total",
      "self_grade", "review_grade", "state", "cited_paper", "cited_lines",
    ])

  static let selfEvaluationRow = LedgerTable(
    "self_evaluation_row", order: "self_evaluation, ordering",
    [
      "project", "self_evaluation", "ordering", "target_sheet", "indicator", "actual", "actual_source", "surveyed",
      "satisfied", "weight", "printed_score", "coefficient", "is_target_too_low", "deviation", "cited_paper",
      "cited_lines",
    ])

  static let actualPayment = LedgerTable(
    "actual_payment", order: "self_evaluation, row_ordering, ordering",
    ["project", "self_evaluation", "row_ordering", "ordering", "payment", "county", "entry"])

  static let fundRow = LedgerTable(
    "fund_row", order: "ordering",
    [
      "project", "target_sheet", "monitoring_report", "self_evaluation", "ordering", "kind", "initial_budget",
      "revised_budget", "outturn", "rate", "weight", "score", "cited_paper", "cited_lines",
    ])

  static let rectification = LedgerTable(
    "rectification", order: "ordering",
    [
      "id", "project", "county", "ordering", "kind", "number", "issuer", "addressee", "date", "answer_number", "answered_on", "state",
      "cited_paper", "cited_lines",
    ])

  static let rectificationProblem = LedgerTable(
    "rectification_problem", order: "rectification, ordering",
    [
      "project", "rectification", "ordering", "id", "text", "basis", "request", "deadline", "measure", "is_done", "evidence", "done_on",
    ])

  static let transitionRecord = LedgerTable(
    "transition_record", order: "ordering",
    [
      "project", "county", "ordering", "record_kind", "record_id", "from_state", "action", "to_state", "actor", "role",
      "at", "reason",
    ])
}

extension Statement {
  /// The funding documents that a project names; `project_document` says in which order and wording.
  static let documentsOfProject = Statement(
    "funding_document.ofProject",
    """
    SELECT project_document.project AS project, funding_document.id AS id, funding_document.county AS county,
      funding_document.year AS year, funding_document.date AS date, funding_document.level AS level,
      funding_document.amount AS amount, project_document.number_printed AS number_printed,
      project_document.cited_paper AS cited_paper, project_document.cited_lines AS cited_lines
    FROM project_document JOIN funding_document ON funding_document.id = project_document.document
    WHERE project_document.project = $1
    ORDER BY project_document.ordering
    """)

  static let documentsOfCountyYear = Statement(
    "funding_document.ofCountyYear",
    """
    SELECT project_document.project AS project, funding_document.id AS id, funding_document.county AS county,
      funding_document.year AS year, funding_document.date AS date, funding_document.level AS level,
      funding_document.amount AS amount, project_document.number_printed AS number_printed,
      project_document.cited_paper AS cited_paper, project_document.cited_lines AS cited_lines
    FROM project JOIN project_document ON project_document.project = project.id
      JOIN funding_document ON funding_document.id = project_document.document
    WHERE project.county = $1 AND project.year = $2
    ORDER BY project_document.project, project_document.ordering
    """)
}
