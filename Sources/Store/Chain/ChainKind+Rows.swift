/// Statements over the rows of one kind.
extension ChainKind {
  /// Chained columns of a table as it stands, for a database whose schema is older than a column.
  private func list(_ columns: some Sequence<String>) -> String {
    columns.map { "record.\($0) AS \($0)" }.joined(separator: ", ")
  }

  private var keyColumns: [String] { (isKeyedByCounty ? ["county"] : []) + [key] + (part.map { [$0] } ?? []) }

  /// Rows in the order of their keys, the audit trail in that of its times; `$1` at most, after the first `$2`. `chain_county` is theirs.
  func earlierRows(columns present: Set<String>) -> Statement {
    let order = self == .auditEntry ? ["at", "record_kind", "record_id", "ordering", "id"] : keyColumns
    return Statement(
      "chain.earlier.\(rawValue)",
      """
      SELECT \(list(columns.filter(present.contains))), \(county.column) AS chain_county
      FROM \(table) AS record \(county.joins)
      ORDER BY \(order.map { "record.\($0)" }.joined(separator: ", ")) LIMIT CAST($1 AS BIGINT) OFFSET CAST($2 AS BIGINT)
      """)
  }

  /// Where a row's county stands. Audit entries name none: theirs is that of the record, where it is still there.
  private var county: (column: String, joins: String) {
    switch self {
    case .weighedPaper: ("''", "")
    case .payment, .transitionRecord: ("record.county", "")
    case .finalAccountsStep, .publishedSet: ("final_accounts.county", "JOIN final_accounts ON final_accounts.id = record.accounts")
    case .auditEntry: (Self.countyOfRecord, Self.joinsOfRecord)
    }
  }

  /// Kinds of the audit trail whose records hold their county, and their tables.
  private static let owners = [
    ("project", "project"), ("budgetAllotment", "budget_allotment"), ("performanceTargetSheet", "performance_target_sheet"),
    ("monitoringReport", "monitoring_report"), ("selfEvaluation", "self_evaluation"), ("fundingDocument", "funding_document"),
    ("department", "department"), ("finalAccounts", "final_accounts"), ("accountsLedger", "final_accounts"),
    ("disclosureRecord", "final_accounts"),
  ]

  private static let countyOfRecord = """
    COALESCE(
      \(owners.map { "own_\($0.0).county" }.joined(separator: ", ")), own_payment.county, own_set.county, own_county.division,
      CASE WHEN record.record_kind IN ('unitTotals', 'formDefinition') AND substr(record.record_id, 7, 1) = '.'
        THEN substr(record.record_id, 1, 6) END, '')
    """

  private static let joinsOfRecord =
    owners.map { "LEFT JOIN \($0.1) AS own_\($0.0) ON record.record_kind = '\($0.0)' AND own_\($0.0).id = record.record_id" }
    .joined(separator: "\n") + """

      LEFT JOIN (SELECT id, min(county) AS county FROM payment GROUP BY id) AS own_payment
        ON record.record_kind = 'payment' AND own_payment.id = record.record_id
      LEFT JOIN (
        SELECT disclosure_set.sha256 AS sha256, final_accounts.county AS county
        FROM disclosure_set JOIN final_accounts ON final_accounts.id = disclosure_set.accounts) AS own_set
        ON record.record_kind = 'publishedSet' AND own_set.sha256 = record.record_id
      LEFT JOIN county AS own_county ON record.record_kind = 'county' AND own_county.division = record.record_id
      """

  private var join: String {
    let number = part.map { " AND record.\($0) = chain_link.part" } ?? ""
    return "record.\(key) = chain_link.key\(number)" + (isKeyedByCounty ? " AND record.county = chain_link.county" : "")
  }

  /// `$1` county, `$2` and `$3` the first and the last link: the rows that those links of this kind name, with the number of each.
  var linkedRows: Statement {
    Statement(
      "chain.rows.\(rawValue)",
      """
      SELECT chain_link.number AS chain_number, \(list(columns))
      FROM chain_link JOIN \(table) AS record ON \(join)
      WHERE chain_link.county = $1 AND chain_link.number BETWEEN $2 AND $3 AND chain_link.kind = '\(rawValue)'
      """)
  }

  var countOfRows: Statement { Statement("chain.count.\(rawValue)", "SELECT count(*) AS number FROM \(table)") }

  /// Rows that no link names, the first by key.
  var unlinkedRows: Statement {
    Statement(
      "chain.unlinked.\(rawValue)",
      """
      SELECT \(list(columns)) FROM \(table) AS record
      LEFT JOIN chain_link ON chain_link.kind = '\(rawValue)' AND \(join)
      WHERE chain_link.digest IS NULL
      ORDER BY \(keyColumns.map { "record.\($0)" }.joined(separator: ", ")) LIMIT 1
      """)
  }

  /// `$1` after this digest: the next row with the bytes that it names.
  var nextBytes: Statement {
    Statement("chain.bytes.\(rawValue)", "SELECT sha256, bytes FROM \(table) WHERE sha256 > $1 ORDER BY sha256 LIMIT 1")
  }
}
