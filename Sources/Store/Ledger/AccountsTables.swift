/// The tables of final accounts and disclosures. Columns stand in the order of the rows in `Rows/`; the migrations say what each means.
extension LedgerTable {
  static let finalAccounts = LedgerTable(
    "final_accounts", of: .finalAccounts, key: "id", order: "department", ["id", "county", "year", "department", "department_id", "state"])

  static let accountsLedger = LedgerTable(
    "accounts_ledger", of: .finalAccounts, order: "accounts", ["accounts", "is_institution", "cited_paper", "cited_lines"])

  static let openingBalance = LedgerTable(
    "accounts_opening_balance", of: .finalAccounts, order: "ordering",
    ["accounts", "ordering", "id", "fund", "function_code", "amount", "cited_paper", "cited_lines"])

  static let accountsReceipt = LedgerTable(
    "accounts_receipt", of: .finalAccounts, order: "ordering",
    [
      "accounts", "ordering", "id", "date", "voucher", "source", "function_code", "amount", "summary", "cited_paper", "cited_lines",
    ])

  static let surplus = LedgerTable(
    "accounts_surplus", of: .finalAccounts, order: "ordering",
    ["accounts", "ordering", "kind", "amount", "cited_paper", "cited_lines"])

  static let initialBudget = LedgerTable(
    "accounts_initial_budget", of: .finalAccounts, order: "ordering",
    ["accounts", "ordering", "category", "amount", "cited_paper", "cited_lines"])

  static let threePublic = LedgerTable(
    "accounts_three_public", of: .finalAccounts, order: "accounts",
    [
      "accounts", "groups_abroad", "persons_abroad", "vehicles_bought", "vehicles_held", "domestic_amount", "domestic_batches",
      "domestic_persons", "foreign_affairs_amount", "foreign_affairs_batches", "foreign_affairs_persons", "abroad_amount",
      "abroad_batches", "abroad_persons", "cited_paper", "cited_lines",
    ])

  static let threePublicBudget = LedgerTable(
    "accounts_three_public_budget", of: .finalAccounts, order: "item", ["accounts", "item", "amount"])

  static let procurement = LedgerTable(
    "accounts_procurement", of: .finalAccounts, order: "ordering",
    [
      "accounts", "ordering", "id", "kind", "name", "amount", "to_small_and_medium", "to_small_and_micro", "project", "cited_paper",
      "cited_lines",
    ])

  static let asset = LedgerTable(
    "accounts_asset", of: .finalAccounts, order: "ordering",
    ["accounts", "ordering", "item", "count", "cited_paper", "cited_lines"])

  static let checkNote = LedgerTable(
    "accounts_check_note", of: .finalAccounts, order: "ordering",
    ["accounts", "ordering", "rule", "text", "cited_paper", "cited_lines"])

  static let previousAccounts = LedgerTable(
    "previous_accounts", of: .finalAccounts, order: "accounts", ["accounts", "department", "year"])

  static let previousTable = LedgerTable(
    "previous_table", of: .finalAccounts, order: "ordering",
    [
      "accounts", "ordering", "kind", "title", "owner", "year", "unit", "is_basic_only", "is_stated_empty", "cited_paper",
      "cited_lines",
    ])

  static let previousCell = LedgerTable(
    "previous_cell", of: .finalAccounts, order: "kind, row_key, column_key",
    ["accounts", "kind", "row_key", "column_key", "printed", "amount", "cited_paper", "cited_lines"])

  static let previousLine = LedgerTable(
    "previous_line", of: .finalAccounts, order: "kind, ordering",
    ["accounts", "kind", "ordering", "row_key", "name", "number", "cited_paper", "cited_lines"])

  static let previousNote = LedgerTable(
    "previous_note", of: .finalAccounts, order: "kind, ordering", ["accounts", "kind", "ordering", "text"])

  static let previousNumber = LedgerTable(
    "previous_number", of: .finalAccounts, order: "kind, ordering",
    ["accounts", "kind", "ordering", "number", "cited_paper", "cited_lines"])

  static let previousStray = LedgerTable(
    "previous_stray", of: .finalAccounts, order: "kind, ordering",
    ["accounts", "kind", "ordering", "reason", "printed", "cited_paper", "cited_lines"])

  static let disclosureRecord = LedgerTable(
    "disclosure_record", of: .finalAccounts, order: "accounts", ["accounts", "approved_on", "cited_paper", "cited_lines"])

  static let disclosureText = LedgerTable(
    "disclosure_text", of: .finalAccounts, order: "key", ["accounts", "key", "text"])

  static let disclosureItem = LedgerTable(
    "disclosure_item", of: .finalAccounts, order: "list, ordering", ["accounts", "list", "ordering", "text"])

  static let departmentEvaluation = LedgerTable(
    "department_evaluation", of: .finalAccounts, order: "accounts", ["accounts", "score", "cited_paper", "cited_lines"])

  static let departmentTargets = LedgerTable(
    "department_targets", of: .finalAccounts, order: "accounts", ["accounts", "overall", "cited_paper", "cited_lines"])

  static let departmentTarget = LedgerTable(
    "department_target", of: .finalAccounts, order: "list, ordering", ["accounts", "list", "ordering", "title", "text"])

  static let evaluationReport = LedgerTable(
    "evaluation_report", of: .finalAccounts, order: "ordering",
    [
      "accounts", "ordering", "id", "project", "kind", "stage_objective", "achievement", "date", "cited_paper", "cited_lines",
    ])

  static let reportParagraph = LedgerTable(
    "evaluation_report_paragraph", of: .finalAccounts, order: "report, section, ordering",
    ["accounts", "report", "section", "ordering", "text"])

  static let reportEvidence = LedgerTable(
    "evaluation_report_evidence", of: .finalAccounts, order: "report, indicator", ["accounts", "report", "indicator", "text"])

  static let projectCorrection = LedgerTable(
    "project_correction", of: .finalAccounts, order: "ordering",
    ["accounts", "ordering", "project", "indicator", "field", "value", "reason", "cited_paper", "cited_lines"])

  static let finalAccountsStep = LedgerTable(
    "final_accounts_step", of: .finalAccounts, order: "ordering",
    [
      "accounts", "ordering", "record_kind", "record_id", "from_state", "action", "to_state", "actor", "role", "at", "reason",
    ])
}
